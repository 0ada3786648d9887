"""An editor's own figure, and text of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.item import EDITOR, State
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import figures
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import LexiconError, load_lexicon

TEXT = (
    " date 2025-10-02 Thạch Nham tăng tốc\n\nNăm 2024, thu ngân sách tăng gần 12%, đạt 8.500 tỷ đồng ở mục 7."
)
LEXICON = load_lexicon()
PIECES = st.sampled_from(
    ["tăng ", "giảm từ ", "khoảng ", "5", "12,5", "1.200", "%", " - ", "/", " tỷ", " đồng", " dự án", "năm 2024", "(", ")",
     ", ", ". ", "\n\n", "quý I", " và ", "²", "٣", "İ", "trở lên", "x" * 40, "GRDP ", "\u0301", "…", "một", " triệu "]
)  # fmt: skip


@pytest.fixture
def document() -> Document:
    return Document.of(TEXT, LEXICON)


def selected(document: Document, words: str) -> tuple[int, int]:
    at = document.text.index(words)
    return at, at + len(words)


def test_the_fields_come_from_the_selected_quantity(document: Document) -> None:
    item = figures.prefill(document, LEXICON, *selected(document, "8.500 tỷ đồng"))
    assert (item.value, item.unit, item.scaled_value, item.period) == (
        "8500",
        "đồng",
        "8500000000000",
        "2024",
    )
    assert (item.state, item.origin, item.confidence) == (State.CONFIRMED, EDITOR, None)
    assert item.anchor.exact == "8.500 tỷ đồng"


def test_a_wider_selection_keeps_its_anchor(document: Document) -> None:
    item = figures.prefill(document, LEXICON, *selected(document, "thu ngân sách tăng gần 12%"))
    assert item.anchor.exact == "thu ngân sách tăng gần 12%"
    assert (item.metric, item.value, item.comparator, item.direction) == (
        "thu ngân sách",
        "12",
        "nearly",
        "up",
    )


def test_a_label_is_taken_as_it_stands(document: Document) -> None:
    item = figures.prefill(document, LEXICON, *selected(document, "mục 7"))
    assert (item.metric, item.value, item.scaled_value, item.unit) == ("mục", "7", "7", "")


def test_words_without_a_number_are_the_metric(document: Document) -> None:
    item = figures.prefill(document, LEXICON, *selected(document, "thu ngân sách"))
    assert (item.metric, item.value) == ("thu ngân sách", "")


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)), st.data())
def test_any_text_gives_sound_items(text: str, data: st.DataObject) -> None:
    article = normalise_article("Tiêu đề\n\n" + text)
    document = Document.of(article, LEXICON)
    for item in figures.suggest(document, LEXICON):
        assert article[item.anchor.start : item.anchor.end] == item.anchor.exact
        assert len(item.metric.split()) <= 10
        assert float(item.scaled_value) >= 0
    start = data.draw(st.integers(0, len(article) - 1))
    end = data.draw(st.integers(start + 1, len(article)))
    if article[start:end].strip():
        assert figures.prefill(document, LEXICON, start, end).anchor.exact == article[start:end]


def test_a_weight_that_is_no_number_says_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "figure_weights.toml").write_text('bias = 1.0\n\n[weights]\n"range" = "much"\n', "utf-8")
    lexicon = load_lexicon(tmp_path)
    with pytest.raises(LexiconError, match=r"figure_weights.toml:\d+"):
        figures.suggest(Document.of(TEXT, lexicon), lexicon)
