"""The ledger of directives, read off `duty` by its indexes: counts, pages, threads, names, and what was said earlier."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_app.domain.anchor import Anchor
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
from briefing_app.domain.person import name_key
from briefing_app.domain.text import fold
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS, item_of, keys_of

LONGEST_THREAD = 50
"""How far back a thread is followed."""

_WORDS = 12
_EARLIER = 200


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of a group that one index walk gives in order: conditions after `status =`, and the order."""

    where: str
    values: tuple[str, ...]
    order: str


@dataclass(frozen=True, slots=True)
class _Question:
    """A filter as SQL conditions on `duty AS d`, with their values."""

    conditions: tuple[str, ...]
    values: tuple[Any, ...]
    by_name: bool
    statuses: tuple[FollowUp, ...]

    @property
    def where(self) -> str:
        """The conditions, each after an AND."""
        return "".join(f" AND {condition}" for condition in self.conditions)


def counts(library: Library, asked: LedgerFilter, today: date) -> LedgerCounts:
    """Return how many directives each group has under a filter; a thread counts once, by its last time."""
    question = _question(library, asked)
    found = {
        group: sum(_count(library, question, status, span) for span in spans for status in statuses)
        for group, spans, statuses in _groups(asked, question, today)
    }
    repeated = 0
    if not asked.repeated:
        again = _question(library, asked, repeated=True)
        repeated = sum(
            _count(library, again, status, span)
            for _, spans, statuses in _groups(asked, again, today)
            for span in spans
            for status in statuses
        )
    return LedgerCounts(groups=found, repeated=repeated or sum(found.values()) * asked.repeated)


def page(
    library: Library, asked: LedgerFilter, today: date, group: Group, *, offset: int = 0, limit: int = 50
) -> list[LedgerRow]:
    """Return a stretch of a group, in its order."""
    question = _question(library, asked)
    numbers: list[int] = []
    for each, spans, statuses in _groups(asked, question, today):
        if each is not group:
            continue
        for span in spans:
            wanted = limit - len(numbers)
            found = _numbers(library, question, statuses, span, offset, wanted)
            numbers += found
            if len(found) == wanted:
                break
            total = sum(_count(library, question, status, span) for status in statuses) if offset else 0
            offset = max(0, offset - total)
    return rows(library, numbers)


def due_until(library: Library, today: date, until: date, limit: int) -> list[LedgerRow]:
    """Return what is due from today to a day, the nearest first."""
    question = _question(library, LedgerFilter())
    return rows(library, _numbers(library, question, STILL_OPEN, _due_between(today, until), 0, limit))


def due_until_count(library: Library, today: date, until: date) -> int:
    """Return how much is due from today to a day."""
    question = _question(library, LedgerFilter())
    return sum(_count(library, question, status, _due_between(today, until)) for status in STILL_OPEN)


