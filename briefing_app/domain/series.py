"""Figures over time: what belongs together, when it was, and which values contradict each other."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import combinations, groupby

from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.person import name_key

_POINT = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?")

ROUNDING = Decimal("0.01")
"""Two values that one rounding apart differ by so little at the most."""

_DIGITS = 30
"""A number with more digits before or behind the point than so many is none that a briefing means."""

_SLACK = Decimal("0.03")
"""How far from its number "nearly", "about", "over" and "under" may still be true."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first to the last of a period, both included."""

    first: date
    last: date

    @property
    def end(self) -> float:
        """Where the period stands on an axis of days (proleptic Gregorian ordinals): what it tells is known then.

        "9 tháng đầu năm" is behind "6 tháng", the year behind both.
        """
        return float(self.last.toordinal() + 1)

    @property
    def months(self) -> int:
        """How many months the period has, 0 for less than one: a week, a day."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        return months + 1 if (self.last - self.first).days >= 27 else 0


@lru_cache(maxsize=4_096)  # many figures are of few periods, and each is asked several times
def span_of(period: str | None) -> Span | None:
    """Return the days of an ISO 8601 day, month, quarter, half, year or interval of them; None for anything else."""
    start, slash, end = (period or "").partition("/")
    first = _span_of_one(start)
    last = _span_of_one(end) if slash else first
    if first is None or last is None or last.last < first.first:
        return None
    return Span(first.first, last.last)


def _span_of_one(text: str) -> Span | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    try:
        if match[5]:
            day = date(year, int(match[4]), int(match[5]))
            return Span(day, day)
        if match[2]:
            months = (int(match[2]) * 3 - 2, int(match[2]) * 3)
        elif match[3]:
            months = (int(match[3]) * 6 - 5, int(match[3]) * 6)
        elif match[4]:
            months = (int(match[4]), int(match[4]))
        else:
            months = (1, 12)
        return Span(date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What a series is found by: the keys (`person.name_key`) of metric, subject and unit.

    For metrics that were grouped, that of any of them leads to the series of all.
    """

    metric: str
    subject: str
    unit: str

    @classmethod
    def of(cls, metric: str, subject: str, unit: str) -> SeriesKey:
        """Make the key of words as they are written."""
        return cls(name_key(metric), name_key(subject), name_key(unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSeries:
    """A series as a list shows it; `also` are the further names of its metric that were grouped (name by key)."""

    key: SeriesKey
    metric: str
    subject: str
    unit: str
    points: int
    group: str | None = None
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One confirmed figure in a series, with the briefing that says it; `day` is the article's, "" where unknown.

    `subject` is the figure's own or the article's place; `earlier` tells that it is a predecessor of the series'.
    `passage` is the article's text around the anchor, which begins at `at` in it; None where it was not read.
    """

    figure: KeyFigure
    briefing_id: str
    title: str
    source: str | None
    day: str
    subject: str
    earlier: bool = False
    passage: str | None = None
    at: int = 0

    @property
    def reading(self) -> Reading | None:
        """What the figure says as numbers; None when its value is none."""
        figure = self.figure
        low, high = figure.scaled_value or figure.value, figure.scaled_high or figure.high
        return Reading.of(low, high, figure.direction, figure.comparator, figure.kind)

    @property
    def span(self) -> Span | None:
        """The period; where none is stated the article's day, None without either."""
        return span_of(self.figure.period) or span_of(self.day)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in its plain unit: `low` and `high` are the ends of a range, else equal; a decrease is negative."""

    low: Decimal
    high: Decimal
    comparator: Comparator | None = None
    kind: FigureKind = FigureKind.ACTUAL

    @classmethod
    def of(
        cls,
        value: str,
        high: str | None,
        direction: Direction | None,
        comparator: Comparator | None,
        kind: FigureKind,
    ) -> Reading | None:
        """Make the reading of decimal strings; None when they are none."""
        one = _number(value)
        other = _number(high) if high else one
        if one is None or other is None:
            return None
        if direction is Direction.DOWN:
            one, other = -abs(one), -abs(other)
        return cls(min(one, other), max(one, other), comparator, kind)

    @property
    def middle(self) -> Decimal:
        """The value to draw."""
        return (self.low + self.high) / 2

    def contradicts(self, other: Reading) -> bool:
        """Tell whether the two cannot both be true of one quantity in one period.

        "gần 96" and "95,8" can, "96" and "92" cannot; a rounding ("41,6" and "41,587") is no contradiction.
        """
        if (self.low, self.high) == (other.low, other.high):
            return False
        mine, theirs = self._bounds(), other._bounds()
        if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            return False
        return not (self._is_exact and other._is_exact and _is_rounding(self.low, other.low))

    @property
    def _is_exact(self) -> bool:
        return self.low == self.high and self.comparator is None

    def _bounds(self) -> tuple[Decimal, Decimal]:
        """Return between which values the true one lies; of a decrease "over 3" is further down."""
        if self.high < 0:
            low, high = Reading(-self.high, -self.low, self.comparator, self.kind)._bounds()
            return -high, -low
        slack = self.high * _SLACK
        match self.comparator:
            case Comparator.NEARLY | Comparator.UNDER:
                return self.low - slack, self.high
            case Comparator.OVER:
                return self.low, self.high + slack
            case Comparator.ABOUT:
                return self.low - slack, self.high + slack
            # An aim of "at least 85" is another one than "at least 90"; as a result both may hold.
            case Comparator.AT_LEAST if self.kind is FigureKind.ACTUAL:
                return self.low, Decimal("Infinity")
            case Comparator.AT_MOST if self.kind is FigureKind.ACTUAL:
                return Decimal("-Infinity"), self.high
        return self.low, self.high


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _DIGITS else None


def _is_rounding(one: Decimal, other: Decimal) -> bool:
    """Tell whether one value is the other with fewer digits, of which it has two at least."""
    coarse, fine = sorted(
        (one.normalize(), other.normalize()), key=lambda value: len(value.as_tuple().digits)
    )
    if len(coarse.as_tuple().digits) < 2 or abs(one - other) > ROUNDING * max(abs(one), abs(other)):
        return False
    place = coarse.as_tuple().exponent
    assert isinstance(place, int)  # finite, see Reading.of
    return abs(coarse - fine) <= Decimal((0, (5,), place - 1))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Points that give one period different values; `first` and `second` are the newest two that cannot both hold."""

    period: str
    kind: FigureKind
    first: SeriesPoint
    second: SeriesPoint


def contradictions(points: Iterable[SeriesPoint]) -> tuple[Contradiction, ...]:
    """Return one contradiction for each period and kind that has any, by period."""
    told: dict[tuple[str, FigureKind, str], list[tuple[SeriesPoint, Reading]]] = {}
    keys: dict[str, str] = {}  # of the subjects, which are few
    for point in points:
        reading = point.reading
        if point.figure.period and reading is not None:
            key = keys.get(point.subject) or keys.setdefault(point.subject, name_key(point.subject))
            slot = (point.figure.period, point.figure.kind, key)
            told.setdefault(slot, []).append((point, reading))
    found = []
    for (period, kind, _), group in sorted(told.items()):
        group.sort(key=lambda entry: entry[0].day, reverse=True)
        for (first, one), (second, other) in combinations(group[:_COMPARED], 2):
            if one.contradicts(other):
                found.append(Contradiction(period, kind, first, second))
                break
    return tuple(found)


_COMPARED = 40
"""So many values of one period, the newest, are compared with each other."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value as a line may join it: `like` is what it shares with those it is joined to, `day` when it was said."""

    like: Hashable
    x: float
    y: float
    day: str
    doubtful: bool


def joined(values: Iterable[Told]) -> list[tuple[Hashable, tuple[tuple[float, float], ...]]]:
    """Return what each line joins, as (x, y) by time: values that are alike, of several at one time the newest said.

    Of values that contradict each other none is joined: the line ends before them and begins anew behind.
    """
    alike: dict[Hashable, dict[float, Told]] = {}
    for told in values:
        line = alike.setdefault(told.like, {})
        other = line.get(told.x)
        if other is None:
            line[told.x] = told
            continue
        newest = told if told.day >= other.day else other
        doubtful = told.doubtful or other.doubtful
        line[told.x] = newest if newest.doubtful == doubtful else replace(newest, doubtful=doubtful)
    found = []
    for like, line in alike.items():
        for doubtful, run in groupby(sorted(line.values(), key=_at), key=_is_doubtful):
            places = tuple((told.x, told.y) for told in run)
            if not doubtful and len(places) > 1:
                found.append((like, places))
    return found


def _at(told: Told) -> float:
    return told.x


def _is_doubtful(told: Told) -> bool:
    return told.doubtful


@dataclass(frozen=True, slots=True)
class GroupingQuestion:
    """A metric that may be the same as a series' under another name; `points` is how many figures it has there.

    `places` is how many further places have figures of it, which grouping joins, too; `likely` tells that the names
    have a word in common.
    """

    metric: str
    name: str
    points: int
    places: int = 0
    likely: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series as it is looked at: its points by period, what in them contradicts, and what may belong to it.

    `total` is more than the points where there are so many that the oldest were left out. `predecessors` are the
    former units whose figures were taken in.
    """

    listed: ListedSeries
    points: tuple[SeriesPoint, ...]
    total: int
    contradictions: tuple[Contradiction, ...] = ()
    question: GroupingQuestion | None = None
    others: tuple[GroupingQuestion, ...] = ()
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Rows of the list of series, those with most figures first, and how many there are in all."""

    rows: tuple[ListedSeries, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a row of the list draws: (day ordinal, value) of the newest results, and whether values contradict.

    `lines` are those that the chart joins, too (`joined`).
    """

    points: tuple[tuple[float, float], ...]
    contradictory: bool
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another briefing says of a figure of this one: its day and the figure."""

    briefing_id: str
    day: str
    figure: KeyFigure
