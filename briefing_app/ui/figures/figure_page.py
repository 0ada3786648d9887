"""One series on its page: head, question, chart, contradictions and the table of its points."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.series import GroupingQuestion, Series, SeriesPoint
from briefing_app.i18n import current, tr
from briefing_app.ui.figures.chart_data import ChartData, chart_data
from briefing_app.ui.figures.chart_legend import ChartLegend
from briefing_app.ui.figures.chart_spot import ChartSpot
from briefing_app.ui.figures.contradiction_list import ContradictionList
from briefing_app.ui.figures.figure_head import FigureHead
from briefing_app.ui.figures.grouping_strip import GroupingStrip
from briefing_app.ui.figures.point_table import PointHead, PointTable
from briefing_app.ui.figures.series_words import capitalised, count_text
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row

_MARGIN = 40


class FigurePage(QWidget):
    """Shows what it is given; chart and table walk together. It asks for nothing itself."""

    opened = Signal(object)  # SeriesPoint
    group_requested = Signal(str)  # the key of a metric
    refuse_requested = Signal(str)
    ungroup_requested = Signal(str)
    predecessors_toggled = Signal(bool)
    export_requested = Signal(str)  # "image", "svg", "csv"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: Series | None = None
        self._data: ChartData | None = None
        self._former: tuple[str, ...] = ()
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.group_button = TextButton(theme, "", icon="git-merge")
        self.export_button = TextButton(theme, "", icon="share")
        self.undo_button = IconButton(theme, "undo-2", "")
        self.redo_button = IconButton(theme, "redo-2", "")
        self.head = FigureHead(theme)
        self.strip = GroupingStrip(theme)
        self.legend = ChartLegend(theme)
        self.chart = ChartSpot(theme)
        self.contradictions = ContradictionList(theme)
        self.table = PointTable(theme)
        self._table_head = PointHead(theme)
        self._points = QLabel()
        self._points.setFont(theme.font("panel_header"))
        self._menu: QMenu | None = None
        self._build()
        self._connect()
        self.retranslate()

    @property
    def series(self) -> Series | None:
        """What is shown."""
        return self._series

    @property
    def data(self) -> ChartData | None:
        """What the chart draws."""
        return self._data

    @property
    def menu(self) -> QMenu | None:
        """The menu that is open, or was last."""
        return self._menu

    def show_series(self, series: Series | None, former: tuple[str, ...] = ()) -> None:
        """Show a series, None for an empty page; `former` are the units that it may include."""
        other = series is None or self._series is None or series.listed.key != self._series.listed.key
        self._series, self._former = series, former
        self._scroll.setVisible(series is not None)
        self.group_button.setVisible(series is not None and bool(series.others))
        self.export_button.setVisible(series is not None)
        self._empty.setVisible(series is None)
        if series is None:
            return
        current_id = self._current_id()
        doubtful = frozenset(
            side.figure.id for found in series.contradictions for side in (found.first, found.second)
        )
        self._data = chart_data(series)
        self.table.points.show(series.points, doubtful)
        self.chart.show_data(self._data, series.listed.unit)
        self._say()
        if other:
            self._scroll.verticalScrollBar().setValue(0)
            self.chart.set_current("")
        elif current_id:
            self.table.select_item(current_id)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.group_button.setText(tr("Group…"))
        self.group_button.setToolTip(tr("Group this metric with another name of it"))
        self.export_button.setText(tr("Export"))
        self.export_button.setToolTip(tr("Copy or save the chart and the table"))
        self.undo_button.rename(tr("Undo"))
        self.redo_button.rename(tr("Redo"))
        self.table.setAccessibleName(tr("Figures of the series"))
        self._say()
        self.chart.refresh()
        self.table.viewport().update()
        self._table_head.update()

    def walk_to(self, item_id: str) -> None:
        """Mark the point of an item in chart and table, and bring its row onto the screen."""
        self.chart.set_current(item_id)
        self.table.select_item(item_id)
        rect = self.table.row_rect(item_id)
        if rect is not None:
            self._ensure_visible(rect)

    def focus_points(self) -> None:
        """Put the focus into the chart, or the table while there is none."""
        if self.chart.chart is not None and self.chart.chart.dots:
            self.chart.chart.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        """Word what is shown."""
        series = self._series
        if series is None or self._data is None:
            return
        self.head.show_series(series, self._former)
        self.legend.show_data(self._data)
        self.contradictions.show_all_of(series.contradictions)
        self._points.setText(count_text(series.total))
        self.strip.show_series(series)

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head, left=_MARGIN, right=16)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.group_button)
        row.addWidget(self.export_button)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        self._page = QWidget()
        self._page.setProperty("part", "surface")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(_MARGIN, 24, _MARGIN, 36)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(12)
        column.addWidget(self.strip)
        column.addSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(self.chart)
        column.addSpacing(8)
        column.addWidget(self.contradictions)
        column.addSpacing(16)
        column.addWidget(self._points)
        column.addSpacing(4)
        column.addWidget(self._table_head)
        column.addWidget(self.table)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._empty = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Line())
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._empty, 1)
        self._scroll.hide()
        self.group_button.hide()
        self.export_button.hide()

    def _connect(self) -> None:
        self.head.ungroup_requested.connect(self.ungroup_requested)
        self.head.predecessors_toggled.connect(self.predecessors_toggled)
        self.strip.group_requested.connect(self.group_requested)
        self.strip.refuse_requested.connect(self.refuse_requested)
        self.chart.opened.connect(self.opened)
        self.chart.walked.connect(self._chart_walked)
        self.table.opened.connect(self.opened)
        self.table.walked.connect(self._table_walked)
        self.contradictions.opened.connect(self.opened)
        self.group_button.clicked.connect(self._offer_groups)
        self.export_button.clicked.connect(self._offer_exports)

    def _chart_walked(self, point: SeriesPoint) -> None:
        self.table.select_item(point.figure.id)

    def _table_walked(self, point: SeriesPoint) -> None:
        self.chart.set_current(point.figure.id)
        rect = self.table.row_rect(point.figure.id)
        if rect is not None:
            self._ensure_visible(rect)

    def _ensure_visible(self, rect: QRectF) -> None:
        middle = self.table.mapTo(self._page, rect.center().toPoint())
        self._scroll.ensureVisible(0, middle.y(), 0, round(rect.height()))

    def _current_id(self) -> str:
        index = self.table.currentIndex()
        point = self.table.points.points[index.row()] if index.isValid() else None
        return point.figure.id if point else ""

    def _offer_groups(self) -> None:
        """Offer the other metrics of the same place and unit, likely ones first; what is chosen is asked about."""
        if self._series is None:
            return
        menu = self._new_menu()
        others = self._series.others
        for number, other in enumerate(others):
            if number and others[number - 1].likely and not other.likely:
                menu.addSeparator()
            count = current().number(other.points)
            words = f"{capitalised(other.name)} ({count})".replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._pick, other))
        self._pop_up(menu, self.group_button)

    def _pick(self, other: GroupingQuestion) -> None:
        self.strip.pick(other)
        self._scroll.verticalScrollBar().setValue(0)

    def _offer_exports(self) -> None:
        menu = self._new_menu()
        for kind, words, icon in (
            ("image", tr("Copy the chart as an image"), "copy"),
            ("svg", tr("Save the chart as SVG…"), "file-down"),
            ("csv", tr("Save the table as CSV…"), "file-down"),
        ):
            action = menu.addAction(self._theme.icon(icon, "text", 16), words)
            action.triggered.connect(partial(self.export_requested.emit, kind))
            action.setEnabled(kind == "csv" or self.chart.chart is not None)
        self._pop_up(menu, self.export_button)

    def _new_menu(self) -> QMenu:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        return self._menu

    def _pop_up(self, menu: QMenu, button: QWidget) -> None:
        below = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(below))
