"""Draw the margins of the article: directive bars with their numbers on the left, warnings on the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock

from briefing_app.domain.item import ItemKind
from briefing_app.ui.article.line_pieces import LinePiece
from briefing_app.ui.article.marks import Mark, Marks
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.theme import Theme

_BAR_CENTRE = -14.5
"""Where the bars stand, from the column's left edge."""
_BAR_WIDTH = 3.0
_DASHED_WIDTH = 1.8
_NUMBER_RIGHT = -23.0
_TRIANGLE_LEFT = 13.0
_TRIANGLE = 16
_GAP_ABOVE, _GAP_BELOW = 3.0, 2.5
"""What a bar leaves free before and behind one on the same line."""


class Bar(NamedTuple):
    """A directive's bar in one block, in the coordinates of the block's layout."""

    mark: Mark
    top: float
    bottom: float
    baseline: float
    numbered: bool


class MarginPainter:
    """Paints both margins of one block; rectangles come from the marks' pieces there."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.measures = Measures()

    def paint(self, painter: QPainter, block: QTextBlock, marks: Marks, column: int) -> None:
        """Paint beside a block; the painter's origin is that of the block's layout, `column` wide."""
        found = marks.in_block(block)
        bars = self.bars(block, found)
        for bar in bars:
            self._bar(painter, bar)
        self._numbers(painter, bars)
        warned = {
            pieces[0].baseline
            for mark, pieces in found
            if mark.warning and pieces and mark.start >= block.position()
        }
        for baseline in warned:
            area = self.warning_area(baseline, column)
            self._theme.paint_icon(painter, "triangle-alert", "warning", area)

    def warning_area(self, baseline: float, column: int) -> QRectF:
        """Return the rectangle of a triangle beside a line."""
        top = baseline - 5 * self.measures.factor - _TRIANGLE / 2
        return QRectF(column + _TRIANGLE_LEFT, round(top), _TRIANGLE, _TRIANGLE)

    def bars(self, block: QTextBlock, found: Sequence[tuple[Mark, list[LinePiece]]]) -> list[Bar]:
        """Return the bars of a block's directives; those that share a line share its height."""
        directives = sorted(
            ((mark, pieces) for mark, pieces in found if mark.kind is ItemKind.DIRECTIVE and pieces),
            key=lambda entry: (entry[0].start, entry[0].end),
        )
        on_line: dict[int, list[str]] = defaultdict(list)
        for mark, pieces in directives:
            for line in (pieces[0].line, pieces[-1].line):
                if mark.id not in on_line[line]:
                    on_line[line].append(mark.id)
        bars: list[Bar] = []
        for mark, pieces in directives:
            begins, goes_on = mark.start >= block.position(), mark.end > block.position() + block.length()
            top, _ = self._share(on_line[pieces[0].line], mark.id, pieces[0].baseline)
            _, bottom = self._share(on_line[pieces[-1].line], mark.id, pieces[-1].baseline)
            if goes_on:  # over the gap to the next paragraph
                bottom += self.measures.line - self.measures.fill_top - self.measures.fill_bottom
                bottom += self.measures.paragraph_gap
            bars.append(Bar(mark, top, bottom, pieces[0].baseline, begins))
        return bars

    def _share(self, sharing: Sequence[str], item_id: str, baseline: float) -> tuple[float, float]:
        """Return top and bottom of a bar's part of one line."""
        top = baseline - self.measures.fill_top
        height = self.measures.fill_top + self.measures.fill_bottom
        at, count = sharing.index(item_id), len(sharing)
        upper, lower = top + height * at / count, top + height * (at + 1) / count
        return upper + (_GAP_BELOW if at else 0.0), lower - (_GAP_ABOVE if at + 1 < count else 0.0)

    def _bar(self, painter: QPainter, bar: Bar) -> None:
        colour = self._theme.kind_color(ItemKind.DIRECTIVE, "mark")
        if bar.mark.confirmed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            box = QRectF(_BAR_CENTRE - _BAR_WIDTH / 2, bar.top, _BAR_WIDTH, bar.bottom - bar.top)
            painter.drawRoundedRect(box, _BAR_WIDTH / 2, _BAR_WIDTH / 2)
            return
        pen = QPen(colour, _DASHED_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4 / _DASHED_WIDTH, 3 / _DASHED_WIDTH])
        painter.setPen(pen)
        painter.drawLine(QPointF(_BAR_CENTRE, bar.top), QPointF(_BAR_CENTRE, bar.bottom))

    def _numbers(self, painter: QPainter, bars: Sequence[Bar]) -> None:
        """Write each directive's number at its first line; several that begin on one line share it."""
        starting: dict[float, list[str]] = defaultdict(list)
        for bar in bars:
            if bar.numbered:
                starting[bar.baseline].append(str(bar.mark.number))
        if not starting:
            return
        font = self._theme.font("label_strong", max(11, round(11 * self.measures.factor)))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.kind_color(ItemKind.DIRECTIVE, "mark"))
        for baseline, numbers in starting.items():
            text = numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
            painter.drawText(QPointF(_NUMBER_RIGHT - metrics.horizontalAdvance(text), baseline), text)
