"""A window on a library of three briefings whose directives are confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_driver import Driver

from briefing_app.bootstrap import build
from briefing_app.domain.ledger import LedgerRow, Said
from briefing_app.ui.ledger.ledger_model import GroupHead
from briefing_app.ui.ledger.ledger_reading import REST
from briefing_app.ui.ledger.ledger_view import LedgerView
from briefing_app.ui.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier


def written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def articles(today: date) -> list[tuple[str, str]]:
    """Return articles with their places: an old order, the same again with a later deadline, and some others."""
    return [
        (
            f" date {today - timedelta(days=90)} Phó Thủ tướng Đỗ Hữu Khải làm việc tại Vĩnh Hải\n\n"
            "Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải bàn giao mặt bằng tuyến đường ven biển trước ngày"
            f" {written(today - timedelta(days=40))}.\n",
            "Vĩnh Hải",
        ),
        (
            f" date {today - timedelta(days=30)} Phó Thủ tướng Đỗ Hữu Khải trở lại Vĩnh Hải\n\n"
            "Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải bàn giao mặt bằng tuyến đường ven biển trước ngày"
            f" {written(today + timedelta(days=10))}.\n\n"
            "Phó Thủ tướng Đỗ Hữu Khải yêu cầu Bộ Tài chính cân đối vốn cho cảng cá Mũi Sáo.\n",
            "Vĩnh Hải",
        ),
        (
            f" date {today - timedelta(days=20)} Bộ trưởng Mạc Thu Yến khảo sát cảng cá Mũi Sáo\n\n"
            "Bộ trưởng Mạc Thu Yến yêu cầu UBND tỉnh Thạch Nham nạo vét luồng vào cảng cá trước ngày"
            f" {written(today - timedelta(days=5))}.\n",
            "Thạch Nham",
        ),
    ]


class Desk:
    """The ledger in its window, and the waits that every test needs."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.qtbot = driver.qtbot
        self.window = driver.window

    @property
    def view(self) -> LedgerView:
        view = self.window.views.current
        assert isinstance(view, LedgerView)
        return view

    def rest(self) -> None:
        """Wait until every answer has come and every timer has run."""
        for pause in (30, REST + 60, 30):
            self.qtbot.wait(pause)
            self.driver.idle()

    def open(self) -> None:
        self.window.views.show("ledger")
        self.rest()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        self.qtbot.keyClick(widget or self.window.focusWidget() or self.window, key, modifier)
        self.rest()

    def actions(self) -> list[str]:
        """Return what the rows say, heads in capitals."""
        rows = [self.view.model.row(number) for number in range(self.view.model.rowCount())]
        return [
            row.text.upper() if isinstance(row, GroupHead) else row.directive.action
            for row in rows
            if isinstance(row, GroupHead | LedgerRow)
        ]

    def actions_of_thread(self) -> list[Said]:
        """Return the times of the thread that is unfolded."""
        rows = [self.view.model.row(number) for number in range(self.view.model.rowCount())]
        return [row for row in rows if isinstance(row, Said)]

    def choose(self, words: str) -> None:
        """Select the row whose action has these words."""
        at = next(number for number, action in enumerate(self.actions()) if words in action)
        self.view.table.choose(at)
        self.rest()


def filled(path: Path) -> None:
    services = build(path)
    for text, place in articles(date.today()):
        briefing = services.library.open(services.library.import_text(text).id)
        session = services.review(briefing)
        session.edit_head(place=place)
        session.confirm([item.id for item in briefing.directives])
    services.close()


@pytest.fixture
def empty_desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    driver = Driver(qtbot, theme, tmp_path)
    driver.begin()
    yield Desk(driver)
    driver.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """Yield a window with the ledger on the screen."""
    driver = Driver(qtbot, theme, tmp_path)
    filled(driver.library)
    driver.begin()
    made = Desk(driver)
    made.open()
    yield made
    driver.close()
