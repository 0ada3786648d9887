"""A few lines of text with matches filled, laid out and painted for delegates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from briefing_app.ui.theme import Theme

Marks = Sequence[tuple[int, int]]


def paint_marked(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    marks: Marks,
    *,
    font: QFont,
    strong: QFont,
    colour: QColor,
    line_height: float,
    lines: int,
) -> int:
    """Paint the text in at most `lines` lines, the last one elided; return how many lines it took.

    Marks are half-open spans in code points; they are filled as search matches and set in `strong`.
    """
    marks = _joined(text, marks)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    if marks:
        look = _look(theme, strong)
        layout.setFormats([_format(look, *_utf16(text, start, end)) for start, end in marks])
    layout.beginLayout()
    count = 0
    while count < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        if count == lines - 1 and line.textStart() + line.textLength() < _length(text):
            layout.endLayout()
            first = len(_before(text, line.textStart()))
            _paint_lines(painter, theme, layout, rect, line_height, count, marks, text, colour)
            _paint_last(
                painter,
                theme,
                rect.adjusted(0, line_height * count, 0, 0),
                text[first:],
                [(max(0, start - first), end - first) for start, end in marks if end > first],
                font=font,
                strong=strong,
                colour=colour,
                line_height=line_height,
            )
            return lines
        count += 1
    layout.endLayout()
    _paint_lines(painter, theme, layout, rect, line_height, count, marks, text, colour)
    return count


def _paint_lines(
    painter: QPainter,
    theme: Theme,
    layout: QTextLayout,
    rect: QRectF,
    line_height: float,
    count: int,
    marks: Marks,
    text: str,
    colour: QColor,
) -> None:
    painter.setPen(colour)
    for number in range(count):
        line = layout.lineAt(number)
        top = rect.top() + number * line_height + (line_height - line.height()) / 2
        line.setPosition(QPointF(0, top - rect.top()))
        begin, end = line.textStart(), line.textStart() + line.textLength()
        for start, stop in marks:
            first, length = _utf16(text, start, stop)
            a, b = max(first, begin), min(first + length, end)
            if a < b:
                left, right = _x(line.cursorToX(a)), _x(line.cursorToX(b))
                fill = QRectF(rect.left() + left - 1, top - 0.5, right - left + 2, line.height() + 1)
                painter.save()
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("match"))
                painter.drawRoundedRect(fill, 3, 3)
                painter.restore()
        line.draw(painter, rect.topLeft())


def _paint_last(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    rest: str,
    marks: Marks,
    *,
    font: QFont,
    strong: QFont,
    colour: QColor,
    line_height: float,
) -> None:
    """Paint what remains in one line that ends in an ellipsis, its marks as in the lines above."""
    room = rect.width()
    while True:
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, room)
        if not elided:
            return
        kept = len(elided) - 1 if elided.endswith(_ELLIPSIS) else len(elided)
        shown = [(start, min(end, kept)) for start, end in marks if start < kept]
        layout = QTextLayout(elided, font)
        if shown:
            look = _look(theme, strong)
            layout.setFormats([_format(look, *_utf16(elided, start, end)) for start, end in shown])
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(_length(elided))
        layout.endLayout()
        over = line.naturalTextWidth() - rect.width()
        if over <= 0 or room <= over:  # matches are wider than the text that was measured
            break
        room -= over
    _paint_lines(painter, theme, layout, rect, line_height, 1, shown, elided, colour)


_ELLIPSIS = "\u2026"


def _joined(text: str, marks: Marks) -> list[tuple[int, int]]:
    """Return the marks with neighbours that only a blank parts taken together, as one finds them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and text[joined[-1][1] : start] in ("", " "):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _look(theme: Theme, strong: QFont) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(strong)
    look.setForeground(theme.color("on_match"))
    return look


def _format(look: QTextCharFormat, start: int, length: int) -> QTextLayout.FormatRange:
    formatted = QTextLayout.FormatRange()
    formatted.start = start
    formatted.length = length
    formatted.format = look
    return formatted


def _utf16(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and length in UTF-16 units of a span in code points."""
    before = _length(text[:start])
    return before, _length(text[start:end])


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _before(text: str, utf16: int) -> str:
    """Return the text up to a UTF-16 position."""
    return text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le", "ignore")


def _x(found: object) -> float:
    """Return the x of `cursorToX`, which PySide gives alone or with the position."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
