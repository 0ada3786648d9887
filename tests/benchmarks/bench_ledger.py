"""The ledger and the day's start at 100,000 briefings, beside a bare walk of the index they rest on.

Run it with ``.venv/bin/python tests/benchmarks/bench_ledger.py [COUNT]``; it asserts nothing. The library is that of
`big_library`, made at the first run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_library import big_library

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.ledger import Group, LedgerFilter, LedgerRow
from briefing_app.services.ledger import LedgerService
from briefing_app.services.repeats import RepeatsService
from briefing_app.services.today import TodayService
from briefing_app.storage.database import open_library
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7


def milliseconds(job: Callable[[], object]) -> tuple[float, float]:
    """Return how long a job takes at first, and the shortest of some more times."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return times[0], min(times)


def show(name: str, job: Callable[[], object]) -> None:
    """Print how long a job takes."""
    first, least = milliseconds(job)
    print(f"{name:58} first {first:7.1f}   least {least:7.1f} ms")


def bare_counts(library: Library) -> None:
    """Count the directives of each status by the index alone."""
    library.connection.execute("SELECT status, count(*) FROM duty GROUP BY status").fetchall()


def bare_page(library: Library) -> None:
    """Read fifty rows of the index."""
    library.connection.execute(
        "SELECT item FROM duty WHERE status = 'open' AND due < ? ORDER BY due DESC LIMIT 50",
        (date.today().isoformat(),),
    ).fetchall()


WINDOW = """
import sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from briefing_app.bootstrap import build
from briefing_app.settings import SettingsStore
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.ledger.ledger_view import LedgerView
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.today.today_view import TodayView
from briefing_app.ui.views import ViewTools

application = QApplication(["bench"])
theme = Theme(Scheme.LIGHT, reduced_motion=True)
theme.apply(application)
services = build(Path(sys.argv[1]), read_only=True)
jobs = Jobs()

def nothing(*_arguments):
    return None

tools = ViewTools(
    theme=theme, settings=SettingsStore(Path(tempfile.mkdtemp()) / "settings.json"), jobs=jobs, services=services,
    open_item=nothing, open_view=nothing, session=nothing, committed=nothing, undo=nothing, redo=nothing,
    say=nothing, report=nothing,
)
for made in (TodayView, LedgerView):
    start, cpu = time.perf_counter(), time.process_time()
    view = made(tools)
    view.resize(1368, 870)
    view.show()
    loop = QEventLoop()
    view.model.modelReset.connect(lambda: QTimer.singleShot(0, loop.quit))
    view.enter()
    loop.exec()
    view.grab()
    rows = view.model.rowCount()
    took, worked = ((now - then) * 1000 for now, then in ((time.perf_counter(), start), (time.process_time(), cpu)))
    print(f"{made.__name__} made, filled ({rows} rows), painted: {took:.0f} ms, {worked:.0f} of them CPU", flush=True)
    view.hide()
jobs.close()
services.close()
"""


def window(path: Path) -> None:
    """Print how long the views take in a process of their own, their first icons and letters included."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    for _ in range(3):
        subprocess.run(
            [sys.executable, "-c", WINDOW, str(path)], env=environment, check=True, stderr=subprocess.DEVNULL
        )


def main() -> None:
    """Print the figures."""
    path = big_library(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    store = StorageThread(partial(open_library, path, read_only=True))
    try:
        total = store.run(
            lambda library: library.connection.execute("SELECT count(*) FROM duty").fetchone()[0]
        )
        print(f"{path.name}, {path.stat().st_size / 1e6:.0f} MB, {total} directives")
        measure(store)
    finally:
        store.close()
    window(path)


def measure(store: StorageThread) -> None:
    """Print what opening, scrolling, filtering and the day's start take."""
    ledger, repeats, start = LedgerService(store), RepeatsService(store), TodayService(store)
    today, every = date.today(), LedgerFilter()
    show("bare: count by status", partial(store.run, bare_counts))
    show("bare: fifty rows", partial(store.run, bare_page))
    show("ledger opens: counts and first pages", partial(ledger.sight, every, today))
    counts = ledger.counts(every, today)
    print({group.value: count for group, count in counts.groups.items()}, "said again:", counts.repeated)
    group = max(counts.groups, key=lambda each: counts.groups[each])
    for part in (0.1, 0.5, 1.0):
        offset = max(0, int(counts.groups[group] * part) // 50 * 50 - 50)
        show(f"page at {part:.0%} of {group.value}", partial(ledger.page, every, today, group, offset))
    rows: list[LedgerRow] = list(ledger.page(every, today, group, 0).rows)
    show(
        "where one directive stands, with its page",
        partial(ledger.sight, every, today, item_id=rows[-1].item_id),
    )
    issuer, addressee = rows[0].directive.issuer or "", rows[0].directive.addressee or ""
    for name, asked in (
        ("one issuer", LedgerFilter(issuers=(issuer,))),
        ("one addressee", LedgerFilter(addressees=(addressee,))),
        ("one place", LedgerFilter(places=(rows[0].place or "",))),
        ("overdue only", LedgerFilter(groups=(Group.OVERDUE,))),
        ("done only", LedgerFilter(statuses=(FollowUp.DONE,))),
        ("two words", LedgerFilter(words="mat bang")),
        ("said again", LedgerFilter(repeated=True)),
    ):
        show(f"filter: {name}", partial(ledger.sight, asked, today))
    show("names of issuers to pick from", partial(ledger.names, "issuer"))
    show("from how many briefings (told later, in pieces)", partial(ledger.sources, every, today))
    show(
        "offers of repetition for 20 rows (told later, in pieces)",
        partial(repeats.offers_for_rows, rows[:20]),
    )
    show("the day's start", partial(start.start, today))
    show("how many wait for review (told later, in pieces)", start.unreviewed_count)


if __name__ == "__main__":
    main()
