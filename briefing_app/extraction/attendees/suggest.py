"""From persons and groups to suggestions: who counts, with which titles, in which part, how surely."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.item import State, new_id
from briefing_app.domain.person import name_key
from briefing_app.extraction.attendees.people import Person, find_people
from briefing_app.extraction.attendees.reading import Reading
from briefing_app.extraction.attendees.sightings import Presence, Sighting
from briefing_app.extraction.attendees.vocabulary import vocabulary
from briefing_app.extraction.calibration import Confidence, as_said
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon

_CONFIDENCE = {
    "chair": 0.99,
    "attendance-list": 0.99,
    "acts": 0.95,
    "at-event": 0.9,
    "acts-with-group": 0.9,
    "met": 0.85,
    "introduced": 0.9,
    "bare-title": 0.9,
}
_GROUP_CONFIDENCE = {
    "group-in-list": 0.92,
    "group-met": 0.7,
    "group-speaks": 0.7,
    "group-with": 0.7,
    "group-attends": 0.6,
}
"""How often each rule was right on annotated articles, roughly."""


def suggest(document: Document, lexicon: Lexicon, confidence: Confidence = as_said) -> tuple[Attendee, ...]:
    """Return who the article says took part, in the order of the text."""
    reading = Reading(document, vocabulary(lexicon))
    findings = find_people(reading)
    found = [
        item
        for person in findings.persons.values()
        if (item := _attendee(reading, person, confidence)) is not None
    ]
    for start, end, origin in _distinct(document, findings.groups):
        anchor = Anchor.of(document.text, start, end)
        found.append(
            Attendee(
                id=new_id(),
                anchor=anchor,
                origin=origin,
                confidence=confidence(origin, _GROUP_CONFIDENCE[origin]),
                name=anchor.exact,
                collective=True,
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
    """Return an editor's own, confirmed attendee made of selected words: name and titles split.

    Where the words have no title, those that the rest of the article gives the person are taken; words without a
    person are a body.
    """
    anchor = Anchor.of(document.text, start, end)
    reading = Reading(document, vocabulary(lexicon))
    mentions = reading.mentions(start, end)
    if not mentions:
        shown = " ".join(anchor.exact.split())
        known = find_people(reading).persons.get(name_key(shown))
        item = _attendee(reading, known) if known else None
        name = item.name if item else shown
        return Attendee(
            id=new_id(),
            anchor=anchor,
            state=State.CONFIRMED,
            name=name,
            role=item.role if item else None,
            part=item.part if item else Part.ATTENDEE,
            collective=item is None and not _looks_like_name(shown),
        )
    mention = mentions[0]
    name = " ".join(document.text[mention.name.start : mention.name.end].split())
    findings = find_people(reading)
    known = findings.persons.get(name_key(name))
    item = _attendee(reading, known) if known else None
    spans = ((mention.before,) if mention.before else ()) + mention.after
    role = titles_text(reading, spans) or (item.role if item else None)
    return Attendee(
        id=new_id(),
        anchor=anchor,
        state=State.CONFIRMED,
        name=name,
        role=role or None,
        part=item.part if item else Part.ATTENDEE,
    )


def _looks_like_name(words: str) -> bool:
    """Tell whether a few words all begin with a capital, as a name does that no list of names knows."""
    parts = words.split()
    return len(parts) <= 6 and all(part[0].isupper() for part in parts)


def _attendee(reading: Reading, person: Person, confidence: Confidence = as_said) -> Attendee | None:
    spoken = [sighting for sighting in person.sightings if sighting.spoken]
    best = max((s.presence for s in spoken), default=Presence.ABSENT)
    if best < Presence.ACTS:
        return None
    shown = _presenting(reading, spoken)
    titles = _titles(reading, shown)
    surest = max(spoken, key=lambda sighting: sighting.presence)
    origin = {Presence.CHAIRS: "chair", Presence.LISTED: "attendance-list"}.get(best, surest.rule or "acts")
    return Attendee(
        id=new_id(),
        anchor=Anchor.of(reading.text, shown.mention.start, shown.mention.end),
        origin=origin,
        confidence=confidence(origin, _CONFIDENCE[origin]),
        name=person.name,
        role=titles or None,
        organisation=_organisation(reading, shown),
        part=Part.CHAIR if best is Presence.CHAIRS else Part.ATTENDEE,
    )


def _presenting(reading: Reading, spoken: list[Sighting]) -> Sighting:
    """Return the sighting that presents the person: where most is said of the titles, lists first."""

    def weight(sighting: Sighting) -> tuple[int, int]:
        words = len(_titles(reading, sighting).split())
        listed = sighting.presence >= Presence.LISTED
        return (words + (2 if listed else 0), -sighting.mention.start)

    return max(spoken, key=weight)


def _trimmed(title: str) -> str:
    """Return a title without the marks around it, its brackets even."""
    title = title.strip(" ,.;:-–")
    if title.count("(") > title.count(")"):
        title += ")"
    return title.rstrip(")") if title.count(")") > title.count("(") else title


def _organisation(reading: Reading, sighting: Sighting) -> str | None:
    span = sighting.mention.organisation
    return " ".join(reading.text[span[0] : span[1]].split()) if span else None


def _titles(reading: Reading, sighting: Sighting) -> str:
    return titles_text(reading, sighting.titles)


def titles_text(reading: Reading, spans: tuple[tuple[int, int], ...]) -> str:
    """Return titles as one text, in the order of the spans, commas between."""
    parts = [_trimmed(" ".join(reading.text[s:e].split())) for s, e in spans]
    return ", ".join(part for part in parts if part)
