"""Who took part: the patterns in which read-outs present people (LANGUAGE.md, sections 1 and 2), with invented ones."""

from __future__ import annotations

import pytest

from briefing_app.domain.attendee import Attendee
from briefing_app.extraction.attendees import suggest
from briefing_app.extraction.lexicon import Lexicon


@pytest.fixture
def told(read, lexicon: Lexicon):
    """Return a function from a body of text to (part, name or group, titles) of each suggestion."""

    def told(body: str) -> list[tuple[str, str, str | None]]:
        document = read(body)
        items = suggest(document, lexicon)
        for item in items:
            assert document.text[item.anchor.start : item.anchor.end] == item.anchor.exact
            assert item.collective or item.name.split()[-1] in item.anchor.exact
        return [(item.part.value, item.name, _role(item)) for item in items]

    def _role(item: Attendee) -> str | None:
        return " / ".join(filter(None, (item.role, item.organisation))) or None

    return told


ORDERS = [
    ("Phó Thủ tướng Đỗ Hữu Khải cho biết, mọi việc đã xong.", "Phó Thủ tướng"),
    (
        "Đồng chí Đỗ Hữu Khải, Ủy viên Bộ Chính trị, Phó Thủ tướng cho biết, mọi việc đã xong.",
        "Ủy viên Bộ Chính trị, Phó Thủ tướng",
    ),
    (
        "Đại tướng Đỗ Hữu Khải, Bộ trưởng Bộ Quốc phòng cho biết, mọi việc đã xong.",
        "Đại tướng, Bộ trưởng Bộ Quốc phòng",
    ),
    (
        "Thiếu tướng Đỗ Hữu Khải - Giám đốc Công an tỉnh Vĩnh Hải - cho biết, mọi việc đã xong.",
        "Thiếu tướng, Giám đốc Công an tỉnh Vĩnh Hải",
    ),
    (
        "Ông Đỗ Hữu Khải (Chủ tịch Hội Sử học Vĩnh Hải) cho biết, mọi việc đã xong.",
        "Chủ tịch Hội Sử học Vĩnh Hải",
    ),
    (
        "Ủy viên Bộ Chính trị, Phó Thủ tướng Thường trực Chính phủ, Phó Bí thư Đảng ủy Chính phủ Đỗ Hữu Khải cho biết, mọi việc đã xong.",
        "Ủy viên Bộ Chính trị, Phó Thủ tướng Thường trực Chính phủ, Phó Bí thư Đảng ủy Chính phủ",
    ),
    (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Đỗ Hữu Khải cho biết, mọi việc đã xong.",
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    ),
    (
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch Đỗ Hữu Khải cho biết, mọi việc đã xong.",
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
    ),
    ("Bí thư Tỉnh uỷ Quảng Ninh Đỗ Hữu Khải cho biết, mọi việc đã xong.", "Bí thư Tỉnh uỷ Quảng Ninh"),
    ("Phó Chủ tịch Hội Cầu đường, ông Đỗ Hữu Khải cho biết, mọi việc đã xong.", "Phó Chủ tịch Hội Cầu đường"),
    ("Quyền Chủ tịch UBND tỉnh Đỗ Hữu Khải cho biết, mọi việc đã xong.", "Quyền Chủ tịch UBND tỉnh"),
    (
        "Chủ tịch UBND tỉnh Thạch Nham Đỗ Hữu Khải cho biết, mọi việc đã xong.",
        "Chủ tịch UBND tỉnh Thạch Nham",
    ),
]


@pytest.mark.parametrize(("sentence", "role"), ORDERS)
def test_orders_of_name_and_title(told, sentence: str, role: str) -> None:
    body = sentence if "Thạch Nham" not in sentence else sentence + " Ông Đỗ Hữu Khải nói thêm."
    assert told(body) == [("attendee", "Đỗ Hữu Khải", role)]


def test_a_heading_holds_for_its_list(told) -> None:
    assert told(
        "Cùng dự có các Ủy viên Bộ Chính trị: Trưởng Ban Tổ chức Trung ương Mạc Thu Yến; Đại tướng Vương Khắc Nhuận, "
        "Bộ trưởng Bộ Quốc phòng và lãnh đạo một số ban, bộ, ngành Trung ương."
    ) == [
        ("attendee", "Mạc Thu Yến", "Ủy viên Bộ Chính trị, Trưởng Ban Tổ chức Trung ương"),
        ("attendee", "Vương Khắc Nhuận", "Ủy viên Bộ Chính trị, Đại tướng, Bộ trưởng Bộ Quốc phòng"),
        ("attendee", "lãnh đạo một số ban, bộ, ngành Trung ương", None),
    ]


