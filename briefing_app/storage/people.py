"""People, straight from SQL over `name`, `mention` and `duty`; every read goes by an index and is limited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from briefing_app.domain.attendee import Part
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.people import Occurrence, Ref, Registry
from briefing_app.domain.person import Person
from briefing_app.domain.person_page import Appearance, Evidence, PersonDuty
from briefing_app.domain.text import fold
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import entry_number

MOST_OCCURRENCES = 4_000
"""Of one person at the most, the newest: whoever is seen more often is in every article."""

OFFICES_SEARCHED = 30_000
"""So many of the newest mentions are searched for words of an office."""

_MENTION = (
    "SELECT m.item, m.briefing, m.day, n.key, m.role, m.organisation, m.part FROM mention m"
    " JOIN name n ON n.number = m.name"
)
_MANY = 500

Duty = tuple[int, int, str]
"""A directive's row: its item, its briefing, its day."""


def registry(library: Library) -> Registry:
    """Return who is who by the records of the library."""
    return Registry(record for record in library.records.values() if isinstance(record, Person))


class PeopleReader:
    """Reads people in one state of the library: make one for each job."""

    def __init__(self, library: Library) -> None:
        self._connection = library.connection
        self.registry = registry(library)
        self._elsewhere: dict[int, Ref] | None = None

    @property
    def assigned(self) -> dict[int, Ref]:
        """The rows of items that are somebody by assignment; few."""
        if self._elsewhere is None:
            by_id = self.registry.assigned
            self._elsewhere = {number: by_id[item] for number, item in self._numbers(by_id)}
        return self._elsewhere

    def shown(self, ref: Ref) -> str | None:
        """Return how a person is called, None for nobody."""
        person = self.registry.person(ref)
        if person is not None:
            return person.name
        keys = self.registry.names(ref)
        row = (
            self._connection.execute("SELECT shown FROM name WHERE key = ?", keys[:1]).fetchone()
            if keys
            else None
        )
        return row[0] if row else None

    def occurrences(self, ref: Ref, limit: int = MOST_OCCURRENCES) -> list[Occurrence]:
        """Return where a person was seen, newest first."""
        found: list[Occurrence] = []
        for key in self.registry.names(ref):
            rows = self._connection.execute(
                "SELECT item, briefing, day, ?, role, organisation, part FROM mention"
                " WHERE name = (SELECT number FROM name WHERE key = ?) ORDER BY day DESC, item DESC LIMIT ?",
                (key, key, limit + len(self.assigned)),
            )
            elsewhere = self.assigned
            if elsewhere:
                found += [Occurrence._make(row) for row in rows if elsewhere.get(row[0], ref) == ref]
            else:
                found += map(Occurrence._make, rows)
        have = {each.number for each in found}
        own = [number for number, owner in self.assigned.items() if owner == ref and number not in have]
        for some in _chunks(own):
            rows = self._connection.execute(f"{_MENTION} WHERE m.item IN ({_marks(some)})", some)
            found += map(Occurrence._make, rows)
        return sorted(found, key=_order, reverse=True)[:limit]

    def count(self, ref: Ref) -> int:
        """Return how many occurrences a person has."""
        keys = self.registry.names(ref)
        total = sum(row[0] for row in self._names(keys, "mentions"))
        for number, owner in self.assigned.items():
            row = self._connection.execute(
                "SELECT n.key FROM mention m JOIN name n ON n.number = m.name WHERE m.item = ?", (number,)
            ).fetchone()
            if row is not None:
                total += int(owner == ref) - int(row[0] in keys)
        return int(total)

    def first_day(self, ref: Ref) -> str:
        """Return the first day on which one of a person's names was seen, "" where none was."""
        days = [
            self._connection.execute(
                "SELECT min(day) FROM mention WHERE name = (SELECT number FROM name WHERE key = ?) AND day > ''",
                (key,),
            ).fetchone()[0]
            for key in self.registry.names(ref)
        ]
        return min((day for day in days if day), default="")

    def most_seen(self, limit: int) -> list[tuple[str, str, int]]:
        """Return the names seen most often that no record has: key, how it is shown, how often."""
        owned = self._owned()
        rows = self._connection.execute(
            "SELECT key, shown, mentions FROM name WHERE mentions > 0 ORDER BY mentions DESC, folded, key LIMIT ?",
            (limit + len(owned),),
        )
        return [(key, shown, count) for key, shown, count in rows if key not in owned][:limit]

    def names_with(self, words: Sequence[str], limit: int) -> list[tuple[str, str, int]]:
        """Return those of `most_seen` in whose name or recent office words begin with all of these, folded."""
        like = " AND ".join("' ' || folded LIKE ? ESCAPE '!'" for _ in words)
        patterns = [f"% {_escaped(word)}%" for word in words]
        found = {
            number: (key, shown, count)
            for number, key, shown, count in self._connection.execute(
                f"SELECT number, key, shown, mentions FROM name WHERE mentions > 0 AND {like}"
                " ORDER BY mentions DESC, folded, key LIMIT ?",
                (*patterns, limit),
            )
        }
        for number in self._with_office(words):
            if number not in found and len(found) < 2 * limit:
                key, shown, count = self._connection.execute(
                    "SELECT key, shown, mentions FROM name WHERE number = ?", (number,)
                ).fetchone()
                found[number] = key, shown, count
        owned = self._owned()
        rows = [row for row in found.values() if row[0] not in owned]
        return sorted(rows, key=_most_often)[:limit]

    def total(self) -> int:
        """Return how many people there are: names that are seen, and records, which stand for their names."""
        bare: int = self._connection.execute("SELECT count(*) FROM name WHERE mentions > 0").fetchone()[0]
        seen_in_records = len(self._names(sorted(self._owned()), "mentions", "AND mentions > 0"))
        return bare - seen_in_records + len(self.registry.people)

    def newest(self, limit: int) -> list[tuple[int, str, str]]:
        """Return the newest mentions by import: item, name's key, day."""
        return self._connection.execute(
            "SELECT m.item, n.key, m.day FROM mention m JOIN name n ON n.number = m.name ORDER BY m.item DESC LIMIT ?",
            (limit,),
        ).fetchall()

    def item_ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the IDs of items by their rows."""
        found: dict[int, str] = {}
        for some in _chunks(list(numbers)):
            found.update(
                self._connection.execute(
                    f"SELECT number, id FROM item WHERE number IN ({_marks(some)})", some
                )
            )
        return found

    def evidence(self, numbers: Iterable[int]) -> dict[int, Evidence]:
        """Return the words behind occurrences."""
        found: dict[int, Evidence] = {}
        for some in _chunks(list(numbers)):
            for number, item, fields, briefing, day, title in self._connection.execute(
                "SELECT i.number, i.id, i.fields, b.id, b.date, b.title FROM item i JOIN briefing b"
                f" ON b.number = i.briefing WHERE i.number IN ({_marks(some)})",
                some,
            ):
                found[number] = Evidence(briefing, item, day or "", title, _quote(fields))
        return found

    def appearances(self, occurrences: Sequence[Occurrence]) -> tuple[Appearance, ...]:
        """Return the briefings of occurrences, in their order, with the names as written there."""
        found: dict[int, Appearance] = {}
        by_number = {each.number: each for each in occurrences}
        for some in _chunks(list(by_number)):
            for number, item, fields, briefing, day, title, place in self._connection.execute(
                "SELECT i.number, i.id, i.fields, b.id, b.date, b.title, b.place FROM item i JOIN briefing b"
                f" ON b.number = i.briefing WHERE i.number IN ({_marks(some)})",
                some,
            ):
                seen = by_number[number]
                written = json.loads(fields).get("name", seen.name)
                office = seen.office.written
                found[number] = Appearance(
                    briefing, item, day or "", title, place or "", Part(seen.part), written, office
                )
        return tuple(found[each.number] for each in occurrences if each.number in found)

    def duties(
        self, column: str, keys: Iterable[str], limit: int, days: tuple[str, str] = ("", "9999")
    ) -> list[Duty]:
        """Return the rows of directives whose issuer or addressee (`column`) is one of these names, newest first.

        Each is the item's number, the briefing's and the day, which lies between `days`.
        """
        rows: list[Duty] = []
        for key in dict.fromkeys(keys):
            rows += self._connection.execute(
                f"SELECT item, briefing, day FROM duty WHERE {column} = (SELECT number FROM name WHERE key = ?)"
                " AND day BETWEEN ? AND ? ORDER BY day DESC, item DESC LIMIT ?",
                (key, *days, limit),
            ).fetchall()
        return sorted(rows, key=_newest_duty, reverse=True)[:limit]

    def told(self, duties: Sequence[Duty]) -> tuple[PersonDuty, ...]:
        """Return directives as a page tells them, in their order."""
        found: dict[int, PersonDuty] = {}
        for some in _chunks([item for item, _briefing, _day in duties]):
            for number, *row in self._connection.execute(
                "SELECT i.number, d.day, i.id, i.fields, b.id, d.due, d.status FROM item i"
                " JOIN duty d ON d.item = i.number JOIN briefing b ON b.number = i.briefing"
                f" WHERE i.number IN ({_marks(some)})",
                some,
            ):
                found[number] = _duty(row)
        return tuple(found[item] for item, _briefing, _day in duties if item in found)

    def companions(self, ref: Ref, briefings: Iterable[int], limit: int) -> list[tuple[Ref, int]]:
        """Return who else was in briefings (numbers) and in how many of them, most often first."""
        counts: dict[Ref, int] = {}
        for briefing in briefings:
            there = {
                self.assigned.get(item) or self.registry.ref_of_name(key)
                for item, key in self._connection.execute(
                    "SELECT m.item, n.key FROM mention m JOIN name n ON n.number = m.name WHERE m.item BETWEEN ? AND ?",
                    (entry_number(briefing, 0), entry_number(briefing + 1, 0) - 1),
                )
            }
            for other in there - {ref}:
                counts[other] = counts.get(other, 0) + 1
        return sorted(counts.items(), key=_most_together)[:limit]

    def briefing_number(self, briefing_id: str) -> int | None:
        """Return the number of a briefing."""
        row = self._connection.execute("SELECT number FROM briefing WHERE id = ?", (briefing_id,)).fetchone()
        return row[0] if row else None

    def names_after(self, number: int) -> list[tuple[int, str, str]]:
        """Return the names made after a number: number, key, fold."""
        return self._connection.execute(
            "SELECT number, key, folded FROM name WHERE number > ? ORDER BY number", (number,)
        ).fetchall()

    def _owned(self) -> set[str]:
        return {key for person in self.registry.people for key in self.registry.names(person.id)}

    def _names(self, keys: Sequence[str], column: str, also: str = "") -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for some in _chunks(list(keys)):
            rows += self._connection.execute(
                f"SELECT {column} FROM name WHERE key IN ({_marks(some)}) {also}", some
            ).fetchall()
        return rows

    def _numbers(self, ids: Iterable[str]) -> list[tuple[int, str]]:
        rows: list[tuple[int, str]] = []
        for some in _chunks(list(ids)):
            rows += self._connection.execute(
                f"SELECT number, id FROM item WHERE id IN ({_marks(some)})", some
            )
        return rows

    def _with_office(self, words: Sequence[str]) -> list[int]:
        """Return the names whose recent office holds words, those of the name counted in."""
        rows = self._connection.execute(
            "SELECT name, role, organisation FROM mention ORDER BY item DESC LIMIT ?", (OFFICES_SEARCHED,)
        )
        left: dict[tuple[str | None, str | None], tuple[str, ...]] = {}  # the words that an office has not
        wanted: dict[int, set[tuple[str, ...]]] = {}
        for number, role, organisation in rows:
            office = role, organisation
            missing = left.get(office)
            if missing is None:
                text = fold(f" {role or ''} {organisation or ''}")
                missing = left[office] = tuple(word for word in words if f" {word}" not in text)
            if len(missing) < len(words):
                wanted.setdefault(number, set()).add(missing)
        partly = [number for number, each in wanted.items() if () not in each]
        names: dict[int, str] = {}
        for some in _chunks(partly):
            names.update(
                self._connection.execute(
                    f"SELECT number, ' ' || folded FROM name WHERE number IN ({_marks(some)})", some
                )
            )
        return [
            number
            for number, each in wanted.items()
            if () in each or any(all(f" {word}" in names[number] for word in missing) for missing in each)
        ]


def _duty(row: Sequence[Any]) -> PersonDuty:
    day, item, fields, briefing, due, status = row
    said = json.loads(fields)
    return PersonDuty(
        briefing_id=briefing,
        item_id=item,
        day=day,
        action=said.get("action", ""),
        issuer=said.get("issuer") or "",
        addressee=said.get("addressee") or "",
        due=said.get("due_date") or said.get("deadline"),
        last_day=due or "",
        status=FollowUp(status),
    )


def _quote(fields: str) -> str:
    quote: str = json.loads(fields)["anchor"]["exact"]
    return quote


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[at : at + _MANY] for at in range(0, len(values), _MANY))


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _order(occurrence: Occurrence) -> tuple[str, int]:
    return occurrence.order


def _most_often(row: tuple[str, str, int]) -> tuple[int, str, str]:
    return -row[2], fold(row[1]), row[0]


def _most_together(pair: tuple[Ref, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _newest_duty(row: Duty) -> tuple[str, int]:
    return row[2], row[0]
