"""Fit the weights that tell key figures from other quantities, on a folder of annotated articles.

Logistic regression with a pull towards zero, by plain gradient descent: a hundred or so numbers, seconds of work,
no library. Run as ``python -m briefing_app.extraction.figures.fit FOLDER``; the result goes to
``resources/lexicon/vi/figure_weights.toml``.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_app import paths
from briefing_app.extraction.document import Document
from briefing_app.extraction.evaluate import HELD_OUT, articles
from briefing_app.extraction.figures.key import features
from briefing_app.extraction.figures.reading import distinct
from briefing_app.extraction.figures.suggest import figure
from briefing_app.extraction.figures.words import figure_words
from briefing_app.extraction.lexicon import Lexicon, load_lexicon
from briefing_app.extraction.scoring import match

_ROUNDS = 3000
_RATE = 0.5
_PULL = 0.004  # towards zero, by each round's share of the data
_RARE = 2  # a feature seen less often gets no weight

# What is believed before anything was seen: a noun that the lexicon does not know seldom counts something.
_PRIORS = {"unit unknown": -0.5}

Example = tuple[list[str], bool]


def examples(lexicon: Lexicon, folder: Path, parts: Sequence[int]) -> Iterator[Example]:
    """Yield features and whether it is key of each quantity on which careful readers agree."""
    words = figure_words(lexicon)
    for _, text, gold in articles(folder, parts):
        document = Document.of(text, lexicon)
        found = list(distinct(document, words))
        predicted = []
        for candidate in found:
            item = figure(document, candidate, "", 1.0)
            anchor = {"start": item.anchor.start, "end": item.anchor.end, "exact": item.anchor.exact}
            predicted.append({"anchor": anchor, "scaled_value": item.scaled_value})
        wanted = gold.get("key_figures", [])
        pairs = {j: wanted[i] for i, j in match("key_figures", wanted, predicted, text)}
        for j, candidate in enumerate(found):
            if j not in pairs:
                yield list(features(candidate, words)), False
            elif not pairs[j].get("optional"):
                yield list(features(candidate, words)), True


def fit(data: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return bias and weights."""
    seen = Counter(name for names, _ in data for name in names)
    usable = [
        ([name for name in names if seen[name] >= _RARE or name in _PRIORS], key) for names, key in data
    ]
    bias, weights = (
        0.0,
        dict.fromkeys((name for name, count in seen.items() if count >= _RARE), 0.0) | _PRIORS,
    )
    for _ in range(_ROUNDS):
        slope: dict[str, float] = defaultdict(float)
        bias_slope = 0.0
        for names, key in usable:
            total = bias + sum(weights[name] for name in names)
            error = 1 / (1 + math.exp(-total)) - key
            bias_slope += error
            for name in names:
                slope[name] += error
        bias -= _RATE * bias_slope / len(usable)
        for name, weight in weights.items():
            weights[name] = weight - _RATE * (
                slope[name] / len(usable) + _PULL * (weight - _PRIORS.get(name, 0.0))
            )
    return bias, weights


def written(bias: float, weights: dict[str, float], count: int) -> str:
    """Return the weights as the text of the data file."""
    rows = [
        "# How much each feature speaks for a quantity being a key figure (briefing_app/extraction/figures/key.py).",
        f"# Written by `python -m briefing_app.extraction.figures.fit` from {count} quantities; not edited by hand.",
        "",
        f"bias = {bias:.3f}",
        "",
        "[weights]",
    ]
    rows += [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items())]
    return "\n".join(rows) + "\n"


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="fit", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, default=paths.resource("lexicon", "vi", "figure_weights.toml"))
    options = parser.parse_args(argv)
    parts = [part for part in range(5) if part != HELD_OUT]
    data = list(examples(load_lexicon(), options.folder, parts))
    bias, weights = fit(data)
    options.to.write_text(written(bias, weights, len(data)), "utf-8")
    right = sum(key for _, key in data)
    print(f"{len(data)} quantities, {right} of them key -> {options.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
