"""A series as a chart draws it: places, lines and ranges as plain numbers. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.numbers import magnitude
from briefing_app.domain.series import Series, SeriesPoint, Told, joined
from briefing_app.ui.figures.series_words import common_magnitude

_ALONE = 200
"""Days of room on both sides where there is only one moment."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in its place: `x` an ordinal of days, `y` and its range in units of the axis."""

    point: SeriesPoint
    x: float
    y: float
    low: float
    high: float

    @property
    def target(self) -> bool:
        """Whether it is an aim."""
        return self.point.figure.kind is FigureKind.TARGET


@dataclass(frozen=True, slots=True)
class Trace:
    """Dots that a line joins: of one kind, one subject and periods of one length."""

    target: bool
    earlier: bool
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart draws; `magnitude` is what its values are told in, `finest` the shortest period in months.

    `splits` are (x, low, high) of values that contradict each other.
    """

    dots: tuple[Dot, ...]
    traces: tuple[Trace, ...]
    magnitude: str
    finest: int
    contradictory: frozenset[str]
    splits: tuple[tuple[float, float, float], ...] = ()

    @property
    def x_range(self) -> tuple[float, float]:
        """The first and last ordinal with room beside them."""
        first, last = min(dot.x for dot in self.dots), max(dot.x for dot in self.dots)
        room = (last - first) * 0.06 or _ALONE
        return first - room, last + room

    @property
    def y_range(self) -> tuple[float, float]:
        """The least and greatest value with room beside them."""
        low, high = min(dot.low for dot in self.dots), max(dot.high for dot in self.dots)
        room = (high - low) * 0.14 or abs(high) * 0.2 or 1.0
        return low - room, high + room


def chart_data(series: Series) -> ChartData:
    """Return what a chart draws of a series; points without any time or number are left out."""
    words = common_magnitude(series.points)
    factor = magnitude(words) or Decimal(1)
    contradictory = {
        side.figure.id for found in series.contradictions for side in (found.first, found.second)
    }
    dots = []
    lengths: list[int] = []
    told: list[Told] = []
    for point in series.points:
        span, reading = point.span, point.reading
        if span is None or reading is None:
            continue
        y = float(reading.middle / factor)
        dot = Dot(point, span.end, y, float(reading.low / factor), float(reading.high / factor))
        dots.append(dot)
        lengths.append(span.months)
        like = (dot.target, point.subject if point.earlier else None, lengths[-1])
        told.append(Told(like, dot.x, y, point.day, point.figure.id in contradictory))
    placed = {dot.point.figure.id: dot for dot in dots}
    return ChartData(
        tuple(dots),
        tuple(_traces(told)),
        words,
        min(lengths, default=12),
        frozenset(contradictory),
        tuple(_splits(series, placed)),
    )


def _traces(told: list[Told]) -> Iterator[Trace]:
    for like, line in joined(told):
        assert isinstance(like, tuple)
        target, former, _ = like
        xs, ys = zip(*line, strict=True)
        yield Trace(target, former is not None, xs, ys)


def _splits(series: Series, placed: Mapping[str, Dot]) -> Iterator[tuple[float, float, float]]:
    for found in series.contradictions:
        one, other = placed.get(found.first.figure.id), placed.get(found.second.figure.id)
        if one is not None and other is not None:
            yield one.x, min(one.low, other.low), max(one.high, other.high)
