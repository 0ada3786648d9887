"""Searching the library: which briefings have what is asked for, and where."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.listing import Found, Month, Order
from briefing_app.domain.query import Query
from briefing_app.domain.query_reader import read_query
from briefing_app.storage.asked_items import AskedItems
from briefing_app.storage.filters import Filters
from briefing_app.storage.hits import Showing
from briefing_app.storage.index_text import NUMBER_BITS, number_of, text_key
from briefing_app.storage.library import Library
from briefing_app.storage.streams import Chunks, Streams, dropped, fetched, kept, keys_of

COUNTED = 2_000
"""How far results are counted, and of how many of the newest the relevance is reckoned."""

_FEW = 3_000
_MOST_READ = 12_000
"""How many texts are looked at for the sake of the count alone."""

_MOST_ASKED = 300
"""The same where a field has to be looked up for each."""

_BEST = 200
"""How many of the best ranked are told apart by their spelling."""

_MONTH_BITS = NUMBER_BITS + 5

NO_PREDECESSORS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Results in their order: those with the exact spelling, then the others.

    There are `count` in all, and these are told apart; or more than that, where nobody counted them to the end.
    """

    exact: list[int]
    others: list[int]
    count: int
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
            most_read = _MOST_ASKED if filters.asks else _MOST_READ
            ordered = _by_date(query, streams, matching, offset + limit, most_read)
        page = ordered.keys[offset : offset + limit]
        showing = Showing(library, query, AskedItems(connection, query, filters))
        hits = showing.hits(page, scores, set(ordered.exact))
        return Found(
            query=query,
            hits=tuple(hits),
            total=ordered.count,
            more_than=not ordered.whole,
            months={} if ranked else _months(ordered),
        )


def _filtered(connection: sqlite3.Connection, query: Query, filters: Filters, streams: Streams) -> Chunks:
    """Return what matches words and fields, newest first."""
    asks = filters.asks
    if query.groups:
        chunks = streams.matching(filters.listed)
    elif filters.listed is not None and len(filters.listed) <= _FEW:
        keys = keys_of(connection, filters.listed, filters.within)
        chunks = iter([keys] if keys else [])
        if query.excluded:
            chunks = _excluding(chunks, streams)
    elif query.excluded:
        chunks = streams.without_excluded()
        if filters.listed is not None:
            chunks = kept(chunks, filters.listed)
    else:
        chunks, asks = _all(connection, filters, streams), False
    if filters.parts_days:
        chunks = _on_days(chunks, filters)
    if asks:
        return _asked(connection, chunks, filters)
    absent = {row[0] for row in connection.execute("SELECT number FROM briefing WHERE present = 0")}
    return dropped(chunks, absent) if absent else chunks


def _all(connection: sqlite3.Connection, filters: Filters, streams: Streams) -> Chunks:
    """Return all briefings within the days that the fields leave."""
    low, high = filters.within
    listed = filters.listed
    where, values = filters.where
    cursor = connection.execute(
        f"SELECT b.number, b.date FROM briefing b WHERE {where} ORDER BY b.date DESC, b.number DESC", values
    )
    for rows in fetched(cursor):
        streams.read += len(rows)
        wanted = rows if listed is None else [row for row in rows if row[0] in listed]
        keys = [text_key(number, day) for number, day in wanted]  # type: ignore[arg-type]
        if some := [key for key in keys if low <= key <= high]:
            yield some
        if text_key(*rows[-1]) < low:  # type: ignore[arg-type]
            break


def _excluding(chunks: Chunks, streams: Streams) -> Chunks:
    for chunk in chunks:
        without = streams.having_excluded(chunk)
        if some := [key for key in chunk if key not in without]:
            yield some


def _on_days(chunks: Chunks, filters: Filters) -> Chunks:
    for chunk in chunks:
        if some := [key for key in chunk if filters.lets_day(key)]:
            yield some


def _asked(connection: sqlite3.Connection, chunks: Chunks, filters: Filters) -> Chunks:
    """Return the keys of briefings for which the fields hold that were not listed beforehand."""
    where, values = filters.where
    for chunk in chunks:
        numbers = ",".join(str(number_of(key)) for key in chunk)
        rows = connection.execute(
            f"SELECT b.number FROM briefing b WHERE b.number IN ({numbers}) AND {where}", values
        )
        held = {number for (number,) in rows}
        if some := [key for key in chunk if number_of(key) in held]:
            yield some


def _by_date(query: Query, streams: Streams, matching: Chunks, wanted: int, most_read: int) -> _Ordered:
    """Read as many of the newest as are counted, and as many with the exact spelling as are to be shown.

    Which spelling the others have is left open from the month on that begins below what is shown.
    """
    enough = max(COUNTED, wanted)
    spelled = streams.spelled() if query.has_diacritics else None
    exact: list[int] = []
    others: list[int] = []
    more = 0
    for chunk in matching:
        if spelled is None:
            exact += chunk
        elif len(exact) >= wanted > 0 and chunk[0] >> _MONTH_BITS < exact[wanted - 1] >> _MONTH_BITS:
            more += len(chunk)
        else:
            found = spelled.among(chunk)
            exact += [key for key in chunk if key in found]
            others += [key for key in chunk if key not in found]
        count = len(exact) + len(others) + more
        if len(exact) >= wanted and (count > enough or streams.read > most_read):
            return _Ordered(exact, others, count, whole=False)
    return _Ordered(exact, others, len(exact) + len(others) + more, whole=True)


def _by_relevance(
    connection: sqlite3.Connection, query: Query, streams: Streams, matching: Chunks
) -> tuple[_Ordered, dict[int, float]]:
    """Rank the newest; of the best of them those with the exact spelling come first."""
    keys: list[int] = []
    for chunk in matching:
        keys += chunk
        if len(keys) > COUNTED:
            break
    count = len(keys)
    del keys[COUNTED:]
    scores = _scores(connection, query, streams, keys)

    def fit(key: int) -> tuple[float, int]:
        return -scores.get(key, 0.0), -key

    ranked = sorted(keys, key=fit)
    if not query.has_diacritics:
        return _Ordered(ranked, [], count, whole=count <= COUNTED), scores
    best = sorted(ranked[:_BEST], reverse=True)
    spelled = streams.spelled().among(best) if best else set()
    exact = [key for key in ranked[:_BEST] if key in spelled]
    others = [key for key in ranked if key not in spelled]
    return _Ordered(exact, others, count, whole=count <= COUNTED), scores


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
        counts = Counter([key >> _MONTH_BITS for key in keys])
        months |= {(exact, _written(month)): count for month, count in counts.items()}
    if ordered.count > len(ordered.exact) + len(ordered.others) or not ordered.whole:
        oldest = min(ordered.exact[-1:] + ordered.others[-1:])
        for exact in (True, False):
            months.pop((exact, _written(oldest >> _MONTH_BITS)), None)
    return months


def _written(month: int) -> str:
    """Return the month of a key as dates are written."""
    year, number = month >> 4, month & 15
    if not year:
        return ""
    return f"{year:04}-{number:02}" if number else f"{year:04}"
