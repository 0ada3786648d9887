"""A list of the library column: rows are opened by a click and by Enter, taken away by Delete."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from briefing_app.ui.widgets.own_viewport import give_viewport


class RowList(QListView):
    """A list that opens rows by Enter and by a click, and asks for removal by Delete."""

    opened = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        give_viewport(self)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.opened)

    def select_first(self) -> None:
        """Make the first row that can be selected the current one, where none is."""
        if self.currentIndex().isValid():
            return
        for row in range(min(4, self.model().rowCount())):
            index = self.model().index(row, 0)
            if self.model().flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

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
