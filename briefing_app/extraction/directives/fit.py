"""Fit the weights of directives on annotated articles and write ``directives_weights.json``.

Run ``python -m briefing_app.extraction.directives.fit FOLDER`` after the grammar, the words or the features have
changed. The held-out part of the folder is never read. Nothing of this is needed to suggest.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_app.extraction import scoring
from briefing_app.extraction.directives.candidates import Candidate, read_candidates
from briefing_app.extraction.directives.features import describe
from briefing_app.extraction.directives.mentions import Voice
from briefing_app.extraction.directives.model import WEIGHTS, Model, forward_backward
from briefing_app.extraction.directives.suggest import anchor_span
from briefing_app.extraction.document import Document
from briefing_app.extraction.evaluate import HELD_OUT, articles
from briefing_app.extraction.lexicon import Lexicon, load_lexicon

SEEN_IN = 5
"""In how many articles a feature must occur to be weighed: a rarer one fits its articles and nothing else."""

RIDGE = 3.0
"""How strongly weights are drawn to nought."""

THRESHOLD = 0.5
ROUNDS = 120

Vector = list[float]
Expected = tuple[Mapping[str, float], Mapping[str, float]]
"""Prior weights of features and of links."""

Read = list[tuple[list[Candidate], list[int | None]]]
"""Read articles: the candidates of each with their labels."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A run of clauses whose labels are beyond doubt: per clause its features, links (as numbers) and label."""

    features: list[list[int]]
    links: list[list[int]]
    labels: list[int]


def labels_of(
    document: Document, candidates: Sequence[Candidate], gold: Iterable[dict[str, Any]]
) -> list[int | None]:
    """Return for every candidate whether the gold calls it a directive: 1, 0, or None where readers may differ."""
    annotations = list(gold)
    spans = [anchor_span(document, candidate) for candidate in candidates]
    predicted = [{"anchor": {"start": s, "end": e, "exact": document.text[s:e]}} for s, e in spans]
    labels: list[int | None] = [0] * len(candidates)
    for i, j in scoring.match("directives", annotations, predicted, document.text):
        labels[j] = None if annotations[i].get("optional") else 1
        if labels[j] is None and candidates[j].speaker.voice is Voice.CHORUS:
            labels[j] = 0  # nobody with authority
    return labels


def read_articles(folder: Path, lexicon: Lexicon, parts: Sequence[int]) -> Read:
    """Read the candidates of annotated articles with their labels."""
    found = []
    for _, text, gold in articles(folder, parts):
        document = Document.of(text, lexicon)
        candidates = read_candidates(document, lexicon).candidates
        describe(candidates)
        found.append((candidates, labels_of(document, candidates, gold.get("directives", []))))
    return found


def chains_of(read: Read, features: dict[str, int], links: dict[str, int]) -> list[Chain]:
    """Cut the articles into chains at the clauses where readers may differ."""
    chains: list[Chain] = []
    for candidates, labels in read:
        chain = Chain([], [], [])
        for candidate, label in zip(candidates, labels, strict=True):
            if label is None:
                chains.append(chain)
                chain = Chain([], [], [])
                continue
            chain.features.append([features[name] for name in candidate.features if name in features])
            chain.links.append([links[name] for name in candidate.links if name in links])
            chain.labels.append(label)
        chains.append(chain)
    return [chain for chain in chains if chain.labels]


def numbered(sets: Iterable[set[str]], offset: int = 0, always: Iterable[str] = ()) -> dict[str, int]:
    """Number the names that occur in enough sets, and those that always count, in alphabetical order."""
    seen = Counter(name for names in sets for name in names)
    kept = {name for name, count in seen.items() if count >= SEEN_IN} | set(always)
    return {name: number + offset for number, name in enumerate(sorted(kept))}


def loss(chains: Sequence[Chain], weights: Vector, prior: Vector) -> tuple[float, Vector]:
    """Return the negative log likelihood with the ridge that draws the weights to their prior, and its gradient."""
    off = [w - p for w, p in zip(weights, prior, strict=True)]
    total = 0.5 * RIDGE * _dot(off, off)
    gradient = [RIDGE * o for o in off]
    for chain in chains:
        node = [sum(weights[k] for k in names) for names in chain.features]
        step = [sum(weights[k] for k in names) for names in chain.links]
        single, pair, norm = forward_backward(node, step)
        labels = chain.labels
        total += norm
        for at, label in enumerate(labels):
            joined = label and at and labels[at - 1]
            total -= label * node[at] + (step[at] if joined else 0.0)
            change = single[at] - label
            for k in chain.features[at]:
                gradient[k] += change
            if at:
                change = pair[at] - (1 if joined else 0)
                for k in chain.links[at]:
                    gradient[k] += change
    return total, gradient


