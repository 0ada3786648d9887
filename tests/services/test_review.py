"""Every gesture of a review: one change, on the disk, undone and redone."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.domain.briefing import Status
from briefing_app.domain.change import Gesture
from briefing_app.domain.errors import Code, GestureRefused, NotFound
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession


@pytest.fixture(autouse=True)
def kept_and_undone(services: Services, session: ReviewSession):
    """After each test: what the session shows is on the disk, and undoing all leads back to the import."""
    start = session.briefing
    yield
    assert services.library.open(session.briefing.id) == session.briefing
    assert services.review(session.briefing).undo_step == session.undo_step
    while session.redo_step is not None:
        assert session.redo() is not None
    end = session.briefing
    while session.undo_step is not None:
        assert session.undo() is not None
    assert session.briefing.items == start.items
    assert session.briefing.article == start.article
    assert session.briefing.status is start.status
    while session.redo_step is not None:
        assert session.redo() is not None
    assert session.briefing == end
    assert services.keeping.check().whole


def first(session: ReviewSession, kind: ItemKind):
    return session.briefing.of_kind(kind)[0]


def span(session: ReviewSession, words: str) -> tuple[int, int]:
    at = session.briefing.article.text.index(words)
    return at, at + len(words)


def test_the_sample_has_every_kind(session: ReviewSession) -> None:
    assert all(session.briefing.of_kind(kind) for kind in ItemKind)
    assert session.briefing.status is Status.NEW
    assert session.undo_step is None


def test_confirming_one_and_many(session: ReviewSession) -> None:
    items = session.briefing.items
    change = session.confirm([items[0].id])
    assert change is not None
    assert (change.gesture, session.briefing.status) == (Gesture.CONFIRM, Status.IN_REVIEW)
    assert session.confirm([items[0].id]) is None
    change = session.confirm([item.id for item in items])
    assert change is not None
    assert (change.gesture, len(change.items)) == (Gesture.CONFIRM_ALL, len(items) - 1)
    assert session.briefing.left_to_review == 0
    assert {item.author for item in session.briefing} == {"An"}
    session.undo()
    assert session.briefing.left_to_review == len(items) - 1


def test_rejecting_and_reopening(session: ReviewSession) -> None:
    ids = [item.id for item in session.briefing.items[:3]]
    session.reject(ids)
    assert [item.state for item in session.briefing.items[:3]] == [State.REJECTED] * 3
    change = session.reopen(ids[:2])
    assert change is not None
    assert [item.state for item in session.briefing.items[:3]] == [
        State.SUGGESTED,
        State.SUGGESTED,
        State.REJECTED,
    ]


def test_deleting_a_suggestion_rejects_it_and_ones_own_is_gone(session: ReviewSession) -> None:
    suggestion = session.briefing.items[0]
    change = session.add(ItemKind.DIRECTIVE, *span(session, session.briefing.article.title[:20]))
    assert change is not None
    own = change.items[0].item
    assert (own.origin, own.state, own.author) == (EDITOR, State.CONFIRMED, "An")
    session.delete([suggestion.id, own.id])
    assert session.briefing.item(own.id) is None
    assert session.briefing.item(suggestion.id).state is State.REJECTED


def test_editing_confirms_and_keeps_the_origin(session: ReviewSession) -> None:
    person = first(session, ItemKind.ATTENDEE)
    change = session.edit(person.id, name="  Lưu  Thị Ngân Hà ", role="")
    assert change is not None
    after = session.briefing.item(person.id)
    assert (after.name, after.role, after.state, after.origin) == (
        "Lưu Thị Ngân Hà",
        None,
        State.CONFIRMED,
        person.origin,
    )
    assert session.edit(person.id, name="Lưu Thị Ngân Hà") is None


def test_a_figures_scaled_value_follows(session: ReviewSession) -> None:
    figure = first(session, ItemKind.KEY_FIGURE)
    session.edit(figure.id, value="41,6", unit="nghìn tỷ đồng", high="42", comparator="over")
    after = session.briefing.item(figure.id)
    assert isinstance(after, KeyFigure)
    assert (after.value, after.unit, after.scaled_value) == ("41.6", "đồng", "41600000000000")
    assert (after.high, after.scaled_high, after.comparator) == ("42", "42000000000000", "over")
    session.edit(figure.id, value="50", high=None)
    after = session.briefing.item(figure.id)
    assert (after.scaled_value, after.high, after.scaled_high) == ("50000000000000", None, None)
    session.edit(figure.id, magnitude="")
    assert session.briefing.item(figure.id).scaled_value == "50"


def test_an_edit_that_makes_no_sense_changes_nothing(session: ReviewSession) -> None:
    item = first(session, ItemKind.DIRECTIVE)
    before = session.briefing
    with pytest.raises(ValueError, match="perhaps"):
        session.edit(item.id, strength="perhaps")
    with pytest.raises(TypeError):
        session.edit(item.id, anchor=None)
    with pytest.raises(NotFound):
        session.edit("nothing", action="x")
    assert session.briefing == before


def test_typing_is_one_step_where_asked(session: ReviewSession) -> None:
    item = first(session, ItemKind.DIRECTIVE)
    session.edit(item.id, action="hoàn")
    session.edit(item.id, action="hoàn thành", merge_with_last=True)
    session.edit(item.id, action="hoàn thành đường", merge_with_last=True)
    session.undo()
    assert session.briefing.item(item.id) == item
    session.redo()
    assert session.briefing.item(item.id).action == "hoàn thành đường"


def test_splitting_and_joining_directives(session: ReviewSession) -> None:
    item = max(session.briefing.directives, key=lambda found: len(found.anchor.exact))
    middle = item.anchor.exact.index(" ", len(item.anchor.exact) // 2)
    change = session.split(item.id, item.anchor.start + middle)
    assert change is not None
    head, tail = (edit.item for edit in change.items)
    assert (head.id, head.anchor.start, tail.anchor.end) == (item.id, item.anchor.start, item.anchor.end)
    assert head.anchor.end <= tail.anchor.start
    assert tail.issuer == item.issuer
    change = session.join([tail.id, head.id])
    assert change is not None
    joined = session.briefing.item(item.id)
    assert joined.anchor == item.anchor
    assert session.briefing.item(tail.id) is None


def test_joining_keeps_what_each_says(session: ReviewSession) -> None:
    first_one, second = session.briefing.directives[:2]
    session.edit(first_one.id, action="rà soát quy hoạch bến cảng.")
    session.edit(second.id, action="báo cáo kết quả")
    session.join([second.id, first_one.id])
    assert session.briefing.item(first_one.id).action == "rà soát quy hoạch bến cảng; báo cáo kết quả"
    one, other = session.briefing.attendees[:2]
    session.join([one.id, other.id])
    assert session.briefing.item(one.id).name == f"{one.name}; {other.name}"


def test_the_first_part_of_a_split_directive_keeps_its_own_action(session: ReviewSession) -> None:
    item = max(session.briefing.directives, key=lambda found: len(found.anchor.exact))
    whole = " ".join(item.anchor.exact.split())
    session.edit(item.id, action="Các cơ quan " + whole)
    middle = item.anchor.exact.index(" ", len(item.anchor.exact) // 2)
    session.split(item.id, item.anchor.start + middle)
    before = " ".join(item.anchor.exact[:middle].split()).rstrip(" ,;:")
    assert session.briefing.item(item.id).action == "Các cơ quan " + before


def test_what_cannot_be_split_or_joined(session: ReviewSession) -> None:
    item = first(session, ItemKind.DIRECTIVE)
    for at in (0, item.anchor.start, item.anchor.end, 10**9):
        with pytest.raises(GestureRefused) as caught:
            session.split(item.id, at)
        assert caught.value.code is Code.NOTHING_TO_SPLIT
    for ids in ([item.id], [item.id, first(session, ItemKind.ATTENDEE).id]):
        with pytest.raises(GestureRefused) as caught:
            session.join(ids)
        assert caught.value.code is Code.NOTHING_TO_JOIN


def test_reanchoring(session: ReviewSession) -> None:
    item = first(session, ItemKind.ATTENDEE)
    text = session.briefing.article.text
    start = text.index("\n", item.anchor.end)
    end = text.index(" ", start + 12)
    session.reanchor(item.id, start, end)
    after = session.briefing.item(item.id)
    assert after.anchor.exact == text[start:end].strip()
    assert (after.name, after.state) == (item.name, State.CONFIRMED)
    assert session.reanchor(item.id, start, end) is None
    with pytest.raises(GestureRefused):
        session.reanchor(item.id, start, start)


def test_adding_from_any_words(session: ReviewSession) -> None:
    text = session.briefing.article.text
    for kind in ItemKind:
        change = session.add(kind, len(text) // 3, len(text) // 3 + 30)
        assert change is not None
        assert change.items[0].item.kind_of_item is kind
        with pytest.raises(GestureRefused) as caught:
            session.add(kind, 5, 5)
        assert caught.value.code is Code.SPAN_EMPTY


def test_notes_and_the_head(session: ReviewSession) -> None:
    item = session.briefing.items[0]
    session.set_item_note(item.id, "hỏi lại\ncơ quan soạn")
    assert session.briefing.item(item.id).note == "hỏi lại\ncơ quan soạn"
    assert session.briefing.item(item.id).state is State.SUGGESTED
    session.edit_note("Ghi chú")
    session.edit_head(title=" Tiêu đề  mới ", place="", source="Báo Vĩnh Hải")
    article = session.briefing.article
    assert (article.title, article.place, article.source) == ("Tiêu đề mới", None, "Báo Vĩnh Hải")
    assert session.edit_head(title="Tiêu đề mới") is None
    with pytest.raises(TypeError):
        session.edit_head(text="x")


def test_marking_reviewed_and_going_on(session: ReviewSession) -> None:
    session.mark_reviewed(True)
    assert session.briefing.status is Status.REVIEWED
    assert session.undo_step is Gesture.MARK_REVIEWED
    session.mark_reviewed(False)
    assert session.briefing.status is Status.IN_REVIEW


def test_dismissing_and_taking_it_back(session: ReviewSession) -> None:
    session.dismiss(["uncovered:10-20", "b"])
    session.dismiss(["a"])
    assert session.briefing.dismissed == ("a", "b", "uncovered:10-20")
    assert session.dismiss(["a"]) is None
    session.dismiss(["b", "never"], dismissed=False)
    assert session.briefing.dismissed == ("a", "uncovered:10-20")


def test_a_new_gesture_ends_redo(session: ReviewSession) -> None:
    session.confirm([session.briefing.items[0].id])
    session.undo()
    assert session.redo_step is Gesture.CONFIRM
    session.reject([session.briefing.items[0].id])
    assert session.redo_step is None
    assert [entry.gesture for entry in session.history()] == ["reject", "confirm", "import"]


def test_suggesting_again_keeps_what_the_editor_did(session: ReviewSession) -> None:
    kept = [item.id for item in session.briefing.items[:2]]
    session.confirm(kept[:1])
    session.reject(kept[1:])
    removed = session.briefing.items[2]
    session.edit_note("x")
    assert session.resuggest() is None or session.briefing.item(kept[0]).state is State.CONFIRMED
    assert session.briefing.item(removed.id) == removed
    assert not session.rules_are_newer


def test_steps_survive_a_restart(services: Services, session: ReviewSession, tmp_path: Path) -> None:
    session.confirm([session.briefing.items[0].id])
    session.edit_note("x")
    session.undo()
    again = services.review(services.library.open(session.briefing.id))
    assert (again.undo_step, again.redo_step) == (Gesture.CONFIRM, Gesture.EDIT_NOTE)


def test_uncovered_sentences(session: ReviewSession) -> None:
    text = session.briefing.article.text
    before = session.uncovered()
    session.reject([item.id for item in session.briefing])
    assert len(session.uncovered()) >= len(before)
    assert all(0 <= start < end <= len(text) for start, end in session.uncovered())
