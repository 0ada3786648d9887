"""The demonstration library in the window: filled from the first page, taken away from the menu, undone by the toast."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, Driver

from briefing_app.ui.theme import Theme


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    made = Driver(qtbot, theme, tmp_path)
    yield made
    made.close()


def rows(driver: Driver) -> int:
    assert driver.window.services is not None
    return driver.window.services.library.count()


def fill(driver: Driver) -> None:
    driver.window.actions_table["fill-demo"].trigger()
    driver.idle()


def test_the_first_page_offers_it(driver: Driver, qtbot: QtBot) -> None:
    driver.begin()
    first = driver.window.frame.centre.first_run
    assert first.isVisible()
    qtbot.mouseClick(first._demo, Qt.MouseButton.LeftButton)
    driver.idle()
    assert rows(driver) == 40
    assert driver.window.frame.centre.toast.isVisible()
    assert not driver.window.frame.centre.progress.isVisible()


def test_the_toast_takes_it_back_and_again(driver: Driver) -> None:
    driver.begin()
    fill(driver)
    driver.window.undo_from_toast()
    driver.idle()
    assert rows(driver) == 0
    driver.window.undo_from_toast()  # its button says "Redo" now
    driver.idle()
    assert rows(driver) == 40


def test_the_menu_removes_it_and_leaves_the_editors_own(driver: Driver) -> None:
    driver.begin([driver.write("own.txt", ARTICLE)])
    own = driver.briefing.id
    fill(driver)
    assert driver.briefing.id == own
    assert rows(driver) == 41
    driver.window.actions_table["remove-demo"].trigger()
    driver.idle()
    assert rows(driver) == 1
    assert driver.briefing.id == own


def test_an_open_article_of_the_season_is_left_when_it_goes(driver: Driver) -> None:
    driver.begin()
    fill(driver)
    assert driver.window.services is not None
    driver.window.opening.briefing(driver.window.services.library.listed(limit=1)[0].id)
    driver.idle()
    assert driver.briefing.article.date == "2026-11-20"
    driver.window.actions_table["remove-demo"].trigger()
    driver.idle()
    assert driver.window.desk.briefing is None


def test_filling_twice_and_removing_nothing_say_so(driver: Driver) -> None:
    driver.begin()
    driver.window.actions_table["remove-demo"].trigger()
    driver.idle()
    assert rows(driver) == 0
    fill(driver)
    fill(driver)
    assert rows(driver) == 40
    assert driver.window.services is not None
    driver.window.services.library.undo()
    assert rows(driver) == 0


def test_stopping_lists_nothing(driver: Driver, qtbot: QtBot) -> None:
    driver.begin()
    seen: list[int] = []

    def stop(done: int, _total: int) -> None:
        seen.append(done)
        if done == 3:
            driver.window.frame.centre.progress.stop_requested.emit()

    driver.window.commands.demo.progressed.connect(stop)
    fill(driver)
    assert seen and max(seen) < 40
    assert rows(driver) == 0
    driver.window.commands.demo.progressed.disconnect(stop)
    fill(driver)
    assert rows(driver) == 40


def test_the_window_answers_meanwhile(driver: Driver, qtbot: QtBot) -> None:
    driver.begin()
    beats: list[int] = []
    clock = QElapsedTimer()
    timer = QTimer()

    def beat() -> None:
        beats.append(clock.restart())

    timer.timeout.connect(beat)
    timer.start(10)
    clock.start()
    fill(driver)
    timer.stop()
    assert len(beats) > 20
