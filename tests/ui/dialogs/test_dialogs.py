"""Settings take effect the moment they are chosen; help lists every key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.i18n import tr
from briefing_app.settings import SettingsStore
from briefing_app.ui.actions import ACTIONS
from briefing_app.ui.dialogs.help_dialog import AboutDialog, HelpDialog
from briefing_app.ui.dialogs.settings_dialog import SettingsDialog
from briefing_app.ui.theme import Theme


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_each_setting_is_kept_and_told(qtbot: QtBot, theme: Theme, room: QWidget, tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    told: list[str] = []
    dialog = SettingsDialog(theme, store, told.append, room)
    dialog.show()
    dialog.language.setCurrentIndex(dialog.language.findData("vi"))
    dialog.scheme.setCurrentIndex(dialog.scheme.findData("dark"))
    dialog.brief_language.setCurrentIndex(dialog.brief_language.findData("en"))
    qtbot.mouseClick(
        dialog.reduced_motion, Qt.MouseButton.LeftButton, pos=dialog.reduced_motion.rect().center() / 4
    )
    dialog.strong_marks.toggle()
    dialog.system_fonts.toggle()
    qtbot.keyClicks(dialog.author, "Lan")
    dialog.author.clearFocus()
    dialog.author.editingFinished.emit()
    again = SettingsStore(tmp_path / "settings.json").values
    assert (again.language, again.theme, again.brief_language, again.author) == ("vi", "dark", "en", "Lan")
    assert again.strong_marks
    assert again.system_fonts
    assert {"language", "theme", "brief_language", "strong_marks", "system_fonts", "author"} <= set(told)
    dialog.grab()
    dialog.close()


def test_damaged_settings_are_moved_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "vi", ', "utf-8")
    store = SettingsStore(path)
    assert store.values.language == "system"
    assert (tmp_path / "settings.json.damaged").exists()
    store.update(language="en")
    assert SettingsStore(path).values.language == "en"


def test_a_setting_of_the_wrong_type_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": 7, "article_px": 20, "unknown": true}', "utf-8")
    values = SettingsStore(path).values
    assert (values.language, values.article_px) == ("system", 20)


def test_help_lists_every_action_with_keys(theme: Theme, room: QWidget) -> None:
    dialog = HelpDialog(theme, room)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {tr(spec.text) for spec in ACTIONS if spec.keys} <= shown
    dialog.show()
    dialog.grab()
    dialog.close()


def test_about_names_qt_and_the_library(theme: Theme, room: QWidget) -> None:
    dialog = AboutDialog(theme, "/home/lan/library.db", room)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Qt" in text
    assert "LGPL" in text
    assert "/home/lan/library.db" in text
