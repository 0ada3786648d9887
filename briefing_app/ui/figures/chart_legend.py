"""What the chart's marks mean, in one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
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
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw marks and words."""
        if self._data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, self._theme, QRectF(self.rect()), self._data)
        painter.end()


def paint_legend(painter: QPainter, theme: Theme, rect: QRectF, data: ChartData) -> None:
    """Draw the legend of a chart from the left of a rectangle."""
    font = theme.font("meta")
    x, middle = rect.left() + 4, rect.center().y()
    for mark, words in _entries(data):
        _mark(painter, theme, QPointF(x + 6, middle), mark)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        width = QFontMetricsF(font).horizontalAdvance(words)
        room = QRectF(x + 18, rect.top(), width + 2, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        x += 18 + width + _GAP


def _entries(data: ChartData) -> list[tuple[str, str]]:
    own = [dot for dot in data.dots if not dot.point.earlier]
    former = sorted({dot.point.subject for dot in data.dots if dot.point.earlier})
    entries = []
    if any(not dot.target for dot in own):
        entries.append(("result", tr("actual")))
    if any(dot.target for dot in own):
        entries.append(("target", tr("target")))
    if former:
        entries.append(("earlier", ", ".join(former)))
    if data.contradictory:
        entries.append(("contradictory", tr("contradictory")))
    return entries


def _mark(painter: QPainter, theme: Theme, at: QPointF, mark: str) -> None:
    colour = theme.color("muted") if mark == "earlier" else theme.kind_color(ItemKind.KEY_FIGURE, "mark")
    if mark == "contradictory":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warning"))
        painter.drawPolygon(QPolygonF([at + QPointF(-6, 5), at + QPointF(6, 5), at + QPointF(0, -6)]))
        return
    hollow = mark == "target"
    painter.setPen(QPen(colour, 2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface") if hollow else colour)
    radius = 4.0 if hollow else 5.0
    painter.drawEllipse(at, radius, radius)
