"""What the library column shows, asked for off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.listing import Hit, ListedBriefing, Order
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_column import LibraryColumn

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services

FIRST = 60
"""How many briefings are fetched for the first sight."""

REST_AFTER = 150
"""Milliseconds after the first sight at which the rest of the list is fetched."""

HITS = 15
"""How many hits a search fetches at a time: twice what a window shows, so that snippets cost half of a blink."""


class LibraryDesk(QObject):
    """Joins the column with the services: lists, searches, keeps rows up to date.

    Answers to outdated questions are dropped by `Jobs`.
    """

    failed = Signal(object)  # BriefingError
    listed = Signal(int)
    search_began = Signal()
    search_ended = Signal()

    def __init__(self, column: LibraryColumn, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._services = services
        self._library = services.library
        self._jobs = jobs
        self._current: str | None = None
        self._query = ""
        self._order: Order = "newest"
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_AFTER)
        self._rest.timeout.connect(self._fetch_all)
        column.searched.connect(self._search)
        column.order_chosen.connect(self._reorder)
        column.more_wanted.connect(self._search_on)

    @property
    def query(self) -> str:
        """What is being searched."""
        return self._query

    def refresh(self) -> None:
        """Fetch the library's list; at a start its top first, and the whole once the article has had its turn."""
        if len(self._column.model.briefings()) >= FIRST:
            self._fetch_all()
        else:
            self._jobs.run("list", partial(self._library.listed, limit=FIRST), self._first_listed, self._fail)

    def touch(self, briefing_id: str) -> None:
        """Fetch one briefing's row again, after a gesture changed it."""
        self._jobs.run("row", partial(self._library.listed_one, briefing_id), self._row_listed, self._fail)

    def set_current(self, briefing_id: str | None) -> None:
        """Mark the open briefing."""
        self._current = briefing_id
        self._column.mark_current(briefing_id)

    def search_again(self) -> None:
        """Repeat the search, after the library changed."""
        if self._query:
            self._search(self._query)

    def _search(self, query: str) -> None:
        began = bool(query) and not self._query
        self._query = query
        if not query:
            self._jobs.forget("search")
            self._column.show_library()
            self.search_ended.emit()
            return
        if began:
            self.search_began.emit()
        work = partial(self._services.find.search, query, limit=HITS + 1, order=self._order)
        self._jobs.run("search", work, partial(self._found, query), self._fail)

    def _search_on(self) -> None:
        """Fetch the next hits: the end of those shown is near."""
        shown = self._column.hit_model.rowCount()
        work = partial(self._services.find.search, self._query, limit=shown + HITS + 1, order=self._order)
        self._jobs.run("search", work, partial(self._found_more, shown), self._fail)

    def _reorder(self, order: str) -> None:
        self._order = cast(Order, order)
        self.search_again()

    def _found(self, query: str, hits: list[Hit]) -> None:
        self._column.show_hits(query, hits[:HITS], more=len(hits) > HITS)

    def _found_more(self, shown: int, hits: list[Hit]) -> None:
        end = shown + HITS
        self._column.extend_hits(hits[shown:end], more=len(hits) > end)

    def _first_listed(self, briefings: list[ListedBriefing]) -> None:
        self._column.show_briefings(briefings, current=self._current)
        if len(briefings) < FIRST:
            self.listed.emit(len(briefings))
        else:
            self._rest.start()

    def _fetch_all(self) -> None:
        self._rest.stop()
        self._jobs.run("list", self._library.listed, self._all_listed, self._fail)

    def _all_listed(self, briefings: list[ListedBriefing]) -> None:
        self._column.show_briefings(briefings, current=self._current)
        self.listed.emit(len(briefings))

    def _row_listed(self, briefing: ListedBriefing | None) -> None:
        if briefing is None or not self._column.model.replace(briefing):
            self.refresh()

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(error)
