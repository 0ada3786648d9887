"""What a figure measures, and when."""

from __future__ import annotations

import pytest

from briefing_app.extraction import figures
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def metrics(sentence: str, lexicon: Lexicon) -> list[str]:
    text = f" date 2025-10-02 Vĩnh Hải họp bàn đầu tư\n\n{sentence}"
    return [item.metric for item in figures.suggest(Document.of(text, lexicon), lexicon)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Năm 2024, GRDP của Vĩnh Hải tăng gần 9%.", ["GRDP"]),
        ("Thu ngân sách trên 7 nghìn tỷ đồng.", ["Thu ngân sách"]),
        ("Tỉnh khánh thành 17 bến cảng nước sâu với tổng vốn trên 48 nghìn tỷ đồng.", ["khánh thành bến cảng nước sâu", "tổng vốn"]),
        ("Vùng này chiếm 38% lượng muối cả nước.", ["lượng muối"]),
        ("Toàn ngành đã thu hồi được khoảng 640 tỷ đồng nợ thuế.", ["thu hồi nợ thuế"]),
        ("Liên đoàn đã kết nạp 530 đoàn viên.", ["kết nạp đoàn viên"]),
        ("Thu nhập bình quân đầu người năm 2025 ước đạt 3.120 USD.", ["Thu nhập bình quân đầu người"]),
        ("Khu vực công nghiệp và xây dựng tăng 6,4%.", ["Khu vực công nghiệp và xây dựng"]),
        ("Doanh thu đạt 3.300 tỷ đồng, vượt 5,6% so với kế hoạch.", ["Doanh thu", "Doanh thu"]),
        ("Doanh thu đạt 190 tỷ đồng và bằng 71% kế hoạch năm.", ["Doanh thu", "Doanh thu"]),
        ("Tổng sản phẩm trong tỉnh (GRDP) quý II/2025 tăng 7,9%.", ["Tổng sản phẩm"]),
        ("Ngành nông, lâm nghiệp và thủy sản tăng 3,8%.", ["Ngành nông, lâm nghiệp và thủy sản"]),
        ("Vốn thực hiện đạt 11,7 tỷ USD.", ["Vốn thực hiện"]),
        ("Tỉnh có 69 doanh nghiệp được duyệt phương án cổ phần hóa.", ["doanh nghiệp được duyệt phương án"]),
        ("Tổng mức đầu tư cho giai đoạn một của tuyến này là 950 triệu USD.", ["Tổng mức đầu tư"]),
        ("Giải ngân vốn đầu tư công đến hết tháng 6 đạt 268 tỷ đồng.", ["Giải ngân vốn đầu tư công"]),
        ("Tỉnh thu hút 12 tỷ USD vốn FDI.", ["thu hút vốn FDI"]),
        ("Tổng số cán bộ của các sở đến từ nhiều nơi hiện là 12.480 người.", ["Tổng số cán bộ"]),
        ("Toàn tỉnh có 45 xã đạt chuẩn nông thôn mới.", ["xã đạt chuẩn nông thôn mới"]),
        ("Sở Tài chính đã cắt giảm 30% thủ tục hành chính.", ["thủ tục hành chính"]),
        ("Tai nạn giảm 12% số vụ và 8% số người chết.", ["số vụ", "số người chết"]),
        ("Đàn gia cầm 6,5 triệu con.", ["Đàn gia cầm"]),
        ("Tỉnh trợ cấp cho 1.200 người.", ["trợ cấp cho người"]),
        ("Tuyến đường có tổng chiều dài 54,5 km.", ["tổng chiều dài"]),
        ("Tuyến tránh Thạch Nham dài gần 21 km.", ["dài"]),
        ("Thành phố cần 2 tỷ USD.", ["Thành phố cần"]),
        ("Sản lượng tôm của 3 huyện ven biển đạt 6.150 tấn.", ["huyện ven biển", "Sản lượng tôm"]),
        ("Tỷ lệ xã đạt chuẩn 67,5%, cao hơn năm trước 0,3 điểm phần trăm.", ["Tỷ lệ xã đạt chuẩn"] * 2),
        ("Năng suất lúa, theo báo cáo của sở, tăng 8%.", ["Năng suất lúa"]),
        ("Quỹ đã tạo việc làm cho 2.300 lao động.", ["tạo việc làm cho lao động"]),
        ("Bộ huy động 640 xe tải và 1.300 công nhân.", ["huy động xe tải", "huy động công nhân"]),
        ("Gạo xuất khẩu giảm 9,5% về khối lượng.", ["khối lượng"]),
        ("Số hộ nghèo giảm từ 3.800 hộ xuống 610 hộ.", ["Số hộ nghèo", "Số hộ nghèo"]),
        ("Việt Nam có quan hệ thương mại với 230 nền kinh tế.", ["quan hệ thương mại"]),
        ("Bão số 7 làm 3.700 ha keo gãy đổ.", ["keo gãy đổ"]),
        ("Xuất khẩu gạo đạt 5,6 tỷ USD. Con số này tăng 12%.", ["Xuất khẩu gạo", "Xuất khẩu gạo"]),
        ("Tuyến tránh dài hơn 96 km, cao hơn 3%.", ["dài", "dài"]),
        ("Lương cơ sở nâng từ 11 triệu đồng lên 15 triệu đồng.", ["Lương cơ sở", "Lương cơ sở"]),
    ],
)  # fmt: skip
def test_metrics(lexicon: Lexicon, sentence: str, expected: list[str]) -> None:
    assert metrics(sentence, lexicon) == expected


