"""The library column's own page: the saved searches, below them all briefings by month, or what to do without any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from briefing_app.domain.listing import ListedBriefing, Outline
from briefing_app.domain.memory import SavedSearch
from briefing_app.i18n import tr
from briefing_app.ui.library.library_model import LibraryModel
from briefing_app.ui.library.long_list import LongList
from briefing_app.ui.library.row_delegates import BriefingDelegate
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from briefing_app.ui.library.saved_list import SavedList


class BriefingsPage(QWidget):
    """Shows the list, as much of it as was fetched; what is fetched is `LibraryDesk`'s.

    The saved searches' list and the empty library's words are made when they are first shown, for start-up time.
    """

    briefing_requested = Signal(str)
    removal_requested = Signal(str)
    import_requested = Signal()
    left_upwards = Signal()
    search_requested = Signal(str)  # a saved one's query
    saved_renamed = Signal(str, str)  # ID, name
    saved_removal_requested = Signal(str)  # ID

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saved: SavedList | None = None
        self._empty: _EmptyLibrary | None = None
        self.model = LibraryModel()
        self.list = LongList(tr("Briefings"), self.model)
        self.list.setItemDelegate(BriefingDelegate(theme, self.list))
        self.list.opened.connect(self._opened)
        self.list.removal_requested.connect(self._removal)
        self.list.left_upwards.connect(self.left_upwards)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.list, 1)
        theme.changed.connect(self.list.viewport().update)

    @property
    def saved(self) -> SavedList:
        """The saved searches above the list."""
        if self._saved is None:
            from briefing_app.ui.library.saved_list import SavedList

            self._saved = SavedList(self._theme)
            self._saved.run_requested.connect(self.search_requested)
            self._saved.renamed.connect(self.saved_renamed)
            self._saved.removal_requested.connect(self.saved_removal_requested)
            self._column.insertWidget(0, self._saved)
        return self._saved

    def show_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Show the saved searches, in the order given."""
        if searches or self._saved is not None:
            self.saved.show_searches(searches)

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

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        if self._saved is not None:
            self._saved.retranslate()
        if self._empty is not None:
            self._empty.retranslate()
        self.list.setAccessibleName(tr("Briefings"))
        self.list.viewport().update()

    def _mark_row(self, row: int) -> None:
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _shown(self, current: str | None) -> None:
        some = bool(self.model.rowCount())
        if not some and self._empty is None:
            self._empty = _EmptyLibrary(self._theme)
            self._empty.button.clicked.connect(self.import_requested)
            self._column.insertWidget(self._column.indexOf(self.list), self._empty, 1)
        if self._empty is not None:
            self._empty.setVisible(not some)
        self.list.setVisible(some)
        self.mark_current(current)

    def _opened(self, index: QModelIndex) -> None:
        briefing = self.model.briefing(index)
        if briefing is not None:
            self.briefing_requested.emit(briefing.id)

    def _removal(self, index: QModelIndex) -> None:
        briefing = self.model.briefing(index)
        if briefing is not None:
            self.removal_requested.emit(briefing.id)

    def _menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if self.model.briefing(index) is None:
            return
        menu = QMenu(self)
        open_action = menu.addAction(tr("Open"))
        remove_action = menu.addAction(tr("Remove from the library"))
        chosen = menu.exec(self.list.viewport().mapToGlobal(point))
        if chosen is open_action:
            self._opened(index)
        elif chosen is remove_action:
            self._removal(index)


class _EmptyLibrary(QWidget):
    """What stands where the list will be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setFont(theme.font("row_strong"))
        self._text = QLabel()
        self._text.setFont(theme.font("row"))
        self._text.setProperty("tone", "muted")
        self._text.setWordWrap(True)
        self.button = TextButton(theme, "", part="text")
        self.button.setStyleSheet("margin-left: -6px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(tr("The library is still empty"))
        self._text.setText(
            tr("Every briefing you open stays here, to be found by people, figures and directives.")
        )
        self.button.setText(tr("Open files…"))
