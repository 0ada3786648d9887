"""The shared reading of an article: what each line is, when it was published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text import normalise_article
from briefing_app.extraction.document import Document, Role, lower_copy
from briefing_app.extraction.lexicon import Lexicon, load_lexicon

LEXICON = load_lexicon()
TITLE = "Phó Thủ tướng Đỗ Hữu Khải làm việc với tỉnh Vĩnh Hải"
LEAD = "Sáng 18/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với lãnh đạo tỉnh Vĩnh Hải về giải phóng mặt bằng."


def of(*lines: str) -> Document:
    return Document.of(normalise_article("\n\n".join(lines) + "\n"), LEXICON)


def roles(*lines: str) -> list[Role]:
    return [part.role for part in of(*lines).paragraphs]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Phó Thủ tướng Đỗ Hữu Khải phát biểu tại buổi làm việc. (Ảnh: Hoài Thương/TTX)", Role.CAPTION),
        ("Phó Thủ tướng Đỗ Hữu Khải phát biểu kết luận buổi làm việc", Role.CAPTION),
        ("Quang cảnh buổi làm việc", Role.CAPTION),
        ("Các đại biểu dự hội nghị - ẢNH: TTX", Role.CAPTION),
        ("Không để công trình chờ mặt bằng", Role.HEADING),
        ("Giờ đăng: 18:44 ngày 18/03/2026", Role.FOOTER),
        ("Link bài viết gốc: https://vinhhai.gov.vn/tin-1.htm", Role.FOOTER),
        ("Theo Báo Vĩnh Hải", Role.BYLINE),
        ("Hoài Thương - Thứ tư, 18/03/2026 10:27 (GMT+7)", Role.BYLINE),
        ("Các địa phương rà soát các dự án vướng mắc về pháp lý, đề xuất cơ chế để tháo gỡ.", Role.BODY),
        ("- Hoàn thiện các quy định về quy hoạch", Role.BODY),
        (TITLE, Role.TITLE),
    ],
)
def test_what_a_line_is(line: str, role: Role) -> None:
    assert roles(TITLE, LEAD, line, "Câu cuối cùng của bài viết này kết thúc tại đây.")[2] is role


def test_a_summary_before_the_dateline_is_a_teaser() -> None:
    teaser = "Phó Thủ tướng yêu cầu tỉnh Vĩnh Hải bàn giao mặt bằng sạch trước mùa mưa để dự án kịp tiến độ."
    assert roles(TITLE, teaser, LEAD)[1] is Role.TEASER


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([" date 2026-03-18 " + TITLE, LEAD], "2026-03-18"),
        ([" date 2026-03 " + TITLE, LEAD], "2026-03"),
        ([TITLE, LEAD, "Giờ đăng: 18:44 ngày 19/03/2026"], "2026-03-19"),
        ([TITLE, "Hoài Thương - Thứ tư, 18/03/2026 10:27 (GMT+7)", LEAD], "2026-03-18"),
        (
            [TITLE, "Ngày 18/3/2026, Phó Thủ tướng dự hội nghị tại Vĩnh Hải cùng nhiều đại biểu."],
            "2026-03-18",
        ),
        (
            [TITLE, "Chiều 18-3, Phó Thủ tướng dự hội nghị triển khai kế hoạch năm 2026 của tỉnh Vĩnh Hải."],
            "2026-03-18",
        ),
        (
            [
                TITLE,
                "Sáng 20/12, hội nghị tổng kết năm 2025, triển khai nhiệm vụ năm 2026 diễn ra tại Vĩnh Hải.",
            ],
            "2025-12-20",
        ),
        (
            [
                TITLE,
                "Sáng 5/1, hội nghị tổng kết năm 2025, triển khai nhiệm vụ năm 2026 diễn ra tại Vĩnh Hải.",
            ],
            "2026-01-05",
        ),
        (
            [
                TITLE,
                "Hội nghị quán triệt Chỉ thị 41/CT-UBND ngày 15/3/2026 về giải phóng mặt bằng ở Vĩnh Hải.",
                "Các sở, ngành báo cáo tiến độ của từng dự án.",
                "(VH) - Ngày 18/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì hội nghị trực tuyến với các tỉnh.",
            ],
            "2026-03-18",
        ),
        ([TITLE, "Theo Quyết định số 12 ngày 17 tháng 6 năm 2025, tỉnh Vĩnh Hải lập ban chỉ đạo mới."], None),
        (
            [
                TITLE,
                "Ngày 31/1, Phó Thủ tướng Đỗ Hữu Khải họp về vốn. Năm 2025, số dự án mới đạt mức cao nhất.",
                "Cả năm 2025 thu ngân sách vượt dự toán; trong năm 2025 đã bàn giao 40 ha; năm 2026 cần làm hơn.",
            ],
            "2026-01-31",
        ),
        (
            [
                TITLE,
                "Sáng 31/1, Phó Thủ tướng họp tại Vĩnh Hải. Năm 2025, tỉnh Vĩnh Hải đã thu hồi 40 ha đất.",
            ],
            None,
        ),
        (
            [
                TITLE,
                "Sáng 6/4, Phó Thủ tướng làm việc tại Vĩnh Hải. Hồi tháng 6-2025, tỉnh khởi công kè biển.",
            ],
            None,
        ),
        ([TITLE, "Hội nghị diễn ra ngày 1/10. Năm 2026, Vĩnh Hải sẽ đăng cai hội nghị lần sau."], None),
        ([TITLE, "Sáng 9-5, Phó Thủ tướng phát biểu tại diễn đàn về công nghệ ở Vĩnh Hải."], None),
        ([TITLE, "Ngày 25-10, Vĩnh Hải trao quyết định ký ngày 24-10-2025 cho cán bộ."], "2025-10-25"),
        (
            [TITLE, "Trong hai ngày 3 và 4/9/2025, Ủy ban Kiểm tra Tỉnh ủy Vĩnh Hải họp kỳ thứ 42."],
            "2025-09-04",
        ),
        ([TITLE, "Ngày 31/2/2026, không có ngày nào như vậy trong lịch của tỉnh Vĩnh Hải cả."], None),
        ([TITLE, "Phó Thủ tướng dự hội nghị triển khai nhiệm vụ của tỉnh cùng nhiều đại biểu."], None),
    ],
)
def test_the_day(lines: list[str], date: str | None) -> None:
    assert of(*lines).date == date


def test_a_title_cut_off_is_made_whole() -> None:
    cut = "Phó Thủ tướng Đỗ Hữu Khải làm việc với ..."
    assert of(cut, TITLE, LEAD).title == TITLE
    assert of(cut, LEAD).title == cut


def test_an_article_in_one_line_is_body_and_not_title() -> None:
    line = f"{LEAD} " * 8
    document = Document.of(normalise_article(line), LEXICON)
    assert [part.role for part in document.paragraphs] == [Role.BODY]
    assert len(document.sentences) == 8
    assert document.title.startswith("Sáng 18/3")
    assert len(document.title) <= 161


def test_lookup_by_offset(lexicon: Lexicon, sample: str) -> None:
    document = Document.of(sample, lexicon)
    for sentence in document.sentences:
        assert document.sentence_at(sentence.start) == sentence
        assert document.sentence_at(sentence.end - 1) == sentence
    assert document.paragraph_at(len(sample) + 5) is None
    assert len(document.plain) == len(document.lower) == len(sample)


def test_one_tone_placement() -> None:
    assert lower_copy("UỶ VIÊN hoà, quý, thuỷ toàn") == "ủy viên hòa, quý, thủy toàn"


def test_newspapers_that_write_i_for_y_are_read_like_the_others() -> None:
    assert (
        lower_copy("Tỉ lệ xử lí, kĩ thuật, qui mô; bác sỹ kí kết")
        == "tỷ lệ xử lý, kỹ thuật, quy mô; bác sĩ ký kết"
    )
    assert lower_copy("tỉnh Quảng Trị, Lý Sỹ, Kì Anh, lính") == "tỉnh quảng trị, lý sỹ, kì anh, lính", (
        "names stay"
    )


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    document = Document.of(text, LEXICON)
    assert len(document.lower) == len(text)
    for part in document.paragraphs:
        assert text[part.start : part.end].strip() == text[part.start : part.end] != ""
        assert part.sentences
        assert part.sentences[0].start == part.start
        assert part.sentences[-1].end == part.end
