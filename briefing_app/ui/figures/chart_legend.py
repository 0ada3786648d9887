"""What the chart's marks mean, in one line where there is room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import tr
from briefing_app.ui.figures.chart_data import ChartData
from briefing_app.ui.theme import Theme

HEIGHT = 20
_GAP = 18.0


class ChartLegend(QWidget):
    """Names only the marks that are drawn."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: ChartData | None = None
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def show_data(self, data: ChartData) -> None:
        """Name the marks of these."""
        self._data = data
        self.setAccessibleName(", ".join(words for _, words in _entries(data)))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lines that the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw marks and words."""
        if self._data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, self._theme, QRectF(self.rect()), self._data)
        painter.end()

    def _fit(self) -> None:
        if self._data is not None:
            lowest = [place.y() for place, _, _ in _placed(self._theme, self._data, self.width())]
            self.setFixedHeight(round(max(lowest, default=0)) + HEIGHT)


def paint_legend(painter: QPainter, theme: Theme, rect: QRectF, data: ChartData) -> None:
    """Draw the legend of a chart from the left of a rectangle."""
    font = theme.font("meta")
    for place, mark, words in _placed(theme, data, rect.width()):
        at = rect.topLeft() + place
        _mark(painter, theme, at + QPointF(6, HEIGHT / 2), mark)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        room = QRectF(at.x() + 18, at.y(), QFontMetricsF(font).horizontalAdvance(words) + 2, HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _placed(theme: Theme, data: ChartData, width: float) -> Iterator[tuple[QPointF, str, str]]:
    """Yield where each mark stands, of which kind it is and its words; what has no room goes on below."""
    measure = QFontMetricsF(theme.font("meta"))
    x, line = 4.0, 0
    for mark, words in _entries(data):
        wide = 18 + measure.horizontalAdvance(words)
        if x > 4 and x + wide > width:
            x, line = 4.0, line + 1
        yield QPointF(x, line * HEIGHT), mark, words
        x += wide + _GAP


def _entries(data: ChartData) -> list[tuple[str, str]]:
    own = [dot for dot in data.dots if not dot.point.earlier]
    former = sorted({dot.point.subject for dot in data.dots if dot.point.earlier})
    entries = []
    if any(not dot.target for dot in own):
        entries.append(("result", tr("actual")))
    if any(dot.target for dot in own):
        entries.append(("target", tr("target")))
    if data.traces:
        entries.append(("line", tr("joins periods of the same length")))
    if former:
        entries.append(("earlier", ", ".join(former)))
    if data.contradictory:
        entries.append(("contradictory", tr("contradictory, not joined")))
    return entries


def _mark(painter: QPainter, theme: Theme, at: QPointF, mark: str) -> None:
    colour = theme.color("muted") if mark == "earlier" else theme.kind_color(ItemKind.KEY_FIGURE, "mark")
    if mark == "contradictory":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warning"))
        painter.drawPolygon(QPolygonF([at + QPointF(-6, 5), at + QPointF(6, 5), at + QPointF(0, -6)]))
        return
    if mark == "line":
        painter.setPen(QPen(colour, 2))
        painter.drawLine(at + QPointF(-7, 0), at + QPointF(7, 0))
        return
    hollow = mark == "target"
    painter.setPen(QPen(colour, 2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface") if hollow else colour)
    radius = 4.0 if hollow else 5.0
    painter.drawEllipse(at, radius, radius)
