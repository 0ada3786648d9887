"""How long a start takes: the first painted window, and a big library's list with the last article on the screen.

Each start is a process of its own, timed from its creation, in turn with the bare window that it is compared with:
QApplication and an empty QMainWindow, painted. Processor time stands beside the clock's, since a busy machine
stretches the latter. Run `python tests/benchmarks/bench_start.py`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_library import big_library

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9
BRIEFINGS = 10_000

BARE = """
import json, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self):
        print(json.dumps({"painted": [time.monotonic(), time.process_time()]}))
        QApplication.quit()

application = QApplication(["bare"])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
"""The same convention as ours: painted is when the event loop turns after the first paint event."""

OURS = """
import gc, json, sys, time
from types import SimpleNamespace
from briefing_app import cli

def begin():
    # What the program does itself before it loads the window; then the window is one that tells its times.
    gc.disable()
    from briefing_app.ui import quick_imports
    as_it_is = quick_imports.let_sources_be
    def let_sources_be():
        as_it_is()
        watch()
    quick_imports.let_sources_be = let_sources_be

def watch():
    from briefing_app.ui import application

    class Window(application.MainWindow):
        def begin(self, files=()):
            self.seen = {}
            self.painted.connect(self.stamp_first)
            self.ready.connect(self.wait)
            super().begin(files)

        def stamp(self, name):
            self.seen[name] = [time.monotonic(), time.process_time()]

        def stamp_first(self):
            self.stamp("painted")
            if sys.argv[1] == "0":
                self.finish()

        def wait(self):
            from PySide6.QtCore import QTimer
            if self.frame.library.model.rowCount() >= 60:
                QTimer.singleShot(0, self.stamp_article)
            if self.frame.library.model.rowCount() < int(sys.argv[1]):
                QTimer.singleShot(5, self.wait)
            else:
                # What was asked to be painted is painted before a timer without length fires.
                QTimer.singleShot(0, self.finish)

        def stamp_article(self):
            self.seen.setdefault("article", [time.monotonic(), time.process_time()])

        def finish(self):
            self.stamp("all")
            print(json.dumps(self.seen), flush=True)
            self.close()
            application.QApplication.quit()

    application.MainWindow = Window

cli.gc = SimpleNamespace(disable=begin)
sys.exit(cli.main(["--library", sys.argv[2]]))
"""


def start(program: str, arguments: Sequence[str], home: Path) -> dict[str, tuple[float, float]]:
    """Run a program in a process of its own; return milliseconds by the clock and the processor for each stamp."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, in the round that does not count
    environment.update(
        QT_QPA_PLATFORM="offscreen",
        PYTHONPATH=str(ROOT),
        PYTHONPYCACHEPREFIX=str(home / "bytecode"),
        HOME=str(home),
        XDG_RUNTIME_DIR=str(home),
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    stamps = json.loads(done.stdout)
    return {name: ((clock - began) * 1000, spent * 1000) for name, (clock, spent) in stamps.items()}


def main() -> None:
    """Measure and print."""
    library = big_library(BRIEFINGS)
    with tempfile.TemporaryDirectory(prefix="bd-") as folder:
        home = Path(folder)
        home.chmod(0o700)
        config = home / ".config" / "briefing-desk"
        config.mkdir(parents=True)
        (config / "settings.json").write_text('{"seen_before": true}', "utf-8")
        runs: dict[str, list[tuple[float, float]]] = {"bare": [], "first": [], "article": [], "all": []}
        for number in range(ROUNDS + 1):
            bare = start(BARE, (), home)["painted"]
            first = start(OURS, ("0", str(library)), home)["painted"]
            article = start(OURS, (str(BRIEFINGS), str(library)), home)
            if number:
                runs["bare"].append(bare)
                runs["first"].append(first)
                runs["article"].append(article["article"])
                runs["all"].append(article["all"])
    report("bare PySide6 window, painted", runs["bare"], runs["bare"])
    report("first painted window", runs["first"], runs["bare"], goal=1.4)
    report(f"list of {BRIEFINGS:,} and last article on the screen", runs["article"], runs["bare"], goal=3.0)
    report("the same, every row of the list fetched", runs["all"], runs["bare"])


def report(
    name: str, ours: list[tuple[float, float]], bare: list[tuple[float, float]], goal: float | None = None
) -> None:
    """Print one line: medians, and how many times the bare window's they are."""
    clock, spent = (statistics.median(run[i] for run in ours) for i in (0, 1))
    bare_clock, bare_spent = (statistics.median(run[i] for run in bare) for i in (0, 1))
    line = f"{name:46} {clock:7.0f} ms, best {min(run[0] for run in ours):6.0f}; processor {spent:6.0f} ms"
    if goal is not None:
        line += f"   {clock / bare_clock:.2f} x bare ({spent / bare_spent:.2f} by processor), goal {goal}"
    print(line)


if __name__ == "__main__":
    main()
