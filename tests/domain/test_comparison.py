"""What changed since: every kind of news, and what is none."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.comparison import compare
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.key_figure import Direction, KeyFigure
from briefing_app.domain.since import By, Earlier, Entry, Line, News
from tests.support import since_pair

GOLDEN = Path(__file__).parents[1] / "golden" / "since" / "entries.json"


@pytest.fixture
def now() -> Briefing:
    return since_pair.now()


@pytest.fixture
def before() -> Briefing:
    return since_pair.before()


def told(entry: Entry) -> list[str | None]:
    """Return an entry as IDs and words, for the golden file."""
    return [
        entry.news.value,
        entry.now.id if entry.now else None,
        entry.before.id if entry.before else None,
        str(entry.difference) if entry.difference is not None else None,
    ]


def changed(briefing: Briefing, **items: dict[str, object]) -> Briefing:
    """Return a briefing with fields of its items, by their IDs with "_" for "-", replaced."""
    fields = {name.replace("_", "-"): values for name, values in items.items()}
    return briefing.with_items(replace(item, **fields.get(item.id, {})) for item in briefing.items)


def news_of(briefing: Briefing, other: Briefing, item_id: str) -> News | None:
    entries = compare(briefing, other).entries
    found = [e for e in entries if item_id in (e.now and e.now.id, e.before and e.before.id)]
    assert len(found) <= 1
    return found[0].news if found else None


def test_every_kind_of_news(now: Briefing, before: Briefing) -> None:
    since = compare(now, before, By.PLACE)
    assert [told(entry) for entry in since.entries] == json.loads(GOLDEN.read_text("utf-8"))
    assert since.same == {ItemKind.ATTENDEE: 2, ItemKind.KEY_FIGURE: 2, ItemKind.DIRECTIVE: 0}
    assert since.suggested == (2, 1)
    assert {(entry.item.kind_of_item, entry.news) for entry in since.entries} >= {
        *((ItemKind.ATTENDEE, news) for news in (News.NEW, News.GONE, News.NEW_OFFICE)),
        *((ItemKind.KEY_FIGURE, news) for news in (News.NEW, News.GONE, News.MOVED, News.CONTRADICTED)),
        *(
            (ItemKind.DIRECTIVE, news)
            for news in (News.NEW, News.GONE, News.REPEATED, News.EXTENDED, News.DONE)
        ),
    }


def test_a_briefing_has_no_news_against_itself(now: Briefing) -> None:
    kinds = {entry.news for entry in compare(now, now).entries}
    assert kinds <= {News.REPEATED, News.DONE}  # its directives are said again


def test_only_confirmed_items_count(now: Briefing, before: Briefing) -> None:
    bare = now.with_items(replace(item, state=State.SUGGESTED) for item in now.items)
    gone = {entry.item.id for entry in compare(bare, before).entries if entry.news is News.GONE}
    assert gone == {"b-a2", "b-f5", "b-d5"}
    assert all(entry.unreviewed for entry in compare(bare, before).entries if entry.news is not News.DONE)
    assert not any(entry.news is News.NEW for entry in compare(bare, before).entries)
    assert compare(bare, before).suggested[0] == len(now.items)


@pytest.mark.parametrize("item_id", ["a-a4", "a-f5"])
def test_what_is_still_suggested_is_not_gone(now: Briefing, before: Briefing, item_id: str) -> None:
    waiting = changed(now, **{item_id.replace("-", "_"): {"state": State.SUGGESTED}})
    earlier = {"a-a4": "b-a4", "a-f5": "b-f6"}[item_id]
    assert news_of(waiting, before, earlier) is None
    rejected = changed(now, **{item_id.replace("-", "_"): {"state": State.REJECTED}})
    assert news_of(rejected, before, earlier) is News.GONE


@pytest.mark.parametrize(
    ("item_id", "other", "news"),
    [
        ("a-d1", "b-d1", News.EXTENDED),
        ("a-d2", "b-d2", News.REPEATED),
        ("a-a2", "b-a3", News.NEW_OFFICE),
        ("a-f4", "b-f4", News.MOVED),
        ("a-f2", "b-f2", News.CONTRADICTED),
    ],
)
def test_a_matching_suggestion_counts_as_mentioned_unreviewed(
    now: Briefing, before: Briefing, item_id: str, other: str, news: News
) -> None:
    waiting = changed(now, **{item_id.replace("-", "_"): {"state": State.SUGGESTED}})
    (entry,) = [e for e in compare(waiting, before).entries if e.now is not None and e.now.id == item_id]
    assert entry.before is not None
    assert (entry.news, entry.before.id, entry.unreviewed) == (news, other, True)


def test_what_is_gone_is_gone_for_certain_once_a_kind_is_reviewed(now: Briefing, before: Briefing) -> None:
    def gone(briefing: Briefing) -> dict[str, bool]:
        entries = compare(briefing, before).entries
        return {entry.item.id: entry.unreviewed for entry in entries if entry.news is News.GONE}

    assert gone(now) == {"b-a2": True, "b-f5": False, "b-d5": True}
    reviewed = changed(now, a_a5={"state": State.REJECTED}, a_d5={"state": State.CONFIRMED})
    assert gone(reviewed) == {"b-a2": False, "b-f5": False, "b-d5": False}


def test_two_values_of_one_period_contradict_each_other(now: Briefing, before: Briefing) -> None:
    assert news_of(changed(now, a_f1={"period": "2024"}), before, "a-f1") is News.CONTRADICTED
    assert news_of(changed(now, a_f4={"period": None}), before, "a-f4") is News.MOVED
    assert news_of(now, before, "a-f6") is News.MOVED  # neither says of which period
    rounded = changed(now, a_f2={"value": "41.587", "scaled_value": "41587000000000", "comparator": None})
    assert news_of(rounded, before, "a-f2") is None


def line(now: Briefing, item_id: str, **fields: object) -> Line:
    last = replace(next(each for each in now.directives if each.id == item_id), id="c-d1", **fields)
    days = ("2025-11-03", "2026-01-20")
    return Line(said=tuple(Earlier(id=day, title="", date=day, place="Vĩnh Hải") for day in days), last=last)


def test_what_was_said_in_an_older_briefing_is_not_new(now: Briefing, before: Briefing) -> None:
    for deadline, news in ((None, News.REPEATED), ("2026-Q2", News.EXTENDED)):
        lines = {"a-d4": line(now, "a-d4", deadline=deadline)}
        (entry,) = [e for e in compare(now, before, lines=lines).entries if e.item.id == "a-d4"]
        assert entry.news is news
        assert entry.before == lines["a-d4"].last
        assert entry.source is not None
        assert (entry.source.id, entry.times, entry.first) == ("2026-01-20", 3, "2025-11-03")


def test_a_repetition_counts_the_times_before_the_last(now: Briefing, before: Briefing) -> None:
    since = compare(now, before, lines={"a-d1": line(now, "a-d1")})
    (entry,) = [e for e in since.entries if e.item.id == "a-d1"]
    assert (entry.news, entry.source, entry.times, entry.first) == (News.EXTENDED, None, 4, "2025-11-03")
    assert entry.before is not None
    assert entry.before.id == "b-d1"
    (entry,) = [e for e in compare(now, before).entries if e.item.id == "a-d2"]
    assert (entry.times, entry.first) == (2, "2026-02-12")


def test_a_province_is_one_place_with_what_it_was(now: Briefing, before: Briefing) -> None:
    former = replace(before, article=replace(before.article, place="Thạch Nham"))
    (told,) = [e for e in compare(now, former, one_place=True).entries if e.item.id == "a-d1"]
    assert told.news is News.EXTENDED
    assert news_of(now, former, "a-d1") is News.NEW


@pytest.mark.parametrize("item_id", ["b-a4", "b-f6", "b-d2"])
def test_what_was_suggested_is_not_new(now: Briefing, before: Briefing, item_id: str) -> None:
    waiting = changed(before, **{item_id.replace("-", "_"): {"state": State.SUGGESTED}})
    later = {"b-a4": "a-a4", "b-f6": "a-f5", "b-d2": "a-d2"}[item_id]
    assert news_of(now, waiting, later) is None


def test_a_person_is_one_whatever_the_spelling(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_a4={"name": "NGHIÊM  BÁ HOÀ"})
    assert news_of(other, before, "a-a4") is None
    assert news_of(changed(now, a_a4={"name": "Nghiêm Bá Hoa"}), before, "a-a4") is News.NEW


def test_aliases_join_two_names(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_a4={"name": "Bá Hòa"})

    def person(attendee: Attendee) -> str:
        return "one" if "bá hòa" in attendee.name.lower().replace("hoà", "hòa") else attendee.name

    entries = compare(other, before, person=person).entries
    assert all((entry.now and entry.now.id) != "a-a4" for entry in entries)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Bộ trưởng Bộ Tài chính", News.NEW_OFFICE),
        (None, None),
        ("Vụ trưởng Vụ Ngân sách nhà nước, Bộ Tài chính", None),
    ],
)
def test_an_office_is_new_when_it_says_something_else(
    now: Briefing, before: Briefing, role: str | None, expected: News | None
) -> None:
    other = changed(now, a_a2={"role": role, "organisation": None})
    assert news_of(other, before, "a-a2") is expected


def test_figures_of_one_period_are_compared_first(now: Briefing, before: Briefing) -> None:
    older = next(item for item in before.key_figures if item.id == "b-f1")
    more = changed(before, b_f1={"period": "2025"}).with_items(
        [
            *changed(before, b_f1={"period": "2025"}).items,
            replace(older, id="x", period="2024", value="8.0", scaled_value="8.0"),
        ]
    )
    (entry,) = [e for e in compare(now, more).entries if e.now is not None and e.now.id == "a-f1"]
    assert entry.before is not None
    assert entry.before.id == "b-f1"
    assert entry.difference == Decimal("0.2")


def test_a_figure_of_another_period_is_compared_with_the_latest(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_f1={"period": "2026-Q1"})
    (entry,) = [e for e in compare(other, before).entries if e.now is not None and e.now.id == "a-f1"]
    assert (entry.news, entry.before and entry.before.id) == (News.MOVED, "b-f1")


def test_a_fall_is_below_zero(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_f1={"direction": Direction.DOWN})
    (entry,) = [e for e in compare(other, before).entries if e.now is not None and e.now.id == "a-f1"]
    assert entry.difference == Decimal("-18.6")


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": "người"},
        {"metric": "tổng thu"},
        {"subject": "Thạch Nham"},
    ],
)
def test_another_measure_is_no_movement(now: Briefing, before: Briefing, fields: dict[str, object]) -> None:
    assert news_of(changed(now, a_f2=fields), before, "a-f2") is News.NEW
    assert news_of(changed(now, a_f2=fields), before, "b-f2") is News.GONE


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2026-Q3", News.EXTENDED),
        ("2026-Q2", News.REPEATED),
        ("2026-05", News.REPEATED),
        ("2026", News.EXTENDED),
        ("2027-01-01", News.EXTENDED),
        (None, News.REPEATED),
        ("sớm", News.REPEATED),
    ],
)
def test_deadlines(now: Briefing, before: Briefing, deadline: str | None, expected: News) -> None:
    assert news_of(changed(now, a_d1={"deadline": deadline}), before, "a-d1") is expected


def test_what_the_editor_joined_is_a_repetition(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_d4={"repeats": "b-d5"})
    assert news_of(other, before, "a-d4") is News.REPEATED
    assert news_of(other, before, "b-d5") is News.REPEATED


def test_another_addressee_is_another_directive(now: Briefing, before: Briefing) -> None:
    other = changed(now, a_d2={"addressee": "Bộ Xây dựng"})
    assert news_of(other, before, "a-d2") is News.NEW


_words = st.text(max_size=12)
_anchor = since_pair.anchored("một hai ba", "hai")
_attendees = st.builds(
    Attendee, id=st.uuids().map(str), anchor=st.just(_anchor), name=_words, role=st.none() | _words,
    state=st.sampled_from(State),
)  # fmt: skip
_figures = st.builds(
    KeyFigure, id=st.uuids().map(str), anchor=st.just(_anchor), metric=_words, value=_words, scaled_value=_words,
    unit=_words, period=st.none() | _words, state=st.sampled_from(State),
)  # fmt: skip
_directives = st.builds(
    Directive, id=st.uuids().map(str), anchor=st.just(_anchor), action=_words, addressee=st.none() | _words,
    deadline=st.none() | _words, state=st.sampled_from(State),
)  # fmt: skip
_items = st.lists(_attendees | _figures | _directives, max_size=8, unique_by=lambda item: item.id)


@given(_items, _items)
def test_any_two_briefings_can_be_compared(here, there) -> None:
    first, second = since_pair.now().with_items(here), since_pair.before().with_items(there)
    since = compare(first, second)
    for entry in since.entries:
        for item in (entry.now, entry.before):
            allowed = (State.SUGGESTED,) if entry.unreviewed and item is entry.now else (State.CONFIRMED,)
            assert item is None or item.state in allowed
    ids = [entry.now.id for entry in since.entries if entry.now is not None]
    assert len(ids) == len(set(ids))
    assert {*ids} <= {item.id for item in first.items}
