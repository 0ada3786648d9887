"""A question that waits: a sunken strip with two answers, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton


class QuestionStrip(QWidget):
    """Stands over the article while something is to be decided; it takes no focus and nothing waits for it."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = ""
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setFont(theme.font("row"))
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.yes = TextButton(theme, "", part="text")
        self.no = TextButton(theme, "", part="text")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.declined)
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def text(self) -> str:
        """The question."""
        return self._text.text()

    def ask(self, text: str, yes: str, no: str, *, icon: str) -> None:
        """Show a question with what its two buttons say."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.yes.setText(yes)
        self.no.setText(no)
        self._icon_name = icon
        self._dress()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decline on Esc while a button has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("border"))
        painter.end()

    def _dress(self) -> None:
        if self._icon_name:
            token = "warning" if self._icon_name == "triangle-alert" else "muted"
            self._icon.setPixmap(self._theme.pixmap(self._icon_name, token, 16, self.devicePixelRatioF()))
        self.update()
