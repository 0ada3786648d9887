"""Fit the calibration on annotated articles and write ``calibration.toml``.

Run ``python -m briefing_app.extraction.calibration_fit FOLDER`` last, after rules and weights have changed. The
held-out part of the folder is never read. Suggestions that fitted weights made are judged by weights fitted without
their article's part; those of written rules, which were written looking at these very articles, count for little
against what the rule's author says. Nothing of this is needed to suggest.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_app.extraction.calibration import ANY, TABLE, Calibration, Points
from briefing_app.extraction.directives import fit as directives_fit
from briefing_app.extraction.directives.model import Model, load_model
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import LOOKED_AT, evaluate
from briefing_app.extraction.figures import fit as figures_fit
from briefing_app.extraction.figures.key import KeyModel
from briefing_app.extraction.lexicon import Lexicon, load_lexicon
from briefing_app.extraction.scoring import Judged

BAND = (20.0, 60.0)
"""How many suggestions one point stands for, at least: few where many are wrong, more towards certainty."""

CAUTION = 0.5
"""How many wrong suggestions are added to each band, so that nothing is certain because few were seen."""

PULL: Mapping[str, float] = {"attendees": 100.0, "key_figures": 20.0, "directives": 20.0}
"""For how many suggestions the word of a rule's author counts, or of the weights that spoke."""

RULE_PULL = 30.0
"""For how many of a rule's own suggestions those of its whole kind count, where weights spoke."""

WRITTEN = frozenset({"attendees"})
"""Kinds whose confidences an author wrote for each rule; the others' come from fitted weights."""


@dataclass(slots=True)
class Band:
    """Suggestions of about the same confidence: how many, their confidence, how many of them are right."""

    count: float
    said: float
    right: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count


def judged_fairly(folder: Path) -> list[Judged]:
    """Judge the suggestions of every part looked at, by weights that were fitted on the other parts."""
    lexicon = load_lexicon()
    expected, model = directives_fit.expected_weights(lexicon), load_model(lexicon)
    clauses = {part: directives_fit.read_articles(folder, lexicon, [part]) for part in LOOKED_AT}
    quantities = {part: list(figures_fit.examples(lexicon, folder, [part])) for part in LOOKED_AT}
    judged = []
    for part in LOOKED_AT:
        others = [other for other in LOOKED_AT if other != part]
        told = directives_fit.fit([read for other in others for read in clauses[other]], expected)
        fair = load_lexicon()
        _put(fair, "directives.model", replace(model, features=told["features"], links=told["links"]))
        _put(
            fair,
            "figure_weights",
            KeyModel(*figures_fit.fit([e for other in others for e in quantities[other]])),
        )
        judged += evaluate(Engine(fair, calibrated=False), folder, [part]).judged
    return judged


def _put(lexicon: Lexicon, name: str, model: Model | KeyModel) -> None:
    """Give a lexicon a model before it reads its own."""

    def build(_: Lexicon) -> Model | KeyModel:
        return model

    lexicon.view(name, build)


def bands_of(judged: Iterable[Judged]) -> list[Band]:
    """Part suggestions into bands by their confidence, equal ones together."""
    bands: list[Band] = []
    before = -1.0
    for item in sorted(judged, key=lambda item: item.confidence):
        right = float(item.right is not False)
        if bands and (bands[-1].count < _enough(bands[-1].said) or item.confidence == before):
            last = bands[-1]
            last.said = (last.said * last.count + item.confidence) / (last.count + 1)
            last.count += 1
            last.right += right
        else:
            bands.append(Band(1, item.confidence, right))
        before = item.confidence
    if len(bands) > 1 and bands[-1].count < _enough(bands[-1].said) / 2:
        few = bands.pop()
        bands[-1] = _joined(bands[-1], few)
    return bands


def _enough(said: float) -> float:
    few, many = BAND
    return min(many, max(few, 0.6 / max(1e-9, 1 - said)))


def _joined(a: Band, b: Band) -> Band:
    count = a.count + b.count
    return Band(count, (a.said * a.count + b.said * b.count) / count, a.right + b.right)


def points_of(bands: Iterable[Band], prior: Calibration | None, pull: float) -> Points:
    """Return the points of a curve through bands, each pulled to its prior, joined where they would fall."""
    rising: list[Band] = []
    for band in bands:
        believed = band.said if prior is None else prior.share_right("", "", band.said)
        rising.append(Band(band.count + pull + CAUTION, band.said, band.right + pull * believed))
        while len(rising) > 1 and rising[-2].share >= rising[-1].share:
            last = rising.pop()
            rising[-1] = _joined(rising[-1], last)
    return [(round(band.said, 4), round(band.share, 4)) for band in rising]


def fit(judged: Sequence[Judged]) -> dict[str, dict[str, Points]]:
    """Return the points of every kind and rule."""
    kinds: dict[str, dict[str, Points]] = {}
    for kind, pull in PULL.items():
        own = [item for item in judged if item.kind == kind]
        if not own:
            continue
        whole = points_of(bands_of(own), None, pull)
        rules: dict[str, list[Judged]] = defaultdict(list)
        for item in own:
            rules[item.origin].append(item)
        points = kinds[kind] = {ANY: whole}
        prior = None if kind in WRITTEN else Calibration({("", ""): whole})
        for origin, items in sorted(rules.items()):
            points[origin] = points_of(bands_of(items), prior, pull if kind in WRITTEN else RULE_PULL)
    return kinds


def written(kinds: Mapping[str, Mapping[str, Points]], count: int) -> str:
    """Return the points as the text of the data file."""
    rows = [
        "# Which share of a rule's suggestions is right where the rule says so much: [said, right], straight lines",
        '# between the points; "*" is for rules without points of their own.',
        f"# Written by `python -m briefing_app.extraction.calibration_fit` from {count} suggestions; not by hand.",
    ]
    for kind, rules in kinds.items():
        rows += ["", f"[{kind}]"]
        rows += [
            f"{json.dumps(origin)} = [{', '.join(f'[{said:g}, {right:g}]' for said, right in points)}]"
            for origin, points in rules.items()
        ]
    return "\n".join(rows) + "\n"


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="calibration_fit", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated articles: NAME.txt with NAME.gold.json")
    parser.add_argument("--to", type=Path, help="the file to write, by default the lexicon's own")
    options = parser.parse_args(argv)
    judged = judged_fairly(options.folder)
    target = options.to or load_lexicon().folder / f"{TABLE}.toml"
    target.write_text(written(fit(judged), len(judged)), "utf-8")
    print(f"{len(judged)} suggestions: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
