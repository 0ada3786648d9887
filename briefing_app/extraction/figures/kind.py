"""Whether a quantity is a result or an aim."""

from __future__ import annotations

from briefing_app.domain.key_figure import FigureKind
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.words import FigureWords

_REACH = 80
_NEAR = 7
_CLAUSE_ENDS = frozenset(";.:")
_STATES = frozenset({"đã", "đang", "chưa"})  # "19 tỉnh chưa triển khai" tells what is


def read_kind(
    tokens: Tokens, quantity: Quantity, period: str | None, year: int | None, words: FigureWords
) -> FigureKind:
    """Return the kind: by the year, by what stands right behind the unit, by the nearest cue before the number."""
    last = int(period.rpartition("/")[2][:4]) if period is not None else None
    if last is not None and year is not None and last != year:
        return FigureKind.TARGET if last > year else FigureKind.ACTUAL
    if words.kind.target_after.at(tokens.words, quantity.end) is not None:
        return FigureKind.TARGET
    if quantity.kind in COUNTED and tokens.word(quantity.end) in _STATES:
        return FigureKind.ACTUAL
    number = quantity.number
    floor = max(0, number - _REACH)
    at = number
    clause = True
    while at > floor:
        word = tokens.words[at - 1]
        clause = clause and word not in _CLAUSE_ENDS
        if word not in words.kind.lasts:
            at -= 1
            continue
        target = words.kind.target.before(tokens.words, at)
        if target is None and clause and number - at <= _NEAR:
            target = words.kind.target_near.before(tokens.words, at)
        actual = words.kind.actual.before(tokens.words, at)
        if actual is not None and (target is None or actual[0] > target[0]):
            return FigureKind.ACTUAL
        if target is not None:
            if not _is_yardstick(tokens, at - target[0], words):
                return FigureKind.TARGET
            at -= target[0]
            continue
        at -= 1
    return FigureKind.ACTUAL


def _is_yardstick(tokens: Tokens, at: int, words: FigureWords) -> bool:
    """Tell whether the aim at a token is only what a result is measured by: "bằng 72 % dự toán"."""
    return tokens.word(at - 1) == "%" or words.kind.measured_by.before(tokens.words, at) is not None
