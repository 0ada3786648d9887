"""Lay a long document out in steps so short that the window does not stand still."""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QTimerEvent
from PySide6.QtGui import QTextDocument

STEP = 20_000
"""How many characters are laid out at a time: about 10 ms. Qt doubles its steps up to 200,000."""


class LayoutSteps(QObject):
    """An event filter on a document's layout that takes the steps of its timer.

    Qt lays out what is in sight at once and the rest by a timer of its own, each step twice as long as the one before.
    What is asked for beyond (a line to scroll to) is laid out when it is asked for, as ever.
    """

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._position = 0
        self._layout = document.documentLayout()
        self._layout.installEventFilter(self)

    @property
    def pending(self) -> bool:
        """Whether something is not laid out yet."""
        return any(each.interval > 0 for each in self._timers())

    def begin(self) -> None:
        """Begin from the top: another text is shown."""
        self._position = 0

    def eventFilter(self, _layout: QObject, event: QEvent) -> bool:
        """Take a step of our own in place of Qt's."""
        if not isinstance(event, QTimerEvent) or not self._is_step(event.timerId()):
            return False
        last = self._document.characterCount() - 1
        self._position = min(self._position + STEP, last)
        self._layout.blockBoundingRect(self._document.findBlock(self._position))
        return self._position < last  # at the end Qt's own turn is short, and stops the timer

    def _is_step(self, timer: int) -> bool:
        """Tell whether a timer is that of the steps: the other one tells of a new size, without delay."""
        return any(each.timerId == timer and each.interval > 0 for each in self._timers())

    def _timers(self) -> list[QAbstractEventDispatcher.TimerInfo]:
        dispatcher = QAbstractEventDispatcher.instance()
        return dispatcher.registeredTimers(self._layout) if dispatcher is not None else []
