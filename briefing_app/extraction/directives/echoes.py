"""Echoes: clauses of the lead, a caption or a summary that the body of the article says again, and fuller."""

from __future__ import annotations

from briefing_app.extraction.directives.candidates import Candidate

RUN = 4
"""How many words in a row must be the same."""

LEAD, TAIL = 12, 8
"""How many clauses at the beginning and at the end may be such a summary."""

LIKE = 8
"""Clauses within so many words of each other are as full as each other."""

Runs = frozenset[int]
"""The runs of words of a clause, each by its hash: numbers are compared faster than words."""


def mark_echoes(candidates: list[Candidate]) -> None:
    """Write into the candidates at both ends how much of them a fuller one says again: the share of their runs of words.

    The body says it fullest, not the lead or what follows the end; then the longer clause; then the earlier one
    (ANNOTATION.md, "Directive").
    """
    if not candidates:
        return
    runs = [_runs(candidate) for candidate in candidates]
    again = _said_twice(runs)
    first, last = candidates[0].sentence.paragraph, candidates[-1].sentence.paragraph

    ranks = [
        (first + 2 < candidate.sentence.paragraph < last - 1, len(own) // LIKE, -number)
        for number, (candidate, own) in enumerate(zip(candidates, runs, strict=True))
    ]
    count = len(candidates)
    for number in sorted({*range(min(LEAD, count)), *range(max(0, count - TAIL), count)}):
        own = runs[number]
        if len(own) < RUN:
            continue
        common = own & again
        if not common:
            continue
        fuller = [
            len(common & other)
            for at, other in enumerate(runs)
            if ranks[at] > ranks[number] and not common.isdisjoint(other)
        ]
        candidates[number].echo = max(fuller, default=0) / len(own)


def _said_twice(runs: list[Runs]) -> set[int]:
    """Return the runs that more than one clause has."""
    seen: set[int] = set()
    twice: set[int] = set()
    for own in runs:
        twice |= seen & own
        seen |= own
    return twice


def _runs(candidate: Candidate) -> Runs:
    clause = candidate.clause
    words = list(filter(str.isalnum, candidate.tokens.words[clause.first : clause.end]))
    return frozenset(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
