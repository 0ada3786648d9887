"""Echoes: clauses that the article says again and fuller elsewhere, in the lead, a caption, a summary."""

from __future__ import annotations

from collections import Counter

from briefing_app.extraction.directives.candidates import Candidate

RUN = 4
"""How many words in a row must be the same."""

OWNERS = 4
"""How many clauses are remembered for one run of words."""

LIKE = 8
"""Clauses within so many words of each other are as full as each other."""


def mark_echoes(candidates: list[Candidate]) -> None:
    """Write into every candidate how much of it a fuller one says again: the share of its runs of words.

    The body says it fullest, not the lead or what follows the end; then the longer clause; then the earlier one
    (ANNOTATION.md, "Directive").
    """
    if not candidates:
        return
    owners: dict[tuple[str, ...], list[int]] = {}
    runs: list[list[tuple[str, ...]]] = []
    for number, candidate in enumerate(candidates):
        clause = candidate.clause
        words = [word for word in candidate.tokens.words[clause.first : clause.end] if word.isalnum()]
        own: list[tuple[str, ...]] = list(zip(words, words[1:], words[2:], words[3:], strict=False))
        runs.append(own)
        for run in own:
            known = owners.setdefault(run, [])
            if len(known) < OWNERS and (not known or known[-1] != number):
                known.append(number)
    first, last = candidates[0].sentence.paragraph, candidates[-1].sentence.paragraph

    def rank(number: int) -> tuple[bool, int, int]:
        paragraph = candidates[number].sentence.paragraph
        return first + 2 < paragraph < last - 1, len(runs[number]) // LIKE, -number

    for number, run_list in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in run_list:
            known = owners[run]
            if len(known) > 1:
                shared.update(known)
        fuller = [count for other, count in shared.items() if other != number and rank(other) > rank(number)]
        if fuller:
            candidates[number].echo = max(fuller) / len(run_list)
