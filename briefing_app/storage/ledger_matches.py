"""Which directives a filter of names and words finds: one walk, so that counts and pages need no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.ledger import Group, LedgerFilter, NameField, group_of
from briefing_app.domain.person import name_key
from briefing_app.domain.query import Days
from briefing_app.domain.text import fold
from briefing_app.storage.filters import written_days
from briefing_app.storage.ledger import ESCAPE, like, numbers_of_names, said_again
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS, entry_number

Match = tuple[int, str, str | None, str, bool]
"""An item, its status, the day it is due, its article's day, and whether it says an earlier one again."""

_FIELDS: tuple[NameField, ...] = ("place", "issuer", "addressee")
_WORDS = 12
_NAMES = 500
_FEW_MONTHS = 4


def matches(library: Library, asked: LedgerFilter, first: int, last: int) -> list[Match]:
    """Return what stands under a filter's names, words and `repeated`, in briefings numbered `first` to `last`."""
    conditions, values = ["d.item BETWEEN ? AND ?"], [entry_number(first, 0), entry_number(last + 1, 0) - 1]
    more, given = _conditions(library, asked)
    gone = frozenset(said_again(library))
    return [
        (item, status, due, day, again is not None)
        for item, status, due, day, again in library.connection.execute(
            "SELECT d.item, d.status, d.due, d.day, d.repeats FROM duty d"
            f" WHERE {' AND '.join([*conditions, *more])}",
            (*values, *given),
        )
        if item not in gone
    ]


def by_index(asked: LedgerFilter) -> bool:
    """Tell whether an index leads to what a filter asks for, so that it needs no reading in pieces."""
    named = asked.places or asked.issuers or asked.addressees
    return bool(named or asked.repeated or (asked.due is not None and _is_short(asked.due)))


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter found, by group and in each one's order; `repeated` counts what was said before."""

    groups: dict[Group, list[int]]
    repeated: int

    @property
    def briefings(self) -> int:
        """From how many briefings it is."""
        return len({number >> SLOT_BITS for numbers in self.groups.values() for number in numbers})


def in_groups(found: Iterable[Match], asked: LedgerFilter, today: date) -> Found:
    """Sort matches into the groups and statuses that a filter asks for."""
    groups: dict[Group, list[Match]] = {
        group: [] for group in Group if not asked.groups or group in asked.groups
    }
    statuses = {status.value: status for status in asked.statuses or FollowUp}
    for match in found:
        status = statuses.get(match[1])
        group = group_of(status, match[2], today) if status is not None else None
        if group in groups:
            groups[group].append(match)
    return Found(
        groups={group: _in_order(group, some) for group, some in groups.items()},
        repeated=sum(match[4] for some in groups.values() for match in some),
    )


def _in_order(group: Group, found: list[Match]) -> list[int]:
    """Return the numbers in the order that `ledger.page` gives: the nearest deadline first, or the latest."""
    if group is Group.SOON:
        return [match[0] for match in sorted(found, key=_key)]
    if group is not Group.OPEN:
        return [match[0] for match in sorted(found, key=_key, reverse=True)]
    dated = sorted((match for match in found if match[2] is not None), key=_key)
    undated = sorted((match for match in found if match[2] is None), key=_key, reverse=True)
    return [match[0] for match in (*dated, *undated)]


def _key(match: Match) -> tuple[str, str, int]:
    return match[2] or "", match[3], match[0]


def _conditions(library: Library, asked: LedgerFilter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for field in _FIELDS:
        wanted = asked.names(field)
        if wanted:
            numbers = [number for name in wanted for number in _numbers_like(library, name)]
            plus = "+" if conditions else ""  # one index is enough
            conditions.append(f"{plus}d.{field} IN ({','.join('?' * len(numbers))})")
            values += numbers
    for word in fold(asked.words).split()[:_WORDS]:
        pattern = f"%{like(word)}%"
        numbers = _all_like(library, pattern)
        marks = ",".join("?" * len(numbers))
        named = "".join(f" OR d.{field} IN ({marks})" for field in _FIELDS) if numbers else ""
        conditions.append(f"(d.folded LIKE ? ESCAPE {ESCAPE}{named})")
        values += [pattern, *numbers * len(_FIELDS if numbers else ())]
    if asked.repeated:
        conditions.append("d.repeats IS NOT NULL")
    for column, days in (("due", asked.due), ("day", asked.said)):
        if days is not None:
            conditions.append(f"d.{column} BETWEEN ? AND ?")
            values += written_days(days)
    if asked.due is not None and by_index(asked):  # the index of deadlines begins with the status
        conditions.append(f"d.status IN ({','.join('?' * len(FollowUp))})")
        values += [status.value for status in FollowUp]
    return conditions, values


def _is_short(days: Days) -> bool:
    """Tell whether so little is due within some days that it can be read at once."""
    (year, month, _), (last_year, last_month, _) = days.first, days.last
    return (last_year - year) * 12 + last_month - month < _FEW_MONTHS


def _numbers_like(library: Library, name: str) -> list[int]:
    """Return the numbers of a name: its own where it is known as it stands, else of all that have it within."""
    exact = numbers_of_names(library, [name_key(name)])
    return exact or _all_like(library, f"%{like(fold(name))}%")


def _all_like(library: Library, pattern: str) -> list[int]:
    return [
        number
        for (number,) in library.connection.execute(
            f"SELECT number FROM name WHERE folded LIKE ? ESCAPE {ESCAPE} LIMIT ?", (pattern, _NAMES)
        )
    ]
