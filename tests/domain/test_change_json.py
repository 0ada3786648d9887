"""Changes: applied, undone, written and read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.domain.change_json import change_from_json, change_to_json, item_from_json, item_to_json
from briefing_app.domain.directive import Directive, FollowUp, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure

words = st.text(st.characters(codec="utf-8"), max_size=20)
maybe = st.none() | words
anchors = st.builds(
    Anchor, start=st.integers(0, 99), end=st.integers(100, 200), exact=words, prefix=words, suffix=words
)
common = {
    "id": st.uuids().map(lambda found: found.hex),
    "anchor": anchors,
    "state": st.sampled_from(State),
    "origin": words,
    "confidence": st.none() | st.floats(0, 1),
    "author": words,
    "note": words,
}
attendees = st.builds(
    Attendee,
    **common,
    name=words,
    role=maybe,
    organisation=maybe,
    part=st.sampled_from(Part),
    collective=st.booleans(),
)
figures = st.builds(
    KeyFigure, **common, metric=words, value=words, unit=words, subject=maybe, high=maybe, scaled_value=words,
    scaled_high=maybe, period=maybe, comparator=st.none() | st.sampled_from(Comparator),
    direction=st.none() | st.sampled_from(Direction), kind=st.sampled_from(FigureKind),
)  # fmt: skip
directives = st.builds(
    Directive, **common, action=words, issuer=maybe, addressee=maybe, strength=st.none() | st.sampled_from(Strength),
    deadline=maybe, status=st.sampled_from(FollowUp), due_date=maybe, evidence=words, repeats=maybe,
)  # fmt: skip
items = st.one_of(attendees, figures, directives)
heads = st.builds(
    Head, title=words, date=maybe, source=maybe, url=maybe, place=maybe, note=words, status=st.sampled_from(Status),
    dismissed=st.lists(words).map(tuple),
    present=st.booleans(),
)  # fmt: skip
edits = st.one_of(
    st.builds(ItemEdit, items, st.none()),
    st.builds(ItemEdit, st.none(), items),
    items.map(lambda i: ItemEdit(i, i)),
)
changes = st.builds(
    Change,
    briefing_id=words,
    gesture=st.sampled_from(Gesture),
    items=st.lists(edits, max_size=4).map(tuple),
    head=st.none() | st.builds(HeadEdit, heads, heads),
)


@given(items)
def test_an_item_is_read_back_as_it_was(item: AnyItem) -> None:
    written = json.loads(json.dumps(item_to_json(item)))
    assert item_from_json(item.kind_of_item, written) == item


@given(items)
def test_unknown_fields_are_ignored(item: AnyItem) -> None:
    assert item_from_json(item.kind_of_item, item_to_json(item) | {"of_a_later_version": 1}) == item


@given(changes)
def test_a_change_is_read_back_as_it_was(change: Change) -> None:
    assert change_from_json(json.loads(json.dumps(change_to_json(change)))) == change


@given(changes)
def test_the_inverse_of_the_inverse_is_the_change(change: Change) -> None:
    assert change.inverse.inverse == change


@given(st.lists(items, max_size=6, unique_by=lambda item: item.id), st.data())
def test_undoing_leads_back(found: list[AnyItem], data: st.DataObject) -> None:
    briefing = Briefing(id="b", article=Article(text="x" * 300, title="t")).with_items(found)
    deleted = data.draw(st.lists(st.sampled_from(found), unique_by=id)) if found else []
    created = data.draw(items)
    change = Change(
        briefing_id="b",
        gesture=Gesture.JOIN,
        items=(*(ItemEdit(item, None) for item in deleted), ItemEdit(None, created)),
        head=HeadEdit(Head.of(briefing), data.draw(heads)),
    )
    changed = change.apply(briefing)
    assert change.inverse.apply(changed) == briefing


def test_a_change_refuses_an_item_that_is_not_as_it_found_it() -> None:
    text = "Bộ trưởng Mạc Thu Yến"
    item = Attendee(id="1", anchor=Anchor.of(text, 0, 9), name="Mạc Thu Yến")
    briefing = Briefing(id="b", article=Article(text=text, title="t"))
    with pytest.raises(ValueError, match="not as the change found it"):
        Change(briefing_id="b", gesture=Gesture.DELETE, items=(ItemEdit(item, None),)).apply(briefing)
