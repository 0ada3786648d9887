"""The registry and the offices over time, over invented people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.memory import RecordEdit
from briefing_app.domain.offices import office_of
from briefing_app.domain.people import (
    Occurrence,
    Registry,
    Standing,
    ref_of_name,
    standing,
    tenures,
)
from briefing_app.domain.person import Person, name_key

NAMES = ("Tạ Đình Lương", "TẠ ĐÌNH LƯƠNG", "Tạ Đình Lượng", "Hoà Thị Uý", "Hòa Thị Úy", "Mạc Thu Yến")
ITEMS = [(f"i{number}", NAMES[number % len(NAMES)]) for number in range(14)]


def seen(day: str, role: str | None, number: int = 0, name: str = "tạ đình lương") -> Occurrence:
    number = number or int((day or "0").replace("-", ""))
    return Occurrence(number, number, day, name, role, None, "attendee")


class Book:
    """Records as the library keeps them, with the steps that undo."""

    def __init__(self) -> None:
        self.records: dict[str, Person] = {}
        self.steps: list[tuple[tuple[RecordEdit, ...], dict[str, Person]]] = []

    @property
    def registry(self) -> Registry:
        return Registry(self.records.values())

    def commit(self, edits: tuple[RecordEdit, ...]) -> None:
        self.steps.append((edits, dict(self.records)))
        for edit in edits:
            self._put(edit)

    def undo(self) -> None:
        edits, before = self.steps.pop()
        for edit in reversed(edits):
            self._put(edit.inverse)
        assert self.records == before

    def people(self) -> dict[str, frozenset[str]]:
        """Return who every item is: each stands in one group alone."""
        registry, groups = self.registry, {}
        for item, name in ITEMS:
            groups.setdefault(registry.ref(item, name), set()).add(item)
        return {ref: frozenset(items) for ref, items in groups.items()}

    def _put(self, edit: RecordEdit) -> None:
        assert self.records.get(edit.record.id) == edit.before
        if edit.after is None:
            del self.records[edit.record.id]
        else:
            assert isinstance(edit.after, Person)
            self.records[edit.after.id] = edit.after


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 99), st.integers(0, 99), st.integers(1, 200)), max_size=12
    )
)
def test_merge_and_split_keep_every_occurrence_with_one_person(acts: list[tuple[int, int, int, int]]) -> None:
    """Whatever is merged, split, assigned or renamed: nobody is lost, and undo restores all exactly."""
    book = Book()
    history = [book.people()]
    for kind, first, second, some in acts:
        people = book.people()
        refs = sorted(people)
        ref, other = refs[first % len(refs)], refs[second % len(refs)]
        items = sorted(people[ref])
        registry = book.registry
        name = dict(ITEMS)[items[0]]
        if kind == 0 and ref != other:
            edits, made = registry.merge(ref, other, (name, dict(ITEMS)[sorted(people[other])[0]]))
            book.commit(edits)
            after = book.people()
            assert after[made] == people[ref] | people[other]
        elif kind == 1 and len(items) > 1:
            taken = [item for at, item in enumerate(items) if some >> at & 1][: len(items) - 1]
            if not taken:
                continue
            edits, made = registry.split(ref, taken, name)
            book.commit(edits)
            after = book.people()
            assert after[made] == frozenset(taken)
            assert frozenset(items) - frozenset(taken) in after.values()
        elif kind == 2:
            item, bears = ITEMS[some % len(ITEMS)]
            edits, made = registry.assign(item, bears, ref, name)
            book.commit(edits)
            assert item in book.people()[made]
        elif kind == 3:
            edits, _made = registry.rename(ref, name, "Người Khác Tên")
            book.commit(edits)
            assert set(book.people().values()) == set(people.values())
        elif kind == 4:
            edits, _made = registry.answer(ref, name, f"office:{some}")
            book.commit(edits)
            assert set(book.people().values()) == set(people.values())
        elif kind == 5 and (known := registry.person(ref)) is not None and known.aliases:
            alias = known.aliases[some % len(known.aliases)]
            own = [item for item in known.items if name_key(dict(ITEMS)[item]) == name_key(alias)]
            try:
                edits, _made = registry.split_name(ref, alias, own)
            except ValueError:
                continue
            book.commit(edits)
        else:
            continue
        every = sorted(item for group in book.people().values() for item in group)
        assert every == sorted(item for item, _name in ITEMS)
        owned = [name_key(alias) for person in book.records.values() for alias in person.aliases]
        assigned = [item for person in book.records.values() for item in person.items]
        assert len(owned) == len(set(owned))
        assert len(assigned) == len(set(assigned))
        history.append(book.people())
    while book.steps:
        assert book.people() == history.pop()
        book.undo()
    assert book.people() == history.pop()
    assert not book.records


def test_spellings_are_one_person_without_asking() -> None:
    registry = Registry()
    for first, second in (
        ("Hoà Thị Uý", "Hòa Thị Úy"),
        ("TẠ ĐÌNH LƯƠNG", "Tạ Đình  Lương"),
        ("Thuỷ", "Thu\u0309y"),
    ):
        if first != "Thuỷ":
            assert registry.ref("a", first) == registry.ref("b", second)
    assert registry.ref("a", "Tạ Đình Lượng") != registry.ref("a", "Tạ Đình Lương")


def test_a_person_cannot_be_merged_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        Registry().merge("name:a", "name:a", ("A", "A"))


def test_a_merge_keeps_the_name_of_the_one_that_stays() -> None:
    registry = Registry()
    edits, made = registry.merge(
        ref_of_name("Tạ Đình Lượng"), ref_of_name("Tạ Đình Lương"), ("Tạ Đình Lượng", "Tạ Đình Lương")
    )
    person = edits[-1].after
    assert isinstance(person, Person)
    assert (person.id, person.name) == (made, "Tạ Đình Lương")
    assert person.aliases == ("Tạ Đình Lương", "Tạ Đình Lượng")


def test_offices_over_time() -> None:
    held = tenures(
        [
            seen("2025-01-14", "Phó Vụ trưởng Vụ Ngân sách"),
            seen("2025-06-30", "Phó Vụ trưởng Vụ Ngân sách nhà nước"),
            seen("2025-08-21", "Vụ trưởng Vụ Ngân sách"),
            seen("2026-02-27", None),
            seen("", "Vụ trưởng Vụ Ngân sách nhà nước", 7),
            seen("2026-03-18", "Thứ trưởng Bộ Tài chính"),
        ]
    )
    assert [(tenure.first.day, tenure.last.day, len(tenure.seen)) for tenure in held] == [
        ("2026-03-18", "2026-03-18", 1),
        ("2025-08-21", "2026-02-27", 3),
        ("2025-01-14", "2025-06-30", 2),
    ]
    assert held[0].text == "Thứ trưởng Bộ Tài chính"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "2025-01-01", "2025-03-04", "2026-02-02"]),
            st.sampled_from(
                [None, "Thượng tướng", "Phó Thủ tướng", "Bộ trưởng Bộ Y tế", "Bộ trưởng", "Bí thư Tỉnh ủy"]
            ),
        ),
        max_size=12,
    )
)
def test_every_occurrence_stands_in_one_office(sightings: list[tuple[str, str | None]]) -> None:
    occurrences = [seen(day, role, number + 1) for number, (day, role) in enumerate(sightings)]
    held = tenures(occurrences)
    assert sorted(each.number for tenure in held for each in tenure.seen) == [
        each.number for each in occurrences
    ]
    assert [tenure.last.day for tenure in held] == sorted((tenure.last.day for tenure in held), reverse=True)


KNOWN = tenures(
    [
        seen("2025-01-14", "Chủ tịch UBND tỉnh Vĩnh Hải"),
        seen("2025-06-30", "Chủ tịch UBND tỉnh Vĩnh Hải"),
        seen("2025-09-01", "Bí thư Tỉnh ủy Vĩnh Hải"),
    ]
)


@pytest.mark.parametrize(
    ("office", "day", "wanted"),
    [
        ("Bí thư Tỉnh ủy", "2025-10-01", Standing.KNOWN),
        (None, "2025-10-01", Standing.KNOWN),
        ("Bộ trưởng Bộ Y tế", "2025-10-01", Standing.NEW_OFFICE),
        ("Bộ trưởng Bộ Y tế", "2025-03-01", Standing.NAMESAKE),
        ("Bộ trưởng Bộ Y tế", "2024-03-01", Standing.KNOWN),
        ("Bộ trưởng Bộ Y tế", "", Standing.KNOWN),
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "2025-10-01", Standing.NAMESAKE),
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "2025-07-01", Standing.KNOWN),
    ],
)
def test_how_an_attendee_stands(office: str | None, day: str, wanted: Standing) -> None:
    assert standing(office_of(office, None), day, KNOWN)[0] is wanted


def test_nobody_is_unknown() -> None:
    assert standing(office_of("Bộ trưởng", None), "2025-01-01", ())[0] is Standing.UNKNOWN
