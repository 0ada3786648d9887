"""The same quantity said again: only its first mention is a figure (ANNOTATION.md, "Key figure")."""

from __future__ import annotations

from decimal import Decimal

from briefing_app.extraction.figures.candidate import Candidate
from briefing_app.extraction.figures.units import COUNTED

_ALIKE = 0.5
_REMEMBERED = 8  # how many figures of one value are told apart
_Key = tuple[str, Decimal, Decimal | None]


class Repeats:
    """Remembers the quantities of an article and tells which were said before."""

    def __init__(self) -> None:
        self._seen: dict[_Key, list[tuple[int, frozenset[str]]]] = {}

    def again(self, candidate: Candidate) -> bool:
        """Tell whether a candidate repeats an earlier one, and remember it."""
        quantity = candidate.quantity
        key = (_class(candidate), quantity.value * quantity.factor, quantity.high)
        words = frozenset(candidate.metric.words.lower().split())
        known = self._seen.setdefault(key, [])
        repeated = any(self._same(candidate, sentence, earlier, words) for sentence, earlier in known)
        if not repeated and len(known) < _REMEMBERED:
            known.append((candidate.sentence, words))
        return repeated

    def _same(
        self, candidate: Candidate, sentence: int, earlier: frozenset[str], words: frozenset[str]
    ) -> bool:
        quantity = candidate.quantity
        if quantity.kind in ("percent", "times"):
            whole = quantity.value == quantity.value.to_integral_value() and quantity.high is None
            return _alike(earlier, words) if whole or sentence == candidate.sentence else True
        return sentence != candidate.sentence or _alike(earlier, words)


def _class(candidate: Candidate) -> str:
    """Return what stands for the unit: a counted noun's first syllables, else the unit."""
    unit = candidate.quantity.unit
    if unit is None:
        return ""
    name = unit.name.lower()
    return " ".join(name.split()[:2]) if unit.kind in COUNTED else name.partition("/")[0]


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    if not first or not second:
        return first == second
    return 2 * len(first & second) / (len(first) + len(second)) >= _ALIKE
