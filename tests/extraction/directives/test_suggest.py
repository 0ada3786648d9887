"""Directives suggested for small articles made up for the tests."""

import pytest

from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import directives
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import load_lexicon

LEXICON = load_lexicon()

HEAD = (
    " date 2026-03-12 Phó Thủ tướng Đỗ Hữu Khải làm việc với tỉnh Vĩnh Hải\n\n"
    "Sáng 12/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với lãnh đạo tỉnh Vĩnh Hải về tiến độ các dự án.\n\n"
)


def suggested(body: str, head: str = HEAD) -> tuple[Directive, ...]:
    document = Document.of(normalise_article(head + body), LEXICON)
    found = directives.suggest(document, LEXICON)
    for directive in found:
        assert document.text[directive.anchor.start : directive.anchor.end] == directive.anchor.exact
    return found


def only(body: str, head: str = HEAD) -> Directive:
    found = suggested(body, head)
    assert len(found) == 1, [d.anchor.exact for d in found]
    return found[0]


@pytest.mark.parametrize(
    ("cue", "strength"),
    [
        ("yêu cầu", Strength.REQUIRES),
        ("chỉ đạo", Strength.INSTRUCTS),
        ("giao", Strength.ASSIGNS),
        ("đề nghị", Strength.PROPOSES),
    ],
)
def test_the_verb_of_asking_gives_the_strength(cue: str, strength: Strength) -> None:
    told = only(f"Phó Thủ tướng {cue} Sở Xây dựng khẩn trương hoàn thiện hồ sơ, báo cáo UBND tỉnh.")
    assert told.strength is strength
    assert told.issuer == "Đỗ Hữu Khải"
    assert told.addressee == "Sở Xây dựng"
    assert told.origin == "directive-ask"
    assert told.confidence is not None
    assert 0 < told.confidence <= 1


def test_a_verb_of_asking_rules_over_a_modal() -> None:
    told = only("Phó Thủ tướng yêu cầu các địa phương phải tập trung giải phóng mặt bằng.")
    assert told.strength is Strength.REQUIRES
    assert told.addressee == "các địa phương"


def test_a_modal_rules_over_a_mild_verb() -> None:
    told = only("Phó Thủ tướng lưu ý, các sở, ngành cần phối hợp chặt chẽ, không để chậm tiến độ.")
    assert told.strength is Strength.SHOULD
    assert told.addressee == "các sở, ngành"


def test_a_name_with_a_comma_and_an_and_inside_is_one_addressee() -> None:
    told = only(
        "Phó Thủ tướng giao Bộ Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Bộ Tài chính xây dựng đề án."
    )
    assert told.addressee == "Bộ Văn hóa, Thể thao và Du lịch"


def test_a_list_of_bodies_is_kept_whole() -> None:
    told = only(
        "Phó Thủ tướng yêu cầu Bộ Tài chính, Ngân hàng Nhà nước và các cơ quan liên quan rà soát các quy định."
    )
    assert told.addressee == "Bộ Tài chính, Ngân hàng Nhà nước và các cơ quan liên quan"


def test_a_clause_with_its_own_addressee_and_deadline_is_a_directive_of_its_own() -> None:
    first, second = suggested(
        "Phó Thủ tướng yêu cầu Bộ Xây dựng ban hành tiêu chuẩn kỹ thuật trước ngày 20/7/2026; "
        "Bộ Khoa học và Công nghệ hoàn thành việc thẩm định trước ngày 10/8/2026."
    )
    assert (first.addressee, first.deadline) == ("Bộ Xây dựng", "2026-07-20")
    assert (second.addressee, second.deadline) == ("Bộ Khoa học và Công nghệ", "2026-08-10")
    assert second.strength is Strength.REQUIRES


def test_what_goes_on_with_a_demand_keeps_speaker_and_strength() -> None:
    first, second = suggested(
        "Phó Thủ tướng yêu cầu tỉnh Vĩnh Hải tập trung tháo gỡ vướng mắc cho các dự án trọng điểm. "
        "Cùng với đó, tiếp tục rà soát, cắt giảm thủ tục hành chính, tạo thuận lợi cho người dân và doanh nghiệp."
    )
    assert first.issuer == second.issuer == "Đỗ Hữu Khải"
    assert second.strength is Strength.REQUIRES
    assert second.addressee is None


