"""The foot of a form: what the article says, or what a figure comes to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.ui.theme import Theme


class SaidLine(QWidget):
    """The foot's left: the article's words, or what a figure comes to in its plain unit."""

    def __init__(self, theme: Theme, item: AnyItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item
        self._meaning = ""
        self.setFixedHeight(18)

    @property
    def text(self) -> str:
        """What is shown."""
        said = " ".join(self._item.anchor.exact.split())
        return f"= {self._meaning}" if self._meaning else f"“{said}”"

    def set_meaning(self, meaning: str) -> None:
        """Show a normalised value, or the article's words again."""
        self._meaning = meaning
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the quotation mark and the text."""
        painter = QPainter(self)
        colour = self._theme.kind_color(self._item.kind_of_item, "mark")
        self._theme.icons.paint(painter, "quote", colour, QRectF(0, 2, 14, 14))
        font = self._theme.font("meta")
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        room = QRectF(20, -2, self.width() - 20, self.height() + 4)
        shown_text = QFontMetricsF(font).elidedText(self.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown_text)
        painter.end()
