"""Which briefing is compared with, on a real library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.directive import Directive
from briefing_app.domain.errors import NotFound
from briefing_app.domain.item import State, new_id
from briefing_app.domain.memory import RecordEdit, SeriesGroup
from briefing_app.domain.person import Person
from briefing_app.domain.since import By, Entry, News
from briefing_app.services.bundle import Services
from briefing_app.services.repeats import refusal_key
from briefing_app.storage.library import Library
from tests.support import since_pair

Add = Callable[..., Briefing]


@pytest.fixture
def add(services: Services) -> Add:
    """Return what puts a briefing into the library: one chair, confirmed, in a text of its own."""

    def put(
        day: str | None, place: str | None, chair: str = "Đỗ Hữu Khải", state: State = State.CONFIRMED
    ) -> Briefing:
        identifier = new_id()
        text = f"Làm việc {identifier}\n\n{chair} chủ trì."
        item = Attendee(
            id=new_id(), anchor=since_pair.anchored(text, chair), name=chair, part=Part.CHAIR, state=state
        )
        briefing = Briefing(
            id=identifier, article=Article(text=text, title=f"Ngày {day}", date=day, place=place)
        )
        return store(services, briefing.with_items([item]))

    return put


def store(services: Services, briefing: Briefing) -> Briefing:
    def work(library: Library) -> None:
        library.intake.add(briefing, original=None, source_path=None, author="An")

    services.store.run(work)
    return briefing


def record(services: Services, made: Person | SeriesGroup) -> None:
    change = Change(gesture=Gesture.MERGE_PEOPLE, records=(RecordEdit(None, made),))

    def work(library: Library) -> None:
        library.writer.commit_on_library(change, "An")

    services.store.run(work)


def compared(services: Services, briefing: Briefing, by: By | None = None) -> str | None:
    since = services.since.since(briefing, by)
    return since.before.id if since else None


def test_the_last_of_the_same_place(services: Services, add: Add) -> None:
    add("2026-01-05", "Vĩnh Hải")
    last = add("2026-02-12", "tỉnh Vĩnh Hải", chair="Mạc Thu Yến")
    add("2026-03-01", "Thạch Nham")
    now = add("2026-03-18", "Vĩnh Hải")
    add("2026-04-01", "Vĩnh Hải")
    assert compared(services, now) == last.id
    since = services.since.since(now)
    assert since is not None
    assert since.by is By.PLACE


def test_the_last_with_the_same_chair(services: Services, add: Add) -> None:
    add("2026-02-12", "Vĩnh Hải", chair="Mạc Thu Yến")
    last = add("2026-02-20", "Thạch Nham", chair="ĐỖ HỮU KHẢI")
    add("2026-03-01", "Thạch Nham", state=State.SUGGESTED)
    now = add("2026-03-18", "Vĩnh Hải")
    assert compared(services, now, By.CHAIR) == last.id
    alone = add("2026-03-20", None)
    assert compared(services, alone) == now.id  # without a place the chair counts


def test_of_one_day_the_one_taken_in_before(services: Services, add: Add) -> None:
    first, second, third = (add("2026-03-18", "Vĩnh Hải") for _ in range(3))
    assert compared(services, third) == second.id
    assert compared(services, second) == first.id
    assert compared(services, first) is None


def test_nothing_is_before_a_briefing_without_a_date(services: Services, add: Add) -> None:
    dated = add("2026-03-18", "Vĩnh Hải")
    bare = add(None, "Vĩnh Hải")
    assert compared(services, bare) is None
    assert compared(services, dated) is None


def test_a_removed_briefing_is_passed_over(services: Services, add: Add) -> None:
    first = add("2026-01-05", "Vĩnh Hải")
    gone = add("2026-02-12", "Vĩnh Hải")
    now = add("2026-03-18", "Vĩnh Hải")
    services.library.remove(gone.id)
    assert compared(services, now) == compared(services, now, By.CHAIR) == first.id


def test_another_briefing_may_be_chosen(services: Services, add: Add) -> None:
    now, other = add("2026-03-18", "Vĩnh Hải"), add("2026-04-01", "Thạch Nham")
    since = services.since.since(now, other=other.id[:12])
    assert since is not None
    assert (since.before.id, since.by) == (other.id, By.CHOICE)
    with pytest.raises(NotFound):
        services.since.since(now, other="0" * 32)


def test_the_earlier_ones_are_offered_newest_first(services: Services, add: Add) -> None:
    days = [add(f"2026-01-{day:02}", "Vĩnh Hải").id for day in range(1, 6)]
    now = add("2026-03-18", "Vĩnh Hải")
    offered = services.since.earlier(now, By.PLACE, 3)
    assert [earlier.id for earlier in offered] == days[:1:-1]
    assert [earlier.id for earlier in services.since.earlier(now, By.CHAIR)] == days[::-1]


def test_what_editors_said_of_people_and_figures_counts(services: Services) -> None:
    now, before = since_pair.now(), since_pair.before()
    renamed = now.with_items(
        replace(item, name="Thu Yến") if item.id == "a-a3" else
        replace(item, metric="thu NSNN") if item.id == "a-f2" else item for item in now.items
    )  # fmt: skip
    store(services, before)
    store(services, renamed)
    record(services, Person(id="p", name="Mạc Thu Yến", aliases=("Mạc Thu Yến", "Thu Yến")))
    record(services, SeriesGroup(id="g", name="Thu ngân sách", metrics=("thu ngân sách", "thu nsnn")))
    since = services.since.since(renamed)
    assert since is not None
    told = {entry.now.id: entry.news for entry in since.entries if entry.now is not None}
    assert told["a-a3"] is News.NEW_OFFICE
    assert told["a-f2"] is News.CONTRADICTED


def test_a_repetition_that_an_editor_refused_is_none(services: Services) -> None:
    store(services, since_pair.before())
    now = replace(since_pair.now(), dismissed=(refusal_key("a-d2", "b-d2"),))
    since = services.since.since(store(services, now))
    assert since is not None
    told = {entry.item.id: entry.news for entry in since.entries}
    assert (told["a-d2"], told["b-d2"], told["a-d1"]) == (News.NEW, News.GONE, News.EXTENDED)


def test_the_chair_is_found_under_every_name(services: Services, add: Add) -> None:
    old = add("2026-01-05", "Thạch Nham", chair="Hữu Khải")
    now = add("2026-03-18", "Vĩnh Hải")
    assert compared(services, now) is None
    record(services, Person(id="p", name="Đỗ Hữu Khải", aliases=("Đỗ Hữu Khải", "Hữu Khải")))
    assert compared(services, now) == old.id


def directing(services: Services, day: str, place: str, said: str, **fields: object) -> Briefing:
    """Put a briefing into the library in which one thing is told to one body."""
    identifier = new_id()
    text = f"Làm việc {identifier}\n\nĐỗ Hữu Khải chủ trì. {said}"
    chair = Attendee(
        id=new_id(),
        anchor=since_pair.anchored(text, "Đỗ Hữu Khải"),
        name="Đỗ Hữu Khải",
        part=Part.CHAIR,
        state=State.CONFIRMED,
    )
    values = {"addressee": "UBND tỉnh", "state": State.CONFIRMED, **fields}
    told = Directive(id=new_id(), anchor=since_pair.anchored(text, said), action=said, **values)
    article = Article(text=text, title=f"Ngày {day}", date=day, place=place)
    return store(services, Briefing(id=identifier, article=article).with_items([chair, told]))


SAID = "Bàn giao mặt bằng sạch bến cảng Mũi Sáo"
OTHER = "Công bố danh mục trường học xuống cấp"


def news_of_directive(services: Services, now: Briefing, by: By | None = None) -> Entry:
    since = services.since.since(now, by)
    assert since is not None
    return next(entry for entry in since.entries if entry.now is not None and entry.now in now.directives)


def test_a_directive_of_an_older_briefing_of_the_place_is_repeated(services: Services) -> None:
    directing(services, "2026-01-05", "Vĩnh Hải", SAID, deadline="2026-03-31")
    last = directing(services, "2026-02-10", "Vĩnh Hải", f"{SAID} cho nhà thầu", deadline="2026-06-30")
    directing(services, "2026-02-20", "Thạch Nham", SAID, deadline="2026-08-31")
    between = directing(services, "2026-03-01", "Vĩnh Hải", OTHER)
    now = directing(services, "2026-03-18", "Vĩnh Hải", SAID, deadline="2026-09-30")
    assert compared(services, now) == between.id
    entry = news_of_directive(services, now)
    assert entry.news is News.EXTENDED
    assert entry.before == last.directives[0]
    assert entry.source is not None
    assert (entry.source.id, entry.times, entry.first) == (last.id, 3, "2026-01-05")


def test_what_an_editor_joined_is_repeated_wherever_it_was_said(services: Services) -> None:
    first = directing(services, "2025-05-05", "Thạch Nham", OTHER, addressee="Bộ Xây dựng")
    joined = directing(
        services, "2025-06-05", "Thạch Nham", OTHER, addressee="Bộ Y tế", repeats=first.directives[0].id
    )
    directing(services, "2026-03-01", "Vĩnh Hải", OTHER)
    now = directing(services, "2026-03-18", "Vĩnh Hải", SAID, repeats=joined.directives[0].id)
    entry = news_of_directive(services, now)
    assert entry.source is not None
    assert (entry.news, entry.source.id, entry.times, entry.first) == (
        News.REPEATED,
        joined.id,
        3,
        "2025-05-05",
    )


def test_a_refused_repetition_of_an_older_briefing_is_none(services: Services) -> None:
    old = directing(services, "2026-01-05", "Vĩnh Hải", SAID)
    directing(services, "2026-03-01", "Vĩnh Hải", OTHER)
    now = directing(services, "2026-03-18", "Vĩnh Hải", SAID)
    key = refusal_key(now.directives[0].id, old.directives[0].id)
    assert news_of_directive(services, now).news is News.REPEATED
    assert news_of_directive(services, replace(now, dismissed=(key,))).news is News.NEW


def test_a_ministry_is_told_again_under_the_same_chair(services: Services) -> None:
    directing(services, "2026-01-05", "Thạch Nham", SAID, addressee="Bộ Xây dựng")
    directing(services, "2026-03-01", "Vĩnh Hải", OTHER)
    now = directing(services, "2026-03-18", "Vĩnh Hải", SAID, addressee="Bộ Xây dựng")
    assert news_of_directive(services, now).news is News.REPEATED


FORMER, PRESENT = "Hà Nam", "Ninh Bình"


def test_a_former_province_is_the_same_place(services: Services) -> None:
    old = directing(services, "2025-03-05", FORMER, SAID, addressee=f"UBND tỉnh {FORMER}")
    apart = directing(services, "2025-05-05", PRESENT, OTHER)
    assert services.since.since(apart, By.PLACE) is None  # each was a place of its own then
    services.library.remove(apart.id)
    now = directing(services, "2025-09-05", f"tỉnh {PRESENT}", SAID, addressee=f"UBND tỉnh {PRESENT}")
    assert compared(services, now, By.PLACE) == old.id
    assert news_of_directive(services, now, By.PLACE).news is News.REPEATED
    between = directing(services, "2025-08-05", PRESENT, OTHER)
    entry = news_of_directive(services, now, By.PLACE)
    assert compared(services, now, By.PLACE) == between.id
    assert entry.source is not None
    assert (entry.news, entry.source.id) == (News.REPEATED, old.id)
