"""The ground of parts that float over the window: rounded, with a soft painted shadow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme

SHADOW = 12
"""How far the shadow reaches, in logical pixels: the margin of every floating part."""


def paint_shadow(painter: QPainter, rect: QRectF, radius: float, *, dark: bool) -> None:
    """Paint eight faint rounded rectangles around `rect`: QGraphicsEffect is too slow on parts that move."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(8, 0, -1):
        colour = QColor(0, 0, 0, 14 if dark else 3)
        painter.setBrush(colour)
        grow = step * SHADOW / 10
        painter.drawRoundedRect(rect.adjusted(-grow, -grow + 2, grow, grow + 2), radius + grow, radius + grow)


class Floating(QWidget):
    """A floating child of the window: not a window of its own, for input methods and Wayland."""

    def __init__(self, theme: Theme, parent: QWidget, *, ground: str = "raised", radius: float = 10) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._radius = radius
        theme.changed.connect(self.update)

    def card(self) -> QRectF:
        """Return the rectangle of the part itself, without its shadow."""
        return QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow and the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.card()
        paint_shadow(painter, card, self._radius, dark=self._theme.dark)
        painter.setBrush(self._theme.color(self._ground))
        edge = self._theme.color("border") if self._ground == "raised" else QColor(Qt.GlobalColor.transparent)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        painter.end()
