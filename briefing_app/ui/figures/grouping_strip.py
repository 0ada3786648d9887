"""The question whether two metrics are one, on the page of a series."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.question_strip import QuestionStrip


class GroupingStrip(QuestionStrip):
    """The strip that asks over an article, as a card between the parts of a page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ground = theme
        self.yes.setProperty("part", "plain")
        self.no.setProperty("part", "plain")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ground.color("border"), 1))
        painter.setBrush(self._ground.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
