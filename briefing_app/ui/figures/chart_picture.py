"""The chart as a picture: for the clipboard, and as SVG; always in the light colours, for documents."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from briefing_app.domain.series import Series
from briefing_app.ui.figures.chart import CAPTION, FigureChart
from briefing_app.ui.figures.chart_data import chart_data
from briefing_app.ui.figures.chart_legend import HEIGHT as LEGEND_HEIGHT
from briefing_app.ui.figures.chart_legend import paint_legend
from briefing_app.ui.figures.series_words import capitalised, place_text
from briefing_app.ui.theme import Scheme, Theme

SIZE = QSize(960, 440)
_MARGIN = 24
_SCALE = 2


class ChartPicture:
    """Title, legend and chart of one series on a page of their own."""

    def __init__(self, series: Series) -> None:
        self._series = series
        self._theme = Theme(Scheme.LIGHT)
        self._data = chart_data(series)
        self._chart = FigureChart(self._theme)
        # Never shown: laid out as it would be, for the ticks to fit the width.
        self._chart.setFixedSize(SIZE.width() - 2 * _MARGIN, SIZE.height() - 92)
        self._chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._chart.show()
        self._chart.show_data(self._data, series.listed.unit)

    def image(self) -> QImage:
        """Return the picture at twice its size, for screens and print."""
        self._chart.draw_for(_SCALE)
        image = QImage(SIZE * _SCALE, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(_SCALE)
        image.fill(self._theme.color("surface"))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """Return the picture as vectors."""
        self._chart.draw_for(1)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(SIZE)
        generator.setResolution(self._chart.logicalDpiX())  # or what the axes recorded is scaled
        generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
        generator.setTitle(self._title)
        painter = QPainter(generator)
        painter.fillRect(QRect(0, 0, SIZE.width(), SIZE.height()), self._theme.color("surface"))
        self._paint(painter)
        painter.end()
        buffer.close()
        return bytes(data.data())

    def close(self) -> None:
        """Take the widgets away."""
        self._chart.close()
        self._chart.deleteLater()

    @property
    def _title(self) -> str:
        return f"{capitalised(self._series.listed.metric)} – {place_text(self._series.listed)}"

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("brief_title")
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        width = SIZE.width() - 2 * _MARGIN
        title = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            QRectF(_MARGIN, 16, width, 32), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title
        )
        paint_legend(painter, self._theme, QRectF(_MARGIN, 54, width, LEGEND_HEIGHT), self._data)
        room = self._chart.plot_size
        self._chart.paint(painter, QRectF(_MARGIN, 84, room.width(), room.height() + CAPTION))