def minimise(
    function: Callable[[Vector], tuple[float, Vector]], start: Vector, rounds: int = ROUNDS
) -> Vector:
    """Minimise a smooth convex function by limited-memory BFGS with backtracking."""
    point = list(start)
    value, gradient = function(point)
    memory: list[tuple[Vector, Vector, float]] = []
    for _ in range(rounds):
        direction = _direction(gradient, memory)
        slope = _dot(direction, gradient)
        length = 1.0 if memory else 1.0 / max(1.0, math.sqrt(_dot(gradient, gradient)))
        while True:
            trial = [p + length * d for p, d in zip(point, direction, strict=True)]
            new_value, new_gradient = function(trial)
            if new_value <= value + 1e-4 * length * slope or length < 1e-8:
                break
            length /= 2
        moved = [t - p for t, p in zip(trial, point, strict=True)]
        bent = [n - g for n, g in zip(new_gradient, gradient, strict=True)]
        curvature = _dot(moved, bent)
        if curvature > 1e-12:
            memory = [*memory[-7:], (moved, bent, 1 / curvature)]
        settled = abs(value - new_value) < 1e-7 * max(1.0, abs(value))
        point, value, gradient = trial, new_value, new_gradient
        if settled:
            break
    return point


def _direction(gradient: Vector, memory: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    """Return the downhill direction by the two-loop recursion."""
    rest = list(gradient)
    shares: list[float] = []
    for moved, bent, inverse in reversed(memory):
        share = inverse * _dot(moved, rest)
        shares.append(share)
        rest = [r - share * b for r, b in zip(rest, bent, strict=True)]
    if memory:
        moved, bent, inverse = memory[-1]
        scale = 1 / (inverse * _dot(bent, bent))
        rest = [scale * r for r in rest]
    for (moved, bent, inverse), share in zip(memory, reversed(shares), strict=True):
        back = inverse * _dot(bent, rest)
        rest = [r + (share - back) * m for r, m in zip(rest, moved, strict=True)]
    return [-r for r in rest]


def _dot(a: Vector, b: Vector) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def fit(read: Read, expected: Expected) -> dict[str, Any]:
    """Fit the weights on read articles; return what the file of weights holds."""
    features = numbered(
        ({name for c in candidates for name in c.features} for candidates, _ in read), 0, expected[0]
    )
    links = numbered(
        ({name for c in candidates for name in c.links} for candidates, _ in read), len(features), expected[1]
    )
    chains = chains_of(read, features, links)
    prior = [expected[0].get(name, 0.0) for name in features] + [expected[1].get(name, 0.0) for name in links]
    weights = minimise(lambda point: loss(chains, point, prior), prior)
    told = {name: round(weights[k], 3) for name, k in features.items() if abs(weights[k]) >= 0.02}
    linked = {name: round(weights[k], 3) for name, k in links.items() if abs(weights[k]) >= 0.02}
    return {
        "about": "Weights of directives, written by briefing_app.extraction.directives.fit; not by hand.",
        "threshold": THRESHOLD,
        "features": told,
        "links": linked,
    }


def calibrate(folds: Sequence[Read], expected: Expected) -> tuple[float, float]:
    """Return slope and shift that turn a fitted log odds into how often it proves right on unseen articles.

    Every fold is judged by weights fitted on the others (Platt's scaling).
    """
    judged: list[tuple[float, int]] = []
    for number, fold in enumerate(folds):
        told = fit([article for n, other in enumerate(folds) if n != number for article in other], expected)
        model = Model(told["features"], told["links"])
        for candidates, labels in fold:
            sure = model.probabilities([c.features for c in candidates], [c.links for c in candidates])
            judged += [
                (math.log(max(p, 1e-9) / max(1 - p, 1e-9)), label)
                for p, label in zip(sure, labels, strict=True)
                if label is not None
            ]

    def misjudged(point: Vector) -> tuple[float, Vector]:
        slope, shift = point
        total, gradient = 0.0, [0.0, 0.0]
        for odds, label in judged:
            (right,), _, norm = forward_backward([slope * odds + shift], [0.0])
            total += norm - label * (slope * odds + shift)
            gradient[0] += (right - label) * odds
            gradient[1] += right - label
        return total, gradient

    slope, shift = minimise(misjudged, [1.0, 0.0])
    return slope, shift


def expected_weights(lexicon: Lexicon) -> Expected:
    """Return the weights that features and links have before any article speaks (``directives.toml``, [prior])."""
    table = lexicon.table("directives")
    features, links = (
        {name: table.number(f"{section}.{name}", 0.0) for name in table.get(section, {})}
        for section in ("prior", "prior_links")
    )
    return features, links


def main(argv: Sequence[str] | None = None) -> int:
    """Fit on a folder of annotated articles and write the weights beside the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated articles: NAME.txt with NAME.gold.json")
    parser.add_argument("--to", type=Path, help="the file to write, by default the lexicon's own")
    options = parser.parse_args(argv)
    lexicon = load_lexicon()
    folds = [read_articles(options.folder, lexicon, [part]) for part in range(5) if part != HELD_OUT]
    expected = expected_weights(lexicon)
    told = fit([article for fold in folds for article in fold], expected)
    slope, shift = calibrate(folds, expected)
    told |= {"slope": round(slope, 3), "shift": round(shift, 3)}
    target = options.to or lexicon.folder / WEIGHTS
    target.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")
    sys.stdout.write(f"{len(told['features'])} features, {len(told['links'])} links: {target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
