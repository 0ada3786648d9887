"""Persons: all mentions of one name together, and what they say about presence, part and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from briefing_app.domain.person import name_key
from briefing_app.domain.text import fold
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

_ADVERBS = (
    r"[\s,]*(?:\([^()]{1,60}\)[\s,]*)?(?:(?:đã|cũng|vừa|tiếp tục|trực tiếp|đều|đồng thời|đang|tới|đến|dự và|thăm và|cùng|và|tới dự và|đến dự và|đến thăm và|dự|tham dự và|phát biểu|"
    r"thì|lại|mới|còn|tại đây|chiều|sáng|tối|ngày|hôm nay|nay|thay mặt [^,.;]{3,60},)[\s,]+){0,4}"
)
_ADVERB = re.compile(_ADVERBS)
_BARE_SUBJECT = re.compile(
    r"\s*(?:(?:đã|vừa|cũng|trực tiếp|tới dự và|đến dự và|dự và|phát biểu và)\s+){0,2}$"
)
_LATER = re.compile(
    r"(?:\s*(?P<with>cùng|và)\s[^.;:]{0,140}?(?<!\w)đồng chủ trì|[^.;:]{4,140}?(?<!\w)(?:và|đồng thời)\s+(?:đồng )?chủ trì)(?!\w)"
)
_LINK = re.compile(r"\s*(?:,|và|;|cùng|cùng với)\s*(?:các đồng chí|đồng chí)?\s*")


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
    quoted: bool = False


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
    region = find_region(reading, start, end) if speaks else None
    if speaks:
        if region is None:
            findings.groups += outside_lists(reading, start, end)
        _note_bare_chair(reading, sentence, mentions, findings)
    if not mentions and region is None:
        return
    headings = find_headings(reading, start, end, mentions)
    if region is not None:
        findings.groups += [
            (s, e, "group-in-list") for s, e in find_groups(reading, region, mentions, headings)
        ]
    inherited: tuple[int, int] | None = None
    previous: Mention | None = None
    last = Presence.NAMED
    chain_ends = _chain_ends(reading, mentions)
    pending = list(reversed(headings))
    heading: Heading | None = None
    ranges = False
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
        presence = _presence(
            reading, mention, chain_end, sentence, bool(titles), in_list or heading is not None
        )
        if not titles and not mention.honorific and not in_list and not joined and presence < Presence.ACTS:
            presence = min(presence, Presence.NAMED)
        if joined and last is Presence.ABSENT and presence < Presence.LISTED:
            presence = Presence.ABSENT
        if joined and last is Presence.LISTED and titles and presence < Presence.LISTED:
            presence = Presence.LISTED
        last = presence
        if speaks and region is None and presence >= Presence.TITLED:
            group = group_behind(reading, mention.end, end)
            if group is not None:
                findings.groups.append((*group, "group-with"))
        key = name_key(reading.text[mention.name.start : mention.name.end])
        person = findings.persons.setdefault(
            key, Person(" ".join(reading.text[mention.name.start : mention.name.end].split()))
        )
        person.sightings.append(Sighting(mention, role, presence, tuple(titles), heading is not None))
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
) -> Presence:
    words, masked = reading.words, reading.masked
    low = max(sentence.start, mention.start - 60)
    before = words.chair_before.search(masked, low, mention.start)
    if before and (before.group().strip() != "do" or _chairs_behind(reading, mention.end, sentence.end)):
        return Presence.CHAIRS
    at = chain_end
    if _chairs_behind(reading, at, sentence.end) or _chairs_later(reading, at, sentence.end):
        return Presence.CHAIRS
    if words.absent_before.search(masked, low, mention.start) or words.absent_after.match(
        masked, mention.end
    ):
        return Presence.ACTS if words.at_event.match(masked, mention.end, sentence.end) else Presence.ABSENT
    if listed:
        return Presence.LISTED
    if _acts(reading, at, sentence.end) is not None:
        return Presence.ACTS
    if titled and words.present_before.search(masked, low, mention.start):
        return Presence.ACTS
    if mention.honorific and mention.after:
        return Presence.ACTS
    return Presence.TITLED if titled or mention.honorific else Presence.NAMED


def _acts(reading: Reading, at: int, end: int) -> int | None:
    """Return where the verb ends by which somebody acts, None when none follows."""
    adverbs = _ADVERB.match(reading.masked, at, end)
    verb = reading.words.acts.match(reading.masked, adverbs.end() if adverbs else at, end)
    return verb.end() if verb else None


def _chairs_behind(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a verb of chairing follows, not a task that somebody is to lead."""
    adverbs = _ADVERB.match(reading.masked, at, end)
    verb = reading.words.chair_glued.match(reading.masked, adverbs.end() if adverbs else at, end)
    return verb is not None and reading.words.no_event.match(reading.masked, verb.end(), end) is None


def _chairs_later(reading: Reading, at: int, end: int) -> bool:
    """Tell whether who acts chairs as well: "dẫn đầu đoàn … và chủ trì", "cùng … đồng chủ trì"."""
    later = _LATER.match(reading.masked, at, end)
    if later is None or reading.names_between(at, later.end()):
        return False
    if later["with"] is None and _acts(reading, at, end) is None:
        return False
    return reading.words.no_event.match(reading.masked, later.end(), end) is None


def _note_bare_chair(
    reading: Reading, sentence: Sentence, mentions: list[Mention], findings: Findings
) -> None:
    """Note the title of a chair who is not named here, or mark the one behind: "Chủ trì …, Thủ tướng A …"."""
    words, masked = reading.words, reading.masked
    for verb in words.chair_after.finditer(masked, sentence.start, sentence.end):
        if words.no_event.match(masked, verb.end(), sentence.end):
            continue
        front = masked[sentence.start : verb.start()]
        lead = _BARE_SUBJECT.search(front)
        titles = reading.titles_between(max(sentence.start, verb.start() - 60), verb.start())
        if titles and lead is not None and not any(m.start <= titles[-1][0] < m.end for m in mentions):
            subject_end = sentence.start + lead.start()
            if titles[-1][1] <= subject_end and reading.is_clean(titles[-1][1], subject_end):
                findings.chairs.append(masked[titles[-1][0] : subject_end].strip())
                return
        if len(front) <= 70 and not titles and not reading.names_between(sentence.start, verb.start()):
            comma = masked.find(",", verb.end(), sentence.end)
            while comma >= 0:
                title = words.titles.match(
                    masked,
                    comma
                    + 1
                    + len(masked[comma + 1 : comma + 3])
                    - len(masked[comma + 1 : comma + 3].lstrip()),
                )
                if title is not None:
                    findings.chairs.append(title.group())
                    return
                comma = masked.find(",", comma + 1, sentence.end)


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


def resolve_chairs(reading: Reading, findings: Findings) -> None:
    """Give the part of the chair to the only person of whom the text says a bare title."""
    for title in findings.chairs:
        bearers = [
            (person, sighting)
            for person in findings.persons.values()
            for sighting in person.sightings
            if sighting.presence >= Presence.TITLED
            and any(_is_title(reading.masked[s:e], title) for s, e in sighting.titles)
        ]
        if bearers and len({id(person) for person, _ in bearers}) == 1:
            spoken = [s for _, s in bearers if s.role in (Role.BODY, Role.TEASER)]
            for sighting in spoken[:1]:
                sighting.presence = Presence.CHAIRS


def _is_title(held: str, title: str) -> bool:
    """Tell whether one of the titles held begins with a bare title."""
    return any(part.strip().startswith(title) for part in held.split(","))
