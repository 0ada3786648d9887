"""How an item reads in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app import i18n
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Direction, KeyFigure
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


def figure(said, metric, value, unit, **fields):
    anchor = Anchor(0, len(said), said)
    return KeyFigure(
        id="f", anchor=anchor, metric=metric, value=value, unit=unit, scaled_value=value, **fields
    )


@pytest.mark.parametrize(
    ("said", "value", "unit", "fields", "shown"),
    [
        ("106/118 nhiệm vụ", "106", "nhiệm vụ", {}, "106/118 nhiệm vụ"),
        ("50.687/100.275 căn", "50687", "căn", {}, "50.687/100.275 căn"),
        ("vượt 12%", "12", "%", {}, "vượt 12%"),
        ("tăng gấp 3,5 lần", "3.5", "lần", {"direction": Direction.UP}, "tăng gấp 3,5 lần"),
        ("thêm 14 dự án", "14", "dự án", {}, "thêm 14 dự án"),
        ("106/118 nhiệm vụ", "107", "nhiệm vụ", {}, "107 nhiệm vụ"),  # the editor wrote another number
        ("từ 8 - 10 vạn", "8", "vạn", {"high": "10"}, "8–10 vạn"),
        ("", "8", "xã", {}, "8 xã"),
    ],
)
def test_a_value_keeps_what_only_the_words_say(said, value, unit, fields, shown):
    assert value_text(figure(said, "Việc", value, unit, **fields)) == shown


def test_a_metric_that_is_its_unit_is_not_said_twice():
    text = row_text(figure("37 hộ dân", "hộ dân", "37", "hộ dân", period="2025"))
    assert (text.what, text.value) == ("37 hộ dân", "")
    assert text.rest.startswith("2025")
    text = row_text(figure("tăng trưởng 8%", "tăng", "8", "%", direction=Direction.UP))
    assert (text.what, text.value) == ("Tăng 8%", "")
    assert (
        row_text(figure("21 nghị quyết", "Ban hành nghị quyết", "21", "nghị quyết")).value == "21 nghị quyết"
    )
