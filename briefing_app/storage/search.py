"""Searching the library: which briefings have what is asked for, and where."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing_app.domain.listing import Found, Month, Order
from briefing_app.domain.query import Query
from briefing_app.domain.query_reader import read_query
from briefing_app.storage.filters import Filters
from briefing_app.storage.hits import Showing
from briefing_app.storage.index_text import NUMBER_BITS, number_of, text_key
from briefing_app.storage.library import Library
from briefing_app.storage.streams import Keys, Streams, keys_of

COUNTED = 2_000
"""How far results are counted, and of how many of the newest the relevance is reckoned."""

_FIRST_ASKED = 64
_MOST_ASKED = 1_000
_FEW = 3_000

NO_PREDECESSORS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Results in their order: those with the exact spelling, then the others; `whole` when these are all."""

    exact: list[int]
    others: list[int]
    whole: bool

    @property
    def keys(self) -> list[int]:
        return self.exact + self.others


def search(
    library: Library,
    text: str,
    *,
    limit: int = 100,
    offset: int = 0,
    order: Order = "newest",
    today: date | None = None,
    predecessors: Mapping[str, tuple[str, ...]] = NO_PREDECESSORS,
) -> Found:
    """Return the briefings in which every word of a query stands: in text, head, note or an item not rejected.

    Those with the exact spelling come first, then the rest; each newest first, or by relevance among the newest. The
    score is that of BM25 when sorted by it, else a measure of how often the words stand in the text (0 to 1).
    `predecessors` are the former places to be included with each place of the query that asks for them.
    """
    query = read_query(text)
    if not query or limit <= 0:
        return Found(query=query)
    with library.reading() as connection:
        filters = Filters(connection, query, library.records, predecessors, today or date.today())
        streams = Streams(connection, query, filters.within)
        matching = _filtered(connection, query, filters, streams)
        scores: dict[int, float] = {}
        ranked = order == "relevance" and bool(query.groups)
        if ranked:
            ordered, scores = _by_relevance(connection, query, streams, matching)
        else:
            ordered = _by_date(query, streams, matching, offset + limit)
        page = ordered.keys[offset : offset + limit]
        hits = Showing(library, query).hits(page, scores, set(ordered.exact))
        return Found(
            query=query,
            hits=tuple(hits),
            total=len(ordered.exact) + len(ordered.others),
            more_than=not ordered.whole,
            months={} if ranked else _months(ordered),
        )


def _filtered(connection: sqlite3.Connection, query: Query, filters: Filters, streams: Streams) -> Keys:
    """Return what matches words and fields, newest first."""
    if query.groups:
        keys = streams.matching()
        if filters.listed is not None:
            listed = filters.listed
            keys = (key for key in keys if number_of(key) in listed)
    elif filters.listed is not None and len(filters.listed) <= _FEW:
        keys = iter(keys_of(connection, filters.listed, filters.within))
    else:
        keys = _all(connection, filters)
    if query.excluded and not query.groups:
        keys = _excluding(keys, streams)
    if filters.parts_days:
        keys = (key for key in keys if filters.lets_day(key))
    if filters.asks:
        return _asked(connection, keys, filters)
    absent = {row[0] for row in connection.execute("SELECT number FROM briefing WHERE present = 0")}
    return (key for key in keys if number_of(key) not in absent) if absent else keys


def _all(connection: sqlite3.Connection, filters: Filters) -> Keys:
    """Return all briefings within the days that the fields leave."""
    low, high = filters.within
    where, values = filters.where
    cursor = connection.execute(
        f"SELECT b.number, b.date FROM briefing b WHERE {where} ORDER BY b.date DESC, b.number DESC", values
    )
    try:
        for number, day in cursor:
            key = text_key(number, day)
            if key < low:
                break
            if key <= high and (filters.listed is None or number in filters.listed):
                yield key
    finally:
        cursor.close()


def _chunks(keys: Keys, first: int = _FIRST_ASKED) -> Iterator[list[int]]:
    """Return the keys in growing chunks: a page is there soon, many cost few questions."""
    size = first
    while chunk := list(islice(keys, size)):
        yield chunk
        size = min(size * 2, _MOST_ASKED)


