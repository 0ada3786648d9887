"""Which briefing came before: of the same place, or with the same chair; read off indexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_app.domain.since import Earlier
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS

_OF_PLACE = """
    SELECT b.date, b.number, b.id, b.title, b.place FROM briefing b
    WHERE b.place_name = ?1 AND (b.date, b.number) < (?2, ?3) AND b.number != ?4 AND b.present = 1
    ORDER BY b.date DESC, b.number DESC LIMIT ?5
"""
_WITH_CHAIR = """
    SELECT b.date, b.number, b.id, b.title, b.place FROM (
        SELECT briefing, part, day, item FROM mention
        WHERE name = ?1 AND (day, briefing) < (?2, ?3) AND briefing != ?4 AND day != ''
        ORDER BY day DESC, item DESC LIMIT 20000
    ) m JOIN briefing b ON b.number = m.briefing
    WHERE m.part = 'chair' ORDER BY m.day DESC, m.item DESC LIMIT ?5
"""


def earlier_of_place(library: Library, briefing_id: str, places: Iterable[str], limit: int) -> list[Earlier]:
    """Return the last briefings before one that have a place, by its keys (`person.name_key`), newest first."""
    return _earlier(library, briefing_id, _OF_PLACE, places, limit)


def earlier_with_chair(
    library: Library, briefing_id: str, chairs: Iterable[str], limit: int
) -> list[Earlier]:
    """Return the last briefings before one that a person chairs, by the keys of the names, newest first.

    Only a confirmed attendee counts as chair; of whoever is everywhere and chairs hardly ever, the last 20,000
    times are looked at.
    """
    return _earlier(library, briefing_id, _WITH_CHAIR, chairs, limit)


def known_names(library: Library, keys: Iterable[str]) -> list[str]:
    """Return those of the keys of names that the library has, in their order."""
    return [key for key in keys if _names(library, [key])]


def under_chair(library: Library, items: Sequence[int], chairs: Sequence[str]) -> set[int]:
    """Return those of some items, by their numbers, that stand in a briefing that one of the chairs chairs."""
    names = _names(library, chairs) if chairs and items else []
    briefings = sorted({item >> SLOT_BITS for item in items})
    if not names:
        return set()
    rows = library.connection.execute(
        "SELECT DISTINCT briefing FROM mention WHERE part = 'chair'"
        f" AND briefing IN ({','.join('?' * len(briefings))}) AND name IN ({','.join('?' * len(names))})",
        (*briefings, *names),
    )
    chaired = {number for (number,) in rows}
    return {item for item in items if item >> SLOT_BITS in chaired}


def _earlier(
    library: Library, briefing_id: str, query: str, keys: Iterable[str], limit: int
) -> list[Earlier]:
    with library.reading() as connection:
        row = connection.execute("SELECT number, date FROM briefing WHERE id = ?", (briefing_id,)).fetchone()
        if row is None or not row[1]:  # without a date nothing is before it
            return []
        number, date = row
        found: set[tuple[str, int, str, str, str | None]] = set()
        for name in _names(library, list(keys)):
            found.update(connection.execute(query, (name, date, number, number, limit)).fetchall())
    newest = sorted(found, key=lambda row: row[:2], reverse=True)[:limit]
    return [Earlier(id=row[2], title=row[3], date=row[0], place=row[4]) for row in newest]


def _names(library: Library, keys: Sequence[str]) -> list[int]:
    marks = ",".join("?" * len(keys))
    rows = library.connection.execute(f"SELECT number FROM name WHERE key IN ({marks})", keys)
    return [number for (number,) in rows]
