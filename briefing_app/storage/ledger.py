"""The ledger of directives, read off `duty` by its indexes: counts, pages, threads, and names.

What has to look at each directive's words or names is in `ledger_matches`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import ItemKind
from briefing_app.domain.ledger import (
    SOON,
    STILL_OPEN,
    Group,
    LedgerCounts,
    LedgerFilter,
    LedgerRow,
    NameCount,
    NameField,
)
from briefing_app.domain.text import fold
from briefing_app.storage.ledger_closing import closing_days
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS, entry_number, item_of, keys_of

LONGEST_THREAD = 50
"""How far back a thread is followed."""

_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of a group that one index walk gives in order: conditions after `status =`, and the order."""

    where: str
    values: tuple[str, ...]
    order: str


def counts(library: Library, asked: LedgerFilter, today: date) -> LedgerCounts:
    """Return how many directives each group has; a thread counts once, by its last time.

    By the index of deadlines alone: of the filter only its statuses and groups are read (`ledger_matches` knows the
    rest).
    """
    gone = said_again(library)
    found = {
        group: sum(_count(library, status, span, gone) for span in spans for status in statuses)
        for group, spans, statuses in _groups(asked, today)
    }
    again = library.connection.execute(
        f"SELECT count(*) FROM duty d WHERE d.repeats IS NOT NULL{_without(gone)}", _gone(gone)
    ).fetchone()
    return LedgerCounts(groups=found, repeated=again[0])


def page(
    library: Library, asked: LedgerFilter, today: date, group: Group, *, offset: int = 0, limit: int = 50
) -> list[LedgerRow]:
    """Return a stretch of a group, in its order; of the filter only its statuses and groups are read."""
    gone = said_again(library)
    numbers: list[int] = []
    for each, spans, statuses in _groups(asked, today):
        if each is not group:
            continue
        for span in spans:
            wanted = limit - len(numbers)
            found = _numbers(library, statuses, span, gone, offset, wanted)
            numbers += found
            if len(found) == wanted:
                break
            total = sum(_count(library, status, span, gone) for status in statuses) if offset else 0
            offset = max(0, offset - total)
    return rows(library, numbers)


def place_of(library: Library, item_id: str, today: date, asked: LedgerFilter) -> tuple[Group, int] | None:
    """Return the group of a directive and how many stand before it there; None where it is not shown."""
    gone = said_again(library)
    found = library.connection.execute(
        f"SELECT due, day, status, item FROM duty d WHERE d.item = ?{_without(gone)}",
        (number_of(library, item_id), *_gone(gone)),
    ).fetchone()
    if found is None:
        return None
    due, day, status, at = found
    for group, spans, statuses in _groups(asked, today):
        before = 0
        for span in spans:
            if FollowUp(status) in statuses and _within(library, span, at):
                return group, before + _before(library, statuses, span, gone, (due, day, at))
            before += sum(_count(library, each, span, gone) for each in statuses)
    return None


def due_until(library: Library, today: date, until: date, limit: int) -> list[LedgerRow]:
    """Return what is due from today to a day, the nearest first."""
    gone = said_again(library)
    return rows(library, _numbers(library, STILL_OPEN, _due_between(today, until), gone, 0, limit))


def due_until_count(library: Library, today: date, until: date) -> int:
    """Return how much is due from today to a day."""
    gone = said_again(library)
    return sum(_count(library, status, _due_between(today, until), gone) for status in STILL_OPEN)


def sources(library: Library, asked: LedgerFilter, today: date, first: int, last: int) -> int:
    """Return from how many briefings, numbered `first` to `last`, the directives of the groups asked for are."""
    gone = said_again(library)
    parts = [
        (f"(+d.status = ? AND {span.where.replace('d.due', '+d.due')})", (status.value, *span.values))
        for _, spans, statuses in _groups(asked, today)
        for span in spans
        for status in statuses
    ]
    if not parts:
        return 0
    everything = not asked.groups and not asked.statuses
    where = "" if everything else f" AND ({' OR '.join(where for where, _ in parts)})"
    values = () if everything else tuple(value for _, values in parts for value in values)
    found: int = library.connection.execute(
        f"SELECT count(DISTINCT d.item >> {SLOT_BITS}) FROM duty d WHERE d.item BETWEEN ? AND ?"
        f"{_without(gone)}{where}",
        (entry_number(first, 0), entry_number(last + 1, 0) - 1, *_gone(gone), *values),
    ).fetchone()[0]
    return found


def last_briefing(library: Library) -> int:
    """Return the highest number of a briefing, 0 in an empty library."""
    found = library.connection.execute("SELECT max(number) FROM briefing").fetchone()[0]
    return found or 0


