"""Toast, switch, key caps, rail, progress, palette: by mouse and keyboard."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.command_palette import CommandPalette, Entry
from briefing_app.ui.widgets.first_run import FirstRun
from briefing_app.ui.widgets.key_caps import KeyHints
from briefing_app.ui.widgets.progress_card import ProgressCard
from briefing_app.ui.widgets.rail import Rail
from briefing_app.ui.widgets.segments import Segments
from briefing_app.ui.widgets.status_line import StatusLine
from briefing_app.ui.widgets.toast import Toast


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """Return a shown widget for floating parts."""
    widget = QWidget()
    widget.resize(900, 700)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_toast_says_and_acts(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    toast = Toast(theme, room)
    toast.say("Deleted “Trịnh Quốc Sanh”", "Undo  Ctrl Z")
    assert toast.isVisible()
    assert toast.geometry().bottom() < room.height()
    button = toast.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    with qtbot.waitSignal(toast.action_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_long_toast_stays_inside(theme: Theme, room: QWidget) -> None:
    toast = Toast(theme, room)
    toast.say("x" * 5000)
    assert toast.width() <= room.width()


def test_the_switch_moves_by_mouse_and_arrows(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    switch = Segments(theme, ["Review", "Brief"], "View", room)
    switch.show()
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.mouseClick(switch.findChildren(QWidget)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.keyClick(switch, Qt.Key.Key_Left)
    assert chosen.args == [0]
    qtbot.keyClick(switch, Qt.Key.Key_Left)
    assert switch.index == 0


def test_key_hints_leave_out_what_does_not_fit(theme: Theme, room: QWidget) -> None:
    hints = KeyHints(theme, parent=room)
    hints.set_hints([(("↑", "↓"), "choose"), (("Enter",), "confirm"), (("Ctrl", "K"), "all commands")])
    full = hints.sizeHint().width()
    assert full > 150
    hints.resize(full // 2, 22)
    hints.grab()
    assert hints.minimumSizeHint().width() == 0
    assert "confirm" in hints.accessibleName()


def test_the_rail_asks(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    rail = Rail(theme, parent=room)
    rail.show()
    for button, signal in (
        (rail.briefings, rail.briefings_requested),
        (rail.menu, rail.menu_requested),
        (rail.help, rail.help_requested),
        (rail.settings, rail.settings_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rail.briefings.isChecked()


def test_progress_appears_only_when_it_takes_long(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    card = ProgressCard(theme, room)
    card.begin("Taking in 3 articles")
    assert not card.isVisible()
    card.end()
    qtbot.wait(350)
    assert not card.isVisible()
    card.begin("Taking in 3 articles")
    qtbot.waitUntil(card.isVisible, timeout=2000)
    card.advance("Taking in 3 articles · 1", 0.33)
    card.grab()
    with qtbot.waitSignal(card.stop_requested):
        qtbot.mouseClick(card.findChildren(QWidget)[-1], Qt.MouseButton.LeftButton)
    card.end()
    assert not card.isVisible()


def test_the_status_line_tells_and_switches(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    line = StatusLine(theme, room)
    line.show()
    line.saved(datetime.datetime(2026, 3, 18, 9, 42))
    assert line.text == "Saved 9:42"
    line.show_uncovered(2)
    with qtbot.waitSignal(line.uncovered_toggled) as toggled:
        line.toggle_uncovered()
    assert toggled.args == [True]
    with qtbot.waitSignal(line.uncovered_toggled) as toggled:
        line.show_uncovered(0)
    assert toggled.args == [False]
    line.failed("The disk is full.")
    assert line.text == "The disk is full."


GROUPS = [
    (
        "Commands",
        [
            Entry("confirm", "Xác nhận mọi mục đang thấy", "check-check", "Ctrl Enter"),
            Entry("help", "Trợ giúp"),
        ],
    ),
    ("Briefings", [Entry("briefing:1", "Phó Thủ tướng khảo sát cảng cá Mũi Sáo", "newspaper", "12/2")]),
]


@pytest.fixture
def palette(room: QWidget, theme: Theme) -> CommandPalette:
    """Return an open palette over a field that had the keyboard."""
    field = QLineEdit()
    QVBoxLayout(room).addWidget(field)
    field.setFocus()
    box = CommandPalette(theme, room)
    box.open(GROUPS)
    return box


def test_the_palette_finds_blind_to_diacritics(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "xac nhan")
    assert [entry.key for entry in palette.shown if entry.key] == ["confirm"]
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["confirm"]
    assert not palette.isVisible()


def test_the_palette_is_walked_by_arrows_and_left_by_escape(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["briefing:1"]
    palette.open(GROUPS)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_is_as_tall_as_its_rows(qtbot: QtBot, palette: CommandPalette) -> None:
    all_rows = palette.height()
    qtbot.keyClicks(palette.field, "xac nhan")
    assert palette.height() < all_rows
    palette.field.clear()
    assert palette.height() == all_rows


def test_the_palette_takes_a_click(qtbot: QtBot, palette: CommandPalette) -> None:
    palette.grab()
    view = palette.findChildren(QWidget, "qt_scrollarea_viewport")[0]
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 28 + 36 + 18))
    assert chosen.args == ["help"]


def test_the_first_page_offers_three_ways(qtbot: QtBot, theme: Theme, room: QWidget) -> None:
    page = FirstRun(theme, room)
    page.resize(800, 600)
    page.show()
    buttons = {button.text(): button for button in page.findChildren(QWidget) if hasattr(button, "clicked")}
    for text, signal in (
        ("Open files…", page.open_requested),
        ("Paste an article", page.paste_requested),
        ("Open the sample article", page.sample_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def test_the_first_page_scrolls_in_a_low_window(theme: Theme, room: QWidget) -> None:
    page = FirstRun(theme, room)
    assert page.minimumSizeHint().height() < 180
