"""The fields of a query: which briefings they let through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.memory import Record
from briefing_app.domain.person import Person, name_key
from briefing_app.domain.query import Days, Field, Filter, Has, Query, Term, searchable
from briefing_app.storage.index_text import NUMBER_BITS, WORD, day_key
from briefing_app.storage.streams import Range

MOST_LISTED = 40_000
"""Up to how many rows the briefings of a person, place or office are listed at once; above that, and above the next
one's for what is quickly asked, each briefing found is asked for it."""

FEW_LISTED = 1_000
_MOST_OFFICES = 12_000

EVERYTHING: Range = (0, (1 << 62) - 1)

_ROWS = "item BETWEEN b.number << 20 AND b.number << 20 | 1048575"
_OFFICE = "coalesce(role, '') || ' ' || coalesce(organisation, '')"
_OFFICES = (
    f"WITH RECURSIVE office (words) AS (SELECT min({_OFFICE}) FROM mention UNION ALL"
    f" SELECT (SELECT min({_OFFICE}) FROM mention WHERE {_OFFICE} > words) FROM office WHERE words IS NOT NULL)"
    " SELECT words FROM office WHERE words IS NOT NULL"
)
# The + keeps SQLite from walking all that is overdue for the sake of one briefing.
_LATE = "{}status IN ('open', 'in_progress') AND {}due < ?"
_UNREVIEWED = "b.items_left > 0 AND b.status <> 'reviewed'"

Values = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Condition:
    """A field as SQL: true of a briefing `b`, and what lists the numbers of all briefings of which it is."""

    holds: str
    values: Values
    lists: str  # "" where asking is as good
    list_values: Values
    most: int = MOST_LISTED


