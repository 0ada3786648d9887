"""The view of people in the real window, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from people_library import KHAI, LUONG, article, career
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from window_driver import Driver

from briefing_app import i18n
from briefing_app.domain.people import ref_of_name
from briefing_app.domain.person_page import ListedPerson
from briefing_app.ui.people.page_rows import ROW
from briefing_app.ui.people.people_view import PeopleView
from briefing_app.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class People:
    """The view, driven as an editor would."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.qtbot = driver.qtbot
        self.window = driver.window
        self.window.views.show("people")
        view = self.window.views.current
        assert isinstance(view, PeopleView)
        self.view = view
        self.idle()

    @property
    def page(self):
        return self.view.page

    @property
    def model(self):
        return self.view.column.model

    @property
    def name(self) -> str:
        assert self.page.page is not None
        return self.page.page.name

    def idle(self) -> None:
        self.driver.idle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.idle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.idle()

    def rows(self) -> list[str]:
        return [row.name for row in self.rows_of(self.model) if isinstance(row, ListedPerson)]

    def rows_of(self, model: QAbstractItemModel) -> list[object]:
        return [model.index(row, 0).data(ROW) for row in range(model.rowCount(QModelIndex()))]

    def choose(self, name: str) -> None:
        row = next(n for n, each in enumerate(self.rows_of(self.model)) if getattr(each, "name", "") == name)
        view = self.view.column.list
        self.click(view.viewport(), view.visualRect(self.model.index(row)).center())

    def type(self, widget: QLineEdit, words: str) -> None:
        """Put words in where the cursor is: QTest has no keys for Vietnamese letters."""
        widget.insert(words)
        self.qtbot.wait(60)
        self.idle()


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    made = Driver(qtbot, theme, tmp_path)
    made.begin()
    yield made
    made.close()


@pytest.fixture
def people(driver: Driver) -> People:
    """Return the view over a man's three offices."""
    services = driver.window.services
    assert services is not None
    career(services)
    return People(driver)


