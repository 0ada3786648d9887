"""Lists of participants: their openers, the headings that hold for many names, the groups without names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.extraction.attendees.reading import Mention, Reading

_COLON = re.compile(r":(?!\d)")
_LEAD = re.compile(
    r"[\s,;:.()–-]*(?:(?:và|cùng|cùng với|cùng dự|cùng dự có|còn có|ngoài ra|với|có|gồm|là|cùng có|tham dự có|về phía [^,;:]{2,40} có)(?!\w)[\s,:]*)*"
)
_TAIL = re.compile(r"(?:[\s,;:.(–-]|(?<!\w)(?:và|cùng|cùng với|với|có|là))+$")
_CLAUSE_END = re.compile(
    r"[,;:.(]|\s(?:về|tại|để|nhằm|vào|trong|sáng|chiều|ngày|do|diễn ra|đã|tổ chức|theo)\s"
)
_POINTS_BACK = re.compile(r"(?<!\w)(?:này|đó|trên|kia|nói trên)$")
_WITH = re.compile(r"(?<!\w)(?:cùng|cùng với)\s+")
_SHORT_COLON = re.compile(r"[^.;:]{0,50}:\s*")
_AT_EVENT = re.compile(
    r"\s+(?:hội nghị|hội thảo|cuộc|buổi|phiên|lễ|kỳ họp|tại (?:điểm cầu|hội nghị|các điểm cầu))|\s*\.|$"
)
_LED = re.compile(r"(?:lãnh đạo|đại diện|đoàn|ban)(?!\w)")
_AND = re.compile(r"\s*,?\s*(?:và|cùng|cùng với)\s+")
_BEYOND = re.compile(
    r",\s+(?:tập trung|đã|nhằm|để|về|đồng thời|trong đó|qua đó|với chủ đề)(?!\w)|\s(?:đã|sẽ|đều|cũng|đang|vừa)(?=\s|$)|\s(?:đã |cũng |cùng )?(?:tham dự|về dự|tới dự|đến dự|dự (?:buổi|hội|cuộc|phiên|lễ))"
)
IS_WITHIN = 30
"""How near to its opener "là" begins a list ("tham dự hội nghị lần này là …")."""

LONGEST_GROUP = 300
"""How far a group may reach that stands in no list."""

SHORTEST_GROUP = 8
"""The least letters of a group worth a row."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Titles before a colon that hold for the names behind it; `start` to `end` is the heading with its colon."""

    start: int
    end: int
    titles: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a sentence that lists participants; `chairs` tells that they all chair."""

    start: int
    end: int
    chairs: bool = False


def find_region(reading: Reading, start: int, end: int) -> Region | None:
    """Return the list of participants that a sentence opens, None when it opens none."""
    if not reading.signals_between(start, end):
        return None
    words = reading.words
    for match in words.opener.finditer(reading.masked, start, end):
        if reading.masked[match.end() - 4 : match.end()] == " của":
            at = match.end()
        else:
            if match.group() in words.weak_openers and match.start() - start > 40:
                continue
            found = _behind_has(reading, match.end(), end)
            if found is None and match.group() in words.chair_openers and match.start() - start < 12:
                colon = _SHORT_COLON.match(reading.masked, match.end(), end)
                found = colon.end() if colon and _lists(reading, colon.end(), end) else None
            if found is None:
                continue
            at = found
        if match.group() in words.needs_event and words.event.search(reading.masked, start, at) is None:
            continue
        if _lists(reading, at, end):
            leads = match.group() in words.chair_openers
            return Region(
                at, end, leads or words.chair_after.search(reading.masked, match.end(), at) is not None
            )
    return None


def opens_entries(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a paragraph opens a list whose entries are lines of their own: "Dự họp có:"."""
    if not reading.masked.startswith(":", end - 1):
        return False
    return reading.words.opener.search(reading.masked, max(start, end - 160), end) is not None


def _behind_has(reading: Reading, at: int, end: int) -> int | None:
    """Return where the list begins behind "có" or "gồm", past those that belong to the event's name."""
    for has in reading.words.has.finditer(reading.masked, at, min(end, at + 120)):
        if has.group().strip() == "là" and has.start() > at + IS_WITHIN:
            continue
        if any(mark in reading.masked[at : has.start()] for mark in ";:."):
            return None
        if _lists(reading, has.end(), end):
            return has.end()
    return None


