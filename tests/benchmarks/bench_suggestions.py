"""How long suggestions take: medians per 5,000 characters beside a bare scan of the same text, and awkward texts.

Run it with ``.venv/bin/python tests/benchmarks/bench_suggestions.py``; it asserts nothing.
"""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from briefing_app import paths
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import attendees, directives, figures
from briefing_app.extraction.document import Document
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import load_lexicon

UNIT = 5_000
_WORD = re.compile(r"\w+")


def _milliseconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def _median(job: Callable[[], object], rounds: int = 7) -> float:
    return statistics.median(_milliseconds(job) for _ in range(rounds))


def _scan(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def texts() -> list[str]:
    """Return the bundled samples, and the real articles where BRIEFING_CORPUS names them."""
    files = sorted(paths.resource("samples").glob("*.txt"))
    folder = os.environ.get("BRIEFING_CORPUS")
    if folder:
        files += sorted(Path(folder).glob("*.txt"))
    return [normalise_article(path.read_text("utf-8")) for path in files]


def awkward(length: int) -> dict[str, str]:
    """Return texts of one length that rules find hard."""
    pieces = {
        "commas": ",",
        "titles": "Thủ tướng ",
        "names": "Nguyễn Văn An, ",
        "title and name": "Bộ trưởng Bộ Tài chính Nguyễn Văn An, ",
        "groups met": "làm việc với lãnh đạo tỉnh và ",
        "initials": "A.B.C. ",
        "honorifics": "ông Peter ",
        "digits": "1234567890",
        "numbers": "12,5% ",
        "brackets": "(((",
        "one word": "a",
        "capitals": "Ab ",
        "colons": "các đồng chí: ",
        "openers": "cùng dự có ",
        "và": "và ",
        "full stops": ". ",
        "quotes": '" ',
        "cues": "yêu cầu ",
        "lines": "a\n",
    }
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in pieces.items()}


def main() -> None:
    """Print the medians."""
    start = time.perf_counter()
    lexicon = load_lexicon()
    loaded = (time.perf_counter() - start) * 1000
    engine = Engine(lexicon)
    first = _milliseconds(lambda: engine.suggest("Tiêu đề\n\nSáng nay, Thủ tướng làm việc."))
    print(f"lexicon read in {loaded:.1f} ms, compiled in {first:.1f} ms, once")
    parts: dict[str, list[float]] = {}
    for text in texts():
        scale = UNIT / max(1, len(text))
        document = Document.of(text, lexicon)
        jobs: dict[str, Callable[[], object]] = {
            "bare word scan": lambda text=text: _scan(text),
            "reading": lambda text=text: Document.of(text, lexicon),
            "attendees": lambda document=document: attendees.suggest(document, lexicon),
            "figures": lambda document=document: figures.suggest(document, lexicon),
            "directives": lambda document=document: directives.suggest(document, lexicon),
            "all": lambda text=text: Engine(lexicon).suggest(text),
        }
        for name, job in jobs.items():
            parts.setdefault(name, []).append(_median(job, 3) * scale)
    for name, values in parts.items():
        print(
            f"{name:16} median {statistics.median(values):7.2f} ms, worst {max(values):7.2f} ms for {UNIT} characters"
        )
    length = 100_000
    ordinary = (" ".join(texts()[0].split("\n")) + "\n") * 40
    plain = _milliseconds(lambda: Engine(lexicon).suggest(ordinary[:length]))
    print(f"{'ordinary text':16} {plain:8.0f} ms for {length} characters")
    for name, text in awkward(length).items():
        took = _milliseconds(lambda text=text: Engine(lexicon).suggest(text))
        print(f"{name:16} {took:8.0f} ms, {took / plain:5.2f} times ordinary text")


if __name__ == "__main__":
    main()
