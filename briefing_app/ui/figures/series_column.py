"""The left column of the view: a filter and the series that pass it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from briefing_app.domain.series import SeriesKey, SeriesPage, Sketch
from briefing_app.i18n import current, tr
from briefing_app.ui.figures.chip import Chip
from briefing_app.ui.figures.series_delegate import SeriesDelegate
from briefing_app.ui.figures.series_model import SeriesModel
from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line, TextButton, head_row
from briefing_app.ui.widgets.own_viewport import give_viewport

_SKETCH_AFTER = 60
"""Milliseconds after the rows stand, or scrolling pauses, at which their sketches are asked for."""


class SeriesFilter(SearchField):
    """Filters by metric, subject and unit, without their diacritics too."""

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        super().retranslate()
        self.setPlaceholderText(tr("Filter by metric, place, unit"))
        self.setAccessibleName(tr("Filter by metric, place, unit"))


class _List(QListView):
    """A list that goes back to the filter above its first row."""

    left_upwards = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave upwards from the first row."""
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Do not jump by letters: an input method may be on, and the filter is above."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that other rows may be seen now."""
        super().resizeEvent(event)
        self.resized.emit()


class SeriesColumn(QWidget):
    """What the list looks like; what is in it comes from the view."""

    filtered = Signal()  # by words, or by the chip
    chosen = Signal(object)  # SeriesKey
    entered = Signal()  # Enter on a row
    more_wanted = Signal()
    sketches_wanted = Signal(list)  # of SeriesKey
    empty_action = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SeriesModel()
        self.field = SeriesFilter(theme)
        self.contradictory = Chip(theme, icon="triangle-alert", checkable=True)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(SeriesDelegate(theme, self.list))
        self._total = 0
        self._more = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SKETCH_AFTER)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def query(self) -> str:
        """What is filtered by."""
        return self.field.query

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.retranslate()
        self.contradictory.rename(tr("Contradictions"))
        self.contradictory.setToolTip(
            tr("Show only series in which two briefings give one period two values")
        )
        self.list.setAccessibleName(tr("Figures"))
        self._heads()
        self.list.viewport().update()

    def show_page(self, page: SeriesPage, current_key: SeriesKey | None) -> None:
        """Show the first rows of an answer, and mark the series that is looked at."""
        self.model.show(page.rows)
        self._total = page.total
        self._more = page.total > len(page.rows)
        self._heads()
        self.mark(current_key)
        self._later.start()

    def extend(self, page: SeriesPage) -> None:
        """Show further rows."""
        self.model.extend(page.rows)
        self._total = page.total
        self._more = page.total > self.model.rowCount() and bool(page.rows)
        self._heads()
        self._later.start()

    def take_sketches(self, sketches: Mapping[SeriesKey, Sketch]) -> None:
        """Show sketches."""
        self.model.take_sketches(sketches)

    def mark(self, key: SeriesKey | None) -> None:
        """Select the row of a series without telling anybody."""
        row = self.model.row_of(key) if key is not None else -1
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            index = self.model.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)
        selection.blockSignals(False)
        self.list.viewport().update()

    def focus_list(self) -> None:
        """Put the focus into the list, on its first row where none is marked."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def empty_filter(self) -> None:
        """Show all series again."""
        self.contradictory.setChecked(False)
        self.field.empty()
        self.filtered.emit()

    def _build(self) -> None:
        head = QWidget()
        head_row(head).addWidget(self.field, 1)
        chips = QWidget()
        row = QHBoxLayout(chips)
        row.setContentsMargins(20, 10, 16, 4)
        self._chips = chips
        self._title = QLabel()
        self._title.setFont(self._theme.font("group_header"))
        self._title.setProperty("tone", "muted")
        row.addWidget(self._title, 1)
        row.addWidget(self.contradictory)
        self._empty = QLabel()
        self._empty.setFont(self._theme.font("row"))
        self._empty.setProperty("tone", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(20, 8, 16, 0)
        self._action = TextButton(self._theme, "", part="text")
        self._action.setContentsMargins(0, 0, 0, 0)
        action_row = QHBoxLayout()
        action_row.setContentsMargins(14, 2, 16, 0)
        action_row.addWidget(self._action)
        action_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(chips)
        column.addWidget(self._empty)
        column.addLayout(action_row)
        column.addWidget(self.list, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def _connect(self) -> None:
        self.field.searched.connect(self.filtered)
        self.field.left_downwards.connect(self.focus_list)
        self.field.entered.connect(self.focus_list)
        self.contradictory.toggled.connect(self.filtered)
        self.list.left_upwards.connect(self.field.setFocus)
        self.list.activated.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.list.resized.connect(self._later.start)
        self._later.timeout.connect(self._ask_sketches)
        self._action.clicked.connect(self.empty_action)
        self._theme.changed.connect(self.list.viewport().update)

    def _heads(self) -> None:
        """Say how many there are, or why there are none and what to do."""
        count = current().number(self._total)
        found = bool(self.query) or self.contradictory.isChecked()
        self._title.setText(tr("Found ({n})", n=count) if found else tr("All series ({n})", n=count))
        nothing = self.model.rowCount() == 0
        if self.query:
            text, action = tr("No series matches “{words}”.", words=self.query[:60]), tr("Show all series")
        elif self.contradictory.isChecked():
            text, action = tr("No two briefings contradict each other."), tr("Show all series")
        else:
            text = tr("Figures that you confirm in briefings line up here by time.")
            action = tr("Go on with a briefing")
        self._chips.setVisible(not nothing or bool(self.query) or self.contradictory.isChecked())
        self._empty.setText(text)
        self._action.setText(action)
        self._empty.setVisible(nothing)
        self._action.setVisible(nothing)
        self._rest.setVisible(nothing)
        self.list.setVisible(not nothing)

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        series = self.model.series(index)
        if series is not None:
            self.chosen.emit(series.key)

    def _scrolled(self, value: int) -> None:
        self._later.start()
        bar = self.list.verticalScrollBar()
        if self._more and value > bar.maximum() - self.list.height():
            self._more = False
            self.more_wanted.emit()

    def _ask_sketches(self) -> None:
        view = self.list.viewport().rect()
        first = self.list.indexAt(view.topLeft()).row()
        last_index = self.list.indexAt(view.bottomLeft())
        last = last_index.row() if last_index.isValid() else self.model.rowCount() - 1
        keys = self.model.without_sketch(first, min(last, first + 40))
        if keys:
            self.sketches_wanted.emit(keys)
