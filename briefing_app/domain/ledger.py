"""The ledger of directives over all briefings: what it is asked, and the rows, threads and offers that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.query import Days

SOON = timedelta(days=30)
"""How far ahead a deadline stands out."""

STILL_OPEN = (FollowUp.OPEN, FollowUp.IN_PROGRESS)

NameField = Literal["place", "issuer", "addressee"]
"""The fields of a directive's setting by which the ledger is filtered."""


class Group(StrEnum):
    """The groups of the ledger, in their order on the page."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


def group_of(status: FollowUp, due: str | None, today: date) -> Group:
    """Return where a directive stands; `due` is the last day of its due date, else of its deadline."""
    if status is FollowUp.DONE:
        return Group.DONE
    if status is FollowUp.DROPPED:
        return Group.DROPPED
    if not due or due > (today + SOON).isoformat():
        return Group.OPEN
    return Group.OVERDUE if due < today.isoformat() else Group.SOON


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which directives are asked for; what is empty filters nothing.

    `words` must all stand in the action or a name, diacritics aside. A name is one that the library knows, in any
    spelling, else every name that has it within. `due` asks by the day by which a directive is due, `said` by its
    article's.
    """

    words: str = ""
    places: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    statuses: tuple[FollowUp, ...] = ()
    groups: tuple[Group, ...] = ()
    repeated: bool = False
    due: Days | None = None
    said: Days | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every directive is asked for."""
        return self == LedgerFilter()

    def names(self, field: NameField) -> tuple[str, ...]:
        """Return the names asked for in one field."""
        return {"place": self.places, "issuer": self.issuers, "addressee": self.addressees}[field]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A confirmed directive with what its briefing says of it.

    `due` is the last day of the due date, else of the deadline; `times` how often it was said, this time included;
    `closed` the local day on which it was done or dropped, None where it is open or the history does not tell.
    """

    directive: Directive
    briefing_id: str
    title: str
    day: str | None
    place: str | None
    due: str | None
    times: int = 1
    closed: str | None = None

    @property
    def item_id(self) -> str:
        """The directive's ID."""
        return self.directive.id

    def group(self, today: date) -> Group:
        """Return where the directive stands."""
        return group_of(self.directive.status, self.due, today)

    def days_left(self, today: date) -> int | None:
        """Return how many days are left, negative when they are over; None without a day."""
        return (date.fromisoformat(self.due) - today).days if self.due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCounts:
    """How many directives each group has, under a filter; `repeated` counts those that were said before."""

    groups: dict[Group, int]
    repeated: int = 0

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One time that a directive was said; `slipped` is by how many days its deadline moved since the time before."""

    row: LedgerRow
    time: int
    slipped: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An earlier directive that a later one (by ID) may be saying again."""

    item_id: str
    earlier: LedgerRow
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A name by which the ledger can be filtered, and how many directives have it."""

    name: str
    count: int


def said_in_turn(rows: list[LedgerRow]) -> list[Said]:
    """Return a thread, the first time first, with how its deadline slipped from one time to the next."""
    said: list[Said] = []
    known: str | None = None
    for time, row in enumerate(rows, 1):
        slipped = None
        if known and row.due:
            slipped = (date.fromisoformat(row.due) - date.fromisoformat(known)).days
        said.append(Said(row=row, time=time, slipped=slipped))
        known = row.due or known
    return said
