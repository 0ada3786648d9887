"""A list that is as high as its rows, on a page that scrolls as a whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.person_page import HeldOffice
from briefing_app.i18n import current
from briefing_app.ui.people.page_delegates import OfficeDelegate
from briefing_app.ui.people.page_rows import ROW, Index, More, PageRows
from briefing_app.ui.theme import Theme


class PageList(QListView):
    """Rows opened by Enter or a click; the arrows walk on into the next list."""

    opened = Signal(object)  # the row
    left = Signal(int)  # 1 past the last row, -1 before the first
    current_moved = Signal()

    def __init__(self, rows: PageRows, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setTabKeyNavigation(False)
        for signal in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            signal.connect(self._fit)
        self._fit()

    def rect_of_current(self) -> QRectF:
        """Return where the current row lies."""
        return QRectF(self.visualRect(self.currentIndex()))

    def enter(self, *, at_end: bool = False) -> bool:
        """Take the focus at the first row, or the last; False where there is none."""
        count = self._rows.rowCount()
        if not count or not self.isVisible():
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._rows.index(count - 1 if at_end else 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row, or leave at the ends."""
        row, last = self.currentIndex().row(), self._rows.rowCount() - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Down and row >= last:
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        elif event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, _search: str) -> None:
        """Search for nothing: with a Vietnamese input method a letter starts typing."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing from an input method."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self._is_link(index, event):
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what opens."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        link = index.isValid() and self._is_link(index, event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when the focus comes by Tab."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._rows.rowCount():
            index = self.currentIndex() if self.currentIndex().isValid() else self._rows.index(0)
            self.setCurrentIndex(index)
            self.current_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing when the focus is elsewhere: the page is to be read."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.clearSelection()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page to bring the row into view."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.current_moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again with other fonts."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    def _open(self, index: Index) -> None:
        row: Any = index.data(ROW)
        if isinstance(row, More):
            at = index.row()
            self._rows.show_all()
            self.setCurrentIndex(self._rows.index(at))
        elif row is not None:
            self.opened.emit(row)

    def _is_link(self, index: Index, event: QMouseEvent) -> bool:
        row, delegate = index.data(ROW), self.itemDelegate()
        if isinstance(row, HeldOffice) and isinstance(delegate, OfficeDelegate):
            return delegate.source_rect(QRectF(self.visualRect(index)), row).contains(event.position())
        return True

    def _fit(self) -> None:
        height = sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        if height != self.maximumHeight():
            self.setFixedHeight(height)


class PageSection(QWidget):
    """A list under its head: a name and how many."""

    def __init__(self, theme: Theme, view: PageList, rows: PageRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = view
        self._rows = rows
        self._name = QLabel()
        self._name.setFont(theme.font("row_strong"))
        self._count = QLabel()
        self._count.setFont(theme.font("row"))
        self._count.setProperty("tone", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 6)
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(view)
        self.hide()

    def rename(self, name: str) -> None:
        """Give the section its name in the current language."""
        self._name.setText(name)
        self.list.setAccessibleName(name)

    def refresh(self, total: int | None = None) -> None:
        """Show how many rows there are; a section without any is not shown."""
        count = self._rows.total if total is None else total
        self._count.setText(current().number(count))
        self.setVisible(bool(self._rows.total))


_WALKING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
