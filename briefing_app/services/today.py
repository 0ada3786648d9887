"""A day's start: what is due, what is late, what waits for review, what was worked on last."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from briefing_app.domain.ledger import Group, LedgerFilter
from briefing_app.domain.today import Today
from briefing_app.storage import ledger, today
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

EACH = 5
"""How many of each are shown; the rest is a click away."""

_ALL = LedgerFilter()


class TodayService:
    """Reads a day's start; each call waits for the storage thread."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def start(self, day: date) -> Today:
        """Return what stands at the start of a day; index reads only, whatever the library's size."""

        def read(library: Library) -> Today:
            until = end_of_week(day)
            groups = ledger.counts(library, LedgerFilter(groups=(Group.OVERDUE,)), day).groups
            return Today(
                week=tuple(ledger.due_until(library, day, until, EACH)),
                week_count=ledger.due_until_count(library, day, until),
                overdue=tuple(ledger.page(library, _ALL, day, Group.OVERDUE, limit=EACH)),
                overdue_count=groups.get(Group.OVERDUE, 0),
                unreviewed=tuple(today.unreviewed(library, day, EACH)),
                recent=tuple(today.last_worked_on(library, day, EACH)),
            )

        return self._store.run(read)

    def unreviewed_count(self) -> int:
        """Return how many briefings wait for review; some briefings at a time, so that gestures come between."""
        last = self._store.run(ledger.last_briefing)
        return sum(
            self._store.run(
                partial(today.unreviewed_count, first=first, last=min(last, first + _AT_ONCE - 1))
            )
            for first in range(1, last + 1, _AT_ONCE)
        )


_AT_ONCE = 20_000


def end_of_week(day: date) -> date:
    """Return the Sunday of a day's week; at the week's end also the next week's, or nothing could be due any more."""
    ahead = 6 - day.weekday()
    return day + timedelta(days=ahead + 7 if ahead <= 1 else ahead)
