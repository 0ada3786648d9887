"""The ledger's pages and counts against the plain reading of every directive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import build
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import State, new_id
from briefing_app.domain.ledger import Group, LedgerFilter, LedgerRow, group_of
from briefing_app.domain.query import Days
from briefing_app.domain.query_dates import read_days
from briefing_app.domain.text import fold
from briefing_app.services.ledger import PAGE, LedgerService
from briefing_app.storage.database import open_library
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import due_day
from briefing_app.storage.thread import StorageThread

TODAY = date(2026, 3, 18)
WORDS = "Đỗ Hữu Khải yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển."


def directive(
    action: str = "hoàn thành giải phóng mặt bằng tuyến đường ven biển", **fields: object
) -> Directive:
    given = {"issuer": "Đỗ Hữu Khải", "addressee": "UBND tỉnh", "state": State.CONFIRMED} | fields
    return Directive(id=new_id(), anchor=Anchor(0, 10, WORDS[:10]), action=action, **given)  # type: ignore[arg-type]


class Ledger(LedgerService):
    """The ledger of a library that is filled as a test wants it."""

    def __init__(self, path: Path) -> None:
        self.store = StorageThread(partial(open_library, path))
        super().__init__(self.store)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "library.db")
    yield made
    made.store.close()


def add(library: Ledger, day: str | None, items: Sequence[Directive], place: str = "Vĩnh Hải") -> Briefing:
    text = f"{WORDS} {new_id()}"
    briefing = Briefing(
        id=new_id(), article=Article(text=text, title=f"Làm việc ngày {day}", date=day, place=place)
    ).with_items(items)

    def take_in(opened: Library) -> None:
        opened.intake.add(briefing, original=None, source_path=None, author="")

    library.store.run(take_in)
    return briefing


def every(library: Ledger, asked: LedgerFilter) -> dict[Group, list[LedgerRow]]:
    """Return all rows by group, read page by page."""
    found: dict[Group, list[LedgerRow]] = {}
    for group, count in library.counts(asked, TODAY).groups.items():
        found[group] = []
        for offset in range(0, count, PAGE):
            found[group] += library.page(asked, TODAY, group, offset).rows
        assert len(found[group]) == count
    return found


def test_each_directive_stands_in_its_group(library: Ledger) -> None:
    add(
        library,
        "2026-03-01",
        [
            directive(deadline="2026-03-06"),
            directive(deadline="2026-03"),
            directive(deadline="2026-Q2", status=FollowUp.IN_PROGRESS),
            directive(),
            directive(due_date="2026-03-17", deadline="2027", status=FollowUp.DONE),
            directive(status=FollowUp.DROPPED),
            directive(state=State.SUGGESTED),
        ],
    )
    found = every(library, LedgerFilter())
    assert {group: len(rows) for group, rows in found.items()} == {
        Group.OVERDUE: 1,
        Group.SOON: 1,
        Group.OPEN: 2,
        Group.DONE: 1,
        Group.DROPPED: 1,
    }
    assert [row.due for row in found[Group.OPEN]] == ["2026-06-30", None]
    assert found[Group.OVERDUE][0].days_left(TODAY) == -12


def test_a_thread_stands_by_its_last_time(library: Ledger) -> None:
    first, second, third = (
        directive(deadline="2026-02"),
        directive(deadline="2026-03"),
        directive(deadline="2026-Q2"),
    )
    add(library, "2026-01-05", [first])
    add(library, "2026-02-05", [replace(second, repeats=first.id)])
    add(library, "2026-03-05", [replace(third, repeats=second.id)])
    rows = [row for group in every(library, LedgerFilter()).values() for row in group]
    assert [(row.item_id, row.times) for row in rows] == [(third.id, 3)]
    assert [said.row.item_id for said in library.thread(third.id)] == [first.id, second.id, third.id]
    assert library.counts(LedgerFilter(), TODAY).repeated == 1
    assert library.counts(LedgerFilter(repeated=True), TODAY).total == 1
    assert library.sight(LedgerFilter(), TODAY, item_id=first.id).place == (Group.OPEN, 0)


def test_what_repeats_itself_in_a_circle_is_no_endless_thread(library: Ledger) -> None:
    one, two = directive(), directive()
    add(library, "2026-01-05", [replace(one, repeats=two.id), replace(two, repeats=one.id)])
    assert len(library.thread(one.id)) == 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (LedgerFilter(words="ven bien"), 2),
        (LedgerFilter(words="CẢNG cá"), 1),
        (LedgerFilter(words="thach nham"), 1),
        (LedgerFilter(words="khai ven"), 2),
        (LedgerFilter(words="100%_"), 0),
        (LedgerFilter(places=("Thạch Nham",)), 1),
        (LedgerFilter(places=("thach",)), 1),
        (LedgerFilter(places=("Nơi khác",)), 0),
        (LedgerFilter(issuers=("Đỗ Hữu Khải",), addressees=("Bộ Tài chính",)), 1),
        (LedgerFilter(statuses=(FollowUp.DONE,)), 1),
        (LedgerFilter(groups=(Group.OPEN,)), 2),
    ],
)
def test_the_filter_keeps_what_is_asked_for(library: Ledger, asked: LedgerFilter, expected: int) -> None:
    add(library, "2026-03-01", [directive(), directive(addressee="Bộ Tài chính", status=FollowUp.DONE)])
    add(
        library,
        "2026-03-02",
        [directive("nạo vét luồng vào cảng cá", issuer="Mạc Thu Yến")],
        place="Thạch Nham",
    )
    assert sum(len(rows) for rows in every(library, asked).values()) == expected
    assert library.counts(asked, TODAY).total == expected
    sources = library.sources(asked, TODAY)
    briefings = {row.briefing_id for rows in every(library, asked).values() for row in rows}
    assert sources == len(briefings)


def test_names_come_with_how_often_they_are_used(library: Ledger) -> None:
    add(library, "2026-03-01", [directive(), directive(issuer="Mạc Thu Yến"), directive()])
    assert [(n.name, n.count) for n in library.names("issuer")] == [
        ("Đỗ Hữu Khải", 2),
        ("Mạc Thu Yến", 1),
    ]
    assert [n.name for n in library.names("issuer", "yen mac")] == ["Mạc Thu Yến"]
    assert library.names("place", "100%") == []


def test_an_answer_is_kept_only_until_something_changes(library: Ledger) -> None:
    asked = LedgerFilter(words="ven bien")
    add(library, "2026-03-01", [directive()])
    assert library.counts(asked, TODAY).total == 1
    add(library, "2026-03-02", [directive()])
    assert library.counts(asked, TODAY).total == 2


def test_pages_go_on_where_the_dated_end(library: Ledger) -> None:
    add(library, "2026-03-01", [directive(deadline="2027") for _ in range(PAGE + 10)])
    add(library, "2026-03-02", [directive() for _ in range(PAGE)])
    rows = every(library, LedgerFilter())[Group.OPEN]
    assert [row.due is None for row in rows] == [False] * (PAGE + 10) + [True] * PAGE
    assert len({row.item_id for row in rows}) == 2 * PAGE + 10


_DAYS = st.sampled_from(
    [None, "2026-03-17", "2026-03-18", "2026-04", "2026-04-17", "2026-04-18", "2026", "2026-Q1"]
)
_DIRECTIVES = st.builds(
    directive,
    action=st.sampled_from(["bàn giao mặt bằng", "trình phương án", "nạo vét luồng"]),
    deadline=_DAYS,
    due_date=_DAYS,
    status=st.sampled_from(FollowUp),
    issuer=st.sampled_from(["Đỗ Hữu Khải", "Mạc Thu Yến", None]),
    addressee=st.sampled_from(["UBND tỉnh", "Bộ Tài chính", None]),
    state=st.sampled_from(State),
)
_BRIEFINGS = st.lists(
    st.tuples(
        st.sampled_from(["2026-01-05", "2026-03-05", None]),
        st.sampled_from(["Vĩnh Hải", "Thạch Nham"]),
        st.lists(_DIRECTIVES, max_size=6),
    ),
    max_size=4,
)
_FILTERS = st.builds(
    LedgerFilter,
    words=st.sampled_from(["", "mat bang", "tai chinh"]),
    issuers=st.sampled_from([(), ("Mạc Thu Yến",)]),
    places=st.sampled_from([(), ("Vĩnh Hải",), ("Vĩnh Hải", "Thạch Nham")]),
    statuses=st.sampled_from([(), (FollowUp.OPEN,), (FollowUp.OPEN, FollowUp.DONE)]),
    groups=st.sampled_from([(), (Group.OVERDUE, Group.SOON), (Group.OPEN,)]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(briefings=_BRIEFINGS, asked=_FILTERS)
def test_pages_hold_exactly_what_a_plain_reading_finds(tmp_path_factory, briefings, asked) -> None:
    library = Ledger(tmp_path_factory.mktemp("ledger") / "library.db")
    try:
        expected: dict[Group, set[str]] = {group: set() for group in Group}
        for day, place, items in briefings:
            items = [replace(item, id=new_id()) for item in items]
            add(library, day, items, place)
            for item in items:
                group = group_of(item.status, due_day(item.due_date or item.deadline), TODAY)
                words = fold(" ".join(filter(None, (item.action, item.issuer, item.addressee, place))))
                if (
                    item.state is State.CONFIRMED
                    and (not asked.groups or group in asked.groups)
                    and (not asked.statuses or item.status in asked.statuses)
                    and (not asked.issuers or item.issuer in asked.issuers)
                    and (not asked.places or place in asked.places)
                    and all(word in words for word in asked.words.split())
                ):
                    expected[group].add(item.id)
        found = every(library, asked)
        assert {g: sorted(r.item_id for r in rows) for g, rows in found.items() if rows} == {
            g: sorted(ids) for g, ids in expected.items() if ids
        }
        assert list(library.rows(asked, TODAY)) == [row for rows in found.values() for row in rows]
        for group, rows in found.items():
            for place_in_group, row in enumerate(rows):
                assert library.sight(asked, TODAY, item_id=row.item_id).place == (group, place_in_group)
    finally:
        library.store.close()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (LedgerFilter(due=read_days("2026-04")), ["April", "at the end of April"]),
        (LedgerFilter(due=read_days("2026-04-30")), ["at the end of April"]),
        (LedgerFilter(due=read_days("..2026-04-20")), ["last year", "April"]),
        (LedgerFilter(due=read_days("2026")), ["April", "at the end of April", "in a year"]),
        (LedgerFilter(said=read_days("2026-03")), ["April", "at the end of April", "never"]),
        (LedgerFilter(said=read_days("2026-03-02..")), ["never"]),
        (
            LedgerFilter(said=read_days("2026-03"), due=read_days("2026"), words="end"),
            ["at the end of April"],
        ),
        (LedgerFilter(due=read_days("2027..")), []),
        (LedgerFilter(due=Days((2026, 5, 0), (2026, 4, 31))), []),
    ],
)
def test_spans_of_time_are_a_filter(library: Ledger, asked: LedgerFilter, expected: list[str]) -> None:
    add(
        library,
        "2026-03-01",
        [
            directive("April", deadline="2026-04-15"),
            directive("at the end of April", deadline="2026-04", status=FollowUp.DONE),
        ],
    )
    add(library, "2026-03-02", [directive("never")])
    add(
        library,
        "2025-03-02",
        [directive("last year", deadline="2025"), directive("in a year", due_date="2026")],
    )
    add(library, None, [directive("no day at all")])
    found = [row.directive.action for group in every(library, asked).values() for row in group]
    assert sorted(found) == sorted(expected)
    assert library.sources(asked, TODAY) == len({row.briefing_id for row in library.rows(asked, TODAY)})


def test_the_day_of_closing_is_read_off_the_history(tmp_path: Path) -> None:
    services = build(tmp_path / "library.db")
    text = f" date 2026-03-01 Đỗ Hữu Khải làm việc tại Vĩnh Hải\n\nPhó Thủ tướng {WORDS}\n"
    session = services.review(services.library.open(services.library.import_text(text).id))
    (first, *_) = session.briefing.directives
    session.confirm([first.id])

    def closed() -> str | None:
        row = services.ledger.row(first.id)
        assert row is not None
        return row.closed

    assert closed() is None
    session.edit(first.id, status=FollowUp.DONE)
    today = datetime.now().astimezone().date().isoformat()
    assert closed() == today
    session.edit(first.id, evidence="Đã nghiệm thu")
    assert closed() == today
    session.undo()
    session.undo()
    assert closed() is None
    session.edit(first.id, status=FollowUp.DROPPED)
    session.edit(first.id, status=FollowUp.OPEN)
    assert closed() is None
    services.close()
