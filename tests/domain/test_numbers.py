"""Numbers as written, and their magnitudes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain import numbers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("41,6", "41.6"),
        ("12.000", "12000"),
        ("7700000", "7700000"),
        ("1.250,5", "1250.5"),
        ("1,250,000", "1250000"),
        ("1,250.5", "1250.5"),
        ("8.2", "8.2"),
        ("−3", "-3"),
        ("12 000", "12000"),
    ],
)
def test_reading_numbers(written: str, value: str) -> None:
    assert numbers.parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "x", "1.2.3", "12,", ",5", "1e5", "57-NQ", "٣"])
def test_what_is_no_number(written: str) -> None:
    found = numbers.parse_number(written)
    assert found is None or written == "٣"


@given(st.text())
def test_reading_never_raises(written: str) -> None:
    numbers.parse_number(written)
    numbers.split_unit(written)
    numbers.scale(written, written)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_what_vietnamese_writes_is_read_back(whole: int, digits: int) -> None:
    number = Decimal(whole).scaleb(-digits)
    written = numbers.plain(number)
    assert numbers.parse_number(written.replace(".", ",")) == number


@given(st.integers(1, 99_999), st.sampled_from([words for words in numbers.MAGNITUDES if words]))
def test_the_magnitude_is_found_again(value: int, words: str) -> None:
    scaled = numbers.scale(str(value), words)
    found = numbers.magnitude_of(str(value), scaled)
    assert numbers.magnitude(found) == numbers.magnitude(words)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("nghìn tỷ đồng", ("nghìn tỷ", "đồng")),
        ("tỉ USD", ("tỷ", "USD")),
        ("%", ("", "%")),
        ("chục nghìn tỷ đồng", ("chục nghìn tỷ", "đồng")),
        ("dự án", ("", "dự án")),
        ("triệu", ("triệu", "")),
    ],
)
def test_splitting_a_unit(written: str, parts: tuple[str, str]) -> None:
    assert numbers.split_unit(written) == parts
