"""Calibration: from what a rule says of its own certainty to the share of such suggestions that are right.

The map is data, ``calibration.toml``, written by `calibration_fit`: for each kind of item and each rule some points
(said, right), with straight lines between them; a rule without points has its kind's, under "*".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from briefing_app.extraction.lexicon import Lexicon, Table

TABLE = "calibration"
ANY = "*"
"""The name of the points for all rules of a kind that have none of their own."""

Points = Sequence[tuple[float, float]]
Confidence = Callable[[str, float], float]
"""From a rule's name and what it says of its own certainty to the confidence of its suggestion."""


class Calibration:
    """A monotone map of confidences for each kind and rule; it changes no order within a rule."""

    def __init__(self, points: Mapping[tuple[str, str], Points]) -> None:
        self._points = dict(points)

    def share_right(self, kind: str, origin: str, said: float) -> float:
        """Return which share of a rule's suggestions of that confidence are right, 0 to 1; `said` when unknown."""
        points = self._points.get((kind, origin)) or self._points.get((kind, ANY))
        return round(_between(points, said), 3) if points else said

    def of(self, kind: str) -> Confidence:
        """Return what the rules of a kind ask for the confidence of a suggestion that they make."""
        return partial(self.share_right, kind)


def as_said(origin: str, said: float) -> float:
    """Return what a rule says of itself: the confidence of a suggestion that nobody calibrates."""
    return said


def _between(points: Points, said: float) -> float:
    above = bisect_right(points, said, key=_said)
    if above == 0 or above == len(points):
        return points[min(above, len(points) - 1)][1]
    (low, right_low), (high, right_high) = points[above - 1], points[above]
    return right_low + (right_high - right_low) * (said - low) / (high - low)


def _said(point: tuple[float, float]) -> float:
    return point[0]


def calibration(lexicon: Lexicon) -> Calibration:
    """Return the calibration of a lexicon, read once; without its file confidences stay as they are."""
    return lexicon.view(TABLE, _build)


def _build(lexicon: Lexicon) -> Calibration:
    table = lexicon.table(TABLE)
    points = {}
    for kind, rules in table.data.items():
        if not isinstance(rules, dict):
            raise table.error(kind, "a table of rules is expected")
        for origin, told in rules.items():
            points[kind, origin] = _points(table, f"{kind}.{origin}", told)
    return Calibration(points)


def _points(table: Table, key: str, told: object) -> Points:
    """Read the points of a rule: both numbers of a pair from 0 to 1, the first rising, the second never falling."""
    pairs = told if isinstance(told, list) else []
    if not pairs or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise table.error(key, "a list of pairs of numbers is expected")
    points = []
    for pair in pairs:
        if not all(isinstance(n, int | float) and not isinstance(n, bool) and 0 <= n <= 1 for n in pair):
            raise table.error(key, f"two numbers from 0 to 1 are expected, not {pair!r}")
        points.append((float(pair[0]), float(pair[1])))
    for (low, right_low), (high, right_high) in pairwise(points):
        if low >= high or right_low > right_high:
            raise table.error(key, "the points must rise")
    return points
