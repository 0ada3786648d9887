"""What a search asks for: words, phrases and fields, and what could not be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from briefing_app.domain.text import fold

Span = tuple[int, int]
"""A half-open piece of the query as it was typed."""

_NO_WORD = re.compile(r"[^\w ]|_")


def searchable(text: str) -> str:
    """Return a text as `Term.places` reads it: folded, everything but words a blank, and a blank on either side."""
    return f" {_NO_WORD.sub(' ', fold(text))} "


@dataclass(frozen=True)
class Term:
    """One word, or words that stand side by side; `prefix` when the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words without case and diacritics."""
        return tuple(fold(word) for word in self.words)

    @property
    def has_diacritics(self) -> bool:
        """Whether the editor typed any, and so means one spelling above others."""
        return any(word.lower() != fold(word) for word in self.words)

    def places(self, searchable: str) -> Iterator[tuple[int, int]]:
        """Return where the term stands in a text of which `searchable` is given, as half-open spans.

        With a blank on either side a word is found as fast as text can be searched, and nothing within words is.
        """
        first = self.folded[0]
        whole = len(self.folded) == 1 and not self.prefix
        needle = f" {first}" if len(self.folded) == 1 and self.prefix else f" {first} "
        at = searchable.find(needle)
        while at >= 0:
            end = at + len(first)
            if whole:
                yield at, end
            elif match := self._rest.match(searchable, end + 1):
                end = match.end() - 1
                yield at, end
            at = searchable.find(needle, end + 1)

    def stands_in(self, searchable: str) -> bool:
        """Tell whether the term stands in a text of which `searchable` is given."""
        return next(self.places(searchable), None) is not None

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        """What must follow the first word."""
        words = "".join(f" +{re.escape(word)}" for word in self.folded[1:])
        return re.compile(words + ("[^ ]*" if self.prefix else "(?= )"))


class Field(StrEnum):
    """What can be asked for beside words."""

    PERSON = "person"
    ROLE = "role"
    PLACE = "place"
    DATE = "date"
    HAS = "has"
    STATUS = "status"
    IN = "in"


class Has(StrEnum):
    """What a briefing may have; directives and figures count once they are confirmed."""

    DIRECTIVE = "directive"
    FIGURE = "figure"
    UNREVIEWED = "unreviewed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, each (year, month, day) with 0 for what is left open; both ends belong to it.

    A day that is not known exactly ("2026-03") lies in every span that its month reaches into.
    """

    first: tuple[int, int, int]
    last: tuple[int, int, int]


@dataclass(frozen=True)
class Filter:
    """One field with its value; `span` is where it stands in the query, `value` is as it was typed.

    `term` are the value's words, `days` what a date means, `has` and `status` which of those it names; `succession`
    asks for the predecessors of a place, too.
    """

    field: Field
    value: str
    span: Span
    negated: bool = False
    term: Term | None = None
    days: Days | None = None
    has: Has | None = None
    status: str = ""
    succession: bool = False


class Fault(StrEnum):
    """What can be wrong with a query; the rest of it is searched all the same."""

    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VALUE = "unknown-value"
    NO_VALUE = "no-value"
    BAD_DATE = "bad-date"
    DATES_REVERSED = "dates-reversed"
    LONE_QUOTE = "lone-quote"
    DANGLING_OR = "dangling-or"
    MIXED_OR = "mixed-or"
    NOT_NEGATABLE = "not-negatable"
    TOO_MUCH = "too-much"
    LONE_MINUS = "lone-minus"
    LONE_STAR = "lone-star"
    NO_WORD = "no-word"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A piece of a query that was not understood: what is wrong, where, and the words or the field concerned."""

    fault: Fault
    span: Span
    words: str = ""
    field: Field | None = None


@dataclass(frozen=True)
class Query:
    """All of `groups` must be found, any term of a group will do; none of `excluded` may be.

    All of `filters` must hold, of each any alternative; `title_span` is where the query says that words are looked
    for in titles alone.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    filters: tuple[tuple[Filter, ...], ...] = ()
    title_span: Span | None = None
    mistakes: tuple[Mistake, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.excluded or self.filters)

    @property
    def in_title(self) -> bool:
        """Whether words are looked for in titles alone."""
        return self.title_span is not None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are to be found."""
        return tuple(term for group in self.groups for term in group)

    @property
    def has_diacritics(self) -> bool:
        """Whether the exact spelling ranks first."""
        return any(term.has_diacritics for term in self.terms)

    @property
    def shown_groups(self) -> tuple[tuple[Term, ...], ...]:
        """What is marked where it stands: the words, and the names and places that fields ask for."""
        named = tuple(
            tuple(each.term for each in alternatives if each.term is not None and not each.negated)
            for alternatives in self.filters
        )
        return self.groups + tuple(group for group in named if group)