def test_two_deputies_are_told_apart() -> None:
    found = suggested(
        "Phó Thủ tướng Mạc Thu Yến đề nghị Bộ Công Thương sớm trình phương án điều hành giá.\n\n"
        "Phó Thủ tướng Đỗ Hữu Khải yêu cầu Bộ Tài chính khẩn trương bố trí nguồn vốn cho dự án.\n\n"
        "Phó Thủ tướng cũng giao Bộ Xây dựng chủ trì, phối hợp với các địa phương rà soát quy hoạch."
    )
    assert [d.issuer for d in found] == ["Mạc Thu Yến", "Đỗ Hữu Khải", "Đỗ Hữu Khải"]


def test_an_epithet_is_whoever_bears_the_office() -> None:
    head = (
        " date 2026-03-12 Thủ tướng làm việc với tỉnh Thạch Nham\n\n"
        "Sáng 12/3, Thủ tướng Vương Khắc Nhuận chủ trì buổi làm việc với tỉnh Thạch Nham.\n\n"
    )
    told = only("Người đứng đầu Chính phủ yêu cầu tỉnh Thạch Nham đẩy nhanh giải ngân vốn đầu tư công.", head)
    assert told.issuer == "Vương Khắc Nhuận"


def test_an_office_without_a_name_is_the_issuer_itself() -> None:
    head = " date 2026-03-12 Họp Chính phủ thường kỳ\n\nNgày 12/3, Chính phủ họp phiên thường kỳ tháng 3.\n\n"
    told = only("Thủ tướng yêu cầu các bộ, ngành, địa phương quyết liệt triển khai nhiệm vụ được giao.", head)
    assert told.issuer == "Thủ tướng"
    assert told.addressee == "các bộ, ngành, địa phương"


def test_the_speaker_may_be_named_behind_the_quotation() -> None:
    found = suggested(
        "Phó Thủ tướng nhấn mạnh vai trò của công tác chuẩn bị.\n\n"
        "“Các chủ đầu tư phải rà soát từng hạng mục, không để xảy ra mất an toàn lao động”, Phó Thủ tướng yêu cầu."
    )
    assert found[-1].issuer == "Đỗ Hữu Khải"
    assert found[-1].addressee == "Các chủ đầu tư"


@pytest.mark.parametrize(
    "body",
    [
        "Phát biểu chỉ đạo tại buổi làm việc, Phó Thủ tướng biểu dương những kết quả mà tỉnh đã đạt được.",
        "Năm 2025, tổng thu ngân sách trên địa bàn đạt 12.300 tỷ đồng, tăng 9% so với cùng kỳ.",
        "Lượng giao dịch trên thị trường tăng mạnh, đáp ứng yêu cầu của người dân.",
        "Cùng dự có lãnh đạo Ban Chỉ đạo quốc gia, các bộ, ngành và tỉnh Vĩnh Hải.",
    ],
)
def test_false_friends_are_no_directives(body: str) -> None:
    assert suggested(body) == ()


def test_what_the_lead_says_again_is_suggested_once() -> None:
    demand = (
        "Phó Thủ tướng yêu cầu tỉnh Vĩnh Hải khẩn trương hoàn thành giải phóng mặt bằng tuyến đường ven biển"
        " trong quý II/2026."
    )
    story = "\n\n".join(
        [
            demand,
            *["Theo báo cáo, tuyến đường dài 42 km đi qua bốn xã của tỉnh."] * 3,
            demand,
            "Đoàn đã đi kiểm tra thực địa.",
        ]
        + ["Tuyến đường được khởi công năm 2024."] * 3
    )
    found = [d for d in suggested(story) if d.anchor.exact.startswith("Phó Thủ tướng yêu cầu")]
    assert len(found) == 1
    assert found[0].deadline == "2026-Q2"


def test_an_action_leaves_out_the_report() -> None:
    told = only("Phó Thủ tướng yêu cầu tỉnh Vĩnh Hải đẩy nhanh tiến độ giải ngân vốn đầu tư công.")
    assert told.action == "Tỉnh Vĩnh Hải đẩy nhanh tiến độ giải ngân vốn đầu tư công"


