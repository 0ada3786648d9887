from __future__ import annotations

import pytest

from briefing_app.domain.article import Article, read_header
from briefing_app.exchange.brief_summary import summary_of

LEAD = "Chiều 3/2, Phó Thủ tướng Đỗ Hữu Khải chủ trì hội nghị về nhà ở cho người lao động tỉnh Thạch Nham."


def summary(body: str, title: str = "Hội nghị về nhà ở") -> str:
    text = f"{title}\n\n{body}"
    return summary_of(Article(text=text, title=read_header(text).title))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "(Thạch Nham Online) - ",
        "(TNO)- ",
        "THACHNHAM.VN - ",
        "TTXTN – ",
        "Thạch Nham (TNO) – ",
        "(TNO) ",
        "Hội nghị về nhà ở\n\n",
        "Quang cảnh hội nghị. Ảnh: Minh Châu\n\n",
        "Phó Thủ tướng Đỗ Hữu Khải phát biểu kết luận tại hội nghị sáng nay - Ảnh: TNO/Minh Châu.\n\n",
        "MINH CHÂU - Thứ Ba, 03/02/2026 10:27 (GMT+7)\n\n",
        "Cùng dự hội nghị có Bí thư Tỉnh ủy Lưu Thị Ngân Hà; lãnh đạo các sở, ngành của tỉnh Thạch Nham.\n\n",
        "Nhiều kết quả\n\n",
    ],
)
def test_lead_is_found_behind_what_is_no_news(before: str) -> None:
    assert (
        summary(
            f"{before}{LEAD}\n\nĐoạn sau của bài viết cũng dài hơn sáu mươi ký tự, nhưng không phải mở đầu."
        )
        == LEAD
    )


def test_second_sentence_comes_along_while_both_are_short() -> None:
    assert summary(f"{LEAD} Hội nghị bàn ba việc. Câu thứ ba.") == f"{LEAD} Hội nghị bàn ba việc."
    assert summary(f"{LEAD} {'Dài ' * 80}. Hết.") == LEAD


def test_lost_blank_after_a_full_stop() -> None:
    assert summary(f"{LEAD}Hội nghị bàn ba việc.Câu thứ ba.").endswith("Hội nghị bàn ba việc.")


def test_abbreviations_do_not_end_a_sentence() -> None:
    lead = "Sáng 5/2, tại TP. Vĩnh Hải, GS. TS. Trịnh Quốc Sanh và ông K. Tạ Đình Lương dự hội thảo về cảng biển quốc tế."
    assert summary(lead) == lead


def test_attendance_is_the_lead_when_there_is_no_other() -> None:
    text = "Cùng dự hội nghị có Bí thư Tỉnh ủy Lưu Thị Ngân Hà; lãnh đạo các sở, ngành của tỉnh Thạch Nham."
    assert summary(text) == text


def test_short_or_missing_body() -> None:
    assert summary("Một dòng") == "Một dòng"
    assert summary("") == ""


def test_article_in_one_line_of_megabytes_is_cut() -> None:
    assert len(summary("chữ và chữ, " * 400_000)) <= 900
