"""Cutting the few words out of a text that show why it was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from briefing_app.domain.query import Query, Term, searchable
from briefing_app.domain.text import fold
from briefing_app.storage.index_text import WORD, spelled

WIDTH = 150
"""How many characters of the text a snippet shows, about."""

MOST_PLACES = 1_000
"""How many places of one term are looked at; a text of megabytes may have any number."""

_LEAD = 40
_OTHERWISE = 50  # from here on groups are those of words that are spelled otherwise than they were typed
_NAMED = 100  # from here on those of fields
_WORD_WORTH = 40
_OTHERWISE_WORTH = 25
_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"[^\S ]|  ")  # what is not one blank

Place = tuple[int, int, int]
"""Where a term stands: start and end in the text, and which group of the query it is of."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the groups of a query stand in a text, in its order."""

    places: tuple[Place, ...]

    @property
    def groups(self) -> int:
        """How much of the query was found at all, by `_worth`."""
        return _worth({group for _, _, group in self.places})

    def as_typed(self, typed: Iterable[int] = ()) -> Found:
        """Return the places without those spelled otherwise, for the groups that stand here, or in `typed`, as typed."""
        here = {group + _OTHERWISE for _, _, group in self.places if group < _OTHERWISE}
        here.update(group + _OTHERWISE for group in typed)
        return Found(tuple(place for place in self.places if place[2] not in here))

    @property
    def typed(self) -> frozenset[int]:
        """The groups that stand here as typed."""
        return frozenset(group for _, _, group in self.places if group < _OTHERWISE)

    def behind(self, offset: int) -> Found:
        """Return the places from an offset on."""
        return Found(self.places[bisect_left(self.places, (offset,)) :])

    def within(self, start: int, end: int) -> Found:
        """Return the places inside a span."""
        first, last = bisect_left(self.places, (start,)), bisect_left(self.places, (end,))
        places = self.places[first:last]
        return Found(places[:-1] if places and places[-1][1] > end else places)

    def without(self, start: int, end: int) -> Found:
        """Return the places that do not start inside a span."""
        return Found(
            self.places[: bisect_left(self.places, (start,))]
            + self.places[bisect_left(self.places, (end,)) :]
        )


def find(query: Query, text: str, given: str) -> Found:
    """Return where a query's terms stand in a text as stored (NFC), `given` in its `searchable` form, too."""
    places: list[Place] = []
    for group, terms in enumerate(query.shown_groups):
        number = group if group < len(query.groups) else group + _NAMED
        for term in terms:
            found = islice(term.places(given), MOST_PLACES)
            if number < _NAMED and term.has_diacritics:
                places += _told_apart(term, found, text, number)
            else:
                places += [(start, end, number) for start, end in found]
    places.sort()
    return Found(tuple(places))


def _told_apart(term: Term, found: Iterable[tuple[int, int]], text: str, number: int) -> Iterable[Place]:
    """Return the places of a term, those that are spelled otherwise than it was typed as of another group."""
    known: dict[str, bool] = {}  # a text says the same words again and again
    for start, end in found:
        words = text[start:end]
        typed = known.get(words)
        if typed is None:
            typed = known[words] = _is_typed(term, words)
        yield start, end, number if typed else number + _OTHERWISE


def _is_typed(term: Term, text: str) -> bool:
    """Tell whether the words that were typed with diacritics are spelled so; those without stand for any spelling."""
    pairs = list(zip(map(spelled, term.words), map(spelled, WORD.findall(text)), strict=False))
    last = len(term.words) - 1
    return all(
        asked == word or asked == fold(asked) or (term.prefix and at == last and word.startswith(asked))
        for at, (asked, word) in enumerate(pairs)
    )


def _worth(groups: set[int]) -> int:
    """Return how much it says to show these groups: words as typed, words spelled otherwise, names in fields."""
    return sum(
        (_WORD_WORTH if group < _OTHERWISE else _OTHERWISE_WORTH) if group < _NAMED else 1 for group in groups
    )


def find_in(query: Query, text: str) -> Found:
    """Return where a query's terms stand in a text as stored (NFC)."""
    return find(query, text, searchable(text))


@dataclass(frozen=True, slots=True)
class Cut:
    """A snippet: one line of text, the marks in it, the first mark's span in the whole, how much it shows."""

    text: str
    marks: tuple[tuple[int, int], ...]
    span: tuple[int, int]
    groups: int


def cut(text: str, found: Found, width: int = WIDTH) -> Cut:
    """Cut the snippet that shows the most groups, "…" where the text goes on; `found` has at least one place."""
    index, groups = _best_place(found, width - _LEAD)
    first = found.places[index]
    start = _word_start(text, max(0, first[0] - _LEAD))
    paragraph = text.rfind("\n", max(0, start - 1), first[0]) + 1
    start = max(start, paragraph)
    end = _word_end(text, min(len(text), max(start + width, first[1])))
    pieces = ["…"] if start > 0 and text[start - 1] != "\n" else []
    length = len(pieces)
    marks: list[tuple[int, int]] = []
    position = start
    for place_start, place_end in _inside(found.places, start, end):
        before = _line(text[position:place_start], first=position == start)
        marked = _line(text[place_start:place_end], first=False)
        pieces += (before, marked)
        marks.append((length + len(before), length + len(before) + len(marked)))
        length += len(before) + len(marked)
        position = place_end
    pieces.append(_line(text[position:end], first=False).rstrip())
    if end < len(text.rstrip()):
        pieces.append("…")
    return Cut("".join(pieces), tuple(marks), (first[0], first[1]), groups)


def _best_place(found: Found, width: int) -> tuple[int, int]:
    """Return the first place from which on a window of that width shows the most, and how much by `_worth`."""
    best, index = 0, 0
    wanted = found.groups
    for i, (start, _, _) in enumerate(found.places):
        seen: set[int] = set()
        for _, end, group in found.places[i : i + 12]:
            if end - start > width and seen:
                break
            seen.add(group)
        worth = _worth(seen)
        if worth > best:
            best, index = worth, i
            if best == wanted:
                break
    return index, best


def _inside(places: Iterable[Place], start: int, end: int) -> Iterable[tuple[int, int]]:
    """Return the spans between two offsets, the overlapping left out."""
    position = start
    for place_start, place_end, _ in places:
        if place_start >= position and place_end <= end:
            yield place_start, place_end
            position = place_end


def _line(piece: str, *, first: bool) -> str:
    line = _SPACE.sub(" ", piece) if _ODD_SPACE.search(piece) else piece
    return line.lstrip() if first else line


def _word_start(text: str, at: int) -> int:
    """Return the start of the word behind `at`, where one begins within a dozen characters."""
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
