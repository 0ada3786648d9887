"""What a point quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figure_articles import figure

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.series import SeriesPoint
from briefing_app.ui.figures.quote import quote_of

SENTENCE = "Theo số liệu của Bộ Tài chính, 9 tháng đầu năm 2026, GRDP của Vĩnh Hải tăng 10,1%, thấp hơn con số tỉnh công bố."
TEXT = f"Đoàn đã làm việc tại cảng. {SENTENCE} Câu sau không thuộc về nó."


def point(text: str, words: str, at: int = -1) -> SeriesPoint:
    start = text.index(words) if at < 0 else at
    anchor = Anchor.of(text, start, start + len(words))
    return SeriesPoint(
        figure=replace(figure("GRDP", "10.1"), anchor=anchor),
        briefing_id="0" * 32,
        title="Bài",
        source=None,
        day="2026-10-15",
        subject="Vĩnh Hải",
        passage=text,
        at=start,
    )


def test_the_sentence_is_quoted_with_the_figures_words_marked() -> None:
    quote = quote_of(point(TEXT, "tăng 10,1%"))
    assert quote.text == f"“{SENTENCE}”"
    assert quote.marked == "tăng 10,1%"
    assert "<u>tăng 10,1%</u>" in quote.html


def test_a_long_sentence_is_cut_at_words_around_the_figure() -> None:
    quote = quote_of(point(TEXT, "tăng 10,1%"), 50)
    assert quote.marked == "tăng 10,1%"
    assert quote.before.startswith("“…") and quote.behind.endswith("…”")
    assert len(quote.text) <= 56
    assert all(word in SENTENCE.split() for word in quote.before.strip("“…").split())


def test_of_words_said_twice_the_figures_own_are_marked() -> None:
    text = "Quý I tăng 8%, cả năm tăng 8%."
    quote = quote_of(point(text, "tăng 8%", text.rindex("tăng 8%")))
    assert quote.before == "“Quý I tăng 8%, cả năm "


@pytest.mark.parametrize("words", ["<b>&", "10 <% của"])
def test_signs_of_markup_are_text(words: str) -> None:
    quote = quote_of(point(f"Tỷ lệ {words} đạt.", words))
    assert "<b>" not in quote.html and "&lt;" in quote.html


def test_without_the_article_the_words_stand_alone() -> None:
    bare = replace(point(TEXT, "tăng 10,1%"), passage="", at=0)
    assert quote_of(bare).text == "“tăng 10,1%”"
