"""Figures over time: the list of series beside the page of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from briefing_app.domain.change import UndoLine
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.series import Series, SeriesKey, SeriesPage, SeriesPoint
from briefing_app.i18n import tr
from briefing_app.services.series import ALL_POINTS
from briefing_app.ui.figures.figure_files import FigureFiles
from briefing_app.ui.figures.figure_page import FigurePage
from briefing_app.ui.figures.grouping_acts import GroupingActs
from briefing_app.ui.figures.series_column import SeriesColumn
from briefing_app.ui.figures.series_listing import SeriesListing
from briefing_app.ui.views import View, ViewTools

if TYPE_CHECKING:
    from briefing_app.ui.figures.chart import FigureChart
    from briefing_app.ui.widgets.key_caps import Hint

_COLUMN = 304

_AT_SIGHT = 40
"""Of how many figures, the newest, the articles' words are read along with a series; those of the rest follow."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A series with what a chip may offer for it."""

    series: Series | None
    former: tuple[str, ...] = ()


class FiguresView(View):
    """Looks at one series of the list; the chart's library is loaded in a worker, once a series stands."""

    line = UndoLine.FIGURES

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._service = tools.services.series
        self._key: SeriesKey | None = None
        self._item = ""
        self._with_former = False
        self._chart_asked = False
        self.column = SeriesColumn(tools.theme)
        self.page = FigurePage(tools.theme)
        self._listing = SeriesListing(self.column, tools, self)
        self._acts = GroupingActs(self, self._looked_at)
        self._files = FigureFiles(tools, self)
        self._build()
        self._connect()

    @property
    def key(self) -> SeriesKey | None:
        """The series that is looked at."""
        return self._key

    # what the window calls

    def enter(self) -> None:
        """Fetch the list; put the focus into it."""
        super().enter()
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Fetch the rows and the series again."""
        self._listing.fetch()
        self._fetch()

    def look_at(self, what: object) -> None:
        """Show a series (`SeriesKey`), or a point of one (`SeriesPoint`)."""
        if isinstance(what, SeriesPoint):
            self._item = what.figure.id
            self._open(SeriesKey.of(what.figure.metric, what.subject, what.figure.unit))
        elif isinstance(what, SeriesKey):
            self._open(what)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.column.retranslate()
        self.page.retranslate()

    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self.column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.column.field.selectAll()

    def hints(self) -> list[Hint]:
        """Return the keys that work here."""
        return [
            (("↑", "↓"), tr("next figure")),
            (("←", "→"), tr("along the chart")),
            (("Enter",), tr("open the quote")),
            (("Ctrl", "F"), tr("filter")),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.column.isAncestorOf(self.focusWidget() or self):
            self.column.focus_list()
        else:
            super().keyPressEvent(event)

    # slots

    def _listed(self, page: SeriesPage) -> None:
        """Look at the first series when none is looked at yet; at none in an empty library."""
        if self._key is None and page.rows:
            self._open(page.rows[0].key)
        elif not page.rows and not self._listing.filtering:
            self._key = None
            self.page.show_series(None)

    def _chosen(self, key: SeriesKey) -> None:
        if key != self._key:
            self._open(key)

    def _toggle_former(self, on: bool) -> None:
        self._with_former = on
        self._fetch()

    def _open_quote(self, point: SeriesPoint) -> None:
        self.tools.open_item(point.briefing_id, point.figure.id)

    def _export(self, kind: str) -> None:
        """Copy or save what is shown; a table with the points that were left out, too."""
        series = self.page.series
        if series is None:
            return
        if kind != "csv" or series.total == len(series.points):
            self._files.export(kind, series)
            return
        former = bool(series.predecessors)
        work = partial(self._service.open, series.listed.key, with_predecessors=former, limit=ALL_POINTS)
        self.tools.jobs.run("figures-export", work, partial(self._export_whole, kind), self.tools.report)

    def _export_whole(self, kind: str, series: Series | None) -> None:
        if series is not None:
            self._files.export(kind, series)

    def _empty_action(self) -> None:
        """Do what the empty list proposes: show all again, or go on with a briefing."""
        if self._listing.filtering:
            self.column.empty_filter()
            return
        try:
            last = self.tools.services.library.last_worked_on()
        except BriefingError as error:
            self.tools.report(error)
            return
        if last is not None:
            self.tools.open_item(last, "")

    # internals

    def _looked_at(self) -> SeriesKey | None:
        return self._key

    def _open(self, key: SeriesKey) -> None:
        """Look at a series, marked in the list where it is fetched."""
        self._with_former = self._with_former and key == self._key
        self._key = key
        self._listing.mark(key)
        self._fetch()

    def _fetch(self) -> None:
        if self._key is not None:
            work = partial(self._read, self._key, self._with_former)
            self.tools.jobs.run("figures-series", work, self._take, self._failed)

    def _read(self, key: SeriesKey, with_former: bool) -> _Opened:
        """Read a series, in a worker."""
        series = self._service.open(key, with_predecessors=with_former, quoted=_AT_SIGHT)
        former = self._service.predecessors(series.listed.subject) if series is not None else ()
        return _Opened(series, former)

    def _take(self, opened: _Opened) -> None:
        self.page.show_series(opened.series, opened.former)
        self._key = opened.series.listed.key if opened.series is not None else None
        self._listing.mark(self._key)
        if opened.series is None:
            return
        if self._item:
            self.page.walk_to(self._item)
            self._item = ""
        if not self._chart_asked:
            # Last, so that list and table stand while the library is loaded.
            self._chart_asked = True
            self.tools.jobs.run("figures-chart", _load_chart, self._put_chart, self.tools.report)
        elif self.page.chart.chart is not None:
            self._quote_the_rest()

    def _put_chart(self, make: Callable[..., FigureChart]) -> None:
        self.page.chart.put(make(self.tools.theme))
        self._quote_the_rest()

    def _quote_the_rest(self) -> None:
        """Read the words of the rows further down; nobody sees them yet, so they come behind the chart."""
        series = self.page.series
        bare = [point for point in series.points if point.passage is None] if series is not None else []
        if bare:
            quotes = partial(self._service.quotes, bare)
            self.tools.jobs.run("figures-quotes", quotes, self.page.table.points.quote, self.tools.report)

    def _failed(self, error: BriefingError) -> None:
        self.page.show_series(None)
        self.tools.report(error)

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.column)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_COLUMN, 1000])
        self.column.setMinimumWidth(220)
        self.column.setMaximumWidth(460)
        self.page.setMinimumWidth(420)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _connect(self) -> None:
        self._listing.listed.connect(self._listed)
        self.column.chosen.connect(self._chosen)
        self.column.entered.connect(self.page.focus_points)
        self.column.empty_action.connect(self._empty_action)
        self.page.opened.connect(self._open_quote)
        self.page.group_requested.connect(self._acts.group)
        self.page.refuse_requested.connect(self._acts.refuse)
        self.page.ungroup_requested.connect(self._acts.ungroup)
        self.page.predecessors_toggled.connect(self._toggle_former)
        self.page.export_requested.connect(self._export)
        self.page.undo_button.clicked.connect(self.tools.undo)
        self.page.redo_button.clicked.connect(self.tools.redo)


def _load_chart() -> Callable[..., FigureChart]:
    """Load the chart's library, in a worker; return what makes a chart."""
    # The seam: half a second that neither a start nor the view's first sight waits for.
    from briefing_app.ui.figures.chart import FigureChart

    return FigureChart
