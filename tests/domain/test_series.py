"""Periods as spans of time, and which values contradict each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.key_figure import Comparator, Direction, FigureKind
from briefing_app.domain.metric_names import tolerant_key
from briefing_app.domain.series import Reading, SeriesKey, Span, span_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-Q2", (2025, 4, 1), (2025, 6, 30)),
        ("2025-H2", (2025, 7, 1), (2025, 12, 31)),
        ("2026/2030", (2026, 1, 1), (2030, 12, 31)),
        ("2025-01/2025-09", (2025, 1, 1), (2025, 9, 30)),
        ("2025-06-30", (2025, 6, 30), (2025, 6, 30)),
    ],
)
def test_periods_are_spans(period: str, first: tuple, last: tuple) -> None:
    assert span_of(period) == Span(date(*first), date(*last))


@pytest.mark.parametrize(
    "period", [None, "", "2025-13", "2025-02-30", "2026/2020", "năm nay", "0000", "2025/", "/"]
)
def test_what_is_no_period_is_no_span(period: str | None) -> None:
    assert span_of(period) is None


@given(st.text(max_size=20))
def test_any_text_is_borne(text: str) -> None:
    span = span_of(text)
    assert span is None or span.first <= span.last


def reading(
    value: str, comparator: str = "", *, high: str | None = None, direction: str = "", kind: str = "actual"
) -> Reading:
    made = Reading.of(
        value,
        high,
        Direction(direction) if direction else None,
        Comparator(comparator) if comparator else None,
        FigureKind(kind),
    )
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (reading("9.4"), reading("9.4"), False),
        (reading("9.4"), reading("9.1"), True),
        (reading("96000000000000", "nearly"), reading("92000000000000"), True),
        (reading("96000000000000", "nearly"), reading("95800000000000"), False),
        (reading("41600000000000"), reading("41587000000000"), False),
        (reading("12000"), reading("12300"), True),
        (reading("37"), reading("38"), True),
        (reading("9"), reading("9.4"), True),
        (reading("8", high="10"), reading("9"), False),
        (reading("8", high="10"), reading("11"), True),
        (reading("85", "at_least"), reading("90"), False),
        (reading("85", "at_least", kind="target"), reading("90", "at_least", kind="target"), True),
        (reading("3", direction="down"), reading("3", direction="up"), True),
        (reading("3", direction="up"), reading("3"), False),
        (reading("500", "over"), reading("505"), False),
        (reading("0"), reading("1"), True),
        (reading("3", "over", direction="down"), reading("3.05", direction="down"), False),
        (reading("3", "over", direction="down"), reading("2.95", direction="down"), True),
    ],
)
def test_contradictions(one: Reading, other: Reading, contradict: bool) -> None:
    assert one.contradicts(other) is contradict
    assert other.contradicts(one) is contradict


def test_what_is_no_number_has_no_reading() -> None:
    assert Reading.of("nhiều", None, None, None, FigureKind.ACTUAL) is None
    for value in ("NaN", "Infinity", "1E+400", "1E-400"):
        assert Reading.of(value, None, None, None, FigureKind.ACTUAL) is None


_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15)
_READINGS = st.builds(
    lambda value, width, comparator, kind: Reading(value, value + width, comparator, kind),
    _NUMBERS,
    st.sampled_from((Decimal(0), Decimal(0), Decimal("1.5"))),
    st.sampled_from((None, *Comparator)),
    st.sampled_from(FigureKind),
)


@given(_READINGS, _READINGS)
def test_contradiction_is_mutual_and_nothing_contradicts_itself(one: Reading, other: Reading) -> None:
    assert one.contradicts(other) == other.contradicts(one)
    assert not one.contradicts(one)


def test_spellings_of_a_name_are_one_key() -> None:
    assert SeriesKey.of("Tỷ lệ  hộ nghèo", "Thanh Hoà", "%") == SeriesKey.of(
        "tỷ lệ hộ nghèo", "thanh Hòa", "%"
    )


@pytest.mark.parametrize(
    ("one", "other", "unit", "same"),
    [
        ("GRDP", "tăng trưởng GRDP", "%", True),
        ("tốc độ tăng trưởng GRDP", "Tổng sản phẩm trên địa bàn", "%", True),
        ("GRDP", "tốc độ tăng GRDP", "%", True),
        ("tăng trưởng GRDP", "tốc độ tăng GRDP", "%", True),
        ("GRDP", "tăng trưởng GRDP", "đồng", False),
        ("thu ngân sách", "tổng thu ngân sách nhà nước", "đồng", True),
        ("tỷ lệ hộ nghèo", "hộ nghèo", "%", True),
        ("thu ngân sách", "chi ngân sách", "đồng", False),
        ("tăng trưởng", "tăng trưởng", "%", True),
        ("tăng trưởng", "tổng", "%", False),
    ],
)
def test_tolerant_keys(one: str, other: str, unit: str, same: bool) -> None:
    assert (tolerant_key(one, unit) == tolerant_key(other, unit)) is same
