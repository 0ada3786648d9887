"""The library column: search field on top, below it the briefings by month or what the search found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.listing import Found, Hit, ListedBriefing, Outline
from briefing_app.domain.memory import SavedSearch
from briefing_app.i18n import tr
from briefing_app.ui.library.hit_model import HIT
from briefing_app.ui.library.hits_page import HitsPage
from briefing_app.ui.library.library_model import LibraryModel
from briefing_app.ui.library.long_list import LongList
from briefing_app.ui.library.row_delegates import BriefingDelegate
from briefing_app.ui.library.saved_list import SavedList
from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row


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
    names_wanted = Signal(str)  # a field's name

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LibraryModel()
        self.field = SearchField(theme)
        self.add_button = IconButton(theme, "plus", tr("Add an article"))
        self.saved = SavedList(theme)
        self.list = LongList(tr("Briefings"), self.model)
        self.list.setItemDelegate(BriefingDelegate(theme, self.list))
        self.page = HitsPage(theme)
        self.page.chips.stand_after(self.field)
        self.hits = self.page.list
        self.hit_model = self.page.model
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def searching(self) -> bool:
        """Whether search results are shown instead of the library."""
        return self._stack.currentIndex() == 1

    def show_briefings(self, briefings: Sequence[ListedBriefing], *, current: str | None) -> None:
        """Show the library's briefings, newest first."""
        self.model.show(briefings)
        self._shown(current)

    def show_outline(
        self, outline: Outline, pages: Mapping[int, Sequence[ListedBriefing]], *, current: str | None
    ) -> None:
        """Show how long the library's list is, and the rows that were looked at."""
        self.model.show_outline(outline, pages)
        self._shown(current)

    def pages_in_view(self) -> list[int]:
        """Return the pages whose rows are on the screen."""
        view = self.list.viewport().rect()
        rows = [self.list.indexAt(point).row() for point in (view.topLeft(), view.bottomLeft())]
        return self.model.pages_between(rows[0], rows[1] if rows[1] >= 0 else rows[0])

    def mark_current(self, briefing_id: str | None) -> None:
        """Select the row of the open briefing."""
        row = self.model.row_of(briefing_id) if briefing_id else -1
        if row < 0:
            self.list.clearSelection()
        else:
            self._mark_row(row)

    def mark_position(self, position: int) -> None:
        """Select the row of the open briefing, before which so many stand; it may have to be fetched."""
        self._mark_row(self.model.row_at(position))

    def _mark_row(self, row: int) -> None:
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _shown(self, current: str | None) -> None:
        some = bool(self.model.rowCount())
        self._empty.setVisible(not some)
        self.list.setVisible(some)
        self.mark_current(current)

    def show_found(self, query: str, found: Found, *, more: bool) -> None:
        """Show what a search found; `more` tells that there is more than was fetched."""
        self.page.show_found(query, found, more=more)
        self.field.show_mistakes([mistake.span for mistake in found.query.mistakes])
        self._stack.setCurrentIndex(1)

    def extend_hits(self, found: Found, *, more: bool) -> None:
        """Show further hits below those shown."""
        self.page.extend(found, more=more)

    def show_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Show the saved searches above the list."""
        self.saved.show_searches(searches)
        self.page.show_saved(frozenset(each.query for each in searches))

    def show_library(self) -> None:
        """Go back from the search to the library."""
        self.field.show_mistakes([])
        self._stack.setCurrentIndex(0)

    def run(self, query: str) -> None:
        """Search for this, as if it had been typed."""
        self.field.say(query)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.retranslate()
        self.add_button.rename(tr("Add an article"))
        self._empty_title.setText(tr("The library is still empty"))
        self._empty_text.setText(
            tr("Every briefing you open stays here, to be found by people, figures and directives.")
        )
        self._empty_button.setText(tr("Open files…"))
        self.saved.retranslate()
        self.page.retranslate()
        self.list.viewport().update()

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
        self._stack.addWidget(self.page)
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
        column.setSpacing(0)
        column.addWidget(self.saved)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        self._empty.hide()
        return page

    def _connect(self) -> None:
        self.field.searched.connect(self.searched)
        self.add_button.clicked.connect(self._add_clicked)
        self.list.opened.connect(self._list_opened)
        self.list.removal_requested.connect(self._removal)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._list_menu)
        self.hits.opened.connect(self._hit_opened)
        self.field.left_downwards.connect(self._into_list)
        self.field.entered.connect(self._open_first)
        self.list.left_upwards.connect(self.field.setFocus)
        self.hits.left_upwards.connect(self.field.setFocus)
        self.page.order_chosen.connect(self.order_chosen)
        self.page.more_wanted.connect(self.more_wanted)
        self.page.names_wanted.connect(self.names_wanted)
        self.page.query_changed.connect(self.run)
        # Queued: while a menu closes it takes the focus back.
        self.page.value_wanted.connect(self._type_value, Qt.ConnectionType.QueuedConnection)
        self.saved.run_requested.connect(self.run)
        self._theme.changed.connect(self.list.viewport().update)

    def _type_value(self, query: str) -> None:
        """Leave the value of a field to be typed."""
        self.field.setText(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_clicked(self) -> None:
        self.add_menu_requested.emit(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _into_list(self) -> None:
        view = self.hits if self.searching else self.list
        view.setFocus(Qt.FocusReason.TabFocusReason)
        view.select_first()

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
