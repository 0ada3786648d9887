"""What the search shows of a briefing: the words, or the item, for which it was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.change import Change, Gesture, ItemEdit
from briefing_app.domain.item import State
from briefing_app.storage import briefings
from briefing_app.storage.library import Library
from briefing_app.storage.search import search


def marks(library: Library, query: str) -> list[tuple[str, list[str]]]:
    (hit,) = search(library, query).hits
    return [(s.where, [s.text[start:end] for start, end in s.marks]) for s in hit.snippets]


def test_what_is_spelled_as_typed_is_shown_and_counted(library: Library, make_briefing) -> None:
    body = "Tỉnh báo cáo về cảng.\n" + "Các sở đã rà soát lại công việc. " * 20 + "\nCơn bão số 3 đã tan."
    briefing = make_briefing(body=body, title="Nghe báo cáo về cảng")
    library.intake.add(briefing, original=None, source_path=None, author="")
    assert marks(library, "bão ") == [("text", ["bão"])]
    assert search(library, "bão ").hits[0].matches == 1
    assert marks(library, "bao ")[-1] == ("title", ["báo"])
    assert marks(library, "cảng ")[-1] == ("title", ["cảng"])


@pytest.fixture
def confirmed(library: Library, make_briefing) -> Library:
    briefing = make_briefing()
    library.intake.add(briefing, original=None, source_path=None, author="")
    items = briefings.read_briefing(library, briefing.id).items
    edits = tuple(ItemEdit(item, replace(item, state=State.CONFIRMED)) for item in items)
    library.writer.commit(Change(briefing_id=briefing.id, gesture=Gesture.CONFIRM_ALL, items=edits), "")
    return library


@pytest.mark.parametrize(
    ("query", "where", "words"),
    [
        ("có:quá hạn", "directive", "yêu cầu UBND tỉnh hoàn thành"),
        ("có:quá hạn người:khải", "directive", "yêu cầu UBND tỉnh hoàn thành"),
        ("có:chỉ đạo", "directive", "yêu cầu UBND tỉnh hoàn thành"),
        ("có:số liệu", "key_figure", "tăng 9,4%"),
        ("người:khải", "attendee", "Khải"),
        ("chức:thủ", "attendee", "Thủ"),
        ("ngày:2026", "beginning", "Phó Thủ tướng Đỗ Hữu Khải chủ trì"),
        ("-có:chưa duyệt", "beginning", "Phó Thủ tướng Đỗ Hữu Khải chủ trì"),
    ],
)
def test_a_field_shows_the_item_that_it_found(confirmed: Library, query: str, where: str, words: str) -> None:
    (hit,) = search(confirmed, query, today=date(2026, 7, 12)).hits
    snippet = hit.snippets[0]
    assert snippet.where == where
    if snippet.marks:
        assert snippet.text[slice(*snippet.marks[0])] == words
    else:
        assert snippet.text.startswith(words)
    if where == "beginning":
        assert (snippet.item, snippet.span) == (None, None)
    else:
        assert snippet.item is not None and snippet.item.id == snippet.item_id
        assert snippet.order == 1


def test_what_is_left_to_review_is_shown(library: Library, make_briefing) -> None:
    library.intake.add(make_briefing(), original=None, source_path=None, author="")
    (hit,) = search(library, "có:chưa duyệt").hits
    assert (hit.snippets[0].where, hit.snippets[0].item.state) == ("attendee", State.SUGGESTED)
