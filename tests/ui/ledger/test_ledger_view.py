"""The ledger in the real window, by mouse and keyboard."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.evidence import Evidence, EvidenceKind
from briefing_app.domain.ledger import Group, LedgerFilter
from briefing_app.domain.query import Days
from briefing_app.ui.ledger.ledger_model import OFFER

CTRL = Qt.KeyboardModifier.ControlModifier


def spot(desk, part: str) -> QPoint:
    """Return where a small part of the current row lies."""
    table = desk.view.table
    index = table.currentIndex()
    rect = table.visualRect(index)
    painter = table.rows.painter_of_rows
    for x in range(rect.left(), rect.right()):
        place = QPoint(x, rect.center().y())
        row, offer = table.current_row, index.data(OFFER)
        if painter.part_at(QRectF(rect), place.toPointF(), row, offer, plate=True) == part:
            return place + QPoint(3, 0)
    raise AssertionError(part)


def test_directives_stand_in_groups_by_their_deadlines(desk) -> None:
    groups = [head.group for head in desk.view.model.heads]
    assert groups == [Group.OVERDUE, Group.SOON, Group.OPEN]
    assert len(desk.actions()) == 7
    assert desk.view.table.hasFocus()
    assert desk.view.table.current_row is not None
    assert desk.view.page.count.text() == "4 directives from 3 briefings"


def test_arrows_pass_over_heads(desk) -> None:
    seen = []
    for _ in range(5):
        seen.append(desk.view.table.current_row.item_id)
        desk.press(Qt.Key.Key_Down)
    assert len(set(seen)) == 4


def test_enter_opens_the_quote(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_Return)
    assert desk.window.views.current is None
    assert desk.driver.briefing.id == row.briefing_id
    assert desk.window.desk.current.id == row.item_id


def test_the_due_date_is_edited_in_place_and_undone(desk) -> None:
    desk.choose("cân đối vốn")
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_F2)
    form = desk.view.table.rows.form
    assert form is not None
    assert form.due.hasFocus()
    soon = date.today() + timedelta(days=3)
    desk.qtbot.keyClicks(form.due, f"{soon.day}/{soon.month}/{soon.year}")
    desk.press(Qt.Key.Key_Return, widget=form.due)
    assert desk.view.table.rows.form is None
    after = desk.window.services.ledger.row(row.item_id)
    assert after.directive.due_date == soon.isoformat()
    assert [head.count for head in desk.view.model.heads if head.group is Group.SOON] == [2]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.window.services.ledger.row(row.item_id).directive.due_date is None
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.window.services.ledger.row(row.item_id).directive.due_date == soon.isoformat()


def test_undo_and_redo_go_to_the_directive(desk) -> None:
    desk.choose("cân đối vốn")
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_F2)
    soon = date.today() + timedelta(days=3)
    desk.qtbot.keyClicks(desk.view.table.rows.form.due, f"{soon.day}/{soon.month}/{soon.year}")
    desk.press(Qt.Key.Key_Return, widget=desk.view.table.rows.form.due)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        desk.view.table.choose(1)
        assert desk.view.table.current_row.item_id != row.item_id
        desk.press(key, CTRL)
        desk.rest()
        assert desk.view.table.current_row.item_id == row.item_id


@pytest.mark.parametrize("typed", ["2027-06", "Quý II/2027", "2027", "30/6/2027"])
def test_a_due_date_may_be_a_period(desk, typed: str) -> None:
    desk.press(Qt.Key.Key_F2)
    form = desk.view.table.rows.form
    form.due.insert(typed)
    assert form.read()["due_date"] in ("2027-06", "2027-Q2", "2027", "2027-06-30")
    desk.press(Qt.Key.Key_Escape, widget=form.due)
    assert desk.view.table.rows.form is None
    assert desk.view.table.hasFocus()


def test_what_is_not_understood_stays_in_the_form(desk) -> None:
    desk.press(Qt.Key.Key_F2)
    form = desk.view.table.rows.form
    form.due.insert("hôm nào đó")
    desk.press(Qt.Key.Key_Return, widget=form.due)
    assert desk.view.table.rows.form is form
    assert "hôm nào đó" in form.problem.text()
    desk.press(Qt.Key.Key_Escape, widget=form.due)


def test_closing_asks_once_for_evidence(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_Space)
    form = desk.view.table.rows.form
    assert form is not None
    assert form.status.value() is FollowUp.DONE
    assert form.evidence.hasFocus()
    desk.press(Qt.Key.Key_Return, widget=form.evidence)
    assert desk.view.table.rows.form is form
    assert "evidence" in form.problem.text()
    form.evidence.insert("Đã nạo vét xong ngày 2/3.")
    desk.press(Qt.Key.Key_Return, widget=form.evidence)
    after = desk.window.services.ledger.row(row.item_id).directive
    assert (after.status, after.evidence) == (FollowUp.DONE, "Đã nạo vét xong ngày 2/3.")
    assert Group.DONE in [head.group for head in desk.view.model.heads]


def test_it_can_be_closed_without_evidence(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_Space)
    form = desk.view.table.rows.form
    for _ in range(2):
        desk.press(Qt.Key.Key_Return, widget=form.evidence)
    assert desk.window.services.ledger.row(row.item_id).directive.status is FollowUp.DONE


def test_a_briefing_is_found_by_its_title_as_evidence(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_Space)
    form = desk.view.table.rows.form
    desk.qtbot.mouseClick(form.kind.findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    desk.qtbot.keyClicks(form.evidence, "tro lai vinh hai")
    desk.rest()
    assert form.titles.count() == 1
    desk.press(Qt.Key.Key_Return, widget=form.evidence)
    assert desk.view.table.rows.form is form
    desk.press(Qt.Key.Key_Return, widget=form.evidence)
    evidence = Evidence.read(desk.window.services.ledger.row(row.item_id).directive.evidence)
    assert evidence is not None
    assert evidence.kind is EvidenceKind.BRIEFING
    assert "trở lại Vĩnh Hải" in evidence.words


def test_the_buttons_of_a_row_work_by_mouse(desk) -> None:
    table = desk.view.table
    desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot(desk, "button-1"))
    assert table.rows.form is not None
    desk.press(Qt.Key.Key_Escape, widget=table.rows.form.due)
    desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot(desk, "button-0"))
    form = table.rows.form
    assert form.status.value() is FollowUp.DONE
    desk.press(Qt.Key.Key_Escape, widget=form.due)
    row = table.current_row
    desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot(desk, "button-2"))
    desk.rest()
    assert desk.window.desk.current.id == row.item_id


def test_a_click_elsewhere_commits_the_form(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_F2)
    desk.qtbot.keyClicks(desk.view.table.rows.form.due, "2027")
    desk.view.filters.field.setFocus()
    desk.rest()
    assert desk.view.table.rows.form is None
    assert desk.window.services.ledger.row(row.item_id).directive.due_date == "2027"


def test_a_repetition_is_offered_joined_unfolded_and_undone(desk) -> None:
    desk.view.table.choose(next(n for n, a in enumerate(desk.actions()) if "ven biển" in a and n > 3))
    desk.rest()
    row = desk.view.table.current_row
    assert desk.view.page.question.isVisible()
    desk.press(Qt.Key.Key_R, CTRL)
    after = desk.window.services.ledger.row(row.item_id)
    assert after.times == 2
    assert len(desk.actions()) == 6
    assert not desk.view.page.question.isVisible()
    desk.choose("ven biển")
    desk.press(Qt.Key.Key_Right)
    assert len(desk.actions_of_thread()) == 2
    assert desk.actions_of_thread()[1].slipped == 50
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Left)
    assert desk.view.model.thread_of is None
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.window.services.ledger.row(row.item_id).times == 1
    assert len(desk.actions()) == 7


def test_a_refused_repetition_is_not_offered_again(desk) -> None:
    desk.view.table.choose(next(n for n, a in enumerate(desk.actions()) if "ven biển" in a and n > 3))
    desk.rest()
    desk.qtbot.mouseClick(desk.view.page.question.no, Qt.MouseButton.LeftButton)
    desk.rest()
    assert not desk.view.page.question.isVisible()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.view.page.question.isVisible()


def test_words_and_chips_filter(desk) -> None:
    view = desk.view
    desk.qtbot.keyClicks(view.filters.field, "thach nham")
    desk.qtbot.wait(60)
    desk.rest()
    assert view.model.rowCount() == 2
    view.filters.field.empty()
    desk.rest()
    desk.qtbot.mouseClick(view.filters.groups[Group.OVERDUE], Qt.MouseButton.LeftButton)
    desk.rest()
    assert [head.group for head in view.model.heads] == [Group.OVERDUE]
    assert view.filters.groups[Group.OVERDUE].is_on
    desk.press(Qt.Key.Key_Delete, widget=view.filters.groups[Group.OVERDUE])
    assert len(view.model.heads) == 3


def test_names_are_picked_from_a_list(desk) -> None:
    view = desk.view
    desk.qtbot.mouseClick(view.filters.names["place"], Qt.MouseButton.LeftButton)
    desk.rest()
    picker = view.filters.picker
    assert picker.isVisible()
    assert picker.list.count() == 2
    desk.qtbot.keyClicks(picker.field, "thach")
    desk.rest()
    desk.press(Qt.Key.Key_Return, widget=picker.field)
    assert view.filters.filter.places == ("Thạch Nham",)
    assert "Thạch Nham" in view.filters.names["place"].words
    desk.press(Qt.Key.Key_Escape, widget=picker.field)
    assert not picker.isVisible()
    assert view.model.rowCount() == 2
    view.filters.names["place"].cleared.emit()
    desk.rest()
    assert view.filters.filter.is_empty


def test_a_filter_without_a_match_says_so_and_can_be_taken_off(desk) -> None:
    desk.view.look_at(LedgerFilter(words="không có việc này"))
    desk.rest()
    assert desk.view.page.says == "nothing"
    desk.qtbot.mouseClick(desk.view.page.nothing_button, Qt.MouseButton.LeftButton)
    desk.rest()
    assert desk.view.page.says == "whole"


def test_another_view_leads_to_one_directive(desk) -> None:
    row = desk.view.table.current_row
    desk.choose("cân đối")
    other = desk.view.table.current_row
    desk.window.views.show_briefings()
    desk.window.views.show("ledger", row.item_id)
    desk.rest()
    assert desk.view.table.current_row.item_id == row.item_id != other.item_id


def test_an_empty_ledger_says_what_will_stand_there(empty_desk) -> None:
    empty_desk.open()
    assert empty_desk.view.page.says == "empty"
    empty_desk.qtbot.mouseClick(empty_desk.view.page.empty_button, Qt.MouseButton.LeftButton)
    assert empty_desk.window.views.current is None


def test_undo_leaves_alone_what_was_done_elsewhere_since(desk) -> None:
    row = desk.view.table.current_row
    desk.press(Qt.Key.Key_F2)
    desk.qtbot.keyClicks(desk.view.table.rows.form.due, "2027")
    desk.press(Qt.Key.Key_Return, widget=desk.view.table.rows.form.due)
    session = desk.window.views._session(row.briefing_id)
    session.edit_note("Ghi chú")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.window.services.ledger.row(row.item_id).directive.due_date == "2027"
    assert desk.window.services.library.open(row.briefing_id).note == "Ghi chú"


def test_the_shown_ledger_is_exported(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "so.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(target), ""))
    desk.view.look_at(LedgerFilter(places=("Thạch Nham",)))
    desk.rest()
    desk.qtbot.mouseClick(desk.view.page.export_button, Qt.MouseButton.LeftButton)
    desk.rest()
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert [row["place"] for row in rows] == ["Thạch Nham"]


def test_it_speaks_vietnamese_at_once(desk) -> None:
    desk.window.settings.update(language="vi")
    desk.window.settings_changed("language")
    desk.rest()
    assert desk.view.page.title.text() == "Sổ chỉ đạo"
    assert desk.actions()[0] == "QUÁ HẠN"
    assert desk.view.filters.names["issuer"].words == "Người giao"


def test_the_menu_of_a_row_does_what_it_says(desk) -> None:
    table = desk.view.table
    menus = []
    table.menu_requested.connect(lambda row, _at: menus.append(row))
    rect = table.visualRect(table.currentIndex())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, rect.center(), table.mapToGlobal(rect.center()))
    table.contextMenuEvent(event)
    for menu in desk.view.findChildren(QMenu):
        menu.close()
    (row,) = menus
    entries = dict(desk.view.menu.entries(row))
    assert "Open it again" not in entries
    entries["Close it, with evidence"]()
    assert table.rows.form.status.value() is FollowUp.DONE
    desk.press(Qt.Key.Key_Escape, widget=table.rows.form.due)
    entries[f"Only “{row.place}”"]()
    desk.rest()
    assert desk.view.filters.filter.places == (row.place,)
    entries["Open its quote"]()
    desk.rest()
    assert desk.window.desk.current.id == row.item_id


def test_evidence_is_opened_from_the_menu(desk) -> None:
    row = desk.view.table.current_row
    other = next(each for each in desk.window.services.library.listed() if each.id != row.briefing_id)
    evidence = Evidence(EvidenceKind.BRIEFING, other.title, other.id).text
    desk.view._edited(row, {"status": FollowUp.DONE, "evidence": evidence})
    desk.rest()
    done = desk.window.services.ledger.row(row.item_id)
    dict(desk.view.menu.entries(done))["Open the evidence"]()
    desk.rest()
    assert desk.driver.briefing.id == other.id


@pytest.mark.parametrize(("key", "view"), [(Qt.Key.Key_5, "TodayView"), (Qt.Key.Key_4, "LedgerView")])
def test_the_views_have_their_keys(desk, key: Qt.Key, view: str) -> None:
    desk.window.views.show_briefings()
    desk.press(key, Qt.KeyboardModifier.AltModifier, widget=desk.window)
    assert type(desk.window.views.current).__name__ == view


def test_a_span_of_time_is_written_into_the_field_and_its_chip_takes_it_off(desk) -> None:
    filters, everything = desk.view.filters, desk.actions()
    due = date.today() - timedelta(days=5)
    filters.dates.asked.emit("due", f"{due}")
    desk.rest()
    assert [each for each in desk.actions() if not each.isupper()] == [
        each for each in everything if "nạo vét" in each
    ]
    assert filters.field.query.endswith(f":{due}")
    assert filters.dates.chips["due"].is_on
    filters.dates.chips["due"].cleared.emit()
    desk.rest()
    assert (filters.field.query, desk.actions()) == ("", everything)


def test_what_is_no_date_is_said_below_the_field_and_the_rest_asked(desk) -> None:
    desk.view.filters.field.say("due:soon")
    desk.rest()
    assert "soon" in desk.view.page.mistake.text()
    assert desk.view.filters.filter.is_empty
    desk.view.look_at(LedgerFilter(due=Days((2020, 1, 0), (2020, 1, 31))))
    desk.rest()
    assert desk.view.filters.field.query.endswith(":2020-01")
    assert desk.view.page.mistake.text() == ""
    assert desk.view.page.says == "nothing"
