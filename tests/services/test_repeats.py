"""Offers of a repetition, on real briefings."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.directive import Directive
from briefing_app.services.bundle import Services
from briefing_app.services.repeats import refusal_key, spellings


def article(day: str, order: str, place: str = "Vĩnh Hải") -> str:
    return (
        f" date {day} Phó Thủ tướng Đỗ Hữu Khải làm việc tại {place}\n\n"
        f"Ngày {date.fromisoformat(day):%d/%m}, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc tại tỉnh {place}.\n\n"
        f"{order}\n"
    )


class Reviewed:
    """Takes articles in, confirms their directives, and asks what they repeat."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def take(self, day: str, order: str, place: str = "Vĩnh Hải") -> Directive:
        briefing = self.services.library.open(
            self.services.library.import_text(article(day, order, place)).id
        )
        self.session = self.services.review(briefing)
        self.session.edit_head(place=place)
        self.session.confirm([item.id for item in briefing.directives])
        (directive,) = self.session.briefing.directives
        return directive

    def offer(self, directive: Directive):
        return self.services.repeats.offers_for(self.session.briefing).get(directive.id)


@pytest.fixture
def reviewed(services: Services) -> Reviewed:
    return Reviewed(services)


FIRST = (
    "Phó Thủ tướng yêu cầu UBND tỉnh Vĩnh Hải bàn giao mặt bằng tuyến đường ven biển trước ngày 31/1/2026."
)
AGAIN = "Phó Thủ tướng yêu cầu UBND tỉnh bàn giao toàn bộ mặt bằng tuyến đường ven biển trước ngày 30/6/2026."


def test_the_same_to_the_same_body_is_offered(reviewed: Reviewed) -> None:
    first = reviewed.take("2026-01-05", FIRST)
    assert reviewed.offer(first) is None
    again = reviewed.take("2026-03-05", AGAIN)
    offer = reviewed.offer(again)
    assert offer is not None
    assert offer.earlier.item_id == first.id


@pytest.mark.parametrize(
    ("order", "place"),
    [
        ("Phó Thủ tướng yêu cầu UBND tỉnh trình phương án nạo vét luồng vào cảng cá.", "Vĩnh Hải"),
        ("Phó Thủ tướng yêu cầu Bộ Xây dựng bàn giao mặt bằng tuyến đường ven biển.", "Vĩnh Hải"),
        (AGAIN, "Thạch Nham"),
    ],
)
def test_another_matter_body_or_place_is_not(reviewed: Reviewed, order: str, place: str) -> None:
    reviewed.take("2026-01-05", FIRST)
    assert reviewed.offer(reviewed.take("2026-03-05", order, place)) is None


def test_what_comes_later_is_repeated_by_nothing_earlier(reviewed: Reviewed) -> None:
    reviewed.take("2026-03-05", AGAIN)
    assert reviewed.offer(reviewed.take("2026-01-05", FIRST)) is None


def test_a_third_time_joins_to_the_second(reviewed: Reviewed, services: Services) -> None:
    first = reviewed.take("2026-01-05", FIRST)
    second = reviewed.take("2026-02-05", AGAIN)
    reviewed.session.edit(second.id, repeats=first.id)
    third = reviewed.take("2026-03-05", FIRST.replace("31/1/2026", "31/8/2026"))
    offer = reviewed.offer(third)
    assert offer is not None
    assert offer.earlier.item_id == second.id
    reviewed.session.edit(third.id, repeats=second.id)
    said = services.ledger.thread(third.id)
    assert [each.row.due for each in said] == ["2026-01-31", "2026-06-30", "2026-08-31"]
    assert [each.slipped for each in said] == [None, 150, 62]


def test_an_answer_is_remembered_and_can_be_undone(reviewed: Reviewed) -> None:
    first = reviewed.take("2026-01-05", FIRST)
    again = reviewed.take("2026-03-05", AGAIN)
    reviewed.session.dismiss([refusal_key(again.id, first.id)])
    assert reviewed.offer(again) is None
    reviewed.session.undo()
    assert reviewed.offer(again) is not None


def test_a_body_is_known_by_its_long_and_short_names() -> None:
    found = spellings("UBND tỉnh", "tỉnh Vĩnh Hải")
    assert {"ubnd tỉnh", "ubnd tỉnh vĩnh hải", "ủy ban nhân dân tỉnh vĩnh hải"} <= set(found)
    assert spellings(None, "Vĩnh Hải") == []