def test_the_heading_of_an_office_ends_with_its_part_of_the_list(told) -> None:
    assert told(
        "Tham dự có các Thứ trưởng: Lưu Thị Ngân Hà (Bộ Tài chính), Trịnh Quốc Sanh (Bộ Y tế); "
        "Chủ tịch UBND tỉnh Nghiêm Bá Thuận."
    ) == [
        ("attendee", "Lưu Thị Ngân Hà", "Thứ trưởng / Bộ Tài chính"),
        ("attendee", "Trịnh Quốc Sanh", "Thứ trưởng / Bộ Y tế"),
        ("attendee", "Nghiêm Bá Thuận", "Chủ tịch UBND tỉnh"),
    ]


def test_a_plural_title_holds_for_the_names_behind(told) -> None:
    assert told("Cùng dự có các Phó Thủ tướng Tạ Đình Lương, Mạc Thu Yến và Trịnh Quốc Sanh.") == [
        ("attendee", "Tạ Đình Lương", "Phó Thủ tướng"),
        ("attendee", "Mạc Thu Yến", "Phó Thủ tướng"),
        ("attendee", "Trịnh Quốc Sanh", "Phó Thủ tướng"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Cùng dự có", "Cùng dự, còn có", "Tham dự hội nghị có", "Dự buổi làm việc có", "Cùng tham dự cuộc họp có",
        "Về phía tỉnh có", "Làm việc với đoàn kiểm tra có", "Cuộc họp có sự tham dự của", "Hội nghị diễn ra với sự có mặt của",
        "Tháp tùng Thủ tướng thăm chính thức Việt Nam có", "Cùng dự sự kiện quan trọng của ngành tài chính có", "Tham dự còn có",
        "Cùng đi có", "Dự Hội nghị tại điểm cầu Trung ương có", "Tham dự, về phía Bộ Y tế, có",
    ],
)  # fmt: skip
def test_openers(told, opening: str) -> None:
    found = told(f"{opening} đồng chí Mạc Thu Yến, Bí thư Tỉnh ủy; lãnh đạo các sở, ngành của tỉnh.")
    assert found == [
        ("attendee", "Mạc Thu Yến", "Bí thư Tỉnh ủy"),
        ("attendee", "lãnh đạo các sở, ngành của tỉnh", None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phó Thủ tướng Đỗ Hữu Khải chủ trì cuộc họp.",
        "Chiều 18/3, Phó Thủ tướng Đỗ Hữu Khải đã tới dự và chủ trì hội nghị.",
        "Hội nghị diễn ra dưới sự chủ trì của Phó Thủ tướng Đỗ Hữu Khải.",
        "Dưới sự điều hành của Phó Thủ tướng Đỗ Hữu Khải, hội nghị đã thông qua nghị quyết.",
        "Cuộc họp do Phó Thủ tướng Đỗ Hữu Khải chủ trì.",
        "Phó Thủ tướng Đỗ Hữu Khảichủ trì phiên họp.",
        "Phó Thủ tướng Đỗ Hữu Khải dẫn đầu đoàn công tác tới thăm và chủ trì buổi làm việc với tỉnh.",
        "Chủ trì cuộc làm việc với các bộ, ngành, Phó Thủ tướng Đỗ Hữu Khải yêu cầu làm ngay.",
        "Phó Thủ tướng Đỗ Hữu Khải phát biểu. Phó Thủ tướng chủ trì cuộc họp này.",
        "Phó Thủ tướng Đỗ Hữu Khải, Trưởng Ban Chỉ đạo các công trình trọng điểm, dự án đường sắt, chủ trì hội nghị.",
        "Chủ trì hội nghị có Phó Thủ tướng Đỗ Hữu Khải.",
        "Phó Thủ tướng Đỗ Hữu Khải thay mặt Thường trực Chính phủ chủ trì cuộc họp.",
        "Phó Thủ tướng Đỗ Hữu Khải chiều 18/3 chủ trì cuộc họp về nhà ở.",
    ],
)
def test_who_chairs(told, sentence: str) -> None:
    assert [(part, name) for part, name, _ in told(sentence) if name[0].isupper()] == [
        ("chair", "Đỗ Hữu Khải")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Đỗ Hữu Khải và các Phó Thủ tướng Tạ Đình Lương, Trịnh Quốc Sanh chủ trì hội nghị.",
        "Đồng chủ trì hội nghị có Thủ tướng Đỗ Hữu Khải; Phó Thủ tướng Tạ Đình Lương; Phó Thủ tướng Trịnh Quốc Sanh.",
        "Hội nghị diễn ra dưới sự chủ trì của các đồng chí: Đỗ Hữu Khải - Bí thư; Tạ Đình Lương - Phó Bí thư; "
        "Trịnh Quốc Sanh - Phó Bí thư.",
        "Thủ tướng Đỗ Hữu Khải, Phó Thủ tướng Tạ Đình Lương (bên phải) và Bộ trưởng Trịnh Quốc Sanh đồng chủ trì.",
    ],
)
def test_several_chair(told, sentence: str) -> None:
    assert [(part, name) for part, name, _ in told(sentence)] == [
        ("chair", "Đỗ Hữu Khải"),
        ("chair", "Tạ Đình Lương"),
        ("chair", "Trịnh Quốc Sanh"),
    ]


