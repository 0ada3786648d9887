"""The list of all briefings: any number of rows of two heights, none of which is asked for until it is seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from briefing_app.ui.library.library_model import LibraryModel
from briefing_app.ui.library.row_delegates import MONTH_HEIGHT, ROW_HEIGHT
from briefing_app.ui.widgets.own_viewport import give_viewport


class LongList(QTableView):
    """A table of one column: a `QListView` would ask every row for its height, again whenever one changes.

    Rows are opened by Enter and by a click, and taken away by Delete.
    """

    opened = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, name: str, model: LibraryModel) -> None:
        super().__init__()
        give_viewport(self)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(0)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(MONTH_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        palette = (
            self.palette()
        )  # the delegate paints what is selected; a table's own band would lie under it
        palette.setBrush(QPalette.ColorRole.Highlight, QBrush(Qt.BrushStyle.NoBrush))
        self.setPalette(palette)
        self.setModel(model)
        self._size_heads(model)
        self.clicked.connect(self.opened)

    def reset(self) -> None:
        """Give the heads of months their height again."""
        super().reset()
        model = self.model()
        if isinstance(model, LibraryModel):
            self._size_heads(model)

    def select_first(self) -> None:
        """Make the first briefing the current row, where none is."""
        if not self.currentIndex().isValid() and self.model().rowCount() > 1:
            self.setCurrentIndex(self.model().index(1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove, or leave for the search field."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removal_requested.emit(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 1:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _size_heads(self, model: LibraryModel) -> None:
        header = self.verticalHeader()
        for row in model.head_rows:
            header.resizeSection(row, MONTH_HEIGHT)
