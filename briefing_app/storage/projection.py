"""What the memory asks for, kept in narrow tables: one row for each confirmed item of a listed briefing.

`mention`, `point` and `duty` say nothing that `item` and `briefing` do not: each row is a pure function of an item
and its briefing's head, written in the transaction of the gesture, and can be made anew at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.person import name_key
from briefing_app.domain.text import collapse_white_space, fold
from briefing_app.storage.mapping import due_day, entry_number, item_of

Row = tuple[Any, ...]

_TABLES = {ItemKind.ATTENDEE: "mention", ItemKind.KEY_FIGURE: "point", ItemKind.DIRECTIVE: "duty"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row takes from its briefing: the article's day, "" where unknown, and its place."""

    day: str
    place: str

    @classmethod
    def of(cls, date: str | None, place: str | None) -> Setting:
        """Make the setting of a briefing's columns."""
        return cls(date or "", collapse_white_space(place or ""))


class Projection:
    """Writes the narrow tables; every method within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, number: int, briefing: int, setting: Setting, item: AnyItem) -> None:
        """Write the row of an item, if it is one that counts."""
        if item.state is not State.CONFIRMED:
            return
        table = _TABLES[item.kind_of_item]
        row = self._row(setting, item)
        if row is None:
            return
        marks = ", ".join("?" * (len(row) + 2))
        self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", (number, briefing, *row))
        if isinstance(item, Attendee):
            self._count("name", row[0], 1, "mentions")
        elif isinstance(item, KeyFigure):
            self._count("series", row[0], 1, "points")

    def take(self, number: int, kind: ItemKind) -> None:
        """Take an item's row away; nothing where it has none."""
        table = _TABLES[kind]
        if kind is ItemKind.DIRECTIVE:
            self._connection.execute("DELETE FROM duty WHERE item = ?", (number,))
            return
        parent, column = ("name", "name") if kind is ItemKind.ATTENDEE else ("series", "series")
        found = self._connection.execute(f"SELECT {column} FROM {table} WHERE item = ?", (number,)).fetchone()
        if found is not None:
            self._connection.execute(f"DELETE FROM {table} WHERE item = ?", (number,))
            self._count(parent, found[0], -1, "mentions" if parent == "name" else "points")

    def refresh(self, briefing: int, setting: Setting, *, present: bool) -> None:
        """Make the rows of a whole briefing anew: its date or place changed, or it came or went."""
        for table, kind in ((table, kind) for kind, table in _TABLES.items()):
            numbers = self._connection.execute(
                f"SELECT item FROM {table} WHERE item BETWEEN ? AND ?",
                (entry_number(briefing, 0), entry_number(briefing + 1, 0) - 1),
            ).fetchall()
            for (number,) in numbers:
                self.take(number, kind)
        if present:
            for number, item in _confirmed(self._connection, "i.briefing = ?", (briefing,)):
                self.put(number, briefing, setting, item)

    def fill(self, briefing: int, date: str | None, place: str | None) -> None:
        """Make the rows of a briefing that has none yet, and keep its place."""
        self.set_place(briefing, place)
        setting = Setting.of(date, place)
        for number, item in _confirmed(self._connection, "i.briefing = ? AND b.present = 1", (briefing,)):
            self.put(number, briefing, setting, item)

    def set_place(self, briefing: int, place: str | None) -> None:
        """Keep the number of a briefing's place beside its words."""
        number = self.name(place) if place else None
        self._connection.execute("UPDATE briefing SET place_name = ? WHERE number = ?", (number, briefing))

    def name(self, words: str | None) -> int | None:
        """Return the number of a spelling in `name`, which is made when it is new; None for no words."""
        shown = collapse_white_space(words or "")
        if not shown:
            return None
        return self._numbered(
            "SELECT number FROM name WHERE key = ?",
            (key := name_key(shown),),
            "INSERT INTO name (key, shown, folded) VALUES (?, ?, ?)",
            (key, shown, fold(shown)),
        )

    def _row(self, setting: Setting, item: AnyItem) -> Row | None:
        if isinstance(item, Attendee):
            return self._mention(setting, item)
        if isinstance(item, KeyFigure):
            return self._point(setting, item)
        return self._duty(setting, item)

    def _mention(self, setting: Setting, item: Attendee) -> Row | None:
        name = None if item.collective else self.name(item.name)
        if name is None:
            return None
        return name, setting.day, item.part.value, item.role, item.organisation

    def _point(self, setting: Setting, item: KeyFigure) -> Row:
        metric, unit = collapse_white_space(item.metric), collapse_white_space(item.unit)
        subject = collapse_white_space(item.subject or setting.place)
        keys = (name_key(metric), name_key(subject), name_key(unit))
        series = self._numbered(
            "SELECT number FROM series WHERE metric_key = ? AND subject_key = ? AND unit_key = ?",
            keys,
            "INSERT INTO series (metric_key, subject_key, unit_key, metric, subject, unit)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*keys, metric, subject, unit),
        )
        value, high = item.scaled_value or item.value, item.scaled_high or item.high
        direction = item.direction.value if item.direction else None
        comparator = item.comparator.value if item.comparator else None
        return series, setting.day, item.period or "", item.kind.value, direction, comparator, value, high

    def _duty(self, setting: Setting, item: Directive) -> Row:
        issuer, addressee, place = (self.name(w) for w in (item.issuer, item.addressee, setting.place))
        due = due_day(item.due_date or item.deadline)
        action = fold(collapse_white_space(item.action))
        return setting.day, issuer, addressee, place, due, item.status.value, item.repeats, action

    def _numbered(self, find: str, key: Row, make: str, values: Row) -> int:
        found = self._connection.execute(find, key).fetchone()
        if found is not None:
            number: int = found[0]
            return number
        made = self._connection.execute(make, values).lastrowid
        assert made is not None
        return made

    def _count(self, table: str, number: int, by: int, column: str) -> None:
        self._connection.execute(f"UPDATE {table} SET {column} = {column} + ? WHERE number = ?", (by, number))


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return where the narrow tables are not what the items say; the library is left as it is.

    They are made anew beside and compared by their words: the numbers of names may differ.
    """
    anew = sqlite3.connect("", isolation_level=None)  # on the disk when it is large, gone when it is closed
    try:
        tables = ",".join(f"'{table}'" for table in ("name", "mention", "series", "point", "duty"))
        for (statement,) in connection.execute(
            f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ({tables})"
        ):
            anew.execute(statement)
        for table, columns in _SOURCES.items():
            anew.execute(f"CREATE TABLE {table} ({columns})")
            marks = ",".join("?" * len(columns.split(",")))
            rows = connection.execute(f"SELECT {columns.replace(' PRIMARY KEY', '')} FROM {table}")
            anew.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        anew.execute("CREATE INDEX item_briefing ON item (briefing)")
        made = Projection(anew)
        for row in anew.execute("SELECT number, date, place FROM briefing ORDER BY number").fetchall():
            made.fill(*row)
        found: list[str] = []
        for table, query in _COMPARED.items():
            kept, true = (set(each.execute(query)) for each in (connection, anew))
            found += [f"{table}: not as the items say: {row}" for row in kept ^ true]
        return found
    finally:
        anew.close()


_SOURCES = {
    "briefing": "number PRIMARY KEY, date, place, present, place_name",
    "item": "number PRIMARY KEY, briefing, kind, state, fields",
}
_COMPARED = {
    "mention": "SELECT item, briefing, n.key, day, part, role, organisation FROM mention JOIN name n ON n.number = name",
    "point": "SELECT item, briefing, s.metric_key, s.subject_key, s.unit_key, day, period, kind, direction, comparator,"
    " value, high FROM point JOIN series s ON s.number = series",
    "duty": "SELECT item, briefing, day, i.key, a.key, p.key, due, status, repeats, duty.folded FROM duty"
    " LEFT JOIN name i ON i.number = issuer LEFT JOIN name a ON a.number = addressee"
    " LEFT JOIN name p ON p.number = place",
    "name": "SELECT key, mentions FROM name WHERE mentions > 0",
    "series": "SELECT metric_key, subject_key, unit_key, points FROM series WHERE points > 0",
    "briefing": "SELECT b.number, n.key FROM briefing b LEFT JOIN name n ON n.number = b.place_name",
}


def _confirmed(
    connection: sqlite3.Connection, where: str, values: Iterable[Any]
) -> Iterator[tuple[int, AnyItem]]:
    rows = connection.execute(
        "SELECT i.number, i.kind, i.fields FROM item i JOIN briefing b ON b.number = i.briefing"
        f" WHERE i.state = 'confirmed' AND {where}",
        tuple(values),
    ).fetchall()
    for number, kind, fields in rows:
        yield number, item_of(kind, fields)
