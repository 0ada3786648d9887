"""Searching through the service: former places, names to choose from, saved searches with undo."""

from __future__ import annotations

import pytest

from briefing_app.domain.change import UndoLine
from briefing_app.domain.errors import NotFound
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


def test_saved_searches_are_undone_on_a_line_of_their_own(filled: Services) -> None:
    made = filled.find.save("", " cảng cá ")
    assert (made.name, made.query) == ("cảng cá", "cảng cá")
    filled.find.rename(made.id, "Cảng")
    assert [each.name for each in filled.find.saved()] == ["Cảng"]
    filled.find.remove(made.id)
    assert filled.find.saved() == ()
    filled.library.undo(UndoLine.SEARCHES)
    assert [each.name for each in filled.find.saved()] == ["Cảng"]
    filled.library.undo(UndoLine.SEARCHES)
    filled.library.undo(UndoLine.SEARCHES)
    assert filled.find.saved() == ()
    filled.library.redo(UndoLine.SEARCHES)
    assert [each.name for each in filled.find.saved()] == ["cảng cá"]
    with pytest.raises(NotFound):
        filled.find.remove("0" * 32)
