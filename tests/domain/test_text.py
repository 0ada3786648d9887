"""Folding, normal forms and the rest of `domain.text`."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain import text

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
letters = st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " ,.–“”\n")


@given(st.text())
def test_a_fold_has_one_code_point_for_each_of_the_nfc_text(words: str) -> None:
    assert len(text.fold(words)) == len(text.nfc(words))


@given(st.text(letters))
def test_vietnamese_folds_to_ascii_letters(words: str) -> None:
    folded = text.fold(words)
    assert not {char for char in folded if char.isalpha()} - set("abcdefghijklmnopqrstuvwxyz")
    assert text.fold(folded) == folded


@given(st.text(letters))
def test_the_decomposed_form_folds_alike(words: str) -> None:
    assert text.fold(unicodedata.normalize("NFD", words)) == text.fold(words)


@given(st.text(st.one_of(letters, st.characters(codec="utf-8"))))
def test_the_fast_table_folds_as_the_slow_one(words: str) -> None:
    # A character outside the fast table sends the whole text the slow way; it must make no difference to the rest.
    slow = text.fold(words + "\u4e2d")
    assert slow[:-1] == text.fold(words) or unicodedata.normalize("NFC", words + "\u4e2d")[:-1] != text.nfc(
        words
    )


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Tô Lâm", "to lam"),
        ("Đặng Đình Đức", "dang dinh duc"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("QUẢNG NINH", "quang ninh"),
        ("Möller ß 中", "moller ß 中"),
        ("İstanbul", "istanbul"),
        ("", ""),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert text.fold(written) == folded


@given(st.text())
def test_normalising_twice_is_normalising_once(words: str) -> None:
    once = text.normalise_article(words)
    assert text.normalise_article(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    once.encode()


@pytest.mark.parametrize(
    ("new", "old"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("Uỷ", "Ủy"), ("quý", "quý"), ("toàn", "toàn"), ("HOÀ", "HÒA")],
)
def test_one_tone_style(new: str, old: str) -> None:
    assert text.same_spelling(new) == old
    assert len(text.same_spelling(new)) == len(new)


@given(st.text(), st.integers(2, 200))
def test_shortening_keeps_to_the_limit(words: str, limit: int) -> None:
    short = text.shorten(words, limit)
    assert len(short) <= limit
    assert "\n" not in short


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whole_words_only_widen_and_only_once(whole: str, start: int, end: int) -> None:
    first, last = text.whole_words(whole, start, end)
    assert first <= start
    assert last >= end
    assert text.whole_words(whole, first, last) == (first, last)


@pytest.mark.parametrize(
    ("cut", "words"),
    [("gười dân xã đả", "Người dân xã đảo"), ("dân", "dân"), (", xã ", ", xã "), ("41,6 t", "41,6 tỷ")],
)
def test_cut_words_are_widened(cut: str, words: str) -> None:
    whole = "Người dân xã đảo, xã ven biển: 41,6 tỷ."
    start = whole.index(cut)
    first, last = text.whole_words(whole, start, start + len(cut))
    assert whole[first:last] == words


@given(st.text(alphabet="a ạ\n\t\u00a0q\u1ef7oà", max_size=60), st.integers(1, 9))
def test_stretches_make_up_the_text_and_cut_no_word(words: str, length: int) -> None:
    parts = list(text.stretches(words, length))
    assert "".join(parts) == words
    assert all(part[-1].isspace() for part in parts[:-1])
    assert [word for part in parts for word in part.split()] == words.split()


def test_a_text_of_many_stretches_reads_like_a_short_one() -> None:
    words = "Sóng  êm và\nhoà thuận, quý hoá; " * 4_000
    assert text.collapse_white_space(words) == " ".join(words.split())
    assert text.same_spelling(words) == text.same_spelling("Sóng  êm và\nhoà thuận, quý hoá; ") * 4_000


PATTERNS = [
    re.compile(r"[.!?…]+[\"”]*"),
    re.compile(r"(?<!\w)(?:a b|ab|b)(?!\w)"),
    re.compile(r"(?<![\w.])\d+(?:\.\d+)*(?=\s|$)"),
    re.compile(r"a+$"),
]


@given(
    pattern=st.sampled_from(PATTERNS),
    words=st.text("ab1. \n”", min_size=380, max_size=600),
    repeated=st.integers(1, 4),
    start=st.integers(0, 300),
    length=st.integers(30, 90),
)
def test_a_search_in_parts_finds_what_one_search_does(
    pattern: re.Pattern[str], words: str, repeated: int, start: int, length: int
) -> None:
    words = words * repeated
    end = len(words) - 7
    spans = [match.span() for match in text.find_in_parts(pattern, words, start, end, length)]
    assert spans == [match.span() for match in pattern.finditer(words, start, end)]
    first = text.search_in_parts(pattern, words, start, end, length)
    assert (first.span() if first else None) == (spans[0] if spans else None)


@given(st.text("a\u0301e\u0302 \r\n\x00\u2028\x0b", min_size=1, max_size=40))
def test_an_article_of_megabytes_is_normalised_like_a_short_one(words: str) -> None:
    many = text.STRETCH // len(words) + 2
    line = f"{text.normalise_article(words)}|"
    assert text.normalise_article(f"{words}|" * many) == line * many
