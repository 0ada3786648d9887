"""Persons: all mentions of one name together, and what they say about presence, part and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from briefing_app.domain.person import name_key
from briefing_app.domain.text import fold
from briefing_app.extraction.attendees.chairs import acting_titles, acts, chairs, fronted_chair, is_title, led
from briefing_app.extraction.attendees.lists import (
    Heading,
    find_groups,
    find_headings,
    find_region,
    group_behind,
    outside_lists,
)
from briefing_app.extraction.attendees.reading import Mention, Reading
from briefing_app.extraction.document import Role, Sentence

_EARLIER = re.compile(
    r"trước đó,?\s+(?:ngày|sáng|chiều|tối|hôm|vào|năm|tháng|trong|cuối|đầu)(?!\w)|"
    r"trước đây|năm \d{4},|mới đây|gần đây|theo dự kiến|dự kiến|sắp tới"
)
_LINK = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:,|và|;|cùng|cùng với)\s*(?:các đồng chí|đồng chí)?\s*")


class Presence(IntEnum):
    """How surely a mention shows that the person was there, the surest last."""

    ABSENT = 0
    NAMED = 1
    TITLED = 2
    ACTS = 3
    LISTED = 4
    CHAIRS = 5


@dataclass(slots=True)
class Sighting:
    """One mention in its sentence."""

    mention: Mention
    role: Role
    presence: Presence
    titles: tuple[tuple[int, int], ...]
    heading: bool
    rule: str = ""


@dataclass(slots=True)
class Person:
    """All sightings of one name, in the order of the text."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What an article holds: persons by the key of their name, groups as spans with the rule that found
    them, and the titles of those who chair without being named in that sentence.
    """

    persons: dict[str, Person] = field(default_factory=dict)
    groups: list[tuple[int, int, str]] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)


def find_people(reading: Reading) -> Findings:
    """Read all sentences; captions and titles count as sightings of little weight."""
    findings = Findings()
    for part in reading.document.paragraphs:
        if part.role is Role.BYLINE:
            continue
        for sentence in part.sentences:
            _read_sentence(reading, sentence, part.role, findings)
    return findings


def _read_sentence(reading: Reading, sentence: Sentence, role: Role, findings: Findings) -> None:
    start, end = sentence.start, sentence.end
    mentions = reading.mentions(start, end)
    speaks = role in (Role.BODY, Role.TEASER)
    chair: Mention | str | None = None
    region = find_region(reading, start, end) if speaks else None
    if speaks:
        if region is None:
            findings.groups += outside_lists(reading, start, end)
        chair = fronted_chair(reading, sentence, mentions)
        if isinstance(chair, str):
            findings.chairs.append(chair)
    if not mentions and region is None:
        return
    headings = find_headings(reading, start, end, mentions)
    if region is not None:
        findings.groups += [
            (s, e, "group-in-list") for s, e in find_groups(reading, region, mentions, headings)
        ]
    inherited: tuple[int, int] | None = None
    previous: Mention | None = None
    last, last_rule = Presence.NAMED, ""
    chain_ends = _chain_ends(reading, mentions)
    pending = list(reversed(headings))
    heading: Heading | None = None
    ranges = False
    led_until = start
    for mention, chain_end in zip(mentions, chain_ends, strict=True):
        while pending and pending[-1].end <= mention.start:
            heading, ranges = pending.pop(), True
        if heading is not None and ranges and not _holds(reading, heading, mention, previous):
            ranges = False
        titles: list[tuple[int, int]] = []
        if heading is not None and ranges and heading.titles is not None:
            titles.append(heading.titles)
        if mention.before is not None:
            titles.append(mention.before)
        titles.extend(mention.after)
        joined = (
            previous is not None and _LINK.fullmatch(reading.masked, previous.end, mention.start) is not None
        )
        if (
            mention.before is None
            and not mention.after
            and heading is None
            and joined
            and inherited is not None
        ):
            titles.insert(0, inherited)
        if mention.plural and mention.before is not None:
            inherited = mention.before
        elif mention.titled:
            inherited = None
        in_list = region is not None and mention.start >= region.start
        presence, rule = _presence(
            reading, mention, chain_end, sentence, bool(titles), in_list or heading is not None
        )
        if not titles and not mention.honorific and not in_list and not joined and presence < Presence.ACTS:
            presence = min(presence, Presence.NAMED)
        if (
            joined
            and last is Presence.ABSENT
            and presence < Presence.LISTED
            and not last_rule.endswith("mời của")
        ):
            presence = Presence.ABSENT
        if joined and last is Presence.LISTED and titles and presence < Presence.LISTED:
            presence = Presence.LISTED
        if in_list and region is not None and region.chairs and presence is Presence.LISTED:
            presence = Presence.CHAIRS
        before = (
            heading.start
            if heading is not None and (previous is None or previous.start < heading.end)
            else mention.start
        )
        if led(reading, mention, before, sentence):
            led_until = max(led_until, chain_end)
        if mention is chair or mention.start < led_until:
            presence = Presence.CHAIRS
        last, last_rule = presence, rule
        if speaks and region is None and presence >= Presence.TITLED:
            group = group_behind(reading, mention.end, end)
            if group is not None:
                findings.groups.append((*group, "group-with"))
        key = name_key(reading.text[mention.name.start : mention.name.end])
        person = findings.persons.setdefault(
            key, Person(" ".join(reading.text[mention.name.start : mention.name.end].split()))
        )
        person.sightings.append(Sighting(mention, role, presence, tuple(titles), heading is not None, rule))
        previous = mention


def _holds(reading: Reading, heading: Heading, mention: Mention, previous: Mention | None) -> bool:
    """Tell whether a heading still holds for a name: an office does not reach past ";" to names with one of their own."""
    if heading.titles is None or reading.words.standing.search(reading.masked, *heading.titles):
        return True
    if previous is None or previous.start < heading.end or not mention.titled:
        return True
    between = reading.masked[previous.end : mention.start]
    return ";" not in between or (mention.before is not None and reading.is_rank(mention.before))


def _chain_ends(reading: Reading, mentions: list[Mention]) -> list[int]:
    """Return for each mention where the row of names ends that it stands in, joined by commas and "và"."""
    ends: list[int] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        joined = following is not None and _LINK.fullmatch(reading.masked, mention.end, following.start)
        ends.append(ends[-1] if joined else mention.end)
        following = mention
    return ends[::-1]


def _presence(
    reading: Reading, mention: Mention, chain_end: int, sentence: Sentence, titled: bool, listed: bool
) -> tuple[Presence, str]:
    """Return how surely a mention shows presence, and the rule that says so."""
    words, masked = reading.words, reading.masked
    low = max(sentence.start, mention.start - 60)
    if chairs(reading, mention, chain_end, sentence, titled):
        return Presence.CHAIRS, "chair"
    absent = words.absent_before.search(masked, low, mention.start)
    if absent or words.absent_after.match(masked, mention.end):
        if words.at_event.match(masked, mention.end, sentence.end):
            return Presence.ACTS, "at-event"
        return Presence.ABSENT, absent.group().strip() if absent else ""
    if listed:
        return Presence.LISTED, "attendance-list"
    if not _elsewhere(reading, mention, sentence):
        if acts(reading, chain_end, sentence.end) is not None:
            return Presence.ACTS, "acts"
        if group_behind(reading, chain_end, sentence.end) is not None:
            return Presence.ACTS, "acts-with-group"
        if titled and words.present_before.search(masked, low, mention.start):
            return Presence.ACTS, "met"
        if mention.honorific and mention.after:
            return Presence.ACTS, "introduced"
    return (Presence.TITLED if titled or mention.honorific else Presence.NAMED), ""


def _elsewhere(reading: Reading, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a mention stands in a quotation or in a sentence about an earlier occasion."""
    part = reading.document.paragraphs[sentence.paragraph]
    before = reading.masked[max(part.start, mention.start - 600) : mention.start]
    if before.count("“") > before.count("”") and "”" in reading.masked[mention.end : part.end]:
        return True
    return _EARLIER.match(reading.masked, sentence.start) is not None