def test_a_metric_has_eight_words_at_most(lexicon: Lexicon) -> None:
    long = "Tỷ lệ hộ gia đình nông thôn vùng sâu được dùng nước sạch hợp vệ sinh đạt 57%."
    assert all(len(metric.split()) <= 8 for metric in metrics(long, lexicon))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Năm 2024, tỉnh có 1.200 doanh nghiệp mới.", ["2024"]),
        ("Trong 9 tháng đầu năm 2025, tỉnh khởi công 39 dự án.", ["2025-01/2025-09"]),
        ("Sáu tháng đầu năm, tỉnh thu hút 24 dự án.", ["2025-H1"]),
        ("Quý I/2025, xuất khẩu đạt 300 triệu USD.", ["2025-Q1"]),
        ("Giai đoạn 2021-2025, tỉnh xây 4.500 căn hộ.", ["2021/2025"]),
        ("Tỉnh hoàn thành 2.300 căn nhà ở xã hội trong năm 2026.", ["2026"]),
        ("Thu ngân sách tăng 15% so với năm 2019.", [None]),
        ("Năm 2024, thu ngân sách đạt 500 tỷ đồng. Xuất khẩu đạt 90 triệu USD.", ["2024", "2024"]),
        ("Năm 2024, tỉnh thu 500 tỷ đồng. Hiện nay, tỉnh có 1.200 doanh nghiệp.", ["2024", None]),
        ("Tháng 6/2025, tỉnh đón 450.000 lượt khách.", ["2025-06"]),
        ("Bảy tháng đầu năm 2025, tỉnh đón 900.000 lượt khách.", ["2025-01/2025-07"]),
        ("Sản lượng thép 11 tháng đạt 2,7 triệu tấn.", ["2025-01/2025-11"]),
        ("Nửa đầu năm, tỉnh bán 90.000 chiếc xe.", ["2025-H1"]),
        ("Năm 2024 thu 90 tỷ đồng (cùng kỳ năm 2023 thu 55 tỷ đồng).", ["2024", "2023"]),
        ("Từ năm 2024, việc thực hiện 45 dự án đã xong.", [None]),
        ("Ngày 12 tháng 5 năm 2025, tỉnh khởi công 14 công trình.", [None]),
    ],
)
def test_periods(lexicon: Lexicon, sentence: str, expected: list[str | None]) -> None:
    text = f" date 2025-10-02 Vĩnh Hải họp bàn đầu tư\n\n{sentence}"
    assert [item.period for item in figures.suggest(Document.of(text, lexicon), lexicon)] == expected
