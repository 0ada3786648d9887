"""The place of the chart: blank until the library that draws it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.ui.figures.chart import FigureChart
    from briefing_app.ui.figures.chart_data import ChartData

HEIGHT = 300


class ChartSpot(QWidget):
    """Keeps what is to be drawn for the chart that comes, so that list and table never wait for it."""

    opened = Signal(object)  # SeriesPoint
    walked = Signal(object)  # SeriesPoint

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ChartData, str] | None = None
        self._current = ""
        self.chart: FigureChart | None = None
        self._nothing = QLabel()
        self._nothing.setFont(theme.font("row"))
        self._nothing.setProperty("tone", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._nothing)
        self.setFixedHeight(HEIGHT)

    def put(self, chart: FigureChart) -> None:
        """Take the chart in, now that its library is loaded."""
        self.chart = chart
        self._column.addWidget(chart)
        chart.opened.connect(self.opened)
        chart.walked.connect(self.walked)
        if self._shown is not None:
            self.show_data(*self._shown)
        self.set_current(self._current)

    def show_data(self, data: ChartData, unit: str) -> None:
        """Draw these, now or when the chart comes."""
        self._shown = (data, unit)
        drawable = bool(data.dots)
        self.setFixedHeight(HEIGHT if drawable else 40)
        self._nothing.setVisible(not drawable)
        self._say()
        if self.chart is not None:
            self.chart.setVisible(drawable)
            if drawable:
                self.chart.show_data(data, unit)

    def set_current(self, item_id: str) -> None:
        """Mark the point of an item."""
        self._current = item_id
        if self.chart is not None:
            self.chart.set_current(item_id)

    def refresh(self) -> None:
        """Put the texts into the current language."""
        self._say()
        if self.chart is not None:
            self.chart.refresh()

    def _say(self) -> None:
        self._nothing.setText(tr("There is nothing to draw: no figure has a time and a number."))
