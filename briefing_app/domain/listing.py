"""What lists and searches hand out: frozen summaries of briefings, hits and the snippets that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from briefing_app.domain.briefing import AnyItem, Status

if TYPE_CHECKING:  # a list of briefings is shown at every start, and nothing is searched then
    from briefing_app.domain.query import Query

Where = Literal["title", "text", "attendee", "key_figure", "directive", "note", "beginning"]
"""The kinds of place in which a search finds words; "beginning" shows an article of which no words were asked."""

Order = Literal["newest", "relevance"]
"""How search results are sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBriefing:
    """A briefing as a row of the library list.

    `left` suggestions of `total` items that are not rejected await review; `modified` is UTC, ISO 8601; `overdue`
    counts confirmed directives whose due date, else deadline, has passed while they are open or in progress.
    """

    id: str
    title: str
    date: str | None
    place: str | None
    source: str | None
    left: int
    total: int
    status: Status
    modified: str
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """How long the library's list is: (month, how many briefings) from the newest month on, "" for no date."""

    months: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many briefings there are."""
        return sum(count for _, count in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A few words around a match, on one line.

    `marks` are half-open spans of the matches in `text`; `span` is where the snippet's first match stands in the
    article's text, in code points, None where that is not known (a note, an edited field). `item` is what it shows a
    piece of, where that is one, the `order`-th of its kind in the article; `due` is the last day of a directive's date.
    """

    where: Where
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    item_id: str | None = None
    span: tuple[int, int] | None = None
    item: AnyItem | None = None
    order: int = 0
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A briefing that a search found; `exact` when the words stand there as typed, diacritics included."""

    id: str
    title: str
    date: str | None
    place: str | None
    score: float
    matches: int
    snippets: tuple[Snippet, ...] = ()
    exact: bool = True

    @property
    def month(self) -> str:
        """The month of its date, "" without one."""
        return (self.date or "")[:7]


Month = tuple[bool, str]
"""A group of results: whether they have the exact spelling, and "2026-03", "" without a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, from some place on.

    `total` briefings match in all, `more_than` that many where nobody counted further. `months` tells how many each month
    has, as far as it is known. `query` is what was understood.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    more_than: bool = False
    months: Mapping[Month, int] = field(default_factory=dict)
    succession: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One change in the history of a briefing or of the library; `at` is UTC, ISO 8601."""

    number: int
    briefing_id: str
    gesture: str
    author: str
    at: str
    undone: bool
