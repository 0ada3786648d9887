"""The item of a briefing for which a field let it through: what a search without words has to show."""

from __future__ import annotations

import sqlite3

from briefing_app.domain.query import Field, Filter, Has, Query
from briefing_app.storage.filters import Filters
from briefing_app.storage.mapping import FIRST_ITEM_SLOT, entry_number

_ORDER = (Has.OVERDUE, Has.FIGURE, Has.DIRECTIVE, Field.ROLE, Field.PERSON, Has.UNREVIEWED)
"""What tells most comes first."""


class AskedItems:
    """Asks for one briefing at a time: by its own rows, so that it costs the same in any library."""

    def __init__(self, connection: sqlite3.Connection, query: Query, filters: Filters) -> None:
        self._connection = connection
        self._filters = filters
        asked = [
            each for part in query.filters for each in part if not each.negated and _kind(each) in _ORDER
        ]
        self._asked = sorted(asked, key=_place)

    def first(self, number: int, *, named: bool) -> str | None:
        """Return the ID of the item, None where no field is about items; `named` leaves out those of names alone."""
        rows = entry_number(number, FIRST_ITEM_SLOT), entry_number(number + 1, 0) - 1
        for asked in self._asked:
            if named and asked.has is None:
                continue
            select, values = self._filters.items_of(asked)
            found = self._connection.execute(
                f"SELECT id FROM item WHERE number = ({select} LIMIT 1)", (*rows, *values)
            ).fetchone()
            if found is not None:
                identifier: str = found[0]
                return identifier
        return None


def _kind(asked: Filter) -> Has | Field:
    return asked.has or asked.field


def _place(asked: Filter) -> int:
    return _ORDER.index(_kind(asked))
