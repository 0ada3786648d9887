"""What the middle shows when the library cannot be used: why, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton


class NoLibrary(QWidget):
    """One sentence and three buttons; nothing has been changed and nothing can be lost here."""

    retry_requested = Signal()
    other_requested = Signal()
    quit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._glyph = QLabel()
        self._title = QLabel()
        self._title.setFont(theme.font("article_title", 22))
        self.reason = QLabel()
        self.reason.setFont(theme.font("row", 14))
        self.reason.setProperty("tone", "muted")
        self.reason.setWordWrap(True)
        self.reason.setFixedWidth(520)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = TextButton(theme, "", part="primary", icon="redo-2")
        self.retry.clicked.connect(self.retry_requested)
        self.other = TextButton(theme, "")
        self.other.clicked.connect(self.other_requested)
        self.leave = TextButton(theme, "")
        self.leave.clicked.connect(self.quit_requested)
        self._build()
        self.retranslate()
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, sentence: str) -> None:
        """Say why the library cannot be used."""
        # A path has no place to wrap at: let it break behind its separators.
        self.reason.setText(sentence.replace("/", "/\u200b").replace("\\", "\\\u200b"))
        self.reason.setAccessibleName(sentence)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._title.setText(tr("The library cannot be opened"))
        self.retry.setText(tr("Try again"))
        self.other.setText(tr("Choose another library…"))
        self.leave.setText(tr("Quit"))

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.retry, self.other, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._glyph, 0, centre)
        column.addSpacing(10)
        column.addWidget(self._title, 0, centre)
        column.addSpacing(6)
        column.addWidget(self.reason, 0, centre)
        column.addSpacing(18)
        column.addLayout(buttons)
        column.addStretch(3)

    def _dress(self) -> None:
        self._glyph.setPixmap(self._theme.pixmap("triangle-alert", "warning", 36, self.devicePixelRatioF()))