def test_a_task_is_no_chair(told) -> None:
    assert told("Phó Thủ tướng Đỗ Hữu Khải yêu cầu Bộ Y tế chủ trì, phối hợp với Bộ Công an thực hiện.") == [
        ("attendee", "Đỗ Hữu Khải", "Phó Thủ tướng")
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Thủ tướng hội đàm với Thủ tướng Lào Somsak Phommavong.", "Somsak Phommavong", "Thủ tướng Lào"),
        ("Phó Thủ tướng tiếp Đại sứ Hoa Kỳ Mary Thornbury.", "Mary Thornbury", "Đại sứ Hoa Kỳ"),
        ("Ông Hiroshi Tanabe, Chủ tịch Tập đoàn Sumida (Nhật Bản) cho biết, mọi việc đã xong.", "Hiroshi Tanabe", "Chủ tịch Tập đoàn Sumida (Nhật Bản)"),
        (
            "Cùng dự có ngài Ichiro Nakagawa - Đại sứ toàn quyền Nhật Bản tại Việt Nam.",
            "Ichiro Nakagawa",
            "Đại sứ toàn quyền Nhật Bản tại Việt Nam",
        ),
        ("Bộ trưởng Bộ Thương mại Trung Quốc Vương Gia Huy cho biết, mọi việc đã xong.", "Vương Gia Huy", "Bộ trưởng Bộ Thương mại Trung Quốc"),
        ("Ông Y Khuê Niê Kđăm, Bí thư Đảng ủy xã cho biết, mọi việc đã xong.", "Y Khuê Niê Kđăm", "Bí thư Đảng ủy xã"),
    ],
)  # fmt: skip
def test_foreign_and_minority_names(told, sentence: str, name: str, role: str) -> None:
    assert [(n, r) for _, n, r in told(sentence)] == [(name, role)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đoàn dâng hương trước tượng Chủ tịch Hồ Chí Minh.",
        "Thủ tướng giao Phó Thủ tướng Tạ Đình Lương chỉ đạo tháo gỡ vướng mắc.",
        "Các bộ thực hiện theo chỉ đạo của đồng chí Tổng Bí thư Vương Khắc Nhuận.",
        "Việc Tổng thống Mỹ John Hartwell thăm châu Á được dư luận quan tâm.",
        "Đồng chí giữ chức thay đồng chí Tạ Đình Lương.",
        "Tỉnh tổ chức lễ kỷ niệm ngày sinh Tổng Bí thư Vương Khắc Nhuận.",
        "Đoàn Kiểm tra số 12 làm việc tại cảng Cát Lâm.",
        "Trước đó, ngày 2/3, Bộ trưởng Bộ Y tế Mạc Thu Yến đã ký quyết định.",
        "“Chúng ta làm như Tổng Bí thư Vương Khắc Nhuận đã nói”, một đại biểu cho biết.",
    ],
)
def test_who_is_only_mentioned(told, sentence: str) -> None:
    assert told(sentence) == []


