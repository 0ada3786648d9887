"""Searching the library."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.listing import Found, Hit, Order
from briefing_app.storage.library import Library
from briefing_app.storage.search import search
from briefing_app.storage.thread import StorageThread


class FindService:
    """Answers what the editor types; any text is a question."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def search(self, query: str, *, limit: int = 100, order: Order = "newest") -> list[Hit]:
        """Return the briefings in which all words of the query stand, the exact spelling first."""
        return list(self.find(query, limit=limit, order=order).hits)

    def find(self, query: str, *, limit: int = 100, offset: int = 0, order: Order = "newest") -> Found:
        """Return what a query finds, from the result of that number on, and how it was understood."""
        today = date.today()

        def ask(library: Library) -> Found:
            return search(library, query, limit=limit, offset=offset, order=order, today=today)

        return self._store.run(ask)
