"""From candidates to suggested key figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import new_id
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.numbers import plain
from briefing_app.extraction.calibration import Confidence
from briefing_app.extraction.document import Document
from briefing_app.extraction.figures.candidate import Candidate
from briefing_app.extraction.figures.key import THRESHOLD, key_model
from briefing_app.extraction.figures.reading import distinct
from briefing_app.extraction.figures.words import figure_words
from briefing_app.extraction.lexicon import Lexicon


class Fields(TypedDict):
    """The fields of a figure that are read from the article."""

    metric: str
    value: str
    high: str | None
    unit: str
    comparator: Comparator | None
    scaled_value: str
    scaled_high: str | None
    period: str | None
    direction: Direction | None
    kind: FigureKind


def suggested(document: Document, lexicon: Lexicon, confidence: Confidence) -> tuple[KeyFigure, ...]:
    """Return the key figures of an article in the order of the text."""
    words, model = figure_words(lexicon), key_model(lexicon)
    found = []
    for candidate in distinct(document, words):
        probability = model.probability(candidate, words)
        if probability >= THRESHOLD:
            origin = f"figure-{candidate.quantity.kind}"
            found.append(figure(document, candidate, origin, confidence(origin, round(probability, 2))))
    return tuple(found)


def figure(document: Document, candidate: Candidate, origin: str, confidence: float) -> KeyFigure:
    """Make the suggestion of a candidate."""
    anchor = Anchor.of(document.text, candidate.start, candidate.end)
    return KeyFigure(id=new_id(), anchor=anchor, origin=origin, confidence=confidence, **fields(candidate))


def fields(candidate: Candidate) -> Fields:
    """Return what a candidate says, as the fields of a figure."""
    quantity = candidate.quantity
    high = quantity.high
    return Fields(
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
