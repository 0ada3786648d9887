"""What changed since: the news of one briefing beside another, as `domain.comparison` finds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind


class By(StrEnum):
    """What the two briefings share: the place, the chair, or nothing but the editor's wish."""

    PLACE = "place"
    CHAIR = "chair"
    CHOICE = "choice"


class News(StrEnum):
    """What became of a person, a figure or a directive, in the order in which a page tells it."""

    NEW_OFFICE = "new-office"
    CONTRADICTED = "contradicted"  # one measure, one period, two values that cannot both be true
    MOVED = "moved"
    EXTENDED = "extended"
    REPEATED = "repeated"
    DONE = "done"
    NEW = "new"
    GONE = "gone"  # not there, no longer named, no longer mentioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A briefing that another can be compared with."""

    id: str
    title: str
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The earlier times that a directive was said, over all briefings: where, oldest first, and the last of them."""

    said: tuple[Earlier, ...]
    last: Directive

    @property
    def briefing(self) -> Earlier:
        """The briefing of the last time."""
        return self.said[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news: the item of this briefing, that of the one before, or both.

    `difference` is by how much a figure moved, in its plain unit: None where one of the two is a range. `source` is
    the briefing in which `before` stands where it is another than the one compared with; `times` how often a
    directive was said, this time included, since the day `first`. `unreviewed`: this rests on suggestions of this
    briefing that nobody has reviewed: `now` is one, or `before` is gone only as far as the review went.
    """

    news: News
    now: AnyItem | None = None
    before: AnyItem | None = None
    difference: Decimal | None = None
    source: Earlier | None = None
    times: int = 0
    first: str | None = None
    unreviewed: bool = False

    @property
    def item(self) -> AnyItem:
        """The item of this briefing, else that of the one before."""
        item = self.now or self.before
        assert item is not None
        return item


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What one briefing says that the other did not, and what it leaves out.

    `same` counts, for each kind, what both say alike; `suggested` what nobody has confirmed or rejected yet in this
    briefing and in the one before: of it only what matches something of the one before is told, as unreviewed.
    """

    now: Briefing
    before: Briefing
    by: By
    entries: tuple[Entry, ...] = ()
    same: dict[ItemKind, int] = field(default_factory=dict)
    suggested: tuple[int, int] = (0, 0)

    def of_kind(self, kind: ItemKind) -> tuple[Entry, ...]:
        """Return the news about one kind of item, in the order in which a page tells it."""
        return tuple(entry for entry in self.entries if entry.item.kind_of_item is kind)

    def count(self, kind: ItemKind, news: News) -> int:
        """Return how many of a kind have such news."""
        return sum(entry.news is news for entry in self.of_kind(kind))
