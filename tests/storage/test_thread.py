"""The storage thread: order, failures, closing."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path

import pytest

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage import listing
from briefing_app.storage.database import open_library
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


@pytest.fixture
def store(path: Path):
    store = StorageThread(partial(open_library, path))
    yield store
    store.close()


def test_jobs_run_in_order_in_one_thread(store: StorageThread) -> None:
    seen: list[tuple[int, str]] = []

    def job(number: int, library: Library) -> int:
        seen.append((number, threading.current_thread().name))
        return number

    futures = [store.post(partial(job, number)) for number in range(50)]
    assert [future.result(10) for future in futures] == list(range(50))
    assert seen == [(number, "storage") for number in range(50)]


def test_a_fault_of_ours_comes_back_as_it_is(store: StorageThread) -> None:
    def job(library: Library) -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        store.run(job)
    assert store.run(listing.count) == 0


@pytest.mark.parametrize(
    ("fail", "code"),
    [
        ("SELECT * FROM nowhere", Code.LIBRARY_FAILED),
        ("PRAGMA max_page_count = 1", None),
    ],
)
def test_a_fault_of_the_environment_has_a_code(store: StorageThread, fail: str, code: Code | None) -> None:
    def job(library: Library) -> None:
        library.connection.execute(fail)
        if code is None:
            library.connection.execute("CREATE TABLE big AS SELECT randomblob(10000000) AS b")

    with pytest.raises(LibraryError) as caught:
        store.run(job)
    assert caught.value.code is (code or Code.LIBRARY_FULL)


def test_a_failed_opening_fails_every_job(tmp_path: Path) -> None:
    store = StorageThread(partial(open_library, tmp_path))
    for _ in range(3):
        with pytest.raises(LibraryError) as caught:
            store.run(listing.count)
        assert caught.value.code is Code.LIBRARY_NOT_SQLITE
    store.close()


def test_closing_finishes_the_job_at_work_and_cancels_the_waiting(path: Path) -> None:
    store = StorageThread(partial(open_library, path))
    begun, go_on = threading.Event(), threading.Event()

    def slow(library: Library) -> str:
        begun.set()
        go_on.wait(10)
        return "done"

    working, waiting = store.post(slow), store.post(listing.count)
    begun.wait(10)
    closer = threading.Thread(target=store.close)
    closer.start()
    with pytest.raises(CancelledError):
        waiting.result(10)
    go_on.set()
    closer.join(10)
    assert working.result(0) == "done"
    with pytest.raises(CancelledError):
        store.post(listing.count).result(0)
    with pytest.raises(LibraryError):
        store.run(listing.count)
    store.close()
    open_library(path).close()  # the lock is free


def test_a_job_may_not_wait_for_a_job(store: StorageThread) -> None:
    def job(library: Library) -> int:
        return store.run(listing.count)

    with pytest.raises(RuntimeError):
        store.run(job)


def test_no_answer_in_time(store: StorageThread) -> None:
    go_on = threading.Event()

    def slow(library: Library) -> bool:
        return go_on.wait(10)

    store.post(slow)
    with pytest.raises(LibraryError) as caught:
        store.run(listing.count, timeout=0.05)
    assert caught.value.values["reason"] == "timeout"
    go_on.set()


def test_the_connection_is_that_threads_alone(store: StorageThread) -> None:
    connection = store.run(lambda library: library.connection)
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_an_opening_that_takes_longer_than_an_answer_may_is_waited_for(path: Path) -> None:
    up_to_date = threading.Event()

    def slowly() -> Library:
        up_to_date.wait(10)
        return open_library(path)

    store = StorageThread(slowly)
    later = threading.Timer(0.3, up_to_date.set)
    later.start()
    assert store.run(listing.count, timeout=0.05) == 0
    later.join()
    store.close()


def test_whoever_waits_for_an_opening_is_told_when_it_is_closed(path: Path) -> None:
    up_to_date = threading.Event()

    def slowly() -> Library:
        up_to_date.wait(10)
        return open_library(path)

    store = StorageThread(slowly)
    future = store.post(listing.count)
    closing = threading.Thread(target=store.close)
    closing.start()
    with pytest.raises(LibraryError) as caught:
        store.answer(future, timeout=0.05)
    assert caught.value.values["reason"] == "closed"
    up_to_date.set()
    closing.join()
