"""Handing out the open briefing from the window: the forms of the file dialog, and what changed in the brief."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.storage.library import Library
from briefing_app.ui.dialogs.settings_dialog import SettingsDialog
from briefing_app.ui.theme import Theme
from tests.support import since_pair
from tests.support.window_driver import Driver

NOW, BEFORE = since_pair.now(), since_pair.before()


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on a library of two briefings, the later one open."""
    services = build(tmp_path / "library.db")
    for briefing in (BEFORE, NOW):
        services.store.run(adding(briefing))
    services.close()
    driver = Driver(qtbot, theme, tmp_path)
    driver.begin()
    driver.window.opening.briefing(NOW.id)
    qtbot.waitUntil(lambda: driver.window.desk.briefing is not None and driver.briefing.id == NOW.id)
    driver.idle()
    yield driver
    driver.close()


def adding(briefing: Briefing):
    def add(library: Library) -> None:
        library.intake.add(briefing, original=None, source_path=None, author="An")

    return add


@pytest.mark.parametrize(
    ("name", "chosen", "begins"),
    [
        ("a.md", "Markdown (*.md)", "---\n"),
        ("a.html", "Web page (*.html)", "<!DOCTYPE html>"),
        ("a.CSV", "Markdown (*.md)", "\ufeffKind,"),
        ("a.ics", "Calendar of the deadlines (*.ics)", "BEGIN:VCALENDAR\r\n"),
        ("a.docx", "Word document (*.docx)", "PK"),
        ("a.pdf", "PDF (*.pdf)", "%PDF-"),
        ("a", "Data for other programs (*.json)", "{\n"),
    ],
)
def test_the_ending_says_the_form(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, name: str, chosen: str, begins: str
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _start: str, kinds: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(driver.folder / name), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    driver.window.actions_table["export"].trigger()
    assert (driver.folder / name).read_bytes().decode(errors="replace").startswith(begins)
    assert chosen in offered
    assert len(offered) == 7


def test_the_brief_tells_what_changed_when_that_is_wished(driver: Driver, qtbot: QtBot) -> None:
    window = driver.window
    window.commands.show_view(1)
    qtbot.waitUntil(lambda: "## Attendees" in window.frame.markdown.markdown)
    assert "Since last time" not in window.frame.markdown.markdown
    dialog = SettingsDialog(window.theme, window.settings, window.settings_changed, window)
    qtbot.addWidget(dialog)
    dialog.since_in_brief.click()
    qtbot.waitUntil(lambda: "## Since last time" in window.frame.markdown.markdown)
    window.actions_table["copy-markdown"].trigger()
    assert "## Since last time" in QGuiApplication.clipboard().text()
    dialog.since_in_brief.click()
    qtbot.waitUntil(lambda: "Since last time" not in window.frame.markdown.markdown)
