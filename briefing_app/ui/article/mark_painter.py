"""Draw the items' marks under the words of a block: fills, lines, outlines, matches (LOOK.md, "States")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from briefing_app.domain.item import ItemKind
from briefing_app.ui.article.dotted_line import DottedLine
from briefing_app.ui.article.line_pieces import LinePiece, pieces_in_block
from briefing_app.ui.article.marks import Mark, Marks
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.theme import Theme

_PAD = 2.0
_RADIUS = 4.0
_DASHES = (5.0, 3.4)

Span = tuple[int, int]


class Lit:
    """What is lit up at the moment, in positions of the document; spans are in order and do not overlap.

    `pointed` are words shown to the editor that are no item; `pulse` runs from 0 to 1 while the selected item pulses.
    """

    def __init__(self) -> None:
        self.selected: str | None = None
        self.hovered: str | None = None
        self.matches: list[Span] = []
        self.current_match: Span | None = None
        self.uncovered: list[Span] = []
        self.pointed: Span | None = None
        self.pulse = 1.0


class MarkPainter:
    """Paints what lies under the words of one block. The margins are `MarginPainter`'s."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._dots = DottedLine()
        self.measures = Measures()

    def paint(self, painter: QPainter, block: QTextBlock, marks: Marks, lit: Lit) -> None:
        """Paint a block; the painter's origin is that of the block's layout."""
        for span in spans_in(block, lit.uncovered):
            self._uncovered(painter, pieces_in_block(block, *span))
        for mark, pieces in marks.in_block(block):
            self._mark(painter, mark, pieces, lit)
        if lit.pointed is not None and spans_in(block, [lit.pointed]):
            self._match(painter, pieces_in_block(block, *lit.pointed), current=False)
        for span in spans_in(block, lit.matches):
            self._match(painter, pieces_in_block(block, *span), current=span == lit.current_match)

    def box(self, piece: LinePiece) -> QRectF:
        """Return the rectangle that a fill takes on a line."""
        measures = self.measures
        return QRectF(
            piece.left - _PAD,
            piece.baseline - measures.fill_top,
            piece.right - piece.left + 2 * _PAD,
            measures.fill_top + measures.fill_bottom,
        )

    def _mark(self, painter: QPainter, mark: Mark, pieces: Sequence[LinePiece], lit: Lit) -> None:
        theme = self._theme
        strong = theme.strong_marks
        selected = mark.id == lit.selected
        colour = theme.color("warning") if mark.warning else theme.kind_color(mark.kind, "mark")
        fill = self._fill(mark, lit)
        if fill is not None and (not strong or selected):
            self._boxes(painter, pieces, fill, None)
        if selected:
            outline = theme.kind_color(mark.kind, "mark")
            self._boxes(painter, pieces, None, QPen(outline, 2.5 if strong else 1.5))
            return
        if strong and mark.confirmed:
            self._boxes(painter, pieces, None, QPen(theme.kind_color(mark.kind, "mark"), 1.5))
        if mark.kind is not ItemKind.DIRECTIVE or not mark.confirmed or mark.warning:
            self._line(painter, mark, pieces, colour)

    def _fill(self, mark: Mark, lit: Lit) -> QColor | None:
        theme = self._theme
        if mark.id == lit.selected:
            swing = abs(2 * lit.pulse - 1)  # selected, fill, selected again
            return _mixed(theme.kind_color(mark.kind, "fill"), theme.kind_color(mark.kind, "selected"), swing)
        if mark.id == lit.hovered:
            if mark.confirmed:
                return _mixed(
                    theme.kind_color(mark.kind, "fill"), theme.kind_color(mark.kind, "selected"), 0.5
                )
            return theme.color("hover")
        return theme.kind_color(mark.kind, "fill") if mark.confirmed else None

    def _line(self, painter: QPainter, mark: Mark, pieces: Sequence[LinePiece], colour: QColor) -> None:
        """Draw the kind's line: solid, round dots, or dashes."""
        if mark.kind is ItemKind.KEY_FIGURE:
            self._dots.paint(painter, pieces, colour, self.measures, small=mark.confirmed)
            return
        factor = self.measures.factor
        if mark.kind is ItemKind.ATTENDEE:
            pen = QPen(colour, (1.0 if mark.confirmed else 1.6) * factor)
        else:
            plain = not self._theme.strong_marks and not mark.warning
            if plain:
                colour.setAlphaF(0.75)
            width = (1.0 if plain else 1.6) * factor
            pen = QPen(colour, width)
            pen.setDashPattern([part * factor / width for part in _DASHES])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        drop = self.measures.line_drop
        for piece in pieces:
            y = piece.baseline + drop
            painter.drawLine(QPointF(piece.left, y), QPointF(piece.right, y))

    def _match(self, painter: QPainter, pieces: Sequence[LinePiece], *, current: bool) -> None:
        theme = self._theme
        self._boxes(painter, pieces, theme.color("match"), None)
        if current or theme.strong_marks:
            width = 1.6 if current else 1.0
            self._boxes(painter, pieces, None, QPen(theme.color("text"), width))

    def _uncovered(self, painter: QPainter, pieces: Sequence[LinePiece]) -> None:
        pen = QPen(self._theme.color("edge"), 1)
        pen.setDashPattern([1, 2])
        self._boxes(painter, pieces, self._theme.color("sunken"), pen)

    def _boxes(
        self, painter: QPainter, pieces: Iterable[LinePiece], fill: QColor | None, outline: QPen | None
    ) -> None:
        painter.setPen(outline if outline is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        out = outline.widthF() / 2 if outline is not None else 0.0  # an outline lies around the fill
        radius = _RADIUS * self.measures.factor + out
        for piece in pieces:
            box = self.box(piece).adjusted(-out, -out, out, out)
            painter.drawRoundedRect(box, radius, radius)


def spans_in(block: QTextBlock, spans: Sequence[Span]) -> list[Span]:
    """Return those of the ordered spans that touch a block."""
    begin, end = block.position(), block.position() + block.length()
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= begin:
            low = middle + 1
        else:
            high = middle
    found: list[Span] = []
    while low < len(spans) and spans[low][0] < end:
        found.append(spans[low])
        low += 1
    return found


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour between two, `share` of the way from `one` to `other`."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