def test_both_tone_styles_are_read() -> None:
    told = only(
        "Phó Thủ tướng yêu cầu Uỷ ban nhân dân tỉnh Vĩnh Hải hoàn thiện phương án, báo cáo Chính phủ."
    )
    assert told.addressee == "Uỷ ban nhân dân tỉnh Vĩnh Hải"


def test_a_matter_handed_on_names_who_gets_it() -> None:
    told = only(
        "Phó Thủ tướng Đỗ Hữu Khải giao lại các vấn đề này cho Bộ trưởng Bộ Xây dựng giải quyết dứt điểm "
        "trong tháng 6.",
        " date 2026-03-18 Tin thử về một buổi họp\n\nPhó Thủ tướng Đỗ Hữu Khải chủ trì buổi họp.\n\n",
    )
    assert told.addressee == "Bộ trưởng Bộ Xây dựng"
    assert told.action.startswith("Các vấn đề này")
    assert told.deadline == "2026-06"


def test_a_cited_document_asks_nothing_by_its_name() -> None:
    assert not suggested("Chỉ thị 41/CT-VH định hướng hai nhóm nhiệm vụ về vận tải và kho bãi.")


NOTICE = (
    " date 2026-03-10 Kết luận của Phó Thủ tướng Mạc Thu Yến về dự án cảng Vĩnh Hải\n\n"
    "Văn phòng Chính phủ vừa có Thông báo số 112/TB-VPCP kết luận của Phó Thủ tướng Mạc Thu Yến tại cuộc họp về "
    "dự án cảng biển Vĩnh Hải.\n\n"
)


def test_a_notice_gives_the_words_of_whoever_concluded() -> None:
    told = suggested(
        "Về giải phóng mặt bằng: UBND tỉnh Vĩnh Hải chịu trách nhiệm bàn giao toàn bộ mặt bằng trước ngày 30/4/2026.\n\n"
        "Bộ Xây dựng chủ trì, phối hợp với Bộ Tài chính nghiên cứu cơ chế thu phí, trình Thủ tướng Chính phủ.\n\n"
        "Giao Văn phòng Chính phủ theo dõi, đôn đốc.\n",
        NOTICE,
    )
    assert [(d.issuer, d.addressee, d.deadline) for d in told] == [
        ("Mạc Thu Yến", "UBND tỉnh Vĩnh Hải", "2026-04-30"),
        ("Mạc Thu Yến", "Bộ Xây dựng", None),
        ("Mạc Thu Yến", "Văn phòng Chính phủ", None),
    ]


def test_who_speaks_of_himself_asks() -> None:
    told = only("“Tôi đề nghị Chủ tịch UBND phường xin lỗi bà con ngay trong hôm nay”, Phó Thủ tướng nói.")
    assert (told.strength, told.addressee) == (Strength.PROPOSES, "Chủ tịch UBND phường")


def test_words_that_only_announce_a_wish_are_none() -> None:
    told = suggested(
        "Phó Thủ tướng yêu cầu Sở Xây dựng hoàn thiện hồ sơ trước ngày 30/4.\n\n"
        "Phó Thủ tướng cũng lưu ý:\n\n"
        "- Chủ đầu tư khẩn trương tổ chức thi công ba ca, bốn kíp.\n\n"
        "- Các ngân hàng thương mại tạo điều kiện về vốn cho nhà thầu.\n"
    )
    assert [d.addressee for d in told] == ["Sở Xây dựng", "Chủ đầu tư", "Các ngân hàng thương mại"]


def test_a_noun_that_ends_like_a_cue_is_none() -> None:
    told = only(
        "Phó Thủ tướng yêu cầu ngành hậu cần kiểm tra toàn bộ xuồng máy, hoàn thành trước 18 giờ ngày 20/3."
    )
    assert (told.addressee, told.deadline) == ("ngành hậu cần", "2026-03-20")


def test_a_passive_names_who_is_told_and_leaves_the_word_to_whoever_has_it() -> None:
    told = suggested(
        "Phó Thủ tướng lệnh cho các địa phương phải rà từng thôn.\n\n"
        "Bộ Y tế lo thuốc men cho vùng lũ.\n\n"
        "Chủ tịch UBND tỉnh Tạ Đình Lương được phân công làm Trưởng ban chỉ đạo tiền phương.\n"
    )
    assert [(d.issuer, d.addressee) for d in told] == [
        ("Đỗ Hữu Khải", "các địa phương"),
        ("Đỗ Hữu Khải", "Bộ Y tế"),
        ("Đỗ Hữu Khải", "Chủ tịch UBND tỉnh Tạ Đình Lương"),
    ]


