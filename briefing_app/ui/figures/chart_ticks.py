"""Where the chart's axes have their ticks: periods along time, round numbers along values. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from briefing_app.domain.series import span_of

_STEPS = (1, 3, 12, 24, 60, 120, 240, 600)
"""The months from one tick to the next: a month, a quarter, a year, then every few years."""


_WIDTHS = {1: 104, 3: 88}
_YEAR_WIDTH = 56
"""How wide the longest words of a tick are with room beside them, in logical pixels."""


def period_ticks(first: float, last: float, *, width: float, finest: int) -> list[tuple[float, str]]:
    """Return (end, ISO period) of ticks between two ordinals of days: the finest step that fits into a width.

    `finest` is the least step wanted, in months: a chart of years has no ticks at quarters.
    """
    least = max((step for step in (1, 3, 12) if step <= max(finest, 1)), default=1)
    found: list[tuple[float, str]] = []
    for step in _STEPS:
        if step < least:
            continue
        found = list(_ticks(first, last, step))
        if len(found) * _WIDTHS.get(step, _YEAR_WIDTH) <= max(width, _YEAR_WIDTH):
            break
    return found


def value_ticks(low: float, high: float, most: int = 5) -> list[Decimal]:
    """Return round numbers between two values, a step of 1, 2 or 5 apart, at most `most` of them (at least two)."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    raw = (high - low) / max(most, 2)
    power = Decimal(10) ** math.floor(math.log10(raw))
    step = next((power * factor for factor in (1, 2, 5) if float(power * factor) >= raw), power * 10)
    number = math.ceil(Decimal(low) / step)
    ticks = []
    while (value := number * step) <= Decimal(high):
        ticks.append(value.normalize() if value else Decimal(0))
        number += 1
    return ticks


def _ticks(first: float, last: float, step: int) -> Iterator[tuple[float, str]]:
    start = date.fromordinal(max(1, min(int(first), date.max.toordinal())))
    month = (start.year * 12 + start.month - 1) // step * step
    while month // 12 <= date.max.year:
        year, rest = divmod(month, 12)
        if step == 1:
            period = f"{year:04}-{rest + 1:02}"
        elif step == 3:
            period = f"{year:04}-Q{rest // 3 + 1}"
        else:
            period = f"{year:04}"
        span = span_of(period)
        if span is not None:
            if span.end > last:
                return
            if span.end >= first:
                yield span.end, period
        month += step
