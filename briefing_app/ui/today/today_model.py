"""A day's start as rows: heads, directives, briefings, and what leads to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.ledger import LedgerRow
from briefing_app.domain.listing import ListedBriefing
from briefing_app.domain.today import Today
from briefing_app.i18n import N_, current, tr
from briefing_app.ui.ledger.ledger_words import spoken, tooltip

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `Head`, `LedgerRow`, `ListedBriefing` or `More`."""

Index = QModelIndex | QPersistentModelIndex


class Part(StrEnum):
    """The parts of the page, in their order."""

    WEEK = "week"
    OVERDUE = "overdue"
    UNREVIEWED = "unreviewed"
    RECENT = "recent"


_HEADS: dict[Part, str] = {
    Part.WEEK: N_("Due this week"),
    Part.OVERDUE: N_("Overdue"),
    Part.UNREVIEWED: N_("Waiting for review"),
    Part.RECENT: N_("Last worked on"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The row above a part; `count` is None where it is not known or not told."""

    part: Part
    count: int | None

    @property
    def text(self) -> str:
        """The head as it is read."""
        return tr(_HEADS[self.part])


@dataclass(frozen=True, slots=True)
class More:
    """The row that leads to all of a part."""

    part: Part
    count: int

    @property
    def text(self) -> str:
        """The row as it is read."""
        return tr("All {n} in the ledger", n=current().number(self.count))


Row = Head | LedgerRow | ListedBriefing | More


class TodayModel(QAbstractListModel):
    """Adapts a day's start; parts without rows are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._today = date.today()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the row itself, or how it reads."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            if isinstance(row, LedgerRow):
                return spoken(row, self._today)
            return row.title if isinstance(row, ListedBriefing) else row.text
        if role == int(Qt.ItemDataRole.ToolTipRole) and isinstance(row, LedgerRow):
            return tooltip(row, self._today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be selected, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], Head):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, start: Today, today: date) -> None:
        """Show a day's start."""
        self.beginResetModel()
        self._today = today
        self._rows = []
        self._add(Part.WEEK, start.week, start.week_count, leads_on=True)
        self._add(Part.OVERDUE, start.overdue, start.overdue_count, leads_on=True)
        self._add(Part.UNREVIEWED, start.unreviewed, start.unreviewed_count)
        self._add(Part.RECENT, start.recent, None)
        self.endResetModel()

    def count(self, part: Part, count: int) -> None:
        """Put in a number that took longer to count."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Head) and row.part is part:
                self._rows[number] = Head(part, count)
                self.dataChanged.emit(self.index(number), self.index(number))

    def retranslate(self) -> None:
        """Read the rows again, in another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _add(
        self,
        part: Part,
        rows: Sequence[LedgerRow] | Sequence[ListedBriefing],
        count: int | None,
        *,
        leads_on: bool = False,
    ) -> None:
        if not rows:
            return
        self._rows.append(Head(part, count))
        self._rows.extend(rows)
        if leads_on and count is not None and count > len(rows):
            self._rows.append(More(part, count))
