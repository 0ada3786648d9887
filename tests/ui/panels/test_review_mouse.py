"""The review with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefing_app.domain.item import EDITOR, ItemKind, State

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


def place(review, item_id):
    rows = review.list_of(item_id)
    rect = rows.visualRect(rows.model().index_of(item_id))
    return rows, QPoint(60, rect.center().y())


def click(review, item_id, modifier=Modifier.NoModifier, button=Button.LeftButton):
    rows, at = place(review, item_id)
    QTest.mouseClick(rows.viewport(), button, modifier, at)
    return rows


def button(review, item_id, number):
    """Return list and place of a row's button."""
    rows = review.list_of(item_id)
    rect = QRectF(rows.visualRect(rows.model().index_of(item_id)))
    kind = review.items[item_id].kind_of_item
    return rows, rows.rows.painter_of_rows.button_rect(rect, kind, number).center().toPoint()


def press_button(review, item_id, number):
    rows, at = button(review, item_id, number)
    QTest.mouseMove(rows.viewport(), at)
    QTest.mouseClick(rows.viewport(), Button.LeftButton, Modifier.NoModifier, at)
    return rows


def menu_of(review, item_id):
    rows, at = place(review, item_id)
    if item_id not in rows.selected_ids:
        click(review, item_id)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, rows.viewport().mapToGlobal(at))
    QApplication.sendEvent(rows.viewport(), event)
    menu = review.panel.findChildren(QMenu)[-1]
    return menu, {action.objectName(): action for action in menu.actions() if action.objectName()}


def choose(menu, action):
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_click_selects_one_row_over_all_lists(review):
    rows = click(review, "a60")
    assert review.of("current_changed") == [("a60",)]
    assert rows.hasFocus()
    click(review, "d1000")
    assert review.panel.current_id() == "d1000"
    assert not rows.selectedIndexes()


def test_a_second_click_shows_the_words_again(review):
    click(review, "a60")
    click(review, "a60")
    assert review.of("opened") == [("a60",)]


def test_several_rows(review):
    click(review, "a10")
    click(review, "a110", Modifier.ShiftModifier)
    rows = click(review, "a60", Modifier.ControlModifier)
    assert rows.selected_ids == ["a10", "a110"]


@pytest.mark.parametrize("item_id", ["a160", "f480", "d1000"])
def test_the_buttons_of_a_row(review, item_id):
    press_button(review, item_id, 0)
    assert review.state(item_id) is State.CONFIRMED
    press_button(review, item_id, 0)
    assert review.state(item_id) is State.SUGGESTED
    press_button(review, item_id, 2)
    assert review.form is not None
    QTest.keyClick(review.form.field("note"), Qt.Key.Key_Escape)
    press_button(review, item_id, 1)
    assert review.state(item_id) is State.REJECTED


def test_a_button_works_for_all_selected_rows(review):
    click(review, "a110")
    click(review, "a210", Modifier.ShiftModifier)
    press_button(review, "a160", 1)
    assert review.of("reject") == [(["a110", "a160", "a210"],)]


def test_a_press_that_is_taken_back_does_nothing(review):
    rows, at = button(review, "a160", 1)
    QTest.mousePress(rows.viewport(), Button.LeftButton, Modifier.NoModifier, at)
    QTest.mouseRelease(rows.viewport(), Button.LeftButton, Modifier.NoModifier, QPoint(60, at.y()))
    assert review.of("reject") == []


def test_buttons_are_shown_under_the_pointer_and_hidden_by_keys(review):
    rows = review.choose("a160")
    row = rows.currentIndex().row()
    QTest.mouseMove(rows.viewport(), QPoint(60, 5))
    assert rows.plate_on(row, False)[0]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert not rows.plate_on(row + 1, False)[0]
    _, at = button(review, "a60", 1)
    QTest.mouseMove(rows.viewport(), at)
    assert rows.plate_on(1, True) == (True, 1)


def test_a_double_click_edits(review):
    rows, at = place(review, "a60")
    QTest.mouseClick(rows.viewport(), Button.LeftButton, Modifier.NoModifier, at)
    QTest.mouseDClick(rows.viewport(), Button.LeftButton, Modifier.NoModifier, at)
    assert rows.rows.editing_id == "a60"


