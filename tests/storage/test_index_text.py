"""What the tables of texts are given for an article."""

import sqlite3
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text import fold, normalise_article
from briefing_app.storage.index_text import NUMBER_BITS, WORD, add_article, folded_form, number_of, text_key
from briefing_app.storage.migrations import upgrade


@pytest.fixture
def connection():
    made = sqlite3.connect(":memory:", isolation_level=None)
    upgrade(made)
    yield made
    made.close()


def test_folding_makes_no_word_of_anything_else_nor_the_reverse() -> None:
    chars = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    kept = (char for char in chars if unicodedata.is_normalized("NFC", char))
    assert not [char for char in kept if bool(WORD.fullmatch(char)) != bool(WORD.fullmatch(fold(char)))]


@given(st.text())
def test_an_article_has_the_words_of_its_fold(text: str) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    upgrade(connection)
    text = normalise_article(text)
    given_words: list[str] = []
    connection.set_trace_callback(given_words.append)
    add_article(connection, 1, text)
    connection.set_trace_callback(None)
    connection.close()
    assert any(f"'{folded_form(text)}'" in statement for statement in given_words)


def test_a_row_is_numbered_by_day_and_briefing() -> None:
    most = (1 << NUMBER_BITS) - 1
    assert text_key(most, "2026-03-16") < text_key(1, "2026-03-17")
    assert text_key(1, None) < text_key(1, "1900")
    assert number_of(text_key(most, "2026-03-16")) == most
    with pytest.raises(ValueError, match="no room"):
        text_key(most + 1, "2026-03-16")


def test_words_learnt_before_are_not_written_again(connection) -> None:
    learnt: set[tuple[str, str]] = set()
    add_article(connection, 1, "cảng cá", learnt)
    add_article(connection, 2, "cảng mới", learnt)
    found = set(connection.execute("SELECT spelled, folded FROM word"))
    assert found == learnt == {("cảng", "cang"), ("cá", "ca"), ("mới", "moi")}
