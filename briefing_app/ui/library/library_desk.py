"""The list in the library column, asked for off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.listing import ListedBriefing, Outline
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.library.library_model import PAGE
from briefing_app.ui.library.search_desk import SearchDesk

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services
    from briefing_app.services.library import LibraryService

FIRST = 60
"""How many briefings are fetched for the first sight."""

REST_AFTER = 150
"""Milliseconds after the first sight at which the rest of the list is fetched."""


class LibraryDesk(QObject):
    """Joins the column with the library: its list, kept up to date row by row, and the saved searches above it.

    Answers to outdated questions are dropped by `Jobs`. What is searched is `search`'s.
    """

    failed = Signal(object)  # BriefingError
    listed = Signal(int)

    def __init__(self, column: LibraryColumn, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._page = column.briefings
        self._library = services.library
        self._saved_searches = services.saved_searches
        self._jobs = jobs
        self._current: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_AFTER)
        self._rest.timeout.connect(self._fetch_outline)
        column.model.page_wanted.connect(self._fetch_page)
        self.search = SearchDesk(column, services, jobs, self)
        self.search.failed.connect(self.failed)
        self.search.saved_changed.connect(self.refresh_saved)

    def refresh(self) -> None:
        """Fetch the library's list; at a start its top first, and the whole once the article has had its turn."""
        if self._page.model.outline.total >= FIRST:
            self._fetch_outline()
        else:
            self._jobs.run_behind(
                "list", partial(self._library.listed, limit=FIRST), self._first_listed, self._fail
            )

    def refresh_saved(self) -> None:
        """Fetch the saved searches, at first and after one came or went."""
        self._jobs.run("saved", self._saved_searches.all, self._column.show_saved, self._fail)

    def touch(self, briefing_id: str) -> None:
        """Fetch one briefing's row again, after a gesture changed it."""
        self._jobs.run_behind(
            "row", partial(self._library.listed_one, briefing_id), self._row_listed, self._fail
        )

    def set_current(self, briefing_id: str | None) -> None:
        """Mark the open briefing."""
        self._current = briefing_id
        self._page.mark_current(briefing_id)
        self._find_current()

    def _first_listed(self, briefings: list[ListedBriefing]) -> None:
        self._page.show_briefings(briefings, current=self._current)
        self.refresh_saved()
        if len(briefings) < FIRST:
            self.listed.emit(len(briefings))
        else:
            self._rest.start()

    def _fetch_outline(self) -> None:
        """Fetch how long the list is, and again the rows that are on the screen."""
        self._rest.stop()
        work = partial(_outlined, self._library, self._page.pages_in_view())
        self._jobs.run_behind("list", work, self._outlined, self._fail)

    def _outlined(self, answer: tuple[Outline, dict[int, list[ListedBriefing]]]) -> None:
        outline, pages = answer
        self._page.show_outline(outline, pages, current=self._current)
        self._find_current()
        self.refresh_saved()
        self.listed.emit(outline.total)

    def _fetch_page(self, page: int) -> None:
        work = partial(self._library.listed, limit=PAGE, offset=page * PAGE)
        self._jobs.run(f"page {page}", work, partial(self._page.model.fill, page), self._fail)

    def _find_current(self) -> None:
        """Mark the open briefing where its row is not held yet."""
        current = self._current
        model = self._page.model
        if current is None or model.row_of(current) >= 0 or model.outline.total <= len(model.briefings()):
            return
        work = partial(self._library.position, current)
        self._jobs.run("position", work, partial(self._found_current, current), self._fail)

    def _found_current(self, briefing_id: str, position: int | None) -> None:
        if position is not None and briefing_id == self._current:
            self._page.mark_position(position)

    def _row_listed(self, briefing: ListedBriefing | None) -> None:
        if briefing is None or not self._page.model.replace(briefing):
            self.refresh()

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(error)


def _outlined(library: LibraryService, pages: list[int]) -> tuple[Outline, dict[int, list[ListedBriefing]]]:
    return library.outline(), {page: library.listed(limit=PAGE, offset=page * PAGE) for page in pages}