def test_a_district_is_no_person() -> None:
    head = (
        " date 2016-03-18 Chủ tịch UBND huyện Thạch Khê làm việc với xã Hòa Lạc\n\n"
        "Ngày 18/3, đ/c Trần Hữu Bường - Chủ tịch UBND huyện Thạch Khê đã có buổi làm việc với xã Hòa Lạc.\n\n"
    )
    told = suggested(
        "Đ/c Chủ tịch UBND huyện yêu cầu xã tập trung giải quyết dứt điểm các đơn thư tồn đọng.", head
    )
    assert [d.issuer for d in told] == ["Trần Hữu Bường"]


def test_entries_under_a_heading_have_its_addressee_and_the_strength_of_what_leads_the_list() -> None:
    head = (
        " date 2025-09-03 Công điện của Thủ tướng về phòng, chống sốt xuất huyết\n\n"
        "Thủ tướng Đỗ Hữu Khải vừa ký công điện về phòng, chống dịch sốt xuất huyết.\n\n"
    )
    told = suggested(
        "Để chủ động phòng, chống dịch, Thủ tướng yêu cầu:\n\n"
        "1. Chủ tịch UBND các tỉnh, thành phố:\n\n"
        "a) Huy động các lực lượng triển khai chiến dịch diệt lăng quăng hằng tuần;\n\n"
        "b) Bố trí kinh phí, hoàn thành trước ngày 15/9/2025.\n\n"
        "2. Bộ Giáo dục và Đào tạo chỉ đạo các trường học tổng vệ sinh trước khai giảng.\n",
        head,
    )
    provinces = "Chủ tịch UBND các tỉnh, thành phố"
    assert [(d.addressee, d.deadline) for d in told] == [
        (provinces, None),
        (provinces, "2025-09-15"),
        ("Bộ Giáo dục và Đào tạo", None),
    ]
    assert {d.strength for d in told} == {Strength.REQUIRES}


@pytest.mark.parametrize("close", ["./.", " ./.", ". /.", "/."])
def test_the_sign_that_closes_an_article_is_no_part_of_the_action(close: str) -> None:
    told = only(f"Phó Thủ tướng yêu cầu Sở Xây dựng tăng cường kiểm tra, giám sát{close}")
    assert told.action == "Sở Xây dựng tăng cường kiểm tra, giám sát"


@pytest.mark.parametrize("work", ["Việc này", "Nhiệm vụ này", "Dự án nhà ở này"])
def test_work_is_handed_over_after_anything_said(work: str) -> None:
    told = only(f"Phó Thủ tướng cho rằng nhà ở còn thiếu. {work} giao Sở Xây dựng rà soát quỹ đất.")
    assert (told.action, told.addressee) == ("Sở Xây dựng rà soát quỹ đất", "Sở Xây dựng")
    assert told.strength is Strength.ASSIGNS
    assert told.issuer == "Đỗ Hữu Khải"


def test_a_deadline_at_the_end_of_a_clause_is_its_own() -> None:
    first, second = suggested(
        "Phó Thủ tướng yêu cầu Sở Xây dựng rà soát quỹ đất trong tháng 10/2026; "
        "Sở Y tế lắp đặt máy thở trong quý II/2027."
    )
    assert (first.deadline, second.deadline) == ("2026-10", "2027-Q2")


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "Đồng Thị Kim Oanh"),
        ("Bí thư Tỉnh ủy Thạch Nham", "Lưu Thị Ngân Hà"),
        ("Chủ tịch UBND tỉnh Lâm Vân", "Mạc Thị Thu Yến"),
        ("Chủ tịch UBND tỉnh Đắk Lắk", "Đồng Thị Kim Oanh"),
    ],
)
def test_who_asks_has_a_whole_name_behind_a_province(office: str, name: str) -> None:
    assert only(f"{office} {name} yêu cầu Sở Xây dựng rà soát quỹ đất.").issuer == name
