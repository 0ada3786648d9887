"""The narrow tables say what the confirmed items of the listed briefings say, whatever was done."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit, Listing, UndoLine
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.memory import RecordEdit, SavedSearch, SeriesGroup
from briefing_app.domain.person import Person
from briefing_app.storage import briefings, history, listing, projection
from briefing_app.storage.check import check
from briefing_app.storage.library import Library


def add(library: Library, briefing: Briefing) -> Briefing:
    library.intake.add(briefing, original=None, source_path=None, author="")
    return briefings.read_briefing(library, briefing.id)


def rows(library: Library) -> dict[str, list[tuple]]:
    return {
        table: library.connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        for table in ("mention", "point", "duty")
    }


def confirm_all(library: Library, briefing: Briefing) -> Briefing:
    edits = tuple(ItemEdit(item, replace(item, state=State.CONFIRMED)) for item in briefing.items)
    change = Change(briefing_id=briefing.id, gesture=Gesture.CONFIRM_ALL, items=edits)
    library.writer.commit(change, "")
    return change.apply(briefing)


def test_suggestions_have_no_rows_and_confirmed_items_one_each(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing(0))
    assert not any(rows(library).values())
    confirm_all(library, briefing)
    found = rows(library)
    assert len(found["mention"]) == sum(not a.collective for a in briefing.attendees) > 0
    assert len(found["point"]) == len(briefing.key_figures) > 0
    assert len(found["duty"]) == len(briefing.directives) > 0
    library.writer.undo(briefing.id)
    assert not any(rows(library).values())
    assert check(library).whole


def test_rows_follow_the_head_of_their_briefing(library: Library, make_briefing) -> None:
    briefing = confirm_all(library, add(library, make_briefing(0)))
    head = Head.of(briefing)
    edit = HeadEdit(head, replace(head, date="2026-05-04", place="Thạch Nham"))
    library.writer.commit(Change(briefing_id=briefing.id, gesture=Gesture.EDIT_HEAD, head=edit), "")
    days = {
        row[0] for row in library.connection.execute("SELECT day FROM mention UNION SELECT day FROM duty")
    }
    assert days == {"2026-05-04"}
    places = library.connection.execute("SELECT n.shown FROM duty JOIN name n ON n.number = place").fetchall()
    assert set(places) == {("Thạch Nham",)}
    library.writer.remove(briefing.id, "")
    assert not any(rows(library).values())
    library.writer.undo(UndoLine.LIBRARY)
    assert all(rows(library).values())
    assert check(library).whole


def test_spellings_of_one_name_are_one(library: Library, make_briefing) -> None:
    first, second = (add(library, make_briefing(number)) for number in (0, 1))
    for briefing, name in ((first, "Lê  Hoà"), (second, "LÊ Hòa")):
        before = briefing.attendees[0]
        after = replace(before, name=name, state=State.CONFIRMED)
        edit = (ItemEdit(before, after),)
        library.writer.commit(Change(briefing_id=briefing.id, gesture=Gesture.EDIT, items=edit), "")
    assert library.connection.execute("SELECT shown, mentions FROM name WHERE mentions > 0").fetchall() == [
        ("Lê Hoà", 2)
    ]


def test_records_are_undone_and_redone_exactly(library: Library) -> None:
    person = Person(id="a", name="Mạc Thu Yến", aliases=("Mạc Yến",), items=("x",), answered=("q",))
    group = SeriesGroup(id="b", name="GRDP", metrics=("grdp", "tăng trưởng grdp"))
    search = SavedSearch(id="c", name="Cảng cá", query='"cảng cá"')
    writer = library.writer
    edits = tuple(RecordEdit(None, record) for record in (person, group, search))
    writer.commit_on_library(Change(gesture=Gesture.MERGE_PEOPLE, records=edits), "An")
    assert dict(library.records) == {"a": person, "b": group, "c": search}
    renamed = replace(person, name="Mạc Thị Thu Yến")
    edit = (RecordEdit(person, renamed),)
    writer.commit_on_library(Change(gesture=Gesture.RENAME_PERSON, records=edit), "An")
    with pytest.raises(ValueError, match="not as the change found it"):
        writer.commit_on_library(Change(gesture=Gesture.RENAME_PERSON, records=edit), "An")
    assert library.records["a"] == renamed
    assert history.steps_of(library.connection, UndoLine.PEOPLE).undo is Gesture.RENAME_PERSON
    writer.undo(UndoLine.PEOPLE)
    assert library.records["a"] == person
    writer.undo(UndoLine.PEOPLE)
    assert not library.records
    writer.redo(UndoLine.PEOPLE)
    writer.redo(UndoLine.PEOPLE)
    assert library.records["a"] == renamed
    assert check(library).whole


def test_each_line_of_the_library_is_undone_for_itself(library: Library, make_briefing) -> None:
    writer = library.writer
    person, search = Person(id="a", name="Mạc Thu Yến"), SavedSearch(id="c", name="Cảng", query="cảng")
    writer.commit_on_library(Change(gesture=Gesture.MERGE_PEOPLE, records=(RecordEdit(None, person),)), "")
    add(library, make_briefing(0))
    writer.commit_on_library(Change(gesture=Gesture.SAVE_SEARCH, records=(RecordEdit(None, search),)), "")
    writer.undo(UndoLine.PEOPLE)
    assert dict(library.records) == {"c": search}
    assert listing.count(library) == 1
    assert writer.undo(UndoLine.PEOPLE).change is None
    writer.undo(UndoLine.LIBRARY)
    assert listing.count(library) == 0
    assert dict(library.records) == {"c": search}
    writer.redo(UndoLine.PEOPLE)
    writer.undo(UndoLine.SEARCHES)
    assert dict(library.records) == {"a": person}


def test_several_briefings_leave_the_list_in_one_step(library: Library, make_briefing) -> None:
    made = [confirm_all(library, add(library, make_briefing(number))) for number in range(3)]
    before = rows(library)
    gone = tuple(Listing(briefing.id, before=True, after=False) for briefing in made)
    library.writer.commit_on_library(Change(gesture=Gesture.REMOVE_DEMO, listed=gone), "")
    assert listing.count(library) == 0
    assert not any(rows(library).values())
    library.writer.undo(UndoLine.LIBRARY)
    assert listing.count(library) == 3
    assert rows(library) == before
    assert check(library).whole


def test_checking_sees_a_row_that_is_not_as_its_item_says(library: Library, make_briefing) -> None:
    confirm_all(library, add(library, make_briefing(0)))
    assert not projection.problems(library.connection)
    library.connection.execute("UPDATE duty SET due = '2030-01-01'")
    assert any("duty" in problem for problem in check(library).problems)


@pytest.mark.parametrize("seed", range(4))
def test_random_gestures_leave_the_rows_as_made_anew(library: Library, make_briefing, seed: int) -> None:
    chance = random.Random(seed)
    now = {b.id: b for b in (add(library, make_briefing(number)) for number in range(3))}
    done = 0
    for _ in range(120):
        briefing = now[chance.choice(list(now))]
        change = _some_change(chance, briefing)
        committed = library.writer.undo(briefing.id) if change is None else library.writer.commit(change, "")
        if committed.change is not None:
            now[briefing.id] = committed.change.apply(briefing)
            done += 1
    assert done > 60
    assert not projection.problems(library.connection)
    assert {b.id: briefings.read_briefing(library, b.id) for b in now.values()} == now


def _some_change(chance: random.Random, briefing: Briefing) -> Change | None:
    kind = chance.randrange(5)
    item = chance.choice(briefing.items)
    if kind == 0:
        return None
    if kind == 1:
        head = Head.of(briefing)
        day = date(2026, 1, chance.randint(1, 28)).isoformat()
        after = replace(head, date=chance.choice([None, day]), place=chance.choice([None, "Vĩnh Hải"]))
        return Change(briefing_id=briefing.id, gesture=Gesture.EDIT_HEAD, head=HeadEdit(head, after))
    state = chance.choice(list(State))
    if isinstance(item, Attendee):
        after_item = replace(item, state=state, name=chance.choice(["Lê Hoà", "Lê Hòa", "Tạ Đình Lương"]))
    elif isinstance(item, KeyFigure):
        after_item = replace(item, state=state, metric=chance.choice(["GRDP", "thu ngân sách"]))
    else:
        assert isinstance(item, Directive)
        after_item = replace(item, state=state, due_date=chance.choice([None, "2026-06-30"]))
    edit = ItemEdit(item, after_item)
    return Change(briefing_id=briefing.id, gesture=Gesture.EDIT, items=(edit,))
