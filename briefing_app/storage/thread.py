"""The storage thread: the one owner of an open library."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar, cast

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage.faults import environment_error, explain
from briefing_app.storage.library import Library

T = TypeVar("T")

TIMEOUT = 120.0
"""Seconds after which whoever waits for an answer is told that there is none."""


class StorageThread:
    """Opens a library in a thread of its own and runs jobs on it, one after the other.

    Not a pool and no priorities: bulk work posts itself anew briefing by briefing, which lets a gesture in
    between. Jobs return frozen results; a job must not wait for another one.
    """

    def __init__(self, open_library: Callable[[], Library]) -> None:
        self._open = open_library
        self._jobs: queue.SimpleQueue[tuple[Callable[[Library], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._closed = False
        self._gate = threading.Lock()  # between the last post and the closing
        self._opened = (
            threading.Event()
        )  # or failed to: a large old library is brought up to date for minutes
        self._thread = threading.Thread(target=self._work, name="storage", daemon=True)
        self._thread.start()

    def post(self, job: Callable[[Library], T]) -> Future[T]:
        """Queue a job; the future gives its result, or LibraryError where the library is at fault.

        A future posted after `close` is cancelled.
        """
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                future.cancel()
                future.set_running_or_notify_cancel()
            else:
                self._jobs.put((job, future))
        return future

    def run(self, job: Callable[[Library], T], timeout: float = TIMEOUT) -> T:
        """Queue a job and wait for its result.

        An opening may take as long as it needs. Raises what the job raised; LibraryError when the library is closed
        or, once open, does not answer in time.
        """
        return self.answer(self.post(job), timeout)

    def answer(self, future: Future[T], timeout: float = TIMEOUT) -> T:
        """Wait for the result of a job that was posted; raises what `run` does."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a job may not wait for another job")
        while True:
            opened = self._opened.is_set()
            try:
                return future.result(timeout)
            except CancelledError:
                raise LibraryError(Code.LIBRARY_FAILED, reason="closed") from None
            except TimeoutError:
                if future.done():
                    raise
                if opened:
                    future.cancel()
                    raise LibraryError(Code.LIBRARY_FAILED, reason="timeout") from None

    def close(self) -> None:
        """Refuse later jobs, cancel those that wait, finish the one at work, close the library; then return."""
        with self._gate:
            if not self._closed:
                self._closed = True
                waiting: list[Future[Any]] = []
                with contextlib.suppress(queue.Empty):
                    while (entry := self._jobs.get_nowait()) is not None:
                        waiting.append(entry[1])
                self._jobs.put(None)
                for future in waiting:
                    future.cancel()
                    future.set_running_or_notify_cancel()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        library: Library | None = None
        failure: BaseException | None = None
        try:
            library = self._open()
        except Exception as error:  # noqa: BLE001 - the job runner: whoever asks is told
            failure = error
        self._opened.set()
        while (entry := self._jobs.get()) is not None:
            job, future = entry
            if not future.set_running_or_notify_cancel():
                continue
            if library is None:
                future.set_exception(cast(BaseException, failure))
                continue
            self._run(job, future, library)
            del job, future, entry  # a result is not kept alive while the thread waits
        if library is not None:
            library.close()

    @staticmethod
    def _run(job: Callable[[Library], Any], future: Future[Any], library: Library) -> None:
        try:
            result = job(library)
        except Exception as error:  # noqa: BLE001 - the job runner: whoever asks is told
            cause = environment_error(error)
            future.set_exception(explain(cause, library.path) if cause is not None else error)
        else:
            future.set_result(result)
