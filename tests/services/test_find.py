"""Searching through the service: former places, names to choose from."""

from __future__ import annotations

import pytest

from briefing_app.domain.query import Field
from briefing_app.services.bundle import Services

TEXT = """ date {day} Phó Thủ tướng Đỗ Hữu Khải kiểm tra cảng cá Mũi Sáo lần {number}

Chiều 18/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với UBND tỉnh Vĩnh Hải về cảng cá. Số {number}.
"""


@pytest.fixture
def filled(services: Services) -> Services:
    for number in range(1, 6):
        services.library.import_text(TEXT.format(day=f"2026-03-{number:02}", number=number))
    return services


def test_results_come_in_pages_that_fit_together(filled: Services) -> None:
    whole = [hit.id for hit in filled.find.find("cảng cá").hits]
    assert len(whole) == 5
    pages = [filled.find.find("cảng cá", limit=2, offset=at) for at in (0, 2, 4, 6)]
    assert [hit.id for page in pages for hit in page.hits] == whole
    assert {page.total for page in pages} == {5}


def test_a_wrong_query_is_explained_and_never_raises(filled: Services) -> None:
    found = filled.find.find('nope:x date:2026-99 "cảng OR')
    assert len(found.query.mistakes) == 3
    assert found.hits == () or found.total


def test_former_places_are_told(filled: Services) -> None:
    found = filled.find.find('nơi:"Vĩnh Hải"')
    assert list(found.succession) == ["Vĩnh Hải"]
    assert filled.find.find("nơi:Nowhere").succession == {}


def test_names_to_choose_from(filled: Services) -> None:
    assert isinstance(filled.find.names(Field.PLACE), tuple)
    assert filled.find.names(Field.PERSON) == ()  # nothing is confirmed yet
    assert filled.find.names(Field.ROLE) == ()