def test_captions_and_bylines_present_nobody(told) -> None:
    assert (
        told(
            "Hội nghị diễn ra tại Vĩnh Hải trong một ngày.\n\n"
            "Bộ trưởng Bộ Y tế Mạc Thu Yến phát biểu tại hội nghị. Ảnh: Hoài Thương\n\nTrịnh Quốc Sanh\n"
        )
        == []
    )


def test_whom_only_the_headline_names(lexicon: Lexicon) -> None:
    from briefing_app.extraction.document import Document

    text = (
        "Phó Thủ tướng Đỗ Hữu Khải làm việc với Vĩnh Hải\n\nSáng 18/3, Phó Thủ tướng yêu cầu tỉnh làm ngay.\n"
    )
    (item,) = suggest(Document.of(text, lexicon), lexicon)
    assert (item.name, item.role) == ("Đỗ Hữu Khải", "Phó Thủ tướng")


def test_one_item_a_person_anchored_where_the_titles_are(told) -> None:
    assert told(
        "Tổng cục trưởng Đỗ Hữu Khải nhấn mạnh kết quả. Cùng dự có Tổng cục trưởng Tổng cục Thuế Đỗ Hữu Khải. "
        "Ông Đỗ Hữu Khải cảm ơn."
    ) == [("attendee", "Đỗ Hữu Khải", "Tổng cục trưởng Tổng cục Thuế")]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Thảo luận tại hội nghị, lãnh đạo các bộ, ngành, địa phương phân tích kết quả.", "lãnh đạo các bộ, ngành, địa phương"),
        ("Trong cuộc làm việc của Thường trực Chính phủ với lãnh đạo Vĩnh Hải, nhiều việc được bàn.", "lãnh đạo Vĩnh Hải"),
        ("Lãnh đạo các sở, ban, ngành, địa phương tham dự hội nghị tại điểm cầu tỉnh.", "Lãnh đạo các sở, ban, ngành, địa phương"),
        ("Tham dự có khoảng 300 đại biểu đại diện các tầng lớp nhân dân.", "khoảng 300 đại biểu đại diện các tầng lớp nhân dân"),
    ],
)  # fmt: skip
def test_groups_outside_of_lists(told, sentence: str, group: str) -> None:
    assert told(sentence) == [("attendee", group, None)]


def test_semicolons_part_groups_and_commas_do_not(told) -> None:
    assert [name for _, name, _ in told(
        "Cùng dự có các Phó Thủ tướng Chính phủ; các Bộ trưởng, Thủ trưởng cơ quan ngang bộ; đại diện các bộ, ngành, hiệp hội."
    )] == [
        "các Phó Thủ tướng Chính phủ",
        "các Bộ trưởng, Thủ trưởng cơ quan ngang bộ",
        "đại diện các bộ, ngành, hiệp hội",
    ]  # fmt: skip


def test_every_suggestion_says_its_rule_and_how_sure_it_is(read, lexicon: Lexicon) -> None:
    items = suggest(
        read("Phó Thủ tướng Đỗ Hữu Khải chủ trì. Cùng dự có Bộ trưởng Mạc Thu Yến và các thành viên Ban."),
        lexicon,
    )
    assert {item.origin for item in items} == {"chair", "attendance-list", "group-in-list"}
    assert all(item.confidence is not None and 0.5 < item.confidence < 1 for item in items)


def test_a_list_on_lines_of_its_own(told) -> None:
    assert told(
        "Dự họp có:\n- Đồng chí Mạc Thu Yến, Bí thư Tỉnh ủy;\n"
        "- Các đồng chí: Trịnh Quốc Sanh, Phó Bí thư; Nghiêm Bá Thuận, Chủ tịch UBND tỉnh;\n"
        "- Lãnh đạo các sở, ngành liên quan.\nSau đó hội nghị bắt đầu."
    ) == [
        ("attendee", "Mạc Thu Yến", "Bí thư Tỉnh ủy"),
        ("attendee", "Trịnh Quốc Sanh", "Phó Bí thư"),
        ("attendee", "Nghiêm Bá Thuận", "Chủ tịch UBND tỉnh"),
        ("attendee", "Lãnh đạo các sở, ngành liên quan", None),
    ]


