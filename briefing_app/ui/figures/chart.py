"""The chart of a series as an editor uses it. Importing this module loads pyqtgraph: do it in a worker."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.series import SeriesPoint
from briefing_app.i18n import tr
from briefing_app.ui.figures.chart_bubble import ChartBubble
from briefing_app.ui.figures.chart_data import ChartData, Dot
from briefing_app.ui.figures.chart_plot import ChartPlot
from briefing_app.ui.figures.chart_spot import HEIGHT
from briefing_app.ui.figures.series_words import point_title, source_text
from briefing_app.ui.theme import Theme

CAPTION = 22
"""The room above the plot in which the axis is told what its numbers are."""

_EDGE = 6
_NEAR = 16.0
"""How near the pointer must come to a dot, in logical pixels."""


class FigureChart(QWidget):
    """Arrows walk the points, Enter or a click opens the quote, the pointer is told the value.

    The drawing is `ChartPlot`'s, the words over it `ChartBubble`'s.
    """

    opened = Signal(object)  # SeriesPoint
    walked = Signal(object)  # SeriesPoint

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: ChartData | None = None
        self._unit = ""
        self._current: Dot | None = None
        self._hovered: Dot | None = None
        self._ratio: float | None = None
        self._places: list[QPointF] | None = None  # of the dots, until the chart is drawn or sized anew
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._plot = ChartPlot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE + CAPTION, _EDGE, _EDGE)
        column.addWidget(self._plot.widget)
        self._bubble = ChartBubble(theme, self)
        theme.changed.connect(self.refresh)

    @property
    def current(self) -> SeriesPoint | None:
        """The point that the keyboard is at."""
        return self._current.point if self._current else None

    @property
    def dots(self) -> tuple[Dot, ...]:
        """What is drawn, by time."""
        return self._data.dots if self._data else ()

    @property
    def told(self) -> str:
        """What the bubble says, "" while it is hidden."""
        return self._bubble.text

    @property
    def plot_size(self) -> QSize:
        """How large the plot is, without the caption over it."""
        return self._plot.widget.size()

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(640, HEIGHT)

    def show_data(self, data: ChartData, unit: str) -> None:
        """Draw these; `unit` is told above the axis."""
        known = {dot.point.figure.id: dot for dot in data.dots}
        self._current = known.get(self._current.point.figure.id) if self._current else None
        self._data, self._unit, self._hovered = data, unit, None
        self.refresh()

    def draw_for(self, ratio: float) -> None:
        """Draw for another device than the screen, of that many pixels to a logical one."""
        self._ratio = ratio
        self.refresh()

    def set_current(self, item_id: str) -> None:
        """Mark the point of an item; none when it is not drawn."""
        self._current = next((dot for dot in self.dots if dot.point.figure.id == item_id), None)
        self._tell()

    def refresh(self) -> None:
        """Draw everything anew: colours, language or data changed."""
        self.setAccessibleName(tr("Chart: arrow keys walk the figures, Enter opens the quote"))
        self._places = None
        if self._data is not None:
            self._plot.show(self._data, self._ratio or self.devicePixelRatioF())
            self._tell()
        self.update()

    def place_of(self, item_id: str) -> QPointF | None:
        """Return where the dot of an item stands, None for one that is not drawn."""
        dot = next((dot for dot in self.dots if dot.point.figure.id == item_id), None)
        return self._plot.place(dot) if dot else None

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw caption and plot into a rectangle of another device, as vectors."""
        self._caption(painter, rect.topLeft())
        self._plot.paint(painter, rect.adjusted(0, CAPTION, 0, 0))

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Draw anew for a screen of another fineness."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.refresh()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what the axis is told in, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        self._caption(painter, QPointF(_EDGE + 4, _EDGE))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ticks to the new width."""
        super().resizeEvent(event)
        self._places = None
        self._plot.set_ticks()
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the dot under the pointer."""
        self._hover(self._dot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of none."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Walk to a dot."""
        dot = self._dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and dot is not None:
            self._walk_to(dot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the quote of the dot on which the button is let go."""
        dot = self._dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and dot is not None and dot is self._current:
            self.opened.emit(dot.point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, open by Enter."""
        dots = self.dots
        at = dots.index(self._current) if self._current in dots else -1
        last = len(dots) - 1
        target = {
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Left: max(at - 1, 0) if at >= 0 else last,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is not None and dots:
            self._walk_to(dots[target])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.opened.emit(self._current.point)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and the words of the current dot."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take both away."""
        super().focusOutEvent(event)
        self._tell()
        self.update()

    # internals

    def _walk_to(self, dot: Dot) -> None:
        self._current = dot
        self._tell()
        self.walked.emit(dot.point)

    def _hover(self, dot: Dot | None) -> None:
        if dot is not self._hovered:
            self._hovered = dot
            self.setCursor(Qt.CursorShape.PointingHandCursor if dot else Qt.CursorShape.ArrowCursor)
            self._tell()

    def _dot_at(self, place: QPointF) -> Dot | None:
        """Return the nearest dot within reach of a place."""
        if self._places is None:
            self._places = [self._plot.place(dot) for dot in self.dots]
        best, nearest = None, _NEAR**2
        for dot, at in zip(self.dots, self._places, strict=True):
            away = at - place
            distance = QPointF.dotProduct(away, away)
            if distance <= nearest:
                best, nearest = dot, distance
        return best

    def _tell(self) -> None:
        """Tell of the hovered dot; without one, while the keyboard is here, of the current."""
        self._bubble.mark(self._plot.place(self._current) if self._current else None)
        dot = self._hovered or (self._current if self.hasFocus() else None)
        if dot is None:
            self._bubble.hide_text()
        else:
            self._bubble.tell(self._plot.place(dot), point_title(dot.point), source_text(dot.point))

    def _caption(self, painter: QPainter, place: QPointF) -> None:
        if self._data is None:
            return
        font = self._theme.font("label")
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        words = " ".join(part for part in (self._data.magnitude, self._unit) if part)
        painter.drawText(place + QPointF(0, QFontMetricsF(font).ascent() + 2), words)
