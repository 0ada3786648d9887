"""The column as a whole: heads, empty sections, state, sharing of the height, languages and schemes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from briefing_app import i18n
from briefing_app.domain.change import ItemEdit
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.panels import ItemsPanel
from briefing_app.ui.panels.item_model import Sort
from briefing_app.ui.panels.section_splitter import shares
from briefing_app.ui.theme import Scheme


def test_the_heads_count(review):
    head = review.panel.sections[ItemKind.ATTENDEE].head
    assert review.panel.head.title == "Reviewed 10/21"
    assert head.count_text == ("7", "3 left")
    review.confirm(["a160", "a260", "a310"])
    assert head.count_text == ("7", "")
    review.reject(["a10"])
    assert head.count_text == ("6", "")
    assert review.panel.head.title == "Reviewed 13/21"


def test_nothing_open(panel, qtbot):
    assert panel.head.title == "Items of the briefing"
    empty = panel.sections[ItemKind.ATTENDEE].empty
    assert empty.sentence == "Who chairs, who attends, in which office."
    with qtbot.waitSignal(panel.open_file_requested):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", [ItemKind.KEY_FIGURE, ItemKind.DIRECTIVE])
def test_nothing_open_shows_an_example(panel, qtbot, kind):
    empty = panel.sections[kind].empty
    before = empty.content_height
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert empty._example.isVisible()
    assert empty.content_height > before
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not empty._example.isVisible()


def test_a_briefing_without_items_says_what_to_press(panel, qtbot):
    panel.show_items([])
    empty = panel.sections[ItemKind.DIRECTIVE].empty
    assert "Insert" in empty.sentence
    with qtbot.waitSignal(panel.add_requested) as asked:
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert asked.args == [ItemKind.DIRECTIVE]


def test_the_first_item_brings_the_list(panel, make):
    from briefing_app.domain.change import Change, Gesture

    panel.show_items([])
    new = make["attendee"](10, "Đỗ Hữu Khải")
    panel.apply(Change(briefing_id="b", gesture=Gesture.ADD, items=(ItemEdit(None, new),)))
    assert panel.sections[ItemKind.ATTENDEE].list.isVisible()
    panel.apply(Change(briefing_id="b", gesture=Gesture.ADD, items=(ItemEdit(new, None),)))
    assert panel.sections[ItemKind.ATTENDEE].empty.isVisible()


def test_set_current_tells_nobody_and_opens_what_is_folded(review):
    section = review.panel.sections[ItemKind.DIRECTIVE]
    section.set_folded(True)
    review.panel.set_current("d1600")
    assert not section.folded
    assert review.panel.current_id() == "d1600"
    assert review.of("current_changed") == []
    review.panel.set_current(None)
    assert review.panel.current_id() is None


def test_set_current_on_a_hidden_item_selects_nothing(review):
    review.reject(["a60"])
    review.panel.set_show_rejected(False)
    review.panel.set_current("a10")
    review.panel.set_current("a60")
    assert review.panel.current_id() is None


def test_state_is_saved_and_restored(review, qtbot, theme):
    panel = review.panel
    panel.sections[ItemKind.KEY_FIGURE].set_folded(True)
    panel.set_sort(Sort.DOUBTFUL)
    panel.set_show_rejected(False)
    splitter = panel._splitter
    qtbot.wait(20)
    splitter.moveSplitter(200, 1)
    splitter.splitterMoved.emit(200, 1)
    state = panel.save_state()
    other = ItemsPanel(theme)
    other.resize(panel.size())
    qtbot.addWidget(other)
    other.restore_state(state)
    other.show()
    assert other.sections[ItemKind.KEY_FIGURE].folded
    assert other.save_state() == state
    other.restore_state(b"nonsense")
    other.restore_state(b'{"sizes": 3}')
    assert other.sections[ItemKind.KEY_FIGURE].folded
    other.close()


def test_all_folded_keeps_the_heads_together(review, qtbot):
    for section in review.panel.sections.values():
        section.set_folded(True)
    qtbot.wait(30)
    assert [section.height() for section in review.panel.sections.values()] == [38, 38, 38]
    first, second, _ = review.panel.sections.values()
    assert second.y() == first.y() + 39


def test_no_row_is_cut_where_the_height_is_shared():
    wanted, steps = [346, 434, 368], [44, 44, 66]
    sizes = shares(wanted, steps, 795)
    assert sum(sizes) == 795
    assert (sizes[0] - 38) % 44 == (sizes[1] - 38) % 44 == 0
    assert shares([111, 111, 111], steps, 800) == [111, 111, 578]
    assert shares([100, 900, 38], steps, 600)[0] == 100


def test_an_open_form_borrows_room(review, qtbot):
    review.panel.resize(408, 560)
    qtbot.wait(30)
    sizes = review.panel._splitter.sizes()
    review.choose("f440")
    review.panel.edit_current()
    rows = review.list(ItemKind.KEY_FIGURE)
    qtbot.waitUntil(lambda: rows.viewport().height() >= review.form.full_height)
    review.panel.finish_editing()
    qtbot.waitUntil(lambda: review.panel._splitter.sizes() == sizes)


def test_a_thousand_rows(review, qtbot, make):
    many = [make["attendee"](10 * n, f"Người {n}", state=State.SUGGESTED) for n in range(1000)]
    review.items = {item.id: item for item in many}
    review.panel.show_items(many)
    review.panel.set_current("a9990")
    assert review.panel.current_id() == "a9990"
    review.confirm([item.id for item in many])
    assert review.panel.head.title == "Reviewed 1000/1000"
    review.reject([item.id for item in many[::2]])
    assert review.panel.sections[ItemKind.ATTENDEE].model.total == 500


def test_switching_language_and_scheme(review, theme, qtbot):
    i18n.use("vi")
    review.panel.retranslate()
    theme.set_scheme(Scheme.DARK)
    assert not review.panel.grab().isNull()
    theme.set_strong_marks(True)
    review.panel.set_current("a60")
    assert not review.panel.grab().isNull()
    theme.set_scheme(Scheme.LIGHT)


def test_screen_readers_hear_the_rows(review):
    rows = review.list(ItemKind.ATTENDEE)
    assert rows.accessibleName() == "Attendees"
    interface = QAccessible.queryAccessibleInterface(rows)
    assert interface.childCount() >= 7
    texts = [interface.child(n).text(QAccessible.Text.Name) for n in range(7)]
    assert texts[0] == "Đỗ Hữu Khải, Chairs, Phó Thủ tướng, Confirmed"


def test_every_button_has_a_name(review):
    from PySide6.QtWidgets import QAbstractButton

    review.choose("f440")
    review.panel.edit_current()
    nameless = [
        button
        for button in review.panel.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text())
    ]
    assert nameless == []
    review.panel.finish_editing()


def test_hostile_words_are_shown_as_they_are(panel, make, qtbot):
    long = "x" * 20_000
    rows = [
        make["attendee"](0, "<b>Tên</b>\n\tlạ", "\u202eRTL"),
        make["figure"](1, long, "1", long, "1"),
        make["directive"](2, long + " " + "chữ " * 5000),
        make["directive"](3, "👩‍👩‍👧 &amp; e\u0301"),
    ]
    panel.show_items(rows)
    assert not panel.grab().isNull()


def test_a_row_out_of_view_is_scrolled_to_softly(review, theme, qtbot):
    theme.reduced_motion = False
    rows = review.list(ItemKind.KEY_FIGURE)
    bar = rows.verticalScrollBar()
    review.panel.set_current("f720")
    assert bar.value() == 0
    qtbot.waitUntil(lambda: rows.viewport().rect().contains(rows.visualRect(rows.currentIndex())))
    review.panel.set_current("f400")
    review.panel.edit_current()
    form = review.form
    qtbot.waitUntil(lambda: form.height() == form.full_height)
    assert rows.viewport().rect().contains(form.geometry())
    review.panel.finish_editing()
