"""Figures over time at 100,000 briefings with 1,000,000 items: what the view waits for, beside a bare read of it.

Run it with ``.venv/bin/python tests/benchmarks/bench_figures.py [COUNT]``; it asserts nothing. The library is made
at the first run, which takes minutes (see `big_library`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_library import big_library
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app import i18n
from briefing_app.bootstrap import build
from briefing_app.services.bundle import Services
from briefing_app.settings import SettingsStore
from briefing_app.storage.library import Library
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Scheme, Theme

_REPEATS = 7


def show(name: str, job: Callable[[], object], repeats: int = _REPEATS) -> float:
    """Print and return what a job takes: the first time and the best of several."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:58} first {times[0]:7.1f}   best {min(times):7.1f} ms")
    return min(times)


def services_alone(services: Services) -> None:
    """Measure each question that the view asks."""
    page = services.series.listed(limit=100)
    key = page.rows[0].key

    def bare(library: Library) -> int:
        rows = library.connection.execute(
            "SELECT i.fields FROM point p JOIN item i ON i.number = p.item WHERE p.series ="
            " (SELECT number FROM series WHERE metric_key = ? AND subject_key = ? AND unit_key = ?)",
            (key.metric, key.subject, key.unit),
        )
        return len(rows.fetchall())

    print(f"{page.total} series; the longest has {page.rows[0].points} figures")
    show("the list: first 100 series", partial(services.series.listed, limit=100))
    show("the list filtered by three words", partial(services.series.listed, "thu ngan vinh"))
    floor = show("bare read of the longest series' items", partial(services.store.run, bare))
    whole = show("the longest series: points, contradictions, proposals", partial(services.series.open, key))
    print(f"{'ratio to the bare read':58} {whole / floor:6.1f}")
    show("sketches of 16 rows", partial(services.series.sketches, [row.key for row in page.rows[:16]]))
    show("contradictory series, of 2,000 looked at", services.series.contradictory, 2)
    newest = services.library.open(services.library.listed(limit=1)[0].id)
    show("what others say of a briefing's figures", partial(services.series.elsewhere, newest))


def window_with_view(library: Path) -> None:
    """Measure from the click on the rail to the painted rows, and to the painted chart."""
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder) / "settings.json")
        settings.update(seen_before=True)
        theme = Theme(Scheme.LIGHT, reduced_motion=True)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application)
        window = MainWindow(theme, settings, partial(build, read_only=True), library_path=library)
        window.resize(1440, 900)
        window.begin()
        _wait(lambda: window.services is not None and window.opening.is_settled and not window.jobs.busy)
        clock = _Clock()
        window.views.show("figures")
        view = window.views.current
        worst = _wait(lambda: bool(view.column.model.rowCount()))  # type: ignore[union-attr]
        window.grab()
        clock.show("opened: list painted")
        worst = max(worst, _wait(lambda: view.page.series is not None))  # type: ignore[union-attr]
        window.grab()
        clock.show("        series and table painted")
        worst = max(worst, _wait(lambda: view.page.chart.chart is not None))  # type: ignore[union-attr]
        window.grab()
        clock.show("        chart painted, its library loaded")
        print(f"{'        longest that the window did not answer meanwhile':58} {worst * 1000:7.1f} ms")
        _wait(lambda: not window.jobs.busy)
        window.views.show_briefings()
        clock = _Clock()
        window.views.show("figures")
        window.grab()
        clock.show("opened again: painted")
        _wait(lambda: not window.jobs.busy)
        window.close()


class _Clock:
    """Time since it was made: on the wall, and of it what the window's own thread worked."""

    def __init__(self) -> None:
        self._wall, self._own = time.perf_counter(), time.thread_time()

    def show(self, name: str) -> None:
        """Print both."""
        wall, own = time.perf_counter() - self._wall, time.thread_time() - self._own
        print(f"{name:58} {wall * 1000:7.1f} ms, of it the window's thread {own * 1000:7.1f} ms")


def _wait(condition: Callable[[], bool]) -> float:
    """Let the window live until the condition holds; return the longest gap between two turns of its loop."""
    loop, clock = QEventLoop(), QTimer()
    last, gaps = [time.perf_counter()], [0.0]

    def turn() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now
        if condition():
            loop.quit()

    clock.setInterval(2)
    clock.timeout.connect(turn)
    clock.start()
    loop.exec()
    return max(gaps)


def imports() -> None:
    """Measure the chart's library in a process of its own."""
    code = "import time; s = time.perf_counter(); import {0}; print((time.perf_counter() - s) * 1000)"
    for module in ("PySide6.QtWidgets", "PySide6.QtWidgets, numpy", "PySide6.QtWidgets, pyqtgraph"):
        times = [
            float(subprocess.run([sys.executable, "-c", code.format(module)], capture_output=True).stdout)
            for _ in range(3)
        ]
        print(f"{'import ' + module:58} {min(times):7.1f} ms")


def main() -> None:
    """Print the figures."""
    library = big_library(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    print(f"{library.name}, {library.stat().st_size / 1e6:.0f} MB")
    i18n.use("vi")
    services = build(library, read_only=True)
    services_alone(services)
    services.close()
    application = QApplication([])
    window_with_view(library)
    del application
    imports()


if __name__ == "__main__":
    main()
