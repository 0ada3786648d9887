"""Searching the library, and the searches that an editor has saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.errors import Code, NotFound
from briefing_app.domain.item import new_id
from briefing_app.domain.listing import Found, Hit, Order
from briefing_app.domain.memory import RecordEdit, SavedSearch
from briefing_app.domain.query import Field
from briefing_app.domain.query_reader import read_query
from briefing_app.domain.query_writing import fields_of
from briefing_app.domain.text import fold
from briefing_app.services import succession
from briefing_app.storage import naming
from briefing_app.storage.library import Library
from briefing_app.storage.search import search
from briefing_app.storage.thread import StorageThread


class FindService:
    """Answers what the editor types; any text is a question."""

    def __init__(self, store: StorageThread, author: str = "") -> None:
        self._store = store
        self.author = author

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

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by their names."""

        def ask(library: Library) -> tuple[SavedSearch, ...]:
            searches = [record for record in library.records.values() if isinstance(record, SavedSearch)]
            return tuple(sorted(searches, key=_name))

        return self._store.run(ask)

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, undoably."""
        made = SavedSearch(id=new_id(), name=name.strip() or query.strip(), query=query.strip())
        self._commit(Gesture.SAVE_SEARCH, None, made)
        return made

    def rename(self, search_id: str, name: str) -> SavedSearch:
        """Give a saved search another name, undoably.

        Raises NotFound.
        """
        before = self._saved(search_id)
        after = replace(before, name=name.strip() or before.name)
        if after != before:
            self._commit(Gesture.EDIT_SEARCH, before, after)
        return after

    def remove(self, search_id: str) -> SavedSearch:
        """Take a saved search away, undoably; return what it was.

        Raises NotFound.
        """
        before = self._saved(search_id)
        self._commit(Gesture.REMOVE_SEARCH, before, None)
        return before

    def _saved(self, search_id: str) -> SavedSearch:
        found = next((each for each in self.saved() if each.id == search_id), None)
        if found is None:
            raise NotFound(Code.UNKNOWN_ID, id=search_id)
        return found

    def _commit(self, gesture: Gesture, before: SavedSearch | None, after: SavedSearch | None) -> None:
        change = Change(gesture=gesture, records=(RecordEdit(before, after),))

        def act(library: Library) -> None:
            library.writer.commit_on_library(change, self.author)

        self._store.run(act)


def _predecessors(query: str) -> dict[str, tuple[str, ...]]:
    """Return the former units of each place that a query asks for."""
    asked = [each for each in fields_of(read_query(query)) if each.field is Field.PLACE and not each.negated]
    former = {each.value: succession.predecessors(each.value) for each in asked}
    return {place: units for place, units in former.items() if units}


def _name(saved: SavedSearch) -> str:
    return fold(saved.name)
