"""What a day starts with, read by index: briefings that wait for review, and those last worked on."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.briefing import Status
from briefing_app.domain.listing import ListedBriefing
from briefing_app.storage import listing
from briefing_app.storage.library import Library


def unreviewed(library: Library, today: date, limit: int) -> list[ListedBriefing]:
    """Return the newest briefings with suggestions left that nobody has called reviewed."""
    ids = library.connection.execute(
        "SELECT id FROM briefing WHERE present = 1 AND items_left > 0 AND status != ? ORDER BY date DESC, number DESC"
        " LIMIT ?",
        (Status.REVIEWED.value, limit),
    ).fetchall()
    return _listed(library, today, [identifier for (identifier,) in ids])


def last_worked_on(library: Library, today: date, limit: int) -> list[ListedBriefing]:
    """Return the briefings that an editor changed last, the latest first; not those only taken in."""
    ids = library.connection.execute(
        "SELECT id FROM briefing WHERE +present = 1 AND +status != ? ORDER BY modified DESC LIMIT ?",
        (Status.NEW.value, limit),
    ).fetchall()
    return _listed(library, today, [identifier for (identifier,) in ids])


def unreviewed_count(library: Library, *, first: int, last: int) -> int:
    """Return how many of the briefings numbered `first` to `last` wait for review; reads each one's row."""
    found: int = library.connection.execute(
        "SELECT count(*) FROM briefing WHERE number BETWEEN ? AND ? AND +present = 1 AND items_left > 0"
        " AND status != ?",
        (first, last, Status.REVIEWED.value),
    ).fetchone()[0]
    return found


def _listed(library: Library, today: date, ids: list[str]) -> list[ListedBriefing]:
    return [row for identifier in ids for row in listing.listed(library, today=today, only=identifier)]
