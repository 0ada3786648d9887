"""An evaluation in words: the table of goals, what each rule did, how far confidences can be believed, the misses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing_app.domain.suggestions import SURE
from briefing_app.extraction.scoring import Judged, Report, Score

Columns = Mapping[str, Report]
"""Reports to show beside each other, by the heading of their column."""

GOALS: Mapping[str, Mapping[str, float]] = {
    "article": {"title": 0.97, "date": 0.97},
    "attendees": {"F1": 0.96, "role": 0.93, "part": 0.96, "anchor": 1.0},
    "key_figures": {
        "F1": 0.94,
        "unit": 0.96,
        "comparator": 0.96,
        "metric": 0.80,
        "period": 0.88,
        "direction": 0.93,
        "kind": 0.90,
        "anchor": 1.0,
    },
    "directives": {
        "F1": 0.88,
        "issuer": 0.93,
        "addressee": 0.82,
        "strength": 0.92,
        "deadline": 0.95,
        "anchor": 1.0,
    },
}
"""What is to be reached over all articles."""

_WIDTH = 22


def table(columns: Columns) -> str:
    """Return the measures of all kinds, one a row: the goal, then each column; what is below its goal is marked."""
    rows = [
        "",
        f"{'':{_WIDTH}} {'goal':>5}  " + "".join(f"{name:>15}" for name in columns),
        _row("articles", "", [str(report.articles) for report in columns.values()]),
    ]
    for kind, goals in GOALS.items():
        scores = [report.scores[kind] for report in columns.values() if kind in report.scores]
        if len(scores) < len(columns):
            continue
        if kind != "article":
            rows.append(_row(f"{kind} F1", goals["F1"], [_f1(score, goals["F1"]) for score in scores]))
            rows.append(_row("  precision", "", [f"{score.precision:.3f}" for score in scores]))
            rows.append(_row("  recall", "", [f"{score.recall:.3f}" for score in scores]))
            rows.append(_row("  right/wrong/missed", "", [f"{s.tp}/{s.fp}/{s.fn}" for s in scores]))
        names = [*goals, *sorted({name for score in scores for name in score.cases} - {*goals})]
        for name in names:
            if name != "F1":
                goal = goals.get(name, 0.0)
                cells = [_share(score, name, goal) for score in scores]
                rows.append(_row(f"{kind} {name}" if kind == "article" else f"  {name}", goal or "", cells))
    return "\n".join(rows)


def _row(name: str, goal: float | str, cells: Iterable[str]) -> str:
    told = f"{goal:.2f}" if isinstance(goal, float) else goal
    return f"{name:{_WIDTH}} {told:>5}  " + "".join(f"{cell:>15}" for cell in cells)


def _f1(score: Score, goal: float) -> str:
    return f"{score.f1:.3f}{'!' if score.f1 < goal else ' '}"


def _share(score: Score, name: str, goal: float) -> str:
    share = score.share(name)
    if share is None:
        return "-"
    return f"{share:.3f}{'!' if share < goal else ' '} ({score.cases[name]})"


def rules(columns: Columns, kinds: Sequence[str]) -> str:
    """Return for every rule how many suggestions it made: right, wrong, and those that may be left out or not."""
    rows = ["", f"{'rule: right/wrong/either':42}" + "".join(f"{name:>15}" for name in columns)]
    counted = [_by_rule(report.judged) for report in columns.values()]
    for kind, origin in sorted({rule for counts in counted for rule in counts}):
        if kind in kinds:
            cells = [counts[kind, origin] for counts in counted]
            rows.append(
                f"{kind:12} {origin:29}" + "".join(f"{f'{c[True]}/{c[False]}/{c[None]}':>15}" for c in cells)
            )
    return "\n".join(rows)


def _by_rule(judged: Iterable[Judged]) -> defaultdict[tuple[str, str], Counter[bool | None]]:
    counts: defaultdict[tuple[str, str], Counter[bool | None]] = defaultdict(Counter)
    for item in judged:
        counts[item.kind, item.origin][item.right] += 1
    return counts


def calibration(columns: Columns, kinds: Sequence[str]) -> str:
    """Return the share right by tenths of confidence, and of the sure ones, for each kind; "either" counts as right."""
    rows = ["", f"{'share right by confidence':32}" + "".join(f"{name:>15}" for name in columns)]
    for kind in (*kinds, "all"):
        found = [
            [item for item in report.judged if kind in (item.kind, "all")] for report in columns.values()
        ]
        for tenth in range(10):
            bands = [
                [item for item in items if min(9, int(item.confidence * 10)) == tenth] for items in found
            ]
            if any(bands):
                rows.append(f"{kind:12} {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}            " + _shares(bands))
        sure = [[item for item in items if item.confidence >= SURE] for items in found]
        if any(sure):
            rows.append(f"{kind:12} sure (from {SURE:.2f})   " + _shares(sure))
    return "\n".join(rows)


def _shares(bands: Iterable[Sequence[Judged]]) -> str:
    cells = []
    for band in bands:
        right = sum(item.right is not False for item in band)
        cells.append(f"{right / len(band):.3f} of {len(band)}" if band else "-")
    return "".join(f"{cell:>15}" for cell in cells)


def misses(report: Report) -> str:
    """Return every miss on a line of its own."""
    rows = []
    for miss in sorted(report.misses, key=lambda m: (m.kind, m.what, m.article)):
        told = f"{miss.article}: {miss.kind} {miss.what}: {miss.words[:140]!r}"
        if miss.what not in ("missed", "spurious"):
            told += f" is {miss.got!r}, not {miss.wanted!r}"
        rows.append(told + (f" [{miss.origin}]" if miss.origin else ""))
    return "\n".join(rows)
