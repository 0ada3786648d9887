"""The chain model, its file and its fitting."""

import itertools
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.extraction.directives import fit
from briefing_app.extraction.directives.model import Model, forward_backward, read_model
from briefing_app.extraction.lexicon import LexiconError, load_lexicon

VOTES = st.floats(-4, 4)


@given(st.lists(st.tuples(VOTES, VOTES), min_size=1, max_size=7))
def test_marginals_are_those_of_all_ways_to_call_the_clauses(votes: list[tuple[float, float]]) -> None:
    node, step = [n for n, _ in votes], [s for _, s in votes]
    weights = {}
    for ways in itertools.product((0, 1), repeat=len(node)):
        vote = sum(n * w for n, w in zip(node, ways, strict=True))
        vote += sum(step[k] for k in range(1, len(node)) if ways[k] and ways[k - 1])
        weights[ways] = math.exp(vote)
    total = sum(weights.values())
    single, pair, norm = forward_backward(node, step)
    assert norm == pytest.approx(math.log(total), abs=1e-9)
    for k in range(len(node)):
        assert single[k] == pytest.approx(sum(w for ways, w in weights.items() if ways[k]) / total, abs=1e-9)
        both = sum(w for ways, w in weights.items() if k and ways[k] and ways[k - 1]) / total
        assert pair[k] == pytest.approx(both, abs=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_no_vote_is_too_large(node: list[float]) -> None:
    single, _, _ = forward_backward(node, [50.0] * len(node))
    assert all(0 <= p <= 1 for p in single)


def test_the_gradient_is_that_of_the_loss() -> None:
    chains = [
        fit.Chain([[0, 1], [1], [0]], [[], [2], [2, 3]], [1, 1, 0]),
        fit.Chain([[1], [0]], [[], [3]], [0, 1]),
    ]
    prior, point = [0.0, 0.5, -0.2, 0.0], [0.3, -0.7, 0.4, 0.1]
    _, gradient = fit.loss(chains, point, prior)
    for k in range(4):
        low, high = list(point), list(point)
        low[k] -= 1e-6
        high[k] += 1e-6
        slope = (fit.loss(chains, high, prior)[0] - fit.loss(chains, low, prior)[0]) / 2e-6
        assert gradient[k] == pytest.approx(slope, abs=1e-5)


def test_fitting_learns_what_tells_the_clauses_apart() -> None:
    chains = [fit.Chain([[0], [1], [0], [1]], [[], [], [], []], [1, 0, 1, 0]) for _ in range(20)]
    weights = fit.minimise(lambda point: fit.loss(chains, point, [0.0, 0.0]), [0.0, 0.0])
    assert weights[0] > 1
    assert weights[1] < -1


def test_a_confidence_rises_with_the_probability() -> None:
    model = Model(slope=0.9, shift=-0.3)
    told = [model.confidence(p) for p in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] <= 1


def test_the_weights_and_their_prior_are_there() -> None:
    lexicon = load_lexicon()
    model = read_model(lexicon.folder / "directives_weights.json")
    assert 0 < model.threshold < 1
    assert len(model.features) > 100
    features, links = fit.expected_weights(lexicon)
    assert features
    assert links


@pytest.mark.parametrize(
    "told", ["", "[]", "{}", json.dumps({"features": {"a": "x"}, "links": {}, "threshold": 0.5})]
)
def test_a_broken_file_of_weights_is_told(told: str, tmp_path: Path) -> None:
    path = tmp_path / "directives_weights.json"
    path.write_text(told, "utf-8")
    with pytest.raises(LexiconError, match=r"directives_weights\.json:1"):
        read_model(path)
