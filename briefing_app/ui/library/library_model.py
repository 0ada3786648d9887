"""The briefings as rows of a list, with a head before each month; rows are fetched as they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefing_app.domain.listing import ListedBriefing, Outline
from briefing_app.i18n import current, tr

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an index gives its `MonthHead` or `ListedBriefing`."""

IS_HEAD = int(Qt.ItemDataRole.UserRole) + 2
"""The role under which an index tells whether it is a head, without fetching anything."""

PAGE = 200
"""How many briefings are fetched at a time."""

MOST_PAGES = 40
"""How many pages are kept: those looked at last."""

_NEAR = 70

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


class Pending:
    """Stands for a row that is being fetched."""


PENDING = Pending()

Row = MonthHead | ListedBriefing | Pending


class LibraryModel(QAbstractListModel):
    """Adapts the listed briefings, newest first; what a row looks like is the delegate's.

    It knows how many briefings each month has and holds some pages of them: a row of another page is asked for when
    it is first looked at, and stands empty for the blink until `fill`.
    """

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._outline = Outline()
        self._starts: list[int] = []  # the row of each month's head
        self._heads: list[MonthHead] = []
        self._pages: OrderedDict[int, list[ListedBriefing]] = OrderedDict()
        self._wanted: set[int] = set()

    @property
    def outline(self) -> Outline:
        """How many briefings each month has."""
        return self._outline

    @property
    def head_rows(self) -> list[int]:
        """The rows of the months' heads."""
        return list(self._starts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else self._outline.total + len(self._heads)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the row itself, or how it reads to a screen reader."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        if role == IS_HEAD:
            return self._is_head(index.row())
        if role not in _ROLES:
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if isinstance(row, MonthHead):
            return row.text if role != _TOOL_TIP else None
        title = row.title if isinstance(row, ListedBriefing) else ""
        return title[:300] if role == _TOOL_TIP else title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let briefings be selected, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # A head that is not enabled is passed over by the arrow keys.
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if self._is_head(index.row()):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, briefings: Sequence[ListedBriefing]) -> None:
        """Show these briefings and no others, in the order given."""
        months = tuple((month, len(list(group))) for month, group in groupby(briefings, key=_month))
        pages = {at // PAGE: briefings[at : at + PAGE] for at in range(0, len(briefings), PAGE)}
        self.show_outline(Outline(months), pages)

    def show_outline(self, outline: Outline, pages: Mapping[int, Sequence[ListedBriefing]]) -> None:
        """Show a list of that length, of which some pages are known; what was known of others is forgotten."""
        if outline == self._outline and outline.total:
            self._pages.clear()
            self._wanted.clear()
            self._take(pages)
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._outline = outline
        self._heads = [MonthHead(month, count) for month, count in outline.months]
        self._starts = list(accumulate((count + 1 for _, count in outline.months), initial=0))[:-1]
        self._pages.clear()
        self._wanted.clear()
        self._take(pages)
        self.endResetModel()

    def fill(self, page: int, briefings: Sequence[ListedBriefing]) -> None:
        """Take in a page that was asked for."""
        self._take({page: briefings})
        first, last = self.row_at(page * PAGE), self.row_at(page * PAGE + len(briefings) - 1)
        if briefings and last < self.rowCount():
            self.dataChanged.emit(self.index(first), self.index(last))

    def pages_between(self, first: int, last: int) -> list[int]:
        """Return the pages of the rows from one to another, the first page always among them."""
        if not self._outline.total:
            return [0]
        pages = range(self._ordinal(max(0, first)) // PAGE, self._ordinal(max(0, last)) // PAGE + 1)
        return sorted({0, *pages})

    def replace(self, briefing: ListedBriefing) -> bool:
        """Show a briefing's new summary in its row; False when it is not held, or belongs elsewhere in the list now."""
        for page, rows in self._pages.items():
            for at, known in enumerate(rows):
                if known.id != briefing.id:
                    continue
                if known.date != briefing.date:
                    return False
                if known != briefing:
                    rows[at] = briefing
                    index = self.index(self.row_at(page * PAGE + at))
                    self.dataChanged.emit(index, index)
                return True
        return False

    def briefings(self) -> list[ListedBriefing]:
        """Return the briefings that are held, in their order; the newest are always among them."""
        return [briefing for page in sorted(self._pages) for briefing in self._pages[page]]

    def row_of(self, briefing_id: str) -> int:
        """Return the row of a briefing, -1 when it is not held."""
        for page, rows in self._pages.items():
            for at, briefing in enumerate(rows):
                if briefing.id == briefing_id:
                    return self.row_at(page * PAGE + at)
        return -1

    def row_at(self, position: int) -> int:
        """Return the row of the briefing before which so many stand."""
        before = 0
        for month, (_, count) in enumerate(self._outline.months):
            if position < before + count:
                return position + month + 1
            before += count
        return position + len(self._heads)

    def briefing(self, index: Index) -> ListedBriefing | None:
        """Return the briefing of a row, None for a head."""
        row = self.data(index, ROW)
        return row if isinstance(row, ListedBriefing) else None

    def _is_head(self, row: int) -> bool:
        return self._starts[bisect_right(self._starts, row) - 1] == row

    def _ordinal(self, row: int) -> int:
        """Return which briefing stands in a row; of a head the one below."""
        month = bisect_right(self._starts, min(row, self.rowCount() - 1)) - 1
        return row - month - (0 if self._starts[month] == row else 1)

    def _row(self, row: int) -> Row:
        if self._is_head(row):
            return self._heads[bisect_right(self._starts, row) - 1]
        page, at = divmod(self._ordinal(row), PAGE)
        held = self._pages.get(page)
        if held is None or at >= len(held):
            self._pages.pop(page, None)
            self._want(page)
            return PENDING
        # The next page is there before the eye is.
        if at < _NEAR and page:
            self._want(page - 1)
        elif at >= PAGE - _NEAR and (page + 1) * PAGE < self._outline.total:
            self._want(page + 1)
        return held[at]

    def _want(self, page: int) -> None:
        if page not in self._wanted and page not in self._pages:
            self._wanted.add(page)
            self.page_wanted.emit(page)

    def _take(self, pages: Mapping[int, Sequence[ListedBriefing]]) -> None:
        for page, briefings in pages.items():
            self._pages[page] = list(briefings)
            self._pages.move_to_end(page)
            self._wanted.discard(page)
        while len(self._pages) > MOST_PAGES:
            oldest = next(page for page in self._pages if page)
            del self._pages[oldest]


_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ROLES = frozenset(
    (ROW, _TOOL_TIP, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
)


def _month(briefing: ListedBriefing) -> str:
    return (briefing.date or "")[:7]
