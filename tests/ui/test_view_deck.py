"""The rail's views: brought into the review's place and left again, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, OTHER, Driver

from briefing_app.ui.theme import Theme
from briefing_app.ui.view_table import VIEWS
from briefing_app.ui.views import ViewSpec

FIRST, LAST = VIEWS[0], VIEWS[-1]
each_view = pytest.mark.parametrize("spec", VIEWS, ids=lambda spec: spec.id)


@pytest.fixture
def review(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """The window with two briefings, one open."""
    driver = Driver(qtbot, theme, tmp_path)
    driver.begin([driver.write("a.txt", OTHER), driver.write("b.txt", ARTICLE)])
    qtbot.waitUntil(lambda: driver.window.desk.briefing is not None, timeout=20_000)
    driver.idle()
    yield driver
    driver.close()


@each_view
def test_a_view_takes_the_place_of_the_review(review: Driver, spec: ViewSpec) -> None:
    window = review.window
    frame = window.frame
    review.qtbot.mouseClick(frame.rail.views[spec.id], Qt.MouseButton.LeftButton)
    review.idle()
    view = window.views.current
    assert view is not None
    assert view.isVisible()
    assert not frame.panels_dock.isVisible()
    assert frame.library_dock.isVisible() is spec.keeps_library
    assert frame.rail.views[spec.id].isChecked()
    assert not frame.rail.briefings.isChecked()
    assert not window.actions_table["confirm-visible"].isEnabled()
    review.qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    review.idle()
    assert window.views.current is None
    assert frame.panels_dock.isVisible()
    assert frame.library_dock.isVisible()
    assert frame.rail.briefings.isChecked()
    assert window.actions_table["confirm-visible"].isEnabled()


@each_view
def test_its_keys_open_a_view_and_undo_there_says_when_there_is_nothing(
    review: Driver, spec: ViewSpec
) -> None:
    window = review.window
    key = Qt.Key(ord(spec.keys[-1]))
    review.qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    review.idle()
    assert window.views.current is not None
    assert window.frame.rail.views[spec.id].isChecked()
    before = review.briefing
    while window.services is not None and window.services.library.undo() is not None:
        pass  # the imports: so that nothing is left to undo
    window.actions_table["undo"].trigger()
    review.idle()
    assert window.frame.centre.toast.isVisible()
    assert review.briefing == before


def test_opening_a_briefing_leaves_the_view(review: Driver) -> None:
    window = review.window
    other = next(row.id for row in window.frame.library.model.briefings() if row.id != review.briefing.id)
    window.views.show(FIRST.id)
    review.idle()
    window.opening.briefing(other)
    review.idle()
    assert window.views.current is None
    assert review.briefing.id == other


def test_an_item_asked_for_from_a_view_is_selected(review: Driver) -> None:
    window = review.window
    item = review.briefing.directives[-1]
    window.views.show(LAST.id)
    review.idle()
    window.opening.item(review.briefing.id, item.id)
    review.idle()
    assert window.views.current is None
    assert window.desk.current == item


def test_closing_a_briefing_with_the_keyboard_leaves_the_library(review: Driver) -> None:
    window = review.window
    review.qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    review.idle()
    assert window.desk.briefing is None
    assert window.frame.library_dock.isVisible()


def test_the_columns_have_their_widths_again_after_a_view(review: Driver) -> None:
    window = review.window
    frame = window.frame
    review.qtbot.wait(200)  # the first widths are given once the docks are laid out
    before = (frame.library_dock.width(), frame.panels_dock.width())
    for spec in VIEWS:
        window.views.show(spec.id)
        review.idle()
    window.views.show_briefings()
    review.qtbot.waitUntil(
        lambda: (frame.library_dock.width(), frame.panels_dock.width()) == before, timeout=3000
    )
    assert frame.state()["panels"] == str(before[1])


def test_the_count_of_uncovered_sentences_belongs_to_the_review(review: Driver) -> None:
    window = review.window
    window.frame.status.show_uncovered(2)
    window.views.show(FIRST.id)
    assert not window.frame.status._uncovered.isVisible()
    window.views.show_briefings()
    assert window.frame.status._uncovered.isVisible()


def test_a_small_window_stays_whole_after_every_view(review: Driver) -> None:
    window = review.window
    assert window.services is not None
    window.services.demo.fill()
    window.resize(900, 620)
    review.qtbot.wait(50)
    for spec in VIEWS:
        window.views.show(spec.id)
        review.idle()
        review.qtbot.wait(300)  # what comes behind the first rows
        window.views.show_briefings()
        review.idle()
        assert window.minimumSizeHint().height() <= 560, spec.id
    window.resize(800, 560)
    review.qtbot.wait(50)
    assert (window.width(), window.height()) == (800, 560)
    status = window.frame.status
    assert status.mapTo(window, status.rect().bottomLeft()).y() < 560


def test_undo_in_a_view_takes_no_article_away(review: Driver) -> None:
    window = review.window
    assert window.services is not None
    before = window.services.library.count()
    for spec in VIEWS:
        window.views.show(spec.id)
        review.idle()
        window.actions_table["undo"].trigger()
        review.idle()
        assert window.services.library.count() == before, spec.id
