"""Showing what a search found: heads, counts and snippets of the few briefings on the screen."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache

from briefing_app.domain.article import read_header
from briefing_app.domain.listing import Hit, Snippet, Where
from briefing_app.domain.text import fold
from briefing_app.storage import snippets
from briefing_app.storage.index_text import item_parts
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import (
    FIRST_ITEM_SLOT,
    HEAD_SLOT,
    NOTE_SLOT,
    SLOT_BITS,
    entry_number,
    item_of,
)
from briefing_app.storage.query import Query

MOST_SNIPPETS = 3
"""How many snippets a hit has."""

_MOST_ITEMS = 4


class Showing:
    """Makes the hits of one query."""

    def __init__(self, library: Library, query: Query) -> None:
        self._connection = library.connection
        self._pattern = query.pattern
        self._match = " OR ".join(f"({group})" for group in query.matches())

    def hits(self, numbers: Iterable[int], scores: dict[int, float], exact: Container[int]) -> list[Hit]:
        """Return the hits of these briefings, in this order."""
        return [self._hit(number, scores.get(number, 0.0), number in exact) for number in numbers]

    def _hit(self, number: int, score: float, exact: bool) -> Hit:
        identifier, title, day, place, note, text = self._connection.execute(
            "SELECT b.id, b.title, b.date, b.place, b.note, a.text"
            " FROM briefing b JOIN article a USING (number) WHERE b.number = ?",
            (number,),
        ).fetchone()
        found = snippets.find(self._pattern, _folded(text))
        shown = self._entry_snippets(number, title, note)
        matches = len(found.places) or len(shown)
        body = found.behind(read_header(text).body_start)
        if body.places:
            shown.append((len(body.groups), _text_snippet("text", text, body)))
        elif found.places and not any(snippet.where == "title" for _, snippet in shown):
            shown.append((len(found.groups), _text_snippet("title", text, found)))
        shown.sort(key=_coverage, reverse=True)
        return Hit(
            id=identifier,
            title=title,
            date=day,
            place=place,
            score=round(score, 4),
            matches=matches,
            snippets=tuple(snippet for _, snippet in shown[:MOST_SNIPPETS]),
            exact=exact,
        )

    def _entry_snippets(self, number: int, title: str, note: str) -> list[tuple[int, Snippet]]:
        if not self._match:
            return []
        rows = self._connection.execute(
            "SELECT rowid FROM entry_index WHERE entry_index MATCH ? AND rowid BETWEEN ? AND ?",
            (self._match, entry_number(number, 0), entry_number(number + 1, 0) - 1),
        ).fetchall()
        shown: list[tuple[int, Snippet]] = []
        items = 0
        for (entry,) in rows:
            slot = entry - (number << SLOT_BITS)
            if slot == HEAD_SLOT:
                snippet = self._snippet("title", title)
            elif slot == NOTE_SLOT:
                snippet = self._snippet("note", note)
            elif items < _MOST_ITEMS and slot >= FIRST_ITEM_SLOT:
                items += 1
                snippet = self._item_snippet(entry)
            else:
                snippet = None
            if snippet is not None:
                shown.append(snippet)
        return shown

    def _item_snippet(self, entry: int) -> tuple[int, Snippet] | None:
        kind, fields = self._connection.execute(
            "SELECT kind, fields FROM item WHERE number = ?", (entry,)
        ).fetchone()
        item = item_of(kind, fields)
        where: Where = item.kind_of_item.value
        shown = self._snippet(
            where, " · ".join(item_parts(item)), item.id, (item.anchor.start, item.anchor.end)
        )
        return shown or self._snippet("note", item.note, item.id, (item.anchor.start, item.anchor.end))

    def _snippet(
        self, where: Where, text: str, item_id: str | None = None, span: tuple[int, int] | None = None
    ) -> tuple[int, Snippet] | None:
        found = snippets.find_in(self._pattern, text)
        if not found.places:
            return None
        shown, marks, _ = snippets.cut(text, found)
        return len(found.groups), Snippet(where=where, text=shown, marks=marks, item_id=item_id, span=span)


def _text_snippet(where: Where, text: str, found: snippets.Found) -> Snippet:
    shown, marks, span = snippets.cut(text, found)
    return Snippet(where=where, text=shown, marks=marks, span=span)


def _coverage(shown: tuple[int, Snippet]) -> int:
    return shown[0]


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Return the fold of an article's text; the newest are asked for with every key typed."""
    return fold(text)
