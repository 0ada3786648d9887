"""From persons and groups to suggestions: who counts, with which titles, in which part, how surely."""

from __future__ import annotations

import re

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.item import State, new_id
from briefing_app.extraction.attendees.people import (
    Person,
    Presence,
    Sighting,
    find_people,
    merge_variants,
    resolve_chairs,
)
from briefing_app.extraction.attendees.reading import Reading
from briefing_app.extraction.attendees.vocabulary import vocabulary
from briefing_app.extraction.document import Document, Role
from briefing_app.extraction.lexicon import Lexicon

_SPOKEN = (Role.BODY, Role.TEASER)
_CONFIDENCE = {
    Presence.CHAIRS: ("chair", 0.97),
    Presence.LISTED: ("attendance-list", 0.97),
    Presence.ACTS: ("acts", 0.93),
}


def suggest(document: Document, lexicon: Lexicon) -> tuple[Attendee, ...]:
    """Return who the article says took part, in the order of the text."""
    reading = Reading(document, vocabulary(lexicon))
    findings = find_people(reading)
    merge_variants(findings)
    resolve_chairs(reading, findings)
    found = [item for person in findings.persons.values() if (item := _attendee(reading, person)) is not None]
    for start, end, origin in _distinct(document, findings.groups):
        anchor = Anchor.of(document.text, start, end)
        found.append(
            Attendee(
                id=new_id(), anchor=anchor, origin=origin, confidence=0.9, name=anchor.exact, collective=True
            )
        )
    return tuple(sorted(found, key=lambda item: (item.anchor.start, item.anchor.end)))


def _distinct(document: Document, groups: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the groups without those that say again what an earlier one said, or lie in one."""
    kept: list[tuple[int, int, str]] = []
    said: set[str] = set()
    for start, end, origin in sorted(groups, key=lambda group: (group[2] != "group-in-list", group[0])):
        phrase = document.lower[start:end]
        if phrase in said or any(s < end and start < e for s, e, _ in kept):
            continue
        said.add(phrase)
        kept.append((start, end, origin))
    return kept


def prefill(document: Document, lexicon: Lexicon, start: int, end: int) -> Attendee:
    """Return an editor's own attendee made of selected words: name and role split."""
    anchor = Anchor.of(document.text, start, end)
    return Attendee(id=new_id(), anchor=anchor, state=State.CONFIRMED, name=anchor.exact)


def _attendee(reading: Reading, person: Person) -> Attendee | None:
    spoken = [s for s in person.sightings if s.role in _SPOKEN]
    best = max((s.presence for s in spoken), default=Presence.ABSENT)
    if best < Presence.ACTS:
        return None
    shown = _presenting(reading, spoken)
    titles = _titles(reading, shown)
    origin, confidence = _CONFIDENCE[best]
    return Attendee(
        id=new_id(),
        anchor=Anchor.of(reading.text, shown.mention.start, shown.mention.end),
        origin=origin,
        confidence=confidence,
        name=person.name,
        role=titles or None,
        part=Part.CHAIR if best is Presence.CHAIRS else Part.ATTENDEE,
    )


def _presenting(reading: Reading, spoken: list[Sighting]) -> Sighting:
    """Return the sighting that presents the person: where most is said of the titles, lists first."""

    def weight(sighting: Sighting) -> tuple[int, int]:
        words = len(_titles(reading, sighting).split())
        listed = sighting.presence >= Presence.LISTED
        return (words + (2 if listed else 0), -sighting.mention.start)

    return max(spoken, key=weight)


def _titles(reading: Reading, sighting: Sighting) -> str:
    parts = [re.sub(r"\s+", " ", reading.text[s:e]).strip(" ,.;:()-–") for s, e in sighting.titles]
    return ", ".join(part for part in parts if part)
