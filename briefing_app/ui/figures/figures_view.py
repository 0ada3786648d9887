"""Figures over time: the list of series beside the page of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from briefing_app.domain.change import Change
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.series import Series, SeriesKey, SeriesPage, SeriesPoint, Sketch
from briefing_app.i18n import tr
from briefing_app.ui.figures.figure_files import FigureFiles
from briefing_app.ui.figures.figure_page import FigurePage
from briefing_app.ui.figures.series_column import SeriesColumn
from briefing_app.ui.views import View, ViewTools

if TYPE_CHECKING:
    from briefing_app.ui.figures.chart import FigureChart
    from briefing_app.ui.widgets.key_caps import Hint

_PAGE = 100
_COLUMN = 304


@dataclass(frozen=True, slots=True)
class _Opened:
    """A series with what a chip may offer for it."""

    series: Series | None
    former: tuple[str, ...] = ()


class FiguresView(View):
    """Asks for lists and series off the window's thread; the chart's library is loaded there too, once.

    What it does to the library are records alone: groupings, which the library's own undo takes back.
    """

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._service = tools.services.series
        self._key: SeriesKey | None = None
        self._item = ""
        self._with_former = False
        self._chart_asked = False
        self.column = SeriesColumn(tools.theme)
        self.page = FigurePage(tools.theme)
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
        """Fetch the rows and the series again; as many rows as were shown."""
        self._fetch_list()
        if self._key is not None:
            self._fetch_series()

    def look_at(self, what: object) -> None:
        """Show a series (`SeriesKey`, or a point of it to mark)."""
        if isinstance(what, SeriesPoint):
            figure = what.figure
            self._item = figure.id
            self._open(SeriesKey.of(figure.metric, what.subject, figure.unit))
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

    def _fetch_list(self) -> None:
        shown = max(self.column.model.rowCount(), _PAGE)
        if self.column.contradictory.isChecked():
            work: Callable[[], object] = partial(self._service.contradictory, self.column.query)
        else:
            work = partial(self._service.listed, self.column.query, limit=shown)
        self.tools.jobs.run("figures-list", work, self._take_list, self.tools.report)

    def _filtered(self) -> None:
        self.column.model.show(())
        self._fetch_list()

    def _take_list(self, page: SeriesPage) -> None:
        self.column.show_page(page, self._key)
        if self._key is None and page.rows:
            self._open(page.rows[0].key)
        elif not page.rows and not self.column.query and not self.column.contradictory.isChecked():
            self._key = None
            self.page.show_series(None)

    def _fetch_more(self) -> None:
        offset = self.column.model.rowCount()
        work = partial(self._service.listed, self.column.query, limit=_PAGE, offset=offset)
        self.tools.jobs.run("figures-more", work, partial(self._take_more, offset), self.tools.report)

    def _take_more(self, offset: int, page: SeriesPage) -> None:
        if offset == self.column.model.rowCount():
            self.column.extend(page)

    def _fetch_sketches(self, keys: list[SeriesKey]) -> None:
        work = partial(self._service.sketches, keys)
        self.tools.jobs.run("figures-sketches", work, self._take_sketches, self.tools.report)

    def _take_sketches(self, sketches: Mapping[SeriesKey, Sketch]) -> None:
        self.column.take_sketches(sketches)

    def _chosen(self, key: SeriesKey) -> None:
        if key != self._key:
            self._item = ""
            self._with_former = False
            self._key = key
            self._fetch_series()

    def _open(self, key: SeriesKey) -> None:
        """Look at a series, marked in the list where it is fetched."""
        self._with_former = self._with_former and key == self._key
        self._key = key
        self.column.mark(key)
        self._fetch_series()

    def _fetch_series(self) -> None:
        if self._key is None:
            return
        work = partial(self._read, self._key, self._with_former)
        self.tools.jobs.run("figures-series", work, self._take_series, self._failed)

    def _read(self, key: SeriesKey, with_former: bool) -> _Opened:
        """Read a series, in a worker."""
        series = self._service.open(key, with_predecessors=with_former)
        former = self._service.predecessors(series.listed.subject) if series is not None else ()
        return _Opened(series, former)

    def _take_series(self, opened: _Opened) -> None:
        self.page.show_series(opened.series, opened.former)
        if opened.series is None:
            self._key = None
            return
        self._key = opened.series.listed.key
        self.column.mark(self._key)
        if self._item:
            self.page.walk_to(self._item)
            self._item = ""
        if not self._chart_asked:
            # Last, so that list and table stand while the library is loaded.
            self._chart_asked = True
            self.tools.jobs.run("figures-chart", _load_chart, self._put_chart, self.tools.report)

    def _put_chart(self, make: Callable[..., FigureChart]) -> None:
        self.page.chart.put(make(self.tools.theme))

    def _failed(self, error: BriefingError) -> None:
        self.page.show_series(None)
        self.tools.report(error)

    def _toggle_former(self, on: bool) -> None:
        self._with_former = on
        self._fetch_series()

    def _open_quote(self, point: SeriesPoint) -> None:
        self.tools.open_item(point.briefing_id, point.figure.id)

    def _group(self, metric: str) -> None:
        self._act(partial(self._service.group, metric=metric), tr("Grouped: they are one series now"))

    def _refuse(self, metric: str) -> None:
        self._act(partial(self._service.refuse, metric=metric), tr("Kept apart: this is not asked again"))

    def _ungroup(self, metric: str) -> None:
        self._act(partial(self._service.ungroup, metric=metric), tr("Taken out of the group"))

    def _act(self, act: Callable[[SeriesKey], Change | None], said: str) -> None:
        """Change the library's records by a gesture on the series that is looked at."""
        if self._key is None:
            return
        try:
            change = act(self._key)
        except BriefingError as error:
            self.tools.report(error)
            return
        if change is not None:
            self.tools.committed(change)
            self.tools.say(said, self._undo)

    def _undo(self) -> None:
        """Take back the last grouping, from the toast."""
        try:
            change = self.undo()
        except BriefingError as error:
            self.tools.report(error)
            return
        if change is not None:
            self.tools.committed(change)

    def _export(self, kind: str) -> None:
        if self.page.series is not None:
            self._files.export(kind, self.page.series)

    def _empty_action(self) -> None:
        """Do what the empty list proposes: show all again, or go on with a briefing."""
        if self.column.query or self.column.contradictory.isChecked():
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
        self.column.filtered.connect(self._filtered)
        self.column.chosen.connect(self._chosen)
        self.column.entered.connect(self.page.focus_points)
        self.column.more_wanted.connect(self._fetch_more)
        self.column.sketches_wanted.connect(self._fetch_sketches)
        self.column.empty_action.connect(self._empty_action)
        self.page.opened.connect(self._open_quote)
        self.page.group_requested.connect(self._group)
        self.page.refuse_requested.connect(self._refuse)
        self.page.ungroup_requested.connect(self._ungroup)
        self.page.predecessors_toggled.connect(self._toggle_former)
        self.page.export_requested.connect(self._export)


def _load_chart() -> Callable[..., FigureChart]:
    """Load the chart's library, in a worker; return what makes a chart."""
    # The seam: half a second that neither a start nor the view's first sight waits for.
    from briefing_app.ui.figures.chart import FigureChart

    return FigureChart