class Filters:
    """What the fields of one query let through."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        query: Query,
        records: Mapping[str, Record],
        predecessors: Mapping[str, tuple[str, ...]],
        today: date,
    ) -> None:
        self._connection = connection
        self._records = records
        self._predecessors = predecessors
        self._today = today.isoformat()
        self._named: dict[Filter, str] = {}
        self._held: dict[Filter, tuple[str, ...]] = {}
        self.within, self._spans = _days_within(query)
        self.listed: set[int] | None = None
        """The only briefings that can be found, where a field lets few through."""
        self._holds = ["b.present = 1"]
        self._values: list[str | int] = []
        self.asks = False
        """Whether briefings have to be asked one by one."""
        for alternatives in query.filters:
            if alternatives[0].field is not Field.DATE or len(alternatives) > 1:
                self._add(alternatives)

    @property
    def where(self) -> tuple[str, list[str | int]]:
        """The condition on a briefing `b` that is not settled by `listed`, with its values."""
        return " AND ".join(self._holds), self._values

    @property
    def parts_days(self) -> bool:
        """Whether days within the range are left out."""
        return bool(self._spans)

    def lets_day(self, key: int) -> bool:
        """Tell whether a text's key lies in the days asked for."""
        return all(any(low <= key <= high for low, high in spans) for spans in self._spans)

    def items_of(self, asked: Filter) -> tuple[str, Values]:
        """Return what selects the items of a field that is about them, the most telling first.

        Its first two values are the first and the last number of a briefing's items; those that follow are returned.
        """
        within = "item BETWEEN ? AND ?"
        if asked.has is Has.OVERDUE:
            late = _LATE.format("+", "+")
            return f"SELECT item FROM duty WHERE {within} AND {late} ORDER BY +due, item", (self._today,)
        if asked.has is Has.UNREVIEWED:
            within = within.replace("item", "number")
            return f"SELECT number FROM item WHERE {within} AND state = 'suggested' ORDER BY start", ()
        if asked.has is not None:
            table = "duty" if asked.has is Has.DIRECTIVE else "point"
            return f"SELECT item FROM {table} WHERE {within} ORDER BY item", ()
        if asked.field is Field.PERSON:
            names = self._people(asked)
            return f"SELECT item FROM mention WHERE {within} AND +name IN ({names}) ORDER BY item", ()
        offices = self._offices(asked)
        marks = ", ".join("?" * len(offices))
        return f"SELECT item FROM mention WHERE {within} AND +({_OFFICE}) IN ({marks}) ORDER BY item", offices

    def _add(self, alternatives: tuple[Filter, ...]) -> None:
        conditions = [self._condition(each) for each in alternatives]
        negated = any(each.negated for each in alternatives)
        if not negated and all(condition.lists for condition in conditions):
            numbers = self._list(conditions)
            if numbers is not None:
                self.listed = numbers if self.listed is None else self.listed & numbers
                return
        self.asks = True
        parts = [
            f"NOT ({condition.holds})" if each.negated else f"({condition.holds})"
            for each, condition in zip(alternatives, conditions, strict=True)
        ]
        self._holds.append(f"({' OR '.join(parts)})")
        self._values += [value for condition in conditions for value in condition.values]

    def _list(self, conditions: list[_Condition]) -> set[int] | None:
        """Return the briefings of any of the conditions; None when they are too many."""
        numbers: set[int] = set()
        for condition in conditions:
            rows = self._connection.execute(
                f"{condition.lists} LIMIT {condition.most + 1}", condition.list_values
            ).fetchall()
            if len(rows) > condition.most:
                return None
            numbers.update(number for (number,) in rows)
        return numbers

    def _condition(self, asked: Filter) -> _Condition:
        if asked.field is Field.PERSON:
            return self._of_names(self._people(asked))
        if asked.field is Field.PLACE:
            return self._of_places(self._places(asked))
        if asked.field is Field.ROLE:
            return self._of_offices(asked)
        if asked.field is Field.STATUS:
            return _Condition(
                "b.status = ?",
                (asked.status,),
                "SELECT number FROM briefing WHERE status = ?",
                (asked.status,),
                FEW_LISTED,
            )
        if asked.field is Field.DATE:
            assert asked.days is not None
            first, last = written_days(asked.days)
            return _Condition("b.date BETWEEN ? AND ?", (first, last), "", ())
        return self._has(asked)

    def _has(self, asked: Filter) -> _Condition:
        if asked.has is Has.UNREVIEWED:
            lists = f"SELECT b.number FROM briefing b WHERE {_UNREVIEWED}"
            return _Condition(_UNREVIEWED, (), lists, (), FEW_LISTED)
        if asked.has is Has.OVERDUE:
            return _Condition(
                f"EXISTS (SELECT 1 FROM duty WHERE {_ROWS} AND {_LATE.format('+', '+')})",
                (self._today,),
                f"SELECT item >> 20 FROM duty WHERE {_LATE.format('', '')}",
                (self._today,),
                FEW_LISTED,
            )
        table = "duty" if asked.has is Has.DIRECTIVE else "point"
        return _Condition(f"EXISTS (SELECT 1 FROM {table} WHERE {_ROWS})", (), "", ())  # nearly all have some

    def _of_names(self, names: str) -> _Condition:
        (mentions,) = self._connection.execute(
            f"SELECT sum(mentions) FROM name WHERE number IN ({names})"
        ).fetchone()
        lists = f"SELECT item >> 20 FROM mention WHERE name IN ({names})"
        return _Condition(
            f"EXISTS (SELECT 1 FROM mention WHERE {_ROWS} AND +name IN ({names}))",
            (),
            lists if (mentions or 0) <= MOST_LISTED else "",
            (),
        )

    def _of_places(self, names: str) -> _Condition:
        return _Condition(
            f"coalesce(b.place_name, 0) IN ({names})",
            (),
            f"SELECT number FROM briefing WHERE place_name IN ({names})",
            (),
        )

    def _of_offices(self, asked: Filter) -> _Condition:
        offices = self._offices(asked)
        marks = ", ".join("?" * len(offices))
        return _Condition(
            f"EXISTS (SELECT 1 FROM mention WHERE {_ROWS} AND +({_OFFICE}) IN ({marks}))",
            offices,
            f"SELECT item >> 20 FROM mention WHERE {_OFFICE} IN ({marks})",
            offices,
            _MOST_OFFICES,
        )

    def _offices(self, asked: Filter) -> tuple[str, ...]:
        """Return the offices, as they are kept, in which the words stand."""
        assert asked.term is not None
        if asked not in self._held:
            rows = self._connection.execute(_OFFICES)
            self._held[asked] = tuple(words for (words,) in rows if asked.term.stands_in(searchable(words)))
        return self._held[asked]

    def _people(self, asked: Filter) -> str:
        """Return the numbers of the names that are meant, those of the same person among them."""
        if asked not in self._named:
            self._named[asked] = self._people_found(asked)
        return self._named[asked]

    def _people_found(self, asked: Filter) -> str:
        assert asked.term is not None
        numbers, keys = self._names(asked.term)
        further: set[str] = set()
        for record in self._records.values():
            if isinstance(record, Person):
                own = {name_key(name) for name in (record.name, *record.aliases)}
                if own & keys:
                    further |= own - keys
        return _list_of([*numbers, *self._numbers(further)])

    def _places(self, asked: Filter) -> str:
        assert asked.term is not None
        numbers, _ = self._names(asked.term)
        if asked.succession:
            for place in self._predecessors.get(asked.value, ()):
                words = tuple(WORD.findall(place))
                numbers += self._names(Term(words))[0] if words else []
        return _list_of(numbers)

    def _names(self, term: Term) -> tuple[list[int], set[str]]:
        """Return the numbers and keys of the names in which a term stands."""
        longest = max(term.folded, key=len)
        numbers, keys = [], set()
        for number, key, folded in self._connection.execute(
            "SELECT number, key, folded FROM name WHERE instr(folded, ?)", (longest,)
        ):
            if term.stands_in(searchable(folded)):
                numbers.append(number)
                keys.add(key)
        return numbers, keys

    def _numbers(self, keys: Iterable[str]) -> list[int]:
        wanted = list(keys)
        marks = ", ".join("?" * len(wanted))
        return [
            number
            for (number,) in self._connection.execute(
                f"SELECT number FROM name WHERE key IN ({marks})", wanted
            )
        ]


def _list_of(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _days_within(query: Query) -> tuple[Range, list[list[Range]]]:
    """Return the range of keys that the dates leave, and the spans of each date exactly."""
    low, high = EVERYTHING
    spans: list[list[Range]] = []
    for alternatives in query.filters:
        if alternatives[0].field is not Field.DATE or len(alternatives) > 1:
            continue
        (asked,) = alternatives
        assert asked.days is not None
        first, last = _keys(asked.days)
        if asked.negated:
            spans.append([(1 << NUMBER_BITS, first - 1), (last + 1, EVERYTHING[1])])
        else:
            low, high = max(low, first), min(high, last)
    return (low, high), spans


def _keys(days: Days) -> Range:
    first = max(1, day_key(*days.first))  # what has no date lies in no span
    return first << NUMBER_BITS, (day_key(*days.last) + 1 << NUMBER_BITS) - 1


def written_days(days: Days) -> tuple[str, str]:
    """Return the span as dates are kept, for comparing them as texts."""
    (year, month, day), last = days.first, days.last
    first = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return first, f"{last[0]:04}-{last[1]:02}-{last[2]:02}"
