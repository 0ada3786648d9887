"""The saved searches above the library's list: a click runs one, its name is edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6 import QtWidgets  # for QStyle: named at the top of a module, it would be loaded with it
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.memory import SavedSearch
from briefing_app.i18n import tr
from briefing_app.ui.library.row_delegates import MONTH_HEIGHT
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.own_viewport import give_viewport

ROW_HEIGHT = 32
MOST_SHOWN = 6
"""How many are seen at once; more are scrolled."""

SAVED = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class SavedModel(QAbstractListModel):
    """Adapts the saved searches; a new name is asked for, the answer comes with the next `show`."""

    renamed = Signal(str, str)  # ID, name

    def __init__(self) -> None:
        super().__init__()
        self._searches: tuple[SavedSearch, ...] = ()

    @property
    def searches(self) -> tuple[SavedSearch, ...]:
        """What is shown."""
        return self._searches

    def show(self, searches: Sequence[SavedSearch]) -> None:
        """Show these, in the order given."""
        if tuple(searches) != self._searches:
            self.beginResetModel()
            self._searches = tuple(searches)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._searches)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the search itself, its name, or its query to be read beside it."""
        if not index.isValid() or not 0 <= index.row() < len(self._searches):
            return None
        search = self._searches[index.row()]
        if role == SAVED:
            return search
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)):
            return search.name
        return search.query if role == int(Qt.ItemDataRole.ToolTipRole) else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for another name."""
        search = self.data(index, SAVED)
        name = str(value).strip()
        if role != int(Qt.ItemDataRole.EditRole) or search is None or not name or name == search.name:
            return False
        self.renamed.emit(search.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(8, 1, -8, -1)
        focused = option.state & QtWidgets.QStyle.StateFlag.State_HasFocus
        if focused or option.state & QtWidgets.QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(self._theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 6, 6)
        self._theme.paint_icon(painter, "search", "muted", QRectF(card.left() + 10, card.top() + 8, 14, 14))
        font = self._theme.font("row")
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        rect = card.adjusted(32, 0, -8, 0)
        words = QFontMetricsF(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(32, 1, -10, -1))


class _View(QListView):
    run = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.run.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removal_requested.emit(index)
        else:
            super().keyPressEvent(event)


class SavedList(QWidget):
    """Hidden while nothing is saved."""

    run_requested = Signal(str)  # the query
    renamed = Signal(str, str)  # ID, name
    removal_requested = Signal(str)  # ID

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = SavedModel()
        self.model.renamed.connect(self.renamed)
        self._head = QLabel()
        self._head.setFont(theme.font("group_header"))
        self._head.setProperty("tone", "muted")
        self._head.setContentsMargins(18, 8, 12, 0)
        self._head.setFixedHeight(MONTH_HEIGHT)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.clicked.connect(self._run)
        self.view.run.connect(self._run)
        self.view.removal_requested.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view)
        theme.changed.connect(self.view.viewport().update)
        self.retranslate()
        self.show_searches(())

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show these, in the order given."""
        self.model.show(searches)
        shown = min(len(searches), MOST_SHOWN)
        self.view.setFixedHeight(shown * ROW_HEIGHT)
        self.setVisible(bool(searches))

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._head.setText(tr("Saved searches"))
        self.view.setAccessibleName(tr("Saved searches"))

    def _menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        menu = QMenu(self)
        run = menu.addAction(tr("Search"))
        rename = menu.addAction(tr("Rename"))
        remove = menu.addAction(tr("Remove"))
        chosen = menu.exec(self.view.viewport().mapToGlobal(point))
        if chosen is run:
            self._run(index)
        elif chosen is rename:
            self.view.setCurrentIndex(index)
            self.view.edit(index)
        elif chosen is remove:
            self._remove(index)

    def _run(self, index: QModelIndex) -> None:
        search = index.data(SAVED)
        if isinstance(search, SavedSearch):
            self.run_requested.emit(search.query)

    def _remove(self, index: QModelIndex) -> None:
        search = index.data(SAVED)
        if isinstance(search, SavedSearch):
            self.removal_requested.emit(search.id)
