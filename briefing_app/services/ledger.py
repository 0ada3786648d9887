"""The ledger of directives as the editor asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    """Reads the ledger; each call waits for the storage thread and so belongs off the window's thread."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def sight(
        self,
        asked: LedgerFilter,
        today: date,
        wanted: Sequence[tuple[Group, int]] = (),
        *,
        item_id: str | None = None,
    ) -> Sight:
        """Return counts and pages as of one moment: those that begin at `wanted`, else the first of each group.

        With an item's ID also where it stands, with its page.
        """

        def read(library: Library) -> Sight:
            with library.reading():
                counts = stored.counts(library, asked, today)
                place = stored.place_of(library, item_id, today, asked) if item_id else None
                begins = list(wanted) or _first_pages(counts)
                if place is not None:
                    begins.append((place[0], place[1] // PAGE * PAGE))
                stretches = tuple(
                    Stretch(
                        group=group, offset=offset, rows=tuple(_page(library, asked, today, group, offset))
                    )
                    for group, offset in dict.fromkeys(begins)
                )
            return Sight(counts=counts, stretches=stretches, place=place)

        return self._store.run(read)

    def page(self, asked: LedgerFilter, today: date, group: Group, offset: int) -> Stretch:
        """Return one page of a group."""

        def read(library: Library) -> list[LedgerRow]:
            return _page(library, asked, today, group, offset)

        return Stretch(group=group, offset=offset, rows=tuple(self._store.run(read)))

    def counts(self, asked: LedgerFilter, today: date) -> LedgerCounts:
        """Return how much each group has under a filter."""

        def read(library: Library) -> LedgerCounts:
            return stored.counts(library, asked, today)

        return self._store.run(read)

    def sources(self, asked: LedgerFilter, today: date) -> int:
        """Return from how many briefings the directives are; some briefings at a time, so that gestures come between."""
        last = self._store.run(stored.last_briefing)
        return sum(
            self._store.run(
                partial(
                    stored.sources,
                    asked=asked,
                    today=today,
                    first=first,
                    last=min(last, first + _BRIEFINGS_AT_ONCE - 1),
                )
            )
            for first in range(1, last + 1, _BRIEFINGS_AT_ONCE)
        )

    def rows(self, asked: LedgerFilter, today: date) -> Iterator[LedgerRow]:
        """Yield every row under a filter in the ledger's order, for an export."""
        for group, count in self.counts(asked, today).groups.items():
            for offset in range(0, count, _ROWS_AT_ONCE):
                yield from self._store.run(
                    partial(
                        stored.page, asked=asked, today=today, group=group, offset=offset, limit=_ROWS_AT_ONCE
                    )
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


def _page(library: Library, asked: LedgerFilter, today: date, group: Group, offset: int) -> list[LedgerRow]:
    return stored.page(library, asked, today, group, offset=offset, limit=PAGE)


def _first_pages(counts: LedgerCounts) -> list[tuple[Group, int]]:
    """Return the first page of each group that a screen can hold."""
    found, seen = [], 0
    for group, count in counts.groups.items():
        if count and seen < PAGE:
            found.append((group, 0))
            seen += count
    return found
