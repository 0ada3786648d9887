"""The ledger of directives as the editor asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from briefing_app.domain.ledger import (
    Group,
    LedgerCounts,
    LedgerFilter,
    LedgerRow,
    NameCount,
    NameField,
    Said,
    said_in_turn,
)
from briefing_app.storage import ledger as stored
from briefing_app.storage.ledger_matches import Found, Match, by_index, in_groups, matches
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

PAGE = 50
"""How many rows are fetched at a time."""

_BRIEFINGS_AT_ONCE = 20_000
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows of a group from a place on."""

    group: Group
    offset: int
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the ledger shows at first: how much there is, and the stretches of rows that were asked for.

    `place` is where the directive stands that was asked for.
    """

    counts: LedgerCounts
    stretches: tuple[Stretch, ...]
    place: tuple[Group, int] | None = None


class LedgerService:
    """Reads the ledger; each call waits for the storage thread and so belongs off the window's thread.

    What is asked for by deadline alone is read page by page off an index. A filter of names or words is answered once,
    and kept until something changes: its pages are then slices of the answer.
    """

    def __init__(self, store: StorageThread) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._kept: tuple[LedgerFilter, int, list[Match]] | None = None

    def sight(
        self,
        asked: LedgerFilter,
        today: date,
        wanted: Sequence[tuple[Group, int]] = (),
        *,
        item_id: str | None = None,
    ) -> Sight:
        """Return counts and pages as of one moment: those that begin at `wanted`, else the first of each group.

        With an item's ID also where it stands, by the last time that it was said, with its page.
        """
        found = self._found(asked, today)

        def read(library: Library) -> Sight:
            with library.reading():
                wanted_id = stored.last_of_thread(library, item_id) if item_id else None
                if found is None:
                    counts = stored.counts(library, asked, today)
                    place = stored.place_of(library, wanted_id, today, asked) if wanted_id else None
                else:
                    counts, place = _counts(found), _place(library, found, wanted_id)
                begins = list(wanted) or _first_pages(counts)
                if place is not None:
                    begins.append((place[0], place[1] // PAGE * PAGE))
                stretches = tuple(
                    Stretch(
                        group=group,
                        offset=offset,
                        rows=tuple(_page(library, asked, today, found, group, offset)),
                    )
                    for group, offset in dict.fromkeys(begins)
                )
            return Sight(counts=counts, stretches=stretches, place=place)

        return self._store.run(read)

    def page(self, asked: LedgerFilter, today: date, group: Group, offset: int) -> Stretch:
        """Return one page of a group."""
        found = self._found(asked, today)

        def read(library: Library) -> list[LedgerRow]:
            return _page(library, asked, today, found, group, offset)

        return Stretch(group=group, offset=offset, rows=tuple(self._store.run(read)))

    def counts(self, asked: LedgerFilter, today: date) -> LedgerCounts:
        """Return how much each group has under a filter."""
        found = self._found(asked, today)
        if found is not None:
            return _counts(found)
        return self._store.run(partial(stored.counts, asked=asked, today=today))

    def sources(self, asked: LedgerFilter, today: date) -> int:
        """Return from how many briefings the directives are; some briefings at a time, so that gestures come between."""
        found = self._found(asked, today)
        if found is not None:
            return found.briefings
        return sum(
            self._store.run(partial(stored.sources, asked=asked, today=today, first=first, last=last))
            for first, last in self._pieces()
        )

    def rows(self, asked: LedgerFilter, today: date) -> Iterator[LedgerRow]:
        """Yield every row under a filter in the ledger's order, for an export."""
        found = self._found(asked, today) or in_groups(self._matches(LedgerFilter()), asked, today)
        for numbers in found.groups.values():
            for offset in range(0, len(numbers), _ROWS_AT_ONCE):
                yield from self._store.run(
                    partial(stored.rows, numbers=numbers[offset : offset + _ROWS_AT_ONCE])
                )

    def row(self, item_id: str) -> LedgerRow | None:
        """Return one directive's row, None where it is not in the ledger."""
        return self._store.run(partial(stored.row, item_id=item_id))

    def thread(self, item_id: str) -> list[Said]:
        """Return every time that a directive was said up to this one, with how its deadline slipped."""
        return said_in_turn(self._store.run(partial(stored.thread, item_id=item_id)))

    def names(self, field: NameField, typed: str = "") -> list[NameCount]:
        """Return names to filter by, the most frequent first."""
        return self._store.run(partial(stored.names, field=field, typed=typed))

    def _found(self, asked: LedgerFilter, today: date) -> Found | None:
        """Return what a filter of names or words finds; None for one that asks by deadline alone."""
        names = replace(asked, groups=(), statuses=())
        if names.is_empty:
            return None
        with self._lock:
            changes = self._store.run(_changes)
            if self._kept is None or self._kept[:2] != (names, changes):
                self._kept = (names, changes, self._matches(names))
            return in_groups(self._kept[2], asked, today)

    def _matches(self, asked: LedgerFilter) -> list[Match]:
        pieces = list(self._pieces())
        if by_index(asked) and pieces:
            pieces = [(pieces[0][0], pieces[-1][1])]
        found: list[Match] = []
        for first, last in pieces:
            found += self._store.run(partial(matches, asked=asked, first=first, last=last))
        return found

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the briefings' numbers in stretches of which each is read at once."""
        last = self._store.run(stored.last_briefing)
        for first in range(1, last + 1, _BRIEFINGS_AT_ONCE):
            yield first, min(last, first + _BRIEFINGS_AT_ONCE - 1)


def _changes(library: Library) -> int:
    """Return what grows with each change: the connection is the library's only writer."""
    return library.connection.total_changes


def _page(
    library: Library, asked: LedgerFilter, today: date, found: Found | None, group: Group, offset: int
) -> list[LedgerRow]:
    if found is None:
        return stored.page(library, asked, today, group, offset=offset, limit=PAGE)
    return stored.rows(library, found.groups.get(group, [])[offset : offset + PAGE])


def _counts(found: Found) -> LedgerCounts:
    return LedgerCounts(
        groups={group: len(numbers) for group, numbers in found.groups.items()}, repeated=found.repeated
    )


def _place(library: Library, found: Found, item_id: str | None) -> tuple[Group, int] | None:
    number = stored.number_of(library, item_id) if item_id else None
    for group, numbers in found.groups.items():
        if number in numbers:
            return group, numbers.index(number)
    return None


def _first_pages(counts: LedgerCounts) -> list[tuple[Group, int]]:
    """Return the first page of each group that a screen can hold."""
    found, seen = [], 0
    for group, count in counts.groups.items():
        if count and seen < PAGE:
            found.append((group, 0))
            seen += count
    return found
