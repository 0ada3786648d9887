"""People as rows of the list at the left: those newly in office first, then all by how often they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from briefing_app.domain.people import Ref
from briefing_app.domain.person_page import ListedPerson
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.people.page_rows import ROW, Index


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The row above a group; `total` counts its people, None where the head does without."""

    recent: bool
    total: int | None = None

    @property
    def text(self) -> str:
        """The head as it is read."""
        if self.recent:
            return tr("New offices of late")
        text = tr("Everybody")
        return f"{text} ({current().number(self.total)})" if self.total is not None else text


Row = GroupHead | ListedPerson


class PeopleModel(QAbstractListModel):
    """Adapts the lists of people; further pages are asked for as one scrolls."""

    more_wanted = Signal(int)  # how many of everybody are here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._recent: tuple[ListedPerson, ...] = ()
        self._people: list[ListedPerson] = []
        self._total = 0
        self._asked = 0

    @property
    def people(self) -> list[ListedPerson]:
        """Everybody who is here so far."""
        return list(self._people)

    @property
    def total(self) -> int:
        """How many people there are."""
        return self._total

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
            return row.text if isinstance(row, GroupHead) else _spoken(row)
        if role == int(Qt.ItemDataRole.ToolTipRole) and isinstance(row, ListedPerson):
            return _spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let people be chosen, heads not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], GroupHead):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are people who are not here yet."""
        return not parent.isValid() and self._asked <= len(self._people) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._asked = len(self._people) + 1
            self.more_wanted.emit(len(self._people))

    def show(self, people: Sequence[ListedPerson], total: int, recent: Sequence[ListedPerson]) -> None:
        """Show these people; rows that stay the same are not touched."""
        if (list(people), total, tuple(recent)) == (self._people, self._total, self._recent):
            return
        self.beginResetModel()
        self._people, self._total, self._recent, self._asked = list(people), total, tuple(recent), 0
        self._rows = self._made()
        self.endResetModel()

    def add(self, people: Sequence[ListedPerson]) -> None:
        """Add the next page."""
        known = {person.ref for person in self._people}
        new = [person for person in people if person.ref not in known]
        self._asked = 0
        if not new:
            self._total = len(self._people)  # fewer than was thought: ask no more
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._people += new
        self._rows += new
        self.endInsertRows()

    def person(self, index: Index) -> ListedPerson | None:
        """Return the person of a row, None for a head."""
        row = self.data(index, ROW)
        return row if isinstance(row, ListedPerson) else None

    def row_of(self, ref: Ref) -> int:
        """Return the first row of a person, -1 when they are not shown."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, ListedPerson) and row.ref == ref), -1
        )

    def refresh(self) -> None:
        """Say that all rows read differently, as in another language."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _made(self) -> list[Row]:
        rows: list[Row] = []
        if self._recent:
            rows += [GroupHead(recent=True), *self._recent]
        if self._people:
            rows += [GroupHead(recent=False, total=self._total), *self._people]
        return rows


def _spoken(person: ListedPerson) -> str:
    count = ntr("{n} article", "{n} articles", person.count)
    new = tr("new office") if person.new_office else ""
    return ", ".join(part for part in (person.name, person.office, new, count) if part)
