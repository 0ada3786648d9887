"""Vietnamese syllables and words that a crawler glued."""

from __future__ import annotations

import pytest

from briefing_app.extraction.attendees.syllables import glued_at, is_syllable


@pytest.mark.parametrize(
    "word", ["Nguyễn", "Nghiêm", "Yến", "Ánh", "Quỳnh", "Khuê", "Uyên", "Thuỷ", "An", "Huy", "Kiều", "Đăng"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Peter", "Takebe", "Sonexay", "Hughes", "Chínhchủ", "Briones", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_glued_words_part_where_the_next_one_begins() -> None:
    following = frozenset({"chủ", "đề"})
    assert glued_at("Khảichủ", following) == 4
    assert glued_at("Khải", following) is None
    assert glued_at("Takebe", following) is None
    assert glued_at("Khảixyz", following) is None
