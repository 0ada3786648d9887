"""Code points and document positions agree, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from briefing_app.domain.text import normalise_article
from briefing_app.ui.article import positions as module
from briefing_app.ui.article.positions import LONGEST, Positions

LETTERS = st.sampled_from(list("aấđ .\n\t\u00a0\u200f\u200e\u05d0\u0301\u200d\ufe0f😀🇻👨\ufffc\ufdd0"))
TEXTS = st.text(LETTERS | st.characters(codec="utf-8"), max_size=80).map(normalise_article)


def shown_in(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 7)


def test_no_text_has_no_pieces() -> None:
    positions = Positions("  \n\n ")
    assert positions.document_text() == ""
    assert positions.first == 5
    assert positions.to_document(2) == 0
    assert positions.to_text(5) == 5
    assert positions.span_in_document(0, 4) is None
    assert positions.span_in_text(0, 0) is None


def test_an_emoji_takes_two_units() -> None:
    positions = Positions("🌊 sóng\nbiển")
    assert positions.to_document(1) == 2
    assert [positions.to_text(at) for at in range(5)] == [0, 0, 1, 2, 3]
    assert positions.span_in_document(7, 11) == (8, 12)


def test_blank_lines_and_blanks_around_paragraphs_are_not_shown() -> None:
    text = "đầu\n\n\n   giữa  \n\tcuối"
    positions = Positions(text)
    assert positions.document_text() == "đầu\ngiữa\ncuối"
    start, end = text.index("giữa"), text.index("giữa") + 4
    assert positions.span_in_document(start, end) == (4, 8)
    assert positions.span_in_document(start - 3, end + 2) == (4, 8)
    assert positions.span_in_text(3, 9) == (start, end)


def test_the_start_leaves_the_header_out() -> None:
    text = "Tiêu đề\nThân bài"
    positions = Positions(text, 8)
    assert positions.document_text() == "Thân bài"
    assert positions.span_in_document(0, 7) is None
    assert positions.span_in_document(0, 12) == (0, 4)


def test_a_long_paragraph_is_cut_behind_a_blank() -> None:
    text = ("chữ nghĩa " * 1000).strip()
    positions = Positions(text)
    assert len(positions.pieces) > 4
    assert all(piece.end - piece.start <= LONGEST for piece in positions.pieces)
    assert all(text[piece.end - 1] == " " for piece in positions.pieces[:-1])
    assert [piece.closes for piece in positions.pieces] == [False] * (len(positions.pieces) - 1) + [True]
    assert "".join(positions.document_text().split("\n")) == text


def test_a_cut_splits_no_letter_from_its_marks() -> None:
    text = "ab" + "e\u0316" * LONGEST
    positions = Positions(text)
    assert all(text[piece.start] != "\u0316" for piece in positions.pieces)


@pytest.mark.usefixtures("short_pieces", "qapp")
@given(TEXTS, st.data())
def test_every_shown_code_point_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    positions = Positions(text, start)
    document = QTextDocument()
    document.setPlainText(positions.document_text())
    assert document.toPlainText() == positions.document_text().replace("\xa0", " ")  # as Qt gives it
    for piece in positions.pieces:
        for offset in range(piece.start, piece.end):
            at, behind = positions.to_document(offset), positions.to_document(offset + 1, end=True)
            assert positions.to_text(at) == offset
            assert positions.to_text(behind) in (offset + 1, piece.end)
            expected = text[offset] if text[offset] not in "\ufffc\ufdd0\ufdd1" else "\ufffd"
            assert shown_in(document, at, behind).replace("\xa0", " ") == expected.replace("\xa0", " ")
    hidden = set(range(start, len(text))) - {i for p in positions.pieces for i in range(p.start, p.end)}
    assert all(text[offset].isspace() for offset in hidden)


@pytest.mark.usefixtures("short_pieces")
@given(TEXTS, st.data())
def test_spans_survive_the_way_there_and_back(text: str, data: st.DataObject) -> None:
    positions = Positions(text)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    found = positions.span_in_document(begin, end)
    stripped = text[begin:end].strip()
    if found is None:
        assert not stripped
        return
    back = positions.span_in_text(*found)
    assert (text[slice(*back)] if back else "") == stripped


@given(TEXTS)
def test_positions_never_go_back(text: str) -> None:
    positions = Positions(text)
    there = [positions.to_document(offset) for offset in range(len(text) + 1)]
    assert there == sorted(there)
    length = sum(2 if char > "\uffff" else 1 for char in positions.document_text())
    back = [positions.to_text(at) for at in range(length + 1)]
    assert back == sorted(back)
