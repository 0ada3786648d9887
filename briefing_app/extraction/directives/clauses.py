"""Clauses: a sentence parted where a clause names an addressee or a deadline of its own (ANNOTATION.md, "Directive")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefing_app.extraction.directives.addressee import phrase_at, subject_before
from briefing_app.extraction.directives.cues import Cue, CueKind, Lead, asks
from briefing_app.extraction.directives.deadlines import Deadline
from briefing_app.extraction.directives.speakers import Heard
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens

LONG_REPORT = 30
"""How many words of report before a comma make what follows a clause of its own."""

_MARKS = frozenset([";", ",", "và", "(", ")"])  # fmt: skip
_LONE_MARKS = frozenset([";", "(", ")"])
"""Behind which of them a clause may begin where nobody asks for anything."""

_ASIDE_MARKS = OPENING | CLOSING | {","}

_FEW = 200
"""How many cues of a sentence are looked at; no real one has as many."""

_OPENERS = frozenset(["continuation", "consequence", "contrast"])
_ACTS = frozenset(["modal", "action", "manner", "negative"])


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence that may be a directive of its own: tokens `first` up to `end`."""

    first: int
    end: int
    number: int


def split(tokens: Tokens, cues: list[Cue], deadlines: list[Deadline], heard: Heard) -> list[Clause]:
    """Part a sentence's tokens into clauses.

    It is parted behind ";" and "," where what follows has a verb of asking with somebody asked, a body before a
    modal or a verb, or a deadline that the clause before has not.
    """
    cuts = _Splitter(tokens, cues, heard).cuts()
    cuts.append(len(tokens))
    pieces = [(a, b) for a, b in pairwise(cuts) if b > a]
    return [Clause(a, b, number) for number, (a, b) in enumerate(_with_deadlines(tokens, pieces, deadlines))]


class _Splitter:
    """Finds where the clauses of one sentence begin, from the left to the right."""

    def __init__(self, tokens: Tokens, cues: list[Cue], heard: Heard) -> None:
        self._tokens = tokens
        self._cues = cues[:_FEW]
        self._by_token = {cue.first: cue for cue in self._cues}
        self._spoken = {
            a.mention.first: self._by_token[a.verb] for a in heard.attributions if a.verb in self._by_token
        }
        verbs = [a.verb for a in heard.attributions] + [cue.first for cue in cues if asks(cue)]
        self._first_heard = min(verbs, default=len(tokens))

    def cuts(self) -> list[int]:
        """Return the first tokens of all clauses."""
        cuts = [0]
        depth = 0
        words = self._tokens.words
        marks = _MARKS if self._first_heard < len(words) or self._cues else _LONE_MARKS
        for at in [at for at, word in enumerate(words) if word in marks]:
            word = words[at]
            if word in "()":
                depth = depth + 1 if word == "(" else max(0, depth - 1)
                continue
            if depth or at - cuts[-1] < 3:
                continue
            if self._cut_behind(at, word, cuts[-1]) and at + 1 < len(self._tokens) - 2:
                cuts.append(at + 1)
        return cuts

    def _cut_behind(self, at: int, word: str, last: int) -> bool:
        """Tell whether a new clause begins behind a mark."""
        if word == ";":
            return self._stands_alone(at + 1)
        if word == "và" and at <= last + 3:
            return False
        tokens = self._tokens
        start = _past_openers(tokens, at + 1)
        cue = self._by_token.get(start)
        heard_before = self._first_heard < at
        if cue is not None and asks(cue) and _asks_somebody(tokens, cue) and (heard_before or start > at + 1):
            return True
        if word != ",":
            return False
        before = [c for c in self._cues if last <= c.first < at]
        if not before:
            return heard_before and at - last > LONG_REPORT and self._own_subject_with_modal(start, last)
        if start in self._spoken and _asks_somebody(tokens, self._spoken[start]):
            return any(c.kind is CueKind.ASK for c in before)
        return self._own_subject_with_modal(start, last) and _is_complete(tokens, before, at)

    def _stands_alone(self, at: int) -> bool:
        """Tell whether behind ";" somebody is asked, or a body acts."""
        tokens = self._tokens
        start = _past_openers(tokens, at)
        if start >= len(tokens):
            return False
        cue = self._by_token.get(start)
        if cue is not None and cue.kind is CueKind.ASK:
            return asks(cue) and _asks_somebody(tokens, cue)
        phrase = phrase_at(tokens, start, len(tokens))
        if phrase is None or phrase.end >= len(tokens):
            return False
        return not tokens.labels[phrase.end].isdisjoint(_ACTS)

    def _own_subject_with_modal(self, start: int, last: int) -> bool:
        """Tell whether a clause begins with a body of its own and a modal."""
        tokens = self._tokens
        phrase = phrase_at(tokens, start, len(tokens)) if start < len(tokens) else None
        if phrase is None:
            return False
        cue = self._by_token.get(phrase.end)
        if cue is None or cue.kind is not CueKind.MODAL:
            return False
        whole = subject_before(tokens, last, phrase.end)
        return whole is None or whole.first >= start


def _is_complete(tokens: Tokens, before: list[Cue], comma: int) -> bool:
    """Tell whether the cue before a comma has what it asks for already, so that the comma may end it."""
    cue = before[-1]
    if cue.kind in (CueKind.ASK, CueKind.MILD):
        phrase = phrase_at(tokens, cue.end, comma)
        return phrase is not None and phrase.end < comma - 2
    return comma - cue.end >= 2


def _past_openers(tokens: Tokens, at: int) -> int:
    words, count = tokens.words, len(tokens)
    for _ in range(4):
        if at >= count:
            break
        hit = tokens.entries[at]
        if hit is not None and not hit.labels.isdisjoint(_OPENERS) and "addressee" not in hit.labels:
            at += hit.length
        elif words[at] in _ASIDE_MARKS:
            at += 1
        else:
            break
    return at


def _asks_somebody(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a verb of asking has somebody asked behind it."""
    if cue.lead not in (Lead.JOINED, Lead.START, Lead.SUBJECT):
        return False
    at = cue.end
    if at < len(tokens) and tokens.words[at] in (",", ":"):
        at += 1
    return at < len(tokens) and phrase_at(tokens, at, len(tokens)) is not None


def _with_deadlines(
    tokens: Tokens, pieces: list[tuple[int, int]], deadlines: list[Deadline]
) -> list[tuple[int, int]]:
    """Part the pieces further at ";" where what follows has a deadline that what stands before has not."""
    if not deadlines:
        return pieces
    out: list[tuple[int, int]] = []
    for first, end in pieces:
        start = first
        marks = [at for at in range(first + 1, end) if tokens.words[at] == ";"]
        edges = [first, *[mark + 1 for mark in marks], end]
        values: set[str] = set()
        for low, high in pairwise(edges):
            if high <= low:
                continue
            here = {d.value for d in deadlines if tokens.starts[low] <= d.start < tokens.ends[high - 1]}
            if here and low > start and here != values:
                out.append((start, low))
                start, values = low, here
            elif here:
                values = here
        out.append((start, end))
    return out
