"""Any text at all: no exception, no broken anchor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.item import EDITOR, State
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import directives
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = [
    "Thủ tướng", "Đỗ Hữu Khải", "yêu cầu", "giao", "đề nghị", "phải", "cần", "không được", "các bộ, ngành", "Bộ Tài chính", "và", ",", ";", ".",
    "“", "”", '"', "(", ")", ":", "\n", "\n\n", "- ", "1. ", "trước ngày 30/6", "trong quý II", "trước ngày 31/2/0000", "đồng thời", "nhấn mạnh", "Theo", "ông", "Ông",
    "được", "đã", "sẽ", "rà soát", "…", "!", "?", "Thứ nhất,", "lưu ý", "tin tưởng", "Người đứng đầu Chính phủ", "việc", "%", "12", "\u0301", "İ", "ß", "🙂", "\u202e",
]  # fmt: skip


def check(text: str) -> None:
    document = Document.of(text, LEXICON)
    before = 0
    for directive in directives.suggest(document, LEXICON):
        anchor = directive.anchor
        assert document.text[anchor.start : anchor.end] == anchor.exact
        assert anchor.exact.strip()
        assert anchor.start >= before
        before = anchor.start
        assert directive.action


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_string(text: str) -> None:
    check(normalise_article(text))


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_the_words_that_matter(words: list[str]) -> None:
    check(normalise_article(" ".join(words)))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.data())
def test_prefill_takes_any_words(words: list[str], data: st.DataObject) -> None:
    text = normalise_article(" ".join(words)) + "x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    document = Document.of(text, LEXICON)
    made = directives.prefill(document, LEXICON, start, end)
    assert document.text[made.anchor.start : made.anchor.end] == made.anchor.exact == text[start:end].strip()
    assert made.origin == EDITOR
    assert made.state is State.CONFIRMED
    assert made.action


AWKWARD = {
    "commas": ", ",
    "titles": "Thủ tướng ",
    "bodies": "Bộ Tài chính, ",
    "cues": "yêu cầu ",
    "modals": "các bộ phải, ",
    "names": "Đỗ Hữu Khải, ",
    "brackets": "(",
    "quotes": "“”",
    "semicolons": "Bộ Tài chính rà soát; ",
    "dates": "trước ngày 30/6, ",
    "one word": "a",
    "sentences": "Thủ tướng yêu cầu Bộ Tài chính rà soát. ",
    "lines": "Bộ Tài chính phải rà soát;\n",
}


@pytest.mark.parametrize("kind", AWKWARD)
def test_awkward_text(kind: str) -> None:
    piece = AWKWARD[kind]
    check(normalise_article("Tiêu đề\n\n" + piece * (60_000 // len(piece))))
