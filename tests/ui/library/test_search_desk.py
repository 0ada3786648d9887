"""Searching on a real library: chips, mistakes, months, saved searches, and a list longer than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import build
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import Status
from briefing_app.domain.change import UndoLine
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import State
from briefing_app.domain.listing import ListedBriefing, Outline, Snippet
from briefing_app.domain.query import Field
from briefing_app.services.bundle import Services
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.chip_row import ChipSpec
from briefing_app.ui.library.filter_chips import chips_of, further_of
from briefing_app.ui.library.found_words import found_in
from briefing_app.ui.library.hit_model import HEAD
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.library.library_desk import LibraryDesk
from briefing_app.ui.library.library_model import PAGE, PENDING, ROW, LibraryModel
from briefing_app.ui.library.saved_list import SAVED
from briefing_app.ui.theme import Theme

TEXT = """ date {day} Phó Thủ tướng Đỗ Hữu Khải kiểm tra cảng cá Mũi Sáo lần {number}

Chiều {number}/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với UBND tỉnh Vĩnh Hải về cảng cá. Số {number}.
Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng cảng cá trước ngày 30/6.
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(tmp_path / "library.db")
    for number, day in ((1, "2026-03-18"), (2, "2026-03-02"), (3, "2026-02-11")):
        made.library.import_text(TEXT.format(day=day, number=number))
    yield made
    made.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, services: Services, jobs: Jobs) -> LibraryDesk:
    column = LibraryColumn(theme)
    column.resize(396, 700)
    qtbot.addWidget(column, before_close_func=lambda _: jobs.close())
    made = LibraryDesk(column, services, jobs, column)
    column.show()
    with qtbot.waitSignal(made.listed):
        made.refresh()
    return made


def column_of(desk: LibraryDesk) -> LibraryColumn:
    column = desk.parent()
    assert isinstance(column, LibraryColumn)
    return column


def search(qtbot: QtBot, desk: LibraryDesk, query: str) -> LibraryColumn:
    column = column_of(desk)
    with qtbot.waitSignal(column.hit_model.modelReset):
        column.field.setText(query)
    return column


def click(qtbot: QtBot, column: LibraryColumn, label: str) -> None:
    chip = next(chip for chip in column.page.chips.chips if chip.text() == label)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, column: LibraryColumn, label: str) -> None:
    """Choose from the menu that a chip opened."""
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in column.page.findChildren(QMenu)))
    menu = next(menu for menu in column.page.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == label)
    menu.setActiveAction(action)
    QApplication.sendEvent(
        menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    )


