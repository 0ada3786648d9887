"""What matches a query's words, newest first and only as far as it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from briefing_app.domain.query import Query, Term, searchable
from briefing_app.domain.text import fold
from briefing_app.storage import query as expressions
from briefing_app.storage.index_text import number_of, spelled, text_key
from briefing_app.storage.mapping import SLOT_BITS
from briefing_app.storage.query import Expressions

MOST_ENTRIES = 5_000
"""How many notes and edited items of one word are looked at, the latest briefings' first."""

_MANY = 500
_FEW = 300
_FEW_TEXTS = 24
_ROWS_PER_QUESTION = 100  # so many rows are read in the time that one question about a single text takes
_READ_AT_ONCE = 2_000
_FIRST_CHUNK = 64
_MOST_CHUNK = 1_024

Chunks = Iterator[list[int]]
"""Numbers of rows in a table of texts (`index_text.text_key`), falling, in chunks that are never empty."""

Range = tuple[int, int]
"""The first and the last key that may be found."""


class Streams:
    """Finds the words of one query within a range of days.

    A word may stand in the text or in an entry, a note or edited field; entries are few, so their briefings are all
    known at once, while the texts are read lazily, chunk by chunk.
    """

    def __init__(self, connection: sqlite3.Connection, query: Query, within: Range) -> None:
        self._connection = connection
        self._query = query
        self._within = within
        self._expressions = Expressions(connection)
        self._table = "title_index" if query.in_title else "article_index"
        self.bare = self._expressions.texts(query)
        """The expression that FTS5 is asked."""
        self.read = 0
        """How many rows of the texts were looked at."""

    def matching(self, among: set[int] | None = None) -> Chunks:
        """Return the briefings that have every group of words and none of the excluded ones, `among` some alone."""
        groups = [] if self._query.in_title else self._query.groups
        entries = [self._entries(expressions.entry_group(group)) for group in groups]
        without = set() if self._query.in_title else self._in_entries(self._query.excluded)
        if among is not None and len(among) <= _FEW:
            candidates = keys_of(self._connection, among, self._within)
            found = self._singly(candidates, entries)
        else:
            texts = self._texts(self._table, self.bare) if self.bare else iter(())
            found = self._merged(texts, entries) if any(entries) else texts
            if among is not None:
                found = kept(found, among)
        return dropped(found, without) if without else found

    def spelled(self) -> Spelled:
        """Return what tells the very spelling."""
        entries: set[int] | None = None
        for group in () if self._query.in_title else self._query.groups:
            found = self._entries(expressions.entry_group(group, exact=True))
            entries = found if entries is None else entries & found
            if not entries:
                break
        return Spelled(
            self._connection, self._query, self._expressions.spellings(self._query), entries or set()
        )

    def without_excluded(self) -> Chunks:
        """Return all briefings that have no excluded word, listed or not.

        They are gone through in stretches: one in which as many texts have the word as there are is passed over, for
        counting both costs a fraction of reading either.
        """
        match = self._expressions.text_group(self._query.excluded)
        low, high = self._within
        size = _FIRST_CHUNK
        while high >= low:
            (count, lowest) = self._connection.execute(
                "SELECT count(*), min(id) FROM (SELECT id FROM article_index_docsize WHERE id BETWEEN ? AND ?"
                " ORDER BY id DESC LIMIT ?)",
                (low, high, size),
            ).fetchone()
            if not count:
                break
            if match and self._count(match, (lowest, high)) >= count:
                size *= 4
            elif count > _MOST_CHUNK:
                size = _MOST_CHUNK
                continue
            else:
                rows = self._connection.execute(
                    "SELECT id FROM article_index_docsize WHERE id BETWEEN ? AND ? ORDER BY id DESC",
                    (lowest, high),
                )
                keys = [key for (key,) in rows]
                self.read += count
                excluded = self.having_excluded(keys)
                if some := [key for key in keys if key not in excluded]:
                    yield some
                size = min(size * 4, _MOST_CHUNK)
            high = lowest - 1

    def _count(self, match: str, within: Range) -> int:
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM {self._table} WHERE {self._table} MATCH ? AND rowid BETWEEN ? AND ?",
            (match, *within),
        ).fetchone()
        return int(count)

    def having_excluded(self, keys: list[int]) -> set[int]:
        """Return those of some neighbouring keys that have an excluded word."""
        match = self._expressions.text_group(self._query.excluded)
        found: set[int] = set()
        if match and keys:
            for chunk in self._rows(self._table, match, (keys[-1], keys[0])):
                found.update(chunk)
        if self._query.in_title:
            return found
        without = self._in_entries(self._query.excluded)
        return found | {key for key in keys if number_of(key) in without}

    def _texts(self, table: str, match: str) -> Chunks:
        return self._rows(table, match, self._within)

    def _rows(self, table: str, match: str, within: Range) -> Chunks:
        cursor = self._connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC",
            (match, *within),
        )
        for chunk in fetched(cursor):
            self.read += len(chunk)
            yield [key for (key,) in chunk]

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

    def _singly(self, candidates: list[int], entries: list[set[int]]) -> Chunks:
        """Ask of each of a few briefings whether it matches."""
        whole = self._membership(self.bare, len(candidates))
        mixed = self._mixing(entries, len(candidates))
        found = [key for key in candidates if whole.has(key) or (any(entries) and mixed.holds(key))]
        if found:
            yield found

    def _merged(self, texts: Chunks, entries: list[set[int]]) -> Chunks:
        """Join the texts with the briefings that have a group in an entry: their other groups may be in the text."""
        candidates = keys_of(self._connection, set().union(*entries), self._within)
        mixed = self._mixing(entries)
        position = 0
        for chunk in texts:
            start = position
            while position < len(candidates) and candidates[position] >= chunk[-1]:
                position += 1
            further = set(candidates[start:position]).difference(chunk)
            further = {key for key in further if mixed.holds(key)}
            yield sorted([*chunk, *further], reverse=True) if further else chunk
        for start in range(position, len(candidates), _FIRST_CHUNK):  # the screen may be full soon
            if held := [key for key in candidates[start : start + _FIRST_CHUNK] if mixed.holds(key)]:
                yield held

    def _mixing(self, entries: list[set[int]], surely: int = 0) -> _Mixing:
        members = [
            self._membership(self._expressions.text_group(group), surely) for group in self._query.groups
        ]
        excluded = self._membership(self._expressions.text_group(self._query.excluded), surely)
        return _Mixing(entries, members, excluded)

    def _membership(self, match: str, surely: int = 0) -> _Membership:
        """Return what tells whether texts match; so many will be asked for, or more or fewer where it is 0."""
        return _Membership(self._connection, self._table, match, self._within, surely)


