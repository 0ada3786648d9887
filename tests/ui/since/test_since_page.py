"""What changed, walked through in the real window with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.comparison import compare
from briefing_app.domain.item import State
from briefing_app.domain.since import By, Earlier, Line, News
from briefing_app.storage.library import Library
from briefing_app.ui.since.since_html import address_of, since_html, target_of
from briefing_app.ui.since.since_page import SincePage
from briefing_app.ui.theme import Theme
from tests.support import since_pair
from tests.support.window_driver import Driver

NOW, BEFORE = since_pair.now(), since_pair.before()


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on a library of the two briefings, the later one open."""
    services = build(tmp_path / "library.db")
    for briefing in (BEFORE, NOW):
        services.store.run(adding(briefing))
    services.close()
    driver = Driver(qtbot, theme, tmp_path)
    driver.begin()
    open_briefing(driver, NOW.id)
    yield driver
    driver.close()


def adding(briefing: Briefing):
    def add(library: Library) -> None:
        library.intake.add(briefing, original=None, source_path=None, author="An")

    return add


def open_briefing(driver: Driver, briefing_id: str) -> None:
    driver.window.opening.briefing(briefing_id)
    driver.qtbot.waitUntil(
        lambda: driver.window.desk.briefing is not None and driver.briefing.id == briefing_id
    )
    driver.idle()


