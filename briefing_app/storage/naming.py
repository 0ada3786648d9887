"""The names that a search may be narrowed to, the most frequent first."""

from __future__ import annotations

from briefing_app.storage.library import Library

_OFFICES_READ = 5_000


def frequent_people(library: Library, most: int) -> tuple[str, ...]:
    """Return the people who took part in the most briefings."""
    rows = library.connection.execute(
        "SELECT shown FROM name WHERE mentions > 0 ORDER BY mentions DESC, folded LIMIT ?", (most,)
    )
    return tuple(shown for (shown,) in rows)


def frequent_places(library: Library, most: int) -> tuple[str, ...]:
    """Return the places of the most briefings."""
    rows = library.connection.execute(
        "SELECT n.shown FROM (SELECT place_name, count(*) AS times FROM briefing WHERE place_name IS NOT NULL"
        " GROUP BY place_name ORDER BY times DESC LIMIT ?) JOIN name n ON n.number = place_name ORDER BY times DESC",
        (most,),
    )
    return tuple(shown for (shown,) in rows)


def frequent_offices(library: Library, most: int) -> tuple[str, ...]:
    """Return the offices that were named most often of late: all mentions would take too long to count."""
    rows = library.connection.execute(
        "SELECT role FROM (SELECT role FROM mention ORDER BY item DESC LIMIT ?) WHERE role > ''"
        " GROUP BY role ORDER BY count(*) DESC, role LIMIT ?",
        (_OFFICES_READ, most),
    )
    return tuple(role for (role,) in rows)
