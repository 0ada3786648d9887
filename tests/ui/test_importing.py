"""An article is on the screen before it is written, and leaves it again where the library takes none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, OTHER, Driver

from briefing_app.domain.item import State
from briefing_app.services.arrival import Arrival
from briefing_app.ui.theme import Theme


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(qtbot, theme, tmp_path)
    driver.begin([driver.write("first.txt", ARTICLE)])
    yield driver
    driver.close()


def arriving(driver: Driver, text: str) -> Arrival:
    """Take a text in, and return in the turn in which it is shown."""
    with driver.qtbot.waitSignal(driver.window.importing.arrived, timeout=20_000) as caught:
        driver.window.importing.text(text)
    arrival = caught.args[0]
    assert isinstance(arrival, Arrival)
    return arrival


def test_an_article_is_shown_and_then_written(driver: Driver) -> None:
    arrival = arriving(driver, OTHER)
    assert driver.briefing.id == arrival.briefing.id
    driver.idle()
    assert driver.window.services is not None
    assert driver.window.services.library.open(driver.briefing.id) == arrival.briefing
    assert driver.window.frame.status.text.startswith(("Saved", "Đã lưu"))


def test_a_gesture_in_the_same_turn_is_kept(driver: Driver) -> None:
    arriving(driver, OTHER)
    first = driver.briefing.items[0].id
    driver.window.desk.confirm([first])
    driver.idle()
    assert driver.window.services is not None
    item = driver.window.services.library.open(driver.briefing.id).item(first)
    assert item is not None and item.state is State.CONFIRMED


def test_closing_in_the_same_turn_keeps_the_article(driver: Driver) -> None:
    from briefing_app.bootstrap import build

    arrival = arriving(driver, OTHER)
    driver.window.close()
    services = build(driver.library)
    try:
        assert services.library.open(arrival.briefing.id) == arrival.briefing
    finally:
        services.close()


def test_an_article_that_finds_no_room_leaves_with_a_sentence(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    pages = services.store.run(lambda library: library.connection.execute("PRAGMA page_count").fetchone()[0])
    services.store.run(
        lambda library: library.connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    )
    arriving(driver, OTHER + "\n\nSóng êm và gió nhẹ ngoài khơi xa. " * 2_000)
    driver.idle()
    assert driver.window.desk.briefing is None
    assert driver.window.frame.status.text
    assert services.library.count() == 1


def test_several_articles_are_written_one_by_one(driver: Driver) -> None:
    files = [driver.write("a.txt", OTHER), driver.write("b.txt", OTHER.replace("Mũi Sáo", "Mũi Cọ"))]
    driver.window.opening.files(files)
    driver.idle()
    assert driver.window.services is not None
    assert driver.window.services.library.count() == 3
    assert "Mũi Cọ" in driver.briefing.article.title
