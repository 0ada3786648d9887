"""The searches that an editor has saved."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.errors import Code, NotFound
from briefing_app.domain.item import new_id
from briefing_app.domain.memory import RecordEdit, SavedSearch
from briefing_app.domain.text import fold
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


class SavedSearches:
    """Keeps queries under names; each act is undoable.

    Apart from `FindService`, which runs them: the library column lists them at every start, when nobody searches yet.
    """

    def __init__(self, store: StorageThread, author: str = "") -> None:
        self._store = store
        self.author = author

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by their names."""

        def ask(library: Library) -> tuple[SavedSearch, ...]:
            searches = [record for record in library.records.values() if isinstance(record, SavedSearch)]
            return tuple(sorted(searches, key=_name))

        return self._store.run(ask)

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name."""
        made = SavedSearch(id=new_id(), name=name.strip() or query.strip(), query=query.strip())
        self._commit(Gesture.SAVE_SEARCH, None, made)
        return made

    def rename(self, search_id: str, name: str) -> SavedSearch:
        """Give a saved search another name.

        Raises NotFound.
        """
        before = self._saved(search_id)
        after = replace(before, name=name.strip() or before.name)
        if after != before:
            self._commit(Gesture.EDIT_SEARCH, before, after)
        return after

    def remove(self, search_id: str) -> SavedSearch:
        """Take a saved search away; return what it was.

        Raises NotFound.
        """
        before = self._saved(search_id)
        self._commit(Gesture.REMOVE_SEARCH, before, None)
        return before

    def _saved(self, search_id: str) -> SavedSearch:
        found = next((each for each in self.all() if each.id == search_id), None)
        if found is None:
            raise NotFound(Code.UNKNOWN_ID, id=search_id)
        return found

    def _commit(self, gesture: Gesture, before: SavedSearch | None, after: SavedSearch | None) -> None:
        change = Change(gesture=gesture, records=(RecordEdit(before, after),))

        def act(library: Library) -> None:
            library.writer.commit_on_library(change, self.author)

        self._store.run(act)


def _name(saved: SavedSearch) -> str:
    return fold(saved.name)