def _excluding(keys: Keys, streams: Streams) -> Keys:
    for chunk in _chunks(keys):
        without = streams.having_excluded(chunk)
        yield from (key for key in chunk if key not in without)


def _asked(connection: sqlite3.Connection, keys: Keys, filters: Filters) -> Keys:
    """Return the keys of briefings for which the fields hold that were not listed beforehand."""
    where, values = filters.where
    for chunk in _chunks(keys):
        numbers = ",".join(str(number_of(key)) for key in chunk)
        rows = connection.execute(
            f"SELECT b.number FROM briefing b WHERE b.number IN ({numbers}) AND {where}", values
        )
        held = {number for (number,) in rows}
        yield from (key for key in chunk if number_of(key) in held)


def _by_date(query: Query, streams: Streams, matching: Keys, wanted: int) -> _Ordered:
    """Read as many of the newest as are counted, and as many with the exact spelling as are to be shown."""
    enough = max(COUNTED, wanted)
    if not query.has_diacritics:
        keys = list(islice(matching, enough + 1))
        return _Ordered(keys[:enough], [], len(keys) <= enough)
    exact: list[int] = []
    others: list[int] = []
    for key, spelled in _told_apart(streams, matching):
        (exact if spelled else others).append(key)
        if len(exact) >= wanted and len(exact) + len(others) > enough:
            return _Ordered(exact, others, False)
    return _Ordered(exact, others, True)


def _told_apart(streams: Streams, matching: Keys) -> Iterator[tuple[int, bool]]:
    """Return each key with whether it has the exact spelling; both streams fall, so one look at each is enough."""
    spellings, entries = streams.spelled()
    spelled = next(spellings, -1)
    for key in matching:
        while spelled > key:
            spelled = next(spellings, -1)
        yield key, spelled == key or (bool(entries) and number_of(key) in entries)


def _by_relevance(
    connection: sqlite3.Connection, query: Query, streams: Streams, matching: Keys
) -> tuple[_Ordered, dict[int, float]]:
    keys = list(islice(matching, COUNTED + 1))
    whole = len(keys) <= COUNTED
    del keys[COUNTED:]
    exact = (
        {key for key, spelled in _told_apart(streams, iter(keys)) if spelled}
        if query.has_diacritics
        else set(keys)
    )
    scores = _scores(connection, query, streams, keys)

    def fit(key: int) -> tuple[float, int]:
        return -scores.get(key, 0.0), -key

    ordered = sorted(keys, key=fit)
    split = _Ordered([k for k in ordered if k in exact], [k for k in ordered if k not in exact], whole)
    return split, scores


def _scores(
    connection: sqlite3.Connection, query: Query, streams: Streams, keys: list[int]
) -> dict[int, float]:
    """Return how well each text fits, by BM25 over the words of the query; what has them elsewhere is left out."""
    if not streams.bare or not keys:
        return {}
    table = "title_index" if query.in_title else "article_index"
    wanted = set(keys)
    return {
        key: -score
        for key, score in connection.execute(
            f"SELECT rowid, bm25({table}) FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?",
            (streams.bare, keys[-1], keys[0]),
        )
        if key in wanted
    }


def _months(ordered: _Ordered) -> dict[Month, int]:
    """Return how many results each month has; of the last month that was come to it is known only at the end."""
    months: dict[Month, int] = {}
    for exact, keys in ((True, ordered.exact), (False, ordered.others)):
        counts = Counter(_month(key) for key in keys)
        months |= {(exact, month): count for month, count in counts.items()}
    if not ordered.whole:
        oldest = min(ordered.exact[-1:] + ordered.others[-1:])
        for exact in (True, False):
            months.pop((exact, _month(oldest)), None)
    return months


def _month(key: int) -> str:
    """Return the month in a key as dates are written."""
    month = key >> NUMBER_BITS >> 5
    year, number = month >> 4, month & 15
    if not year:
        return ""
    return f"{year:04}-{number:02}" if number else f"{year:04}"
