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
"""The runs of words of a clause, each by its number: numbers are compared faster than words."""


def mark_echoes(candidates: list[Candidate]) -> None:
    """Write into the candidates at both ends how much of them a fuller one says again: the share of their runs of words.

    The body says it fullest, not the lead or what follows the end; then the longer clause; then the earlier one
    (ANNOTATION.md, "Directive").
    """
    if not candidates:
        return
    numbers: dict[tuple[str, ...], int] = {}
    runs = [_runs(candidate, numbers) for candidate in candidates]
    first, last = candidates[0].sentence.paragraph, candidates[-1].sentence.paragraph

    def rank(number: int) -> tuple[bool, int, int]:
        paragraph = candidates[number].sentence.paragraph
        return first + 2 < paragraph < last - 1, len(runs[number]) // LIKE, -number

    count = len(candidates)
    for number in sorted({*range(min(LEAD, count)), *range(max(0, count - TAIL), count)}):
        own = runs[number]
        if len(own) < RUN:
            continue
        shared = [
            (len(own & other), at)
            for at, other in enumerate(runs)
            if at != number and not own.isdisjoint(other)
        ]
        fuller = [common for common, at in shared if rank(at) > rank(number)]
        candidates[number].echo = max(fuller, default=0) / len(own)


def _runs(candidate: Candidate, numbers: dict[tuple[str, ...], int]) -> Runs:
    clause = candidate.clause
    words = [word for word in candidate.tokens.words[clause.first : clause.end] if word.isalnum()]
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    return frozenset([numbers.setdefault(run, len(numbers)) for run in runs])
