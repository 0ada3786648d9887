"""What an input method is composing is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.item import ItemKind

Key = Qt.Key


def compose(widget, preedit):
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


@pytest.fixture
def form(review, qtbot):
    review.choose("a60")
    review.panel.edit_current("name")
    made = review.form
    qtbot.waitUntil(lambda: made.field("name").hasFocus())
    made.field("name").setText("Mạc ")
    made.field("name").end(False)
    compose(made.field("name"), "Yến")
    return made


def test_return_keeps_it(review, form):
    QTest.keyClick(form.field("name"), Key.Key_Return)
    assert review.items["a60"].name == "Mạc Yến"


def test_tab_keeps_it(form):
    QTest.keyClick(form.field("name"), Key.Key_Tab)
    assert form.field("name").text() == "Mạc Yến"


def test_a_click_into_a_sister_field_keeps_it(form, qtbot):
    qtbot.mouseClick(form.field("role"), Qt.MouseButton.LeftButton)
    assert form.field("role").hasFocus()
    assert form.field("name").text() == "Mạc Yến"


def test_focus_elsewhere_keeps_it(review, form, qtbot):
    review.list(ItemKind.DIRECTIVE).setFocus()
    qtbot.waitUntil(lambda: review.form is None)
    assert review.items["a60"].name == "Mạc Yến"


def test_a_click_on_another_row_keeps_it(review, form):
    rows = review.list(ItemKind.ATTENDEE)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert review.items["a60"].name == "Mạc Yến"


def test_finish_editing_keeps_it(review, form):
    review.panel.finish_editing()
    assert review.items["a60"].name == "Mạc Yến"


def test_a_reset_keeps_it(review, form):
    review.panel.show_items([])
    assert review.of("edit") == [("a60", {"name": "Mạc Yến"}, False)]


def test_a_commit_by_the_input_method_is_not_doubled(review, form):
    event = QInputMethodEvent()
    event.setCommitString("Yến")
    QApplication.sendEvent(form.field("name"), event)
    QTest.keyClick(form.field("name"), Key.Key_Return)
    assert review.items["a60"].name == "Mạc Yến"


def test_composing_is_no_edit_of_an_action(review, qtbot):
    review.choose("d1000")
    review.panel.edit_current()
    form = review.form
    qtbot.waitUntil(lambda: form.field("action").hasFocus())
    changed = []
    form.changed.connect(lambda: changed.append(True))
    compose(form.field("action"), "ph")
    compose(form.field("action"), "phả")
    assert changed == []
    QTest.keyClick(form.field("action"), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.items["d1000"].action.endswith("phả")


def test_composing_into_the_unit_is_kept(review, qtbot):
    review.choose("f600")
    review.panel.edit_current("unit")
    form = review.form
    qtbot.waitUntil(lambda: form.field("unit").hasFocus())
    compose(form.field("unit"), "công trình")
    QTest.keyClick(form.field("unit"), Key.Key_Tab)
    assert form.field("unit").value().endswith("công trình")


def test_a_list_takes_nothing_from_an_input_method(review):
    rows = review.choose("a60")
    compose(rows, "a")
    event = QInputMethodEvent()
    event.setCommitString("a")
    QApplication.sendEvent(rows, event)
    assert review.form is None
    assert review.panel.current_id() == "a60"
