"""Dates as editors write them."""

from __future__ import annotations

import pytest

from briefing_app.ui.article.written_dates import parse_date, typed_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("18/3/2026", "2026-03-18"),
        ("18-03-2026", "2026-03-18"),
        ("18.3.2026", "2026-03-18"),
        (" 18 / 3 / 2026 ", "2026-03-18"),
        ("2026-03-18", "2026-03-18"),
        ("3/2026", "2026-03"),
        ("2026-3", "2026-03"),
        ("29/2/2028", "2028-02-29"),
    ],
)
def test_read(written: str, iso: str) -> None:
    assert parse_date(written) == iso
    assert parse_date(typed_date(iso)) == iso


@pytest.mark.parametrize(
    "written", ["", "31/2/2026", "13/2026", "18/3", "2026", "hôm qua", "18/3/26", "0/1/2026"]
)
def test_refused(written: str) -> None:
    with pytest.raises(ValueError):
        parse_date(written)


def test_what_is_no_day_or_month_is_typed_as_it_is() -> None:
    assert typed_date(None) == ""
    assert typed_date("2026") == "2026"
    assert typed_date("2026-03") == "3/2026"
