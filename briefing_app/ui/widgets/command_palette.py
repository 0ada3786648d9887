"""The command palette: every command, recent briefings, by a few letters of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.text import fold
from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line
from briefing_app.ui.widgets.floating import SHADOW, Floating

Index = QModelIndex | QPersistentModelIndex
_ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_ROWS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `key` tells what was chosen, `hint` stands at the right; a group head has no key."""

    key: str
    text: str
    icon: str = ""
    hint: str = ""


class _EntryModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        return entry.text if role == int(Qt.ItemDataRole.DisplayRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_ENTRY)
        return QSize(0, 36 if isinstance(entry, Entry) and entry.key else 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(8, 1, -8, -1)
        theme = self._theme
        if not entry.key:
            painter.setFont(theme.font("label"))
            painter.setPen(theme.color("muted"))
            painter.drawText(rect.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, entry.text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(rect, 6, 6)
        if entry.icon:
            theme.paint_icon(
                painter, entry.icon, "text", QRectF(rect.left() + 10, rect.center().y() - 8, 16, 16)
            )
        meta = theme.font("meta")
        hint = QFontMetricsF(meta).horizontalAdvance(entry.hint)
        painter.setFont(meta)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            rect.adjusted(0, 0, -10, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            entry.hint,
        )
        font = theme.font("row_medium")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        place = rect.adjusted(36, 0, -24 - hint, 0)
        text = QFontMetricsF(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class CommandPalette(Floating):
    """520 wide, 96 below the window's top; a child of the window that has the keyboard while it is open."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, radius=12)
        self._groups: list[tuple[str, list[Entry]]] = []
        self._field = QLineEdit()
        self._field.setProperty("part", "bare")
        self._field.setFont(theme.font("row", 16))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._model = _EntryModel()
        self._view = QListView()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_EntryDelegate(theme, self._view))
        self._view.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 1, SHADOW + 1, SHADOW + 1, SHADOW + 8)
        column.setSpacing(4)
        head = QWidget()
        head.setFixedHeight(50)  # the field itself keeps the sheet's height
        inner = QHBoxLayout(head)
        inner.setContentsMargins(18, 2, 18, 0)
        inner.setSpacing(12)
        self._glass = QLabel()
        inner.addWidget(self._glass)
        inner.addWidget(self._field, 1)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self._view, 1)
        self._before: QWidget | None = None
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def shown(self) -> list[Entry]:
        """The rows shown, group heads included."""
        return list(self._model.entries)

    @property
    def field(self) -> QLineEdit:
        """Where the letters are typed."""
        return self._field

    def open(self, groups: Sequence[tuple[str, Sequence[Entry]]]) -> None:
        """Show these groups of entries and take the keyboard."""
        self._groups = [(title, list(entries)) for title, entries in groups]
        parent = self.parentWidget()
        if parent is None:
            return
        window = self.window()
        self._before = window.focusWidget()
        self._field.setPlaceholderText(tr("Command or briefing"))
        self._field.setAccessibleName(tr("Command or briefing"))
        self._field.clear()
        self._filter("")
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus()

    def close_palette(self) -> None:
        """Give the keyboard back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field, choose, close, and close when the keyboard goes elsewhere."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._clicked(self._view.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close_palette()
                return True
        elif event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self._glass.setPixmap(self._theme.pixmap("search", "muted", 18, self.devicePixelRatioF()))

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        rows: list[Entry] = []
        for title, entries in self._groups:
            found = [entry for entry in entries if all(word in fold(entry.text) for word in words)]
            if found:
                rows.append(Entry("", title))
                rows.extend(found[:40])
        if not rows:
            rows.append(Entry("", tr("No command or briefing has these letters")))
        self._model.show(rows)
        self._fit()
        self._view.setCurrentIndex(QModelIndex())
        self._move(1)

    def _fit(self) -> None:
        """Be as tall as the rows, up to `_ROWS` of them."""
        parent = self.parentWidget()
        if parent is None:
            return
        rows = sum(36 if entry.key else 28 for entry in self._model.entries)
        width = min(520, parent.width() - 32) + 2 * SHADOW
        height = min(min(rows, 36 * _ROWS + 28) + 70, parent.height() - 120) + 2 * SHADOW
        self.setGeometry((parent.width() - width) // 2, min(96, parent.height() // 8) - SHADOW, width, height)

    def _move(self, step: int) -> None:
        row = self._view.currentIndex().row()
        while True:
            row += step
            if not 0 <= row < self._model.rowCount():
                return
            if self._model.entries[row].key:
                self._view.setCurrentIndex(self._model.index(row))
                return

    def _clicked(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if isinstance(entry, Entry) and entry.key:
            self.close_palette()
            self.chosen.emit(entry.key)