def sources(library: Library, asked: LedgerFilter, today: date, first: int, last: int) -> int:
    """Return from how many briefings, numbered `first` to `last`, the directives under a filter are."""
    question = _question(library, asked, names_by_index=False)
    parts = [
        (f"(+d.status = ? AND {span.where.replace('d.due', '+d.due')})", (status.value, *span.values))
        for _, spans, statuses in _groups(asked, question, today)
        for span in spans
        for status in statuses
    ]
    if not parts:
        return 0
    found: int = library.connection.execute(
        f"SELECT count(DISTINCT d.item >> {SLOT_BITS}) FROM duty d WHERE d.item BETWEEN ? AND ?{question.where}"
        f" AND ({' OR '.join(where for where, _ in parts)})",
        (
            first << SLOT_BITS,
            (last + 1 << SLOT_BITS) - 1,
            *question.values,
            *(value for _, values in parts for value in values),
        ),
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
    return [found[number] for number in numbers if number in found]


def row(library: Library, *, item_id: str = "", number: int = 0) -> LedgerRow | None:
    """Return the row of one directive, by its ID or number; None where it is not in the ledger."""
    at = number or _number_of(library, item_id)
    return next(iter(rows(library, [at])), None) if at is not None else None


def place_of(library: Library, item_id: str, today: date, asked: LedgerFilter) -> tuple[Group, int] | None:
    """Return the group of a directive and how many stand before it there; None where it is not shown."""
    number = _number_of(library, item_id)
    question = _question(library, asked)
    found = library.connection.execute(
        f"SELECT due, day, status, item FROM duty d WHERE d.item = ?{question.where}",
        (number, *question.values),
    ).fetchone()
    if found is None:
        return None
    due, day, status, at = found
    for group, spans, statuses in _groups(asked, question, today):
        before = 0
        for span in spans:
            total = sum(_count(library, question, each, span) for each in statuses)
            if FollowUp(status) in statuses and _within(library, span, at):
                return group, before + _before(library, question, statuses, span, (due, day, at))
            before += total
    return None


def thread(library: Library, item_id: str) -> list[LedgerRow]:
    """Return every time that a directive was said up to this one, the first time first."""
    number = _number_of(library, item_id)
    return rows(library, _chain(library, number)[::-1]) if number is not None else []


def names(library: Library, field: NameField, typed: str = "", limit: int = 40) -> list[NameCount]:
    """Return the names that directives have in a field and that the typed words stand in, the most frequent first."""
    words = [f"%{_like(word)}%" for word in fold(typed).split()[:_WORDS]]
    return [
        NameCount(name=shown, count=count)
        for shown, count in library.connection.execute(
            f"SELECT n.shown, c.total FROM (SELECT {field} AS number, count(*) AS total FROM duty"
            f" WHERE {field} IS NOT NULL GROUP BY {field}) c JOIN name n ON n.number = c.number"
            " WHERE 1"
            + f" AND n.folded LIKE ? ESCAPE {_ESCAPE}" * len(words)
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A directive of an earlier article, as far as it is compared: its action is folded."""

    number: int
    item_id: str
    action: str
    addressee: str | None
    place: str | None
    repeats: str | None

    def as_directive(self) -> Directive:
        """Return it as a directive that says no more than this."""
        return Directive(
            id=self.item_id, anchor=Anchor(0, 0, ""), action=self.action, addressee=self.addressee
        )


def earlier_to(
    library: Library, spellings: Sequence[str], place: str | None, day: str | None, briefing_id: str
) -> list[Earlier]:
    """Return what those of these spellings (`name_key`) were told before a day, the latest first.

    Where there are none, what nobody in particular was told at the place. The briefing itself is left out, and so are
    later ones of the same day.
    """
    own = library.connection.execute("SELECT number FROM briefing WHERE id = ?", (briefing_id,)).fetchone()
    until, below = day or "9999", (own[0] if own else 1 << 40) << SLOT_BITS
    known = _numbers_of_names(library, spellings)
    here = _numbers_of_names(library, [name_key(place)]) if place else []
    found: set[int] = set()
    walk = "SELECT d.item FROM duty d WHERE {0} AND d.day <= ? AND (d.day < ? OR d.item < ?) ORDER BY d.day DESC LIMIT ?"
    end = (until, until if day else "", below, _EARLIER)
    if not spellings:
        for number in here:
            found.update(n for (n,) in library.connection.execute(
                walk.format("d.place = ? AND d.addressee IS NULL"), (number, *end)))  # fmt: skip
    elif known:
        marks = ",".join("?" * len(known))
        for number in here:
            where = walk.format(f"d.place = ? AND +d.addressee IN ({marks})")
            found.update(n for (n,) in library.connection.execute(where, (number, *known, *end)))
        for number in known:
            found.update(
                n for (n,) in library.connection.execute(walk.format("d.addressee = ?"), (number, *end))
            )
    return _earlier(library, found, own[0] if own else 0)


def last_time(library: Library, number: int, day: str | None, briefing_id: str) -> int:
    """Return the last time that a directive was said again until a day, outside a briefing; itself where never."""
    for _ in range(LONGEST_THREAD):
        found = library.connection.execute(
            "SELECT d.item FROM duty d JOIN briefing b ON b.number = d.item >> ? WHERE d.repeats ="
            " (SELECT id FROM item WHERE number = ?) AND d.day <= ? AND b.id != ? ORDER BY d.day DESC LIMIT 1",
            (SLOT_BITS, number, day or "9999", briefing_id),
        ).fetchone()
        if found is None or found[0] == number:
            break
        number = found[0]
    return number


def _earlier(library: Library, numbers: Iterable[int], own: int) -> list[Earlier]:
    some = [number for number in numbers if number >> SLOT_BITS != own]
    marks = ",".join("?" * len(some))
    return [
        Earlier(*columns)
        for columns in library.connection.execute(
            "SELECT d.item, i.id, d.folded, a.shown, p.shown, d.repeats FROM duty d JOIN item i ON i.number = d.item"
            " LEFT JOIN name a ON a.number = d.addressee LEFT JOIN name p ON p.number = d.place"
            f" WHERE d.item IN ({marks}) ORDER BY d.day DESC, d.item DESC",
            some,
        )
    ]


def _groups(
    asked: LedgerFilter, question: _Question, today: date
) -> list[tuple[Group, tuple[_Span, ...], tuple[FollowUp, ...]]]:
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
        kept = tuple(status for status in statuses if not question.statuses or status in question.statuses)
        if kept and (not asked.groups or group in asked.groups):
            found.append((group, spans, kept))
    return found


def _question(
    library: Library, asked: LedgerFilter, *, repeated: bool = False, names_by_index: bool = True
) -> _Question:
    conditions: list[str] = []
    values: list[Any] = []
    by_name = False
    for field in ("place", "issuer", "addressee"):
        wanted = asked.names(field)
        if wanted:
            numbers = [n for name in wanted for n in _numbers_like(library, name)]
            plus = "" if names_by_index and not by_name else "+"
            conditions.append(f"{plus}d.{field} IN ({','.join('?' * len(numbers))})")
            values += numbers
            by_name = True
    for word in fold(asked.words).split()[:_WORDS]:
        like = f"LIKE ? ESCAPE {_ESCAPE}"
        named = f"(SELECT number FROM name WHERE folded {like})"
        conditions.append(
            f"(d.folded {like} OR d.issuer IN {named} OR d.addressee IN {named} OR d.place IN {named})"
        )
        values += [f"%{_like(word)}%"] * 4
    if asked.repeated or repeated:
        conditions.append("d.repeats IS NOT NULL")
    gone = _said_again(library)
    if gone:
        conditions.append("d.item NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(gone))
    return _Question(tuple(conditions), tuple(values), by_name or repeated or asked.repeated, asked.statuses)


def _status(question: _Question) -> str:
    """Return the column of the status; kept from its index where a name's index has fewer rows."""
    return "+d.status" if question.by_name else "d.status"


def _span_where(question: _Question, span: _Span) -> str:
    return span.where.replace("d.due", "+d.due") if question.by_name else span.where


def _count(library: Library, question: _Question, status: FollowUp, span: _Span) -> int:
    found: int = library.connection.execute(
        f"SELECT count(*) FROM duty d WHERE {_status(question)} = ? AND {_span_where(question, span)}{question.where}",
        (status.value, *span.values, *question.values),
    ).fetchone()[0]
    return found


def _numbers(
    library: Library, question: _Question, statuses: Sequence[FollowUp], span: _Span, offset: int, limit: int
) -> list[int]:
    """Return the items of a stretch in order; SQLite merges the statuses' index walks."""
    one = (
        "SELECT d.item AS item, d.due AS due, d.day AS day FROM duty d"
        f" WHERE {_status(question)} = ? AND {_span_where(question, span)}{question.where}"
    )
    order = span.order.replace("d.", "")
    return [
        number
        for number, _, _ in library.connection.execute(
            f"{' UNION ALL '.join([one] * len(statuses))} ORDER BY {order} LIMIT ? OFFSET ?",
            (
                *(v for status in statuses for v in (status.value, *span.values, *question.values)),
                limit,
                max(0, offset),
            ),
        )
    ]


def _due_between(first: date, last: date) -> _Span:
    return _Span("d.due >= ? AND d.due <= ?", (first.isoformat(), last.isoformat()), "d.due, d.day, d.item")


def _within(library: Library, span: _Span, number: int) -> bool:
    found = library.connection.execute(
        f"SELECT 1 FROM duty d WHERE d.item = ? AND {span.where}", (number, *span.values)
    )
    return found.fetchone() is not None


def _before(
    library: Library,
    question: _Question,
    statuses: Sequence[FollowUp],
    span: _Span,
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
    found = 0
    for status in statuses:
        found += library.connection.execute(
            f"SELECT count(*) FROM duty d WHERE {_status(question)} = ? AND {_span_where(question, span)} AND {at}"
            f"{question.where}",
            (status.value, *span.values, *values, *question.values),
        ).fetchone()[0]
    return found


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


def _said_again(library: Library) -> list[int]:
    """Return the items that a later one in the ledger repeats: a thread stands in it by its last time."""
    return [
        number
        for (number,) in library.connection.execute(
            "SELECT i.number FROM duty r JOIN item i ON i.id = r.repeats WHERE r.repeats IS NOT NULL"
        )
    ]


def _number_of(library: Library, item_id: str) -> int | None:
    found = library.connection.execute("SELECT number FROM item WHERE id = ?", (item_id,)).fetchone()
    return found[0] if found else None


def _numbers_of_names(library: Library, keys: Sequence[str]) -> list[int]:
    marks = ",".join("?" * len(keys))
    return [
        number
        for (number,) in library.connection.execute(
            f"SELECT number FROM name WHERE key IN ({marks})", list(keys)
        )
    ]


def _numbers_like(library: Library, name: str) -> list[int]:
    """Return the numbers of a name: its own where it is known as it stands, else of all that have it within."""
    exact = _numbers_of_names(library, [name_key(name)])
    if exact:
        return exact
    words = f"%{_like(fold(name))}%"
    return [
        number
        for (number,) in library.connection.execute(
            f"SELECT number FROM name WHERE folded LIKE ? ESCAPE {_ESCAPE} LIMIT 500", (words,)
        )
    ]


_ESCAPE = "'\\'"


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
