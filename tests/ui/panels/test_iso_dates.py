"""Days and periods as editors type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.i18n import Translator
from briefing_app.ui.panels.iso_dates import parse_day, parse_period


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2025", "2025"),
        ("năm 2025", "2025"),
        ("30/6/2026", "2026-06-30"),
        ("30-6-2026", "2026-06-30"),
        ("ngày 30.6.2026", "2026-06-30"),
        ("ngày 30 tháng 6 năm 2026", "2026-06-30"),
        ("2026-06-30", "2026-06-30"),
        ("30 June 2026", "2026-06-30"),
        ("June 30, 2026", "2026-06-30"),
        ("6/2026", "2026-06"),
        ("tháng 6/2026", "2026-06"),
        ("tháng 6 năm 2026", "2026-06"),
        ("June 2026", "2026-06"),
        ("Quý II/2026", "2026-Q2"),
        ("quy 2/2026", "2026-Q2"),
        ("quý IV năm 2026", "2026-Q4"),
        ("Q2 2026", "2026-Q2"),
        ("2026-Q2", "2026-Q2"),
        ("nửa đầu năm 2026", "2026-H1"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("H2 2026", "2026-H2"),
        ("9 tháng đầu năm 2025", "2025-01/2025-09"),
        ("giai đoạn 2021-2025", "2021/2025"),
        ("2026 – 2030", "2026/2030"),
        ("2026/2030", "2026/2030"),
        ("từ 1/2025 đến 9/2025", "2025-01/2025-09"),
    ],
)
def test_reads(typed: str, iso: str) -> None:
    assert parse_period(typed) == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("30/6", "2026-06-30"), ("tháng 6", "2026-06"), ("quý II", "2026-Q2"), ("nửa cuối năm", "2026-H2")],
)
def test_takes_a_missing_year_from_the_article(typed: str, iso: str) -> None:
    assert parse_period(typed, year=2026) == iso
    assert parse_period(typed) is None


@pytest.mark.parametrize(
    "typed", ["", "sớm", "31/2/2026", "13/2026", "quý V/2026", "2030/2026", "1/2/3/4", "--"]
)
def test_understands_nothing_else(typed: str) -> None:
    assert parse_period(typed, year=2026) is None


def test_a_day_is_no_month() -> None:
    assert parse_day("30/6/2026") == "2026-06-30"
    assert parse_day("6/2026") is None


YEARS = st.integers(1990, 2060)
ISO = st.one_of(
    YEARS.map(str),
    st.dates().filter(lambda day: 1900 <= day.year < 2100).map(str),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-H{}".format, YEARS, st.integers(1, 2)),
    st.builds(lambda start, more: f"{start}/{start + more}", YEARS, st.integers(1, 20)),
    st.builds("{0}-01/{0}-{1:02}".format, YEARS, st.integers(2, 12)),
)


@given(iso=ISO, language=st.sampled_from(["vi", "en"]))
def test_reads_back_what_either_language_writes(iso: str, language: str) -> None:
    assert parse_period(Translator(language).date(iso)) == iso


@given(st.text(max_size=30))
def test_never_fails(typed: str) -> None:
    parse_period(typed, year=2026)
