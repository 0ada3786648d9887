"""From a document to suggested key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import new_id
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.numbers import plain
from briefing_app.extraction.document import Document, Role, Sentence
from briefing_app.extraction.figures.kind import read_kind
from briefing_app.extraction.figures.metric import Metric, find_metric
from briefing_app.extraction.figures.periods import Period, read_periods
from briefing_app.extraction.figures.quantity import Quantity, read_quantities
from briefing_app.extraction.figures.tokens import Tokens, read_tokens
from briefing_app.extraction.figures.words import FigureWords


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity of the body with everything that is said about it; whether it is key is another question."""

    tokens: Tokens
    quantity: Quantity
    sentence: Sentence
    metric: Metric
    period: str | None
    direction: Direction | None
    kind: FigureKind

    @property
    def start(self) -> int:
        """Where the anchor begins in the article."""
        return self.tokens.starts[min(self.quantity.number, self.quantity.front.start)]

    @property
    def end(self) -> int:
        """Where the anchor ends in the article."""
        return self.tokens.ends[self.quantity.end - 1]


def candidates(document: Document, words: FigureWords) -> Iterator[Candidate]:
    """Yield the quantities of the body, headings left out, in the order of the text."""
    for paragraph in document.paragraphs:
        if paragraph.role is not Role.BODY:
            continue
        carried: str | None = None
        for sentence in paragraph.sentences:
            tokens = read_tokens(document.lower, sentence.start, sentence.end)
            periods = read_periods(tokens, document.year, words)
            quantities = read_quantities(tokens, document.text, words)
            before: Quantity | None = None
            metric = ""
            moved: Direction | None = None
            for quantity in quantities:
                found = find_metric(tokens, document.text, quantity, before, metric, periods, words)
                period = _period(tokens, quantity, periods, before, carried)
                moved = _direction(tokens, quantity, before, moved)
                kind = read_kind(tokens, quantity, periods, period, document.year, words)
                yield Candidate(tokens, quantity, sentence, found, period, moved, kind)
                before, metric = quantity, found.words
            own = [p for p in periods if not p.compared]
            if own:
                carried = own[0].iso


def _period(
    tokens: Tokens, quantity: Quantity, periods: list[Period], before: Quantity | None, carried: str | None
) -> str | None:
    """Return the period right behind a quantity, else the nearest before it, else the one carried along."""
    for period in periods:
        if 0 <= period.start - quantity.end <= 2 and not period.compared:
            return period.iso
    near = [p for p in periods if p.end <= quantity.number and not p.compared]
    if near:
        return near[-1].iso
    return carried


def _direction(
    tokens: Tokens, quantity: Quantity, before: Quantity | None, moved: Direction | None
) -> Direction | None:
    """Return the direction: by its own change word, or that of the quantity to which "và" or "," joins it."""
    front = quantity.front
    if front.change is not None:
        if tokens.word(quantity.number - 1) == "từ" or tokens.word(quantity.number) == "từ":
            return None if quantity.high is None else Direction(front.change)
        return Direction(front.change)
    if before is not None and moved is not None and front.edge == before.end + 1:
        if tokens.word(before.end) in ("và", ",") and front.edge == front.start:
            return moved
    return None


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
