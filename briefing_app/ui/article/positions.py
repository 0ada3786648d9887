"""The one place that converts code points of an article's text into positions of the shown document, and back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 2_000
"""How many code points one block of the document holds: a longer paragraph is shown in several, or Qt freezes."""

_LINE = re.compile(r"[^\n]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Qt takes these for objects and frame borders; they are one UTF-16 unit, so replacing them moves nothing.
_SPECIAL = {0xFFFC: 0xFFFD, 0xFDD0: 0xFFFD, 0xFDD1: 0xFFFD}
_JOINERS = "\u200d\ufe0e\ufe0f"


class Piece(NamedTuple):
    """What one block shows: `start` and `end` in code points of the text, `at` and `units` in UTF-16 units.

    `closes` tells whether the paragraph ends with it.
    """

    start: int
    end: int
    at: int
    units: int
    closes: bool


class Positions:
    """Where the code points of a text stand in the document that shows it from `start` on.

    White space around a paragraph and blank lines are not shown, a paragraph of more than `LONGEST` code points
    takes several blocks: so neither is a function of the other by a fixed shift. Positions of the document count
    UTF-16 units, with one unit between blocks.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self._pieces: list[Piece] = []
        at = 0
        plain = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        for begin, end, closes in _spans(text, start):
            units = end - begin if plain else end - begin + len(_ASTRAL.findall(text, begin, end))
            self._pieces.append(Piece(begin, end, at, units, closes))
            at += units + 1
        self._starts = [piece.start for piece in self._pieces]
        self._ats = [piece.at for piece in self._pieces]
        self._astral: dict[int, list[int]] = {}

    @property
    def pieces(self) -> list[Piece]:
        """The blocks in order."""
        return self._pieces

    @property
    def first(self) -> int:
        """The first code point that is shown; the text's length when none is."""
        return self._starts[0] if self._starts else len(self.text)

    def document_text(self) -> str:
        """Return what the document is to hold, one line a block."""
        shown = "\n".join(self.text[piece.start : piece.end] for piece in self._pieces)
        return shown.translate(_SPECIAL) if any(chr(code) in shown for code in _SPECIAL) else shown

    def to_document(self, offset: int, *, end: bool = False) -> int:
        """Return the position of a code point; one not shown lies at the next shown one, at the last for an `end`."""
        index = (bisect_left(self._starts, offset) if end else bisect_right(self._starts, offset)) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        if offset <= piece.end:
            if not end and offset == piece.end and self._hidden_from(index):
                return self._pieces[index + 1].at
            return piece.at + self._units(index, offset)
        if end or index + 1 == len(self._pieces):
            return piece.at + piece.units
        return self._pieces[index + 1].at

    def to_text(self, position: int) -> int:
        """Return the code point at a position; inside a surrogate pair, the code point that the pair makes."""
        index = bisect_right(self._ats, position) - 1
        if index < 0:
            return self.first
        piece = self._pieces[index]
        units = min(max(0, position - piece.at), piece.units)
        if piece.units == piece.end - piece.start:
            return piece.start + units
        before = 0
        for count, astral in enumerate(self._astral_in(index)):
            if astral - piece.start + count >= units:
                break
            before = count + 1
        offset = piece.start + units - before
        return offset

    def span_in_document(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the positions of a span of code points; None when nothing of it is shown."""
        begin, stop = self.to_document(start), self.to_document(end, end=True)
        return (begin, stop) if begin < stop else None

    def span_in_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the code points between two positions, without the white space around; None when none is left."""
        begin, stop = self.to_text(start), self.to_text(end)
        while begin < stop and self.text[begin].isspace():
            begin += 1
        while begin < stop and self.text[stop - 1].isspace():
            stop -= 1
        return (begin, stop) if begin < stop else None

    def _hidden_from(self, index: int) -> bool:
        """Tell whether white space follows a piece, so that a start there means the next one."""
        return index + 1 < len(self._pieces) and self._pieces[index].end < self._pieces[index + 1].start

    def _units(self, index: int, offset: int) -> int:
        piece = self._pieces[index]
        plain = offset - piece.start
        if piece.units == piece.end - piece.start:
            return plain
        return plain + bisect_left(self._astral_in(index), offset)

    def _astral_in(self, index: int) -> list[int]:
        """Return the code points of a piece that take two units, found when first asked for."""
        if index not in self._astral:
            piece = self._pieces[index]
            self._astral[index] = [
                match.start() for match in _ASTRAL.finditer(self.text, piece.start, piece.end)
            ]
        return self._astral[index]


def _spans(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what each block shows: the lines that are not blank, trimmed, the long ones cut."""
    for line in _LINE.finditer(text, start):
        begin, end = line.span()
        while begin < end and text[begin].isspace():
            begin += 1
        while begin < end and text[end - 1].isspace():
            end -= 1
        while end - begin > LONGEST:
            cut = _cut(text, begin)
            yield begin, cut, False
            begin = cut
        if begin < end:
            yield begin, end, True


def _cut(text: str, begin: int) -> int:
    """Return where to cut a long paragraph: behind a blank, else not inside a letter with its marks."""
    limit = begin + LONGEST
    blank = max(text.rfind(" ", begin + LONGEST // 2, limit), text.rfind("\t", begin + LONGEST // 2, limit))
    if blank >= 0:
        return blank + 1
    cut = limit
    while cut > begin + LONGEST // 2 and _belongs_to_the_one_before(text, cut):
        cut -= 1
    return cut


def _belongs_to_the_one_before(text: str, at: int) -> bool:
    return bool(unicodedata.combining(text[at])) or text[at] in _JOINERS or text[at - 1] == "\u200d"
