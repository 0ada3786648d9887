"""Ticks along time and values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.series import span_of
from briefing_app.ui.figures.chart_ticks import period_ticks, value_ticks


def ticks(first: str, last: str, *, width: float = 900, finest: int = 12) -> list[str]:
    start, end = (date.fromisoformat(day).toordinal() for day in (first, last))
    return [period for _, period in period_ticks(start, end, width=width, finest=finest)]


def test_years_have_ticks_at_their_ends() -> None:
    assert ticks("2020-06-01", "2024-06-01") == ["2020", "2021", "2022", "2023"]


def test_quarters_are_shown_where_figures_tell_them_and_there_is_room() -> None:
    assert ticks("2025-01-15", "2026-01-15", finest=3) == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    assert ticks("2015-01-15", "2026-01-15", finest=3)[:2] == ["2015", "2016"]
    narrow = ticks("2015-01-15", "2026-01-15", width=400)
    assert narrow == ["2016", "2018", "2020", "2022", "2024"]


def test_months_are_shown_for_short_stretches() -> None:
    assert ticks("2025-01-15", "2025-05-15", finest=0) == ["2025-01", "2025-02", "2025-03", "2025-04"]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
    st.integers(min_value=1, max_value=40_000),
    st.integers(min_value=60, max_value=2_000),
    st.integers(min_value=0, max_value=60),
)
def test_ticks_stand_in_order_within_the_stretch(first: date, days: int, width: int, finest: int) -> None:
    start = first.toordinal()
    found = period_ticks(start, start + days, width=width, finest=finest)
    places = [place for place, _ in found]
    assert places == sorted(set(places))
    assert all(start <= place <= start + days for place in places)
    assert all(span_of(period) is not None for _, period in found)
    assert len(found) * 56 <= max(width, 56) or days > 365 * 50


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, ["0", "2", "4", "6", "8", "10"]),
        (4.2, 12.9, ["6", "8", "10", "12"]),
        (9.1, 10.4, ["9.5", "10"]),
        (-3, 3, ["-2", "0", "2"]),
        (1, 1, []),
        (float("nan"), 1, []),
    ],
)
def test_values_have_round_ticks(low: float, high: float, expected: list[str]) -> None:
    assert [format(value, "f") for value in value_ticks(low, high)] == expected


@given(
    st.floats(min_value=-1e15, max_value=1e15, allow_nan=False),
    st.floats(min_value=1e-6, max_value=1e15, allow_nan=False),
)
def test_value_ticks_stand_in_order_within_the_range(low: float, width: float) -> None:
    high = low + width
    found = value_ticks(low, high)
    assert found == sorted(set(found))
    assert len(found) <= 6
    assert all(low <= value <= high for value in map(float, found)) or width < abs(low) * 1e-9


@pytest.mark.parametrize(
    ("period", "months"),
    [("2025", 12), ("2025-Q1", 3), ("2025-02", 1), ("2025-01/2025-09", 9), ("2025-03-04", 0)],
)
def test_lengths_of_periods(period: str, months: int) -> None:
    span = span_of(period)
    assert span is not None and span.months == months
