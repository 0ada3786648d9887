"""Ctrl+Z goes to a field while it has typing of its own to undo, else to the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app.ui.undo_routing import UndoRouting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    """Yield a window with an undo action that counts."""
    routing = UndoRouting(qapp)
    widget = QWidget()
    QVBoxLayout(widget)
    action = QAction(widget)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    widget.setProperty("undone", 0)
    action.triggered.connect(lambda: widget.setProperty("undone", widget.property("undone") + 1))
    widget.addAction(action)
    qtbot.addWidget(widget)
    yield widget
    routing.deleteLater()


def editable_combo() -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    return combo


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QSpinBox, editable_combo])
def test_the_window_undoes_what_the_field_cannot(qtbot: QtBot, window: QWidget, make: type[QWidget]) -> None:
    field = make()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    target = field.findChild(QLineEdit) if isinstance(field, QComboBox | QSpinBox) else field
    qtbot.keyClick(target, Qt.Key.Key_Z, CTRL)
    assert window.property("undone") == 1


def test_a_field_undoes_its_own_typing_first(qtbot: QtBot, window: QWidget) -> None:
    field = QLineEdit()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert window.property("undone") == 0
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert window.property("undone") == 1
