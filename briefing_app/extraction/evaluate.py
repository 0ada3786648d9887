"""Measure the suggestions against a folder of annotated articles (NAME.txt with NAME.gold.json).

The folder is taken in five fixed parts by a hash of the name. Rules are written while looking at parts 0 to 3;
part 4 is held out: it is counted, its misses are never shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.suggestions import Suggestions
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import evaluation_golden, evaluation_report
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import load_lexicon
from briefing_app.extraction.scoring import KINDS, Report

HELD_OUT = 4
"""The part whose articles and misses are never looked at."""

LOOKED_AT = tuple(part for part in range(5) if part != HELD_OUT)


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


def evaluate_each(
    engine: Engine, folder: Path, parts: Sequence[int] = range(5), kinds: Sequence[str] = KINDS
) -> dict[str, Report]:
    """Suggest for every article of those parts and count, each article for itself."""
    reports = {}
    for name, text, gold in articles(folder, parts):
        report = reports[name] = Report()
        report.add(name, gold, plain_document(text, engine.suggest(text)), kinds)
    return reports


def evaluate(
    engine: Engine, folder: Path, parts: Sequence[int] = range(5), kinds: Sequence[str] = KINDS
) -> Report:
    """Suggest for every article of those parts and count them together."""
    return together(evaluate_each(engine, folder, parts, kinds), parts)


def together(reports: Mapping[str, Report], parts: Sequence[int]) -> Report:
    """Return one report over the articles of those parts."""
    whole = Report()
    for name, report in reports.items():
        if part_of(name) in parts:
            whole.merge(report)
    return whole


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


def columns_of(reports: Mapping[str, Report], parts: Sequence[int]) -> dict[str, Report]:
    """Return the reports to show beside each other: all articles, the parts looked at, the one held out."""
    columns = {"all": together(reports, parts)}
    looked_at = [part for part in parts if part != HELD_OUT]
    if looked_at and HELD_OUT in parts:
        columns["looked at"] = together(reports, looked_at)
        columns["held out"] = together(reports, [HELD_OUT])
    return columns


def golden_counts(reports: Mapping[str, Report]) -> evaluation_golden.Counts:
    """Return the counts to be kept: of each article looked at, and of those held out together."""
    rows = {name: report for name, report in reports.items() if part_of(name) != HELD_OUT}
    return evaluation_golden.counts_of({**rows, "held out": together(reports, [HELD_OUT])})


def _parts(told: str) -> list[int]:
    if told == "all":
        return list(range(5))
    low, _, high = told.partition("-")
    return list(range(int(low), int(high or low) + 1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated articles: NAME.txt with NAME.gold.json")
    parser.add_argument("--kind", choices=KINDS, action="append", help="this kind of item only")
    parser.add_argument("--parts", default="all", help="0-3, 4, all, or one number")
    parser.add_argument("--misses", action="store_true", help="list what went wrong (never of part 4)")
    parser.add_argument("--rules", action="store_true", help="show what each rule did, and the calibration")
    parser.add_argument("--table", action="store_true", help="show the table and nothing else")
    parser.add_argument(
        "--golden",
        type=Path,
        nargs="?",
        const=evaluation_golden.FILE,
        help="fail when the counts are not those of this file (by default tests/golden/evaluation.json)",
    )
    parser.add_argument("--write-golden", action="store_true", help="write that file anew")
    return parser


def main(argv: Sequence[str]) -> int:
    """Run the command; returns the exit status. Without an option it shows misses, rules and the table."""
    options = _parser().parse_args(argv)
    golden = options.golden or (evaluation_golden.FILE if options.write_golden else None)
    parts, kinds = _parts(options.parts), options.kind or list(KINDS)
    if golden is not None and (len(parts) < 5 or len(kinds) < len(KINDS)):
        print("The golden counts are those of all parts and all kinds.", file=sys.stderr)
        return 2
    if not any(options.folder.glob("*.gold.json")):
        print(f"There are no annotated articles in {options.folder}.", file=sys.stderr)
        return 2
    reports = evaluate_each(Engine(load_lexicon()), options.folder, parts, kinds)
    everything = not (options.misses or options.rules or options.table or golden)
    columns = columns_of(reports, parts)
    if options.misses or everything:
        print(evaluation_report.misses(together(reports, [part for part in parts if part != HELD_OUT])))
    if options.rules or everything:
        print(evaluation_report.rules(columns, kinds))
        print(evaluation_report.calibration(columns, kinds))
    print(evaluation_report.table(columns))
    if golden is None:
        return 0
    counts = golden_counts(reports)
    if options.write_golden:
        evaluation_golden.write(golden, counts)
        return 0
    changed = evaluation_golden.differences(golden, counts)
    print("\n".join(changed) if changed else f"The counts are those of {golden.name}.")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
