"""Where the words of a span stand on the screen: one rectangle for each line they take."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from PySide6.QtGui import QTextBlock, QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")

_BLANKS = frozenset(b" \t")


class LinePiece(NamedTuple):
    """Words on one line: left and right edge and baseline, in the coordinates of the block's layout.

    `line` is the line's number in the block; `first` and `last` tell whether the span begins and ends here.
    """

    left: float
    right: float
    baseline: float
    line: int
    first: bool
    last: bool


def pieces_in_block(block: QTextBlock, start: int, end: int) -> list[LinePiece]:
    """Return the pieces of the document positions `start` to `end` that lie in a block that is laid out.

    White space at the end of a wrapped line belongs to no piece. In a line with right-to-left letters a span may
    take several pieces.
    """
    layout = block.layout()
    text = block.text()
    base = block.position()
    begin, stop = max(0, start - base), min(block.length() - 1, end - base)
    mixed = _RIGHT_TO_LEFT.search(text) is not None
    pieces: list[LinePiece] = []
    if stop <= begin or layout.lineCount() == 0:
        return pieces
    units = _units(text)
    number = layout.lineForTextPosition(begin).lineNumber()
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        if line.textStart() >= stop:
            break
        left, right = max(begin, line.textStart()), min(stop, line.textStart() + line.textLength())
        first, last = left == begin and start >= base, right == stop and end <= base + block.length()
        if right < stop:
            right = _without_blank(units, left, right)
        for x1, x2 in _edges(line, left, right, mixed=mixed):
            pieces.append(LinePiece(x1, x2, line.y() + line.ascent(), number, first, last))
        number += 1
    return pieces


def _units(text: str) -> memoryview:
    """Return the UTF-16 units of a block's words: what Qt's positions count."""
    return memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")


def _without_blank(units: memoryview, left: int, right: int) -> int:
    """Return the end of a piece without the blanks at which its line wraps."""
    while right - left > 1 and units[right - 1] in _BLANKS:
        right -= 1
    return right


def _edges(line: QTextLine, left: int, right: int, *, mixed: bool) -> list[tuple[float, float]]:
    if right <= left:
        return []
    if not mixed:
        return [(_x(line, left), _x(line, right))]
    spans: list[tuple[float, float]] = []
    for at in range(left, right):
        x1, x2 = sorted((_x(line, at), _x(line, at, QTextLine.Edge.Trailing)))
        if x1 == x2:
            continue
        if spans and abs(spans[-1][1] - x1) < 0.5:
            spans[-1] = (spans[-1][0], x2)
        elif spans and abs(spans[-1][0] - x2) < 0.5:
            spans[-1] = (x1, spans[-1][1])
        else:
            spans.append((x1, x2))
    return spans


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position, edge))  # the stubs know only the C++ form
    return x
