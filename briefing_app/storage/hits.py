"""Showing what a search found: heads, counts and snippets of the few briefings on the screen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from briefing_app.domain.article import read_header
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.listing import Hit, Snippet, Where
from briefing_app.domain.query import Query, searchable
from briefing_app.domain.text import shorten
from briefing_app.storage import snippets
from briefing_app.storage.asked_items import AskedItems
from briefing_app.storage.index_text import item_parts, number_of
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import FIRST_ITEM_SLOT, HEAD_SLOT, SLOT_BITS, due_day, entry_number, item_of
from briefing_app.storage.query import entry_group
from briefing_app.storage.snippets import Found
from briefing_app.storage.streams import MOST_ENTRIES

MOST_SNIPPETS = 3
"""How many snippets a hit has beside that of its title."""

FIRST = 24
"""How many hits are looked at for items and notes, too: more than a screen shows; the rest quote their text."""

_MOST_ITEMS = 2

Shown = tuple[int, Snippet]
"""A snippet with how many groups of the query it shows."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The words of an item, as its row has them."""

    item_id: str
    kind: ItemKind
    start: int
    end: int


class Showing:
    """Makes the hits of one query."""

    def __init__(self, library: Library, query: Query, asked: AskedItems) -> None:
        self._asked = asked
        self._connection = library.connection
        self._query = query
        self._match = " OR ".join(f"({entry_group(group)})" for group in query.groups)

    def hits(self, keys: Iterable[int], scores: dict[int, float], exact: Container[int]) -> list[Hit]:
        """Return the hits of the briefings of these keys, in this order."""
        keys = list(keys)
        entries = self._latest_entries({number_of(key) for key in keys[:FIRST]})
        return [
            self._hit(
                number_of(key),
                scores.get(key),
                key in exact,
                entries.get(number_of(key), ()),
                full=order < FIRST,
            )
            for order, key in enumerate(keys)
        ]

    def _latest_entries(self, numbers: set[int]) -> dict[int, list[int]]:
        """Return the entries of these briefings that match, of the latest that do.

        One question for all: what it costs is to gather the places of a word that is being typed, and it would cost
        that again for every briefing.
        """
        found: dict[int, list[int]] = {}
        if self._match:
            for (entry,) in self._connection.execute(
                "SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ?",
                (self._match, MOST_ENTRIES),
            ):
                if entry >> SLOT_BITS in numbers:
                    found.setdefault(entry >> SLOT_BITS, []).append(entry)
        return found

    def _hit(
        self, number: int, score: float | None, exact: bool, found_entries: Sequence[int], *, full: bool
    ) -> Hit:
        identifier, title, day, place, note, text = self._connection.execute(
            "SELECT b.id, b.title, b.date, b.place, b.note, a.text"
            " FROM briefing b JOIN article a USING (number) WHERE b.number = ?",
            (number,),
        ).fetchone()
        given, body_start = _read(text)
        found = snippets.find(self._query, text, given)
        body = found.behind(body_start).as_typed()
        if not body.places and not found_entries:
            found_entries = self._entries_of(number)
        full = full or not body.places
        entries = self._shown_entries(found_entries, note) if full else []
        spans = self._spans(number) if full and body.places else []
        shown = self._best([*entries, *_in_text(text, body, spans)])
        if not self._query.groups and (item := self._asked.first(number, named=bool(shown))):
            shown = (self._item_snippet(item, text, body), *shown)
        shown = self._with_item(number, shown) if shown else ()
        in_title = self._shown("title", title, typed=body.typed)
        matches = len(found.as_typed().places) or len(entries) or int(in_title is not None)
        return Hit(
            id=identifier,
            title=title,
            date=day,
            place=place,
            score=round(matches / (matches + 10) if score is None else score, 4),
            matches=matches,
            snippets=(
                *shown,
                *((in_title[1],) if in_title else ()),
                *(() if shown else _beginning(text, body_start)),
            ),
            exact=exact,
        )

    def _with_item(self, number: int, shown: tuple[Snippet, ...]) -> tuple[Snippet, ...]:
        """Return the snippets, the first with the item that it shows a piece of: only that one is on the screen."""
        if shown[0].item_id is None:
            return shown
        kind, fields, start, end = self._connection.execute(
            'SELECT kind, fields, start, "end" FROM item WHERE id = ?', (shown[0].item_id,)
        ).fetchone()
        item = item_of(kind, fields)
        (order,) = self._connection.execute(
            "SELECT count(*) FROM item WHERE briefing = ? AND kind = ? AND state <> 'rejected'"
            ' AND (start, "end") <= (?, ?)',
            (number, kind, start, end),
        ).fetchone()
        due = due_day(item.due_date or item.deadline) if isinstance(item, Directive) else None
        return (replace(shown[0], item=item, order=order, due=due), *shown[1:])

    def _item_snippet(self, item_id: str, text: str, body: Found) -> Snippet:
        """Return the words of an item: a directive from its beginning, what is shorter among its neighbours."""
        kind, start, end = self._connection.execute(
            'SELECT kind, start, "end" FROM item WHERE id = ?', (item_id,)
        ).fetchone()
        found = body.within(start, end)
        if kind == ItemKind.DIRECTIVE.value and not found.places:
            words = shorten(text[start:end], snippets.WIDTH)
            return Snippet(where=kind, text=words, item_id=item_id, span=(start, end))
        _, snippet = _cut(kind, text, found if found.places else Found(((start, end, 0),)), item_id)
        return replace(snippet, span=(start, end))

    @staticmethod
    def _best(shown: list[Shown]) -> tuple[Snippet, ...]:
        """Return the snippets that show the most; what shows less than all is left out where one shows all."""
        shown.sort(key=itemgetter(0), reverse=True)  # stable: notes and edited fields, then items, then text
        return tuple(
            snippet for groups, snippet in shown[:MOST_SNIPPETS] if groups == shown[0][0] or not snippet.marks
        )

    def _spans(self, number: int) -> list[_Span]:
        return [
            _Span(identifier, ItemKind(kind), start, end)
            for identifier, kind, start, end in self._connection.execute(
                "SELECT id, kind, start, \"end\" FROM item WHERE briefing = ? AND state <> 'rejected'"
                ' ORDER BY start, "end"',
                (number,),
            )
        ]

    def _entries_of(self, number: int) -> list[int]:
        if not self._match:
            return []
        rows = self._connection.execute(
            "SELECT rowid FROM entry_index WHERE entry_index MATCH ? AND rowid BETWEEN ? AND ?",
            (self._match, entry_number(number, HEAD_SLOT), entry_number(number + 1, 0) - 1),
        )
        return [entry for (entry,) in rows]

    def _shown_entries(self, entries: Iterable[int], note: str) -> list[Shown]:
        """Return the snippets of what the editor wrote: the note, items' notes and edited fields."""
        shown = [self._shown("note", note)] if note else []
        items = [entry for entry in entries if entry & (1 << SLOT_BITS) - 1 >= FIRST_ITEM_SLOT]
        shown += [self._item_entry(entry) for entry in sorted(items)[:_MOST_ITEMS]]
        return [each for each in shown if each is not None]

    def _item_entry(self, entry: int) -> Shown | None:
        kind, fields = self._connection.execute(
            "SELECT kind, fields FROM item WHERE number = ?", (entry,)
        ).fetchone()
        item = item_of(kind, fields)
        where: Where = item.kind_of_item.value
        span = (item.anchor.start, item.anchor.end)
        candidates = [self._shown("note", item.note, item.id, span)]
        candidates += [self._shown(where, part, item.id, span) for part in item_parts(item)]
        candidates.append(self._shown(where, " · ".join(item_parts(item)), item.id, span))
        found = [each for each in candidates if each is not None]
        return max(found, key=itemgetter(0), default=None)

    def _shown(
        self,
        where: Where,
        text: str,
        item_id: str | None = None,
        span: tuple[int, int] | None = None,
        typed: frozenset[int] = frozenset(),
    ) -> Shown | None:
        found = snippets.find_in(self._query, text).as_typed(typed)
        if not found.places:
            return None
        shown = snippets.cut(text, found)
        return shown.groups, Snippet(
            where=where, text=shown.text, marks=shown.marks, item_id=item_id, span=span
        )