def test_the_menu_of_a_suggestion(review):
    menu, actions = menu_of(review, "a160")
    assert set(actions) == {"confirm", "reject", "reopen", "edit", "note", "who", "reanchor"}
    assert not actions["reopen"].isEnabled()
    assert not actions["reanchor"].isEnabled()
    choose(menu, actions["confirm"])
    assert review.state("a160") is State.CONFIRMED


def test_the_menu_brings_a_rejected_item_back(review):
    review.reject(["a60"])
    menu, actions = menu_of(review, "a60") if review.list_of("a60").set_current("a60") else (None, {})
    assert not actions["reject"].isEnabled()
    choose(menu, actions["reopen"])
    assert review.state("a60") is State.SUGGESTED


def test_the_menu_of_a_directive_splits_and_joins(review):
    review.panel.set_words_selected(True)
    menu, actions = menu_of(review, "d800")
    choose(menu, actions["split"])
    assert review.of("split") == [("d800",)]
    menu, actions = menu_of(review, "d800")
    choose(menu, actions["join"])
    assert review.of("join") == [(["d800", "d1000"],)]
    menu, actions = menu_of(review, "d800")
    choose(menu, actions["reanchor"])
    assert review.of("reanchor") == [("d800",)]


def test_selected_directives_are_joined(review):
    click(review, "d800")
    click(review, "d1200", Modifier.ShiftModifier)
    menu, actions = menu_of(review, "d1000")
    assert actions["join"].text() == "Join the selected directives"
    choose(menu, actions["join"])
    assert review.of("join") == [(["d800", "d1000", "d1200"],)]


def test_the_menu_deletes_an_own_item_and_writes_a_note(review, make, qtbot):
    from briefing_app.domain.change import ItemEdit

    review.bring(ItemEdit(None, make["attendee"](20, "Nghiêm Bảo Thoa", origin=EDITOR, confidence=None)))
    menu, actions = menu_of(review, "a20")
    assert {"delete", "note"} <= set(actions)
    assert "reject" not in actions
    choose(menu, actions["note"])
    # Offscreen, a menu that closes leaves no window active.
    qtbot.waitUntil(lambda: review.panel.focusWidget() is review.form.field("note"))
    QTest.keyClick(review.form.field("note"), Qt.Key.Key_Escape)
    menu, actions = menu_of(review, "a20")
    choose(menu, actions["delete"])
    assert "a20" not in review.items


def test_the_menu_key_opens_it_at_the_row(review):
    rows = review.choose("a60")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(rows.viewport(), event)
    menu = review.panel.findChildren(QMenu)[-1]
    rect = rows.visualRect(rows.currentIndex())
    assert rect.contains(rows.viewport().mapFromGlobal(menu.pos()))
    menu.close()


def test_the_heads_buttons(review, qtbot):
    section = review.panel.sections[ItemKind.KEY_FIGURE]
    buttons = {b.objectName(): b for b in section.head.findChildren(type(section.head._fold))}
    qtbot.mouseClick(buttons["add"], Button.LeftButton)
    assert review.of("add") == [(ItemKind.KEY_FIGURE,)]
    qtbot.mouseClick(buttons["confirm-visible"], Button.LeftButton)
    assert review.of("confirm") == [(["f480", "f560"],)]
    qtbot.mouseClick(buttons["fold"], Button.LeftButton)
    assert section.folded
    assert section.height() == 38
    qtbot.mouseDClick(section.head, Button.LeftButton, pos=QPoint(80, 19))
    assert not section.folded
    assert not buttons["show-rejected"].isVisible()
    review.reject(["f480"])
    assert buttons["show-rejected"].isVisible()
    qtbot.mouseClick(buttons["show-rejected"], Button.LeftButton)
    assert not section.model.index_of("f480").isValid()
    qtbot.mouseClick(buttons["show-rejected"], Button.LeftButton)
    assert section.model.index_of("f480").isValid()


def test_the_panel_head_confirms_what_is_in_view(review, qtbot):
    qtbot.mouseClick(review.panel.head._confirm, Button.LeftButton)
    assert len(review.of("confirm")) == 1
    assert review.panel.head.title == "Reviewed 16/21"


def test_hovering_a_button_names_it(review, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QToolTip

    rows, at = button(review, "a160", 1)
    QApplication.sendEvent(
        rows.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, rows.viewport().mapToGlobal(at))
    )
    assert QToolTip.text() == "Reject (Delete)"
    QToolTip.hideText()
    assert QPointF(at).x() > 200
