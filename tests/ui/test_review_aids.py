"""Warnings, sentences without an item, sure suggestions, suggesting again, and words that help typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from window_driver import OTHER, Driver

from briefing_app import i18n
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.services.checks import CheckCode, CheckWarning
from briefing_app.services.suggesting import SURE
from briefing_app.ui.check_words import sentences_by_item, warning_sentence
from briefing_app.ui.panels.word_completer import WordCompleter
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.question_strip import QuestionStrip

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

DOUBTFUL = """ date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc tại Vĩnh Hải

Sáng nay (10/3), Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải về kinh tế.

Cùng dự có Bộ trưởng Bộ Xây dựng Mạc Thu Yến; Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng.

Năm 2025, GRDP của tỉnh tăng 9,4%; thu ngân sách đạt trên 41,6 nghìn tỷ đồng.

Bộ trưởng Mạc Thu Yên cho biết năm 2025, GRDP của tỉnh tăng 9,6%.

Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển trước ngày 30/6.

Con đường này phải qua hai ngọn đèo. Mùa này biển động, thuyền cần neo lại trong vịnh.
"""


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on an empty library."""
    made = Driver(qtbot, theme, tmp_path)
    yield made
    made.close()


@pytest.fixture
def doubtful(driver: Driver) -> Driver:
    """Return a window with an article open that contradicts itself."""
    driver.begin([driver.write("bai.txt", DOUBTFUL)])
    return driver


