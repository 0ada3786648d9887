"""Searching the library: which briefings have the words, and where."""

from __future__ import annotations

import sqlite3

from briefing_app.domain.listing import Hit, Order
from briefing_app.storage.hits import MOST_ENTRIES, Showing
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS
from briefing_app.storage.query import Query, parse

RANKED = 1_000
"""Of how many of the newest hits the relevance is reckoned; ranking all is linear in the hits."""


def search(library: Library, text: str, *, limit: int = 100, order: Order = "newest") -> list[Hit]:
    """Return the briefings in which every word of a query stands: in text, head, note or an item not rejected.

    Those with the exact spelling come first, then the rest; each newest first, or by relevance. The score is that of
    BM25 when sorted by it, else a measure of how often the words stand in the text (0 to 1).
    """
    query = parse(text)
    if not query or limit <= 0:
        return []
    with library.reading() as connection:
        found = _matching(connection, query.matches(), library)
        for term in query.excluded:
            found -= _having(connection, term.match(), library)
        exact = found
        if query.has_diacritics:
            exact = found & _spelled(connection, query.matches(exact=True))
        ordered = [number for number in library.newest_first if number in exact]
        if len(ordered) < limit and len(exact) < len(found):
            ordered += [number for number in library.newest_first if number in found and number not in exact]
        scores: dict[int, float] = {}
        if order == "relevance":
            scores = _scores(connection, query, ordered[:RANKED])
            ordered = sorted(
                ordered[:RANKED], key=lambda number: (number not in exact, -scores.get(number, 0.0))
            )
        return Showing(library, query).hits(ordered[:limit], scores, exact)


def _matching(connection: sqlite3.Connection, groups: list[str], library: Library) -> set[int]:
    """Return the numbers of the briefings that have every group, wherever in the briefing each stands."""
    if not groups:
        return set(library.newest_first)
    if len(groups) == 1:
        return _having(connection, groups[0], library)
    found = _in_text(connection, " AND ".join(f"({group})" for group in groups))
    if len(found) >= len(library.newest_first):
        return found
    # One word may stand in a note and another in the text: look closer at briefings with any word in an entry.
    entries = [_in_entries(connection, group) for group in groups]
    mixed = set().union(*entries) - found
    for group, having in sorted(zip(groups, entries, strict=True), key=_how_many):
        if not mixed:
            break
        mixed &= having | _in_text(connection, group)
    return found | mixed


def _spelled(connection: sqlite3.Connection, groups: list[str]) -> set[int]:
    """Return the numbers of the briefings that have every group spelled so, all in the text or all in entries."""
    found = _in_text(connection, " AND ".join(f"({group})" for group in groups))
    return found | set.intersection(*(_in_entries(connection, group) for group in groups))


def _how_many(entries: tuple[str, set[int]]) -> int:
    return len(entries[1])


def _having(connection: sqlite3.Connection, match: str, library: Library) -> set[int]:
    """Return the numbers of the briefings that have a term in the text or in an entry."""
    found = _in_text(connection, match)
    if len(found) < len(library.newest_first):
        found |= _in_entries(connection, match)
    return found


def _in_text(connection: sqlite3.Connection, match: str) -> set[int]:
    return {
        row[0]
        for row in connection.execute("SELECT rowid FROM article_index WHERE article_index MATCH ?", (match,))
    }


def _in_entries(connection: sqlite3.Connection, match: str) -> set[int]:
    return {
        row[0] >> SLOT_BITS
        for row in connection.execute(
            "SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ?",
            (match, MOST_ENTRIES),
        )
    }


def _scores(connection: sqlite3.Connection, query: Query, numbers: list[int]) -> dict[int, float]:
    """Return how well each text fits, by BM25 over the words of the query; what has them elsewhere is left out."""
    match = " AND ".join(f"({group})" for group in query.matches())
    if not match or not numbers:
        return {}
    wanted = set(numbers)
    return {
        number: -score
        for number, score in connection.execute(
            "SELECT rowid, bm25(article_index) FROM article_index WHERE article_index MATCH ? AND rowid BETWEEN ? AND ?",
            (match, min(wanted), max(wanted)),
        )
        if number in wanted
    }
