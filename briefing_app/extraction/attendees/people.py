"""Persons: all mentions of one name together, and what they say about presence, part and titles."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.domain.person import name_key
from briefing_app.domain.text import fold
from briefing_app.extraction.attendees.chairs import acting_titles, fronted_chair, is_title
from briefing_app.extraction.attendees.lists import (
    Region,
    find_groups,
    find_region,
    group_behind,
    opens_entries,
    outside_lists,
)
from briefing_app.extraction.attendees.reading import Reading
from briefing_app.extraction.attendees.sightings import Presence, SentenceReader, Sighting
from briefing_app.extraction.document import Paragraph, Role, Sentence

SHORTEST = 8
"""The letters of the shortest sentence that can present somebody."""

_BULLETS = "-–—+•*●▪◦·"
"""With one of these an entry of a list begins that stands on lines of its own."""


@dataclass(slots=True)
class Person:
    """All sightings of one name, in the order of the text."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What an article holds: persons by the key of their name, groups as spans with the rule that found them.

    `chairs` are the titles of those who chair without being named in that sentence.
    """

    persons: dict[str, Person] = field(default_factory=dict)
    groups: list[tuple[int, int, str]] = field(default_factory=list)
    chairs: set[str] = field(default_factory=set)


def find_people(reading: Reading) -> Findings:
    """Read all sentences, join the spellings of one name, and give bare titles their bearers."""
    findings = Findings()
    listing = False
    for part in reading.document.paragraphs:
        if part.role is Role.BYLINE:
            continue
        entry = listing and reading.masked[part.start] in _BULLETS
        for sentence in part.sentences:
            if part.role in (Role.BODY, Role.TEASER):
                _read_sentence(reading, sentence, part.role, findings, entry)
            else:
                _glance(reading, sentence, _weight(reading, part), findings)
        listing = entry or opens_entries(reading, part.start, part.end)
    _merge_variants(reading, findings)
    _resolve_bare_titles(reading, findings)
    _resolve_chairs(reading, findings)
    return findings


def _weight(reading: Reading, part: Paragraph) -> Role:
    """Return as what a paragraph counts that is no body: a caption without a credit may be a sentence of the body."""
    bare = part.role is Role.CAPTION and not reading.words.credited.search(
        reading.masked, part.start, part.end
    )
    return Role.BODY if bare else part.role


def _glance(reading: Reading, sentence: Sentence, role: Role, findings: Findings) -> None:
    """Read the persons of a headline or a caption, no groups."""
    mentions = reading.mentions(sentence.start, sentence.end)
    for sighting in SentenceReader(reading, sentence, mentions, None).sightings(role, None):
        _add(reading, findings, sighting)


def _read_sentence(reading: Reading, sentence: Sentence, role: Role, findings: Findings, entry: bool) -> None:
    start, end = sentence.start, sentence.end
    if end - start < SHORTEST:
        return
    mentions = reading.mentions(start, end)
    region = Region(start, end) if entry else find_region(reading, start, end)
    if region is None:
        findings.groups += outside_lists(reading, start, end)
    chair = fronted_chair(reading, sentence, mentions)
    if isinstance(chair, str):
        findings.chairs.add(chair)
    reader = SentenceReader(reading, sentence, mentions, region)
    if region is not None:
        groups = find_groups(reading, region, mentions, reader.headings)
        findings.groups += [(s, e, "group-in-list") for s, e in groups]
    for sighting in reader.sightings(role, chair):
        _add(reading, findings, sighting)
        if region is None and sighting.presence >= Presence.TITLED:
            group = group_behind(reading, sighting.mention.end, end)
            if group is not None:
                findings.groups.append((*group, "group-with"))


def _add(reading: Reading, findings: Findings, sighting: Sighting) -> None:
    name = " ".join(reading.text[sighting.mention.name.start : sighting.mention.name.end].split())
    findings.persons.setdefault(name_key(name), Person(name)).sightings.append(sighting)


def _merge_variants(reading: Reading, findings: Findings) -> None:
    """Join persons that are one: a tone mistyped, or a word of the next phrase taken into the name."""
    by_count = sorted(
        findings.persons.items(),
        key=lambda pair: (len(pair[1].sightings), -pair[1].sightings[0].mention.start),
    )
    plain: dict[str, str] = {}
    for key, _ in by_count:
        plain[fold(key)] = key  # the most frequent spelling comes last and wins
    for key, person in by_count:
        target = plain[fold(key)]
        if target != key and not _may_be_one(reading, person, findings.persons[target]):
            continue
        shorter = key.rpartition(" ")[0]
        if target == key and shorter in findings.persons and " " in shorter:
            target = shorter
        if target != key:
            findings.persons[target].sightings += person.sightings
            del findings.persons[key]


def _may_be_one(reading: Reading, one: Person, other: Person) -> bool:
    """Tell whether two persons whose names differ by a tone share an office, or one of them has none told."""
    first, second = _offices(reading, one), _offices(reading, other)
    return not first or not second or bool(first & second)


def _offices(reading: Reading, person: Person) -> set[str]:
    """Return the first two words of each title that a person has."""
    spans = {span for sighting in person.sightings for span in sighting.titles}
    titles = (part.split() for s, e in spans for part in reading.masked[s:e].split(","))
    return {" ".join(words[:2]) for words in titles if words}


def _resolve_bare_titles(reading: Reading, findings: Findings) -> None:
    """Count as present whom the body calls by a bare title that only title or captions give a name.

    "Thủ tướng yêu cầu …" is said of the only Thủ tướng of the article.
    """
    unseen = [
        person
        for person in findings.persons.values()
        if all(s.presence < Presence.ACTS or not s.spoken for s in person.sightings)
        and any(s.titles for s in person.sightings)
    ]
    if not unseen:
        return
    bare = {
        title for part in reading.document.body for s in part.sentences for title in acting_titles(reading, s)
    }
    for person in unseen:
        for sighting in person.sightings:
            held = [reading.masked[s:e] for s, e in sighting.titles]
            if any(
                _bears(findings, reading, person, title)
                for title in bare
                if any(is_title(h, title) for h in held)
            ):
                sighting.presence, sighting.rule = Presence.ACTS, "bare-title"
                sighting.role = Role.BODY
                break


def _bears(findings: Findings, reading: Reading, person: Person, title: str) -> bool:
    """Tell whether nobody else in the article has a title."""
    return not any(
        is_title(reading.masked[s:e], title)
        for other in findings.persons.values()
        if other is not person
        for sighting in other.sightings
        for s, e in sighting.titles
    )


def _resolve_chairs(reading: Reading, findings: Findings) -> None:
    """Give the part of the chair to the only person of whom the text says a bare title."""
    for title in sorted(findings.chairs):
        bearers = [
            (person, sighting)
            for person in findings.persons.values()
            for sighting in person.sightings
            if sighting.presence >= Presence.TITLED
            and any(is_title(reading.masked[s:e], title) for s, e in sighting.titles)
        ]
        if bearers and len({id(person) for person, _ in bearers}) == 1:
            spoken = [s for _, s in bearers if s.spoken]
            for sighting in spoken[:1]:
                sighting.presence, sighting.rule = Presence.CHAIRS, "chair"
