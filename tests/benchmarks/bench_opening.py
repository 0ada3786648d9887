"""How long it takes from the wish to open an article of 10,000 characters to its painted suggestions and highlights.

Beside it, in the same process: a bare QTextBrowser that shows the same text. And the longest time for which the
window stands still while a very large article is taken in. Run `python tests/benchmarks/bench_opening.py`.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QTextBrowser

from briefing_app import paths
from briefing_app.pictures import Studio
from briefing_app.settings import SettingsStore
from briefing_app.ui.file_commands import SAMPLE

ROUNDS = 12
CHARACTERS = 10_000
GOAL = 100


def article(number: int, characters: int = CHARACTERS) -> str:
    """Return an article of so many characters: the sample's paragraphs, repeated; each number another article."""
    head, *paragraphs = paths.resource("samples", SAMPLE).read_text("utf-8").strip().split("\n\n")
    lines = [f"{head} {number}"]
    size = len(lines[0])
    while size < characters:
        line = paragraphs[(len(lines) - 1) % len(paragraphs)]
        lines.append(line)
        size += len(line) + 2
    return "\n\n".join(lines)[:characters]


def until(signal: object, begin: Callable[[], object]) -> float:
    """Begin something and return the milliseconds until the signal came and what it changed is painted."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    started = time.perf_counter()
    begin()
    loop.exec()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(0, loop.quit)  # what was asked to be painted is painted before it fires
    loop.exec()
    return (time.perf_counter() - started) * 1000


def bare(text: str, size: object) -> float:
    """Return the milliseconds in which a QTextBrowser shows and paints the text."""
    browser = QTextBrowser()
    browser.resize(size)  # type: ignore[arg-type]
    browser.show()
    loop = QEventLoop()
    QTimer.singleShot(20, loop.quit)
    loop.exec()
    started = time.perf_counter()
    browser.setPlainText(text)
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    spent = (time.perf_counter() - started) * 1000
    browser.close()
    browser.deleteLater()
    return spent


def longest_stop(studio: Studio, file: Path) -> float:
    """Return the longest time in milliseconds for which the window stood still while a file was taken in."""
    gaps = [0.0]
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(beat)
    timer.start()
    until(studio.window.ready, lambda: studio.window.opening.files([file]))
    studio.settle(200)
    timer.stop()
    return max(gaps) * 1000


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bd-") as place:
        folder = Path(place)
        studio = Studio(folder / "library.db", SettingsStore(folder / "settings.json"), "vi")
        window = studio.window
        taken, again, plain, known = [], [], [], []
        for number in range(ROUNDS + 1):
            file = folder / f"{number}.txt"
            file.write_text(article(number), "utf-8")
            taken.append(until(window.ready, lambda file=file: window.opening.files([file])))
            assert window.desk.briefing is not None
            studio.settle(250)
            known.append(window.desk.briefing.id)
            if number:
                other = known[-2]
                again.append(until(window.ready, lambda other=other: window.opening.briefing(other)))
            plain.append(bare(article(number), window.frame.centre.article.size()))
        items = len(window.desk.briefing.items)
        report(f"{CHARACTERS:,} characters taken in, {items} items painted", taken[1:], plain, GOAL)
        report("the same, opened again from the library", again, plain, GOAL)
        report("bare QTextBrowser with the text", plain, plain, None)
        for name, text in (
            ("300,000 characters, many paragraphs", article(99, 300_000)),
            (
                "one line of 5 MB",
                f" date 2026-03-18 Một dòng\n\n{'Sóng êm và gió nhẹ ngoài khơi xa, ' * 115_000}",
            ),
        ):
            file = folder / "large.txt"
            file.write_text(text, "utf-8")
            print(f"{'longest stop of the window: ' + name:66} {longest_stop(studio, file):8.0f} ms")
        studio.close()


def report(name: str, spent: list[float], plain: list[float], goal: float | None) -> None:
    """Print one line."""
    line = f"{name:50} {statistics.median(spent):7.1f} ms, best {min(spent):6.1f}, worst {max(spent):6.1f}"
    if goal is not None:
        line += f"   bare {statistics.median(plain):.1f} ms, goal {goal} ms"
    print(line)


if __name__ == "__main__":
    main()
