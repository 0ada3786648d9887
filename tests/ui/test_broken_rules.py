"""A mistake in the rules' words is one sentence in the window, with file and line; nothing else breaks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.ui.theme import Theme
from tests.support.window_driver import ARTICLE, Driver


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of the lexicon that is no TOML, where the program now looks for it."""
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    path = resources / "lexicon" / "vi" / "bodies.toml"
    path.write_text("x = [\n", "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    return path


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path, broken: Path) -> Iterator[Driver]:
    driver = Driver(qtbot, theme, tmp_path)
    yield driver
    driver.close()


def test_an_article_cannot_be_taken_in_and_that_is_said(driver: Driver, broken: Path, qtbot: QtBot) -> None:
    driver.begin()
    driver.window.opening.files([driver.write("bài.txt", ARTICLE)])
    driver.idle()
    status = driver.window.frame.status
    qtbot.waitUntil(lambda: str(broken) in status.text)
    assert "line 2" in status.text or "line 1" in status.text
    assert "your library is safe" in status.text
    assert driver.window.services is not None
    assert driver.window.services.library.count() == 0
