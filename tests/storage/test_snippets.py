"""Cutting the words that show why a text was found."""

from __future__ import annotations

from briefing_app.domain.query_reader import read_query as parse
from briefing_app.storage.snippets import cut, find_in


def test_a_snippet_begins_with_its_paragraph() -> None:
    text = "Khảo sát cảng cá Mũi Sáo\n\nChiều 12/2, Phó Thủ tướng kiểm tra luồng tàu trước mùa mưa bão."
    shown = cut(text, find_in(parse("pho thu tuong"), text))
    assert shown.text.startswith("Chiều 12/2")
    start, end = shown.marks[0]
    assert shown.text[start:end] == "Phó"


def test_a_snippet_from_the_middle_of_a_paragraph_says_so() -> None:
    text = "Trong nhiều năm qua, bà con đã quen với cảnh chờ đợi ở bến, nay luồng tàu đã được nạo vét."
    assert cut(text, find_in(parse("luồng tàu"), text)).text.startswith("…")


def marked(query: str, text: str) -> list[str]:
    shown = cut(text, find_in(parse(query), text).as_typed())
    return [shown.text[start:end] for start, end in shown.marks]


def test_places_spelled_as_typed_come_before_others() -> None:
    text = "Sở gửi báo cáo nhanh. Báo cáo nêu rõ việc phòng chống bão số 3."
    assert marked("bão ", text) == marked("bã", text) == ["bão"]
    assert marked("bao ", text) == ["báo", "Báo", "bão"]
    assert marked("bạo ", text) == ["báo", "Báo", "bão"]
    assert marked("báo ", text) == ["báo", "Báo"]
    assert marked('"chong bão"', text) == ["chống bão"]
    assert marked("hoà ", "Đá hoa ở Hòa Lộc.") == ["Hòa"]
