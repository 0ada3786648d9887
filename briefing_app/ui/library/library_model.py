"""The briefings as rows of a list, with a head before each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.listing import ListedBriefing
from briefing_app.i18n import current, tr

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `MonthHead` or `ListedBriefing`."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MonthHead:
    """The row above the briefings of one month; `month` is "2026-03", "" for those without a date."""

    month: str
    count: int

    @property
    def text(self) -> str:
        """The head as it is read."""
        if not self.month:
            return tr("No date")
        year, _, month = self.month.partition("-")
        name = current().month_name(int(month)) if month else ""
        return f"{name}, {year}" if name and current().language == "vi" else f"{name} {year}".strip()


Row = MonthHead | ListedBriefing


class LibraryModel(QAbstractListModel):
    """Adapts the listed briefings, newest first; what a row looks like is the delegate's."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the row itself, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return row.text if isinstance(row, MonthHead) else row.title
        if role == int(Qt.ItemDataRole.ToolTipRole) and isinstance(row, ListedBriefing):
            return row.title[:300]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let briefings be selected, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # A head that is not enabled is passed over by the arrow keys.
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], MonthHead):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, briefings: Sequence[ListedBriefing]) -> None:
        """Show these briefings, in the order given."""
        self.beginResetModel()
        self._rows = []
        for month, group in groupby(briefings, key=_month):
            members = list(group)
            self._rows.append(MonthHead(month, len(members)))
            self._rows.extend(members)
        self.endResetModel()

    def replace(self, briefing: ListedBriefing) -> bool:
        """Show a briefing's new summary in its row; False when it belongs elsewhere in the list now."""
        row = self.row_of(briefing.id)
        if row < 0:
            return False
        known = self._rows[row]
        assert isinstance(known, ListedBriefing)
        if known.date != briefing.date:
            return False
        if known != briefing:
            self._rows[row] = briefing
            self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def briefings(self) -> list[ListedBriefing]:
        """Return the briefings shown, in their order."""
        return [row for row in self._rows if isinstance(row, ListedBriefing)]

    def row_of(self, briefing_id: str) -> int:
        """Return the row of a briefing, -1 when it is not shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ListedBriefing) and row.id == briefing_id:
                return number
        return -1

    def briefing(self, index: Index) -> ListedBriefing | None:
        """Return the briefing of a row, None for a head."""
        row = self.data(index, ROW)
        return row if isinstance(row, ListedBriefing) else None


def _month(briefing: ListedBriefing) -> str:
    return (briefing.date or "")[:7]
