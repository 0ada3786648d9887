"""Checking that a library is whole: pages, search tables, and every article's text."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from briefing_app.domain.change_json import item_to_json
from briefing_app.storage import projection
from briefing_app.storage.index_text import SEARCH_TABLES
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import change_of, item_of

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: how much was looked at, and what is wrong, in SQLite's words or ours."""

    briefings: int
    items: int
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(library: Library) -> Report:
    """Read the whole library and report what is wrong; it changes nothing.

    SQLite's own check sees few flipped bits; the search tables' and a hash over every text find the rest.
    """
    connection = library.connection
    problems: list[str] = []
    counts = [0, 0]
    try:
        problems += [
            row[0]
            for row in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})")
            if row[0] != "ok"
        ]
        problems += [
            f"foreign key: {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")
        ]
        problems += _search_problems(library)
        problems += _text_problems(connection)
        problems += _item_problems(connection)
        problems += _history_problems(connection)
        if not problems:  # items that cannot be read have no rows to compare
            problems += projection.problems(connection)
        counts = [
            connection.execute("SELECT count(*) FROM briefing WHERE present = 1").fetchone()[0],
            connection.execute("SELECT count(*) FROM item").fetchone()[0],
        ]
    except sqlite3.DatabaseError as error:
        problems.append(str(error))
    return Report(counts[0], counts[1], tuple(problems[:_MOST_PROBLEMS]))


def _search_problems(library: Library) -> list[str]:
    """Return what FTS5 says of its tables; it asks by a statement that looks like a write, so a copy answers for a
    library that is open to be read only."""
    connection = library.connection
    if library.read_only:
        connection = sqlite3.connect("", isolation_level=None)  # on the disk, gone when it is closed
        library.connection.backup(connection)
    problems = []
    try:
        for table in SEARCH_TABLES:
            try:
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                problems.append(f"{table}: {error}")
    finally:
        if connection is not library.connection:
            connection.close()
    return problems


def _text_problems(connection: sqlite3.Connection) -> list[str]:
    return [
        f"article {number}: the text is not as it was imported"
        for number, text, digest in connection.execute("SELECT number, text, digest FROM article")
        if hashlib.sha256(text.encode()).hexdigest() != digest
    ]


def _item_problems(connection: sqlite3.Connection) -> list[str]:
    """Return the items that cannot be read, do not say the article's words, or are miscounted."""
    problems = []
    for number, kind, fields, quoted in connection.execute(
        'SELECT i.number, i.kind, i.fields, substr(a.text, i.start + 1, i."end" - i.start)'
        " FROM item i JOIN article a ON a.number = i.briefing"
    ):
        try:
            item = item_of(kind, fields)
            if item.anchor.exact != quoted or item_to_json(item)["id"] != item.id:
                problems.append(f"item {number}: its quote is not in the article at its place")
        except (ValueError, TypeError, KeyError) as error:
            problems.append(f"item {number}: {error}")
    miscounted = connection.execute(
        "SELECT b.number FROM briefing b LEFT JOIN item i ON i.briefing = b.number GROUP BY b.number"
        " HAVING b.items_total <> count(i.number) FILTER (WHERE i.state <> 'rejected')"
        " OR b.items_left <> count(i.number) FILTER (WHERE i.state = 'suggested')"
    ).fetchall()
    return problems + [f"briefing {number}: its items are miscounted" for (number,) in miscounted]


def _history_problems(connection: sqlite3.Connection) -> list[str]:
    problems = []
    for number, version, change in connection.execute("SELECT number, format, change FROM history"):
        try:
            change_of(version, change)
        except (ValueError, TypeError, KeyError) as error:
            problems.append(f"history {number}: {error}")
    return problems
