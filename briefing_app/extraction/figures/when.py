"""Which of the stated periods a quantity is about, and what a sentence leaves to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_FRAME = 6  # a period this near to the sentence's beginning frames what follows
_KEPT = 3  # how many sentences without a period keep the last one
_AHEAD = 12  # how many tokens behind a quantity its period may stand
_PARENTHESIS = 20  # how many tokens a parenthesis is looked for
_BREAKS = frozenset(",;:()") | {"và", "thì", "so", "từ", "kế"}


@dataclass(slots=True)
class Carried:
    """What the sentences read so far leave to the next: a period and its age in sentences, a year, metrics.

    `by_unit` is the last metric of each unit: of what a bare number in parentheses is measured.
    """

    period: str | None = None
    year: int | None = None
    age: int = 0
    metric: str = ""
    by_unit: dict[str, str] = field(default_factory=dict)

    def after(self, periods: Sequence[Period], used: str | None) -> None:
        """Take over from a sentence: the period its last quantity is about, else the one that frames it."""
        own = [p for p in periods if not p.compared and p.depth == 0]
        if own:
            self.year = int(own[-1].iso[:4])
        if used is not None:
            self.period, self.age = used, 0
        elif own and own[0].start <= _FRAME and "/" not in own[0].iso:
            self.period, self.age = own[0].iso, 0
        else:
            self.age += 1
            if self.age > _KEPT or own:
                self.period = None


class PeriodChooser:
    """Chooses among the periods of one sentence."""

    def __init__(self, tokens: Tokens, periods: Sequence[Period], words: FigureWords) -> None:
        self._tokens = tokens
        self._words = words
        self._all = periods
        self._all_ends = [p.end for p in periods]
        self._usable = [p for p in periods if not p.compared and not p.depth]
        self._starts = [p.start for p in self._usable]
        self._ends = [p.end for p in self._usable]

    def choose(self, quantity: Quantity, carried: str | None) -> str | None:
        """Return a quantity's period: in its parenthesis, behind it in its clause, before it, or carried along."""
        start = min(quantity.number, quantity.front.start)
        if self.inside(start):
            own = self._right_before(start)
            if own is not None:
                return own
        behind = bisect_left(self._starts, quantity.end)
        if behind < len(self._usable) and self._reaches(quantity.end, self._starts[behind]):
            return self._usable[behind].iso
        before = bisect_right(self._ends, start) - 1
        floor = self._ends[before] if before >= 0 else 0
        if self._reset(max(floor, start - _AHEAD), start):
            return None
        return self._usable[before].iso if before >= 0 else carried

    def inside(self, at: int) -> bool:
        """Tell whether a token stands within parentheses."""
        for i in range(at - 1, max(-1, at - _PARENTHESIS), -1):
            if self._tokens.words[i] in "()":
                return self._tokens.words[i] == "("
        return False

    def _right_before(self, start: int) -> str | None:
        """Return the period right before a quantity in parentheses, also one that the rest is compared with."""
        last = bisect_right(self._all_ends, start) - 1
        if last < 0:
            return None
        period = self._all[last]
        if period.depth and not any(self._tokens.words[i] in "()" for i in range(period.end, start)):
            return period.iso
        return period.iso if start - period.end <= 2 and self._tokens.word(period.end) == "(" else None

    def _reaches(self, end: int, start: int) -> bool:
        """Tell whether a period that starts behind a quantity belongs to it."""
        words = self._tokens.words
        if start - end > _AHEAD or words[start] == "cả":
            return False
        return not any(words[i] in _BREAKS or self._tokens.is_number(i) for i in range(end, start))

    def _reset(self, start: int, end: int) -> bool:
        """Tell whether "hiện nay" or the like stands between the last period and a quantity."""
        for at in range(start, end):
            found = self._words.period_reset.at(self._tokens.words, at)
            before = self._tokens.word(at - 1)
            if (
                found is not None
                and before not in ("từ", "trước")
                and (found[0] > 1 or not before[:1].isalpha())
            ):
                return True
        return False
