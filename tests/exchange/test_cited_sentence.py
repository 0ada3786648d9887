from __future__ import annotations

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.exchange.cited_sentence import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "cited"),
    [
        ("Trước. Thu đạt 41,6 tỷ đồng, tăng 8.5%. Sau.", "41,6 tỷ đồng", "Thu đạt 41,6 tỷ đồng, tăng 8.5%."),
        ("Tiêu đề\nTP.HCM và TP. Vĩnh Hải chi 1.000 tỷ đồng!\nSau", "1.000 tỷ đồng", "TP.HCM và TP. Vĩnh Hải chi 1.000 tỷ đồng!"),
        ("Tăng 12%", "12%", "Tăng 12%"),
    ],
)  # fmt: skip
def test_the_sentence_around_a_figure(text: str, words: str, cited: str) -> None:
    start = text.index(words)
    assert sentence_around(text, Anchor.of(text, start, start + len(words))) == cited


@pytest.mark.parametrize(("before", "behind"), [(400, 400), (0, 400), (400, 0), (3, 90)])
def test_a_long_sentence_is_cut_at_words_around_the_figure(before: int, behind: int) -> None:
    text = "trong " * before + "85 tỷ đồng" + " ngoài" * behind
    start = text.index("85 tỷ")
    cited = sentence_around(text, Anchor.of(text, start, start + 10))
    assert len(cited) <= 300
    assert "85 tỷ đồng" in cited
    assert set(cited.replace("…", " ").split()) <= set(text.split())


def test_words_that_moved_stand_alone() -> None:
    assert sentence_around("khác hẳn", Anchor(0, 3, "12%")) == "12%"
