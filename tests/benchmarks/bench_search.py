"""Search as one types, to painted results, beside the bare full-text question and SQL's LIKE in the same run.

Run it with ``.venv/bin/python tests/benchmarks/bench_search.py [COUNT]`` (10,000 and 100,000 by default); it asserts
nothing. The library is made at the first run, which takes minutes, and kept in the folder for temporary files. Times
are those of the clock, the least of three: from the end of the pause in typing until the rows are painted; with
``--cpu`` those of the processor, for a machine that is busy with something else.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_library import big_library
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app.bootstrap import build
from briefing_app.domain.query_reader import read_query
from briefing_app.domain.text import fold
from briefing_app.services.bundle import Services
from briefing_app.storage.filters import EVERYTHING
from briefing_app.storage.library import Library
from briefing_app.storage.streams import Streams
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.library.library_desk import LibraryDesk
from briefing_app.ui.theme import Scheme, Theme

WORDS = {
    "commonest": ("tổng bí thư", "tong bi thu", "và", "va", "của", "phát triển", "yêu cầu tỉnh hoàn thành"),
    "middling": ("cang ca mui sao", "trạm y tế xã", "điện gió ngoài khơi", "Đỗ Hữu Khải", "sân bay hòa lộc"),
    "rare": ("xyzzy", "lần 77", "lần 4321", "hỏi lại sở", "gioàn quạy"),
    "phrases": ('"tổng bí thư"', '"giải phóng mặt bằng"', '"quy hoạch vùng" -cảng', '"trạm y tế" OR "trường học"'),
    "prefixes": ("th", "tha", "thu", "phat tri", "giải phóng m", "20", "202", "ng"),
    "filters": (
        'người:"đỗ hữu khải"', "người:khải cảng cá", 'nơi:"vĩnh hải" cảng', "ngày:2020-03 và", "ngày:2024 tổng bí thư",
        "có:quá hạn", "có:chỉ đạo có:số liệu", "có:chưa duyệt và", 'chức:"bộ trưởng" cảng cá', "trạng thái:đã duyệt",
        "trong:tiêu đề cảng cá", "cảng -nơi:hải ngày:2025..", "người:hà người:khải", 'nơi:"tân giang" người:yến',
    ),
}  # fmt: skip
ROUNDS = 3
CLOCK = time.process_time if "--cpu" in sys.argv else time.perf_counter


def milliseconds(job: Callable[[], object], before: Callable[[], object] = list) -> float:
    """Return how long a job takes, the least of three; `before` each is not counted."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = CLOCK()
        job()
        times.append((CLOCK() - start) * 1000)
    return min(times)


def show(name: str, times: list[float]) -> None:
    """Print median, 95th percentile and the worst."""
    p95 = statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]
    print(
        f"{name:44} p50 {statistics.median(times):6.1f}   p95 {p95:6.1f}   worst {max(times):6.1f} ms   ({len(times)})"
    )


class Window:
    """The library column on a library, as the window has it."""

    def __init__(self, services: Services) -> None:
        self._app = QApplication.instance() or QApplication([])
        self._theme = Theme(Scheme.LIGHT, reduced_motion=True)
        assert isinstance(self._app, QApplication)
        self._theme.apply(self._app)
        self.column = LibraryColumn(self._theme)
        self.column.resize(396, 850)
        self.jobs = Jobs()
        self.desk = LibraryDesk(self.column, services, self.jobs, self.column)
        self.column.show()
        loop = QEventLoop()
        self.column.model.modelReset.connect(loop.quit)
        self.desk.refresh()
        loop.exec()
        self.column.model.modelReset.disconnect(loop.quit)

    def settle(self) -> None:
        """Let what is still fetched come in, as a pause in typing does."""
        loop = QEventLoop()
        for _ in range(2):  # the further results are asked for a moment later
            QTimer.singleShot(80, loop.quit)
            loop.exec()
            while self.jobs.busy:
                QTimer.singleShot(5, loop.quit)
                loop.exec()

    def search(self, query: str) -> None:
        """Ask, as the field does at the end of a pause, and wait until the answer is painted."""
        self.column.field.blockSignals(True)
        self.column.field.setText(query)
        self.column.field.blockSignals(False)
        loop = QEventLoop()
        self.column.hit_model.modelReset.connect(loop.quit)
        self.column.searched.emit(query)
        loop.exec()
        self.column.hit_model.modelReset.disconnect(loop.quit)
        self.column.repaint()


def states() -> dict[str, list[str]]:
    """Return what is asked: the queries, and of those that are typed each state from two letters on."""
    asked = {kind: list(queries) for kind, queries in WORDS.items()}
    asked["as typed"] = [
        query[:length]
        for query in ("tổng bí thư", "cang ca mui sao", '"giải phóng mặt bằng"')
        for length in range(2, len(query) + 1)
    ]
    return asked


def bare(query: str, library: Library) -> None:
    """Ask FTS5 alone which texts have all the words."""
    read = read_query(query)
    match = Streams(library.connection, read, EVERYTHING).bare
    table = "title_index" if read.in_title else "article_index"
    if match:
        library.connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (match,)).fetchall()


def like(query: str, library: Library) -> None:
    """Ask SQL which of the newest thousand texts have all the words."""
    words = [word for term in read_query(query).terms for word in term.words]
    where = " AND ".join("text LIKE ?" for _ in words) or "1"
    library.connection.execute(
        f"SELECT number FROM article WHERE number <= 1000 AND {where}", [f"%{word}%" for word in words]
    ).fetchall()


def measure(count: int) -> None:
    """Print the figures for a library of that many briefings."""
    path = big_library(count)
    services = build(path, read_only=True)
    store = services.store
    size, texts = store.run(_sizes)
    print(f"\n{count:,} briefings: {size / 1e6:,.0f} MB, {size / texts:.2f} times the bytes of their texts")
    window = Window(services)
    window.search("a")
    every: list[float] = []
    bares: list[float] = []
    over: list[float] = []
    asked: list[str] = []
    for kind, queries in states().items():
        alone = [milliseconds(partial(store.run, partial(bare, query))) for query in queries]
        times = [milliseconds(partial(window.search, query), window.settle) for query in queries]
        show(f"{kind}, painted", times)
        every += times
        bares += alone
        asked += queries
        over += [time - alone for time, alone in zip(times, alone, strict=True)]
    show("all, painted", every)
    show("all, the bare FTS5 question", bares)
    show("painted less bare, one by one", over)
    texts_only = [query for query in WORDS["middling"] if fold(query) != query]
    likes = [milliseconds(partial(store.run, partial(like, query))) for query in texts_only]
    show("LIKE over 1,000 texts (one hundredth)", likes)
    worst = sorted(zip(every, asked, strict=True), reverse=True)[:6]
    print("slowest:", ", ".join(f"{query} {time:.0f}" for time, query in worst))
    window.jobs.close()
    window.column.deleteLater()
    services.close()


def _sizes(library: Library) -> tuple[int, int]:
    return library.connection.execute(
        "SELECT (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size),"
        " (SELECT sum(length(CAST(text AS BLOB))) FROM article)"
    ).fetchone()


def main() -> None:
    """Print the figures."""
    for count in [int(given) for given in sys.argv[1:] if given.isdigit()] or [10_000, 100_000]:
        measure(count)


if __name__ == "__main__":
    main()
