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
_BEYOND = re.compile(
    r",\s+(?:tập trung|đã|nhằm|để|về|đồng thời|trong đó|qua đó)(?!\w)|\s(?:đã |cũng |cùng )?(?:tham dự|về dự|tới dự|đến dự|dự (?:buổi|hội|cuộc|phiên|lễ))"
)
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
    """The part of a sentence that lists participants."""

    start: int
    end: int


def find_region(reading: Reading, start: int, end: int) -> Region | None:
    """Return the list of participants that a sentence opens, None when it opens none."""
    words = reading.words
    for match in words.opener.finditer(reading.masked, start, end):
        if reading.masked[match.end() - 4 : match.end()] == " của":
            at = match.end()
        else:
            if match.group() in words.weak_openers and match.start() - start > 40:
                continue
            found = _behind_has(reading, match.end(), end)
            if found is None:
                continue
            at = found
        if _lists(reading, at, end):
            return Region(at, end)
    return None


def _behind_has(reading: Reading, at: int, end: int) -> int | None:
    """Return where the list begins behind "có" or "gồm", past those that belong to the event's name."""
    for has in reading.words.has.finditer(reading.masked, at, min(end, at + 120)):
        if any(mark in reading.masked[at : has.start()] for mark in ";:.") or reading.names_between(
            at, has.start()
        ):
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
    for colon in _COLON.finditer(reading.masked, start, end):
        floor = max([start] + [m.end for m in mentions if m.end <= colon.start()])
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
            groups += _pieces(reading, at, start)
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
