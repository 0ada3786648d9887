"""How long the view of people waits at 100,000 briefings, beside the bare queries behind it.

``python tests/benchmarks/bench_people.py [COUNT]``: list, filter, new offices, pages of those seen often and seldom,
an open briefing's attendees, and an act on the registry, the first time and the least of several runs.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
from big_library import big_library

from briefing_app.bootstrap import build
from briefing_app.domain.change import UndoLine
from briefing_app.domain.people import ref_of_name

RUNS = 5


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the shortest time of several runs, in ms."""
    best = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best * 1000


def show(name: str, ours: float, bare: float | None = None, first: float | None = None) -> None:
    """Print one line: ours, the first time, the bare cost."""
    beside = f"  bare {bare:7.1f} ms" if bare is not None else ""
    cold = f"  first {first:7.1f} ms" if first is not None else ""
    print(f"{name:52} {ours:8.1f} ms{cold}{beside}", flush=True)


def timed(name: str, work: Callable[[], object], bare: Callable[[], object] | None = None) -> None:
    """Measure one thing the first time and when it is warm."""
    first = least(work, 1)
    show(name, least(work), least(bare) if bare else None, first)


def main(count: int) -> None:
    """Measure all on a library of that many briefings."""
    path = big_library(count)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        shutil.copy(path, copy)
        plain = sqlite3.connect(path)
        mentions, names = plain.execute("SELECT count(*), count(DISTINCT name) FROM mention").fetchone()
        print(f"{count:,} briefings, {mentions:,} mentions of {names:,} people")
        services = build(copy, author="bench")
        measure(services, plain)
        services.close()
        plain.close()


def measure(services, plain: sqlite3.Connection) -> None:
    """Measure the view's questions."""
    people = services.people

    def bare_list() -> object:
        return plain.execute(
            "SELECT key, shown, mentions FROM name WHERE mentions > 0 ORDER BY mentions DESC, number LIMIT 100"
        ).fetchall()

    timed("list: the first 100", people.listed, bare_list)
    timed("list: rows 900 to 1000", lambda: people.listed(offset=900))
    timed("filter by name", lambda: people.listed("nguyen van"))
    timed("filter by office", lambda: people.listed("bo truong"))
    timed("filter without hits", lambda: people.listed("xyzzy"))
    timed("new offices of late, behind the list, in steps", people.recent)
    rows = plain.execute(
        "SELECT key, mentions FROM name WHERE mentions > 0 ORDER BY mentions DESC"
    ).fetchall()
    for place, label in ((0, "most"), (len(rows) // 100, "often"), (len(rows) // 2, "seldom")):
        key, mentions = rows[place]

        def bare_page(key: str = key) -> object:
            return plain.execute(
                "SELECT item, day, role FROM mention WHERE name = (SELECT number FROM name WHERE key = ?)"
                " ORDER BY day DESC, item DESC LIMIT 4000",
                (key,),
            ).fetchall()

        timed(
            f"page of somebody seen {label} ({mentions})",
            lambda key=key: people.page(ref_of_name(key)),
            bare_page,
        )
    listed = services.library.listed(limit=3)
    briefing = services.library.open(listed[0].id)
    timed(f"attendees of an open briefing ({len(briefing.attendees)})", lambda: people.recognise(briefing))
    often, next_often = ref_of_name(rows[10][0]), ref_of_name(rows[11][0])
    show("merge two people", least(lambda: people.merge(often, next_often), 1))
    show("undo it", least(partial(services.library.undo, UndoLine.PEOPLE), 1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
