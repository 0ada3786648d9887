"""A library of an earlier version in the window: it is told how far it is brought up to date, then shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_driver import Driver

from briefing_app.bootstrap import build
from briefing_app.services.bundle import Services
from briefing_app.settings import SettingsStore
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Theme

OLD = Path(__file__).parents[1] / "databases" / "version-1.db"


class Watched:
    """Joins the services as the program does, and notes what is told meanwhile."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def __call__(self, library: Path, *, progress: Callable[[int, int], None]) -> Services:
        def tell(done: int, total: int) -> None:
            self.told.append((done, total))
            progress(done, total)

        return build(library, progress=tell)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    made = SettingsStore(tmp_path / "settings.json")
    made.update(seen_before=True)
    return made


def test_an_older_library_is_told_of_and_shown(
    qtbot: QtBot, theme: Theme, settings: SettingsStore, tmp_path: Path
) -> None:
    library, watched = tmp_path / "library.db", Watched()
    shutil.copy(OLD, library)
    window = MainWindow(theme, settings, watched, library_path=library)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.begin(())
    qtbot.waitUntil(lambda: window.opening.is_settled, timeout=20_000)
    total = window.frame.library.briefings.model.outline.total
    assert total > 0
    assert watched.told[0][0] == 0
    assert watched.told[-1][0] == watched.told[-1][1] >= total
    assert not window.frame.status.text.startswith("Bringing")
    window.close()


def test_the_status_line_says_how_far_it_is(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    driver = Driver(qtbot, theme, tmp_path)
    qtbot.addWidget(driver.window)
    driver.begin()
    status = driver.window.frame.status
    driver.window.opening.upgrading.emit(1200, 9000)
    assert status.text == "Bringing the library up to date: 1,200 of 9,000"
    driver.window.opening.upgrading.emit(9000, 9000)
    assert status.text == ""
    driver.window.close()
