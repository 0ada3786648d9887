"""Clauses: a sentence parted where a clause names an addressee or a deadline of its own (ANNOTATION.md, "Directive")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from briefing_app.extraction.directives.addressee import is_head, phrase_at, subject_before
from briefing_app.extraction.directives.cues import Cue, CueKind, Lead, asks
from briefing_app.extraction.directives.deadlines import Deadline
from briefing_app.extraction.directives.speakers import Heard
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens

LONG_REPORT = 30
"""How many words of report before a comma make what follows a clause of its own."""

_OPENERS = ("continuation", "consequence", "contrast")


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
    cuts = [0]
    depth = 0
    by_token = {cue.first: cue for cue in cues}
    spoken = {a.mention.first: by_token[a.verb] for a in heard.attributions if a.verb in by_token}
    first_verb = min((a.verb for a in heard.attributions), default=len(tokens))

    def heard_before(at: int) -> bool:
        return first_verb < at or any(asks(cue) and cue.first < at for cue in cues)

    for at, word in enumerate(tokens.words):
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        if at == 0 or depth or at - cuts[-1] < 3:
            continue
        start = _cut_at(tokens, at, word, by_token, cues, spoken, cuts[-1], heard_before)
        if start is not None and start < len(tokens) - 2:
            cuts.append(start)
    cuts.append(len(tokens))
    pieces = [(a, b) for a, b in pairwise(cuts) if b > a]
    return [Clause(a, b, number) for number, (a, b) in enumerate(_with_deadlines(tokens, pieces, deadlines))]


def _cut_at(
    tokens: Tokens,
    at: int,
    word: str,
    by_token: dict[int, Cue],
    cues: list[Cue],
    spoken: dict[int, Cue],
    last: int,
    heard_before: Callable[[int], bool],
) -> int | None:
    """Return where a new clause begins at or behind this token, None when none does."""
    if word == ";":
        return at + 1 if _stands_alone(tokens, at + 1, by_token) else None
    if word == "," or (word == "và" and at > last + 3):
        start = _past_openers(tokens, at + 1)
        cue = by_token.get(start)
        if (
            cue is not None
            and asks(cue)
            and _asks_somebody(tokens, cue)
            and (heard_before(at) or start > at + 1)
        ):
            return at + 1
        if word != ",":
            return None
        before = [c for c in cues if last <= c.first < at]
        if not before:
            told = heard_before(at) and at - last > LONG_REPORT
            return at + 1 if told and _own_subject_with_modal(tokens, start, by_token, last) else None
        if (
            start in spoken
            and _asks_somebody(tokens, spoken[start])
            and any(c.kind is CueKind.ASK for c in before)
        ):
            return at + 1
        if _own_subject_with_modal(tokens, start, by_token, last) and _is_complete(tokens, before, at):
            return at + 1
    return None


def _is_complete(tokens: Tokens, before: list[Cue], comma: int) -> bool:
    """Tell whether the cue before a comma has what it asks for already, so that the comma may end it."""
    cue = before[-1]
    if cue.kind in (CueKind.ASK, CueKind.MILD):
        phrase = phrase_at(tokens, cue.end, comma)
        return phrase is not None and phrase.end < comma - 2
    return comma - cue.end >= 2


def _past_openers(tokens: Tokens, at: int) -> int:
    steps = 0
    while at < len(tokens) and steps < 4:
        hit = tokens.starting(at)
        if (
            hit is not None
            and any(label in hit.labels for label in _OPENERS)
            and "addressee" not in hit.labels
        ):
            at = hit.end
        elif tokens.words[at] == "," or tokens.words[at] in OPENING or tokens.words[at] in CLOSING:
            at += 1
        else:
            break
        steps += 1
    return at


def _asks_somebody(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a verb of asking has somebody asked behind it."""
    if cue.lead not in (Lead.JOINED, Lead.START, Lead.SUBJECT):
        return False
    at = cue.end
    if at < len(tokens) and tokens.words[at] in (",", ":"):
        at += 1
    return at < len(tokens) and phrase_at(tokens, at, len(tokens)) is not None


def _stands_alone(tokens: Tokens, at: int, by_token: dict[int, Cue]) -> bool:
    start = _past_openers(tokens, at)
    if start >= len(tokens):
        return False
    cue = by_token.get(start)
    if cue is not None and cue.kind is CueKind.ASK:
        return asks(cue) and _asks_somebody(tokens, cue)
    if not is_head(tokens, start):
        return False
    phrase = phrase_at(tokens, start, len(tokens))
    if phrase is None or phrase.end >= len(tokens):
        return False
    labels = tokens.labels(phrase.end)
    return "modal" in labels or "action" in labels or "manner" in labels or "negative" in labels


def _own_subject_with_modal(tokens: Tokens, start: int, by_token: dict[int, Cue], last: int) -> bool:
    if start >= len(tokens) or not is_head(tokens, start):
        return False
    phrase = phrase_at(tokens, start, len(tokens))
    if phrase is None:
        return False
    cue = by_token.get(phrase.end)
    if cue is None or cue.kind is not CueKind.MODAL:
        return False
    whole = subject_before(tokens, last, phrase.end)
    return whole is None or whole.first >= start


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
