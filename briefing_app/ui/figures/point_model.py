"""The points of a series as rows of a table, the newest period first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.series import SeriesPoint
from briefing_app.ui.figures.quote import quote_of
from briefing_app.ui.figures.series_words import point_title, source_text

POINT = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `SeriesPoint`."""

DOUBTFUL = POINT + 1
"""The role under which it tells whether the point contradicts another."""

Index = QModelIndex | QPersistentModelIndex


class PointModel(QAbstractListModel):
    """Adapts points; the columns are the delegate's, for rows are read and opened as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._points: list[SeriesPoint] = []
        self._doubtful: frozenset[str] = frozenset()

    @property
    def points(self) -> list[SeriesPoint]:
        """What is shown, in its order."""
        return list(self._points)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of points."""
        return 0 if parent.isValid() else len(self._points)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the point, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._points):
            return None
        point = self._points[index.row()]
        if role == POINT:
            return point
        if role == DOUBTFUL:
            return point.figure.id in self._doubtful
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return f"{point_title(point)}, {source_text(point)}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return f"{quote_of(point).text}\n{source_text(point, 300)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be selected."""
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | leaf if index.isValid() else Qt.ItemFlag.NoItemFlags

    def show(self, points: Sequence[SeriesPoint], doubtful: frozenset[str]) -> None:
        """Show points (given by time) with the newest first; `doubtful` are the items that contradict others."""
        self.beginResetModel()
        self._points = list(reversed(points))
        self._doubtful = doubtful
        self.endResetModel()

    def quote(self, points: Sequence[SeriesPoint]) -> None:
        """Take the same points with the words around them; those that are not shown any more are passed over."""
        fresh = {point.figure.id: point for point in points}
        self._points = [fresh.get(point.figure.id, point) for point in self._points]
        if self._points:
            self.dataChanged.emit(self.index(0), self.index(len(self._points) - 1))

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, -1 when it is not shown."""
        return next((n for n, point in enumerate(self._points) if point.figure.id == item_id), -1)
