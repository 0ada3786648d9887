"""Searching: what is found, in which order, and where it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit, UndoLine
from briefing_app.domain.item import State
from briefing_app.storage import briefings
from briefing_app.storage.library import Library
from briefing_app.storage.search import search


def add(library: Library, briefing):
    library.intake.add(briefing, original=None, source_path=None, author="")
    return briefings.read_briefing(library, briefing.id)


def note(library: Library, briefing, text: str) -> None:
    head = Head.of(briefing)
    change = Change(
        briefing_id=briefing.id, gesture=Gesture.EDIT_NOTE, head=HeadEdit(head, replace(head, note=text))
    )
    library.writer.commit(change, "")


def edit(library: Library, briefing, index: int, **fields) -> None:
    item = briefing.items[index]
    change = Change(
        briefing_id=briefing.id, gesture=Gesture.EDIT, items=(ItemEdit(item, replace(item, **fields)),)
    )
    library.writer.commit(change, "")


def ids(library: Library, query: str) -> list[str]:
    return [hit.id for hit in search(library, query).hits]


def test_blind_to_diacritics_and_case(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    for query in (
        "do huu khai vinh hai",
        "Đỗ Hữu Khải",
        "DUONG VEN BIEN",
        "đường ven biển",
        "dường vèn biẻn ",
    ):
        assert ids(library, query) == [briefing.id], query
    assert ids(library, "thạch nham") == []


def test_both_tone_styles_are_one_spelling(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing(body="Tỉnh Hoà Lộc và sông Thuỷ."))
    for query in ('"hòa lộc"', '"hoà lộc"', "thủy"):
        (hit,) = search(library, query).hits
        assert hit.id == briefing.id
        assert hit.exact


def test_the_exact_spelling_comes_first_then_the_newest(library: Library, make_briefing) -> None:
    other = add(library, make_briefing(1, body="Cần bán nhà.", date="2026-05-01"))
    old = add(library, make_briefing(2, body="Cần bàn bạc.", date="2025-01-01"))
    new = add(library, make_briefing(3, body="Cần bàn bạc.", date="2026-01-01"))
    assert ids(library, "bàn ") == [new.id, old.id, other.id]
    assert ids(library, "ban ") == [other.id, new.id, old.id]
    assert [hit.exact for hit in search(library, "bàn ").hits] == [True, True, False]


def test_phrases_exclusion_and_alternatives(library: Library, make_briefing) -> None:
    one = add(library, make_briefing(1, body="Cảng cá Mũi Sáo."))
    two = add(library, make_briefing(2, body="Cá về cảng."))
    assert set(ids(library, "cảng cá ")) == {one.id, two.id}
    assert ids(library, '"cảng cá"') == [one.id]
    assert ids(library, "cảng -sáo ") == [two.id]
    assert ids(library, '-"cảng cá"') == [two.id]
    assert set(ids(library, "sáo OR về ")) == {one.id, two.id}


def test_the_word_being_typed_finds_longer_ones(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    assert ids(library, "vinh h") == []
    assert ids(library, "vinh ha") == [briefing.id]
    assert ids(library, "vin hai ") == []


def test_words_may_stand_in_different_places(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    note(library, briefing, "Hỏi lại Sở Tài chính về quỹ đất")
    assert ids(library, "quỹ đất ven biển ") == [briefing.id]
    assert ids(library, "quỹ đất -biển ") == []


def test_notes_and_edited_fields_are_found_and_named(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    note(library, briefing, "Chờ công văn trả lời")
    edit(library, briefing, 0, role="Phó Thủ tướng Thường trực", state=State.CONFIRMED)
    (hit,) = search(library, "công văn").hits
    assert (hit.snippets[0].where, hit.matches) == ("note", 1)
    (hit,) = search(library, "thường trực").hits
    assert hit.snippets[0].where == "attendee"
    assert hit.snippets[0].item_id == briefing.items[0].id
    assert hit.snippets[0].span == (briefing.items[0].anchor.start, briefing.items[0].anchor.end)


def test_a_rejected_items_words_are_left_out(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    edit(library, briefing, 0, role="Cố vấn đặc biệt", state=State.CONFIRMED)
    assert ids(library, "cố vấn") == [briefing.id]
    changed = briefings.read_briefing(library, briefing.id)
    edit(library, changed, 0, state=State.REJECTED)
    assert ids(library, "cố vấn") == []
    library.writer.undo(briefing.id)
    assert ids(library, "cố vấn") == [briefing.id]


def test_a_new_title_is_found_and_the_old_one_in_the_text(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    head = Head.of(briefing)
    change = Change(
        briefing_id=briefing.id,
        gesture=Gesture.EDIT_HEAD,
        head=HeadEdit(head, replace(head, title="Chuyến khảo sát")),
    )
    library.writer.commit(change, "")
    (hit,) = search(library, "khảo sát").hits
    assert hit.snippets[0].where == "title"
    assert hit.title == "Chuyến khảo sát"


def test_a_removed_briefing_is_not_found(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.remove(briefing.id, "")
    assert ids(library, "vĩnh hải") == []
    library.writer.undo(UndoLine.LIBRARY)
    assert ids(library, "vĩnh hải") == [briefing.id]


def test_snippets_say_where_and_mark_the_words(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    (hit,) = search(library, "ven bien").hits
    snippet = hit.snippets[0]
    assert snippet.where == "directive"
    assert snippet.item_id == briefing.items[2].id
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["ven", "biển"]
    assert snippet.span is not None
    assert briefing.article.text[slice(*snippet.span)] == "ven"
    (hit,) = search(library, "buổi").hits
    assert hit.snippets[0].where == "text"
    (hit,) = search(library, '"vĩnh hải"').hits
    assert [snippet.where for snippet in hit.snippets] == ["title", "beginning"]


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_the_limit(library: Library, make_briefing, order) -> None:
    for number in range(30):
        add(library, make_briefing(number, date=f"2026-01-{number + 1:02}"))
    hits = search(library, "vĩnh hải", limit=5, order=order).hits
    assert len(hits) == 5
    if order == "newest":
        assert [hit.date for hit in hits] == [f"2026-01-{day:02}" for day in range(30, 25, -1)]
    else:
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search(library, "vĩnh", limit=0).hits == ()


def test_a_date_edit_moves_a_hit(library: Library, make_briefing) -> None:
    first = add(library, make_briefing(1, date="2026-01-01"))
    second = add(library, make_briefing(2, date="2026-02-01"))
    assert ids(library, "vĩnh hải") == [second.id, first.id]
    head = Head.of(first)
    change = Change(
        briefing_id=first.id, gesture=Gesture.EDIT_HEAD, head=HeadEdit(head, replace(head, date="2026-03-01"))
    )
    library.writer.commit(change, "")
    assert ids(library, "vĩnh hải") == [first.id, second.id]


def test_strange_texts_are_found(library: Library, make_briefing) -> None:
    emoji = add(library, make_briefing(1, body="Lễ hội 🎉 cá 🐟 Mũi Sáo"))
    hebrew = add(library, make_briefing(2, body="Từ \u202bשלום\u202c và مرحبا"))
    single = add(library, make_briefing(3, body="dòng dài " * 50_000 + "tận cùng"))
    long_title = add(library, make_briefing(4, title="tiêu đề " * 1_250 + "khổng lồ"))
    assert ids(library, "lễ hội cá ") == [emoji.id]
    assert ids(library, "שלום") == [hebrew.id]
    (hit,) = search(library, "tận cùng").hits
    assert hit.id == single.id
    assert hit.snippets[0].text.endswith("tận cùng")
    (hit,) = search(library, "khổng lồ").hits
    assert hit.id == long_title.id