def press(
    driver: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is, and wait for the answers."""
    driver.qtbot.keyClick(driver.window.focusWidget() or driver.window, key, modifier)
    driver.idle()


def codes(driver: Driver) -> list[CheckCode]:
    return [warning.code for warning in driver.window.aids.warnings]


def warned(driver: Driver, code: CheckCode) -> str:
    """Return the item that has such a warning."""
    return next(w.item_id for w in driver.window.aids.warnings if w.code is code)


def row_warning(driver: Driver, item_id: str) -> str:
    sections = driver.window.frame.panel.sections.values()
    return next((text for each in sections if (text := each.model.warning(item_id))), "")


def strip(driver: Driver) -> QuestionStrip:
    return driver.window.aids.strip


# warnings


def test_rows_and_article_say_what_is_doubtful(doubtful: Driver) -> None:
    assert set(codes(doubtful)) == {CheckCode.DATELINE, CheckCode.NAME_LIKE_TEXT, CheckCode.TWO_VALUES}
    person = warned(doubtful, CheckCode.NAME_LIKE_TEXT)
    assert row_warning(doubtful, person) == "The article also writes “Mạc Thu Yên”"
    marks = doubtful.window.frame.centre.article.view.marks
    assert marks.mark(person).warning


def test_mending_an_item_takes_its_warning_away_and_undo_brings_it_back(doubtful: Driver) -> None:
    figure = warned(doubtful, CheckCode.TWO_VALUES)
    doubtful.window.desk.edit(figure, {"metric": "GRDP bình quân"}, False)
    doubtful.idle()
    assert CheckCode.TWO_VALUES not in codes(doubtful)
    doubtful.window.undo()
    doubtful.idle()
    assert CheckCode.TWO_VALUES in codes(doubtful)


def test_a_dismissed_warning_stays_away_for_good(doubtful: Driver, qtbot: QtBot, theme: Theme) -> None:
    person = warned(doubtful, CheckCode.NAME_LIKE_TEXT)
    doubtful.window.desk.select(person)
    press(doubtful, Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert CheckCode.NAME_LIKE_TEXT not in codes(doubtful)
    assert row_warning(doubtful, person) == ""
    assert doubtful.window.frame.centre.toast.isVisible()
    doubtful.window.close()
    again = Driver(qtbot, theme, doubtful.folder)
    again.begin()
    assert CheckCode.NAME_LIKE_TEXT not in codes(again)
    again.window.undo()
    again.idle()
    assert CheckCode.NAME_LIKE_TEXT in codes(again)
    again.close()


def test_a_rows_menu_dismisses_its_warning(doubtful: Driver) -> None:
    person = warned(doubtful, CheckCode.NAME_LIKE_TEXT)
    panel = doubtful.window.frame.panel
    section = panel.sections[ItemKind.ATTENDEE]
    panel.set_current(person)
    section.menu_requested.emit(QPoint(0, 0))
    menu = panel.findChild(QMenu)
    assert menu is not None
    menu.findChild(QAction, "dismiss").trigger()
    menu.close()
    doubtful.idle()
    assert row_warning(doubtful, person) == ""
    panel.set_current(next(a.id for a in doubtful.briefing.attendees if a.id != person))
    assert CheckCode.NAME_LIKE_TEXT not in codes(doubtful)


def test_without_a_warning_there_is_nothing_to_dismiss(doubtful: Driver) -> None:
    before = doubtful.briefing
    quiet = next(item.id for item in before.directives)
    doubtful.window.desk.select(quiet)
    press(doubtful, Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert doubtful.briefing is before
    assert doubtful.window.frame.centre.toast.text == "There is no warning on this item"


def test_the_articles_own_warning_is_a_question_above_it(doubtful: Driver, qtbot: QtBot) -> None:
    assert strip(doubtful).isVisible()
    assert "Sáng nay (10/3)" in strip(doubtful).text
    strip(doubtful).yes.click()
    assert isinstance(doubtful.window.focusWidget(), QLineEdit)
    doubtful.window.desk.edit_head({"date": "2026-03-10"})
    doubtful.idle()
    assert not strip(doubtful).isVisible()


def test_the_articles_own_warning_is_dismissed_by_saying_it_is_right(doubtful: Driver) -> None:
    strip(doubtful).no.click()
    doubtful.idle()
    assert not strip(doubtful).isVisible()
    doubtful.window.undo()
    doubtful.idle()
    assert strip(doubtful).isVisible()


def test_the_library_knows_a_name_otherwise(doubtful: Driver) -> None:
    changed = OTHER.replace("Đỗ Hữu Khải", "Đỗ Hữu Khãi")
    doubtful.window.opening.files([doubtful.write("khac.txt", changed)])
    doubtful.idle()
    doubtful.qtbot.waitUntil(lambda: codes(doubtful) == [CheckCode.NAME_LIKE_KNOWN], timeout=5000)
    assert not strip(doubtful).isVisible()


def test_no_briefing_no_warnings(doubtful: Driver) -> None:
    doubtful.window.opening.close_briefing()
    doubtful.idle()
    assert codes(doubtful) == []
    assert not strip(doubtful).isVisible()


def test_every_warning_has_words_in_every_language(language: str) -> None:
    values = {
        "other": "Mạc Thu Yến",
        "dateline": "Sáng 10/3",
        "date": "2026-03-18",
        "value": "104.5",
        "sum": "1200",
        "total": "1300",
        "unit": "dự án",
        "deadline": "2026-03-10",
        "words": "“coi",
    }
    said = {warning_sentence(CheckWarning("a", code.value, code, values)) for code in CheckCode}
    assert len(said) == len(CheckCode)
    assert all("{" not in sentence for sentence in said)
    number = {"vi": "104,5", "en": "104.5"}[language]
    assert any(number in sentence for sentence in said)


def test_two_warnings_on_one_item_are_both_said() -> None:
    both = [CheckWarning("a", str(n), CheckCode.TWO_VALUES, {"other": str(n)}) for n in (1, 2)]
    assert sentences_by_item(both)["a"].count("Elsewhere") == 2
    assert (
        sentences_by_item([CheckWarning(None, "k", CheckCode.DATELINE, {"dateline": "x", "date": "2026"})])
        == {}
    )


def test_warnings_follow_the_language(doubtful: Driver) -> None:
    doubtful.settings.update(language="vi")
    doubtful.window.settings_changed("language")
    doubtful.idle()
    assert (
        row_warning(doubtful, warned(doubtful, CheckCode.NAME_LIKE_TEXT))
        == "Trong bài còn viết “Mạc Thu Yên”"
    )
    assert strip(doubtful).no.text() == "Như vậy là đúng"
    i18n.use("en")


# sentences without an item


def uncovered_words(driver: Driver) -> list[str]:
    text = driver.briefing.article.text
    return [text[start:end] for start, end in driver.window.aids.walk.spans]


@pytest.fixture
def bare(doubtful: Driver) -> Driver:
    """Return the window with sentences that look like items and have none: their suggestions are rejected."""
    briefing = doubtful.briefing
    doubtful.window.desk.reject([item.id for item in (*briefing.key_figures, *briefing.directives)])
    doubtful.idle()
    assert len(uncovered_words(doubtful)) >= 2
    return doubtful


def selected(driver: Driver) -> str:
    span = driver.window.frame.centre.article.selected_span()
    return driver.briefing.article.text[slice(*span)] if span else ""


def test_f7_goes_round_the_sentences_without_an_item(bare: Driver) -> None:
    words = uncovered_words(bare)
    for expected in [*words, words[0]]:
        press(bare, Qt.Key.Key_F7)
        assert selected(bare) == expected
    press(bare, Qt.Key.Key_F7, SHIFT)
    assert selected(bare) == words[-1]
    assert bare.window.commands.uncovered_shown


def test_a_digit_makes_an_item_of_the_sentence(bare: Driver) -> None:
    before = uncovered_words(bare)
    press(bare, Qt.Key.Key_F7)
    press(bare, Qt.Key.Key_3)
    made = [item for item in bare.briefing.directives if item.origin == EDITOR]
    assert [item.anchor.exact for item in made] == before[:1]
    assert uncovered_words(bare) == before[1:]


def test_nothing_here_is_remembered(bare: Driver, qtbot: QtBot, theme: Theme) -> None:
    first, *rest = uncovered_words(bare)
    press(bare, Qt.Key.Key_F7)
    press(bare, Qt.Key.Key_Backspace, CTRL)
    assert uncovered_words(bare) == rest
    assert selected(bare) == rest[0]
    bare.window.close()
    again = Driver(qtbot, theme, bare.folder)
    again.begin()
    assert uncovered_words(again) == rest
    again.window.undo()
    again.idle()
    assert uncovered_words(again) == [first, *rest]
    again.close()


def test_the_keys_for_lit_sentences_are_shown(bare: Driver) -> None:
    status = bare.window.frame.status
    press(bare, Qt.Key.Key_F7)
    assert (("Ctrl Backspace",), "nothing here") in status._hints.hints
    status.toggle_uncovered()
    assert (("Ctrl Backspace",), "nothing here") not in status._hints.hints


def test_nothing_here_wants_a_sentence(bare: Driver) -> None:
    bare.window.actions_table["nothing-here"].trigger()
    assert bare.window.frame.centre.toast.text == "Choose a sentence without an item first: F7"
    assert bare.briefing.dismissed == ()


def test_when_all_is_covered_f7_says_so(bare: Driver) -> None:
    for _ in uncovered_words(bare):
        press(bare, Qt.Key.Key_F7)
        press(bare, Qt.Key.Key_Backspace, CTRL)
    assert uncovered_words(bare) == []
    assert selected(bare) == ""
    press(bare, Qt.Key.Key_F7)
    assert bare.window.frame.centre.toast.text == "Every sentence that looks like an item has one"


def test_f7_comes_back_from_the_brief(bare: Driver) -> None:
    press(bare, Qt.Key.Key_B, CTRL)
    press(bare, Qt.Key.Key_F7)
    assert not bare.window.frame.centre.shows_brief
    assert selected(bare)


# sure suggestions


def sure(driver: Driver) -> set[str]:
    warned_of = {warning.item_id for warning in driver.window.aids.warnings}
    return {
        item.id
        for item in driver.briefing.items
        if (item.confidence or 0) >= SURE and item.id not in warned_of
    }


def test_all_sure_ones_are_confirmed_in_one_step(doubtful: Driver) -> None:
    wanted = sure(doubtful)
    assert 0 < len(wanted) < len(doubtful.briefing.items)
    assert f"({len(wanted)})" in doubtful.window.actions_table["confirm-sure"].text()
    press(doubtful, Qt.Key.Key_Return, CTRL | ALT)
    assert {item.id for item in doubtful.briefing.items if item.state is State.CONFIRMED} == wanted
    assert str(len(wanted)) in doubtful.window.frame.centre.toast.text
    assert doubtful.window.actions_table["confirm-sure"].text() == "Confirm all sure suggestions"
    doubtful.window.undo()
    assert doubtful.states()[State.CONFIRMED] == 0


def test_when_none_is_sure_it_is_said(doubtful: Driver) -> None:
    press(doubtful, Qt.Key.Key_Return, CTRL | ALT)
    before = doubtful.briefing
    press(doubtful, Qt.Key.Key_Return, CTRL | ALT)
    assert doubtful.briefing is before
    assert doubtful.window.frame.centre.toast.text == "None of the suggestions left is sure enough"


# suggesting again


def forget_a_suggestion(driver: Driver) -> str:
    """Leave the library with suggestions as other rules made them: without a figure; return its words."""
    session = driver.window.desk.session
    services = driver.window.services
    assert session is not None and services is not None
    figure = driver.briefing.key_figures[0]
    old = replace(
        driver.briefing.with_items(item for item in driver.briefing.items if item.id != figure.id),
        rules_version="0",
    )
    driver.window.desk.open(replace_briefing(services, session, old))
    driver.idle()
    return figure.anchor.exact


def replace_briefing(services, session, old):
    """Return a session on a library that holds the briefing as other rules would have left it."""
    gone = [item for item in session.briefing.items if old.item(item.id) is None]

    def act(library) -> None:
        for item in gone:
            library.connection.execute("DELETE FROM item WHERE id = ?", (item.id,))
        library.writer.set_rules_version(old.id, "0")

    services.store.run(act)
    return services.review(services.library.open(old.id))


def test_newer_rules_offer_what_they_would_change(doubtful: Driver) -> None:
    words = forget_a_suggestion(doubtful)
    assert strip(doubtful).isVisible()
    assert "1 new suggestion" in strip(doubtful).text
    strip(doubtful).yes.click()
    doubtful.idle()
    assert words in [figure.anchor.exact for figure in doubtful.briefing.key_figures]
    session = doubtful.window.desk.session
    assert session is not None and not session.rules_are_newer
    assert "Sáng nay" in strip(doubtful).text  # the next question


def test_declined_once_it_is_not_offered_again(doubtful: Driver) -> None:
    forget_a_suggestion(doubtful)
    before = doubtful.briefing
    strip(doubtful).no.click()
    doubtful.idle()
    assert "Suggesting again" not in strip(doubtful).text
    assert doubtful.briefing is before
    doubtful.window.desk.open(doubtful.window.desk.session)
    doubtful.idle()
    assert "Suggesting again" not in strip(doubtful).text
    doubtful.window.actions_table["resuggest"].trigger()  # but on request
    doubtful.idle()
    assert "Suggesting again" in strip(doubtful).text
    assert doubtful.window.focusWidget() is strip(doubtful).yes
    press(doubtful, Qt.Key.Key_Escape)
    assert "Suggesting again" not in strip(doubtful).text
    assert doubtful.window.frame.panel.isAncestorOf(doubtful.window.focusWidget())


def test_the_question_follows_what_the_editor_does_meanwhile(doubtful: Driver) -> None:
    forget_a_suggestion(doubtful)
    figure = doubtful.briefing.article.text.index("9,4%")
    doubtful.window.frame.centre.article.select_span(figure - 5, figure + 4)
    doubtful.window.desk.add(ItemKind.KEY_FIGURE)
    doubtful.idle()
    assert "Suggesting again" not in strip(doubtful).text


def test_the_question_is_asked_over_the_article(doubtful: Driver) -> None:
    forget_a_suggestion(doubtful)
    press(doubtful, Qt.Key.Key_B, CTRL)
    doubtful.window.actions_table["resuggest"].trigger()
    doubtful.idle()
    assert strip(doubtful).isVisible()


def test_suggesting_again_with_the_same_rules_changes_nothing(doubtful: Driver) -> None:
    before = doubtful.briefing.items
    doubtful.window.actions_table["resuggest"].trigger()
    doubtful.idle()
    assert doubtful.briefing.items == before
    assert doubtful.window.frame.centre.toast.text == "Suggesting again would change nothing"


# typing


def test_a_name_from_another_briefing_is_offered_blind_to_diacritics(doubtful: Driver, qtbot: QtBot) -> None:
    other = OTHER.replace(
        "Phó Thủ tướng yêu cầu", "Cùng dự có Bộ trưởng Bộ Nội vụ Tạ Đình Lương.\n\nPhó Thủ tướng yêu cầu"
    )
    doubtful.window.opening.files([doubtful.write("khac.txt", other)])
    doubtful.idle()
    doubtful.window.opening.files([doubtful.write("bai.txt", DOUBTFUL)])
    doubtful.idle()
    person = doubtful.briefing.attendees[0]
    doubtful.window.desk.select(person.id)
    doubtful.window.frame.panel.edit_current("name")
    qtbot.waitUntil(lambda: isinstance(doubtful.window.focusWidget(), QLineEdit), timeout=2000)
    field = doubtful.window.focusWidget()
    assert isinstance(field, QLineEdit)
    completer = field.findChild(WordCompleter)
    assert isinstance(completer, WordCompleter)
    assert completer.matches("ta dinh") == ["Tạ Đình Lương"]
    press(doubtful, Qt.Key.Key_Escape)


def test_what_is_written_in_one_item_is_offered_in_the_next(doubtful: Driver) -> None:
    first, second, *_ = doubtful.briefing.key_figures
    doubtful.window.desk.edit(first.id, {"metric": "tốc độ tăng GRDP"}, False)
    doubtful.idle()
    words = doubtful.window.frame.panel.sections[ItemKind.KEY_FIGURE].list.rows.words
    assert words["metric"].count("tốc độ tăng GRDP") == 1
    assert second.metric in words["metric"]


def test_one_reading_at_a_time_and_the_last_briefing_has_its_words(doubtful: Driver) -> None:
    words = doubtful.window.aids.words
    for _ in range(3):
        words.read()
    doubtful.window.opening.files([doubtful.write("khac.txt", OTHER)])
    doubtful.idle()
    offered = doubtful.window.frame.panel.sections[ItemKind.ATTENDEE].list.rows.words
    assert offered["name"][0] in [person.name for person in doubtful.briefing.attendees]
    assert "Mạc Thu Yến" in offered["name"]