def rows(library: Library, numbers: Sequence[int]) -> list[LedgerRow]:
    """Return the rows of these items, in the order given; one that is gone is left out."""
    marks = ",".join("?" * len(numbers))
    found: dict[int, LedgerRow] = {}
    for number, fields, due, identifier, title, day, place in library.connection.execute(
        "SELECT d.item, i.fields, d.due, b.id, b.title, b.date, b.place FROM duty d JOIN item i ON i.number = d.item"
        f" JOIN briefing b ON b.number = d.item >> {SLOT_BITS} WHERE d.item IN ({marks})",
        tuple(numbers),
    ).fetchall():
        directive = item_of(ItemKind.DIRECTIVE.value, fields)
        assert isinstance(directive, Directive)
        found[number] = LedgerRow(
            directive=directive,
            briefing_id=identifier,
            title=title,
            day=day,
            place=place,
            due=due,
            times=len(_chain(library, number)) if directive.repeats else 1,
        )
    closed = closing_days(library, {number: each.directive for number, each in found.items()})
    return [
        replace(found[number], closed=closed[number]) if number in closed else found[number]
        for number in numbers
        if number in found
    ]


def row(library: Library, *, item_id: str = "", number: int = 0) -> LedgerRow | None:
    """Return the row of one directive, by its ID or number; None where it is not in the ledger."""
    at = number or number_of(library, item_id)
    return next(iter(rows(library, [at])), None) if at is not None else None


def last_of_thread(library: Library, item_id: str) -> str:
    """Return the ID under which a directive stands in the ledger: that of the last time that it was said."""
    for _ in range(LONGEST_THREAD):
        found = library.connection.execute(
            "SELECT i.id FROM duty d JOIN item i ON i.number = d.item WHERE d.repeats = ? ORDER BY d.day DESC LIMIT 1",
            (item_id,),
        ).fetchone()
        if found is None:
            break
        item_id = found[0]
    return item_id


def thread(library: Library, item_id: str) -> list[LedgerRow]:
    """Return every time that a directive was said up to this one, the first time first."""
    number = number_of(library, item_id)
    return rows(library, _chain(library, number)[::-1]) if number is not None else []


def names(library: Library, field: NameField, typed: str = "", limit: int = 40) -> list[NameCount]:
    """Return the names that directives have in a field and that the typed words stand in, the most frequent first."""
    words = [f"%{like(word)}%" for word in fold(typed).split()[:_WORDS]]
    return [
        NameCount(name=shown, count=count)
        for shown, count in library.connection.execute(
            f"SELECT n.shown, c.total FROM (SELECT {field} AS number, count(*) AS total FROM duty"
            f" WHERE {field} IS NOT NULL GROUP BY {field}) c JOIN name n ON n.number = c.number"
            " WHERE 1"
            + f" AND n.folded LIKE ? ESCAPE {ESCAPE}" * len(words)
            + " ORDER BY c.total DESC, n.shown LIMIT ?",
            (*words, limit),
        )
    ]


