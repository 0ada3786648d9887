"""Deadlines and what only looks like one."""

import pytest

from briefing_app.extraction.directives.deadlines import deadlines_in

DATE = "2025-06-20"


def found(words: str, date: str | None = DATE, year: int | None = 2025) -> list[str]:
    return [d.value for d in deadlines_in(words, 0, len(words), date, year)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("báo cáo thủ tướng trước ngày 30/6", "2025-06-30"),
        ("báo cáo trước ngày 15/7/2025.", "2025-07-15"),
        ("gửi bộ xây dựng trước ngày 13 tháng 8 năm 2025", "2025-08-13"),
        ("chậm nhất trong ngày 13 tháng 8 năm 2025", "2025-08-13"),
        ("chậm nhất ngày 5-9-2025", "2025-09-05"),
        ("hoàn thành trong tháng 7", "2025-07"),
        ("hoàn thành trong tháng 12/2025", "2025-12"),
        ("trình ban hành trong quý iii/2025", "2025-Q3"),
        ("thực hiện trong quý i năm 2026", "2025-Q1"[:2] + "26-Q1"),
        ("trước 15/3", "2026-03-15"),
        ("trước tháng 2", "2026-02"),
        ("hoàn thành trong năm 2025.", "2025"),
        ("rà soát quỹ đất trong tháng 10/2025.", "2025-10"),
        ("mua thuốc cho trạm y tế trong quý ii/2026;", "2026-Q2"),
        ("lắp đặt trạm đo mưa trong năm 2026.", "2026"),
        ("phê duyệt đề án nhà ở xong trong tháng 10.", "2025-10"),
        ("đo đạc xong trong tháng 2", "2026-02"),
        ("đo đạc đất rừng trong quý iii này.", "2025-Q3"),
        ("trình quy hoạch khu cảng trước tháng 10/2025.", "2025-10"),
    ],
)
def test_a_deadline_is_resolved_against_the_article(words: str, value: str) -> None:
    assert found(words) == [value]


@pytest.mark.parametrize(
    "words",
    [
        "mục tiêu đến năm 2045 trở thành nước phát triển",
        "quy hoạch giai đoạn 2021-2030, tầm nhìn đến năm 2050",
        "kế hoạch trong năm 2025 gồm nhiều nội dung",
        "mục tiêu tăng trưởng trong năm 2026.",
        "trong quý iv/2025, không tăng giá điện",
        "xác định đề án cần lập trong năm 2026 để đăng ký sớm",
        "chiến lược biển đến hết năm 2030",
        "ngày 21/8/2025, bộ tổ chức hội nghị",
        "trước ngày 31/2",
        "trước ngày 45/13",
        "trước những khó khăn, thách thức",
        "tuyến đường 3/2 đến đường 30/4",
    ],
)
def test_a_horizon_or_a_date_is_none(words: str) -> None:
    assert found(words) == []


def test_a_day_without_a_year_needs_one_from_the_article() -> None:
    assert found("trước ngày 30/6", date=None, year=None) == []
    assert found("trước ngày 30/6", date=None, year=2019) == ["2019-06-30"]


def test_a_deadline_before_the_article_is_none() -> None:
    assert found("hoàn thành trước ngày 1/5/2025") == []


def test_a_clause_ends_where_the_sentence_does() -> None:
    words = "đo đạc đất rừng trong tháng 10\n\nsở y tế"
    assert [d.value for d in deadlines_in(words, 0, words.index("\n"), DATE, 2025)] == ["2025-10"]