def test_a_row_of_persons_acts_together(told) -> None:
    found = told(
        "Ngay sau lễ khai mạc, Thủ tướng Đỗ Hữu Khải, Chủ tịch Quốc hội Mạc Thu Yến và các đại biểu đã tham quan triển lãm."
    )
    assert [name for _, name, _ in found] == ["Đỗ Hữu Khải", "Mạc Thu Yến"]


def test_the_next_clause_has_a_subject_of_its_own(told) -> None:
    assert told("Thảo luận với Chủ tịch UBND tỉnh Nghiêm Bá Thuận, Thủ tướng kết luận như vậy.") == [
        ("attendee", "Nghiêm Bá Thuận", "Chủ tịch UBND tỉnh")
    ]


def test_names_that_differ_by_a_tone_are_one_person_only_in_one_office(told) -> None:
    apart = told("Cùng dự có Bộ trưởng Bộ Y tế Trịnh Văn Hùng; Tư lệnh Quân khu Trịnh Văn Hưng.")
    assert [name for _, name, _ in apart] == ["Trịnh Văn Hùng", "Trịnh Văn Hưng"]
    once = told(
        "Cùng dự có Bộ trưởng Bộ Y tế Trịnh Văn Hùng. Bộ trưởng Trịnh Văn Hưng cho biết, mọi việc đã xong."
    )
    assert [name for _, name, _ in once] == ["Trịnh Văn Hùng"]


def test_undertakings_with_many_partners_are_no_event(told) -> None:
    assert told("Dự án có sự tham gia của các doanh nghiệp trong và ngoài nước, các tổ chức quốc tế.") == []
    assert told("Diễn đàn có sự tham gia của các doanh nghiệp trong và ngoài nước.") == [
        ("attendee", "các doanh nghiệp trong và ngoài nước", None)
    ]


def test_a_house_of_culture_is_no_writer_and_who_is_accused_no_guest(told) -> None:
    assert told("Tại Nhà văn hóa Lao động, Bộ trưởng Bộ Nội vụ Tạ Đình Lương chủ trì buổi đối thoại.") == [
        ("chair", "Tạ Đình Lương", "Bộ trưởng Bộ Nội vụ")
    ]
    assert (
        told("Ủy ban xem xét đơn tố cáo đối với ông Trương Bá Thìn, nguyên Giám đốc Ban quản lý dự án.") == []
    )


def test_who_is_reported_to_lends_no_title(told) -> None:
    found = told("Báo cáo Thủ tướng, Chủ tịch UBND tỉnh Lò Văn Phúc cho biết tỉnh đã di dời dân.")
    assert found == [("attendee", "Lò Văn Phúc", "Chủ tịch UBND tỉnh")]


@pytest.mark.parametrize(
    ("before", "name", "role"),
    [
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "Đồng Thị Kim Oanh", "Chủ tịch UBND tỉnh Vĩnh Hải"),
        ("Bí thư Tỉnh ủy Thạch Nham", "Lưu Thị Ngân Hà", "Bí thư Tỉnh ủy Thạch Nham"),
        ("Chủ tịch UBND xã Thạch Nham", "Mạc Thị Thu Yến", "Chủ tịch UBND xã Thạch Nham"),
        ("Phó Chủ tịch HĐND tỉnh Vĩnh Hải", "Vương Thị Lê Anh", "Phó Chủ tịch HĐND tỉnh Vĩnh Hải"),
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "Tạ Đình Lương", "Chủ tịch UBND tỉnh Vĩnh Hải"),
    ],
)
def test_a_name_behind_an_unknown_province_is_whole(told, before: str, name: str, role: str) -> None:
    assert told(f"{before} {name} cho biết, mọi việc đã xong.") == [("attendee", name, role)]
    assert told(f"Cùng dự có {before} {name}; Phó Thủ tướng Đỗ Hữu Khải.") == [
        ("attendee", name, role),
        ("attendee", "Đỗ Hữu Khải", "Phó Thủ tướng"),
    ]


def test_a_long_name_known_elsewhere_is_whole_behind_a_body_of_a_province(told) -> None:
    found = told(
        "Cùng dự có bà Đồng Thị Kim Oanh, Giám đốc Sở Y tế. "
        "Giám đốc Sở Y tế Vĩnh Hải Đồng Thị Kim Oanh cho biết, mọi việc đã xong."
    )
    assert [name for _, name, _ in found] == ["Đồng Thị Kim Oanh"]
