"""Reading briefings, straight from SQL: what a window waits for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import Code, NotFound
from briefing_app.storage.index_text import SAME_AS_TEXT
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import briefing_of, item_of

_ID = re.compile(r"[0-9a-f]+")
_HEAD = "b.id, b.title, b.date, b.source, b.url, b.place, b.note, b.status, b.dismissed, b.rules_version"


def full_id(library: Library, prefix: str) -> str:
    """Return the ID of the one listed briefing whose ID begins so.

    Raises NotFound for none and for several.
    """
    prefix = prefix.strip().lower()
    if not _ID.fullmatch(prefix):
        raise NotFound(Code.UNKNOWN_ID, id=prefix)
    # The + keeps SQLite from walking all briefings by the index that begins with `present`.
    found = library.connection.execute(
        "SELECT id FROM briefing WHERE id >= ? AND id < ? AND +present = 1 LIMIT 100",
        (prefix, prefix + "\uffff"),
    ).fetchall()
    if not found:
        raise NotFound(Code.UNKNOWN_ID, id=prefix)
    if len(found) > 1:
        raise NotFound(Code.AMBIGUOUS_ID, id=prefix, count=len(found))
    identifier: str = found[0][0]
    return identifier


def listed_among(library: Library, ids: Sequence[str]) -> list[str]:
    """Return those of these IDs whose briefings are listed, in the order they were taken in."""
    rows = library.connection.execute(
        f"SELECT id FROM briefing WHERE +present = 1 AND id IN ({','.join('?' * len(ids))}) ORDER BY number",
        ids,
    )
    return [identifier for (identifier,) in rows]


def read_briefing(library: Library, prefix: str) -> Briefing:
    """Return a briefing with all its items.

    Raises NotFound for an ID that no listed briefing has, or several.
    """
    with library.reading() as connection:
        identifier = full_id(library, prefix)
        number, text, *head = connection.execute(
            f"SELECT b.number, a.text, {_HEAD} FROM briefing b JOIN article a USING (number) WHERE b.id = ?",
            (identifier,),
        ).fetchone()
        rows = connection.execute("SELECT kind, fields FROM item WHERE briefing = ?", (number,)).fetchall()
    return briefing_of(tuple(head), text, [item_of(*row) for row in rows])


def original_bytes(library: Library, identifier: str) -> bytes | None:
    """Return what was imported, byte for byte; None where that was no file."""
    row = library.connection.execute(
        "SELECT a.original, a.text FROM article a JOIN briefing b USING (number) WHERE b.id = ?",
        (identifier,),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    original, text = row
    return text.encode() if original == SAME_AS_TEXT else zlib.decompress(original)


def known_article(library: Library, fingerprint: str) -> tuple[str, bool] | None:
    """Return the ID of the briefing whose article has that fingerprint, and whether it is listed."""
    row = library.connection.execute(
        "SELECT b.id, b.present FROM briefing b JOIN article a USING (number) WHERE a.fingerprint = ?",
        (fingerprint,),
    ).fetchone()
    return (row[0], bool(row[1])) if row else None
