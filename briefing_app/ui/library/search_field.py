"""The search field: tells what is searched once typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.domain.text import nfc
from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme

PAUSE = 30
"""Milliseconds without a key before the search starts."""

COMPOSING_PAUSE = 150
"""The same while an input method composes: one Vietnamese letter takes several keys."""


class SearchField(QLineEdit):
    """32 high; Down and Enter go to the results, Escape empties it."""

    searched = Signal(str)
    left_downwards = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "search")
        self.setFont(theme.font("row"))
        self.setMaxLength(2000)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.triggered.connect(self.empty)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._dress)
        self.retranslate()
        self._dress()

    @property
    def query(self) -> str:
        """What is searched, in NFC and without surrounding blanks."""
        return nfc(self.text()).strip()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.setPlaceholderText(tr("Search all briefings"))
        self.setAccessibleName(tr("Search all briefings"))
        self._clear.setToolTip(tr("Clear the search"))

    def empty(self) -> None:
        """Empty the field; the library comes back at once."""
        self.clear()
        self._pause.stop()
        self._tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait longer while an input method composes."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self._pause.start(COMPOSING_PAUSE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the results, or empty the field."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._tell()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.empty()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._pause.start(PAUSE)

    def _tell(self) -> None:
        if self.query != self._told:
            self._told = self.query
            self.searched.emit(self._told)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted", 16))
        self._clear.setIcon(self._theme.icon("x", "muted", 16))
        self._clear.setVisible(bool(self.text()))
