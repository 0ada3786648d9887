"""The grammar of quantities, one row a shape (LANGUAGE.md, section 3)."""

from __future__ import annotations

import pytest

from briefing_app.domain.key_figure import KeyFigure
from briefing_app.extraction import figures
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def read(sentence: str, lexicon: Lexicon) -> list[KeyFigure]:
    text = f" date 2025-10-02 Vĩnh Hải họp bàn đầu tư\n\n{sentence}"
    found = figures.suggest(Document.of(text, lexicon), lexicon)
    for item in found:
        assert text[item.anchor.start : item.anchor.end] == item.anchor.exact
    return list(found)


def one(sentence: str, lexicon: Lexicon) -> KeyFigure:
    found = read(sentence, lexicon)
    assert len(found) == 1, [item.anchor.exact for item in found]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "exact", "value", "high", "unit", "scaled", "comparator"),
    [
        ("Thu ngân sách đạt 7 nghìn tỷ đồng.", "7 nghìn tỷ đồng", "7", None, "đồng", "7000000000000", None),
        ("Kim ngạch xuất khẩu đạt gần 2,7 tỷ USD.", "gần 2,7 tỷ USD", "2.7", None, "USD", "2700000000", "nearly"),
        ("Tỷ lệ giải ngân đạt 45% - 55%.", "45% - 55%", "45", "55", "%", "45", None),
        ("Tăng trưởng cả năm khoảng 8-10%.", "khoảng 8-10%", "8", "10", "%", "8", "about"),
        ("Mức lương từ 12 triệu đến 18 triệu đồng.", "từ 12 triệu đến 18 triệu đồng", "12", "18", "đồng", "12000000", None),
        ("Doanh thu năm nay đạt 3-3,5 tỷ USD.", "3-3,5 tỷ USD", "3", "3.5", "USD", "3000000000", None),
        ("Các sở đã hoàn thành 51/64 nhiệm vụ.", "51/64 nhiệm vụ", "51", None, "nhiệm vụ", "51", None),
        ("Toàn tỉnh hoàn thành 1.840/2.650 căn.", "1.840/2.650 căn", "1840", None, "căn", "1840", None),
        ("Tỉnh có hơn 4,7 ngàn hộ nghèo.", "hơn 4,7 ngàn hộ nghèo", "4.7", None, "hộ nghèo", "4700", "over"),
        ("Tuyến đường dài 45km.", "45km", "45", None, "km", "45", None),
        ("Diện tích không quá 12 héc-ta.", "không quá 12 héc-ta", "12", None, "ha", "12", "at_most"),
        ("Chi phí giải phóng mặt bằng khoảng 86 tỷ.", "khoảng 86 tỷ", "86", None, "đồng", "86000000000", "about"),
        ("Vốn từ 2.400 tỷ đồng trở lên.", "từ 2.400 tỷ đồng trở lên", "2400", None, "đồng", "2400000000000", "at_least"),
        ("Chỉ số tăng 1,5 điểm phần trăm.", "tăng 1,5 điểm phần trăm", "1.5", None, "điểm phần trăm", "1.5", None),
        ("Thành phố có một triệu xe máy.", "một triệu xe máy", "1", None, "xe máy", "1000000", None),
        ("Hội nghị kết nối tới 34 tỉnh, thành phố trong cả nước và 1.206 điểm cầu.", "1.206 điểm cầu", "1206", None, "điểm cầu", "1206", None),
        ("Bộ đội đã góp 12.600 ngày công.", "12.600 ngày công", "12600", None, "ngày công", "12600", None),
        ("Thanh niên góp hơn 900 ngày công lao động.", "hơn 900 ngày công lao động", "900", None, "ngày công lao động", "900", "over"),
        ("Giá bán 31.500 đồng/kg.", "31.500 đồng/kg", "31500", None, "đồng/kg", "31500", None),
    ],
)  # fmt: skip
def test_shapes(
    lexicon: Lexicon,
    sentence: str,
    exact: str,
    value: str,
    high: str | None,
    unit: str,
    scaled: str,
    comparator: str | None,
) -> None:
    item = read(sentence, lexicon)[-1]
    assert item.anchor.exact == exact
    assert (item.value, item.high, item.unit, item.scaled_value) == (value, high, unit, scaled)
    assert item.comparator == comparator
    assert item.confidence is not None
    assert item.confidence >= 0.5
    assert item.origin.startswith("figure-")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 27/8, tại trụ sở Tỉnh ủy, đồng chí Đỗ Hữu Khải chủ trì buổi làm việc.",
        "Chiều 21.4 đại biểu Quốc hội thảo luận tại tổ.",
        "Ngày 24/6 tổ chức hội nghị; ngày 15-16/7/2025 kiểm tra thực địa.",
        "Căn cứ Nghị quyết số 57-NQ/TW và Nghị định 261/2025/NĐ-CP của Chính phủ.",
        "Theo Điều 6 Luật năm 2015 và Chỉ thị 35.",
        "Kỷ niệm 80 năm Ngày truyền thống của ngành.",
        "Nhà trường nhận trẻ từ 6 tuổi; dự án kéo dài 5 năm.",
        "Tuyến Quốc lộ 1 đoạn qua Thạch Nham và đường vành đai 3.",
        "Đại dịch Covid-19 và các nước ASEAN+3.",
        "Phiên họp thứ 32 và kỳ họp thứ 5 của Hội đồng.",
        "Một tỷ lệ dân cư còn khó khăn.",
        "Phát triển trong cách mạng công nghiệp 4.0 và mạng 5G.",
        "Giai đoạn 2021-2025, tầm nhìn đến năm 2045.",
        "1. Sở Tài chính khẩn trương rà soát.",
        "Thực hiện ngay 3 nội dung trọng tâm.",
    ],
)
def test_false_friends(lexicon: Lexicon, sentence: str) -> None:
    assert [item.anchor.exact for item in read(sentence, lexicon)] == []


