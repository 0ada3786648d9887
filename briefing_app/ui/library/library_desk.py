"""What the library column shows, asked for off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.listing import Found, ListedBriefing, Order, Outline
from briefing_app.domain.memory import SavedSearch
from briefing_app.domain.query import Field
from briefing_app.domain.text import shorten
from briefing_app.i18n import N_, tr
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.library.library_model import PAGE

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services
    from briefing_app.services.library import LibraryService

FIRST = 60
"""How many briefings are fetched for the first sight."""

REST_AFTER = 150
"""Milliseconds after the first sight at which the rest of the list is fetched."""

FIRST_HITS = 8
"""How many hits a search fetches at first: what a window shows, so that their texts cost no more than a blink."""

FURTHER_HITS = 24
"""How many are fetched at a time when the end of those is near."""


class LibraryDesk(QObject):
    """Joins the column with the services: lists, searches, keeps rows up to date.

    Answers to outdated questions are dropped by `Jobs`.
    """

    failed = Signal(object)  # BriefingError
    listed = Signal(int)
    search_began = Signal()
    search_ended = Signal()
    saved_changed = Signal(str)  # a sentence about a saved search, undoable on the library's line

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
        self._rest.timeout.connect(self._fetch_outline)
        column.model.page_wanted.connect(self._fetch_page)
        column.searched.connect(self._search)
        column.order_chosen.connect(self._reorder)
        column.more_wanted.connect(self._search_on)
        column.names_wanted.connect(self._offer_names)
        column.page.save_requested.connect(self._save)
        column.saved.renamed.connect(self._rename_saved)
        column.saved.removal_requested.connect(self._remove_saved)

    @property
    def query(self) -> str:
        """What is being searched."""
        return self._query

    def refresh(self) -> None:
        """Fetch the library's list; at a start its top first, and the whole once the article has had its turn."""
        if self._column.model.outline.total >= FIRST:
            self._fetch_outline()
        else:
            self._jobs.run_behind(
                "list", partial(self._library.listed, limit=FIRST), self._first_listed, self._fail
            )

    def refresh_saved(self) -> None:
        """Fetch the saved searches, at first and after one came or went."""
        self._jobs.run("saved", self._services.saved_searches.all, self._column.show_saved, self._fail)

    def touch(self, briefing_id: str) -> None:
        """Fetch one briefing's row again, after a gesture changed it."""
        self._jobs.run_behind(
            "row", partial(self._library.listed_one, briefing_id), self._row_listed, self._fail
        )

    def set_current(self, briefing_id: str | None) -> None:
        """Mark the open briefing."""
        self._current = briefing_id
        self._column.mark_current(briefing_id)
        self._find_current()

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
        self._order = cast(Order, order)
        self.search_again()

    def _found(self, query: str, found: Found) -> None:
        self._column.show_found(query, found, more=len(found.hits) < found.total)

    def _found_more(self, shown: int, found: Found) -> None:
        more = bool(found.hits) and shown + len(found.hits) < found.total
        self._column.extend_hits(found, more=more)

    def _offer_names(self, field: str) -> None:
        names = partial(self._services.find.names, Field(field))
        self._jobs.run("names", names, partial(self._column.page.offer, Field(field)), self._fail)

    def _save(self, query: str) -> None:
        saved = partial(self._services.saved_searches.save, "", query)
        self._jobs.run("save", saved, partial(self._saved, N_("Saved as “{name}”")), self._fail)

    def _rename_saved(self, search_id: str, name: str) -> None:
        renamed = partial(self._services.saved_searches.rename, search_id, name)
        self._jobs.run(
            "save", renamed, partial(self._saved, N_("The search is called “{name}” now")), self._fail
        )

    def _remove_saved(self, search_id: str) -> None:
        removed = partial(self._services.saved_searches.remove, search_id)
        self._jobs.run("save", removed, partial(self._saved, N_("“{name}” is no longer saved")), self._fail)

    def _saved(self, sentence: str, search: SavedSearch) -> None:
        self.refresh_saved()
        self.saved_changed.emit(tr(sentence, name=shorten(search.name, 40)))

    def _first_listed(self, briefings: list[ListedBriefing]) -> None:
        self._column.show_briefings(briefings, current=self._current)
        self.refresh_saved()
        if len(briefings) < FIRST:
            self.listed.emit(len(briefings))
        else:
            self._rest.start()

    def _fetch_outline(self) -> None:
        """Fetch how long the list is, and again the rows that are on the screen."""
        self._rest.stop()
        work = partial(_outlined, self._library, self._column.pages_in_view())
        self._jobs.run_behind("list", work, self._outlined, self._fail)

    def _outlined(self, answer: tuple[Outline, dict[int, list[ListedBriefing]]]) -> None:
        outline, pages = answer
        self._column.show_outline(outline, pages, current=self._current)
        self._find_current()
        self.refresh_saved()
        self.listed.emit(outline.total)

    def _fetch_page(self, page: int) -> None:
        work = partial(self._library.listed, limit=PAGE, offset=page * PAGE)
        self._jobs.run(f"page {page}", work, partial(self._column.model.fill, page), self._fail)

    def _find_current(self) -> None:
        """Mark the open briefing where its row is not held yet."""
        current = self._current
        model = self._column.model
        if current is None or model.row_of(current) >= 0 or model.outline.total <= len(model.briefings()):
            return
        work = partial(self._library.position, current)
        self._jobs.run("position", work, partial(self._found_current, current), self._fail)

    def _found_current(self, briefing_id: str, position: int | None) -> None:
        if position is not None and briefing_id == self._current:
            self._column.mark_position(position)

    def _row_listed(self, briefing: ListedBriefing | None) -> None:
        if briefing is None or not self._column.model.replace(briefing):
            self.refresh()

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(error)


def _outlined(library: LibraryService, pages: list[int]) -> tuple[Outline, dict[int, list[ListedBriefing]]]:
    return library.outline(), {page: library.listed(limit=PAGE, offset=page * PAGE) for page in pages}
