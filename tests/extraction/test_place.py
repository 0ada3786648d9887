"""The place of an article: what title and lead are about, not where a national event is held."""

from __future__ import annotations

import pytest

from briefing_app.extraction.engine import Engine


@pytest.mark.parametrize(
    ("title", "lead", "place"),
    [
        (
            "Phó Thủ tướng kiểm tra cảng",
            "Ngày 2/3, Phó Thủ tướng làm việc với tỉnh Vĩnh Hải về tiến độ.",
            "Vĩnh Hải",
        ),
        ("Vĩnh Hải giữ đà tăng trưởng", "Sáng 3/10, Ban Chấp hành Đảng bộ tỉnh Vĩnh Hải họp.", "Vĩnh Hải"),
        ("Hội nghị khởi nghiệp", "Chiều 2/3, tại TP. Đà Nẵng, Thủ tướng dự diễn đàn.", None),
        ("Đối thoại với các đảo quốc Thái Bình Dương", "Sáng 2/3, Thủ tướng dự đối thoại.", None),
        ("Hoà bình là nếp sống", "Sáng 2/3, Thủ tướng nói về hoà bình.", None),
        (
            "Họp về đường bộ",
            "Ngày 2/3, Thủ tướng khen các tỉnh Đắk Lắk, Hậu Giang, Sóc Trăng và Cà Mau bàn giao sớm mặt bằng.",
            None,
        ),
        ("Khởi công cao tốc Trung Lương - Cần Thơ", "Thủ tướng giao Bộ Xây dựng lo đủ vốn.", None),
        (
            "Ban Thường vụ họp",
            "(binhdinh.gov.vn) - Sáng 1/4, Bí thư Tỉnh ủy chủ trì buổi làm việc.",
            "Bình Định",
        ),
        (
            "Ban Chấp hành Đảng bộ tỉnh họp",
            "Chiều 21/4, Ban Thường vụ Tỉnh ủy tổ chức hội nghị.\n\nBình Định có 58 xã. Năm 2025, Bình Định thu đủ.",
            "Bình Định",
        ),
        (
            "Kiểm tra nhà ga",
            "Ngày 2/3, Thủ tướng thăm tỉnh Thừa Thiên Huế. Nhà ga theo kiến trúc Huế, nối phố cổ Huế.",
            "Thừa Thiên Huế",
        ),
        (
            "Hội nghị toàn quốc",
            "(binhdinh.gov.vn) - Sáng 16/4, tại Hà Nội, Ban Bí thư tổ chức hội nghị.",
            None,
        ),
        ("Hội nghị trực tuyến", "Sáng 2/3, Chủ tịch UBND tỉnh Lò Đình Sắt dự tại điểm cầu.", None),
        (
            "Tổ công tác họp",
            "Ngày 13/5, Tổ công tác họp với năm tỉnh.\n\nTỉnh Lâm Vân làm chậm.\n\nTỉnh Lâm Vân phải thay nhà thầu.",
            None,
        ),
        ("Họp với doanh nghiệp", "Dự họp có lãnh đạo các bộ, TP.Hà Nội và TP.HCM.", None),
        (
            "Phó Thủ tướng làm việc với tỉnh Hải Tầm",
            "Ngày 20/6, Phó Thủ tướng làm việc với Tỉnh ủy Hải Tầm về việc hợp nhất với tỉnh Vĩnh Hải.",
            "Hải Tầm",
        ),
    ],
)
def test_the_place_of_an_event(engine: Engine, title: str, lead: str, place: str | None) -> None:
    assert engine.suggest(f" date 2026-03-02 {title}\n\n{lead}\n").place == place


def test_a_place_is_told_whichever_way_its_tone_is_placed(engine: Engine) -> None:
    text = "Họp tỉnh\n\nNgày 2/3, Thủ tướng làm việc với tỉnh Khánh Hoà.\n"
    assert engine.suggest(text).place == "Khánh Hòa"
