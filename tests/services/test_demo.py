"""Filling in the demonstration library and taking it away: one step each, undoable, nothing else touched."""

from __future__ import annotations

from pathlib import Path

from briefing_app import paths
from briefing_app.domain.briefing import Status
from briefing_app.domain.change import Gesture
from briefing_app.services.bundle import Services


def test_fill_lists_forty_briefings_in_one_step(services: Services) -> None:
    told: list[tuple[int, int]] = []
    assert not services.demo.present
    assert services.demo.fill(lambda done, total: told.append((done, total))) == 40
    assert services.demo.present
    assert services.library.count() == 40
    assert told == [(n, 40) for n in range(41)]
    assert services.library.steps().undo is Gesture.FILL_DEMO
    assert services.keeping.check().problems == ()


def test_undo_and_redo(services: Services) -> None:
    services.demo.fill()
    services.library.undo()
    assert services.library.count() == 0 and not services.demo.present
    assert services.keeping.check().problems == ()
    services.library.redo()
    assert services.library.count() == 40 and services.demo.present


def test_remove_takes_away_what_fill_brought_and_nothing_else(services: Services, sample: Path) -> None:
    own = services.library.import_file(sample).id
    services.demo.fill()
    assert services.library.count() == 41
    assert services.demo.remove() == 40
    assert [row.id for row in services.library.listed()] == [own]
    services.library.undo()
    assert services.library.count() == 41
    assert services.keeping.check().problems == ()


def test_filling_twice_brings_nothing_and_leaves_no_step(services: Services) -> None:
    services.demo.fill()
    services.demo.remove()
    assert services.demo.fill() == 40
    assert services.demo.fill() == 0
    assert services.library.steps().undo is Gesture.FILL_DEMO
    services.library.undo()
    assert services.library.count() == 0


def test_removing_what_is_not_there(services: Services) -> None:
    assert services.demo.remove() == 0
    assert services.library.steps().undo is None


def test_what_was_edited_comes_back_as_it_was_left(services: Services) -> None:
    services.demo.fill()
    row = services.library.listed()[0]
    session = services.review(services.library.open(row.id))
    session.edit_note("Đã gọi Văn phòng hỏi lại.")
    services.demo.remove()
    services.demo.fill()
    assert services.library.open(row.id).note == "Đã gọi Văn phòng hỏi lại."


def test_an_article_of_the_editors_own_stays_when_the_rest_goes(services: Services, tmp_path: Path) -> None:

    path = next(iter(sorted(paths.resource("samples", "season").glob("*.txt"))))
    own = services.library.import_file(path).id
    assert services.demo.fill() == 39
    assert services.demo.remove() == 39
    assert [row.id for row in services.library.listed()] == [own]


def test_the_newest_come_unreviewed(services: Services) -> None:
    services.demo.fill()
    rows = services.library.listed()
    assert [row.status for row in rows[:4]] == [
        Status.NEW,
        Status.NEW,
        Status.IN_REVIEW,
        Status.IN_REVIEW,
    ]
    assert {row.status for row in rows[4:]} == {Status.REVIEWED}
