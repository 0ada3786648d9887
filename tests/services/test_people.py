"""People over all briefings, on a real library."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_library import KHAI, LUONG, article, attendee, career

from briefing_app.domain.change import Gesture, UndoLine
from briefing_app.domain.people import Standing, ref_of_name
from briefing_app.domain.person_page import QuestionKind
from briefing_app.services.bundle import Services
from briefing_app.services.near_names import NearNames
from briefing_app.storage.people import PeopleReader

REF = ref_of_name(LUONG)


def page_of(services: Services, ref: str = REF):
    page = services.people.page(ref)
    assert page is not None
    return page


def everyone(services: Services) -> dict[str, frozenset[str]]:
    """Return the items of every person."""
    found = {}
    for row in services.people.listed(limit=1000).rows:
        page = page_of(services, row.ref)
        found[row.ref] = frozenset(each.item_id for each in page.appearances)
        assert page.briefings == len(page.appearances) == row.count
    return found


def test_the_list_counts_and_filters(services: Services) -> None:
    career(services)
    found = services.people.listed()
    assert [(row.name, row.office, row.count) for row in found.rows] == [
        (KHAI, "Phó Thủ tướng", 5),
        (LUONG, "Thứ trưởng Bộ Tài chính", 5),
    ]
    assert found.total == 2
    for words in ("luong", "Lương", "thu truong", "ta tai chinh", "bo tai luong"):
        assert [row.name for row in services.people.listed(words).rows] == [LUONG], words
    assert services.people.listed("ương").rows == ()
    assert services.people.listed("100% _").rows == ()


def test_pages_of_the_list_are_one_list(services: Services) -> None:
    names = [f"Lê Thị {letter}{letter.lower()}n" for letter in "BCDGHKLMNPQRST"]
    for first in (0, 0, 5):
        article(services, "2026-01-01", [(name, "Bộ trưởng") for name in names[first:]])
    services.people.rename(ref_of_name(names[3]), "Một Tên Khác")
    whole = services.people.listed(limit=100).rows
    parts = [row for at in range(0, 15, 4) for row in services.people.listed(limit=4, offset=at).rows]
    assert list(whole) == parts
    assert len(whole) == services.people.listed(limit=3).total == len(names)
    assert "Một Tên Khác" in [row.name for row in whole]


def test_a_page_tells_offices_with_their_words(services: Services) -> None:
    ids = career(services)
    page = page_of(services)
    assert (page.name, page.briefings, page.first_day, page.last_day) == (
        LUONG,
        5,
        "2025-01-14",
        "2026-03-18",
    )
    assert page.also_written == ("TẠ ĐÌNH LƯƠNG",)
    assert [
        (each.text, each.first_day, each.last_day, each.count, each.current) for each in page.offices
    ] == [
        ("Thứ trưởng Bộ Tài chính", "2026-03-18", "2026-03-18", 1, True),
        ("Vụ trưởng Vụ Ngân sách", "2025-08-21", "2026-02-27", 2, False),
        ("Phó Vụ trưởng Vụ Ngân sách", "2025-01-14", "2025-06-30", 2, False),
    ]
    words = page.offices[1].evidence
    assert (words.briefing_id, words.day, words.quote) == (
        ids[2],
        "2025-08-21",
        "Vụ trưởng Vụ Ngân sách TẠ ĐÌNH LƯƠNG",
    )
    assert [each.briefing_id for each in page.appearances] == list(reversed(ids))
    assert [(duty.action, duty.issuer) for duty in page.given] == [("trình phương án phân bổ vốn", KHAI)]
    assert [duty.addressee for duty in page.gave] == ["Sở Tài chính"]
    assert [(other.name, other.count) for other in page.companions] == [(KHAI, 5)]


def test_what_a_body_is_told_while_somebody_heads_it_is_theirs(services: Services) -> None:
    article(
        services,
        "2025-02-01",
        [(LUONG, "Bí thư Tỉnh ủy")],
        directives=[(KHAI, "Bí thư Tỉnh ủy", "sớm báo cáo")],
    )
    article(
        services,
        "2025-03-01",
        [(KHAI, "Phó Thủ tướng")],
        directives=[(KHAI, "Bí thư Tỉnh ủy", "rà soát lại")],
    )
    article(services, "2025-04-01", [(LUONG, "Bí thư Tỉnh ủy")])
    article(services, "2025-05-01", [(LUONG, "Bộ trưởng Bộ Y tế")])
    article(
        services,
        "2025-06-01",
        [(KHAI, "Phó Thủ tướng")],
        directives=[(KHAI, "Bí thư Tỉnh ủy", "việc người sau")],
    )
    assert [duty.action for duty in page_of(services).given] == ["rà soát lại", "sớm báo cáo"]


def test_a_new_office_is_asked_and_answered(services: Services) -> None:
    career(services)
    question = page_of(services).question
    assert question is not None
    assert (question.kind, question.day, question.before_day) == (
        QuestionKind.NEW_OFFICE,
        "2026-03-18",
        "2026-02-27",
    )
    assert [row.name for row in services.people.recent()] == [LUONG]
    assert page_of(services).offices[0].asked
    acted = services.people.settle(REF, question, yes=True)
    assert acted is not None and acted.change.gesture is Gesture.ANSWER_PERSON
    page = page_of(services, acted.ref)
    assert page.question is None and not page.offices[0].asked
    assert services.library.undo(UndoLine.PEOPLE) is not None
    assert page_of(services).question == question


def test_two_people_take_their_own_articles(services: Services) -> None:
    career(services)
    before = everyone(services)
    question = page_of(services).question
    assert question is not None
    acted = services.people.settle(REF, question, yes=False)
    assert acted is not None
    other = page_of(services, acted.ref)
    assert (other.name, other.briefings, [each.text for each in other.offices]) == (
        LUONG,
        1,
        ["Thứ trưởng Bộ Tài chính"],
    )
    assert page_of(services).briefings == 4
    assert [row.count for row in services.people.listed("luong").rows] == [4, 1]
    assert page_of(services).gave and not other.gave  # directives go with who was there
    services.library.undo(UndoLine.PEOPLE)
    assert everyone(services) == before
    assert services.people.page(acted.ref) is None
    services.library.redo(UndoLine.PEOPLE)
    assert page_of(services, acted.ref).briefings == 1


def test_alternating_offices_are_asked_about(services: Services) -> None:
    for day, office in (
        ("01", "Phó Tư lệnh Quân khu"),
        ("02", "Chủ tịch UBND xã"),
        ("03", "Phó Tư lệnh Quân khu"),
    ):
        article(services, f"2026-{day}-10", [(LUONG, office)])
    article(services, "2026-04-10", [(LUONG, "Chủ tịch UBND xã")])
    question = page_of(services).question
    assert question is not None and question.kind is QuestionKind.TWO_BODIES
    assert len(question.items) == 2
    services.people.settle(REF, question, yes=False)
    assert sorted(row.count for row in services.people.listed("luong").rows) == [2, 2]


def test_a_misspelt_name_in_the_same_office_is_merged(services: Services) -> None:
    career(services)
    article(services, "2026-04-01", [("Tạ Đình Lượng", "Thứ trưởng Bộ Tài chính")])
    article(services, "2026-04-01", [("Tạ Đình Lưỡng", "Bí thư Đoàn xã")])
    page = page_of(services, ref_of_name("Tạ Đình Lượng"))
    assert page.question is not None
    assert (page.question.kind, page.question.other_name) == (QuestionKind.NEAR_NAME, LUONG)
    assert [row.name for row in services.people.others(page.ref)][:2] == [LUONG, "Tạ Đình Lưỡng"]
    acted = services.people.merge(page.ref, REF)
    merged = page_of(services, acted.ref)
    assert (merged.name, merged.briefings) == (LUONG, 6)
    assert "Tạ Đình Lượng" in merged.also_written
    assert merged.names == (LUONG, "Tạ Đình Lượng")
    apart = services.people.split_name(acted.ref, "Tạ Đình Lượng")
    assert apart is not None
    assert page_of(services, apart.ref).briefings == 1
    services.library.undo(UndoLine.PEOPLE)
    services.library.undo(UndoLine.PEOPLE)
    assert [row.count for row in services.people.listed("ta dinh").rows] == [5, 1, 1]


def test_refused_merges_are_not_asked_again(services: Services) -> None:
    career(services)
    article(services, "2026-04-01", [("Tạ Đình Lượng", "Thứ trưởng Bộ Tài chính")])
    page = page_of(services, ref_of_name("Tạ Đình Lượng"))
    assert page.question is not None
    acted = services.people.settle(page.ref, page.question, yes=False)
    assert acted is not None and page_of(services, acted.ref).question is None
    question = page_of(services).question
    assert question is not None and question.kind is QuestionKind.NEW_OFFICE


def test_a_rename_keeps_the_names(services: Services) -> None:
    career(services)
    acted = services.people.rename(REF, "  Ông  Lương ")
    assert acted is not None
    assert page_of(services, acted.ref).name == "Ông Lương"
    assert LUONG in page_of(services, acted.ref).also_written
    assert services.people.rename(acted.ref, "Ông Lương") is None
    assert services.people.rename(acted.ref, " ") is None
    article(services, "2026-05-01", [(LUONG, "Thứ trưởng Bộ Tài chính")])
    assert page_of(services, acted.ref).briefings == 6


def test_splitting_all_or_none_does_nothing(services: Services) -> None:
    career(services)
    every = [each.item_id for each in page_of(services).appearances]
    assert services.people.split(REF, every) is None
    assert services.people.split(REF, []) is None
    assert services.people.split(REF, ["unknown"]) is None
    assert services.people.split_name(REF, LUONG) is None


def test_find_takes_a_name_or_words(services: Services) -> None:
    career(services)
    assert services.people.find("tạ đình lương") == (REF,)
    assert services.people.find("ta dinh") == (REF,)
    assert services.people.find("") == ()
    assert services.people.find("Xyz") == ()
    assert services.people.page("name:xyz") is None
    assert services.people.page("no such record") is None


def test_bodies_and_the_rejected_are_nobody(services: Services) -> None:
    made = article(services, "2026-01-01", [(KHAI, "Phó Thủ tướng"), (LUONG, "Vụ trưởng")])
    review = services.review(services.library.open(made))
    review.reject([attendee(services, made, LUONG).id])
    review.edit(attendee(services, made, KHAI).id, collective=True)
    assert services.people.listed().rows == ()
    review.undo()
    assert [row.name for row in services.people.listed().rows] == [KHAI]
    services.library.remove(made)
    assert services.people.listed().rows == ()
    assert services.people.recent() == ()


# an open briefing's attendees


def standing(services: Services, briefing_id: str, name: str = LUONG):
    found = services.people.recognise(services.library.open(briefing_id))
    return found[attendee(services, briefing_id, name).id]


def test_attendees_of_an_open_briefing_are_recognised(services: Services) -> None:
    ids = career(services)[:-1]
    new = article(
        services,
        "2026-03-20",
        [
            (KHAI, "Phó Thủ tướng Chính phủ"),
            (LUONG, "Bí thư Tỉnh ủy Vĩnh Hải"),
            ("Mạc Thu Yến", "Bộ trưởng Bộ Xây dựng"),
        ],
        confirm=False,
    )
    known = standing(services, new, KHAI)
    assert (known.standing, known.office, known.briefings) == (Standing.KNOWN, "Phó Thủ tướng", 5)
    moved = standing(services, new)
    assert (moved.standing, moved.office) == (Standing.NEW_OFFICE, "Thứ trưởng Bộ Tài chính")
    assert moved.evidence is not None and moved.evidence.quote == f"Thứ trưởng Bộ Tài chính {LUONG}"
    assert standing(services, new, "Mạc Thu Yến").standing is Standing.UNKNOWN
    assert (
        standing(services, ids[0]).standing is Standing.KNOWN
    )  # by what came later, where nothing came before


def test_an_answer_quiets_the_row(services: Services) -> None:
    career(services)
    new = article(services, "2026-03-20", [(LUONG, "Bí thư Tỉnh ủy Vĩnh Hải")], confirm=False)
    item = attendee(services, new, LUONG).id
    services.people.answer(REF, f"office:{item}")
    assert standing(services, new).standing is Standing.KNOWN
    services.library.undo(UndoLine.PEOPLE)
    other = services.people.somebody_else(item, LUONG)
    assert standing(services, new).standing is Standing.UNKNOWN
    assert services.people.recognise(services.library.open(new))[item].ref == other.ref


def test_namesakes_are_offered(services: Services) -> None:
    career(services)
    question = page_of(services).question
    assert question is not None
    split = services.people.settle(REF, question, yes=False)
    assert split is not None
    new = article(services, "2026-03-25", [(LUONG, "Thứ trưởng Bộ Tài chính")], confirm=False)
    found = standing(services, new)
    assert found.standing is Standing.NAMESAKE
    assert [candidate.office for candidate in found.candidates] == [
        "Thứ trưởng Bộ Tài chính",
        "Vụ trưởng Vụ Ngân sách",
    ]
    acted = services.people.assign(attendee(services, new, LUONG).id, LUONG, split.ref)
    assert acted is not None
    assert standing(services, new).standing is Standing.KNOWN
    old = article(services, "2026-03-26", [(LUONG, "Vụ trưởng Vụ Ngân sách")], confirm=False)
    assert standing(services, old).standing is Standing.KNOWN


def test_a_name_one_tone_away_is_told(services: Services) -> None:
    career(services)
    new = article(services, "2026-03-25", [("Tạ Đình Lượng", "Thứ trưởng Bộ Tài chính")], confirm=False)
    found = standing(services, new, "Tạ Đình Lượng")
    assert (found.standing, found.name) == (Standing.NEAR, LUONG)
    acted = services.people.merge(ref_of_name("Tạ Đình Lượng"), found.ref, "Tạ Đình Lượng")
    assert standing(services, new, "Tạ Đình Lượng").standing is Standing.KNOWN
    services.library.undo(UndoLine.PEOPLE)
    services.people.answer(ref_of_name("Tạ Đình Lượng"), "near:tạ đình lương", "Tạ Đình Lượng")
    assert standing(services, new, "Tạ Đình Lượng").standing is Standing.UNKNOWN
    assert acted.ref


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50), st.integers(1, 31)), min_size=1, max_size=5))
def test_acts_on_a_library_lose_nothing_and_undo_exactly(
    services: Services, acts: list[tuple[int, int, int]]
) -> None:
    if not services.library.count():
        career(services)
        article(
            services,
            "2026-04-01",
            [("Tạ Đình Lượng", "Thứ trưởng Bộ Tài chính"), ("Mạc Thu Yến", "Bộ trưởng")],
        )
    before, done = everyone(services), 0
    every = sorted(item for items in before.values() for item in items)
    for kind, which, some in acts:
        people = everyone(services)
        ref = sorted(people)[which % len(people)]
        other = sorted(people)[some % len(people)]
        if kind == 0 and ref != other:
            acted = services.people.merge(ref, other)
        elif kind == 1:
            acted = services.people.split(
                ref, [item for at, item in enumerate(sorted(people[ref])) if some >> at & 1]
            )
        elif kind == 2:
            acted = services.people.rename(ref, f"Người {some}")
        else:
            names = page_of(services, ref).names
            acted = services.people.split_name(ref, names[some % len(names)]) if names else None
        done += acted is not None
        assert sorted(item for items in everyone(services).values() for item in items) == every
    for _ in range(done):
        services.library.undo(UndoLine.PEOPLE)
    assert everyone(services) == before


# near names


@pytest.mark.parametrize(
    ("name", "other", "near"),
    [
        ("tạ đình lương", "tạ đình lượng", True),
        ("tạ đình lương", "ta dinh luong", True),
        ("tạ đình lương", "tạ đình lươn", True),
        ("tạ đình lương", "đạ đình lương", True),
        ("tạ đình lương", "tạ đinh lườn", True),
        ("tạ đình lương", "tạ văn lương", False),
        ("tạ đình lương", "tạ lương", False),
        ("lương", "lượng", False),
    ],
)
def test_near_names(name: str, other: str, near: bool) -> None:
    from briefing_app.domain.text import fold

    index = NearNames()
    index.add([(1, name, fold(name)), (2, other, fold(other))])
    assert index.last == 2
    assert (other in index.near(name)) is near
    assert (name in index.near(other)) is near


def test_a_reader_counts_what_is_assigned(services: Services) -> None:
    career(services)
    items = [each.item_id for each in page_of(services).appearances[:2]]
    acted = services.people.split(REF, items)
    assert acted is not None

    def read(library):
        reader = PeopleReader(library)
        return reader.count(REF), reader.count(acted.ref), len(reader.occurrences(REF)), reader.total()

    assert services.store.run(read) == (3, 2, 3, 3)
