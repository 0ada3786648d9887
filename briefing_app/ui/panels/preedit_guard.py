"""Keeps what an input method is composing when the focus leaves a field."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_LEAVING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class PreeditGuard(QObject):
    """An event filter on one field: it remembers the preedit and commits it before Return, Tab or the focus takes it.

    FocusOut is too late (the field has dropped it by then); `FocusAboutToChange` is not.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._pending = ""
        field.installEventFilter(self)

    @property
    def pending(self) -> str:
        """What is being composed."""
        return self._pending

    def flush(self) -> None:
        """Put what is being composed into the field."""
        if not self._pending:
            return
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.commit()
        if self._pending:  # the platform has no input method that would answer
            event = QInputMethodEvent()
            event.setCommitString(self._pending)
            QCoreApplication.sendEvent(self._field, event)
        self._pending = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the composition and what would end it."""
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._pending = event.preeditString()
        elif kind is QEvent.Type.FocusAboutToChange or (
            kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS
        ):
            self.flush()
        return super().eventFilter(watched, event)
