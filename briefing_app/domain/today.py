"""What a day starts with."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.ledger import LedgerRow
from briefing_app.domain.listing import ListedBriefing


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first few of each: due within the week, overdue, waiting for review, last worked on; and how many in all.

    `unreviewed_count` is None until it was counted.
    """

    week: tuple[LedgerRow, ...] = ()
    week_count: int = 0
    overdue: tuple[LedgerRow, ...] = ()
    overdue_count: int = 0
    unreviewed: tuple[ListedBriefing, ...] = ()
    unreviewed_count: int | None = None
    recent: tuple[ListedBriefing, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.week or self.overdue or self.unreviewed or self.recent)
