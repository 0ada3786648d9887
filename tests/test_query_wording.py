"""What is said of a wrong query."""

from __future__ import annotations

import pytest

from briefing_app.domain.query_reader import read_query
from briefing_app.query_wording import mistake_sentence


def said(text: str) -> str:
    query = read_query(text)
    return mistake_sentence(query, query.mistakes[0])


@pytest.mark.parametrize("text", ["date:foo", "((", "-", "abc:x", "có:gì", "nơi:", "ngày:2026..2025", "OR"])
def test_the_rest_was_searched_where_there_is_one(text: str) -> None:
    assert not said(text).endswith("The rest was searched.")
    assert said(f"{text} cảng").endswith("The rest was searched.")
    assert said(f"{text} có:chỉ_đạo").endswith("The rest was searched.")


def test_what_was_not_left_out_is_no_rest() -> None:
    for text in ('"cảng', "ph*n", "cảng OR người:x", "a " * 50):
        assert "The rest" not in said(text)
