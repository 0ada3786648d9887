"""How suggestions bear awkward texts: what each costs beside ordinary text of its length, and what length costs.

Run it with ``python3 packaging/dev.py bench awkward``; it asserts nothing. Times are a thread's own, so that other
programs at work on the machine disturb them little.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial

from briefing_app import paths
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import load_lexicon

LENGTH = 200_000
GROWTH = (20_000, 200_000, 2_000_000)
AWKWARD: Mapping[str, str] = {
    "commas": ",",
    "titles": "Thủ tướng, Bộ trưởng ",
    "digits": "1234567890",
    "brackets": "(([[",
    "one word": "a",
    "quotes": "“\"' ",
    "newlines": "a\n",
    "capitalised syllables": "Nguyễn Hà Văn ",
    "dates": "ngày 12/3/2026, ",
    "percent signs": "% ",
    "semicolons": "; ",
    "và": "và ",
    "full stops": ". ",
    "dashes": "- ",
    "cues": "yêu cầu ",
    "numbers": "12,5% ",
    "lists of names": "Bộ trưởng Bộ Tài chính Tạ Đình Lương; ",
    "list openers": "cùng dự có các đồng chí: ",
    "bodies": "Bộ Nội vụ, Bộ Y tế và ",
    "modals": "cần phải ",
    "unclosed brackets": "(Ảnh: a ",
    "combining marks": "a\u0301\u0323",
    "emoji": "😀",
}
"""What each text repeats up to its length."""


def ordinary(length: int) -> str:
    """Return ordinary text of a length: the bodies of the bundled samples, over and over."""
    texts = [
        normalise_article(path.read_text("utf-8")) for path in sorted(paths.resource("samples").glob("*.txt"))
    ]
    text = "\n".join(texts)
    return (text * (length // len(text) + 1))[:length]


def awkward(piece: str, length: int) -> str:
    """Return a piece repeated up to a length."""
    return normalise_article(piece * (length // len(piece) + 1))[:length]


def milliseconds(job: Callable[[], object]) -> float:
    """Return the time of this thread that a job takes."""
    start = time.thread_time()
    job()
    return (time.thread_time() - start) * 1000


def main() -> None:
    """Print what everything costs."""
    loads = [milliseconds(load_lexicon) for _ in range(5)]
    lexicon = load_lexicon()
    compiled = milliseconds(lambda: Engine(lexicon).suggest("Tin\n\nSáng nay, Thủ tướng làm việc.\n"))
    print(f"lexicon read in {min(loads):.0f} ms, its phrases compiled in {compiled:.0f} ms, once")

    def suggest(text: str) -> None:
        Engine(lexicon).suggest(text)

    short = ordinary(5_000)
    plain = [milliseconds(lambda: suggest(short)) for _ in range(15)]
    print(f"{'5,000 characters':24} median {statistics.median(plain):8.1f} ms, best {min(plain):.1f} ms")
    for length in GROWTH:
        text = ordinary(length)
        took = milliseconds(partial(suggest, text))
        print(f"{length:16,} characters {took:8.0f} ms, {took / length * 5_000:5.1f} ms for 5,000")
    usual = milliseconds(partial(suggest, ordinary(LENGTH)))
    print(f"{LENGTH:,} characters of each, beside {usual:.0f} ms for ordinary text:")
    for name, piece in AWKWARD.items():
        text = awkward(piece, LENGTH)
        took = milliseconds(partial(suggest, text))
        print(f"  {name:24} {took:8.0f} ms, {took / usual:5.2f} times{'  SLOW' if took > 3 * usual else ''}")


if __name__ == "__main__":
    main()
