"""The items of one kind as a list for the view: filtered, sorted, and updated row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.domain.briefing import AnyItem, text_order
from briefing_app.domain.change import ItemEdit
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.panels.badge import Badge
from briefing_app.ui.panels.item_text import row_text, spoken, tooltip

Index = QModelIndex | QPersistentModelIndex
_Key = tuple[bool, float, int, int, str]


class Sort(StrEnum):
    """In which order the rows stand; what was rejected is always below the others."""

    TEXT = "text"
    DOUBTFUL = "doubtful"


class Role(IntEnum):
    """What a delegate asks for besides Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    WARNING = Qt.ItemDataRole.UserRole + 2
    BADGE = Qt.ItemDataRole.UserRole + 3


class ItemModel(QAbstractListModel):
    """All items of one kind of the open briefing, as frozen values.

    Not a place where items are changed: `apply` takes what a gesture changed and touches those rows alone. Rows
    are kept sorted by a key, so a row is found by bisection.
    """

    def __init__(self, kind: ItemKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._all: dict[str, AnyItem] = {}
        self._rows: list[AnyItem] = []
        self._keys: list[_Key] = []
        self._warnings: dict[str, str] = {}
        self._badges: dict[str, Badge] = {}
        self._sort = Sort.TEXT
        self._show_rejected = True

    @property
    def total(self) -> int:
        """How many items stand: all but the rejected."""
        return len(self._all) - self.rejected

    @property
    def left(self) -> int:
        """How many suggestions are left to review."""
        return sum(item.state is State.SUGGESTED for item in self._all.values())

    @property
    def rejected(self) -> int:
        """How many items were rejected."""
        return sum(item.state is State.REJECTED for item in self._all.values())

    @property
    def items(self) -> list[AnyItem]:
        """The items in the order of the rows."""
        return list(self._rows)

    def item(self, item_id: str) -> AnyItem | None:
        """Return an item, shown or not; None when there is none of that ID."""
        return self._all.get(item_id)

    def item_at(self, index: Index) -> AnyItem:
        """Return the item of a row."""
        return self._rows[index.row()]

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the row of an item, an invalid index when it is not shown."""
        item = self._all.get(item_id)
        row = self._row_of(item) if item is not None else -1
        return self.index(row) if row >= 0 else QModelIndex()

    def warning(self, item_id: str) -> str:
        """Return the warning on an item, "" when there is none."""
        return self._warnings.get(item_id, "")

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the item, its warning, or its words for tooltips and screen readers."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        item = self._rows[index.row()]
        warning = self._warnings.get(item.id, "")
        if role == Role.ITEM:
            return item
        if role == Role.WARNING:
            return warning
        badge = self._badges.get(item.id)
        if role == Role.BADGE:
            return badge
        if role == Qt.ItemDataRole.DisplayRole:
            return row_text(item).what
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(item, badge.tip if badge and not warning else warning)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (spoken(item, warning), badge.text if badge else "") if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be selected and edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def set_items(self, items: Iterable[AnyItem]) -> None:
        """Show the items of another briefing."""
        self.beginResetModel()
        self._all = {item.id: item for item in items if item.kind_of_item is self.kind}
        self._warnings, self._badges = {}, {}
        self._fill()
        self.endResetModel()

    def apply(self, edits: Iterable[ItemEdit]) -> None:
        """Bring in what a gesture changed: rows are added, removed, updated or moved one by one."""
        for edit in edits:
            if edit.kind_of_item is not self.kind:
                continue
            item_id = edit.item.id
            before = self._all.get(item_id)
            row = self._row_of(before) if before is not None else -1
            # What is gone is forgotten before its row goes, so that whoever watches the row sees it is gone.
            if edit.after is None:
                self._all.pop(item_id, None)
            else:
                self._all[item_id] = edit.after
            self._place(row, edit.after if edit.after is not None and self._is_shown(edit.after) else None)

    def set_sort(self, sort: Sort) -> None:
        """Sort the rows anew."""
        if sort is not self._sort:
            self._sort = sort
            self._resort()

    def set_show_rejected(self, on: bool) -> None:
        """Show or hide what was rejected: the last rows."""
        if on is self._show_rejected:
            return
        self._show_rejected = on
        first = bisect_left(self._keys, (True, -1.0, -1, -1, ""))
        if on:
            rejected = sorted(
                (item for item in self._all.values() if item.state is State.REJECTED), key=self._key
            )
            if rejected:
                self.beginInsertRows(QModelIndex(), first, first + len(rejected) - 1)
                self._rows += rejected
                self._keys += map(self._key, rejected)
                self.endInsertRows()
        elif first < len(self._rows):
            self.beginRemoveRows(QModelIndex(), first, len(self._rows) - 1)
            del self._rows[first:], self._keys[first:]
            self.endRemoveRows()

    def set_warnings(self, warnings: Mapping[str, str]) -> None:
        """Show these warnings (item ID → one sentence) in place of the ones before."""
        mine = {item_id: text for item_id, text in warnings.items() if item_id in self._all}
        touched = {item_id for item_id in mine | self._warnings if mine.get(item_id) != self.warning(item_id)}
        self._warnings = mine
        if touched and self._sort is Sort.DOUBTFUL:
            self._resort()
        for item_id in touched:
            index = self.index_of(item_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def set_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show these chips (by item ID) in place of the ones before."""
        mine = {item_id: badge for item_id, badge in badges.items() if item_id in self._all}
        touched = {
            item_id for item_id in mine | self._badges if mine.get(item_id) != self._badges.get(item_id)
        }
        self._badges = mine
        for item_id in touched:
            index = self.index_of(item_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def refresh(self) -> None:
        """Say that all rows read differently, as in another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _place(self, row: int, item: AnyItem | None) -> None:
        """Put an item where it belongs now; `row` is where it was shown, -1 nowhere; None takes it out."""
        if item is None:
            if row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row], self._keys[row]
                self.endRemoveRows()
            return
        key = self._key(item)
        target = bisect_left(self._keys, key)
        if row < 0:
            self.beginInsertRows(QModelIndex(), target, target)
            self._rows.insert(target, item)
            self._keys.insert(target, key)
            self.endInsertRows()
            return
        if target not in (row, row + 1):
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
            del self._rows[row], self._keys[row]
            target -= target > row
            self._rows.insert(target, item)
            self._keys.insert(target, key)
            self.endMoveRows()
            row = target
        self._rows[row], self._keys[row] = item, key
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _fill(self) -> None:
        self._rows = sorted((item for item in self._all.values() if self._is_shown(item)), key=self._key)
        self._keys = [self._key(item) for item in self._rows]

    def _resort(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        items = [self._rows[index.row()] for index in before]
        self._fill()
        self.changePersistentIndexList(before, [self.index(self._row_of(item)) for item in items])
        self.layoutChanged.emit()

    def _is_shown(self, item: AnyItem) -> bool:
        return self._show_rejected or item.state is not State.REJECTED

    def _row_of(self, item: AnyItem) -> int:
        """Return the row that shows the item as it is in the list now, -1 when none does."""
        row = bisect_left(self._keys, self._key(item))
        return row if row < len(self._rows) and self._rows[row].id == item.id else -1

    def _key(self, item: AnyItem) -> _Key:
        # The state is no part of doubt: a row that was just confirmed must not run away from the pointer.
        doubt = 0.0
        if self._sort is Sort.DOUBTFUL:
            sure = 1.0 if item.confidence is None else item.confidence
            doubt = 0.0 if item.id in self._warnings else sure
        return (item.state is State.REJECTED, doubt, *text_order(item))
