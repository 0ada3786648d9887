"""Searching the library."""

from __future__ import annotations

from briefing_app.domain.listing import Hit, Order
from briefing_app.storage.library import Library
from briefing_app.storage.search import search
from briefing_app.storage.thread import StorageThread


class FindService:
    """Answers what the editor types; any text is a question."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def search(self, query: str, *, limit: int = 100, order: Order = "newest") -> list[Hit]:
        """Return the briefings in which all words of the query stand, the exact spelling first."""

        def ask(library: Library) -> list[Hit]:
            return search(library, query, limit=limit, order=order)

        return self._store.run(ask)
