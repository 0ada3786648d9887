"""Cutting the few words out of a text that show why it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.domain.text import fold

WIDTH = 150
"""How many characters of the text a snippet shows, about."""

_LEAD = 40
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the groups of a query stand in a text: (start, end, group) in the order of the text."""

    places: tuple[tuple[int, int, str], ...]

    @property
    def groups(self) -> frozenset[str]:
        """Which groups were found at all."""
        return frozenset(group for _, _, group in self.places)

    def behind(self, offset: int) -> Found:
        """Return the places that start at or behind an offset."""
        return Found(tuple(place for place in self.places if place[0] >= offset))


def find(pattern: re.Pattern[str], folded: str) -> Found:
    """Return where a query's pattern matches in folded text."""
    return Found(tuple((*match.span(), match.lastgroup or "") for match in pattern.finditer(folded)))


def find_in(pattern: re.Pattern[str], text: str) -> Found:
    """Return where a query's pattern matches in a text as stored (NFC)."""
    return find(pattern, fold(text))


def best_place(found: Found, width: int = WIDTH) -> int:
    """Return the index of the place from which on a window of that width shows the most groups, the first such."""
    best, index = 0, 0
    places = found.places
    wanted = len(found.groups)
    for i, (start, _, _) in enumerate(places):
        seen = set()
        for _, end, group in places[i : i + 12]:
            if end - start > width:
                break
            seen.add(group)
        if len(seen) > best:
            best, index = len(seen), i
            if best == wanted:
                break
    return index


def cut(
    text: str, found: Found, width: int = WIDTH
) -> tuple[str, tuple[tuple[int, int], ...], tuple[int, int]]:
    """Cut a snippet: its text on one line with "…" where it goes on, the marks in it, the first mark's span in text.

    `found` has at least one place.
    """
    at = best_place(found, width)
    first = found.places[at]
    start = _word_start(text, max(0, first[0] - _LEAD))
    end = _word_end(text, min(len(text), max(start + width, first[1])))
    out = ["…"] if start > 0 and text[:start].strip() else []
    length = len(out)
    marks: list[tuple[int, int]] = []
    position = start
    for place_start, place_end, _ in found.places:
        if place_start < position:
            continue
        if place_end > end:
            break
        for piece, marked in ((text[position:place_start], False), (text[place_start:place_end], True)):
            shown = _SPACE.sub(" ", piece)
            if not length and not marked:
                shown = shown.lstrip()
            if marked:
                marks.append((length, length + len(shown)))
            out.append(shown)
            length += len(shown)
        position = place_end
    out.append(_SPACE.sub(" ", text[position:end]).rstrip())
    if text[end:].strip():
        out.append("…")
    return "".join(out), tuple(marks), (first[0], first[1])


def _word_start(text: str, at: int) -> int:
    """Return the start of the word at or behind `at`, within a dozen characters."""
    if at == 0:
        return 0
    for i in range(at, min(at + 12, len(text))):
        if text[i - 1].isspace():
            return i
    return at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    for i in range(at, max(at - 12, 0), -1):
        if text[i].isspace():
            return i
    return at
