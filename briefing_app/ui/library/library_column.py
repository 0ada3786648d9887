"""The library column: search field on top, below it the briefings by month or what the search found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.memory import SavedSearch
from briefing_app.i18n import tr
from briefing_app.ui.library.briefings_page import BriefingsPage
from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, head_row

if TYPE_CHECKING:
    from briefing_app.domain.listing import Found
    from briefing_app.ui.library.hit_model import HitModel
    from briefing_app.ui.library.hits_page import HitsPage
    from briefing_app.ui.library.row_list import RowList


class LibraryColumn(QWidget):
    """What the library looks like; what is in it comes from `LibraryDesk`.

    The results' page is loaded and made with the first letter that is typed, for start-up time: it stands before the
    search has its answer.
    """

    searched = Signal(str)
    order_chosen = Signal(str)
    briefing_requested = Signal(str)
    hit_requested = Signal(object)  # Hit
    removal_requested = Signal(str)
    add_menu_requested = Signal(QPoint)
    import_requested = Signal()
    more_wanted = Signal()  # the end of the results is near
    names_wanted = Signal(str)  # a field's name
    save_requested = Signal(str)  # a query

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: HitsPage | None = None
        self._saved_queries: frozenset[str] = frozenset()
        self.setProperty("part", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(theme)
        self.add_button = IconButton(theme, "plus", tr("Add an article"))
        self.briefings = BriefingsPage(theme)
        self.model = self.briefings.model
        self.list = self.briefings.list
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def searching(self) -> bool:
        """Whether search results are shown instead of the library."""
        return self._page is not None and self._stack.currentWidget() is self._page

    @property
    def page(self) -> HitsPage:
        """The page of the results."""
        if self._page is None:
            from briefing_app.ui.library.hits_page import HitsPage

            self._page = page = HitsPage(self._theme)
            self._stack.addWidget(page)
            page.chips.stand_after(self.field)
            page.show_saved(self._saved_queries)
            page.list.opened.connect(self._hit_opened)
            page.list.left_upwards.connect(self.field.setFocus)
            page.order_chosen.connect(self.order_chosen)
            page.more_wanted.connect(self.more_wanted)
            page.names_wanted.connect(self.names_wanted)
            page.query_changed.connect(self.run)
            page.save_requested.connect(self.save_requested)
            # Queued: while a menu closes it takes the focus back.
            page.value_wanted.connect(self._type_value, Qt.ConnectionType.QueuedConnection)
        return self._page

    @property
    def hits(self) -> RowList:
        """The results' list."""
        return self.page.list

    @property
    def hit_model(self) -> HitModel:
        """The results."""
        return self.page.model

    def show_found(self, query: str, found: Found, *, more: bool) -> None:
        """Show what a search found; `more` tells that there is more than was fetched."""
        self.page.show_found(query, found, more=more)
        self.field.show_mistakes([mistake.span for mistake in found.query.mistakes])
        self._stack.setCurrentWidget(self.page)

    def extend_hits(self, found: Found, *, more: bool) -> None:
        """Show further hits below those shown."""
        self.page.extend(found, more=more)

    def show_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Show the saved searches above the list."""
        self.briefings.show_saved(searches)
        self._saved_queries = frozenset(each.query for each in searches)
        if self._page is not None:
            self._page.show_saved(self._saved_queries)

    def show_library(self) -> None:
        """Go back from the search to the library."""
        self.field.show_mistakes([])
        self._stack.setCurrentWidget(self.briefings)

    def run(self, query: str) -> None:
        """Search for this, as if it had been typed."""
        self.field.say(query)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.retranslate()
        self.add_button.rename(tr("Add an article"))
        self.briefings.retranslate()
        if self._page is not None:
            self._page.retranslate()

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
        self._stack.addWidget(self.briefings)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        field, briefings = self.field, self.briefings
        field.searched.connect(self.searched)
        field.left_downwards.connect(self._into_list)
        field.entered.connect(self._open_first)
        field.textEdited.connect(self._typing)
        self.add_button.clicked.connect(self._add_clicked)
        briefings.briefing_requested.connect(self.briefing_requested)
        briefings.removal_requested.connect(self.removal_requested)
        briefings.import_requested.connect(self.import_requested)
        briefings.search_requested.connect(self.run)
        briefings.left_upwards.connect(field.setFocus)

    def _typing(self, _text: str) -> None:
        """Have the results' page ready before the pause in typing is over, behind the letter's own paint."""
        if self._page is None:
            QTimer.singleShot(0, self, self._make_page)

    def _make_page(self) -> None:
        self.page.ensurePolished()

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

    def _hit_opened(self, index: QModelIndex) -> None:
        hit = self.hit_model.hit(index)
        if hit is not None:
            self.hit_requested.emit(hit)
