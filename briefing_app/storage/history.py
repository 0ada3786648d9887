"""The lines of steps: what can be undone and redone, read straight off the history."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from briefing_app.domain.change import Change, Gesture, UndoLine
from briefing_app.domain.listing import HistoryEntry

DONE = "done"
UNDONE = "undone"
ENDED = "ended"  # undone, then a new gesture came: kept, never redone
STATES = (DONE, UNDONE, ENDED)


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do next on a line; None: nothing."""

    undo: Gesture | None = None
    redo: Gesture | None = None


@dataclass(frozen=True, slots=True)
class Committed:
    """A change that is on the disk, and what undo and redo would do next on its line."""

    change: Change | None
    steps: Steps


def steps(connection: sqlite3.Connection, line: int) -> Steps:
    """Return the next steps of a line."""
    return Steps(
        *(Gesture(row[1]) if row else None for row in (_last_done(connection, line), _next(connection, line)))
    )


def steps_of(connection: sqlite3.Connection, of: str | UndoLine) -> Steps:
    """Return the next steps of a briefing's line, by its ID, or of one of the library's."""
    if isinstance(of, UndoLine):
        return steps(connection, of)
    row = connection.execute("SELECT number FROM briefing WHERE id = ?", (of,)).fetchone()
    return steps(connection, row[0]) if row else Steps()


def latest_line(connection: sqlite3.Connection) -> UndoLine:
    """Return on which of the library's lines something was done last."""
    found = {line: row[0] for line in UndoLine if (row := _last_done(connection, line)) is not None}
    return max(found, key=lambda line: found[line], default=UndoLine.LIBRARY)


def step_to_undo(connection: sqlite3.Connection, line: int) -> int | None:
    """Return the number of the change that undo would take back."""
    row = _last_done(connection, line)
    return row[0] if row else None


def step_to_redo(connection: sqlite3.Connection, line: int) -> int | None:
    """Return the number of the change that redo would bring back."""
    row = _next(connection, line)
    return row[0] if row else None


def entries(connection: sqlite3.Connection, briefing_id: str, limit: int = 200) -> list[HistoryEntry]:
    """Return a briefing's history, the latest first."""
    return [
        HistoryEntry(
            number=number,
            briefing_id=briefing_id,
            gesture=gesture,
            author=author,
            at=at,
            undone=state != DONE,
        )
        for number, gesture, author, at, state in connection.execute(
            "SELECT h.number, h.gesture, h.author, h.at, h.state FROM history h"
            " JOIN briefing b ON b.number = h.briefing WHERE b.id = ? ORDER BY h.number DESC LIMIT ?",
            (briefing_id, limit),
        )
    ]


def _last_done(connection: sqlite3.Connection, line: int) -> tuple[int, str] | None:
    found: tuple[int, str] | None = connection.execute(
        "SELECT number, gesture FROM history WHERE line = ? AND state = ? ORDER BY number DESC LIMIT 1",
        (line, DONE),
    ).fetchone()
    return found


def _next(connection: sqlite3.Connection, line: int) -> tuple[int, str] | None:
    found: tuple[int, str] | None = connection.execute(
        "SELECT number, gesture FROM history WHERE line = ? AND state = ? ORDER BY number LIMIT 1",
        (line, UNDONE),
    ).fetchone()
    return found
