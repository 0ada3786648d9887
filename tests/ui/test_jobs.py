"""Work off the window's thread: answered in it, outdated answers dropped, faults told."""

from __future__ import annotations

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import BriefingError, Code
from briefing_app.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, str]] = []
    jobs.run(
        "a",
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != seen[0][1]
    assert not jobs.busy


def test_an_outdated_answer_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    answers: list[int] = []

    def slow() -> int:
        gate.wait(5)
        return 1

    jobs.run("search", slow, answers.append)
    jobs.run("search", lambda: 2, answers.append)
    qtbot.waitUntil(lambda: answers == [2])
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == [2]


def test_a_coded_error_goes_to_its_slot(qtbot: QtBot, jobs: Jobs) -> None:
    failures: list[BriefingError] = []

    def fail() -> None:
        raise BriefingError(Code.FILE_MISSING, "x.txt")

    jobs.run("a", fail, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code is Code.FILE_MISSING


def test_a_fault_is_told_not_lost(qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    def crash() -> None:
        raise ZeroDivisionError("none")

    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.run("a", crash, lambda _: None)
    assert isinstance(crashed.args[0], ZeroDivisionError)


def test_closing_delivers_nothing_more(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[int] = []
    jobs.run("a", lambda: 1, answers.append)
    jobs.close()
    qtbot.wait(50)
    assert answers == []
