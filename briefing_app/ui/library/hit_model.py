"""What a search found, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.listing import Hit

HIT = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `Hit`."""

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """Adapts hits; what a row looks like is the delegate's."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: list[Hit] = []

    @property
    def hits(self) -> list[Hit]:
        """What is shown."""
        return list(self._hits)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the hit itself, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            snippet = hit.snippets[0].text if hit.snippets else ""
            return f"{hit.title}. {snippet}"
        return None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show these hits, in the order given."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def extend(self, hits: Sequence[Hit]) -> None:
        """Add further hits below those shown."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()
