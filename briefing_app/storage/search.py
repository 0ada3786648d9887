"""Searching the library: which briefings have the words, and where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import reduce
from itertools import islice

from briefing_app.domain.listing import Hit, Order
from briefing_app.storage.hits import Showing
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS
from briefing_app.storage.query import Query, parse

RANKED = 2_000
"""Of how many of the newest hits the relevance is reckoned; ranking all is linear in the hits."""


def search(library: Library, text: str, *, limit: int = 100, order: Order = "newest") -> list[Hit]:
    """Return the briefings in which every word of a query stands: in text, head, note or an item not rejected.

    Those with the exact spelling come first, then the rest; each newest first, or by relevance.
    """
    query = parse(text)
    if not query or limit <= 0:
        return []
    with library.reading() as connection:
        found = _matching(connection, query.matches(), library)
        for term in query.excluded:
            found -= _having(connection, term.match())
        exact = found
        if query.has_diacritics:
            exact = found & _matching(connection, query.matches(exact=True), library)
        ordered = [number for number in library.newest_first if number in exact]
        if len(ordered) < limit and len(exact) < len(found):
            ordered += [number for number in library.newest_first if number in found and number not in exact]
        scores: dict[int, float] = {}
        if order == "relevance":
            scores = _scores(connection, query, ordered[:RANKED])
            ordered = sorted(
                ordered[:RANKED], key=lambda number: (number not in exact, -scores.get(number, 0.0))
            )
        shown = ordered[:limit]
        if not scores:
            scores = _scores(connection, query, shown)
        return Showing(library, query).hits(shown, scores, exact)


def _matching(connection: sqlite3.Connection, groups: list[str], library: Library) -> set[int]:
    """Return the numbers of the briefings that have every group, wherever in the briefing each stands."""
    if not groups:
        return set(library.newest_first)
    return reduce(set.intersection, (_having(connection, group) for group in groups))


def _having(connection: sqlite3.Connection, match: str) -> set[int]:
    """Return the numbers of the briefings that have a group in the text or in an entry."""
    found = {
        row[0]
        for row in connection.execute("SELECT rowid FROM article_index WHERE article_index MATCH ?", (match,))
    }
    found.update(
        row[0]
        for row in connection.execute(
            f"SELECT rowid >> {SLOT_BITS} FROM entry_index WHERE entry_index MATCH ?", (match,)
        )
    )
    return found


def _scores(connection: sqlite3.Connection, query: Query, numbers: Iterable[int]) -> dict[int, float]:
    """Return how well each text fits, by BM25 over the words of the query; 0 is left out."""
    match = " OR ".join(f"({group})" for group in query.matches())
    if not match:
        return {}
    scores: dict[int, float] = {}
    remaining = iter(numbers)
    while chunk := list(islice(remaining, 500)):
        marks = ",".join("?" * len(chunk))
        scores.update(
            (number, -score)
            for number, score in connection.execute(
                f"SELECT rowid, bm25(article_index) FROM article_index WHERE article_index MATCH ? AND rowid IN ({marks})",
                (match, *chunk),
            )
        )
    return scores
