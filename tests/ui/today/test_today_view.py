"""A day's start in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, OTHER, Driver

from briefing_app.bootstrap import build
from briefing_app.domain.ledger import Group
from briefing_app.ui.ledger.ledger_view import LedgerView
from briefing_app.ui.theme import Theme
from briefing_app.ui.today.today_model import More, Part, TodayModel
from briefing_app.ui.today.today_view import TodayView


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on a library with one briefing under review and one new."""
    made = Driver(qtbot, theme, tmp_path)
    services = build(made.library)
    briefing = services.library.open(services.library.import_text(ARTICLE).id)
    services.library.import_text(OTHER)
    session = services.review(briefing)
    session.confirm([item.id for item in briefing.directives])
    session.edit(briefing.directives[0].id, due_date=(date.today() - timedelta(days=2)).isoformat())
    services.close()
    made.begin()
    yield made
    made.close()


def shown(driver: Driver) -> TodayView:
    driver.window.views.show("today")
    driver.qtbot.wait(20)
    driver.idle()
    view = driver.window.views.current
    assert isinstance(view, TodayView)
    return view


def heads(view: TodayView) -> list[str]:
    model = view.model
    return [
        str(model.index(number).data())
        for number in range(model.rowCount())
        if not model.flags(model.index(number)) & Qt.ItemFlag.ItemIsEnabled
    ]


def test_it_names_what_waits(driver: Driver) -> None:
    view = shown(driver)
    assert heads(view) == ["Overdue", "Waiting for review", "Last worked on"]
    assert view.list.hasFocus()
    assert driver.window.frame.library_dock.isVisible()


def test_enter_opens_a_directive_at_its_words(driver: Driver) -> None:
    view = shown(driver)
    row = view.model.index(1).data(Qt.ItemDataRole.UserRole + 1)
    driver.qtbot.keyClick(view.list, Qt.Key.Key_Return)
    driver.qtbot.wait(20)
    driver.idle()
    assert driver.window.views.current is None
    assert driver.window.desk.current is not None
    assert driver.window.desk.current.id == row.item_id


def test_a_click_opens_a_briefing(driver: Driver) -> None:
    view = shown(driver)
    number = next(
        n for n in range(view.model.rowCount()) if str(view.model.index(n).data()).endswith("Mũi Sáo")
    )
    rect = view.list.visualRect(view.model.index(number))
    driver.qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    driver.qtbot.wait(20)
    driver.idle()
    assert driver.briefing.article.title.endswith("Mũi Sáo")


def test_all_of_a_part_is_a_row_away_in_the_ledger(driver: Driver) -> None:
    view = shown(driver)
    view.model._rows.append(More(Part.OVERDUE, 9))
    view._open(view.model.index(view.model.rowCount() - 1))
    driver.qtbot.wait(20)
    driver.idle()
    ledger = driver.window.views.current
    assert isinstance(ledger, LedgerView)
    assert ledger.filters.filter.groups == (Group.OVERDUE,)


def test_it_comes_when_the_briefing_is_closed(driver: Driver) -> None:
    driver.window.views.show_briefings()
    driver.window.actions_table["close"].trigger()
    driver.qtbot.wait(20)
    driver.idle()
    assert isinstance(driver.window.views.current, TodayView)


def test_the_model_keeps_its_contract(driver: Driver) -> None:
    model = TodayModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert driver.window.services is not None
    model.show(driver.window.services.today.start(date.today()), date.today())
    model.count(Part.UNREVIEWED, 12)
    assert model.rowCount() > 4
    del tester
