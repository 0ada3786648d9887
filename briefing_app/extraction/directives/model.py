"""The model: which clauses are directives, weighed together so that one leads to the next.

A chain of clauses, each a directive or not. A clause's features vote for it; the links between two clauses vote
for the second when the first is one. The weights are plain numbers, fitted by `fit.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from briefing_app.extraction.lexicon import Lexicon, LexiconError

WEIGHTS = "directives_weights.json"

_NOTHING = repeat(0.0)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features and links, and the probability from which a clause is suggested."""

    features: Mapping[str, float] = field(default_factory=dict)
    links: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.5
    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, probability: float) -> float:
        """Return how often suggestions of that probability proved right on articles the weights had not seen."""
        probability = min(max(probability, 1e-9), 1 - 1e-9)
        return _logistic(self.slope * math.log(probability / (1 - probability)) + self.shift)

    def votes(
        self, features: Sequence[Iterable[str]], links: Sequence[Iterable[str]]
    ) -> tuple[list[float], list[float]]:
        """Return the sum of the weights for every clause, and for every step into it."""
        node, step = self.features, self.links
        return (
            [sum(map(node.get, names, _NOTHING)) for names in features],
            [sum(map(step.get, names, _NOTHING)) for names in links],
        )

    def probabilities(self, features: Sequence[Iterable[str]], links: Sequence[Iterable[str]]) -> list[float]:
        """Return for every clause of an article how likely it is a directive, all others considered."""
        return marginals(*self.votes(features, links))


def marginals(node: Sequence[float], step: Sequence[float]) -> list[float]:
    """Return the marginal probabilities of a chain of two states."""
    return forward_backward(node, step)[0]


def forward_backward(node: Sequence[float], step: Sequence[float]) -> tuple[list[float], list[float], float]:
    """Sum over all ways to call the clauses of a chain directives or not.

    Returns for every clause how likely it is one, how likely it and the one before both are, and the log of the
    whole sum.
    """
    count = len(node)
    if not count:
        return [], [], 0.0
    forward = [node[0]]  # log odds of being a directive, given all before
    whole = 0.0
    for at in range(1, count):
        before = forward[-1]
        base = _softplus(before)
        whole += base
        forward.append(node[at] + _softplus(before + step[at]) - base)
    whole += _softplus(forward[-1])
    backward = [0.0] * count
    for at in range(count - 2, -1, -1):
        after = node[at + 1] + backward[at + 1]
        backward[at] = _softplus(after + step[at + 1]) - _softplus(after)
    single = [_logistic(f + b) for f, b in zip(forward, backward, strict=True)]
    pair = [0.0] * count
    for at in range(1, count):
        # given that this one is a directive: the odds that the one before is too
        pair[at] = single[at] * _logistic(forward[at - 1] + step[at])
    return single, pair, whole


def _softplus(value: float) -> float:
    if value > 35:
        return value
    return math.log1p(math.exp(value)) if value > -35 else 0.0


def _logistic(value: float) -> float:
    if value >= 0:
        return 1 / (1 + math.exp(-min(value, 700)))
    grown = math.exp(max(value, -700))
    return grown / (1 + grown)


def load_model(lexicon: Lexicon) -> Model:
    """Return the model whose weights lie beside the lexicon, loaded once; without them nothing is suggested."""
    return lexicon.view("directives.model", _load)


def _load(lexicon: Lexicon) -> Model:
    path = lexicon.folder / WEIGHTS
    return read_model(path) if path.is_file() else Model(threshold=2.0)


def read_model(path: Path) -> Model:
    """Read a file of weights. Raises LexiconError when it is no such file."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return Model(
            {str(k): float(v) for k, v in told["features"].items()},
            {str(k): float(v) for k, v in told["links"].items()},
            float(told["threshold"]),
            float(told["slope"]),
            float(told["shift"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise LexiconError(path, line, f"no weights of directives: {error}") from error