def test_a_quantity_said_again_is_one_figure(lexicon: Lexicon) -> None:
    text = "Tỉnh bố trí 4.100 tỷ đồng cho dự án.\n\nVới 4.100 tỷ đồng này, tỉnh sẽ làm đường."
    assert one(text, lexicon).anchor.exact == "4.100 tỷ đồng"


def test_titles_captions_and_headings_give_nothing(lexicon: Lexicon) -> None:
    text = (
        " date 2025-10-02 Vĩnh Hải thu ngân sách 9.000 tỷ đồng\n\n"
        "Lãnh đạo tỉnh kiểm tra dự án 500 tỷ đồng. Ảnh: Lưu Thị Ngân Hà\n\n"
        "Đồng chí Mạc Thu Yến chủ trì buổi làm việc."
    )
    assert figures.suggest(Document.of(text, lexicon), lexicon) == ()


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("Năng suất lao động tăng gần 7%.", ["up"]),
        ("Sau sắp xếp giảm 12 phòng và 48 phòng.", ["down", "down"]),
        ("Tỷ lệ hộ nghèo giảm từ mức 5,2% xuống còn 3,4%.", [None, None]),
        ("Thu ngân sách đạt 500 tỷ đồng, tăng 8,6% so với cùng kỳ.", [None, "up"]),
    ],
)
def test_directions(lexicon: Lexicon, sentence: str, directions: list[str | None]) -> None:
    assert [item.direction for item in read(sentence, lexicon)] == directions


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Phấn đấu năm 2026 thu ngân sách đạt 12.000 tỷ đồng.", ["target"]),
        ("Đến nay, tỉnh đã khởi công 26 dự án.", ["actual"]),
        ("Tỉnh đặt mục tiêu trồng 500 ha rừng.", ["target"]),
        ("Năm 2024, kim ngạch xuất khẩu đạt 900 triệu USD.", ["actual"]),
        ("Tỉnh dự kiến có 45 xã đạt chuẩn.", ["target"]),
        ("11 xã dự kiến vượt chỉ tiêu.", ["target"]),
    ],
)
def test_kinds(lexicon: Lexicon, sentence: str, kinds: list[str]) -> None:
    assert [item.kind for item in read(sentence, lexicon)] == kinds
