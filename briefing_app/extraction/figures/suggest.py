"""From a document to suggested key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import new_id
from briefing_app.domain.key_figure import Comparator, Direction, KeyFigure
from briefing_app.domain.numbers import plain
from briefing_app.extraction.document import Document, Role, Sentence
from briefing_app.extraction.figures.candidate import Candidate
from briefing_app.extraction.figures.kind import read_kind
from briefing_app.extraction.figures.metric import MetricReader
from briefing_app.extraction.figures.periods import Period, read_periods
from briefing_app.extraction.figures.quantity import Quantity, read_quantities
from briefing_app.extraction.figures.repeats import Repeats
from briefing_app.extraction.figures.tokens import Tokens, read_tokens
from briefing_app.extraction.figures.words import FigureWords


_FRAME = 6  # a period this near to the sentence's beginning frames it
_KEPT = 3  # how many sentences without a period keep the last one
_AHEAD = 12  # how many tokens behind a quantity its period may stand
_BREAKS = frozenset(",;:()") | {"và", "thì", "so", "từ", "kế"}
_JOINED = 5  # how many tokens may stand between two quantities that share a change word
_PARTING = frozenset({"so", "với", "đạt", "là", "còn", "có", ";", ".", "(", ")"})


def candidates(document: Document, words: FigureWords) -> Iterator[Candidate]:
    """Yield the quantities of the body, headings left out, in the order of the text."""
    carried = Carried()
    for paragraph in document.paragraphs:
        if paragraph.role is not Role.BODY:
            continue
        for sentence in paragraph.sentences:
            yield from _sentence(document, sentence, carried, words)


def distinct(document: Document, words: FigureWords) -> Iterator[Candidate]:
    """Yield the candidates without those that repeat an earlier one."""
    repeats = Repeats()
    for candidate in candidates(document, words):
        if not repeats.again(candidate):
            yield candidate


@dataclass(slots=True)
class Carried:
    """What one sentence leaves to the next: a period, how old it is, and a metric."""

    period: str | None = None
    year: int | None = None
    age: int = 0
    metric: str = ""


def _sentence(
    document: Document, sentence: Sentence, carried: Carried, words: FigureWords
) -> Iterator[Candidate]:
    tokens = read_tokens(document.lower, sentence.start, sentence.end)
    periods = read_periods(tokens, carried.year or document.year, words)
    before: Quantity | None = None
    metric = carried.metric if carried.age <= 1 else ""
    moved: Direction | None = None
    used: str | None = None
    quantities = read_quantities(tokens, document.text, words)
    metrics = MetricReader(tokens, document.text, periods, words)
    for quantity in quantities:
        found = metrics.read(quantity, before.end if before is not None else 0, metric)
        period = period_of(tokens, quantity, periods, carried.period, words)
        moved = _direction(tokens, quantity, before, moved)
        kind = read_kind(tokens, quantity, period, document.year, words)
        yield Candidate(tokens, quantity, sentence, found, period, moved, kind, len(quantities))
        before, metric = quantity, found.words
        if not _inside(tokens, quantity.number):
            used = period
    own = [p for p in periods if not p.compared and p.depth == 0]
    if own and document.date is None:
        carried.year = int(own[-1].iso[:4])
    if used is not None and (before is not None):
        carried.period, carried.age = used, 0
    elif own and own[0].start <= _FRAME and "/" not in own[0].iso:
        carried.period, carried.age = own[0].iso, 0
    else:
        carried.age += 1
        if carried.age > _KEPT or own:
            carried.period = None
    if before is not None:
        carried.metric = metric


def period_of(
    tokens: Tokens, quantity: Quantity, periods: list[Period], carried: str | None, words: FigureWords
) -> str | None:
    """Return the period that a quantity is about: behind it in its clause, before it, or carried along."""
    start = min(quantity.number, quantity.front.start)
    inside = _inside(tokens, start)
    if inside:
        own = [p for p in periods if 0 <= start - p.end <= 2 and (p.depth or tokens.words[p.end] == "(")]
        if own:
            return own[-1].iso
    usable = [p for p in periods if not p.compared and not p.depth]
    for period in usable:
        if 0 <= period.start - quantity.end <= _AHEAD:
            between = range(quantity.end, period.start)
            if tokens.words[period.start] != "cả" and not any(
                tokens.words[i] in _BREAKS or tokens.is_number(i) for i in between
            ):
                return period.iso
    near = [p for p in usable if p.end <= start]
    floor = near[-1].end if near else 0
    for i in range(max(floor, start - _AHEAD), start):
        if words.period_reset.at(tokens.words, i) is not None and tokens.word(i - 1) not in ("từ", "trước"):
            return None
    return near[-1].iso if near else carried


def _inside(tokens: Tokens, at: int) -> bool:
    """Tell whether a token stands within parentheses."""
    for i in range(at - 1, max(-1, at - 20), -1):
        if tokens.words[i] == "(":
            return True
        if tokens.words[i] == ")":
            return False
    return False


def _direction(
    tokens: Tokens, quantity: Quantity, before: Quantity | None, moved: Direction | None
) -> Direction | None:
    """Return the direction: by its own change word, or that of the quantity to which "và" or "," joins it."""
    front = quantity.front
    start = min(quantity.number, front.start)
    if front.change is not None:
        if quantity.high is None and "từ" in tokens.words[front.start : quantity.number + 1]:
            return None
        return Direction(front.change)
    if before is None or moved is None or before.kind != quantity.kind:
        return None
    between = tokens.words[before.end : start]
    joined = 0 < len(between) <= _JOINED and between[-1] in ("và", ",") and not _PARTING.intersection(between)
    return moved if joined else None


def figure(document: Document, candidate: Candidate, origin: str, confidence: float) -> KeyFigure:
    """Make the item of a candidate."""
    quantity = candidate.quantity
    high = quantity.high
    return KeyFigure(
        id=new_id(),
        anchor=Anchor.of(document.text, candidate.start, candidate.end),
        origin=origin,
        confidence=confidence,
        metric=candidate.metric.words,
        value=_written(quantity.value),
        high=None if high is None else _written(high),
        unit=quantity.unit.name if quantity.unit is not None else "",
        comparator=Comparator(quantity.comparator) if quantity.comparator else None,
        scaled_value=plain(quantity.value * quantity.factor),
        scaled_high=None if high is None else plain(high * quantity.factor),
        period=candidate.period,
        direction=candidate.direction,
        kind=candidate.kind,
    )


def _written(value: Decimal) -> str:
    return format(value, "f")
