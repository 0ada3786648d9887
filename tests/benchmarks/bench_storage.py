"""What a gesture costs until it is on the disk, beside a bare commit at ``synchronous=FULL`` in the same run.

Run it with ``.venv/bin/python tests/benchmarks/bench_storage.py``; it asserts nothing.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from believable import Maker
from big_library import big_library

from briefing_app.bootstrap import build, build_engine
from briefing_app.domain.item import State
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession
from briefing_app.storage.database import opened
from briefing_app.storage.listing import listed

ROUNDS = 300


class Bare:
    """A commit of one row and nothing else, as the library's journal and syncing have it."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE t (x TEXT)",
        ):
            self._connection.execute(statement)

    def commit(self) -> None:
        """Commit a row of the size of a small item."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO t VALUES (?)", ("x" * 600,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def milliseconds(job: Callable[[], object]) -> float:
    """Return how long a job takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def show(name: str, times: list[float]) -> None:
    """Print median and 95th percentile."""
    print(
        f"{name:52} p50 {statistics.median(times):7.2f} ms   p95 {statistics.quantiles(times, n=20)[18]:7.2f} ms"
    )


def gestures(services: Services, bare: Bare) -> None:
    """Confirm and put back one item at a time, a bare commit between every two."""
    briefing = services.library.open(services.library.listed(limit=1)[0].id)
    session: ReviewSession = services.review(briefing)
    items = [item.id for item in session.briefing if item.state is State.SUGGESTED]
    session.confirm(items[:1])
    session.reopen(items[:1])
    bare_times, confirms, notes, undos, bulk = [], [], [], [], []
    for round_ in range(ROUNDS):
        bare_times.append(milliseconds(bare.commit))
        item = items[round_ % len(items)]
        confirms.append(milliseconds(lambda item=item: session.confirm([item])))
        notes.append(milliseconds(lambda item=item, n=round_: session.set_item_note(item, f"ghi chú {n}")))
        undos.append(milliseconds(session.undo))
        session.reopen([item])
        if round_ % 10 == 0:
            bulk.append(milliseconds(lambda: session.confirm(items)))
            session.undo()
    show("bare commit, synchronous=FULL", bare_times)
    show("a confirmed item, until it is committed", confirms)
    show("a note on an item", notes)
    show("undo", undos)
    show(f"{len(items)} items confirmed in one step", bulk)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Bare(Path(folder))
        services = build(Path(folder) / "library.db", engine=build_engine())
        services.library.count()
        services.store.run(lambda library: library.intake.warm_up())
        maker = Maker(seed=2)
        imports, opens = [], []
        for number in range(60):
            text = maker.make(number).article.text
            imports.append(milliseconds(lambda text=text: services.library.import_text(text)))
        for row in services.library.listed():
            opens.append(milliseconds(lambda row=row: services.library.open(row.id)))
        show("an article of 8,000 characters imported, suggestions included", imports)
        show("a briefing opened", opens)
        gestures(services, bare)
        services.close()
        bare.close()
    with opened(big_library(), read_only=True) as library:
        times = [milliseconds(lambda: listed(library, today=date.today(), limit=60)) for _ in range(10)]
        show("the top 60 of a list of 10,000", times)
        times = [milliseconds(lambda: listed(library, today=date.today())) for _ in range(10)]
        show("the list of 10,000", times)
        rows = "SELECT number, id, title, date, place, source, items_left, items_total, status, modified FROM briefing"
        times = [milliseconds(lambda: library.connection.execute(rows).fetchall()) for _ in range(10)]
        show("  the same rows by bare SQL", times)


if __name__ == "__main__":
    main()
