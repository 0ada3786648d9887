"""What the checks cost: the sample, and a text of two megabytes of each kind of trouble.

Run `python tests/benchmarks/bench_checks.py`; prints one line for each measurement.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing_app import paths
from briefing_app.bootstrap import build_engine
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import new_id
from briefing_app.exchange.text_file import read_text_file
from briefing_app.services.checks import KnownNames, check
from briefing_app.services.suggesting import suggested_briefing

SIZE = 2_000_000


def took(briefing: Briefing, known: KnownNames, times: int) -> float:
    """Return the median milliseconds of a check."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        check(briefing, known)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def large(piece: str) -> Briefing:
    """Return a briefing of two megabytes of one piece, with a thousand people in it."""
    text = "Tiêu đề\n\n" + piece * (SIZE // len(piece))
    people = []
    for number in range(1000):
        start = 10 + number * 40
        name = f"Đỗ Hữu {chr(0x1EA0 + number % 90)}{'abcdeghikl'[number % 10]}"
        people.append(Attendee(id=new_id(), anchor=Anchor.of(text, start, start + 20), name=name))
    return Briefing(id="b", article=Article(text=text, title="Tiêu đề", date="2026-03-18")).with_items(people)


def main() -> None:
    """Print every measurement."""
    known = KnownNames({f"Lưu Thị Ngân {n}": 1 for n in "abcdeghiklmnopqrstuvxy"})
    sample = next(iter(sorted(paths.resource("samples").glob("*.txt"))))
    print(
        f"sample          {took(suggested_briefing(read_text_file(sample), build_engine()), known, 51):8.2f} ms"
    )
    for name, piece in (
        ("open quotes", "Ông nói “thế "),
        ("straight", 'Ông nói "thế '),
        ("quoted lines", "“Ông nói\n"),
        ("names", "Đỗ Hữu Khải, Đỗ Hữu Khãi, "),
        ("one name", "Đỗ Hữu Khải "),
        ("dates", "Sáng nay (1/1) "),
    ):
        print(f"2 MB {name:12}{took(large(piece), known, 3):8.0f} ms")


if __name__ == "__main__":
    main()