class Spelled:
    """Tells which keys have the very spelling."""

    def __init__(self, connection: sqlite3.Connection, query: Query, match: str, entries: set[int]) -> None:
        self._connection = connection
        self._query = query
        self._match = match
        self._entries = entries

    def among(self, keys: list[int]) -> set[int]:
        """Return those of some falling keys that have it.

        All texts between them that have it are read off the index, which has no way to ask for one; where these are
        many and the keys few, the last keys' own texts are read instead.
        """
        found = {key for key in keys if number_of(key) in self._entries} if self._entries else set()
        if not self._match:
            return found
        cursor = self._connection.execute(
            "SELECT rowid FROM spelling_index WHERE spelling_index MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid DESC",
            (self._match, keys[-1], keys[0]),
        )
        rest = keys
        while rest and (rows := cursor.fetchmany(_READ_AT_ONCE)):
            found.update(key for (key,) in rows)
            rest = [key for key in rest if key < rows[-1][0]]
            if len(rest) <= _FEW_TEXTS:
                found.update(key for key in rest if self._stands_in_text(key))
                break
        cursor.close()
        return found

    def _stands_in_text(self, key: int) -> bool:
        (text,) = self._connection.execute(
            "SELECT text FROM article WHERE number = ?", (number_of(key),)
        ).fetchone()
        given = searchable(text)
        return all(
            any(_spelled_in(term, text, given) for term in group)
            for group in self._query.groups
            if all(term.has_diacritics for term in group)
        )


