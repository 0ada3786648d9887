"""Searching the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing_app.domain.listing import Found, Hit, Order
from briefing_app.domain.query import Field
from briefing_app.domain.query_reader import read_query
from briefing_app.domain.query_writing import fields_of
from briefing_app.services import succession
from briefing_app.storage import naming
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
        """Return what a query finds, from the result of that number on, and how it was understood.

        `Found.succession` names the predecessors of the places asked for, whether they are included or could be.
        """
        today = date.today()
        former = _predecessors(query)

        def ask(library: Library) -> Found:
            return search(
                library, query, limit=limit, offset=offset, order=order, today=today, predecessors=former
            )

        found = self._store.run(ask)
        return replace(found, succession=former) if former else found

    def names(self, field: Field, most: int = 12) -> tuple[str, ...]:
        """Return the most frequent people, offices or places of the library, to choose from."""

        def ask(library: Library) -> tuple[str, ...]:
            if field is Field.PERSON:
                return naming.frequent_people(library, most)
            if field is Field.ROLE:
                return naming.frequent_offices(library, most)
            return naming.frequent_places(library, most)

        return self._store.run(ask)


def _predecessors(query: str) -> dict[str, tuple[str, ...]]:
    """Return the former units of each place that a query asks for."""
    asked = [each for each in fields_of(read_query(query)) if each.field is Field.PLACE and not each.negated]
    former = {each.value: succession.predecessors(each.value) for each in asked}
    return {place: units for place, units in former.items() if units}