def show(driver: Driver) -> SincePage:
    """Show the page by its key and wait until it stands."""
    driver.qtbot.keyClick(
        driver.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    centre = driver.window.frame.centre
    assert centre.shows_since
    driver.qtbot.waitUntil(lambda: centre.since.since is not None or centre.since.shows_nothing)
    return centre.since


def segment(page: SincePage, index: int) -> QPushButton:
    return page.strip.ways.findChildren(QPushButton)[index]


def click(driver: Driver, page: SincePage, words: str) -> None:
    """Click on words of the page."""
    view = page.view
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    cursor.setPosition(cursor.selectionStart() + 1)
    view.setTextCursor(QTextCursor(cursor))
    view.ensureCursorVisible()
    at = view.cursorRect(cursor).center() + QPoint(1, 0)
    driver.qtbot.mouseMove(view.viewport(), at)
    driver.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_key_shows_the_page_and_goes_back(driver: Driver) -> None:
    page = show(driver)
    text = page.view.toPlainText()
    for words in ("Since 12 February 2026", "Tạ Đình Lương", "New office", "Deadline extended", "up by 0.2"):
        assert words in text
    assert driver.window.frame.centre.switch.index == 2
    assert driver.window.frame.panel.isVisible()  # the items are confirmed beside the page
    driver.qtbot.keyClick(
        driver.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not driver.window.frame.centre.shows_since


def test_the_switch_shows_the_page(driver: Driver) -> None:
    third = driver.window.frame.centre.switch.findChildren(QPushButton)[2]
    driver.qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    page = driver.window.frame.centre.since
    driver.qtbot.waitUntil(lambda: page.since is not None)
    assert page.since is not None
    assert page.since.by is By.PLACE


def test_a_line_leads_to_its_words(driver: Driver) -> None:
    page = show(driver)
    click(driver, page, "Vương Khắc Nhuận")
    assert not driver.window.frame.centre.shows_since
    current = driver.window.desk.current
    assert current is not None
    assert current.id == "a-a3"


def test_a_quote_of_the_other_briefing_opens_it_there(driver: Driver) -> None:
    page = show(driver)
    click(driver, page, "Mạc Thu Yến")
    driver.qtbot.waitUntil(lambda: driver.briefing.id == BEFORE.id)
    driver.idle()
    current = driver.window.desk.current
    assert current is not None
    assert current.id == "b-a2"
    assert not driver.window.frame.centre.shows_since


def test_the_keyboard_walks_the_lines(driver: Driver) -> None:
    page = show(driver)
    page.view.setFocus()
    for _ in range(2):  # the other briefing's title, then the first line
        driver.qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    driver.qtbot.keyClick(page.view, Qt.Key.Key_Return)
    current = driver.window.desk.current
    assert current is not None
    assert current.id == "a-a2"


def test_the_page_follows_the_review(driver: Driver) -> None:
    page = show(driver)
    assert "La Thùy Dương" not in page.view.toPlainText()
    driver.window.desk.confirm(["a-a5"])
    driver.qtbot.waitUntil(lambda: "La Thùy Dương" in page.view.toPlainText())
    driver.window.undo()
    driver.qtbot.waitUntil(lambda: "La Thùy Dương" not in page.view.toPlainText())


def test_the_first_of_its_place_says_so(driver: Driver) -> None:
    open_briefing(driver, BEFORE.id)
    page = show(driver)
    assert page.shows_nothing
    assert page.nothing.sentence.text() == "This is the first briefing about Vĩnh Hải."
    driver.qtbot.mouseClick(segment(page, 1), Qt.MouseButton.LeftButton)
    driver.idle()
    assert page.nothing.sentence.text() == "This is the first briefing that Đỗ Hữu Khải chairs."
    driver.window.desk.edit_head({"place": ""})
    driver.qtbot.mouseClick(segment(page, 0), Qt.MouseButton.LeftButton)
    driver.idle()
    assert "has no place yet" in page.nothing.sentence.text()
    driver.window.desk.edit_head({"date": ""})
    driver.qtbot.mouseClick(segment(page, 0), Qt.MouseButton.LeftButton)
    driver.idle()
    assert "has no date yet" in page.nothing.sentence.text()


def test_another_briefing_is_chosen_in_the_palette(driver: Driver) -> None:
    open_briefing(driver, BEFORE.id)
    page = show(driver)
    driver.qtbot.mouseClick(page.nothing.choose, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(driver.window.palette_box.isVisible)
    assert [entry.key for entry in driver.window.palette_box.shown if entry.key] == [f"compare:{NOW.id}"]
    driver.qtbot.keyClick(driver.window.palette_box.field, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: page.since is not None)
    assert page.since is not None
    assert (page.since.before.id, page.since.by) == (NOW.id, By.CHOICE)
    assert page.strip.ways.index == 2


def test_a_choice_given_up_leaves_the_switch(driver: Driver) -> None:
    page = show(driver)
    driver.qtbot.mouseClick(segment(page, 2), Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(driver.window.palette_box.isVisible)
    driver.qtbot.keyClick(driver.window.palette_box.field, Qt.Key.Key_Escape)
    assert page.strip.ways.index == 0
    assert page.since is not None


def test_another_briefing_is_compared_when_it_opens(driver: Driver) -> None:
    page = show(driver)
    open_briefing(driver, BEFORE.id)
    driver.qtbot.waitUntil(lambda: page.shows_nothing)
    open_briefing(driver, NOW.id)
    driver.qtbot.waitUntil(lambda: not page.shows_nothing)


def test_a_chosen_briefing_that_is_removed_is_forgotten(driver: Driver) -> None:
    page = show(driver)
    driver.window.since.compare_with(BEFORE.id)
    driver.qtbot.waitUntil(lambda: page.since is not None and page.since.by is By.CHOICE)
    assert driver.window.services is not None
    driver.window.services.library.remove(BEFORE.id)
    driver.window.desk.confirm(["a-a5"])
    driver.qtbot.waitUntil(lambda: page.shows_nothing)


def test_a_change_of_language_and_colours(driver: Driver, theme: Theme) -> None:
    page = show(driver)
    driver.window.settings.update(language="vi")
    driver.window.settings_changed("language")
    assert "So với ngày 12/2/2026" in page.view.toPlainText()
    theme.changed.emit()
    assert "Lùi hạn" in page.view.toPlainText()


def test_every_line_has_an_address_and_its_words(driver: Driver) -> None:
    since = show(driver).since
    assert since is not None
    page = since_html(since)
    for entry in since.entries:
        for briefing, item in ((since.now, entry.now), (since.before, entry.before)):
            if item is not None and (entry.news is not News.EXTENDED or briefing is since.now):
                assert page.quotes[address_of(briefing, item)]
                assert item.state is State.CONFIRMED
    assert target_of("item:a/b") == ("a", "b")
    assert target_of("http://x/y") is None
    show_page = driver.window.frame.centre.since
    show_page.view.follow(QUrl("file:///etc/passwd"))
    assert driver.window.frame.centre.shows_since


def test_the_caveat_stands_before_what_is_claimed(driver: Driver) -> None:
    text = show(driver).view.toPlainText()
    assert "Not reviewed yet: 2 items of this briefing, 1 item of the other one." in text
    assert text.index("Not reviewed yet") < text.index("1 person in a new office") < text.index("New office")
    assert "for 2025 this briefing says over 44.8" in text
    assert "said 2 times since 12 February 2026" in text


def test_a_repetition_of_an_older_briefing_leads_there(driver: Driver) -> None:
    page = show(driver)
    source = Earlier(id="c" * 32, title="", date="2025-11-03", place=None)
    now = next(each for each in NOW.directives if each.id == "a-d4")
    since = compare(NOW, BEFORE, lines={"a-d4": Line(said=(source,), last=replace(now, id="c-d1"))})
    page.show_since(since)
    assert "3 November 2025" in page.view.toPlainText()
    assert page.view.quote_at(f"item:{source.id}/c-d1")


def test_words_that_look_like_html_stay_words(driver: Driver) -> None:
    page = show(driver)
    assert page.since is not None
    nasty = '<img src="file:///etc/passwd"> <b>&amp; a|b'
    hostile = page.since.now.with_items(
        replace(item, name=nasty) if item.id == "a-a3" else item for item in page.since.now.items
    )
    page.show_since(compare(hostile, page.since.before))
    text = page.view.toPlainText()
    assert nasty in text
