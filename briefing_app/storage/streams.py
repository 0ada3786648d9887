"""What matches a query's words, newest first and only as far as it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from briefing_app.domain.query import Query, Term
from briefing_app.storage import query as expressions
from briefing_app.storage.index_text import number_of, text_key
from briefing_app.storage.mapping import SLOT_BITS
from briefing_app.storage.query import Expressions

MOST_ENTRIES = 5_000
"""How many notes and edited items of one word are looked at, the latest briefings' first."""

_MANY = 500
_SINGLY = 200

Keys = Iterator[int]
"""Numbers of rows in a table of texts (`index_text.text_key`), falling."""

Range = tuple[int, int]
"""The first and the last key that may be found."""


class Streams:
    """Finds the words of one query within a range of days.

    A word may stand in the text or in an entry, a note or edited field; entries are few, so their briefings are all
    known at once, while the texts are read lazily.
    """

    def __init__(self, connection: sqlite3.Connection, query: Query, within: Range) -> None:
        self._connection = connection
        self._query = query
        self._within = within
        self._expressions = Expressions(connection)
        self._table = "title_index" if query.in_title else "article_index"
        self.bare = self._expressions.texts(query)
        """The expression that FTS5 is asked."""

    def matching(self) -> Keys:
        """Return the briefings that have every group of words and none of the excluded ones."""
        texts = self._texts(self._table, self.bare) if self.bare else iter(())
        if self._query.in_title:
            return texts
        entries = [self._entries(expressions.entry_group(group)) for group in self._query.groups]
        without = self._in_entries(self._query.excluded)
        if not any(entries):
            return _without(texts, without) if without else texts
        return _without(self._merged(texts, entries), without)

    def spelled(self) -> tuple[Keys, set[int]]:
        """Return the texts with the very spelling, and the numbers of briefings that have it in entries."""
        match = self._expressions.spellings(self._query)
        texts = self._texts("spelling_index", match) if match else iter(())
        if self._query.in_title:
            return texts, set()
        groups = [expressions.entry_group(group, exact=True) for group in self._query.groups]
        entries: set[int] | None = None
        for group in groups:
            found = self._entries(group)
            entries = found if entries is None else entries & found
            if not entries:
                break
        return texts, entries or set()

    def having_excluded(self, keys: list[int]) -> set[int]:
        """Return those of some neighbouring keys that have an excluded word."""
        match = self._expressions.text_group(self._query.excluded)
        found: set[int] = set()
        if match and keys:
            found = set(self._rows(self._table, match, (min(keys), max(keys))))
        if self._query.in_title:
            return found
        without = self._in_entries(self._query.excluded)
        return found | {key for key in keys if number_of(key) in without}

    def _texts(self, table: str, match: str) -> Keys:
        return self._rows(table, match, self._within)

    def _rows(self, table: str, match: str, within: Range) -> Keys:
        cursor = self._connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC",
            (match, *within),
        )
        try:
            for row in cursor:
                yield row[0]
        finally:
            cursor.close()

    def _in_entries(self, terms: Iterable[Term]) -> set[int]:
        found: set[int] = set()
        for term in terms:
            found |= self._entries(expressions.entry(term))
        return found

    def _entries(self, match: str) -> set[int]:
        return {
            row[0] >> SLOT_BITS
            for row in self._connection.execute(
                "SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ?",
                (match, MOST_ENTRIES),
            )
        }

    def _merged(self, texts: Keys, entries: list[set[int]]) -> Keys:
        """Join the texts with the briefings that have a group in an entry: their other groups may be in the text."""
        candidates = keys_of(self._connection, set().union(*entries), self._within)
        groups = list(zip(self._query.groups, entries, strict=True))
        whole = [_Membership(self._connection, self._expressions.text_group(group)) for group, _ in groups]
        position = 0
        for key in texts:
            while position < len(candidates) and candidates[position] > key:
                if self._mixed(candidates[position], groups, whole):
                    yield candidates[position]
                position += 1
            if position < len(candidates) and candidates[position] == key:
                position += 1
            yield key
        for candidate in candidates[position:]:
            if self._mixed(candidate, groups, whole):
                yield candidate

    def _mixed(
        self, key: int, groups: list[tuple[tuple[Term, ...], set[int]]], whole: list[_Membership]
    ) -> bool:
        number = number_of(key)
        return all(
            number in entries or member.has(key) for (_, entries), member in zip(groups, whole, strict=True)
        ) and not (self._query.excluded and key in self.having_excluded([key]))


class _Membership:
    """Tells whether texts have a group of words: asks for the first few singly, then reads all that have it."""

    def __init__(self, connection: sqlite3.Connection, match: str) -> None:
        self._connection = connection
        self._match = match
        self._asked = 0
        self._all: set[int] | None = None

    def has(self, key: int) -> bool:
        """Tell whether the text of a key has it."""
        if not self._match:
            return False
        if self._all is None and self._asked < _SINGLY:
            self._asked += 1
            row = self._connection.execute(
                "SELECT 1 FROM article_index WHERE article_index MATCH ? AND rowid = ?", (self._match, key)
            ).fetchone()
            return row is not None
        if self._all is None:
            rows = self._connection.execute(
                "SELECT rowid FROM article_index WHERE article_index MATCH ?", (self._match,)
            )
            self._all = {row[0] for row in rows}
        return key in self._all


def keys_of(connection: sqlite3.Connection, numbers: Iterable[int], within: Range) -> list[int]:
    """Return the keys of briefings within a range, the newest first."""
    wanted = list(numbers)
    keys: list[int] = []
    for at in range(0, len(wanted), _MANY):
        some = wanted[at : at + _MANY]
        keys += [
            text_key(*row)
            for row in connection.execute(
                f"SELECT number, date FROM briefing WHERE number IN ({','.join(map(str, some))})"
            )
        ]
    return sorted((key for key in keys if within[0] <= key <= within[1]), reverse=True)


def _without(keys: Keys, numbers: set[int]) -> Keys:
    return (key for key in keys if number_of(key) not in numbers)