def test_months_stand_above_the_hits_with_their_counts(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng cá")
    model = column.hit_model
    rows = [model.index(row) for row in range(model.rowCount())]
    heads = [index.data(HEAD) for index in rows if index.data(HEAD) is not None]
    assert [(head.text, head.count) for head in heads] == [("March 2026", 2), ("February 2026", 1)]
    assert not model.flags(rows[0]) & Qt.ItemFlag.ItemIsSelectable
    assert column.page._count.text().startswith("3 briefings")
    column.grab()
    with qtbot.waitSignal(model.modelReset):
        qtbot.mouseClick(column.page._orders["relevance"], Qt.MouseButton.LeftButton)
    assert all(model.index(row).data(HEAD) is None for row in range(model.rowCount()))


def test_chips_write_the_query_and_take_themselves_out(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng cá")
    with qtbot.waitSignal(column.hit_model.modelReset):
        click(qtbot, column, "Left to review")
    assert column.field.query == "cảng cá has:unreviewed"
    assert column.hit_model.count == 3
    with qtbot.waitSignal(column.hit_model.modelReset):
        click(qtbot, column, "In the title")
    assert column.field.query == "cảng cá has:unreviewed in:title"
    with qtbot.waitSignal(column.hit_model.modelReset):
        click(qtbot, column, "Left to review")
    assert column.field.query == "cảng cá in:title"
    assert [chip.spec.on for chip in column.page.chips.chips][:1] == [True]


def test_a_date_is_chosen_from_a_menu(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng")
    click(qtbot, column, "Date")
    with qtbot.waitSignal(column.hit_model.modelReset):
        choose(qtbot, column, "Last year")
    assert column.field.query == f"cảng date:{date.today().year - 1}"


def test_a_name_is_chosen_or_typed(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng")
    column.page.offer(Field.PERSON, ["Đỗ Hữu Khải"])
    with qtbot.waitSignal(column.hit_model.modelReset):
        choose(qtbot, column, "Đỗ Hữu Khải")
    assert column.field.query == 'cảng person:"Đỗ Hữu Khải"'
    click(qtbot, column, "Place")
    choose(qtbot, column, "Type another…")
    qtbot.waitUntil(lambda: column.field.query.endswith("place:") and column.focusWidget() is column.field)


def test_chips_are_reached_and_pressed_from_the_keyboard(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng has:overdue")
    chip = column.page.chips.chips[0]
    column.field.setFocus()
    qtbot.keyClick(column.field, Qt.Key.Key_Tab)
    assert chip.hasFocus()
    with qtbot.waitSignal(column.hit_model.modelReset):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert column.field.query == "cảng"


def test_a_wrong_query_is_underlined_explained_and_the_rest_searched(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng OR")
    page = column.page
    assert page._wrong.isVisible() and "OR" in page._wrong.text()
    assert column.hit_model.count == 3
    with_wave = column.field.grab().toImage()
    column.field.show_mistakes([])
    assert column.field.grab().toImage() != with_wave
    search(qtbot, desk, "cảng cá")
    assert not page._wrong.isVisible()


def test_a_query_of_mistakes_alone_says_so(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "date:gestern")
    assert column.page._wrong.isVisible() and column.page._nothing.isVisible()
    assert column.hit_model.count == 0


def test_nothing_found_by_a_field_says_what_counts(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "person:khải")
    assert "confirmed" in column.page._nothing.text()


def test_a_search_is_saved_run_renamed_and_removed(
    qtbot: QtBot, desk: LibraryDesk, services: Services
) -> None:
    column = search(qtbot, desk, '"cảng cá" date:2026-03')
    with qtbot.waitSignals([desk.search.saved_changed, column.briefings.saved.model.modelReset]):
        qtbot.mouseClick(column.page._save, Qt.MouseButton.LeftButton)
    assert not column.page._save.isEnabled()
    column.field.empty()
    assert column.briefings.saved.isVisible()
    (saved,) = services.saved_searches.all()
    index = column.briefings.saved.model.index(0)
    with qtbot.waitSignal(column.hit_model.modelReset):
        qtbot.mouseClick(
            column.briefings.saved.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=column.briefings.saved.view.visualRect(index).center(),
        )
    assert column.field.query == saved.query
    assert column.hit_model.count == 2
    column.field.empty()
    column.briefings.saved.view.setCurrentIndex(index)
    column.briefings.saved.view.setFocus()
    qtbot.keyClick(column.briefings.saved.view, Qt.Key.Key_F2)
    editor = column.briefings.saved.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Cang ca")
    with qtbot.waitSignal(column.briefings.saved.model.modelReset):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [each.name for each in services.saved_searches.all()] == ["Cang ca"]
    column.briefings.saved.view.setCurrentIndex(column.briefings.saved.model.index(0))
    with qtbot.waitSignal(column.briefings.saved.model.modelReset):
        qtbot.keyClick(column.briefings.saved.view, Qt.Key.Key_Delete)
    assert not column.briefings.saved.isVisible()
    services.library.undo(UndoLine.SEARCHES)
    with qtbot.waitSignal(column.briefings.saved.model.modelReset):
        desk.refresh_saved()
    assert column.briefings.saved.model.index(0).data(SAVED).name == "Cang ca"


def test_the_models_of_saved_searches_and_of_the_list_keep_their_contract(
    qapp: QApplication, services: Services
) -> None:
    column_model = LibraryModel()
    tester = QAbstractItemModelTester(column_model, QAbstractItemModelTester.FailureReportingMode.Warning)
    column_model.show_outline(
        Outline((("2026-03", 2 * PAGE), ("", 3))), {0: [listed(n) for n in range(PAGE)]}
    )
    column_model.fill(1, [listed(n) for n in range(PAGE, 2 * PAGE)])
    column_model.show_outline(Outline((("2026-03", 2 * PAGE), ("", 3))), {})
    assert tester is not None
    assert services.saved_searches.all() == ()


def listed(number: int) -> ListedBriefing:
    return ListedBriefing(
        id=f"{number:032x}", title=f"Bản tin {number}", date="2026-03-18", place=None, source=None, left=0, total=0,
        status=Status.NEW, modified="2026-03-18T09:42:00+00:00",
    )  # fmt: skip


def test_rows_are_fetched_as_they_are_looked_at(qtbot: QtBot, theme: Theme) -> None:
    column = LibraryColumn(theme)
    column.resize(300, 600)
    qtbot.addWidget(column)
    column.show()
    asked: list[int] = []
    column.model.page_wanted.connect(asked.append)
    months = (("2026-03", 50_000), ("2026-02", 50_000))
    column.briefings.show_outline(Outline(months), {0: [listed(n) for n in range(PAGE)]}, current=None)
    column.grab()
    assert asked == []
    assert column.model.rowCount() == 100_002
    assert column.list.verticalScrollBar().maximum() > 100_000 * 60
    assert column.list.rowHeight(0) == column.list.rowHeight(50_001) < column.list.rowHeight(1)
    column.briefings.mark_position(77_777)
    column.grab()
    page = 77_777 // PAGE
    assert asked and asked[0] in (page - 1, page)
    index = column.list.currentIndex()
    assert index.data(ROW) is PENDING
    column.model.fill(page, [listed(page * PAGE + n) for n in range(PAGE)])
    assert index.data(ROW).title == "Bản tin 77777"
    assert column.model.row_of(f"{77_777:032x}") == index.row() == 77_777 + 2
    assert len(asked) == len(set(asked))


def test_the_next_page_is_there_before_the_eye(qapp: QApplication) -> None:
    model = LibraryModel()
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    model.show_outline(Outline((("2026-03", 5 * PAGE),)), {0: [listed(n) for n in range(PAGE)]})
    assert model.index(20).data() == "Bản tin 19"
    assert asked == []
    assert model.index(PAGE - 5).data() == f"Bản tin {PAGE - 6}"
    assert asked == [1]


def directive(**fields: object) -> Snippet:
    anchor = Anchor.of("hoàn thành", 0, 10)
    item = Directive(id="d", anchor=anchor, state=State.CONFIRMED, action="hoàn thành", deadline="2026-Q2")
    return Snippet(
        where="directive",
        text="hoàn thành",
        item_id="d",
        item=replace(item, **fields),
        order=4,
        due="2026-06-30",
    )


def test_the_third_line_tells_how_things_stand() -> None:
    assert found_in(directive(), date(2026, 7, 12)) == ("Directive 4 · 12 days overdue", True)
    line, late = found_in(directive(), date(2026, 6, 1))
    assert line.startswith("Directive 4 · due ") and not late
    assert found_in(directive(status=FollowUp.DONE), date(2027, 1, 1)) == ("Directive 4 · done", False)
    assert found_in(Snippet(where="text", text="x"), date(2026, 1, 1)) == ("In the text", False)


def test_chips_offer_what_the_query_lacks() -> None:
    keys = [chip.key for chip in chips_of("cảng")]
    assert keys == ["person", "date", "place", "unreviewed", "directive", "overdue", "title", "more"]
    chips = chips_of("người:khải -có:quá hạn")
    assert [chip for chip in chips if chip.on] == [
        ChipSpec("on:0:10", "Person: khải", on=True),
        ChipSpec("on:11:22", "not overdue", on=True),
    ]
    assert "person" not in [chip.key for chip in chips]


def test_rarer_filters_stand_in_a_menu(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng")
    for label, query in (
        ("Status: new", "cảng status:new"),
        ("Has figures", "cảng status:new has:figure"),
    ):
        click(qtbot, column, "More…")
        with qtbot.waitSignal(column.hit_model.modelReset):
            choose(qtbot, column, label)
        assert column.field.query == query
    assert [key for key, _ in further_of(column.field.query)] == ["role"]
    click(qtbot, column, "More…")
    choose(qtbot, column, "Office…")
    choose(qtbot, column, "Type another…")
    qtbot.waitUntil(lambda: column.field.query == "cảng status:new has:figure role:")
    assert "more" not in [chip.key for chip in chips_of("chức:x status:new có:số_liệu")]


def test_a_chip_row_breaks_its_lines(qtbot: QtBot, desk: LibraryDesk) -> None:
    column = search(qtbot, desk, "cảng")
    wide = column.page.chips.height()
    column.resize(240, 700)
    column.grab()
    assert column.page.chips.height() > wide
    assert all(chip.geometry().right() <= column.page.chips.width() for chip in column.page.chips.chips)
    assert column.page.chips.chips[0].mapTo(column, QPoint(0, 0)).x() >= 0
