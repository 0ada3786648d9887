"""What pyqtgraph draws of a series: axes, lines and dots. Importing this loads that library: do it in a worker."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pyqtgraph as graph  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import current
from briefing_app.ui.figures.chart_data import ChartData, Dot
from briefing_app.ui.figures.chart_ticks import period_ticks, value_ticks
from briefing_app.ui.theme import Theme

# Antialiased lines; and no clean-up at exit: the window takes its own widgets down in order.
graph.setConfigOptions(antialias=True, exitCleanup=False)


class ChartPlot:
    """A plot without menus, wheel or dragging; its ticks are given, for they follow periods and the language.

    Not a widget itself: `widget` lets pointer and keys through to whoever holds it.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._data: ChartData | None = None
        self._ratio = 1.0
        self._plot = graph.PlotWidget()
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._item = self._plot.getPlotItem()
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(False, False)
        self._item.disableAutoRange()
        # The grid belongs below the dots: an axis that has one is drawn over the view otherwise.
        self._item.getAxis("left").setZValue(-2)
        self._item.getViewBox().setZValue(0)

    @property
    def widget(self) -> QWidget:
        """Where it is drawn."""
        widget: QWidget = self._plot
        return widget

    def show(self, data: ChartData, ratio: float = 1.0) -> None:
        """Draw these in the theme's colours and the current language.

        `ratio` is how many pixels of the device a logical one has: pyqtgraph's pens are cosmetic.
        """
        self._data, self._ratio = data, ratio
        self._item.clear()
        self._plot.setBackground(self._theme.color("surface"))
        if not data.dots:
            return
        self._item.setXRange(*data.x_range, padding=0)
        self._item.setYRange(*data.y_range, padding=0)
        self.set_ticks()
        for drawn in self._lines(data) + self._ranges(data):
            self._item.addItem(drawn)
        styles: dict[tuple[bool, bool, bool], list[Dot]] = {}
        for dot in data.dots:
            wrong = dot.point.figure.id in data.contradictory
            styles.setdefault((not dot.target, wrong, dot.point.earlier), []).append(dot)
        for style, dots in sorted(
            styles.items(), key=itemgetter(0)
        ):  # aims below results, contradictions above
            self._item.addItem(self._dots(dots, *style))

    def set_ticks(self) -> None:
        """Choose the ticks for the width there is."""
        if self._data is None or not self._data.dots:
            return
        width = max(self._plot.width() - 60, 100)
        periods = period_ticks(*self._data.x_range, width=width, finest=self._data.finest)
        values = value_ticks(*self._data.y_range)
        language, font = current(), self._theme.font("label")
        bottom, left = self._item.getAxis("bottom"), self._item.getAxis("left")
        bottom.setTicks([[(end, language.date(period)) for end, period in periods]])
        left.setTicks([[(float(value), language.number(value)) for value in values]])
        metrics = QFontMetricsF(font)
        left.setWidth(max((metrics.horizontalAdvance(language.number(v)) for v in values), default=20) + 14)
        bottom.setHeight(26)
        for axis, line in ((bottom, "edge"), (left, "surface")):
            axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=8)
            axis.setPen(self._pen(self._theme.color(line), 1))
            axis.setTextPen(self._theme.color("muted"))
        left.setStyle(hideOverlappingLabels=False)  # or the topmost is left out
        left.setGrid(255)
        left.setTickPen(self._pen(self._theme.color("border"), 1))

    def place(self, dot: Dot) -> QPointF:
        """Return where a dot stands in the widget's parent."""
        scene = self._item.getViewBox().mapViewToScene(QPointF(dot.x, dot.y))
        return QPointF(self._plot.pos()) + QPointF(self._plot.mapFromScene(scene))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the plot into a rectangle of another device, as vectors."""
        scene = self._plot.scene()
        scene.prepareForPaint()
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the view box fills its frame with whatever brush it finds
        painter.setPen(Qt.PenStyle.NoPen)
        scene.render(painter, rect, QRectF(self._plot.viewport().rect()))
        painter.restore()

    def _lines(self, data: ChartData) -> list[Any]:
        drawn = []
        for trace in data.traces:
            style = Qt.PenStyle.DashLine if trace.target else Qt.PenStyle.SolidLine
            width = 1.4 if trace.target or trace.earlier else 2
            pen = self._pen(self._colour(trace.earlier), width, style)
            drawn.append(graph.PlotCurveItem(list(trace.xs), list(trace.ys), pen=pen))
        return drawn

    def _ranges(self, data: ChartData) -> list[Any]:
        """Return the upright lines of values that are ranges, and between those that contradict each other."""
        ranges = [
            (dot.x, dot.low, dot.high, self._colour(dot.point.earlier))
            for dot in data.dots
            if dot.low != dot.high
        ]
        ranges += [(*split, self._theme.color("warning")) for split in data.splits]
        return [
            graph.PlotCurveItem([x, x], [low, high], pen=self._pen(colour, 2))
            for x, low, high, colour in ranges
        ]

    def _dots(self, dots: list[Dot], result: bool, wrong: bool, earlier: bool) -> Any:
        """Return dots of one style: results filled, aims hollow, what contradicts as triangles.

        Without a cache of pictures they stay vectors in an export.
        """
        surface = self._theme.color("surface")
        colour = self._theme.color("warning") if wrong else self._colour(earlier)
        return graph.ScatterPlotItem(
            x=[dot.x for dot in dots],
            y=[dot.y for dot in dots],
            size=13 if wrong else 11 if result else 10,
            symbol="t1" if wrong else "o",
            brush=graph.mkBrush(colour if result else surface),
            pen=self._pen(surface if result else colour, 1.5 if result else 2),
            pxMode=True,
            useCache=False,
        )

    def _pen(self, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> Any:
        return graph.mkPen(colour, width=width * self._ratio, style=style)

    def _colour(self, earlier: bool) -> QColor:
        if earlier:
            return self._theme.color("muted")
        return self._theme.kind_color(ItemKind.KEY_FIGURE, "mark")
