"""The ledger as rows of a table that is fetched page by page: heads, directives, and the times of one thread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.ledger import Group, LedgerCounts, LedgerRow, Offer, Said
from briefing_app.services.ledger import PAGE, Sight, Stretch
from briefing_app.ui.ledger.ledger_words import group_words, spoken, tooltip

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `GroupHead`, `LedgerRow` or `Said`; None while the page is on its way."""

OFFER = ROW + 1
"""The role under which a directive's index gives its `Offer`, if there is one."""

Index = QModelIndex | QPersistentModelIndex

_MOST_PAGES = 80


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The row above a group."""

    group: Group
    count: int

    @property
    def text(self) -> str:
        """The head as it is read."""
        return group_words(self.group)


Row = GroupHead | LedgerRow | Said


class LedgerModel(QAbstractListModel):
    """Adapts counts and pages; what is not fetched is a row without words.

    It asks for nothing itself: the table says which pages it sees and lacks (`missing`).
    """

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._heads: list[GroupHead] = []
        self._starts: list[int] = []  # the row of each head, the thread's rows aside
        self._total = 0
        self._pages: dict[tuple[Group, int], tuple[LedgerRow, ...]] = {}
        self._thread: list[Said] = []
        self._thread_at = -1  # the row under which the thread is shown
        self._offers: dict[str, Offer] = {}

    @property
    def heads(self) -> list[GroupHead]:
        """The groups shown."""
        return list(self._heads)

    @property
    def thread_of(self) -> str | None:
        """The directive whose thread is shown."""
        return self._thread[-1].row.item_id if self._thread else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads and thread included."""
        return 0 if parent.isValid() else self._total + len(self._thread)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the row itself, or how it reads."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        row = self.row(index.row())
        if role == ROW or row is None:
            return row if role == ROW else None
        if role == OFFER:
            return self._offers.get(row.item_id) if isinstance(row, LedgerRow) else None
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            if isinstance(row, GroupHead):
                return f"{row.text} {row.count}"
            return spoken(row.row if isinstance(row, Said) else row, self.today)
        if role == int(Qt.ItemDataRole.ToolTipRole) and not isinstance(row, GroupHead):
            return tooltip(row.row if isinstance(row, Said) else row, self.today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let directives be selected and edited, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        row = self.row(index.row())
        if isinstance(row, GroupHead):
            return leaf
        chosen = leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsEditable if isinstance(row, LedgerRow) else chosen

    def row(self, number: int) -> Row | None:
        """Return a row by its number, None while its page is on its way."""
        if self._thread and self._thread_at < number <= self._thread_at + len(self._thread):
            return self._thread[number - self._thread_at - 1]
        head, place = self._located(number)
        if place < 0:
            return head
        page = self._pages.get((head.group, place // PAGE))
        return page[place % PAGE] if page is not None and place % PAGE < len(page) else None

    def number_of(self, group: Group, place: int) -> int:
        """Return the number of the row at a place of a group, -1 where there is no such group."""
        for head, start in zip(self._heads, self._starts, strict=True):
            if head.group is group:
                number = start + 1 + place
                return number + len(self._thread) if self._thread and number > self._thread_at else number
        return -1

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of a directive among the pages at hand; an invalid one where it is not."""
        for (group, page), rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.item_id == item_id:
                    return self.index(self.number_of(group, page * PAGE + place))
        return QModelIndex()

    def missing(self, first: int, last: int) -> list[tuple[Group, int]]:
        """Return group and offset of the pages that are wanted for rows `first` to `last` and not at hand."""
        found: dict[tuple[Group, int], None] = {}
        for number in range(max(0, first), min(last, self.rowCount() - 1) + 1):
            if self._thread and self._thread_at < number <= self._thread_at + len(self._thread):
                continue
            head, place = self._located(number)
            if place >= 0 and (head.group, place // PAGE) not in self._pages:
                found[(head.group, place // PAGE * PAGE)] = None
        return list(found)

    def pages_of(self, first: int, last: int) -> list[tuple[Group, int]]:
        """Return group and offset of the pages that rows `first` to `last` are on."""
        found: dict[tuple[Group, int], None] = {}
        for number in range(max(0, first), min(last, self.rowCount() - 1) + 1):
            if not (self._thread and self._thread_at < number <= self._thread_at + len(self._thread)):
                head, place = self._located(number)
                if place >= 0:
                    found[(head.group, place // PAGE * PAGE)] = None
        return list(found)

    def shown(self) -> list[LedgerRow]:
        """Return the directives at hand, in no order."""
        return [row for rows in self._pages.values() for row in rows]

    def show(self, sight: Sight, today: date) -> None:
        """Show counts and pages as of one moment in place of what was shown."""
        self.beginResetModel()
        self.today = today
        self._thread, self._thread_at = [], -1
        self._set_counts(sight.counts)
        self._pages = {(each.group, each.offset // PAGE): each.rows for each in sight.stretches}
        self.endResetModel()

    def fill(self, stretch: Stretch) -> None:
        """Put in a page that was missing."""
        while len(self._pages) >= _MOST_PAGES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[(stretch.group, stretch.offset // PAGE)] = stretch.rows
        first = self.number_of(stretch.group, stretch.offset)
        if first >= 0 and stretch.rows:
            last = self.number_of(stretch.group, stretch.offset + len(stretch.rows) - 1)
            self.dataChanged.emit(self.index(first), self.index(min(last, self.rowCount() - 1)))

    def offer(self, offers: Mapping[str, Offer], asked: Iterable[LedgerRow]) -> None:
        """Mark the rows of those asked about that may be saying something again."""
        for row in asked:
            self._offers.pop(row.item_id, None)
        self._offers.update(offers)
        for row in asked:
            index = self.index_of(row.item_id)
            if index.isValid():
                self.dataChanged.emit(index, index, [OFFER])

    def unfold(self, item_id: str, said: Sequence[Said]) -> None:
        """Show the times of a thread below its row, in place of another one's."""
        self.fold_up()
        index = self.index_of(item_id)
        if index.isValid() and said:
            at = index.row()
            self.beginInsertRows(QModelIndex(), at + 1, at + len(said))
            self._thread, self._thread_at = list(said), at
            self.endInsertRows()

    def fold_up(self) -> None:
        """Take the times of a thread away again."""
        if self._thread:
            self.beginRemoveRows(QModelIndex(), self._thread_at + 1, self._thread_at + len(self._thread))
            self._thread, self._thread_at = [], -1
            self.endRemoveRows()

    def retranslate(self) -> None:
        """Read the rows again, in another language."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _set_counts(self, counts: LedgerCounts) -> None:
        self._heads = [GroupHead(group, count) for group, count in counts.groups.items() if count]
        self._starts, at = [], 0
        for head in self._heads:
            self._starts.append(at)
            at += 1 + head.count
        self._total = at

    def _located(self, number: int) -> tuple[GroupHead, int]:
        """Return the group of a row that is not of the thread, and its place there; -1 is the head."""
        if self._thread and number > self._thread_at:
            number -= len(self._thread)
        at = bisect_right(self._starts, number) - 1
        return self._heads[at], number - self._starts[at] - 1