def test_the_list_has_new_offices_first(people: People) -> None:
    assert people.rows() == [LUONG, KHAI, LUONG]
    heads = [row.text for row in people.rows_of(people.model) if not isinstance(row, ListedPerson)]
    assert heads == ["New offices of late", "Everybody (2)"]
    assert people.window.focusWidget() is people.view.column.list
    QAbstractItemModelTester(people.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_page_shows_offices_articles_directives_and_companions(people: People) -> None:
    people.choose(LUONG)
    page = people.page
    assert people.name == LUONG
    shown = [section for section in page.sections if section.isVisible()]
    assert shown == list(page.sections)
    assert [row.text for row in people.rows_of(page.offices.list.model())] == [
        "Thứ trưởng Bộ Tài chính",
        "Vụ trưởng Vụ Ngân sách",
        "Phó Vụ trưởng Vụ Ngân sách",
    ]
    for section in page.sections:
        QAbstractItemModelTester(section.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert section.list.height() == sum(
            section.list.sizeHintForRow(row) for row in range(section.list.model().rowCount())
        )
    assert page.question.isVisible()


def test_the_arrows_walk_the_list_and_the_page(people: People) -> None:
    people.press(Qt.Key.Key_Home)
    assert people.name == LUONG
    people.press(Qt.Key.Key_Down)
    assert people.name == KHAI
    people.press(Qt.Key.Key_Up)
    people.press(Qt.Key.Key_Return)
    assert people.window.focusWidget() is people.page.offices.list
    for _ in range(3):
        people.press(Qt.Key.Key_Down)
    assert people.window.focusWidget() is people.page.briefings.list
    people.press(Qt.Key.Key_Up)
    assert people.window.focusWidget() is people.page.offices.list
    for _ in range(3):
        people.press(Qt.Key.Key_Up)
    assert people.window.focusWidget() is people.view.column.list


def test_enter_and_a_click_open_the_words(people: People) -> None:
    people.choose(LUONG)
    people.page.enter()
    evidence = people.page.page.offices[0].evidence
    people.press(Qt.Key.Key_Return)
    assert people.window.views.current is None
    assert people.driver.briefing.id == evidence.briefing_id
    assert people.window.desk.current is not None and people.window.desk.current.id == evidence.item_id
    again = People(people.driver)
    again.choose(LUONG)
    view = again.page.briefings.list
    people.click(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    assert people.driver.briefing.id == again.page.page.appearances[1].briefing_id


def test_the_source_of_an_office_is_a_link_the_rest_is_not(people: People) -> None:
    people.choose(LUONG)
    view = people.page.offices.list
    rect = view.visualRect(view.model().index(1, 0))
    people.click(view.viewport(), QPoint(rect.left() + 190, rect.top() + 12))
    assert people.window.views.current is people.view
    people.click(view.viewport(), QPoint(rect.left() + 190, rect.top() + 70))
    assert people.window.views.current is None


def test_a_click_on_a_companion_goes_to_them(people: People) -> None:
    people.choose(LUONG)
    view = people.page.companions.list
    people.page.ensureWidgetVisible(view)
    people.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    assert people.name == KHAI


def test_yes_to_a_new_office_and_undo(people: People) -> None:
    people.choose(LUONG)
    people.click(people.page.question.yes)
    assert not people.page.question.isVisible()
    assert people.window.frame.centre.toast.isVisible()
    people.view.column.list.setFocus()
    people.press(Qt.Key.Key_Z, CTRL)
    assert people.page.question.isVisible()


def test_two_people_part(people: People) -> None:
    people.choose(LUONG)
    people.click(people.page.question.no)
    assert people.model.total == 3
    assert people.name == LUONG and people.page.page.briefings == 4
    people.view.column.list.setFocus()
    people.press(Qt.Key.Key_Z, CTRL)
    assert people.model.total == 2
    assert people.page.page.briefings == 5


def test_rename_by_key_and_by_double_click(people: People) -> None:
    people.choose(LUONG)
    people.press(Qt.Key.Key_F2)
    field = people.page.head.name.field
    assert field.hasFocus()
    people.type(field, "Ông Lương")
    people.press(Qt.Key.Key_Return)
    assert people.name == "Ông Lương"
    assert "Ông Lương" in people.rows()
    people.qtbot.mouseDClick(people.page.head.name, LEFT)
    people.type(field, "xyz")
    people.press(Qt.Key.Key_Escape)
    assert people.name == "Ông Lương"
    people.qtbot.mouseDClick(people.page.head.name, LEFT)
    field.selectAll()
    event = QInputMethodEvent("Tạ", [])
    QApplication.sendEvent(field, event)
    people.view.column.field.setFocus()
    people.idle()
    assert people.name == "Tạ"


def test_merging_in_place(people: People) -> None:
    people.choose(LUONG)
    people.press(Qt.Key.Key_M, CTRL)
    card = people.page.merge
    assert card.isVisible() and not people.page.question.isVisible()
    people.type(card.field, "pho thu")
    assert [row.name for row in people.rows_of(card.found.model())] == [KHAI]
    people.type(card.field, "xx")
    assert people.rows_of(card.found.model()) == []
    people.press(Qt.Key.Key_Escape)
    people.press(Qt.Key.Key_Escape)
    assert not card.isVisible() and people.page.question.isVisible()
    people.click(people.page.head.merge)
    people.press(Qt.Key.Key_Down)
    people.press(Qt.Key.Key_Return)
    assert people.model.total == 1
    assert (people.name, people.page.page.briefings) == (LUONG, 10)
    people.view.column.list.setFocus()
    people.press(Qt.Key.Key_Z, CTRL)
    assert people.model.total == 2
    assert (people.name, people.page.page.briefings) == (LUONG, 5)


def test_splitting_in_place(people: People) -> None:
    people.choose(LUONG)
    people.press(Qt.Key.Key_D, CTRL)
    card = people.page.split
    assert card.isVisible()
    assert len(card.rows.ticked) == 1  # the newest office
    assert card.split.text() == "Split off 1 article"
    people.press(Qt.Key.Key_Down)
    people.press(Qt.Key.Key_Space)
    people.click(card.list.viewport(), card.list.visualRect(card.rows.index(2)).center())
    assert len(card.rows.ticked) == 3
    people.press(Qt.Key.Key_Return)
    assert not card.isVisible()
    assert people.model.total == 3
    assert people.page.page.briefings == 3
    people.click(people.page.head.split)
    people.press(Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_name_is_split_off(people: People) -> None:
    services = people.window.services
    assert services is not None
    article(services, "2026-05-01", [("Tạ Đình Lượng", "Thứ trưởng Bộ Tài chính")])
    services.people.merge(ref_of_name("Tạ Đình Lượng"), ref_of_name(LUONG))
    people.view.refresh()
    people.idle()
    people.choose(LUONG)
    assert people.page.head.chips.isVisible()
    people.click(people.page.head.split)
    button = next(
        each for each in people.page.split.findChildren(QWidget) if "Lượng" in getattr(each, "text", str)()
    )
    people.click(button)
    assert people.name == "Tạ Đình Lượng"


def test_the_filter_finds_and_tells_when_nobody(people: People) -> None:
    people.view.focus_filter()
    field = people.view.column.field
    assert field.hasFocus()
    people.type(field, "thu truong")
    assert people.rows() == [LUONG]
    people.press(Qt.Key.Key_Down)
    assert people.window.focusWidget() is people.view.column.list
    field.setText("xyz")
    people.qtbot.wait(60)
    people.idle()
    assert people.rows() == []
    button = people.view.column._button
    assert button.isVisible() and button.text() == "Show everybody"
    people.click(button)
    assert people.rows() == [LUONG, KHAI, LUONG]


def test_an_empty_library_says_what_to_do(driver: Driver) -> None:
    empty = People(driver)
    assert empty.rows() == []
    assert empty.view.column._empty.isVisible()
    assert not empty.view.column._button.isVisible()
    services = driver.window.services
    assert services is not None
    made = article(services, "2026-01-01", [(LUONG, "Vụ trưởng")], confirm=False)
    empty.view.refresh()
    empty.idle()
    empty.click(empty.view.column._button)
    assert driver.briefing.id == made


def test_a_long_list_comes_in_pages(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    names = [
        f"Lê {first} {second}"
        for first in ("An", "Bình", "Cẩm")
        for second in map("Tâm{:02}".format, range(50))
    ]
    article(services, "2026-01-01", [(name, "Bộ trưởng") for name in names])
    long = People(driver)
    assert (len(long.model.people), long.model.total) == (100, 150)
    view = long.view.column.list
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    long.qtbot.waitUntil(lambda: len(long.model.people) == 150, timeout=5000)
    long.idle()
    assert long.rows() == sorted(names)


def test_articles_are_cut_and_all_are_a_key_away(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    for number in range(12):
        article(services, f"2026-01-{number + 1:02}", [(LUONG, "Vụ trưởng Vụ Ngân sách")])
    many = People(driver)
    view = many.page.briefings.list
    assert view.model().rowCount() == 9
    height = view.height()
    many.view.page.enter()
    view.enter(at_end=True)
    many.press(Qt.Key.Key_Return)
    assert view.model().rowCount() == 12
    assert view.height() > height


def test_both_languages(people: People) -> None:
    people.choose(LUONG)
    i18n.use("vi")
    people.window.retranslate()
    people.idle()
    assert people.page.head.merge.text() == "Gộp…"
    assert people.page.question.yes.text() == "Đúng, chức vụ mới"
    assert people.window.views.current is people.view


def test_a_narrow_page_stands_its_columns_one_under_the_other(people: People) -> None:
    people.choose(LUONG)
    people.window.resize(900, 600)
    page = people.page

    def below() -> bool:
        return page.given.mapTo(page, QPoint(0, 0)).y() > page.briefings.mapTo(page, QPoint(0, 0)).y()

    people.qtbot.waitUntil(below, timeout=2000)
    assert page.horizontalScrollBar().maximum() == 0
