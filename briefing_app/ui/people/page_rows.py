"""The rows of the lists on a person's page, and of the list of people: values for delegates to draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its row."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class More:
    """The last row of a list that is cut: so many more."""

    count: int


class PageRows(QAbstractListModel):
    """Rows of one kind, at first so many as a page shows; `show_all` brings the rest."""

    def __init__(
        self, spoken: Callable[[Any], str], *, first: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._first = first
        self._all: tuple[Any, ...] = ()
        self._rows: tuple[Any, ...] = ()

    @property
    def total(self) -> int:
        """How many rows there are, those not shown included."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the row itself, or how it reads."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return "" if isinstance(row, More) else self._spoken(row)
        if role == int(Qt.ItemDataRole.ToolTipRole) and not isinstance(row, More):
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def show(self, rows: Sequence[Any]) -> None:
        """Show other rows; the same ones stay as they are."""
        if tuple(rows) == self._all and (self._rows or not rows):
            return
        self.beginResetModel()
        self._all = tuple(rows)
        cut = self._first is not None and len(rows) > self._first + 1
        self._rows = (*self._all[: self._first], More(len(rows) - (self._first or 0))) if cut else self._all
        self.endResetModel()

    def show_all(self) -> None:
        """Show the rows that were cut."""
        if self._rows == self._all:
            return
        at = len(self._rows) - 1
        self.beginRemoveRows(QModelIndex(), at, at)
        self._rows = self._rows[:-1]
        self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), at, len(self._all) - 1)
        self._rows = self._all
        self.endInsertRows()

    def refresh(self) -> None:
        """Say that all rows read differently, as in another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