def dismissed(library: Library, briefing_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return what the editor has dismissed in each of these briefings."""
    marks = ",".join("?" * len(briefing_ids))
    return {
        identifier: frozenset(keys_of(keys))
        for identifier, keys in library.connection.execute(
            f"SELECT id, dismissed FROM briefing WHERE id IN ({marks}) AND dismissed != '[]'",
            tuple(briefing_ids),
        )
    }


def _groups(asked: LedgerFilter, today: date) -> list[tuple[Group, tuple[_Span, ...], tuple[FollowUp, ...]]]:
    """Return the groups asked for, each with its stretches in order and the statuses it has."""
    now, soon = today.isoformat(), (today + SOON).isoformat()
    latest, nearest = "d.due DESC, d.day DESC, d.item DESC", "d.due, d.day, d.item"
    every = (_Span("1", (), latest),)
    table: dict[Group, tuple[tuple[_Span, ...], tuple[FollowUp, ...]]] = {
        Group.OVERDUE: ((_Span("d.due < ?", (now,), latest),), STILL_OPEN),
        Group.SOON: ((_Span("d.due >= ? AND d.due <= ?", (now, soon), nearest),), STILL_OPEN),
        Group.OPEN: (
            (_Span("d.due > ?", (soon,), nearest), _Span("d.due IS NULL", (), "d.day DESC, d.item DESC")),
            STILL_OPEN,
        ),
        Group.DONE: (every, (FollowUp.DONE,)),
        Group.DROPPED: (every, (FollowUp.DROPPED,)),
    }
    found = []
    for group, (spans, statuses) in table.items():
        kept = tuple(status for status in statuses if not asked.statuses or status in asked.statuses)
        if kept and (not asked.groups or group in asked.groups):
            found.append((group, spans, kept))
    return found


def _due_between(first: date, last: date) -> _Span:
    return _Span("d.due >= ? AND d.due <= ?", (first.isoformat(), last.isoformat()), "d.due, d.day, d.item")


def _without(gone: Sequence[int]) -> str:
    return " AND d.item NOT IN (SELECT value FROM json_each(?))" if gone else ""


def _gone(gone: Sequence[int]) -> tuple[str, ...]:
    return (json.dumps(gone),) if gone else ()


def _count(library: Library, status: FollowUp, span: _Span, gone: Sequence[int]) -> int:
    found: int = library.connection.execute(
        f"SELECT count(*) FROM duty d WHERE d.status = ? AND {span.where}{_without(gone)}",
        (status.value, *span.values, *_gone(gone)),
    ).fetchone()[0]
    return found


def _numbers(
    library: Library,
    statuses: Sequence[FollowUp],
    span: _Span,
    gone: Sequence[int],
    offset: int,
    limit: int,
) -> list[int]:
    """Return the items of a stretch in order; SQLite merges the statuses' index walks."""
    one = (
        "SELECT d.item AS item, d.due AS due, d.day AS day FROM duty d"
        f" WHERE d.status = ? AND {span.where}{_without(gone)}"
    )
    order = span.order.replace("d.", "")
    return [
        number
        for number, _, _ in library.connection.execute(
            f"{' UNION ALL '.join([one] * len(statuses))} ORDER BY {order} LIMIT ? OFFSET ?",
            (
                *(v for status in statuses for v in (status.value, *span.values, *_gone(gone))),
                limit,
                max(0, offset),
            ),
        )
    ]


def _within(library: Library, span: _Span, number: int) -> bool:
    found = library.connection.execute(
        f"SELECT 1 FROM duty d WHERE d.item = ? AND {span.where}", (number, *span.values)
    )
    return found.fetchone() is not None


def _before(
    library: Library,
    statuses: Sequence[FollowUp],
    span: _Span,
    gone: Sequence[int],
    key: tuple[str | None, str, int],
) -> int:
    """Return how many of a stretch stand before the item of that due day, day and number."""
    due, day, number = key
    sign = ">" if "DESC" in span.order else "<"
    values: tuple[Any, ...]
    if due is None:  # these stand last, the latest first
        at, values = "(d.due IS NOT NULL OR (d.day, d.item) > (?, ?))", (day, number)
    else:
        at, values = f"(d.due, d.day, d.item) {sign} (?, ?, ?)", (due, day, number)
    return sum(
        library.connection.execute(
            f"SELECT count(*) FROM duty d WHERE d.status = ? AND {span.where} AND {at}{_without(gone)}",
            (status.value, *span.values, *values, *_gone(gone)),
        ).fetchone()[0]
        for status in statuses
    )


def _chain(library: Library, number: int) -> list[int]:
    """Return a directive's number and those of the earlier ones that it repeats, one after the other."""
    chain = [number]
    while len(chain) < LONGEST_THREAD:
        found = library.connection.execute(
            "SELECT e.item FROM duty d JOIN item i ON i.id = d.repeats JOIN duty e ON e.item = i.number"
            " WHERE d.item = ?",
            (chain[-1],),
        ).fetchone()
        if found is None or found[0] in chain:
            break
        chain.append(found[0])
    return chain


def said_again(library: Library) -> list[int]:
    """Return the items that a later one in the ledger repeats: a thread stands in it by its last time."""
    return [
        number
        for (number,) in library.connection.execute(
            "SELECT i.number FROM duty r JOIN item i ON i.id = r.repeats WHERE r.repeats IS NOT NULL"
        )
    ]


def number_of(library: Library, item_id: str) -> int | None:
    """Return the number of an item, None where there is none of that ID."""
    found = library.connection.execute("SELECT number FROM item WHERE id = ?", (item_id,)).fetchone()
    return found[0] if found else None


def numbers_of_names(library: Library, keys: Sequence[str]) -> list[int]:
    """Return the numbers of the names of these keys (`name_key`), those that are known."""
    marks = ",".join("?" * len(keys))
    return [
        number
        for (number,) in library.connection.execute(
            f"SELECT number FROM name WHERE key IN ({marks})", list(keys)
        )
    ]


ESCAPE = "'\\'"


def like(text: str) -> str:
    """Return a text as a pattern of LIKE takes it, with `ESCAPE`."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
