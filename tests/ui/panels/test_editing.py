"""Editing in place: every field, every way out of the form, and what happens around it meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from briefing_app import i18n
from briefing_app.domain.attendee import Part
from briefing_app.domain.change import ItemEdit
from briefing_app.domain.directive import FollowUp, Strength
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind
from briefing_app.ui.panels.edit_session import AUTOSAVE_MS

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def edit(review, qtbot):
    """Open the form of an item by F2 and return it, with the cursor in its first field."""

    def open_form(item_id):
        rows = review.choose(item_id)
        QTest.keyClick(rows, Key.Key_F2)
        form = review.form
        assert form is not None
        qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget()))
        qtbot.waitUntil(lambda: form.height() == form.full_height)
        return form

    return open_form


def type_into(form, name, text):
    target = form.field(name).focus_target()
    target.setFocus()
    QTest.keyClick(target, Key.Key_A, Modifier.ControlModifier)
    if not text:
        QTest.keyClick(target, Key.Key_Delete)
    for letter in text:  # QTest.keyClicks aborts at letters that are not ASCII
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Modifier.NoModifier, letter))


def enter(form):
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Modifier.ControlModifier)


def switch(form, name, key):
    form.field(name).focus_target().setFocus()
    QTest.keyClick(form.field(name).focus_target(), key)


def pick(combo, text):
    combo.setFocus()
    for _ in range(combo.count()):
        QTest.keyClick(combo, Key.Key_Up)
    while combo.currentText() != text:
        QTest.keyClick(combo, Key.Key_Down)


def test_every_field_of_an_attendee(review, edit):
    form = edit("a160")
    type_into(form, "name", "Ta Dinh Luong")
    type_into(form, "role", "Bo truong")
    type_into(form, "organisation", "Bo Tai chinh")
    switch(form, "part", Key.Key_Left)
    switch(form, "collective", Key.Key_Right)
    form.focus_field("note")
    type_into(form, "note", "hoi lai")
    enter(form)
    item = review.items["a160"]
    assert (item.name, item.role, item.organisation) == ("Ta Dinh Luong", "Bo truong", "Bo Tai chinh")
    assert (item.part, item.collective, item.note) == (Part.CHAIR, True, "hoi lai")
    assert review.form is None
    assert review.list(ItemKind.ATTENDEE).hasFocus()


def test_every_field_of_a_figure(review, edit):
    form = edit("f440")
    assert QApplication.focusWidget() is form.field("value")
    type_into(form, "metric", "Thu noi dia")
    type_into(form, "subject", "Vinh Hai")
    pick(form.field("comparator"), "nearly")
    type_into(form, "value", "1.5")
    type_into(form, "high", "2")
    type_into(form, "unit", "triệu USD")
    type_into(form, "period", "Q3 2026")
    pick(form.field("direction"), "up")
    switch(form, "kind", Key.Key_Right)
    enter(form)
    item = review.items["f440"]
    assert (item.metric, item.subject, item.comparator) == ("Thu noi dia", "Vinh Hai", Comparator.NEARLY)
    assert (item.value, item.high, item.unit) == ("1.5", "2", "USD")
    assert (item.scaled_value, item.scaled_high) == ("1500000", "2000000")
    assert (item.period, item.direction, item.kind) == ("2026-Q3", Direction.UP, FigureKind.TARGET)


def test_every_field_of_a_directive(review, edit):
    form = edit("d1000")
    type_into(form, "action", "Can doi von")
    type_into(form, "issuer", "Mac Thu Yen")
    type_into(form, "addressee", "")
    pick(form.field("strength"), "must")
    type_into(form, "deadline", "2026-06-30")
    pick(form.field("status"), "in progress")
    form.focus_field("due_date")
    type_into(form, "due_date", "1 July 2026")
    type_into(form, "evidence", "cong van 12")
    enter(form)
    item = review.items["d1000"]
    assert (item.action, item.issuer, item.addressee) == ("Can doi von", "Mac Thu Yen", None)
    assert (item.strength, item.deadline) == (Strength.MUST, "2026-06-30")
    assert (item.status, item.due_date, item.evidence) == (FollowUp.IN_PROGRESS, "2026-07-01", "cong van 12")


def test_only_what_changed_is_handed_on(review, edit):
    form = edit("a60")
    type_into(form, "role", "Thứ trưởng")
    QTest.keyClick(form.field("role"), Key.Key_Return)
    assert review.of("edit") == [("a60", {"role": "Thứ trưởng"}, False)]


def test_a_quantity_is_handed_on_as_a_whole(review, edit):
    form = edit("f440")
    type_into(form, "value", "41600")
    type_into(form, "unit", "tỷ đồng")
    enter(form)
    ((_, fields, _),) = review.of("edit")
    assert fields == {
        "value": "41600", "high": None, "unit": "đồng", "scaled_value": "41600000000000", "scaled_high": None,
    }  # fmt: skip


def test_nothing_changed_is_no_edit(review, edit):
    edit("a60")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert review.of("edit") == []
    assert review.form is None


def test_what_is_typed_is_composed(review, edit):
    form = edit("a60")
    form.field("name").setText("  Ma\u0323c  ")
    enter(form)
    assert review.items["a60"].name == "M\u1ea1c"


def test_escape_reverts(review, edit):
    form = edit("a60")
    type_into(form, "name", "Khác")
    QTest.keyClick(form.field("name"), Key.Key_Escape)
    assert review.form is None
    assert review.asked == [("current_changed", "a60")] or review.of("edit") == []
    assert review.of("edit_cancelled") == [("a60", 0)]
    assert review.list(ItemKind.ATTENDEE).hasFocus()


def test_escape_after_an_autosave_asks_for_one_undo(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "Khác")
    qtbot.waitUntil(lambda: bool(review.of("edit")), timeout=AUTOSAVE_MS + 500)
    type_into(form, "name", "Khác nữa")
    qtbot.waitUntil(lambda: len(review.of("edit")) == 2, timeout=AUTOSAVE_MS + 500)
    assert [merge for _, _, merge in review.of("edit")] == [False, True]
    QTest.keyClick(form.field("name"), Key.Key_Escape)
    assert review.of("edit_cancelled") == [("a60", 1)]


def test_typing_without_a_pause_is_saved_too(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "M")
    for _ in range(25):
        QTest.keyClicks(form.field("name"), "a")
        qtbot.wait(80)
    assert review.of("edit")
    QTest.keyClick(form.field("name"), Key.Key_Return)
    assert review.items["a60"].name == "M" + 25 * "a"


def test_a_note_alone_confirms_nothing(review, edit):
    form = edit("a160")
    form.focus_field("note")
    type_into(form, "note", "hỏi lại")
    QTest.keyClick(form.field("note"), Key.Key_Return)
    assert review.of("note") == [("a160", "hỏi lại", False)]
    assert review.of("edit") == []
    assert review.state("a160") is State.SUGGESTED


def test_a_note_in_the_row_opens_with_the_form(review, edit):
    form = edit("f600")
    assert form.field("note").isVisible()
    type_into(form, "note", "")
    QTest.keyClick(form.field("note"), Key.Key_Return)
    assert review.items["f600"].note == ""


def test_the_note_tool_opens_a_line(review, edit, qtbot):
    form = edit("f440")
    assert not form.field("note").isVisible()
    before = form.height()
    tool = next(tool for tool in form.tools.buttons if tool.objectName() == "note")
    qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert form.field("note").hasFocus()
    qtbot.waitUntil(lambda: form.height() > before)
    assert not tool.isVisible()


def test_the_anchor_tool_asks_for_the_selected_words(review, edit, qtbot):
    form = edit("f440")
    tool = next(tool for tool in form.tools.buttons if tool.objectName() == "reanchor")
    qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert review.of("reanchor") == [("f440",)]


@pytest.mark.parametrize(
    ("item_id", "name", "typed"),
    [
        ("f440", "value", "41.6.7"),
        ("f440", "high", "x"),
        ("f440", "period", "sớm"),
        ("d1000", "deadline", "31/2/2026"),
        ("a60", "name", ""),
    ],
)
def test_what_is_not_understood_stays_open_with_a_sentence(review, edit, item_id, name, typed):
    before = review.items[item_id]
    form = edit(item_id)
    type_into(form, name, typed)
    enter(form)
    assert review.form is form
    assert form.field(name).hasFocus()
    assert form.field(name).property("invalid") == "true"
    assert form._problem.isVisible()
    assert form._problem.text().endswith(".")
    assert review.items[item_id] == before
    QTest.keyClick(form.field(name), Key.Key_Escape)
    assert review.form is None
    assert review.items[item_id] == before


def test_a_mended_field_is_no_longer_marked(review, edit):
    form = edit("f440")
    type_into(form, "value", "x")
    enter(form)
    type_into(form, "value", "42")
    assert form.field("value").property("invalid") == "false"
    assert not form._problem.isVisible()
    enter(form)
    assert review.items["f440"].scaled_value == "42000000000000"


def test_the_normalised_value_follows_the_typing(review, edit):
    form = edit("f440")
    assert form._said.text == "= 41,600,000,000,000 đồng"
    type_into(form, "value", "2")
    assert form._said.text == "= 2,000,000,000,000 đồng"
    type_into(form, "value", "x")
    assert form._said.text == "“trên 41,6 nghìn tỷ đồng”"


def test_numbers_and_dates_by_the_language(review, edit):
    i18n.use("vi")
    form = edit("f680")
    assert form.field("value").text() == "12.000"
    type_into(form, "value", "12.500,5")
    enter(form)
    assert review.items["f680"].value == "12500.5"
    form = edit("d1000")
    assert form.field("deadline").text() == "Quý II/2026"
    type_into(form, "deadline", "30/6/2026")
    enter(form)
    assert review.items["d1000"].deadline == "2026-06-30"


def test_a_date_without_a_year_is_the_articles(review, edit):
    review.panel.set_year(2026)
    form = edit("d1200")
    type_into(form, "deadline", "30/9")
    enter(form)
    assert review.items["d1200"].deadline == "2026-09-30"


def test_focus_elsewhere_commits_and_closes(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "Mạc Thu Yên")
    review.list(ItemKind.DIRECTIVE).setFocus()
    qtbot.waitUntil(lambda: review.form is None)
    assert review.items["a60"].name == "Mạc Thu Yên"


def test_a_click_on_another_row_commits_and_selects_that_row(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "Mạc Thu Yên")
    rows = review.list(ItemKind.ATTENDEE)
    rect = rows.visualRect(rows.model().index_of("a10"))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rect.center().y()))
    assert review.items["a60"].name == "Mạc Thu Yên"
    assert review.form is None
    assert review.panel.current_id() == "a10"


def test_a_click_below_hits_the_row_that_was_under_the_pointer(review, edit, qtbot):
    edit("f400")
    rows = review.list(ItemKind.KEY_FIGURE)
    rect = rows.visualRect(rows.model().index_of("f440"))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rect.center().y()))
    qtbot.waitUntil(lambda: review.form is None)
    assert review.panel.current_id() == "f440"


def test_focus_leaving_a_field_that_is_not_understood_comes_back(review, edit, qtbot):
    form = edit("f440")
    type_into(form, "metric", "Thu")
    type_into(form, "value", "x")
    review.list(ItemKind.DIRECTIVE).setFocus()
    qtbot.waitUntil(lambda: form.field("value").hasFocus())
    assert review.form is form
    assert review.items["f440"].metric == "Thu"
    rows = review.list(ItemKind.KEY_FIGURE)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert review.form is form
    assert form.field("value").hasFocus()


def test_finish_editing_keeps_what_is_understood(review, edit):
    form = edit("f440")
    type_into(form, "metric", "Thu")
    type_into(form, "value", "x")
    review.panel.finish_editing()
    assert review.form is None
    assert review.items["f440"].metric == "Thu"
    assert review.items["f440"].value == "41.6"


def test_a_change_of_the_row_meanwhile_leaves_the_typing_alone(review, edit):
    form = edit("a60")
    type_into(form, "name", "Mạc Thu Yên")
    before = review.items["a60"]
    review.bring(ItemEdit(before, replace(before, role="Thứ trưởng")))
    assert form.field("name").text() == "Mạc Thu Yên"
    enter(form)
    assert (review.items["a60"].name, review.items["a60"].role) == ("Mạc Thu Yên", "Thứ trưởng")


def test_rows_coming_and_going_around_the_form_keep_it(review, edit, make, qtbot):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.bring(ItemEdit(None, make["attendee"](5, "Nghiêm Bảo Thoa")))
    review.bring(ItemEdit(review.items["a10"], None))
    review.panel.set_warnings({"a60": "Chức vụ mới"})
    assert review.form is form
    rows = review.list(ItemKind.ATTENDEE)
    assert rows.indexWidget(rows.model().index_of("a60")) is form
    enter(form)
    assert review.items["a60"].name == "Mạc"


def test_the_item_going_away_closes_the_form(review, edit):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.bring(ItemEdit(review.items["a60"], None))
    assert review.form is None
    assert review.of("edit") == []


def test_hiding_the_row_commits(review, edit):
    review.reject(["a60"])
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.panel.set_show_rejected(False)
    assert review.form is None
    assert review.items["a60"].name == "Mạc"


def test_another_briefing_commits_first(review, edit):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.panel.show_items([])
    assert review.form is None
    assert review.of("edit") == [("a60", {"name": "Mạc"}, False)]


def test_folding_commits(review, edit):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.panel.sections[ItemKind.ATTENDEE].set_folded(True)
    assert review.form is None
    assert review.items["a60"].name == "Mạc"


def test_tab_goes_round_inside_the_form(review, edit):
    form = edit("d1000")
    seen = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert form.isAncestorOf(focus)
        seen.append(focus.objectName())
        QTest.keyClick(focus, Key.Key_Tab)
    names = [
        "action",
        "issuer",
        "addressee",
        "strength",
        "deadline",
        "status",
        "follow_up",
        "note",
        "reanchor",
    ]
    assert seen[:9] == names
    assert seen[9] == "action"
    QTest.keyClick(form.field("action"), Key.Key_Backtab)


def test_return_is_a_new_line_in_an_action(review, edit):
    form = edit("d1000")
    QTest.keyClick(form.field("action"), Key.Key_Return)
    assert review.form is form
    assert form.field("action").toPlainText().endswith("\n")
    assert form._enter._key == "Ctrl Enter"
    form.field("issuer").setFocus()
    assert form._enter._key == "Enter"


def test_arrows_and_pages_stay_in_the_form(review, edit):
    form = edit("a60")
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_PageDown, Key.Key_F2, Key.Key_Insert):
        QTest.keyClick(form.field("name"), key)
    assert review.form is form
    assert review.panel.current_id() == "a60"


def test_the_wheel_over_a_choice_changes_nothing(review, edit):
    form = edit("f440")
    combo = form.field("comparator")
    at = QPointF(combo.rect().center())
    event = QWheelEvent(
        at, combo.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Modifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    assert combo.value() is Comparator.OVER


def test_a_popup_of_choices_keeps_the_form(review, edit, qtbot):
    form = edit("f440")
    combo = form.field("comparator")
    combo.setFocus()
    combo.showPopup()
    qtbot.wait(30)
    assert review.form is form
    combo.hidePopup()
    qtbot.wait(30)
    assert review.form is form


def test_a_field_keeps_its_own_undo(review, edit):
    form = edit("a60")
    field = form.field("name")
    type_into(form, "name", "Khac")
    QTest.keyClick(field, Key.Key_Z, Modifier.ControlModifier)
    assert field.text() == "Mạc Thu Yến"
    assert not field.isUndoAvailable()


def test_the_keys_of_the_form_are_not_the_windows(review, edit):
    from PySide6.QtGui import QKeySequence, QShortcut

    fired = []
    for key in ("Esc", "Return", "Down", "Ins"):
        QShortcut(QKeySequence(key), review.panel).activated.connect(lambda key=key: fired.append(key))
    form = edit("a60")
    for key in (Key.Key_Down, Key.Key_Insert, Key.Key_Return):
        QTest.keyClick(form.field("name"), key)
    form = edit("a60")
    QTest.keyClick(form.field("name"), Key.Key_Escape)
    assert fired == []


def test_the_buttons_of_the_form(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    qtbot.mouseClick(form._escape, Qt.MouseButton.LeftButton)
    assert review.form is None
    form = edit("a60")
    type_into(form, "name", "Mạc")
    qtbot.mouseClick(form._enter, Qt.MouseButton.LeftButton)
    assert review.items["a60"].name == "Mạc"


def test_the_row_grows_and_shrinks(review, edit, theme, qtbot):
    theme.reduced_motion = False
    rows = review.list(ItemKind.KEY_FIGURE)
    form = edit("f440")
    assert 190 <= rows.visualRect(rows.currentIndex()).height() <= 200
    assert rows.viewport().rect().contains(form.geometry())
    QTest.keyClick(form.field("value"), Key.Key_Escape)
    qtbot.waitUntil(lambda: rows.visualRect(rows.currentIndex()).height() == 44)


def test_the_last_row_opens_in_view(review, edit, qtbot):
    form = edit("d1600")
    rows = review.list(ItemKind.DIRECTIVE)
    qtbot.waitUntil(lambda: rows.viewport().rect().contains(form.geometry()))


def test_a_narrow_panel_keeps_the_fields_inside(review, edit, qtbot):
    review.panel.resize(320, 560)
    form = edit("f440")
    body = form._body.rect()
    for name in ("metric", "subject", "unit", "kind", "period"):
        field = form.field(name)
        corner = field.mapTo(form._body, field.rect().bottomRight())
        assert body.contains(corner), name


def test_words_are_offered_without_their_marks(review, edit, qtbot):
    review.panel.set_completions({"organisation": ["Bộ Quốc phòng", "Bộ Xây dựng", "Quốc hội"]})
    form = edit("a60")
    field = form.field("organisation")
    type_into(form, "organisation", "quoc")
    popup = field._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    assert field.text() == "quoc"  # nothing inline
    assert field._completer.matches("quoc") == ["Quốc hội", "Bộ Quốc phòng"]
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert field.text() == "Quốc hội"
    assert review.form is form
    field.undo()
    assert field.text() == "quoc"


def test_the_unit_offers_the_usual_ones(review, edit, qtbot):
    form = edit("f440")
    unit = form.field("unit")
    line = unit.findChild(QLineEdit)
    unit.setFocus()
    QTest.keyClick(unit, Key.Key_A, Modifier.ControlModifier)
    QTest.keyClicks(unit, "ty do")
    assert line.text() == "ty do"
    assert "tỷ đồng" in unit._completer.matches("ty do")
    unit._completer.popup().hide()


def test_closing_the_program_loses_nothing(review, edit, qtbot):
    form = edit("a60")
    type_into(form, "name", "Mạc")
    review.panel.finish_editing()
    assert review.items["a60"].name == "Mạc"
    QApplication.sendEvent(review.panel, QEvent(QEvent.Type.WindowDeactivate))
