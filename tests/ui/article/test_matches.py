"""Words are found blind to case and diacritics, exact spelling first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text import normalise_article
from briefing_app.ui.article.matches import MOST, Finder

TEXT = "Cảng cá Mũi Sáo. Cang ca cũ;\ncảng\n  cá. Đỗ đó do hoà hòa."


def found(query: str, text: str = TEXT, start: int = 0) -> list[str]:
    return [text[slice(*span)] for span in Finder(text, start).find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cang ca", ["Cảng cá", "Cang ca", "cảng\n  cá"]),
        ("CẢNG CÁ", ["Cảng cá", "cảng\n  cá"]),
        ("cãng cã", ["Cảng cá", "Cang ca", "cảng\n  cá"]),  # spelled so nowhere
        ("do", ["Đỗ", "đó", "do"]),
        ("đó", ["đó"]),
        ("hòa", ["hoà", "hòa"]),
        ("ca\u0301", ["cá", "cá"]),  # NFD
        ("  ", []),
        ("", []),
        ("không có", []),
        ("sao. cang", ["Sáo. Cang"]),
        (".", [".", ".", "."]),
        ("(*", []),
    ],
)
def test_find(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_the_header_is_left_out() -> None:
    assert Finder("cá\nmột cá", 3).find("ca") == [(7, 9)]


def test_not_more_than_a_limit_is_kept() -> None:
    assert len(Finder("a " * (MOST + 10)).find("a")) == MOST


def test_exact_matches_behind_the_limit_are_found() -> None:
    text = "a " * (MOST + 10) + "á"
    assert Finder(text).find("á") == [(len(text) - 1, len(text))]


@given(st.text(max_size=40).map(normalise_article), st.text(max_size=6))
def test_any_query_is_understood(text: str, query: str) -> None:
    for start, end in Finder(text).find(query):
        assert 0 <= start < end <= len(text)
