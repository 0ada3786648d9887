"""How long finding the briefing before, and comparing with it, take; beside reading one briefing.

Run `python tests/benchmarks/bench_since.py [COUNT]`: COUNT briefings (100,000 unless said) of 63 places with ten
attendees each, as bare rows of the narrow tables. One of them is everywhere and chairs nothing: the worst case.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from briefing_app.bootstrap import build
from briefing_app.domain.attendee import Part
from briefing_app.domain.comparison import compare
from briefing_app.domain.since import By
from tests.support import since_pair

GOAL = 200.0
PLACES, PEOPLE = 63, 2_000
FIRST = date(2001, 1, 1)


def fill(path: Path, count: int) -> None:
    """Write the rows that finding reads, beside those of two real briefings."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    names = [(1_000 + n, f"tên {n}", f"Tên {n}", f"ten {n}") for n in range(PEOPLE + PLACES)]
    connection.executemany("INSERT INTO name (number, key, shown, folded) VALUES (?, ?, ?, ?)", names)
    (everywhere,) = connection.execute("SELECT number FROM name WHERE key = 'nghiêm bá hòa'").fetchone()
    (place,) = connection.execute("SELECT number FROM name WHERE key = 'vĩnh hải'").fetchone()
    heads, mentions = [], []
    for n in range(count):
        number, day = 1_000 + n, str(FIRST + timedelta(days=n % 9_000))
        where = place if n % PLACES == 0 else 1_000 + PEOPLE + n % PLACES
        heads.append((number, f"{number:032x}", "Bản tin", day, "", "new", "", day, where))
        for slot in range(10):
            who = everywhere if slot == 9 else 1_000 + (n * 7 + slot * 31) % PEOPLE
            part = "chair" if slot == 0 else "attendee"
            mentions.append(((number << 20) + 16 + slot, number, who, day, part))
    connection.executemany(
        "INSERT INTO briefing (number, id, title, date, note, status, rules_version, modified, place_name,"
        " items_left, items_total, items_made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
        heads,
    )
    connection.executemany(
        "INSERT INTO mention (item, briefing, name, day, part) VALUES (?, ?, ?, ?, ?)", mentions
    )
    connection.commit()
    connection.close()


def timed(name: str, work: Callable[[], object], goal: float | None = None) -> None:
    """Print the median and the worst of twenty runs, in milliseconds."""
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    said = f"   goal {goal:.0f}" if goal else ""
    print(f"{name:52} {statistics.median(taken):8.2f} {max(taken):8.2f} ms{said}")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    before, now = since_pair.before(), since_pair.now()
    with tempfile.TemporaryDirectory(prefix="bd-") as folder:
        path = Path(folder) / "library.db"
        services = build(path)
        for briefing in (before, now):
            services.store.run(
                lambda library, made=briefing: library.intake.add(
                    made, original=None, source_path=None, author=""
                )
            )
        services.close()
        fill(path, count)
        services = build(path)
        services.library.count()
        chaired_by_everywhere = now.with_items(
            replace(item, part=Part.CHAIR if item.id == "a-a4" else Part.ATTENDEE)
            if item.id.startswith("a-a")
            else item
            for item in now.items
        )
        print(f"{count:,} briefings, {10 * count:,} attendees{'':20} median    worst")
        timed("reading one briefing", lambda: services.library.open(now.id))
        timed("comparing two briefings in memory", lambda: compare(now, before))
        timed("what changed, same place", lambda: services.since.since(now, By.PLACE), GOAL)
        timed("what changed, same chair", lambda: services.since.since(now, By.CHAIR), GOAL)
        timed(
            "the same, the chair's name is everywhere",
            lambda: services.since.since(chaired_by_everywhere, By.CHAIR),
            GOAL,
        )
        timed("twelve earlier ones of the place", lambda: services.since.earlier(now, By.PLACE))
        services.close()


if __name__ == "__main__":
    main()
