"""Where Ctrl+Z goes: to the field while it has typing of its own to undo, else to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget


class UndoRouting(QObject):
    """A filter on whichever widget has the focus: fields claim undo and redo even when they have nothing to give.

    Not a filter on the application: that one is asked about every event of every object, in Python.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn down a field's claim on the undo keys when its own stack is exhausted."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if not (undo or redo) or not isinstance(watched, QWidget):
            return False
        if _has_own_step(watched, undo):
            return False
        event.ignore()
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in _with_its_field(before):
            widget.removeEventFilter(self)
        for widget in _with_its_field(now):
            widget.installEventFilter(self)


def _with_its_field(widget: QWidget | None) -> list[QWidget]:
    """Return the widget that has the focus, and the line edit inside it that is handed its keys."""
    if widget is None:
        return []
    inner = widget.findChild(QLineEdit) if isinstance(widget, QComboBox | QSpinBox) else None
    return [widget, inner] if inner is not None else [widget]


def _has_own_step(widget: QWidget, undo: bool) -> bool:
    """Tell whether a field's own stack has a step in that direction."""
    field = widget.findChild(QLineEdit) if isinstance(widget, QComboBox | QSpinBox) else widget
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    if isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly():
        document = field.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
