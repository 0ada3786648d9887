"""The words of all items, for completion while typing and for the names that the library knows."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.storage.library import Library

FIELDS = ("name", "role", "organisation", "unit", "metric", "subject", "issuer", "addressee")
"""The fields of items whose words are worth offering again."""

_COLUMNS = ", ".join(f"json_extract(fields, '$.{field}')" for field in FIELDS)

Words = tuple[tuple[str, str], ...]
"""(field, word) of each item of a briefing that is not rejected; "name" is a person's, groups stand under "group"."""


def changed_since(library: Library, moment: str) -> list[tuple[int, str]]:
    """Return (number, moment of the last change) of the briefings changed at that moment or later, in order.

    Moments are the library's own; "" returns all. Briefings taken off the list come, too: theirs are no words.
    """
    return library.connection.execute(
        "SELECT number, modified FROM briefing WHERE modified >= ? ORDER BY modified", (moment,)
    ).fetchall()


def words_of(library: Library, numbers: Sequence[int]) -> dict[int, Words]:
    """Return the words of these briefings' items, by number; a removed briefing has none."""
    found: dict[int, list[tuple[str, str]]] = {number: [] for number in numbers}
    marks = ",".join("?" * len(numbers))
    rows = library.connection.execute(
        f"SELECT briefing, json_extract(fields, '$.collective'), {_COLUMNS} FROM item JOIN briefing b"
        f" ON b.number = item.briefing WHERE briefing IN ({marks}) AND present = 1 AND state <> 'rejected'",
        tuple(numbers),
    )
    for number, collective, *values in rows:
        for field, word in zip(FIELDS, values, strict=True):
            if word:
                name = "group" if field == "name" and collective else field
                found[number].append((name, word))
    return {number: tuple(words) for number, words in found.items()}
