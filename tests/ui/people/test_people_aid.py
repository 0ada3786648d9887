"""What the panel says of the attendees of an open briefing, and the card behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from people_library import KHAI, LUONG, article, attendee, career
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot
from window_driver import Driver

from briefing_app.domain.item import ItemKind
from briefing_app.domain.people import Standing
from briefing_app.ui.panels.item_model import Role
from briefing_app.ui.theme import Theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on a new article about people who are known."""
    made = Driver(qtbot, theme, tmp_path)
    made.begin()
    services = made.window.services
    assert services is not None
    career(services)
    office = "Bí thư Tỉnh ủy Vĩnh Hải"
    people = [
        (KHAI, "Phó Thủ tướng"),
        (LUONG, office),
        ("Mạc Thu Yến", "Bộ trưởng"),
        ("Đỗ Hữu Khái", "Phó Chủ tịch xã"),
    ]
    opened = article(services, "2026-04-02", people, confirm=False)
    made.window.opening.briefing(opened)
    qtbot.waitUntil(
        lambda: made.window.desk.briefing is not None and made.briefing.id == opened, timeout=5000
    )
    made.idle()
    yield made
    made.close()


def badge(driver: Driver, name: str) -> str:
    model = driver.window.frame.panel.sections[ItemKind.ATTENDEE].model
    services = driver.window.services
    assert services is not None
    found = model.index_of(attendee(services, driver.briefing.id, name).id).data(Role.BADGE)
    return found.text if found else ""


def click_badge(driver: Driver, name: str) -> None:
    section = driver.window.frame.panel.sections[ItemKind.ATTENDEE]
    services = driver.window.services
    assert services is not None
    item = attendee(services, driver.briefing.id, name)
    index = section.model.index_of(item.id)
    painter = section.list.rows.painter_of_rows
    # Under the pointer a row shows its buttons at the right, the chip stands before them.
    rect = painter.badge_rect(
        QRectF(section.list.visualRect(index)), item, index.data(Role.BADGE), plate=True
    )
    driver.qtbot.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def card(driver: Driver):
    people = driver.window.aids.people
    assert people is not None
    return people.card


def test_rows_say_who_is_new_in_office_and_who_is_unknown(driver: Driver) -> None:
    assert badge(driver, LUONG) == "New office"
    assert badge(driver, KHAI) == "known, 5 articles"
    assert badge(driver, "Mạc Thu Yến") == "first seen"
    people = driver.window.aids.people
    assert people is not None
    assert {found.standing for found in people.found.values()} == {
        Standing.KNOWN,
        Standing.NEW_OFFICE,
        Standing.UNKNOWN,
    }


def test_where_nobody_is_known_no_row_says_so(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    names = ["Âu Minh Nguyệt", "Doãn Hữu Lộc"]
    opened = article(services, "2026-04-03", [(name, "Giám đốc Sở") for name in names], confirm=False)
    driver.window.opening.briefing(opened)
    driver.qtbot.waitUntil(lambda: driver.briefing.id == opened, timeout=5000)
    driver.idle()
    people = driver.window.aids.people
    assert people is not None
    assert {found.standing for found in people.found.values()} == {Standing.UNKNOWN}
    assert [badge(driver, name) for name in names] == ["", ""]


def test_whoever_is_known_has_the_quietest_mark_and_tells_on_what_evidence(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    model = driver.window.frame.panel.sections[ItemKind.ATTENDEE].model
    mark = model.index_of(attendee(services, driver.briefing.id, KHAI).id).data(Role.BADGE)
    assert (mark.warning, mark.edge, mark.icon) == (False, False, "")
    click_badge(driver, KHAI)
    assert card(driver).isVisible()
    assert "Phó Thủ tướng" in card(driver).text
    assert card(driver).source.isVisible()


def test_a_click_tells_on_what_evidence_and_opens_it(driver: Driver) -> None:
    click_badge(driver, LUONG)
    shown = card(driver)
    assert shown.isVisible()
    assert "Thứ trưởng Bộ Tài chính" in shown.text
    driver.qtbot.mouseClick(shown.source, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.briefing.article.date == "2026-03-18", timeout=5000)
    driver.idle()
    assert not shown.isVisible()
    assert driver.window.desk.current is not None


def test_yes_quiets_the_row_and_undo_brings_it_back(driver: Driver) -> None:
    click_badge(driver, LUONG)
    button = next(each for each in card(driver).buttons if each.text() == "Yes, a new office")
    driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.idle()
    assert badge(driver, LUONG) == "known, 5 articles"
    driver.window.undo_from_toast()
    driver.idle()
    assert badge(driver, LUONG) == "New office"
    driver.window.undo_from_toast()  # which now offers it again
    driver.idle()
    assert badge(driver, LUONG) == "known, 5 articles"
    driver.qtbot.keyClick(
        driver.window.frame.panel.sections[ItemKind.ATTENDEE].list, Qt.Key.Key_Z, CTRL | ALT
    )
    driver.idle()
    assert badge(driver, LUONG) == "New office"


def test_somebody_else_is_a_person_apart(driver: Driver) -> None:
    click_badge(driver, LUONG)
    button = next(each for each in card(driver).buttons if each.text() == "Somebody else")
    driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.idle()
    assert badge(driver, LUONG) == "first seen"


def test_the_keyboard_opens_and_leaves_the_card(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    driver.window.desk.select(attendee(services, driver.briefing.id, KHAI).id)
    driver.window.frame.panel.focus_list()
    driver.qtbot.keyClick(driver.window.focusWidget(), Qt.Key.Key_I, CTRL)
    shown = card(driver)
    assert shown.isVisible() and "Known from 5 articles" in shown.text
    driver.qtbot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert driver.window.frame.panel.isAncestorOf(driver.window.focusWidget())
    driver.qtbot.keyClick(driver.window.focusWidget(), Qt.Key.Key_I, CTRL)
    page = next(each for each in shown.buttons if each.text().startswith("All about"))
    driver.qtbot.mouseClick(page, Qt.MouseButton.LeftButton)
    driver.idle()
    view = driver.window.views.current
    assert view is not None and view.page.page.name == KHAI


def test_a_click_elsewhere_closes_the_card(driver: Driver) -> None:
    click_badge(driver, LUONG)
    driver.window.frame.library.field.setFocus()
    assert not card(driver).isVisible()


def test_an_edited_name_is_matched_again(driver: Driver) -> None:
    services = driver.window.services
    assert services is not None
    item = attendee(services, driver.briefing.id, "Đỗ Hữu Khái")
    assert badge(driver, item.name) == "first seen"
    driver.window.desk.edit(item.id, {"role": "Phó Bí thư Tỉnh ủy", "name": LUONG}, False)
    driver.idle()
    model = driver.window.frame.panel.sections[ItemKind.ATTENDEE].model
    assert model.index_of(item.id).data(Role.BADGE).text == "New office"


def test_the_card_stays_in_a_narrow_window(driver: Driver) -> None:
    driver.window.resize(820, 600)
    driver.qtbot.wait(50)
    click_badge(driver, LUONG)
    shown = card(driver)
    assert driver.window.rect().contains(shown.geometry().center())
    assert shown.pos().x() >= 0 and shown.pos() != QPoint(-1, -1)
