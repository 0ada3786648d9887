"""Search as one types, at 10,000 briefings of 8,000 characters, beside the bare full-text question in the same run.

Run it with ``.venv/bin/python tests/benchmarks/bench_search.py [COUNT]``; it asserts nothing. The library is made
at the first run, which takes minutes, and kept in ``.benchmarks/``.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_library import big_library

from briefing_app.services.find import FindService
from briefing_app.storage.database import open_library
from briefing_app.storage.library import Library
from briefing_app.storage.query import parse
from briefing_app.storage.thread import StorageThread

TYPED = (
    "do huu khai vinh hai", "Đỗ Hữu Khải", '"giải phóng mặt bằng"', "nhà ở xã hội", "chuyển đổi số -cảng", "hỏi lại sở",
    "tăng trưởng kinh tế", "cang ca mui sao", "thuỷ lợi OR tái định cư", "xyzzy", "lần 77", "yêu cầu tỉnh hoàn thành",
)  # fmt: skip


def milliseconds(job: Callable[[], object]) -> float:
    """Return how long a job takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def show(name: str, times: list[float]) -> None:
    """Print median, 95th percentile and the worst."""
    p95 = statistics.quantiles(times, n=20)[18]
    print(
        f"{name:48} p50 {statistics.median(times):6.1f}   p95 {p95:6.1f}   worst {max(times):6.1f} ms   ({len(times)})"
    )


def bare(library: Library, query: str) -> None:
    """Ask FTS5 alone which texts have all the words."""
    match = " AND ".join(f"({group})" for group in parse(query).matches())
    if match:
        library.connection.execute(
            "SELECT rowid FROM article_index WHERE article_index MATCH ?", (match,)
        ).fetchall()


def main() -> None:
    """Print the figures."""
    path = big_library(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(f"{path.name}, {path.stat().st_size / 1e6:.0f} MB")
    store = StorageThread(partial(open_library, path, read_only=True))
    find = FindService(store)
    # Every state that typing passes through: a question goes out at the end of each pause.
    states = [query[:length] for query in TYPED for length in range(2, len(query) + 1)]
    find.search("a")
    bares = [
        milliseconds(lambda state=state: store.run(lambda library: bare(library, state))) for state in states
    ]
    show("bare FTS5 over the texts", bares)
    for limit in (16, 60, 200):  # the first is what the window asks for
        show(
            f"search, {limit} hits with snippets",
            [milliseconds(partial(find.search, s, limit=limit)) for s in states],
        )
    times = [milliseconds(partial(find.search, s, limit=60, order="relevance")) for s in states]
    show("search by relevance, 60 hits", times)
    worst = sorted(states, key=lambda s: -milliseconds(partial(find.search, s, limit=60)))[:5]
    print("slowest:", ", ".join(worst))
    store.close()


if __name__ == "__main__":
    main()
