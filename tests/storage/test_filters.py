"""Searching by fields: people, offices, places, dates, what a briefing has, and its status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.domain.item import State, new_id
from briefing_app.domain.memory import RecordEdit
from briefing_app.domain.person import Person
from briefing_app.storage import briefings, listing
from briefing_app.storage.check import check
from briefing_app.storage.library import Library
from briefing_app.storage.search import COUNTED, search

TODAY = date(2026, 7, 15)


@pytest.fixture
def three(library: Library, make_briefing):
    """Return the IDs of three briefings by their letters: a, all confirmed; b, unreviewed; c, of another place."""
    ids = {}
    for letter, number, day, place in (("a", 1, "2026-03-18", "Vĩnh Hải"), ("b", 2, "2026-04-02", "Vĩnh Hải"),
                                       ("c", 3, "2025-12-30", "Thạch Nham")):  # fmt: skip
        briefing = make_briefing(number, date=day, place=place, body=f"Bản tin {letter} về cảng cá.")
        library.intake.add(briefing, original=None, source_path=None, author="")
        ids[letter] = briefing.id
    for letter in "ac":
        confirm(library, ids[letter])
    return ids


def confirm(library: Library, identifier: str) -> None:
    briefing = briefings.read_briefing(library, identifier)
    edits = tuple(ItemEdit(item, replace(item, state=State.CONFIRMED)) for item in briefing.items)
    library.writer.commit(Change(briefing_id=identifier, gesture=Gesture.CONFIRM_ALL, items=edits), "")


def edit_head(library: Library, identifier: str, **fields: object) -> None:
    head = Head.of(briefings.read_briefing(library, identifier))
    edit = HeadEdit(head, replace(head, **fields))
    library.writer.commit(Change(briefing_id=identifier, gesture=Gesture.EDIT_HEAD, head=edit), "")


def found(library: Library, query: str, ids: dict[str, str], **options) -> str:
    letters = {identifier: letter for letter, identifier in ids.items()}
    return "".join(letters[hit.id] for hit in search(library, query, today=TODAY, **options).hits)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("người:khải", "ac"),
        ('person:"đỗ hữu khải"', "ac"),
        ("người:hữu", "ac"),
        ("người:ữu", ""),
        ("-người:khải", "b"),
        ("cảng -người:khải", "b"),
        ("người:yến", ""),
        ("người:yến OR nơi:nham", "c"),
        ('chức:"phó thủ tướng"', "ac"),
        ("chức:thủ cảng", "ac"),
        ("chức:bộ", ""),
        ('nơi:"Vĩnh Hải"', "ba"),
        ("place:hải", "ba"),
        ("-nơi:hải", "c"),
        ("ngày:2026", "ba"),
        ("ngày:2026-03", "a"),
        ("ngày:18/3/2026", "a"),
        ("ngày:2025-12..2026-03", "ac"),
        ("ngày:..2026-03", "ac"),
        ("ngày:2026-04..", "b"),
        ("-ngày:2026-03", "bc"),
        ("ngày:2026-Q1 OR ngày:2025", "ac"),
        ("ngày:2026 ngày:2025", ""),
        ("có:chỉ đạo", "ac"),
        ("có:số liệu", "ac"),
        ("-có:số liệu", "b"),
        ("có:quá hạn", "ac"),
        ("có:chưa duyệt", "b"),
        ("-có:chưa duyệt cảng", "ac"),
        ("trạng thái:mới", "bac"),
        ("trạng thái:đã duyệt", ""),
        ("trong:tiêu đề vĩnh hải", "bac"),
        ("trong:tiêu đề cảng", ""),
        ("in:title lần 2 ", "b"),
        ("nơi:hải có:chỉ đạo ngày:2026 cảng", "a"),
    ],
)
def test_fields_narrow_a_search(library: Library, three: dict[str, str], query: str, expected: str) -> None:
    assert found(library, query, three) == expected
    by_fit = found(library, query, three, order="relevance")
    assert sorted(by_fit) == sorted(expected)


def test_overdue_follows_the_day(library: Library, three: dict[str, str]) -> None:
    assert not search(library, "có:quá hạn", today=date(2026, 6, 30)).hits
    assert len(search(library, "có:quá hạn", today=date(2026, 7, 1)).hits) == 2


def test_a_person_is_found_by_every_name(library: Library, three: dict[str, str]) -> None:
    person = Person(id=new_id(), name="Đỗ Khải", aliases=("Đỗ Hữu Khải",))
    change = Change(gesture=Gesture.MERGE_PEOPLE, records=(RecordEdit(None, person),))
    briefing = briefings.read_briefing(library, three["a"])
    renamed = replace(briefing.items[0], name="Đỗ Khải")
    edit = (ItemEdit(briefing.items[0], renamed),)
    library.writer.commit(Change(briefing_id=briefing.id, gesture=Gesture.EDIT, items=edit), "")
    assert found(library, '"Đỗ Khải"', three) == "a"
    assert found(library, 'người:"đỗ khải"', three) == "a"
    library.writer.commit_on_library(change, "")
    assert found(library, 'người:"đỗ khải"', three) == "ac"


def test_predecessors_of_a_place_are_included_when_asked(library: Library, three: dict[str, str]) -> None:
    former = {"Vĩnh Hải": ("Thạch Nham",)}
    assert found(library, 'nơi:"Vĩnh Hải"', three, predecessors=former) == "ba"
    assert found(library, 'nơi:+"Vĩnh Hải"', three, predecessors=former) == "bac"


def test_an_edited_date_and_title_are_searched(library: Library, three: dict[str, str]) -> None:
    edit_head(library, three["a"], date="2024-05-05", title="Chuyến thị sát luồng lạch")
    assert found(library, "ngày:2024", three) == "a"
    assert found(library, "cảng", three) == "bca"
    assert found(library, "trong:tiêu đề luồng", three) == "a"
    library.writer.undo(three["a"])
    assert found(library, "ngày:2024", three) == ""
    assert found(library, "trong:tiêu đề luồng", three) == ""
    edit_head(library, three["b"], date=None)
    assert found(library, "cảng", three) == "acb"
    assert found(library, "ngày:..2030", three) == "ac"
    assert check(library).whole


def test_removed_briefings_are_never_found(library: Library, three: dict[str, str]) -> None:
    library.writer.remove(three["a"], "")
    assert found(library, "cảng", three) == "bc"
    assert found(library, "người:khải", three) == "c"
    assert found(library, "ngày:2026", three) == "b"
    assert found(library, "-nơi:nham", three) == "b"


def test_months_are_counted(library: Library, three: dict[str, str]) -> None:
    answer = search(library, "cảng", today=TODAY)
    assert (answer.total, answer.more_than) == (3, False)
    assert answer.months == {(True, "2026-04"): 1, (True, "2026-03"): 1, (True, "2025-12"): 1}
    assert not search(library, "cảng", order="relevance").months


def test_the_item_that_is_shown_comes_with_the_hit(library: Library, three: dict[str, str]) -> None:
    hit = search(library, "đường ven biển ngày:2026-03", today=TODAY).hits[0]
    assert (hit.snippets[0].where, hit.snippets[0].order, hit.snippets[0].due) == (
        "directive",
        1,
        "2026-06-30",
    )
    assert hit.snippets[0].item is not None


def test_counting_stops(library: Library, make_briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        library.intake.add(
            make_briefing(number, date=f"2026-01-{number + 1:02}"), original=None, source_path=None, author=""
        )
    monkeypatch.setattr("briefing_app.storage.search.COUNTED", 10)
    monkeypatch.setattr("briefing_app.storage.streams._FIRST_CHUNK", 4)
    answer = search(library, "đường", limit=3)
    assert len(answer.hits) == 3
    assert answer.more_than and 10 <= answer.total < 30
    assert COUNTED == 2_000


def test_the_outline_and_the_place_of_a_briefing(library: Library, three: dict[str, str]) -> None:
    assert listing.outline(library).months == (("2026-04", 1), ("2026-03", 1), ("2025-12", 1))
    assert [listing.position(library, three[letter]) for letter in "bac"] == [0, 1, 2]
    assert listing.position(library, "0" * 32) is None
    edit_head(library, three["b"], date=None)
    assert listing.outline(library).months == (("2026-03", 1), ("2025-12", 1), ("", 1))
    assert listing.position(library, three["b"]) == 2
    rows = [listing.listed(library, today=TODAY, limit=1, offset=at)[0].id for at in range(3)]
    assert rows == [three[letter] for letter in "acb"]


def test_words_left_out_of_a_long_list(
    library: Library, make_briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.storage.streams._FIRST_CHUNK", 2)
    monkeypatch.setattr("briefing_app.storage.streams._MOST_CHUNK", 4)
    made = []
    for number in range(1, 29):
        body = "Họp." if number in (3, 20) else "Về cảng cá."
        briefing = make_briefing(number, body=body, date=f"2026-03-{number:02}", title=f"Tin {number}")
        library.intake.add(briefing, original=None, source_path=None, author="")
        made.append(briefing.id)
    wanted = [made[19], made[2]]
    assert [hit.id for hit in search(library, "-cảng").hits] == wanted
    assert search(library, "-cảng").total == 2
    assert [hit.id for hit in search(library, "-cảng ngày:..2026-03-15").hits] == wanted[1:]
    assert not search(library, "-tin").hits
    assert len(search(library, "-xyzzy").hits) == 28
    assert len(search(library, "-xyzzy -nơi:x trạng thái:mới").hits) == 28
    assert len(search(library, "trong:tiêu đề -cảng").hits) == 28
    library.writer.remove(wanted[0], "")
    assert [hit.id for hit in search(library, "-cảng").hits] == wanted[1:]
