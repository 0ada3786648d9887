"""A library of many believable briefings, made once and kept in the folder for temporary files.

``python tests/benchmarks/big_library.py [COUNT]`` makes it and says where it is: 100,000 take about ten minutes.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.domain.change import Head
from briefing_app.domain.item import State
from briefing_app.storage import index_text
from briefing_app.storage.database import opened
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import FIRST_ITEM_SLOT, HEAD_SLOT, NOTE_SLOT, entry_number, item_columns
from briefing_app.storage.migrations import newest
from briefing_app.storage.projection import Projection, Setting

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
from believable import Maker

FOLDER = Path(tempfile.gettempdir()) / "briefing-desk-benchmarks"
_VERSION = 5
_BATCH = 500


def big_library(count: int = 10_000, length: int = 8_000) -> Path:
    """Return the library of that many briefings of that many characters each, made when it is not there yet."""
    path = FOLDER / f"library-{_VERSION}.{newest()}-{count}-{length}.db"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part.db")
    unfinished.unlink(missing_ok=True)
    with opened(unfinished) as library:
        library.connection.execute("PRAGMA synchronous = OFF")
        library.connection.execute("PRAGMA cache_size = -400000")
        _fill(library, count, Maker(length=length, count=count))
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    unfinished.with_name(unfinished.name + ".lock").unlink(missing_ok=True)
    os.replace(unfinished, path)
    return path


def _fill(library: Library, count: int, maker: Maker) -> None:
    """Write the briefings as the program does, many to a transaction and without its checks."""
    connection = library.connection
    for first in range(0, count, _BATCH):
        connection.execute("BEGIN IMMEDIATE")
        for number in range(first + 1, min(first + _BATCH, count) + 1):
            _add(connection, number, maker)
        connection.execute("COMMIT")
        if sys.stderr.isatty():
            print(f"\r{min(first + _BATCH, count):,} / {count:,}", end="", file=sys.stderr, flush=True)


def _add(connection, number: int, maker: Maker) -> None:
    briefing = maker.make(number)
    article, head = briefing.article, Head.of(briefing)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, article.text, digest, article.fingerprint, index_text.SAME_AS_TEXT, None, now),
    )
    items, words = briefing.items, index_text.ArticleWords(article.text)
    connection.execute(
        "INSERT INTO briefing (number, id, title, date, source, url, place, note, status, rules_version, items_left,"
        " items_total, items_made, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, briefing.id, head.title, head.date, head.source, head.url, head.place, head.note, head.status.value,
            "bench", sum(i.state is State.SUGGESTED for i in items), sum(i.state is not State.REJECTED for i in items),
            len(items), now,
        ),
    )  # fmt: skip
    key = index_text.text_key(number, head.date)
    index_text.add_article(connection, key, article.text)
    index_text.replace_title(connection, None, (key, head.title))
    index_text.replace_entry(
        connection, entry_number(number, HEAD_SLOT), "", index_text.head_text(head, words)
    )
    index_text.replace_entry(connection, entry_number(number, NOTE_SLOT), "", head.note)
    projection, setting = Projection(connection), Setting.of(head.date, head.place)
    projection.set_place(number, head.place)
    for order, item in enumerate(items):
        row = entry_number(number, FIRST_ITEM_SLOT + order)
        columns = item_columns(item)
        connection.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row, item.id, number, *columns.values()),
        )
        index_text.replace_entry(connection, row, "", index_text.item_text(item, words))
        projection.put(row, number, setting, item)


if __name__ == "__main__":
    started = time.perf_counter()
    made = big_library(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(f"{made}  {made.stat().st_size / 1e6:.0f} MB  {time.perf_counter() - started:.0f} s")
