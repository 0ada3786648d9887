"""A selection is widened to whole sentences."""

from __future__ import annotations

import pytest

from briefing_app.ui.article.sentence_at import ABBREVIATIONS, sentence_around

TEXT = "Một câu. TS. Mạc Thu Yến nói 41,6%. Ba.\nBốn, năm. Sáu."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("câu", "Một câu."),
        ("nói", "TS. Mạc Thu Yến nói 41,6%."),
        ("Ba.", "Ba."),
        ("41,6%. Ba", "TS. Mạc Thu Yến nói 41,6%. Ba."),
        ("Ba.\nBốn", "Ba.\nBốn, năm."),
        ("Sáu.", "Sáu."),
    ],
)
def test_sentence(words: str, sentence: str) -> None:
    at = TEXT.index(words)
    start, end = sentence_around(TEXT, at, at + len(words), ABBREVIATIONS)
    assert TEXT[start:end] == sentence
