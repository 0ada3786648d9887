"""Measure the suggestions against a folder of annotated articles (NAME.txt with NAME.gold.json).

The folder is taken in five fixed parts by a hash of the name. Rules are written while looking at parts 0 to 3;
part 4 is held out: it is counted, its misses are never shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.suggestions import Suggestions
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import load_lexicon
from briefing_app.extraction.scoring import KINDS, Report

HELD_OUT = 4
"""The part whose articles and misses are never looked at."""


def part_of(name: str) -> int:
    """Return the part, 0 to 4, to which the article of that name belongs."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5


def articles(folder: Path, parts: Sequence[int]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, normalised text and gold of the annotated articles of those parts."""
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if part_of(name) in parts:
            text = normalise_article(path.with_name(f"{name}.txt").read_text("utf-8"))
            yield name, text, json.loads(path.read_text("utf-8"))


def evaluate(
    engine: Engine, folder: Path, parts: Sequence[int] = range(5), kinds: Sequence[str] = KINDS
) -> Report:
    """Suggest for every article of those parts and count."""
    report = Report()
    for name, text, gold in articles(folder, parts):
        report.add(name, gold, plain_document(text, engine.suggest(text)), kinds)
    return report


def plain_document(text: str, suggestions: Suggestions) -> dict[str, Any]:
    """Return suggestions as the plain values that `scoring` reads."""
    return {
        "article": {"title": suggestions.title, "date": suggestions.date, "text": text},
        "attendees": [_plain(item) for item in suggestions.attendees],
        "key_figures": [_plain(item) for item in suggestions.key_figures],
        "directives": [_plain(item) for item in suggestions.directives],
    }


def _plain(item: AnyItem) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(item, name) for name in _fields(type(item))}
    anchor: Anchor = item.anchor
    return fields | {"anchor": {"start": anchor.start, "end": anchor.end, "exact": anchor.exact}}


def _fields(kind: type[AnyItem]) -> list[str]:
    return [name for name in kind.__dataclass_fields__ if name not in ("id", "anchor", "author", "note")]


def table(report: Report) -> str:
    """Return the table of an evaluation as text."""
    rows = [f"{report.articles} articles"]
    for kind, score in report.scores.items():
        cells = []
        if kind != "article":
            cells.append(f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
            cells.append(f"tp {score.tp} fp {score.fp} fn {score.fn}")
        cells += [f"{name} {score.share(name):.3f} ({score.cases[name]})" for name in score.cases]
        rows.append(f"{kind:12} " + "  ".join(cells))
    return "\n".join(rows)


def details(report: Report, kinds: Sequence[str]) -> str:
    """Return how often each rule was right, and the share right by tenths of confidence."""
    rows = []
    for rule, counts in sorted(report.rules.items()):
        rows.append(f"{rule:50} right {counts['right']:4}  wrong {counts['wrong']:4}")
    for kind in kinds:
        tenths: dict[int, Counter[bool]] = {}
        for of_kind, confidence, right in report.certain:
            if of_kind == kind:
                tenths.setdefault(min(9, int(confidence * 10)), Counter())[right] += 1
        for tenth, counted in sorted(tenths.items()):
            share = counted[True] / counted.total()
            rows.append(f"{kind:12} confidence {tenth / 10:.1f}+  {share:.3f} of {counted.total()}")
    return "\n".join(rows)


def misses(report: Report) -> str:
    """Return every miss on a line of its own."""
    rows = []
    for miss in sorted(report.misses, key=lambda m: (m.kind, m.what, m.article)):
        told = f"{miss.article}: {miss.kind} {miss.what}: {miss.words[:140]!r}"
        if miss.what not in ("missed", "spurious"):
            told += f" is {miss.got!r}, not {miss.wanted!r}"
        rows.append(told + (f" [{miss.origin}]" if miss.origin else ""))
    return "\n".join(rows)


def _parts(told: str) -> list[int]:
    if told == "all":
        return list(range(5))
    low, _, high = told.partition("-")
    return list(range(int(low), int(high or low) + 1))


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--parts", default="all", help="0-3, 4, all, or one number")
    parser.add_argument("--misses", action="store_true", help="list what went wrong (never of part 4)")
    parser.add_argument(
        "--rules", action="store_true", help="list each rule's right and wrong, and the calibration"
    )
    options = parser.parse_args(argv)
    parts, kinds = _parts(options.parts), options.kind or list(KINDS)
    engine = Engine(load_lexicon())
    if options.misses:
        print(misses(evaluate(engine, options.folder, [p for p in parts if p != HELD_OUT], kinds)))
    report = evaluate(engine, options.folder, parts, kinds)
    if options.rules:
        print(details(report, kinds))
    print(table(report))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