def _lists(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a person or a group comes right behind the opener."""
    lead = _LEAD.match(reading.masked, at, end)
    at = lead.end() if lead else at
    if reading.words.group.match(reading.masked, at, end) or reading.words.titles.match(
        reading.masked, at, end
    ):
        return True
    if reading.words.honorific_here.match(reading.masked, at, end):
        return True
    return any(name.start == at for name in reading.names_between(at, at + 1))


def find_headings(reading: Reading, start: int, end: int, mentions: Sequence[Mention]) -> list[Heading]:
    """Return the headings of a sentence: "các Ủy viên Bộ Chính trị:", "các đồng chí:"."""
    headings = []
    floor, number = start, 0
    for colon in _COLON.finditer(reading.masked, start, end):
        while number < len(mentions) and mentions[number].end <= colon.start():
            floor, number = mentions[number].end, number + 1
        if not mentions or mentions[-1].start < colon.end():
            break
        before, first, plural, honorific = reading.before(colon.start(), floor)
        if before is not None:
            headings.append(Heading(first, colon.end(), before))
        elif honorific or plural:
            headings.append(Heading(first, colon.end(), None))
    return headings


def find_groups(
    reading: Reading, region: Region, mentions: Sequence[Mention], headings: Sequence[Heading]
) -> list[tuple[int, int]]:
    """Return the spans in a list that name bodies without persons; ";" parts them, commas do not."""
    taken = sorted(
        [(m.start, m.end) for m in mentions if m.end > region.start]
        + [(h.start, h.end) for h in headings if h.end > region.start]
    )
    groups = []
    at = region.start
    for start, end in [*taken, (region.end, region.end)]:
        if start > at:
            pieces = _pieces(reading, at, start)
            groups += pieces[:-1] if reading.masked[at:start].rstrip().endswith(":") else pieces
        at = max(at, end)
    return groups


def _pieces(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    at = start
    while at < end:
        stop = reading.masked.find(";", at, end)
        stop = end if stop < 0 else stop
        piece = group_in(reading, at, stop)
        if piece is not None:
            pieces.append(piece)
        at = stop + 1
    return pieces


def group_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Return the group that a span consists of, without the words that only join it to the list."""
    masked = reading.masked
    lead = _LEAD.match(masked, start, end)
    start = lead.end() if lead else start
    if reading.words.group.match(masked, start, end) is None:
        return None
    beyond = _BEYOND.search(masked, start, end)
    if beyond is not None:
        end = beyond.start()
    tail = _TAIL.search(masked, start, end)
    end = tail.start() if tail else end
    phrase = masked[start:end]
    if len(phrase) < SHORTEST_GROUP or phrase in reading.words.empty_groups:
        return None
    if reading.words.people.search(phrase) is None or (phrase[0].isdigit() and len(phrase.split()) < 5):
        return None
    return start, end


def outside_lists(reading: Reading, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the groups of a sentence without a list: who is met, and who speaks at its beginning."""
    words, masked = reading.words, reading.masked
    found = []
    signalled = reading.signals_between(start, end)
    meetings = list(words.meets.finditer(masked, start, end)) if signalled else []
    if masked.find(" của ", start, end) >= 0 and masked.find(" với ", start, end) >= 0:
        meetings += words.meets_of.finditer(masked, start, end)
    for match in meetings:
        reach = min(end, match.end() + LONGEST_GROUP)
        stop = _CLAUSE_END.search(masked, match.end(), reach)
        span = _group_up_to(reading, match.end(), _past_commas(reading, stop, reach))
        if span is not None:
            found.append((*span, "group-met"))
    chairs = words.chair_after.search(masked, start, end) if signalled else None
    if chairs is not None and words.no_event.match(masked, chairs.end(), end) is None:
        together = _WITH.search(masked, chairs.end(), min(end, chairs.end() + 160))
        if together is not None:
            stop = _CLAUSE_END.search(masked, together.end(), end)
            if (span := _group_up_to(reading, together.end(), _past_commas(reading, stop, end))) is not None:
                found.append((*span, "group-met"))
    attends = (
        words.attends.search(masked, start, min(end, start + 200))
        if words.group.match(masked, start, end)
        else None
    )
    if attends is not None and _AT_EVENT.match(masked, attends.end(), end) and masked[start].isalpha():
        span = _group_up_to(reading, start, attends.start())
        if span is not None and reading.stop_at(*span) is None:
            found.append((*span, "group-attends"))
    opening = words.speaks.match(masked, start, end)
    if opening is not None:
        verb = words.acts.search(masked, opening.end(), min(end, opening.end() + 200))
        if verb is not None:
            span = _group_up_to(reading, opening.end(), verb.start())
            if span is not None:
                found.append((*span, "group-speaks"))
    return found


def _past_commas(reading: Reading, stop: re.Match[str] | None, end: int) -> int:
    """Return where a clause ends whose commas part the members of a group ("các cơ quan, ban ngành liên quan")."""
    if stop is None:
        return end
    behind = stop.end() + 1
    more = reading.words.people.match(reading.masked, behind, end)
    if stop.group() == "," and more and not reading.words.titles.match(reading.masked, behind, end):
        further = _CLAUSE_END.search(reading.masked, stop.end(), end)
        return further.start() if further else end
    return stop.start()


def acts_with_others(reading: Reading, at: int, end: int) -> bool:
    """Tell whether who stands before acts together with a group: "và các đại biểu đã tham quan"."""
    joined = _AND.match(reading.masked, at, end)
    if joined is None or reading.words.group.match(reading.masked, joined.end(), end) is None:
        return False
    verb = reading.words.acts.search(reading.masked, joined.end(), min(end, joined.end() + 160))
    if verb is None or reading.names_between(joined.end(), verb.start()):
        return False
    return not any(mark in reading.masked[joined.end() : verb.start()] for mark in ".;:")


def group_behind(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """Return the group that acts together with the person before: "X và đoàn đại biểu cấp cao đã rời …"."""
    joined = _AND.match(reading.masked, at, end)
    if joined is None:
        return None
    verb = reading.words.acts.search(reading.masked, joined.end(), min(end, joined.end() + 160))
    if verb is None:
        return None
    stop = _CLAUSE_END.search(reading.masked, joined.end(), verb.start())
    return _group_up_to(reading, joined.end(), _past_commas(reading, stop, verb.start()))


def _group_up_to(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Return the group between two offsets when nobody is named in it and it is no single office or pronoun."""
    while start < end and reading.masked[start] == " ":
        start += 1
    if any(not n.weak for n in reading.names_between(start, end)) or reading.words.titles.match(
        reading.masked, start
    ):
        return None
    span = group_in(reading, start, end)
    if span is None or _POINTS_BACK.search(reading.masked, *span):
        return None
    least = 3 if _LED.match(reading.masked, *span) else 4
    return span if len(reading.masked[slice(*span)].split()) >= least else None