def _in_text(text: str, body: Found, spans: Iterable[_Span]) -> list[Shown]:
    """Return the snippets of an article's body, those within an item's words named after the item."""
    if not body.places:
        return []
    held = [(span, body.within(span.start, span.end)) for span in spans]
    held = [(span, found) for span, found in held if found.places]
    held.sort(key=_coverage, reverse=True)
    del held[_MOST_ITEMS:]
    shown = [_cut(span.kind.value, text, found, span.item_id) for span, found in held]
    outside = body
    for span, _ in held:
        outside = outside.without(span.start, span.end)
    if outside.places:
        shown.append(_cut("text", text, outside))
    return shown


def _beginning(text: str, body_start: int) -> tuple[Snippet, ...]:
    """Return how the article begins: what there is to show where neither a word nor an item was asked for."""
    words = shorten(text[body_start : body_start + 2 * snippets.WIDTH], snippets.WIDTH)
    return (Snippet(where="beginning", text=words),) if words else ()


def _cut(where: Where, text: str, found: Found, item_id: str | None = None) -> Shown:
    shown = snippets.cut(text, found)
    snippet = Snippet(where=where, text=shown.text, marks=shown.marks, item_id=item_id, span=shown.span)
    return shown.groups, snippet


def _coverage(held: tuple[_Span, Found]) -> int:
    return held[1].groups


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[str, int]:
    """Return an article's text as it is searched, and where its body starts; the newest are asked for at every key."""
    return searchable(text), read_header(text).body_start
