"""Filling the tables that say again what others say, after the schema of a library was brought up to date."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from time import monotonic

from briefing_app.storage import index_text
from briefing_app.storage.projection import Projection

Progress = Callable[[int, int], None]
"""Told how many briefings are done, of how many; from the thread that opens the library."""

_TELL_EVERY = 0.1


def fill(
    connection: sqlite3.Connection, *, projects: bool, indexes: bool, progress: Progress | None = None
) -> None:
    """Fill the narrow tables (`projects`) and those of texts (`indexes`), both empty, within a transaction.

    The briefings come in the order of their rows in the search tables, all that belongs to one at once.
    """
    rows = [
        (index_text.text_key(number, date), number, date, place)
        for number, date, place in connection.execute("SELECT number, date, place FROM briefing")
    ]
    rows.sort()
    tell = _Teller(len(rows), progress)
    projection, learnt = Projection(connection), set[tuple[str, str]]()
    for done, (key, number, date, place) in enumerate(rows):
        tell(done)
        if projects:
            projection.fill(number, date, place)
        if indexes:
            _index(connection, key, number, learnt)
    tell(len(rows))


def _index(connection: sqlite3.Connection, key: int, number: int, learnt: set[tuple[str, str]]) -> None:
    text, original, title = connection.execute(
        "SELECT a.text, a.original, b.title FROM article a JOIN briefing b USING (number) WHERE number = ?",
        (number,),
    ).fetchone()
    index_text.add_article(connection, key, text, learnt)
    index_text.replace_title(connection, None, (key, title), learnt)
    if original and zlib.decompress(original) == text.encode():
        connection.execute(
            "UPDATE article SET original = ? WHERE number = ?", (index_text.SAME_AS_TEXT, number)
        )


class _Teller:
    """Tells the progress as often as somebody who watches can see."""

    def __init__(self, of: int, progress: Progress | None) -> None:
        self._of = of
        self._progress = progress
        self._told = 0.0

    def __call__(self, done: int) -> None:
        if self._progress is None:
            return
        now = monotonic()
        if done == self._of or now - self._told >= _TELL_EVERY:
            self._told = now
            self._progress(done, self._of)
