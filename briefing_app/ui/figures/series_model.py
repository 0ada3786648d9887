"""The series as rows of a list, fetched page by page; sketches come later, for the rows on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.series import ListedSeries, SeriesKey, Sketch
from briefing_app.ui.figures.series_words import capitalised, count_text, place_text

SERIES = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `ListedSeries`."""

SKETCH = SERIES + 1
"""The role under which it gives its `Sketch`, None while it is not fetched."""

Index = QModelIndex | QPersistentModelIndex


class SeriesModel(QAbstractListModel):
    """Adapts the listed series; what a row looks like is the delegate's."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListedSeries] = []
        self._sketches: dict[SeriesKey, Sketch] = {}

    @property
    def rows(self) -> list[ListedSeries]:
        """What is shown."""
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of series fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the series, its sketch, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SERIES:
            return row
        if role == SKETCH:
            return self._sketches.get(row.key)
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return f"{capitalised(row.metric)}, {place_text(row)}, {count_text(row.points)}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return "\n".join((capitalised(row.metric)[:300], place_text(row)[:300]))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be selected."""
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | leaf if index.isValid() else Qt.ItemFlag.NoItemFlags

    def show(self, rows: Sequence[ListedSeries]) -> None:
        """Show these series; sketches of unchanged ones stay."""
        known = {row.key: row for row in self._rows}
        same = [row.key for row in rows if known.get(row.key) == row]
        self.beginResetModel()
        self._rows = list(rows)
        self._sketches = {key: self._sketches[key] for key in same if key in self._sketches}
        self.endResetModel()

    def extend(self, rows: Sequence[ListedSeries]) -> None:
        """Add further series below those shown."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def take_sketches(self, sketches: Mapping[SeriesKey, Sketch]) -> None:
        """Show what was fetched for rows."""
        self._sketches.update(sketches)
        for number, row in enumerate(self._rows):
            if row.key in sketches:
                self.dataChanged.emit(self.index(number), self.index(number), [SKETCH])

    def without_sketch(self, first: int, last: int) -> list[SeriesKey]:
        """Return the keys of the rows between two, both included, whose sketch is not fetched."""
        rows = self._rows[max(first, 0) : last + 1]
        return [row.key for row in rows if row.key not in self._sketches and row.points > 1]

    def row_of(self, key: SeriesKey) -> int:
        """Return the row of a series, -1 when it is not shown; a grouped metric leads to its group's."""
        for number, row in enumerate(self._rows):
            members = {row.key.metric, *(metric for metric, _ in row.also)}
            if (row.key.subject, row.key.unit) == (key.subject, key.unit) and key.metric in members:
                return number
        return -1

    def series(self, index: Index) -> ListedSeries | None:
        """Return the series of a row."""
        row = self.data(index, SERIES)
        return row if isinstance(row, ListedSeries) else None
