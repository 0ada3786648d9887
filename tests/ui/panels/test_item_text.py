"""How an item reads in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app import i18n
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.item import State
from briefing_app.ui.panels.item_text import row_text, value_text


@pytest.fixture(autouse=True)
def vietnamese_numbers():
    i18n.use("vi")


def by_id(items, item_id):
    return next(item for item in items if item.id == item_id)


def test_an_attendee(briefing_items):
    text = row_text(by_id(briefing_items, "a110"))
    assert (text.what, text.rest) == ("Vương Khắc Nhuận", "Thượng tướng, Thứ trưởng Bộ Quốc phòng")
    assert row_text(by_id(briefing_items, "a10")).chip


def test_a_figure_reads_as_the_article_says_it(briefing_items):
    i18n.use("en")
    assert value_text(by_id(briefing_items, "f440")) == "over 41.6 nghìn tỷ đồng"
    assert value_text(by_id(briefing_items, "f400")) == "up 9.4%"
    assert value_text(by_id(briefing_items, "f720")) == "8–10 vạn người"
    assert row_text(by_id(briefing_items, "f680")).rest == "2028 · target"


def test_a_directive_has_its_cue_and_its_deadline(briefing_items):
    text = row_text(by_id(briefing_items, "d1000"))
    assert text.rest == "Bộ Tài chính"
    assert text.date == "Quý II/2026"
    i18n.use("en")
    assert row_text(by_id(briefing_items, "d1000")).chip == "assigns"
    done = replace(by_id(briefing_items, "d1000"), status=FollowUp.DONE)
    assert row_text(done).rest == "Bộ Tài chính · done"


def test_a_warning_takes_the_place_of_the_rest(briefing_items):
    item = by_id(briefing_items, "f480")
    assert row_text(item, "Khác bản tin 12/2").rest == "Khác bản tin 12/2"
    i18n.use("en")
    assert row_text(replace(item, state=State.REJECTED), "Khác").rest.startswith("Rejected")
