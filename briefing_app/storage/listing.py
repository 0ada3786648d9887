"""The library list, straight from SQL."""

from __future__ import annotations

import sqlite3
from datetime import date

from briefing_app.domain.briefing import Status
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.listing import ListedBriefing, Outline
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import entry_number

_STATUS = {status.value: status for status in Status}

_STILL_OPEN = (FollowUp.OPEN.value, FollowUp.IN_PROGRESS.value)
_FEW = 500


def listed(
    library: Library, *, today: date, limit: int | None = None, offset: int = 0, only: str | None = None
) -> list[ListedBriefing]:
    """Return briefings as list rows, newest first: by date, then by import; `only` that of one ID.

    `today` is the editor's local day, by which directives are overdue.
    """
    # Which ones is read off the index alone, however far down they are.
    wanted = (
        "number IN (SELECT number FROM briefing WHERE present = 1 ORDER BY date DESC, number DESC LIMIT ?2 OFFSET ?3)"
        " AND ?1 IS NULL"
        if only is None
        else "+present = 1 AND id = ?1"
    )
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT number, id, title, date, place, source, items_left, items_total, status, modified FROM briefing"
            f" WHERE {wanted} ORDER BY date DESC, number DESC",
            (only,) if only is not None else (only, -1 if limit is None else limit, offset),
        ).fetchall()
        overdue = _overdue(connection, today, [row[0] for row in rows])
    return [
        ListedBriefing(
            id=identifier,
            title=title,
            date=day,
            place=place,
            source=source,
            left=left,
            total=total,
            status=_STATUS[status],
            modified=modified,
            overdue=overdue.get(number, 0),
        )
        for number, identifier, title, day, place, source, left, total, status, modified in rows
    ]


def _overdue(connection: sqlite3.Connection, today: date, numbers: list[int]) -> dict[int, int]:
    """Return how many directives are overdue in these briefings: a few are asked for one by one, many at once."""
    values = (today.isoformat(), *_STILL_OPEN)
    if len(numbers) > _FEW:
        rows = connection.execute(
            "SELECT item >> 20, count(*) FROM duty WHERE due < ? AND status IN (?, ?) GROUP BY item >> 20",
            values,
        )
        return dict(rows)
    found = {}
    for number in numbers:
        # The + keeps SQLite from walking all that was ever due for the sake of a few briefings.
        (late,) = connection.execute(
            "SELECT count(*) FROM duty WHERE item BETWEEN ? AND ? AND +due < ? AND +status IN (?, ?)",
            (entry_number(number, 0), entry_number(number + 1, 0) - 1, *values),
        ).fetchone()
        if late:
            found[number] = late
    return found


def outline(library: Library) -> Outline:
    """Return how many briefings each month has, read off the index."""
    rows = library.connection.execute(
        "SELECT substr(date, 1, 7) AS month, count(*) FROM briefing WHERE present = 1"
        " GROUP BY month ORDER BY month DESC"
    )
    return Outline(tuple((month or "", count) for month, count in rows))


def position(library: Library, briefing_id: str) -> int | None:
    """Return how many briefings stand before one in the list, None for one that is not listed."""
    row = library.connection.execute(
        "SELECT (SELECT count(*) FROM briefing o WHERE o.present = 1 AND (coalesce(o.date, ''), o.number) >"
        " (coalesce(b.date, ''), b.number)) FROM briefing b WHERE b.id = ? AND +b.present = 1",
        (briefing_id,),
    ).fetchone()
    return row[0] if row else None


def count(library: Library) -> int:
    """Return how many briefings are listed."""
    found: int = library.connection.execute("SELECT count(*) FROM briefing WHERE present = 1").fetchone()[0]
    return found


def last_worked_on(library: Library) -> str | None:
    """Return the ID of the briefing that changed last, None in an empty library."""
    # The + keeps SQLite from sorting all that the index by `present` has.
    row = library.connection.execute(
        "SELECT id FROM briefing WHERE +present = 1 ORDER BY modified DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else None
