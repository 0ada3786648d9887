"""The offer of a repetition in the review: a chip on the row, a question below the lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.ledger.repeats_aid import RepeatsAid
from briefing_app.ui.panels.item_model import Role


def order(day: date, until: str) -> str:
    return (
        f" date {day} Phó Thủ tướng Đỗ Hữu Khải lại về Vĩnh Hải\n\nPhó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải"
        f" bàn giao mặt bằng tuyến đường ven biển trước ngày {until}.\n"
    )


@pytest.fixture
def review(desk):
    """Return the window with a new briefing open, whose directive was given before."""
    desk.window.views.show_briefings()
    soon = date.today() + timedelta(days=60)
    text = order(date.today() - timedelta(days=1), f"{soon.day}/{soon.month}/{soon.year}")
    desk.window.opening.files([desk.driver.write("moi.txt", text)])
    desk.qtbot.waitUntil(
        lambda: desk.window.desk.briefing is not None and "lại về" in desk.driver.briefing.article.title
    )
    desk.rest()
    desk.window.desk.edit_head({"place": "Vĩnh Hải"})
    desk.rest()
    return desk


def directive(desk) -> Directive:
    (found,) = desk.driver.briefing.directives
    return found


def aid(desk) -> RepeatsAid:
    found = desk.window.aids.repeats
    assert found is not None
    return found


def badge(desk):
    model = desk.window.frame.panel.sections[ItemKind.DIRECTIVE].model
    return model.index_of(directive(desk).id).data(Role.BADGE)


def test_a_suggestion_is_offered_and_joined(review) -> None:
    assert directive(review).state is State.SUGGESTED
    assert badge(review).text == "Said before?"
    assert not aid(review).strip.isVisible()
    review.window.desk.select(directive(review).id)
    review.window.frame.panel.current_changed.emit(directive(review).id)
    assert aid(review).strip.isVisible()
    review.qtbot.mouseClick(aid(review).strip.same, Qt.MouseButton.LeftButton)
    review.rest()
    assert directive(review).repeats is not None
    assert badge(review).text == "2nd time"
    assert not aid(review).strip.isVisible()
    review.window.undo()
    review.rest()
    assert directive(review).repeats is None
    assert badge(review).text == "Said before?"


def test_another_matter_is_not_offered_again(review) -> None:
    review.window.desk.select(directive(review).id)
    aid(review).decline()
    review.rest()
    assert badge(review) is None
    assert aid(review).offers == {}
    review.window.undo()
    review.rest()
    assert badge(review) is not None


def test_the_earlier_words_are_a_click_away(review) -> None:
    review.window.desk.select(directive(review).id)
    earlier = aid(review).offers[directive(review).id].earlier
    aid(review).open_earlier()
    review.rest()
    assert review.driver.briefing.id == earlier.briefing_id
    assert review.window.desk.current.id == earlier.item_id
