"""The review by keyboard over the three lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.item import EDITOR, ItemKind, State

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def press(widget, key, modifier=Modifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def test_arrows_walk_the_rows_and_on_into_the_next_list(review):
    rows = review.choose("a260")
    press(rows, Key.Key_Down)
    assert review.panel.current_id() == "a310"
    press(rows, Key.Key_Down)
    assert review.panel.current_id() == "f400"
    figures = review.list(ItemKind.KEY_FIGURE)
    assert figures.hasFocus()
    assert not rows.selectedIndexes()
    press(figures, Key.Key_Up)
    assert review.panel.current_id() == "a310"
    assert rows.hasFocus()
    assert review.of("current_changed") == [("a310",), ("f400",), ("a310",)]


def test_the_first_and_the_last_row_are_the_end(review):
    press(review.choose("a10"), Key.Key_Up)
    assert review.panel.current_id() == "a10"
    press(review.choose("d1600"), Key.Key_Down)
    assert review.panel.current_id() == "d1600"


def test_home_end_and_pages(review):
    rows = review.choose("f400")
    press(rows, Key.Key_End)
    assert review.panel.current_id() == "f720"
    press(rows, Key.Key_Home)
    assert review.panel.current_id() == "f400"
    press(rows, Key.Key_PageDown)
    assert review.panel.current_id() not in ("f400", "f440")
    press(rows, Key.Key_PageUp)
    assert review.panel.current_id() == "f400"


def test_enter_confirms_and_goes_to_the_next_left_to_review(review):
    rows = review.choose("a160")
    press(rows, Key.Key_Return)
    assert review.state("a160") is State.CONFIRMED
    assert review.panel.current_id() == "a260"
    press(rows, Key.Key_Enter, Modifier.KeypadModifier)
    press(rows, Key.Key_Return)
    assert review.panel.current_id() == "f480"
    assert review.list(ItemKind.KEY_FIGURE).hasFocus()
    assert review.of("confirm") == [(["a160"],), (["a260"],), (["a310"],)]


def test_enter_on_a_confirmed_row_only_goes_on(review):
    press(review.choose("a10"), Key.Key_Return)
    assert review.of("confirm") == []
    assert review.panel.current_id() == "a160"


def test_enter_on_the_last_one_goes_round_the_end(review):
    press(review.choose("d1600"), Key.Key_Return)
    assert review.panel.current_id() == "a160"


def test_space_turns_without_moving(review):
    rows = review.choose("a160")
    press(rows, Key.Key_Space)
    assert review.state("a160") is State.CONFIRMED
    assert review.panel.current_id() == "a160"
    press(rows, Key.Key_Space)
    assert review.state("a160") is State.SUGGESTED


def test_delete_rejects_and_goes_on(review):
    press(review.choose("a160"), Key.Key_Delete)
    assert review.of("reject") == [(["a160"],)]
    assert review.panel.current_id() == "a260"
    model = review.panel.sections[ItemKind.ATTENDEE].model
    assert model.items[-1].id == "a160"


def test_a_row_that_goes_moves_the_current_one_once(review):
    review.panel.set_show_rejected(False)
    press(review.choose("a160"), Key.Key_Delete)
    assert review.of("current_changed") == [("a260",)]
    assert review.panel.current_id() == "a260"


def test_delete_takes_an_own_item_away(review, make):
    from briefing_app.domain.change import ItemEdit

    review.bring(ItemEdit(None, make["attendee"](230, "Nghiêm Bảo Thoa", origin=EDITOR, confidence=None)))
    press(review.choose("a230"), Key.Key_Delete)
    assert review.of("delete") == [(["a230"],)]
    assert "a230" not in review.items
    assert review.panel.current_id() == "a260"


def test_delete_of_what_is_rejected_does_nothing(review):
    review.reject(["a10"])
    review.asked.clear()
    press(review.choose("a10"), Key.Key_Delete)
    assert review.of("reject") == review.of("delete") == []


def test_several_rows_at_once(review):
    rows = review.choose("a10")
    press(rows, Key.Key_Down, Modifier.ShiftModifier)
    press(rows, Key.Key_Down, Modifier.ShiftModifier)
    assert rows.selected_ids == ["a10", "a60", "a110"]
    press(rows, Key.Key_Delete)
    assert review.of("reject") == [(["a10", "a60", "a110"],)]
    press(review.choose("f400"), Key.Key_A, Modifier.ControlModifier)
    press(review.list(ItemKind.KEY_FIGURE), Key.Key_Return)
    assert review.of("confirm") == [(["f480", "f560", "f680", "f720"],)]


def test_confirm_all_in_view_is_one_gesture(review):
    press(review.choose("a10"), Key.Key_Return, Modifier.ControlModifier)
    ((ids,),) = review.of("confirm")
    assert ids == ["a160", "f480", "f560", "d1000", "d1200", "d1400"]
    assert not {"a310", "d1600"} & set(ids)  # scrolled out of view


def test_reject_all_that_is_left_is_one_gesture(review):
    press(review.choose("a10"), Key.Key_Delete, Modifier.ControlModifier)
    ((ids,),) = review.of("reject")
    assert len(ids) == 11
    assert review.panel.head.title == "Reviewed 21/21"


def test_insert_asks_for_a_new_item_of_the_list_kind(review):
    press(review.choose("f400"), Key.Key_Insert)
    assert review.of("add") == [(ItemKind.KEY_FIGURE,)]


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_D, Key.Key_1, Key.Key_X])
def test_a_letter_starts_nothing(review, key):
    rows = review.choose("a60")
    QTest.keyClick(rows, key)
    assert review.panel.current_id() == "a60"
    assert review.form is None
    assert review.asked == []


def test_tab_comes_into_a_list_at_its_first_row(review, qtbot):
    rows = review.list(ItemKind.ATTENDEE)
    review.panel.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert review.panel.current_id() == "a10"
    assert review.of("current_changed") == [("a10",)]


def test_go_to_the_next_and_the_previous_left(review):
    review.choose("f400")
    assert review.panel.keys.go(1)
    assert review.panel.current_id() == "f480"
    assert review.panel.keys.go(-1)
    assert review.panel.current_id() == "a310"
    review.confirm([i for i, item in review.items.items() if item.state is State.SUGGESTED])
    assert not review.panel.keys.go(1)


def test_the_actions_of_the_menu_work_on_the_selection(review):
    review.choose("a160")
    review.panel.keys.confirm()
    assert review.state("a160") is State.CONFIRMED
    review.panel.keys.reject()
    assert review.state("a260") is State.REJECTED
    review.panel.keys.toggle()
    assert review.state("a310") is State.CONFIRMED


def test_a_folded_section_is_passed_over(review):
    review.panel.sections[ItemKind.KEY_FIGURE].set_folded(True)
    press(review.choose("a310"), Key.Key_Down)
    assert review.panel.current_id() == "d800"


def test_join_asks_for_the_selected_or_the_next(review):
    review.choose("d800")
    review.panel.keys.join()
    assert review.of("join") == [(["d800", "d1000"],)]
    review.choose("d1600")
    review.panel.keys.join()
    review.choose("a10")
    review.panel.keys.join()
    assert len(review.of("join")) == 1


def test_the_focus_of_the_column_is_that_of_its_list(review):
    review.panel.set_current("d1000")
    review.panel.setFocus()
    assert review.list(ItemKind.DIRECTIVE).hasFocus()
