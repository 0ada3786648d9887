"""Work off the window's thread, answered in it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from briefing_app.domain.errors import BriefingError

log = logging.getLogger(__name__)

_TURN = 0.001
"""Seconds for which a thread may keep the interpreter while another one waits for it; Python's own are 0.005."""

Done = Callable[[Any], None]
Failed = Callable[[BriefingError], None]


def take_short_turns() -> None:
    """Have threads hand the interpreter to each other sooner than Python does of its own accord.

    Each call of Qt's gives it away, so a paint of a hundred calls beside a worker that reads an article waits a
    hundred times: half a second with Python's own turns (`bench_opening.py`, the line of 5 MB).
    """
    sys.setswitchinterval(_TURN)


class _Answer(QObject):
    """Carries one job's outcome into the thread in which it was made."""

    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work = work
        self._answer = answer

    def run(self) -> None:
        try:
            result = self._work()
        except BriefingError as error:
            self._answer.failed.emit(error)
        except Exception as error:  # a named border: a fault in a job is reported, not lost
            log.exception("a job failed")
            self._answer.failed.emit(error)
        else:
            self._answer.done.emit(result)


class Jobs(QObject):
    """Runs functions in worker threads; answers arrive in this object's thread by queued signal.

    Jobs of one `topic` outdate each other: only the answer to the newest is delivered.
    """

    crashed = Signal(object)  # an exception that nobody expected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._newest: dict[str, int] = {}
        self._answers: dict[int, tuple[_Answer, Done, Failed | None, str]] = {}
        self._count = 0
        self._closed = False
        self._behind: list[tuple[str, int, _Job]] = []
        # A timer of its own: `QTimer.singleShot(0, …)` is a queued call, and those come before a paint.
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._begin_behind)

    @property
    def busy(self) -> bool:
        """Whether any answer is outstanding."""
        return bool(self._answers)

    def run(self, topic: str, work: Callable[[], object], done: Done, failed: Failed | None = None) -> None:
        """Do `work` in a worker thread, then call `done` with its result or `failed` with its error.

        Nothing is done any more after `close`: a widget that is taken down may still ask.
        """
        if self._closed:
            return
        self._pool.start(self._expect(topic, work, done, failed))

    def run_behind(
        self, topic: str, work: Callable[[], object], done: Done, failed: Failed | None = None
    ) -> None:
        """Do the same once the window is painted: two threads of Python take turns, and nobody waits for this one."""
        job = self._expect(topic, work, done, failed)
        self._behind.append((topic, self._count, job))
        self._painted.start()

    def forget(self, topic: str) -> None:
        """Drop the outstanding answer of a topic."""
        self._newest.pop(topic, None)

    def close(self) -> None:
        """Wait for the work under way and deliver nothing more."""
        self._closed = True
        self._newest.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _expect(self, topic: str, work: Callable[[], object], done: Done, failed: Failed | None) -> _Job:
        """Return a job whose answer is waited for from now on; older ones of its topic are outdated."""
        self._count += 1
        number = self._count
        self._newest[topic] = number
        answer = _Answer(self)
        self._answers[number] = (answer, done, failed, topic)
        answer.setProperty("number", number)
        answer.done.connect(self._deliver)
        answer.failed.connect(self._deliver_failure)
        return _Job(work, answer)

    def _begin_behind(self) -> None:
        """Start what was put off, in its order."""
        waiting, self._behind = self._behind, []
        for topic, number, job in waiting:
            self._begin(topic, number, job)

    def _begin(self, topic: str, number: int, job: _Job) -> None:
        """Start a job that was put off, unless it is outdated meanwhile."""
        if self._newest.get(topic) == number:
            self._pool.start(job)
        elif number in self._answers:
            self._answers.pop(number)[0].deleteLater()

    def _deliver(self, result: object) -> None:
        entry = self._take()
        if entry is not None:
            entry[1](result)

    def _deliver_failure(self, error: object) -> None:
        entry = self._take()
        if entry is None:
            return
        if isinstance(error, BriefingError) and entry[2] is not None:
            entry[2](error)
        else:
            self.crashed.emit(error)

    def _take(self) -> tuple[_Answer, Done, Failed | None, str] | None:
        """Return the entry of the answer that is being delivered, None when it is outdated."""
        answer = self.sender()
        number = answer.property("number") if answer is not None else None
        entry = self._answers.pop(number, None) if isinstance(number, int) else None
        if entry is None:
            return None
        entry[0].deleteLater()
        return entry if self._newest.get(entry[3]) == number else None
