"""The library column: search field on top, below it the briefings by month or what the search found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.listing import Hit, ListedBriefing
from briefing_app.i18n import ntr, tr
from briefing_app.ui.library.hit_model import HIT, HitModel
from briefing_app.ui.library.library_model import LibraryModel
from briefing_app.ui.library.row_delegates import BriefingDelegate, HitDelegate
from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row


class _List(QListView):
    """A list that opens rows by Enter and by a click, and asks for removal by Delete."""

    opened = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove, or leave for the search field."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removal_requested.emit(index)
        elif event.key() == Qt.Key.Key_Up and (
            not index.isValid() or (index.row() <= 1 and not self._above(index))
        ):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _above(self, index: QModelIndex) -> bool:
        """Tell whether a row above can be selected."""
        return any(
            self.model().flags(self.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
            for row in range(index.row())
        )


class LibraryColumn(QWidget):
    """What the library looks like; what is in it comes from `LibraryDesk`."""

    searched = Signal(str)
    order_chosen = Signal(str)
    briefing_requested = Signal(str)
    hit_requested = Signal(object)  # Hit
    removal_requested = Signal(str)
    add_menu_requested = Signal(QPoint)
    import_requested = Signal()
    more_wanted = Signal()  # the end of the results is near

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LibraryModel()
        self.hit_model = HitModel()
        self.field = SearchField(theme)
        self.field.searched.connect(self.searched)
        self.add_button = IconButton(theme, "plus", tr("Add an article"))
        self.add_button.clicked.connect(self._add_clicked)
        self.list = _List(tr("Briefings"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(BriefingDelegate(theme, self.list))
        self.hits = _List(tr("Search results"))
        self.hits.setModel(self.hit_model)
        self.hits.setItemDelegate(HitDelegate(theme, self.hits))
        self._more = False
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        theme.changed.connect(self._repaint)

    @property
    def searching(self) -> bool:
        """Whether search results are shown instead of the library."""
        return self._stack.currentIndex() == 1

    def show_briefings(self, briefings: Sequence[ListedBriefing], *, current: str | None) -> None:
        """Show the library's briefings, newest first."""
        self.model.show(briefings)
        self._empty.setVisible(not briefings)
        self.list.setVisible(bool(briefings))
        self.mark_current(current)

    def mark_current(self, briefing_id: str | None) -> None:
        """Select the row of the open briefing."""
        row = self.model.row_of(briefing_id) if briefing_id else -1
        if row < 0:
            self.list.clearSelection()
            return
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def show_hits(self, query: str, hits: Sequence[Hit], *, more: bool) -> None:
        """Show what a search found; `more` tells that the list was cut."""
        self.hit_model.show(hits)
        self.hits.scrollToTop()
        self._stack.setCurrentIndex(1)
        self._no_hit.setVisible(not hits)
        self.hits.setVisible(bool(hits))
        if not hits:
            self._no_hit.setText(
                tr(
                    "Nothing was found for “{query}”. Fewer words, or one without its diacritics, find more.",
                    query=query[:80],
                )
            )
        self._count(more)

    def extend_hits(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Show further hits below those shown."""
        self.hit_model.extend(hits)
        self._count(more)

    def show_library(self) -> None:
        """Go back from the search to the library."""
        self._stack.setCurrentIndex(0)

    def set_order(self, order: str) -> None:
        """Show which order the results have."""
        for name, button in self._orders.items():
            button.setProperty("part", "order")
            button.setProperty("on", name == order)
            button.style().unpolish(button)
            button.style().polish(button)
            button.setFont(self._theme.font("meta_strong" if name == order else "meta"))

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.retranslate()
        self.add_button.rename(tr("Add an article"))
        self._empty_title.setText(tr("The library is still empty"))
        self._empty_text.setText(
            tr("Every briefing you open stays here, to be found by people, figures and directives.")
        )
        self._empty_button.setText(tr("Open files…"))
        self._orders["relevance"].setText(tr("Best match"))
        self._orders["newest"].setText(tr("Newest"))
        if self.searching:
            self._count(self._more)
        self._repaint()

    def _count(self, more: bool) -> None:
        """Say how much is shown, and whether there is more below."""
        self._more = more
        hits = self.hit_model.hits
        found = ntr("{n} briefing", "{n} briefings", len(hits)) + (" +" if more else "")
        places = ntr("{n} match", "{n} matches", sum(hit.matches for hit in hits))
        self._found.setText(f"{found}, {places}" if hits else found)

    def _range_changed(self, _least: int, _most: int) -> None:
        """Ask for more on a screen so tall that the first results do not fill it."""
        self._scrolled(self.hits.verticalScrollBar().value())

    def _scrolled(self, value: int) -> None:
        bar = self.hits.verticalScrollBar()
        if self._more and value > bar.maximum() - self.hits.height():
            self._more = False
            self.more_wanted.emit()

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        self._stack.addWidget(self._library_page())
        self._stack.addWidget(self._hits_page())
        column.addWidget(self._stack, 1)
        self.retranslate()

    def _library_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        self._empty = QWidget()
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(20, 8, 16, 0)
        inner.setSpacing(2)
        self._empty_title = QLabel()
        self._empty_title.setFont(self._theme.font("row_strong"))
        self._empty_text = QLabel()
        self._empty_text.setFont(self._theme.font("row"))
        self._empty_text.setProperty("tone", "muted")
        self._empty_text.setWordWrap(True)
        self._empty_button = TextButton(self._theme, "", part="text")
        self._empty_button.clicked.connect(self.import_requested)
        inner.addWidget(self._empty_title)
        inner.addWidget(self._empty_text)
        self._empty_button.setStyleSheet("margin-left: -6px;")
        inner.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        self._empty.hide()
        return page

    def _hits_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(34)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        self._found = QLabel()
        self._found.setFont(self._theme.font("meta"))
        self._found.setProperty("tone", "muted")
        self._found.setMinimumWidth(40)  # or it would widen the column for good
        row.addWidget(self._found, 1)
        self._orders = {name: TextButton(self._theme, "", part="text") for name in ("relevance", "newest")}
        for button in self._orders.values():
            row.addWidget(button)
        self._no_hit = QLabel()
        self._no_hit.setFont(self._theme.font("row"))
        self._no_hit.setProperty("tone", "muted")
        self._no_hit.setWordWrap(True)
        self._no_hit.setContentsMargins(20, 12, 16, 0)
        self._no_hit.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(bar)
        column.addWidget(Line())
        column.addWidget(self._no_hit, 1)
        column.addWidget(self.hits, 1)
        self.set_order("newest")
        return page

    def _connect(self) -> None:
        self.list.opened.connect(self._list_opened)
        self.list.removal_requested.connect(self._removal)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._list_menu)
        self.hits.opened.connect(self._hit_opened)
        self.hits.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.hits.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.field.left_downwards.connect(self._into_list)
        self.field.entered.connect(self._open_first)
        self.list.left_upwards.connect(self.field.setFocus)
        self.hits.left_upwards.connect(self.field.setFocus)
        self._orders["relevance"].clicked.connect(self._by_relevance)
        self._orders["newest"].clicked.connect(self._by_date)

    def _add_clicked(self) -> None:
        self.add_menu_requested.emit(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _into_list(self) -> None:
        view, row = (self.hits, 0) if self.searching else (self.list, 1)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if not view.currentIndex().isValid() and view.model().rowCount() > row:
            view.setCurrentIndex(view.model().index(row, 0))

    def _open_first(self) -> None:
        if self.searching and self.hit_model.rowCount():
            self._into_list()
            self._hit_opened(self.hits.currentIndex())

    def _list_opened(self, index: QModelIndex) -> None:
        briefing = self.model.briefing(index)
        if briefing is not None:
            self.briefing_requested.emit(briefing.id)

    def _hit_opened(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.hit_requested.emit(hit)

    def _removal(self, index: QModelIndex) -> None:
        briefing = self.model.briefing(index)
        if briefing is not None:
            self.removal_requested.emit(briefing.id)

    def _list_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if self.model.briefing(index) is None:
            return
        menu = QMenu(self)
        open_action = menu.addAction(tr("Open"))
        remove_action = menu.addAction(tr("Remove from the library"))
        chosen = menu.exec(self.list.viewport().mapToGlobal(point))
        if chosen is open_action:
            self._list_opened(index)
        elif chosen is remove_action:
            self._removal(index)

    def _by_relevance(self) -> None:
        self.set_order("relevance")
        self.order_chosen.emit("relevance")

    def _by_date(self) -> None:
        self.set_order("newest")
        self.order_chosen.emit("newest")

    def _repaint(self) -> None:
        self.list.viewport().update()
        self.hits.viewport().update()
