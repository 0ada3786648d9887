"""Whether a quantity is a key figure: features with weights fitted on annotated articles.

The weights are numbers in ``figure_weights.toml``, written by `fit`; a feature without one weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from briefing_app.extraction.figures.candidate import Candidate
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.words import FigureWords
from briefing_app.extraction.lexicon import Lexicon

THRESHOLD = 0.5
"""From which probability on a quantity is suggested."""

_QUOTES = frozenset("\"“”'‘’«")
_GENERIC = frozenset({"các", "cả", "những"})


def features(candidate: Candidate, words: FigureWords) -> Iterator[str]:
    """Yield the names of what speaks for or against a candidate."""
    quantity, tokens = candidate.quantity, candidate.tokens
    kind = quantity.kind
    yield f"unit {kind}"
    counted = kind in COUNTED
    if quantity.comparator is not None:
        yield "comparator"
    if quantity.front.change is not None:
        yield "change"
    if quantity.total is not None:
        yield "ratio"
    if quantity.high is not None:
        yield "range"
    if quantity.spelled:
        yield "spelled"
    if quantity.padded:
        yield "padded"
    if quantity.labelled:
        yield "labelled"
    if candidate.siblings > 1:
        yield "siblings"
    if candidate.period is not None:
        yield "period"
    if counted:
        yield from _counted(candidate, words)
    before = tokens.word(candidate.first - 1)
    if before in _QUOTES:
        yield "quoted"
    if before in _GENERIC:
        yield "determined"
    if tokens.word(quantity.end) in (":", "gồm"):
        yield "list follows"
    if candidate.first == 0:
        yield "opens the sentence"


def _counted(candidate: Candidate, words: FigureWords) -> Iterator[str]:
    """Yield what a counted noun adds: how many, what was done with them."""
    quantity, tokens = candidate.quantity, candidate.tokens
    size = quantity.value * quantity.factor
    band = "few" if size < 4 else "some" if size < 11 else "tens" if size < 100 else "many"
    yield f"size {band}"
    if quantity.kind == "structural":
        yield f"structural {band}"
    if words.verb_before(tokens.words, quantity.front.edge):
        yield "verb before"


class KeyModel:
    """The weights of the features, and what they make of a candidate."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self._bias = bias
        self._weights = dict(weights)

    def probability(self, candidate: Candidate, words: FigureWords) -> float:
        """Return how likely a candidate is a key figure, 0 to 1."""
        total = self._bias + sum(self._weights.get(name, 0.0) for name in features(candidate, words))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def key_model(lexicon: Lexicon) -> KeyModel:
    """Return the model whose weights stand in the lexicon's folder."""
    return lexicon.view("figure_weights", _build)


def _build(lexicon: Lexicon) -> KeyModel:
    table = lexicon.table("figure_weights")
    names = table.get("weights", {})
    if not isinstance(names, dict):
        raise table.error("weights", "a table is expected")
    weights = {}
    for name, value in names.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise table.error(f"weights.{name}", f"a number is expected, not {value!r}")
        weights[name] = float(value)
    return KeyModel(table.number("bias", 2.0), weights)
