"""Finding in the article with the bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app import i18n


@pytest.fixture
def bar(pane):
    pane.open_find()
    return pane.find_bar


def current(pane) -> str:
    span = pane.view.positions.span_in_text(*pane.view.lit.current_match)
    return pane.view.positions.text[slice(*span)]


def test_it_opens_with_the_focus_in_its_field(pane, bar) -> None:
    assert bar.isVisible()
    assert bar.height() == 44
    assert bar.field.hasFocus()
    assert bar.field.width() == 220
    assert not bar.next.isEnabled()


def test_typing_finds_blind_to_diacritics(pane, bar) -> None:
    QTest.keyClicks(bar.field, "cang ca")
    assert bar.count.text() == "1 / 2"
    assert current(pane) == "Cảng cá"


def test_enter_and_shift_enter_go_round(pane, bar) -> None:
    QTest.keyClicks(bar.field, "cang ca")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert (bar.count.text(), current(pane)) == ("2 / 2", "cảng cá")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 / 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "2 / 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Up)
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.count.text() == "2 / 2"


def test_the_buttons_go_on_and_back(pane, bar) -> None:
    QTest.keyClicks(bar.field, "cang ca")
    QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "2 / 2"
    QTest.mouseClick(bar.previous, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 / 2"


def test_what_is_not_there_is_said(pane, bar) -> None:
    QTest.keyClicks(bar.field, "zebra")
    assert bar.count.text() == "not found"
    assert pane.view.lit.matches == []
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.field.clear()
    assert bar.count.text() == ""


def test_escape_closes_it_with_the_caret_at_the_match(pane, bar, span, type_text) -> None:
    type_text(bar.field, "tỷ đồng")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert pane.view.hasFocus()
    assert pane.view.lit.matches == []
    assert pane.view.positions.to_text(pane.view.textCursor().position()) == span("tỷ đồng")[0]


def test_escape_in_the_article_closes_it_too(pane, bar) -> None:
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_close_button_closes_it(pane, bar) -> None:
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_it_opens_with_a_text_or_the_selected_words(pane, span) -> None:
    pane.select_span(*span("Mũi Sáo"))
    pane.open_find()
    assert pane.find_bar.query == "Mũi Sáo"
    pane.open_find("cảng cá")
    assert (pane.find_bar.query, pane.find_bar.count.text()) == ("cảng cá", "2 / 2")


def test_the_first_match_is_the_one_behind_the_caret(pane, span) -> None:
    cursor = pane.view.textCursor()
    cursor.setPosition(pane.view.positions.to_document(span("mở rộng")[0]))
    pane.view.setTextCursor(cursor)
    pane.open_find("cang ca")
    assert pane.find_bar.count.text() == "2 / 2"


def test_a_match_out_of_sight_is_scrolled_to(pane, qtbot) -> None:
    pane.resize(690, 220)
    pane.open_find("mở rộng")
    start, end = pane.view.lit.current_match
    rect = pane.view.places.span_rects(start, end)[0]
    assert pane.view.viewport().rect().contains(rect.center().toPoint())


def test_another_briefing_is_searched_for_the_same_words(pane, bar, briefing) -> None:
    QTest.keyClicks(bar.field, "cang ca")
    other = replace(briefing.article, text="Khác\nMột cảng cá nữa.")
    pane.show_briefing(replace(briefing, id="c", article=other, items=()))
    assert bar.count.text() == "1 / 1"
    pane.show_briefing(None)
    assert not bar.isVisible()


def test_another_language_changes_what_it_says(pane, bar) -> None:
    QTest.keyClicks(bar.field, "zebra")
    i18n.use("vi")
    pane.retranslate()
    assert bar.count.text() != "not found"
    assert bar.field.accessibleName() != "Find in the article"
