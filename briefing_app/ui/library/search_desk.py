"""What is searched in the library column, and what becomes of saved searches; asked for off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.memory import SavedSearch
from briefing_app.domain.text import shorten
from briefing_app.i18n import N_, tr
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_column import LibraryColumn

if TYPE_CHECKING:
    from briefing_app.domain.listing import Found, Order
    from briefing_app.services.bundle import Services

FIRST_HITS = 8
"""How many hits a search fetches at first: what a window shows, so that their texts cost no more than a blink."""

FURTHER_HITS = 24
"""How many are fetched at a time when the end of those is near."""


class SearchDesk(QObject):
    """Joins the column's search with the services; only the newest question is answered.

    The search itself is loaded with the first one, for start-up time.
    """

    failed = Signal(object)  # BriefingError
    began = Signal()
    ended = Signal()
    saved_changed = Signal(str)  # a sentence about a saved search, undoable on a line of its own

    def __init__(self, column: LibraryColumn, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._services = services
        self._jobs = jobs
        self._query = ""
        self._order: Order = "newest"
        column.searched.connect(self._search)
        column.order_chosen.connect(self._reorder)
        column.more_wanted.connect(self._search_on)
        column.names_wanted.connect(self._offer_names)
        column.save_requested.connect(self._save)
        column.briefings.saved_renamed.connect(self._rename)
        column.briefings.saved_removal_requested.connect(self._remove)

    def _search(self, query: str) -> None:
        began = bool(query) and not self._query
        self._query = query
        if not query:
            self._jobs.forget("search")
            self._column.show_library()
            self.ended.emit()
            return
        if began:
            self.began.emit()
        work = partial(self._services.find.find, query, limit=FIRST_HITS, order=self._order)
        self._jobs.run("search", work, partial(self._found, query), self._fail)

    def _search_on(self) -> None:
        """Fetch the next hits: the end of those shown is near."""
        shown = self._column.hit_model.count
        work = partial(
            self._services.find.find, self._query, limit=FURTHER_HITS, offset=shown, order=self._order
        )
        self._jobs.run("search", work, partial(self._found_more, shown), self._fail)

    def _reorder(self, order: str) -> None:
        self._order = cast("Order", order)
        if self._query:
            self._search(self._query)

    def _found(self, query: str, found: Found) -> None:
        self._column.show_found(query, found, more=len(found.hits) < found.total)

    def _found_more(self, shown: int, found: Found) -> None:
        more = bool(found.hits) and shown + len(found.hits) < found.total
        self._column.extend_hits(found, more=more)

    def _offer_names(self, field: str) -> None:
        # Loaded with the chip that asks.
        from briefing_app.domain.query import Field

        names = partial(self._services.find.names, Field(field))
        self._jobs.run("names", names, partial(self._column.page.offer, Field(field)), self._fail)

    def _save(self, query: str) -> None:
        saved = partial(self._services.saved_searches.save, "", query)
        self._jobs.run("save", saved, partial(self._saved, N_("Saved as “{name}”")), self._fail)

    def _rename(self, search_id: str, name: str) -> None:
        renamed = partial(self._services.saved_searches.rename, search_id, name)
        self._jobs.run(
            "save", renamed, partial(self._saved, N_("The search is called “{name}” now")), self._fail
        )

    def _remove(self, search_id: str) -> None:
        removed = partial(self._services.saved_searches.remove, search_id)
        self._jobs.run("save", removed, partial(self._saved, N_("“{name}” is no longer saved")), self._fail)

    def _saved(self, sentence: str, search: SavedSearch) -> None:
        self.saved_changed.emit(tr(sentence, name=shorten(search.name, 40)))

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(error)
