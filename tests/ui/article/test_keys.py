"""What the keyboard does in the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.item import ItemKind

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(pane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def put_caret(pane, offset: int) -> None:
    cursor = pane.view.textCursor()
    cursor.setPosition(pane.view.positions.to_document(offset))
    pane.view.setTextCursor(cursor)


@pytest.fixture
def window_keys(pane) -> list[str]:
    """Give the window shortcuts for keys that the view needs itself; return the list of those that fired."""
    fired: list[str] = []
    for keys in ("1", "Ins", "Esc", "Return", "Space", "4", "Ctrl+C", "Down", "Shift+Right"):
        action = QAction(keys, pane)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: fired.append(keys))
        pane.addAction(action)
    return fired


def test_shift_and_arrows_select_words(pane, span, window_keys) -> None:
    put_caret(pane, span("mở rộng")[0])
    for _ in range(7):
        press(pane, Qt.Key.Key_Right, SHIFT)
    assert pane.selected_span() == span("mở rộng")
    assert pane.selection_bar.isVisible()
    assert window_keys == []


def test_the_selection_leaves_white_space_out(pane, span) -> None:
    start, end = span("mở rộng")
    pane.select_span(start - 1, end)
    assert pane.selected_span() == (start, end)
    pane.select_span(start - 1, start)
    assert pane.selected_span() is None
    assert not pane.selection_bar.isVisible()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_1, ItemKind.ATTENDEE),
        (Qt.Key.Key_2, ItemKind.KEY_FIGURE),
        (Qt.Key.Key_3, ItemKind.DIRECTIVE),
    ],
)
def test_one_digit_makes_an_item_of_the_words(pane, span, qtbot, window_keys, key, kind) -> None:
    pane.select_span(*span("mở rộng"))
    with qtbot.waitSignal(pane.add_requested) as signal:
        press(pane, key)
    assert signal.args == [kind]
    with qtbot.waitSignal(pane.add_requested) as signal:
        press(pane, Qt.Key.Key_Insert)
    assert signal.args == [kind]
    assert window_keys == []


def test_words_that_became_an_item_are_let_go(pane, span, briefing) -> None:
    pane.update_items(briefing.items[:3])
    pane.add_requested.connect(lambda _kind: pane.update_items(briefing.items))
    pane.select_span(*span("mở rộng"))
    press(pane, Qt.Key.Key_3)
    assert pane.selected_span() is None
    assert not pane.selection_bar.isVisible()


def test_digits_mean_nothing_without_words(pane, qtbot, window_keys) -> None:
    with qtbot.assertNotEmitted(pane.add_requested):
        press(pane, Qt.Key.Key_1)
        press(pane, Qt.Key.Key_2)
    assert window_keys == ["1"]


def test_no_letter_is_a_gesture(pane, span, qtbot) -> None:
    pane.select_span(*span("mở rộng"))
    before = pane.view.toPlainText()
    with qtbot.assertNotEmitted(pane.add_requested):
        for code in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1):
            press(pane, Qt.Key(code))
    assert pane.view.toPlainText() == before
    assert pane.selected_span() == span("mở rộng")


def test_four_extends_to_the_sentence(pane, span, window_keys) -> None:
    pane.select_span(*span("Bộ Tài"))
    press(pane, Qt.Key.Key_4)
    assert pane.selected_span() == span("Giao Bộ Tài chính cân đối vốn.")
    assert window_keys == []


def test_escape_lets_go_of_the_words_then_goes_to_the_window(pane, span, window_keys) -> None:
    pane.select_span(*span("mở rộng"))
    press(pane, Qt.Key.Key_Escape)
    assert pane.selected_span() is None
    assert not pane.selection_bar.isVisible()
    assert window_keys == []
    press(pane, Qt.Key.Key_Escape)
    assert window_keys == ["Esc"]


def test_escape_on_the_bar_goes_back_to_the_article(pane, span) -> None:
    pane.select_span(*span("mở rộng"))
    pane.selection_bar.buttons[1].setFocus()
    press(pane, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    assert pane.selected_span() is None


def test_the_bar_is_reached_by_tab_and_pressed_by_space(pane, span, qtbot) -> None:
    pane.select_span(*span("mở rộng"))
    press(pane, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane.selection_bar.buttons[0]
    press(pane, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.add_requested) as signal:
        press(pane, Qt.Key.Key_Space)
    assert signal.args == [ItemKind.KEY_FIGURE]


def test_tab_goes_on_and_back(pane) -> None:
    press(pane, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane.head
    press(pane, Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is pane.view


def test_enter_opens_the_item_around_the_caret(pane, span, qtbot, window_keys) -> None:
    put_caret(pane, span("12.000")[0])
    with qtbot.waitSignal(pane.item_opened) as signal:
        press(pane, Qt.Key.Key_Return)
    assert signal.args == ["houses"]
    pane.set_selected("build", reveal=False)
    with qtbot.waitSignal(pane.item_opened) as signal:
        press(pane, Qt.Key.Key_Enter)
    assert signal.args == ["build"]
    assert window_keys == []
    put_caret(pane, span("Tỷ lệ")[0] + 1)
    press(pane, Qt.Key.Key_Return)
    assert window_keys == ["Return"]


def test_space_selects_the_item_around_the_caret_then_the_next_around_it(pane, span, window_keys) -> None:
    seen: list[str] = []
    pane.item_selected.connect(seen.append)
    put_caret(pane, span("12.000")[0])
    for _ in range(3):
        press(pane, Qt.Key.Key_Space)
        pane.set_selected(seen[-1], reveal=False)
    assert seen == ["houses", "build", "houses"]
    assert window_keys == []


def test_copy_gives_the_articles_own_words(pane, span, window_keys) -> None:
    start, end = span("1,8%")[0], span("Phó Thủ tướng yêu cầu")[1]
    pane.select_span(start, end)
    press(pane, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == pane.view.positions.text[start:end]
    assert window_keys == []


def test_zoom_keys_walk_the_steps(pane, span) -> None:
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus):
        press(pane, key, CONTROL)
        sizes.append(pane.zoom)
    assert sizes == [18, 20, 22, 25, 25]
    assert pane.view.font().pixelSize() == 25
    press(pane, Qt.Key.Key_Minus, CONTROL)
    assert pane.zoom == 22
    press(pane, Qt.Key.Key_0, CONTROL)
    assert pane.zoom == 17
    assert pane.view.column[1] == 33 * 17


def test_an_input_method_writes_nothing(pane) -> None:
    before = pane.view.toPlainText()
    event = QInputMethodEvent()
    event.setCommitString("ấ")
    QApplication.sendEvent(pane.view, event)
    assert pane.view.toPlainText() == before
    assert not pane.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_arrows_move_a_caret_and_scroll(pane, window_keys) -> None:
    pane.resize(690, 200)
    for _ in range(12):
        press(pane, Qt.Key.Key_Down)
    assert pane.view.textCursor().position() > 0
    assert pane.view.verticalScrollBar().value() > 0
    assert window_keys == []
