"""The counts of an evaluation as a file under version control, so that each change of them shows in review.

It holds numbers alone: no word of an article. One line is one article.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing_app.extraction.scoring import Report

FILE = Path(__file__).resolve().parents[2] / "tests" / "golden" / "evaluation.json"
"""Where a checkout keeps the counts."""

Counts = dict[str, dict[str, Any]]


def counts_of(reports: Mapping[str, Report]) -> Counts:
    """Return the counts of every article, given its report.

    For each kind "found" is [right, wrong, missed]; an attribute is [right, cases].
    """
    counts: Counts = {}
    for name, report in sorted(reports.items()):
        row: dict[str, Any] = {"articles": report.articles}
        for kind, score in sorted(report.scores.items()):
            told: dict[str, list[int]] = {
                attribute: [score.right[attribute], score.cases[attribute]]
                for attribute in sorted(score.cases)
            }
            row[kind] = told if kind == "article" else {"found": [score.tp, score.fp, score.fn], **told}
        counts[name] = row
    return counts


def write(path: Path, counts: Counts) -> None:
    """Write the counts, an article a line."""
    rows = [f" {json.dumps(name)}: {json.dumps(row, sort_keys=True)}" for name, row in counts.items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def differences(path: Path, counts: Counts) -> list[str]:
    """Return what has changed against a file of counts, a line for each article; [] when nothing has."""
    if not path.is_file():
        return [f"There is no {path}; --write-golden makes it."]
    known: Counts = json.loads(path.read_text("utf-8"))
    rows = []
    for name in sorted({*known, *counts}):
        before, now = known.get(name), counts.get(name)
        if before is None or now is None:
            rows.append(f"{name}: {'new' if before is None else 'gone'}")
        elif before != json.loads(json.dumps(now)):
            rows.append(f"{name}: " + "; ".join(_changes(before, now)))
    return rows


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    rows = []
    for kind in sorted({*before, *now}):
        old, new = before.get(kind, {}), now.get(kind, {})
        if not isinstance(old, dict) or not isinstance(new, dict):
            if old != new:
                rows.append(f"{kind} was {old}, is {new}")
            continue
        for what in sorted({*old, *new}):
            if old.get(what) != new.get(what):
                rows.append(f"{kind} {what} was {_told(old.get(what))}, is {_told(new.get(what))}")
    return rows


def _told(numbers: list[int] | None) -> str:
    return "/".join(map(str, numbers)) if numbers else "nothing"
