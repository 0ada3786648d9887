"""What the column of series shows, asked for off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.series import SeriesKey, SeriesPage, Sketch
from briefing_app.ui.figures.series_column import SeriesColumn
from briefing_app.ui.views import ViewTools

_PAGE = 100


class SeriesListing(QObject):
    """Joins the column with the service: pages of rows, filters, sketches.

    Answers to outdated questions are dropped by `Jobs`.
    """

    listed = Signal(object)  # SeriesPage: the first rows of a new answer

    def __init__(self, column: SeriesColumn, tools: ViewTools, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._tools = tools
        self._service = tools.services.series
        self._current: SeriesKey | None = None
        column.filtered.connect(self._filtered)
        column.more_wanted.connect(self._fetch_more)
        column.sketches_wanted.connect(self._fetch_sketches)

    @property
    def filtering(self) -> bool:
        """Whether not all series are wanted."""
        return bool(self._column.query) or self._column.contradictory.isChecked()

    def fetch(self) -> None:
        """Fetch the rows again, as many as are shown."""
        shown = max(self._column.model.rowCount(), _PAGE)
        if self._column.contradictory.isChecked():
            work: Callable[[], object] = partial(self._service.contradictory, self._column.query)
        else:
            work = partial(self._service.listed, self._column.query, limit=shown)
        self._tools.jobs.run("figures-list", work, self._take, self._tools.report)

    def mark(self, key: SeriesKey | None) -> None:
        """Mark the row of the series that is looked at, now and after each answer."""
        self._current = key
        self._column.mark(key)

    def _filtered(self) -> None:
        self._tools.jobs.forget("figures-more")  # rows of another question
        self.fetch()

    def _take(self, page: SeriesPage) -> None:
        self._column.show_page(page, self._current)
        self.listed.emit(page)

    def _fetch_more(self) -> None:
        offset = self._column.model.rowCount()
        work = partial(self._service.listed, self._column.query, limit=_PAGE, offset=offset)
        self._tools.jobs.run("figures-more", work, partial(self._take_more, offset), self._tools.report)

    def _take_more(self, offset: int, page: SeriesPage) -> None:
        if offset == self._column.model.rowCount():
            self._column.extend(page)

    def _fetch_sketches(self, keys: list[SeriesKey]) -> None:
        work = partial(self._service.sketches, keys)
        self._tools.jobs.run("figures-sketches", work, self._take_sketches, self._tools.report)

    def _take_sketches(self, sketches: Mapping[SeriesKey, Sketch]) -> None:
        self._column.take_sketches(sketches)
