"""Phrases as one expression find what the phrases find one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.extraction.phrases import phrase_regex

words = st.lists(st.text(alphabet="ab-.", min_size=1, max_size=3), min_size=1, max_size=3).map(" ".join)


def test_the_longest_phrase_wins_at_word_ends() -> None:
    expression = phrase_regex(["chủ tịch", "chủ tịch nước", "phó chủ tịch"])
    assert [m.group() for m in expression.finditer("phó chủ tịch, chủ tịch nước và chủ tịchnước")] == [
        "phó chủ tịch",
        "chủ tịch nước",
    ]


def test_tone_styles_are_one_word() -> None:
    assert phrase_regex(["uỷ viên"]).search("các ủy viên") is not None


def test_no_phrases_match_nothing() -> None:
    assert phrase_regex([]).search("gì cũng được") is None


@given(st.lists(words, min_size=1, max_size=6))
def test_every_phrase_is_found(phrases: list[str]) -> None:
    expression = phrase_regex(phrases)
    for phrase in phrases:
        found = expression.search(f" {phrase} ")
        assert found is not None or not phrase[0].isalnum() or not phrase[-1].isalnum()
