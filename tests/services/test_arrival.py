"""An article that is read before it is written: the same briefing, written once, and before its first gesture."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import build
from briefing_app.domain.change import Gesture
from briefing_app.domain.errors import BriefingError, Code
from briefing_app.domain.item import State
from briefing_app.services.arrival import Arrival, Imported
from briefing_app.services.bundle import Services


def arrive(services: Services, sample: Path) -> Arrival:
    received = services.library.receive_file(sample)
    assert isinstance(received, Arrival)
    return received


def test_what_arrives_is_what_is_kept(services: Services, sample: Path) -> None:
    arrival = arrive(services, sample)
    assert services.library.count() == 0
    assert arrival.kept() == Imported(arrival.briefing.id, duplicate=False)
    assert services.library.open(arrival.briefing.id) == arrival.briefing


def test_it_is_written_once_whoever_asks(services: Services, sample: Path) -> None:
    arrival = arrive(services, sample)
    assert arrival.keep() is arrival.keep()
    arrival.kept()
    assert services.library.count() == 1
    assert services.library.steps().undo is Gesture.IMPORT


def test_a_gesture_waits_until_it_is_written(services: Services, sample: Path) -> None:
    arrival = arrive(services, sample)
    session = services.review(arrival.briefing, arrival)
    assert session.undo_step is None
    first = session.briefing.items[0].id
    session.confirm([first])
    item = services.library.open(arrival.briefing.id).item(first)
    assert item is not None and item.state is State.CONFIRMED
    session.undo()
    assert services.library.open(arrival.briefing.id).items == arrival.briefing.items


def test_undoing_at_once_finds_nothing_to_undo(services: Services, sample: Path) -> None:
    arrival = arrive(services, sample)
    session = services.review(arrival.briefing, arrival)
    assert session.undo() is None
    assert session.history()[-1].gesture == Gesture.IMPORT
    assert services.library.count() == 1


def test_a_known_article_is_not_read_again(services: Services, sample: Path) -> None:
    arrive(services, sample).kept()
    received = services.library.receive_file(sample)
    assert isinstance(received, Imported)
    assert received.duplicate


def test_an_article_that_was_removed_comes_back_as_it_was_left(services: Services, sample: Path) -> None:
    identifier = services.library.import_file(sample).id
    session = services.review(services.library.open(identifier))
    session.edit_note("xem lại")
    services.library.remove(identifier)
    assert services.library.receive_file(sample) == Imported(identifier, duplicate=False)
    assert services.library.open(identifier).note == "xem lại"


def test_a_library_that_takes_none_says_so_to_the_gesture(tmp_path: Path, sample: Path, engine) -> None:
    services = build(tmp_path / "library.db", engine=engine)
    arrival = arrive(services, sample)
    session = services.review(arrival.briefing, arrival)
    services.close()
    with pytest.raises(BriefingError) as caught:
        session.confirm([session.briefing.items[0].id])
    assert caught.value.code is Code.LIBRARY_FAILED
