"""Headers and the fingerprint of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.article import Article, read_header
from briefing_app.domain.text import normalise_article


@pytest.mark.parametrize(
    ("text", "title", "date", "body"),
    [
        (" date 2026-01-27 Làm việc với tỉnh\n\nThân bài", "Làm việc với tỉnh", "2026-01-27", "\nThân bài"),
        ("date 2026-01 Làm việc\nThân", "Làm việc", "2026-01", "Thân"),
        ("\n\nTiêu đề  dài\nThân", "Tiêu đề dài", None, "Thân"),
        ("Chỉ một dòng", "Chỉ một dòng", None, ""),
        (" date 2026-01-27\nTiêu đề ở dòng sau\nThân", "Tiêu đề ở dòng sau", "2026-01-27", "Thân"),
        ("dates 2026-01-27 không phải", "dates 2026-01-27 không phải", None, ""),
    ],
)
def test_reading_the_header(text: str, title: str, date: str | None, body: str) -> None:
    header = read_header(text)
    assert (header.title, header.date, text[header.body_start :]) == (title, date, body)


@given(st.text())
def test_any_text_has_a_header(text: str) -> None:
    text = normalise_article(text)
    header = read_header(text)
    assert 0 <= header.body_start <= len(text)
    assert "\n" not in header.title


def test_white_space_makes_no_other_article() -> None:
    one = Article(text="Tin  về\ntỉnh Vĩnh Hải", title="t")
    other = Article(text="Tin về tỉnh\n\nVĩnh Hải\n", title="u")
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != Article(text="Tin về tỉnh Vĩnh Hai", title="t").fingerprint
