"""What lists and searches hand out: frozen summaries of briefings, hits and the snippets that show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_app.domain.briefing import Status

Where = Literal["title", "text", "attendee", "key_figure", "directive", "note"]
"""The kinds of place in which a search finds words."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A few words around a match, on one line.

    `marks` are half-open spans of the matches in `text`; `span` is where the snippet's first match stands in the
    article's text, in code points, None where that is not known (a note, an edited field).
    """

    where: Where
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    item_id: str | None = None
    span: tuple[int, int] | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One change in the history of a briefing or of the library; `at` is UTC, ISO 8601."""

    number: int
    briefing_id: str
    gesture: str
    author: str
    at: str
    undone: bool