def merge_variants(findings: Findings) -> None:
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
        shorter = key.rpartition(" ")[0]
        if target == key and shorter in findings.persons and " " in shorter:
            target = shorter
        if target != key and target in findings.persons:
            findings.persons[target].sightings += person.sightings
            del findings.persons[key]


def resolve_bare_titles(reading: Reading, findings: Findings) -> None:
    """Count as present whom the body calls by a bare title that only title or captions give a name.

    "Thủ tướng yêu cầu …" is said of the only Thủ tướng of the article.
    """
    unseen = [
        person
        for person in findings.persons.values()
        if all(s.presence < Presence.ACTS or s.role not in (Role.BODY, Role.TEASER) for s in person.sightings)
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


def resolve_chairs(reading: Reading, findings: Findings) -> None:
    """Give the part of the chair to the only person of whom the text says a bare title."""
    for title in findings.chairs:
        bearers = [
            (person, sighting)
            for person in findings.persons.values()
            for sighting in person.sightings
            if sighting.presence >= Presence.TITLED
            and any(is_title(reading.masked[s:e], title) for s, e in sighting.titles)
        ]
        if bearers and len({id(person) for person, _ in bearers}) == 1:
            spoken = [s for _, s in bearers if s.role in (Role.BODY, Role.TEASER)]
            for sighting in spoken[:1]:
                sighting.presence = Presence.CHAIRS
