"""The words of all items, for completion while typing and for the names that the library knows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefing_app.storage.library import Library

FIELDS = ("name", "role", "organisation", "unit", "metric", "subject", "issuer", "addressee")
"""The fields of items whose words are worth offering again."""

_VALUES = "json_extract(fields, '$.collective', {})".format(", ".join(f"'$.{field}'" for field in FIELDS))

Found = list[tuple[int, str]]
"""(number of the briefing, its item's values as JSON) of each item: unread, for another thread to read."""

Words = tuple[tuple[str, str], ...]
"""(field, word) of each item of a briefing that is not rejected; "name" is a person's, groups stand under "group"."""


def changed_since(library: Library, moment: str) -> list[tuple[int, str]]:
    """Return (number, moment of the last change) of the briefings changed at that moment or later, in order.

    Moments are the library's own; "" returns all. Briefings taken off the list come, too: theirs are no words.
    """
    return library.connection.execute(
        "SELECT number, modified FROM briefing WHERE modified >= ? ORDER BY modified", (moment,)
    ).fetchall()


def values_of(library: Library, numbers: Sequence[int]) -> Found:
    """Return the items of these briefings that are not rejected; a removed briefing has none."""
    marks = ",".join("?" * len(numbers))
    return library.connection.execute(
        f"SELECT briefing, {_VALUES} FROM item JOIN briefing b ON b.number = item.briefing"
        f" WHERE briefing IN ({marks}) AND present = 1 AND state <> 'rejected'",
        tuple(numbers),
    ).fetchall()


def words_in(found: Found, numbers: Sequence[int]) -> dict[int, Words]:
    """Read what `values_of` returned for these briefings: the words by the briefing's number."""
    words: dict[int, list[tuple[str, str]]] = {number: [] for number in numbers}
    for number, values in found:
        collective, *rest = json.loads(values)
        for field, word in zip(FIELDS, rest, strict=True):
            if word:
                name = "group" if field == "name" and collective else field
                words[number].append((name, word))
    return {number: tuple(pairs) for number, pairs in words.items()}
