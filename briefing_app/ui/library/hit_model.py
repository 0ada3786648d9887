"""What a search found, as rows of a list, with a head before each month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.listing import Found, Hit, Month
from briefing_app.i18n import tr
from briefing_app.ui.library.library_model import MonthHead

HIT = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `Hit`, None for a head."""

HEAD = int(Qt.ItemDataRole.UserRole) + 2
"""The role under which an index gives its `HitHead`, None for a hit."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HitHead:
    """The row above the results of one month; `count` is None where nobody counted, `exact` as the hits below."""

    month: str
    count: int | None
    exact: bool = True

    @property
    def text(self) -> str:
        """The head as it is read."""
        month = MonthHead(self.month, self.count or 0).text
        return month if self.exact else tr("{month} · spelled otherwise", month=month)


class HitModel(QAbstractListModel):
    """Adapts hits; what a row looks like is the delegate's."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Hit | HitHead] = []
        self._count = 0
        self._months: Mapping[Month, int] = {}
        self._headed = False

    @property
    def hits(self) -> list[Hit]:
        """What is shown."""
        return [row for row in self._rows if isinstance(row, Hit)]

    @property
    def headed(self) -> bool:
        """Whether months stand above the hits, so that a hit need not tell its year."""
        return self._headed

    @property
    def count(self) -> int:
        """How many hits are shown."""
        return self._count

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the hit or head itself, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == HIT:
            return row if isinstance(row, Hit) else None
        if role == HEAD:
            return row if isinstance(row, HitHead) else None
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            if isinstance(row, HitHead):
                return row.text
            snippet = row.snippets[0].text if row.snippets else ""
            return f"{row.title}. {snippet}"
        return None

    def hit(self, index: Index) -> Hit | None:
        """Return the hit of a row, None for a head."""
        row = self.data(index, HIT)
        return row if isinstance(row, Hit) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits be selected, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], HitHead):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, found: Found) -> None:
        """Show what was found, in the order given; by date it is parted into months."""
        self.beginResetModel()
        self._months = found.months
        self._headed = bool(found.months)
        self._rows = self._with_heads(found.hits, None)
        self._count = len(found.hits)
        self.endResetModel()

    def extend(self, found: Found) -> None:
        """Add further hits below those shown."""
        hits = found.hits
        if not hits:
            return
        self._months = {**self._months, **found.months}
        last = self._rows[-1] if self._rows else None
        rows = self._with_heads(hits, last if isinstance(last, Hit) else None)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows.extend(rows)
        self._count += len(hits)
        self.endInsertRows()

    def _with_heads(self, hits: Sequence[Hit], before: Hit | None) -> list[Hit | HitHead]:
        rows: list[Hit | HitHead] = []
        for hit in hits:
            month = (hit.exact, hit.month)
            if self._headed and (before is None or (before.exact, before.month) != month):
                rows.append(HitHead(hit.month, self._months.get(month), hit.exact))
            rows.append(hit)
            before = hit
        return rows