def _spelled_in(term: Term, text: str, given: str) -> bool:
    """Tell whether the words of a term that have diacritics stand in a text, `given` in its searchable form, too."""
    last = len(term.words) - 1
    asked = [(spelled(word), term.prefix and at == last) for at, word in enumerate(term.words)]
    return all(
        any(
            own == word or (prefix and own.startswith(word))
            for own in _spellings_at(Term((word,), prefix).places(given), text)
        )
        for word, prefix in asked
        if word != fold(word)
    )


def _spellings_at(places: Iterable[tuple[int, int]], text: str) -> Iterator[str]:
    return (spelled(text[start:end]) for start, end in places)


class _Membership:
    """Tells whether texts match: asks for each, and reads all that do once that is no more work."""

    def __init__(
        self, connection: sqlite3.Connection, table: str, match: str, within: Range, surely: int
    ) -> None:
        self._connection = connection
        self._table = table
        self._match = match
        self._within = within
        self._surely = surely
        self._questions: int | None = None
        self._all: set[int] | None = None

    def has(self, key: int) -> bool:
        """Tell whether the text of a key within the range matches."""
        if not self._match:
            return False
        if self._questions is None:
            most = min(_FEW, self._texts // _ROWS_PER_QUESTION)
            self._questions = 0 if self._surely > most else most
        if self._questions > 0:
            self._questions -= 1
            row = self._connection.execute(
                f"SELECT 1 FROM {self._table} WHERE {self._table} MATCH ? AND rowid = ?", (self._match, key)
            ).fetchone()
            return row is not None
        if self._all is None:
            rows = self._connection.execute(
                f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH ? AND rowid BETWEEN ? AND ?",
                (self._match, *self._within),
            )
            self._all = {key for (key,) in rows}
        return key in self._all

    @property
    def _texts(self) -> int:
        """How many texts there are, about."""
        (newest,) = self._connection.execute("SELECT max(number) FROM briefing").fetchone()
        return newest or 0


class _Mixing:
    """Tells whether a briefing has every group, each in an entry or in the text, and no excluded word in the text."""

    def __init__(self, entries: list[set[int]], members: list[_Membership], excluded: _Membership) -> None:
        self._groups = list(zip(entries, members, strict=False))
        self._excluded = excluded

    def holds(self, key: int) -> bool:
        """Tell it of a key."""
        number = number_of(key)
        held = all(number in entries or member.has(key) for entries, member in self._groups)
        return held and not self._excluded.has(key)


def fetched(cursor: sqlite3.Cursor) -> Iterator[list[tuple[int, ...]]]:
    """Return a cursor's rows in growing chunks, and close it at the end: a page is there soon, many cost few calls."""
    size = _FIRST_CHUNK
    try:
        while rows := cursor.fetchmany(size):
            yield rows
            size = min(size * 4, _MOST_CHUNK)
    finally:
        cursor.close()


def kept(chunks: Chunks, numbers: set[int]) -> Chunks:
    """Return the keys of these briefings."""
    for chunk in chunks:
        if some := [key for key in chunk if key & _NUMBER in numbers]:
            yield some


def dropped(chunks: Chunks, numbers: set[int]) -> Chunks:
    """Return the keys of all other briefings."""
    for chunk in chunks:
        if some := [key for key in chunk if key & _NUMBER not in numbers]:
            yield some


_NUMBER = number_of(-1)  # all bits of a number, written out where the call would cost more than the work


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
