"""Committing: each change with its history row and search rows, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.briefing import Briefing, Status
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit, UndoLine
from briefing_app.domain.errors import Code, LibraryError, NotFound
from briefing_app.domain.item import State
from briefing_app.storage import briefings, history, listing
from briefing_app.storage.check import check
from briefing_app.storage.faults import environment_error, explain
from briefing_app.storage.library import Library


def add(library: Library, briefing: Briefing) -> Briefing:
    identifier, duplicate = library.intake.add(briefing, original=b"raw", source_path="a.txt", author="An")
    assert not duplicate
    return briefings.read_briefing(library, identifier)


def confirm(briefing: Briefing, index: int = 0) -> Change:
    item = briefing.items[index]
    return Change(
        briefing_id=briefing.id,
        gesture=Gesture.CONFIRM,
        items=(ItemEdit(item, replace(item, state=State.CONFIRMED)),),
    )


def test_what_was_added_is_read_back(library: Library, make_briefing) -> None:
    briefing = make_briefing()
    assert add(library, briefing) == briefing
    assert briefings.original_bytes(library, briefing.id) == b"raw"
    assert check(library).whole


def test_the_same_article_twice_is_the_known_briefing(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    again = replace(
        make_briefing(),
        article=replace(briefing.article, text=briefing.article.text.replace("\n", "\n\n") + "  "),
    )
    assert library.intake.add(again, original=None, source_path=None, author="") == (briefing.id, True)
    assert listing.count(library) == 1


def test_a_commit_is_applied_counted_and_recorded(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    change = confirm(briefing)
    committed = library.writer.commit(change, "Bình")
    assert committed.steps.undo is Gesture.CONFIRM
    assert briefings.read_briefing(library, briefing.id) == change.apply(briefing)
    (row,) = listing.listed(library, today=__import__("datetime").date(2026, 1, 1))
    assert (row.left, row.total) == (2, 3)
    entries = history.entries(library.connection, briefing.id)
    assert [(entry.gesture, entry.author) for entry in entries] == [("confirm", "Bình"), ("import", "An")]
    assert check(library).whole


def test_undo_and_redo_walk_the_line(library: Library, make_briefing) -> None:
    start = add(library, make_briefing())
    states = [start]
    for index in range(3):
        change = confirm(states[-1], index)
        library.writer.commit(change, "")
        states.append(change.apply(states[-1]))
    for expected in reversed(states[:-1]):
        assert library.writer.undo(start.id).change is not None
        assert briefings.read_briefing(library, start.id) == expected
    assert library.writer.undo(start.id).change is None
    for expected in states[1:]:
        assert library.writer.redo(start.id).change is not None
        assert briefings.read_briefing(library, start.id) == expected
    assert library.writer.redo(start.id).change is None


def test_a_new_gesture_ends_redo_and_history_keeps_it(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing, 0), "")
    library.writer.undo(briefing.id)
    committed = library.writer.commit(confirm(briefing, 1), "")
    assert committed.steps == history.Steps(Gesture.CONFIRM, None)
    assert [entry.undone for entry in history.entries(library.connection, briefing.id)] == [
        False,
        True,
        False,
    ]


def test_a_stale_change_is_refused_whole(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing), "")
    both = Change(
        briefing_id=briefing.id,
        gesture=Gesture.CONFIRM_ALL,
        items=(*confirm(briefing, 1).items, *confirm(briefing, 0).items),
    )
    before = briefings.read_briefing(library, briefing.id)
    with pytest.raises(ValueError, match="not as the change found it"):
        library.writer.commit(both, "")
    assert briefings.read_briefing(library, briefing.id) == before
    assert check(library).whole


def test_merging_makes_one_step(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    head = Head.of(briefing)
    texts = ["h", "hỏ", "hỏi", "hỏi lại"]
    for text in texts:
        after = replace(head, note=text, status=Status.IN_REVIEW)
        change = Change(briefing_id=briefing.id, gesture=Gesture.EDIT_NOTE, head=HeadEdit(head, after))
        library.writer.commit(change, "", merge=True)
        head = after
    assert briefings.read_briefing(library, briefing.id).note == "hỏi lại"
    library.writer.undo(briefing.id)
    assert briefings.read_briefing(library, briefing.id) == briefing
    library.writer.redo(briefing.id)
    assert briefings.read_briefing(library, briefing.id).note == "hỏi lại"


def test_what_does_not_belong_together_is_not_merged(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing, 0), "", merge=True)
    library.writer.commit(confirm(briefing, 1), "", merge=True)
    library.writer.undo(briefing.id)
    found = briefings.read_briefing(library, briefing.id)
    assert [item.state for item in found.items[:2]] == [State.CONFIRMED, State.SUGGESTED]


def test_removing_and_its_undo(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.remove(briefing.id, "")
    assert listing.count(library) == 0
    with pytest.raises(NotFound):
        briefings.read_briefing(library, briefing.id)
    library.writer.undo(UndoLine.LIBRARY)
    assert briefings.read_briefing(library, briefing.id) == briefing


def test_undoing_an_import_keeps_what_was_done_since(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing), "")
    reviewed = briefings.read_briefing(library, briefing.id)
    library.writer.undo(UndoLine.LIBRARY)
    assert listing.count(library) == 0
    library.writer.redo(UndoLine.LIBRARY)
    assert briefings.read_briefing(library, briefing.id) == reviewed


def test_importing_a_removed_article_brings_it_back(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing), "")
    library.writer.remove(briefing.id, "")
    found = library.intake.add(make_briefing(), original=None, source_path=None, author="")
    assert found == (briefing.id, False)
    assert briefings.read_briefing(library, briefing.id).left_to_review == 2


def test_ids_may_be_shortened_while_unique(library: Library, make_briefing) -> None:
    first = replace(make_briefing(1), id="ab" + "0" * 30)
    second = replace(make_briefing(2), id="ac" + "0" * 30)
    add(library, first)
    add(library, second)
    assert briefings.full_id(library, "ab") == first.id
    assert briefings.full_id(library, "AB") == first.id
    for prefix, code in (
        ("a", Code.AMBIGUOUS_ID),
        ("ad", Code.UNKNOWN_ID),
        ("", Code.UNKNOWN_ID),
        ("%", Code.UNKNOWN_ID),
    ):
        with pytest.raises(NotFound) as caught:
            briefings.full_id(library, prefix)
        assert caught.value.code is code


def test_a_full_disk_loses_the_last_step_alone(library: Library, make_briefing) -> None:
    briefing = add(library, make_briefing())
    library.writer.commit(confirm(briefing), "")
    saved = briefings.read_briefing(library, briefing.id)
    pages = library.connection.execute("PRAGMA page_count").fetchone()[0]
    library.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Exception, match="full") as caught:  # noqa: PT012
        for number in range(2, 200):
            library.intake.add(make_briefing(number), original=None, source_path=None, author="")
    cause = environment_error(caught.value)
    assert cause is not None
    assert explain(cause, library.path).code is Code.LIBRARY_FULL
    library.connection.execute("PRAGMA max_page_count = 1000000")
    assert briefings.read_briefing(library, briefing.id) == saved
    assert check(library).whole
    library.writer.commit(confirm(saved, 1), "")


def test_overdue_counts_confirmed_open_directives(library: Library, make_briefing) -> None:
    from datetime import date

    briefing = add(library, make_briefing())
    directive = next(index for index, item in enumerate(briefing.items) if item.kind_of_item == "directive")
    assert listing.listed(library, today=date(2026, 7, 1))[0].overdue == 0
    library.writer.commit(confirm(briefing, directive), "")
    assert listing.listed(library, today=date(2026, 6, 30))[0].overdue == 0
    assert listing.listed(library, today=date(2026, 7, 1))[0].overdue == 1


def test_the_list_is_newest_first(library: Library, make_briefing) -> None:
    from datetime import date

    days = ["2026-01-05", None, "2026-03-18", "2026-01-05", "2025-12"]
    for number, day in enumerate(days):
        add(library, make_briefing(number, date=day))
    rows = listing.listed(library, today=date(2026, 1, 1))
    assert [row.date for row in rows] == ["2026-03-18", "2026-01-05", "2026-01-05", "2025-12", None]
    assert [row.title[-1] for row in rows] == ["2", "3", "0", "4", "1"]
    assert listing.listed(library, today=date(2026, 1, 1), limit=2, offset=1) == rows[1:3]


def test_a_closed_library_says_so(library: Library, make_briefing) -> None:
    add(library, make_briefing())
    library.close()
    library.close()


def test_an_unknown_briefing(library: Library) -> None:
    with pytest.raises(NotFound):
        library.writer.undo("nothing")
    assert LibraryError(Code.LIBRARY_FULL).code is Code.LIBRARY_FULL
