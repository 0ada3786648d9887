"""A series as a chart draws it: places, lines and ranges as plain numbers. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.numbers import magnitude
from briefing_app.domain.series import Series, SeriesPoint
from briefing_app.ui.figures.chart_ticks import months_of
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
    """All that a chart draws; `magnitude` is what its values are told in, `finest` the shortest period in months."""

    dots: tuple[Dot, ...]
    traces: tuple[Trace, ...]
    magnitude: str
    finest: int
    contradictory: frozenset[str]

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
    dots = []
    lengths: list[int] = []
    groups: dict[tuple[bool, bool, str, int], dict[float, float]] = {}
    for point in series.points:
        span, reading = point.span, point.reading
        if span is None or reading is None:
            continue
        y = float(reading.middle / factor)
        dot = Dot(point, span.end, y, float(reading.low / factor), float(reading.high / factor))
        dots.append(dot)
        lengths.append(months_of(span))
        slot = (dot.target, point.earlier, point.subject if point.earlier else "", lengths[-1])
        groups.setdefault(slot, {})[dot.x] = y  # of several at one time the line goes to the newest said
    traces = [
        Trace(target, earlier, tuple(line), tuple(line.values()))
        for (target, earlier, _, _), line in groups.items()
        if len(line) > 1
    ]
    contradictory = {
        side.figure.id for found in series.contradictions for side in (found.first, found.second)
    }
    return ChartData(tuple(dots), tuple(traces), words, min(lengths, default=12), frozenset(contradictory))
