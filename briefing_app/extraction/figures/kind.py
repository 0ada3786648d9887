"""Whether a quantity is a result or an aim."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.domain.key_figure import FigureKind
from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_REACH = 40
_BEHIND = 4


def read_kind(
    tokens: Tokens,
    quantity: Quantity,
    periods: Sequence[Period],
    period: str | None,
    year: int | None,
    words: FigureWords,
) -> FigureKind:
    """Return the kind by the nearest cue before the number, then by what stands right behind the unit."""
    for at in range(quantity.end, min(len(tokens), quantity.end + _BEHIND)):
        if words.target_after.at(tokens.words, at) is not None:
            return FigureKind.TARGET
    at = quantity.front.edge
    floor = max(0, at - _REACH)
    while at > floor:
        target = words.target.before(tokens.words, at)
        actual = words.actual.before(tokens.words, at)
        if target is not None and (actual is None or target[0] >= actual[0]):
            if words.measured_by.before(tokens.words, at - target[0]) is None:
                return FigureKind.TARGET
            at -= target[0]
            continue
        if actual is not None:
            return FigureKind.ACTUAL
        at -= 1
    if period is not None and year is not None and int(period[:4]) > year:
        return FigureKind.TARGET
    return FigureKind.ACTUAL
