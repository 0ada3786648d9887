"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.extraction.lexicon import load_lexicon
from briefing_app.extraction.sentences import sentence_spans

ABBREVIATIONS = frozenset(load_lexicon().table("sentences").words("abbreviations"))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một câu. Hai câu.", ["Một câu.", "Hai câu."]),
        ("Tại TP. Vĩnh Hải, mọi việc xong. Hết.", ["Tại TP. Vĩnh Hải, mọi việc xong.", "Hết."]),
        ("TP.HCM và T.Ư đều dự. Xong.", ["TP.HCM và T.Ư đều dự.", "Xong."]),
        ("GS.TS. Lưu Thị Ngân Hà phát biểu.", ["GS.TS. Lưu Thị Ngân Hà phát biểu."]),
        ("Tăng 9,4%, đạt 21.500 tỷ đồng. Tốt.", ["Tăng 9,4%, đạt 21.500 tỷ đồng.", "Tốt."]),
        ("Hợp tác khắp thế giới.Hội nghị bế mạc.", ["Hợp tác khắp thế giới.", "Hội nghị bế mạc."]),
        ("“Phải làm ngay.” Ông nói thêm.", ["“Phải làm ngay.”", "Ông nói thêm."]),
        ("Ông dặn “làm ngay”.Theo ông, đã muộn.", ["Ông dặn “làm ngay”.", "Theo ông, đã muộn."]),
        ('Lấy "dân làm gốc".Ông đi.', ['Lấy "dân làm gốc".', "Ông đi."]),
        ('Tên "Vĩnh Hải".VN còn đó. Hết.', ['Tên "Vĩnh Hải".VN còn đó.', "Hết."]),
        ("“Làm đi!”, ông nói. Rồi đi.", ["“Làm đi!”, ông nói.", "Rồi đi."]),
        ("1. Bộ Tài chính báo cáo. 2. Bộ Công an dự.", ["1. Bộ Tài chính báo cáo.", "2. Bộ Công an dự."]),
        ("Mọi việc đã xong./.", ["Mọi việc đã xong./."]),
        ("Ảnh: T.Bình. Hết.", ["Ảnh: T.Bình.", "Hết."]),
        ("Trên vinhhai.gov.vn có tin. Hết.", ["Trên vinhhai.gov.vn có tin.", "Hết."]),
        ("Còn nhiều việc… để làm.", ["Còn nhiều việc… để làm."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_ends(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet='aÂb .!?…”"“1/\nTP,', max_size=80))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text), ABBREVIATIONS))
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(char.isspace() for i, char in enumerate(text) if i not in inside)
