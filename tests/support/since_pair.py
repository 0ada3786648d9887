"""Two briefings of one place with every kind of news between them. People and places are invented."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.directive import Directive, FollowUp, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.text import normalise_article

BEFORE_TITLE = "Phó Thủ tướng Đỗ Hữu Khải kiểm tra tuyến đường ven biển Vĩnh Hải"
BEFORE_TEXT = f""" date 2026-02-12 {BEFORE_TITLE}

Ngày 12/2, Phó Thủ tướng Đỗ Hữu Khải kiểm tra tuyến đường ven biển tỉnh Vĩnh Hải. Cùng đi có Bộ trưởng Bộ Xây dựng \
Mạc Thu Yến; Vụ trưởng Vụ Ngân sách nhà nước Tạ Đình Lương; Chủ tịch UBND tỉnh Nghiêm Bá Hoà; lãnh đạo các sở, ngành.

Năm 2024, kinh tế tỉnh tăng 9,2%; năm 2025, thu ngân sách đạt 41,6 nghìn tỷ đồng. Tỉnh có 37 dự án đang thi công, giải ngân đạt \
8,2% kế hoạch. Tỷ lệ hộ nghèo còn 3,1%. Tỉnh phấn đấu tăng trưởng kinh tế năm 2026 đạt 10%. Vốn đăng ký mới từ 8 đến \
10 nghìn tỷ đồng.

Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển trước ngày 30/6. Các sở, ngành cần \
công khai tiến độ từng tuần. Giao Bộ Tài chính cân đối vốn cho cảng cá Mũi Sáo trong quý II. Giao Sở Tài chính báo cáo \
nguồn vốn đối ứng trước ngày 1/3. Đề nghị Bộ Công Thương thẩm định quy hoạch cụm công nghiệp Lộc An. Tỉnh cần dừng dự \
án bãi tắm phía nam.
"""
NOW_TITLE = "Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải"
NOW_TEXT = f""" date 2026-03-18 {NOW_TITLE}

Sáng 18/3, Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải. Cùng dự có Thứ trưởng Bộ Tài chính \
Tạ Đình Lương; Thứ trưởng Bộ Quốc phòng Vương Khắc Nhuận; Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Hải Nghiêm Bá Hòa; Giám \
đốc Sở Xây dựng La Thùy Dương.

Năm 2025, kinh tế tỉnh tăng 9,4%; thu ngân sách đạt trên 44,8 nghìn tỷ đồng. Tỉnh có 37 dự án đang thi công, giải ngân \
đạt 12,5% kế hoạch. Tỉnh phấn đấu tăng trưởng kinh tế năm 2026 đạt 10%. Vốn đăng ký mới từ 9 đến 12 nghìn tỷ đồng. Hồ \
sơ trực tuyến đạt 85%.

Phó Thủ tướng nhắc lại yêu cầu tỉnh Vĩnh Hải hoàn thành dứt điểm giải phóng mặt bằng tuyến đường ven biển trước ngày \
30/9. Các sở, ngành phải công khai tiến độ từng tuần. Bộ Tài chính cân đối đủ vốn cho cảng cá Mũi Sáo, đã trình ngày \
10/3. Yêu cầu Bộ Xây dựng ban hành định mức nhà ở xã hội trong quý III. Đề nghị tỉnh mở lại bến phà Cửa Thạch.
"""


def anchored(text: str, quote: str) -> Anchor:
    """Return the anchor of the first place of a quote."""
    start = text.index(quote)
    return Anchor.of(text, start, start + len(quote))


def _briefing(identifier: str, text: str, title: str, day: str, items: list[AnyItem]) -> Briefing:
    article = Article(text=text, title=title, date=day, place="Vĩnh Hải")
    return Briefing(id=identifier, article=article, status=Status.IN_REVIEW).with_items(items)


def before() -> Briefing:
    """Return the earlier briefing, all its items confirmed but one."""
    text = normalise_article(BEFORE_TEXT)
    ok = State.CONFIRMED

    def at(quote: str) -> Anchor:
        return anchored(text, quote)

    return _briefing("b" * 32, text, BEFORE_TITLE, "2026-02-12", [
        Attendee(id="b-a1", anchor=at("Phó Thủ tướng Đỗ Hữu Khải kiểm tra tuyến đường ven biển tỉnh"),
                 name="Đỗ Hữu Khải", role="Phó Thủ tướng", part=Part.CHAIR, state=ok),
        Attendee(id="b-a2", anchor=at("Bộ trưởng Bộ Xây dựng Mạc Thu Yến"), name="Mạc Thu Yến", role="Bộ trưởng",
                 organisation="Bộ Xây dựng", state=ok),
        Attendee(id="b-a3", anchor=at("Vụ trưởng Vụ Ngân sách nhà nước Tạ Đình Lương"), name="Tạ Đình Lương",
                 role="Vụ trưởng", organisation="Vụ Ngân sách nhà nước", state=ok),
        Attendee(id="b-a4", anchor=at("Chủ tịch UBND tỉnh Nghiêm Bá Hoà"), name="Nghiêm Bá Hoà",
                 role="Chủ tịch UBND tỉnh", state=ok),
        Attendee(id="b-a5", anchor=at("lãnh đạo các sở, ngành"), name="lãnh đạo các sở, ngành", collective=True,
                 state=ok),
        KeyFigure(id="b-f1", anchor=at("tăng 9,2%"), metric="tăng trưởng kinh tế", value="9.2", scaled_value="9.2",
                  unit="%", direction=Direction.UP, period="2024", state=ok),
        KeyFigure(id="b-f2", anchor=at("41,6 nghìn tỷ đồng"), metric="thu ngân sách", value="41.6",
                  scaled_value="41600000000000", unit="đồng", period="2025", state=ok),
        KeyFigure(id="b-f3", anchor=at("37 dự án"), metric="dự án đang thi công", value="37", scaled_value="37",
                  unit="dự án", state=ok),
        KeyFigure(id="b-f4", anchor=at("8,2% kế hoạch"), metric="giải ngân", value="8.2", scaled_value="8.2",
                  unit="%", period="2026-01", state=ok),
        KeyFigure(id="b-f5", anchor=at("3,1%"), metric="tỷ lệ hộ nghèo", value="3.1", scaled_value="3.1", unit="%",
                  state=ok),
        KeyFigure(id="b-f6", anchor=at("10%"), metric="tăng trưởng kinh tế", value="10", scaled_value="10", unit="%",
                  period="2026", kind=FigureKind.TARGET, state=ok),
        KeyFigure(id="b-f7", anchor=at("8 đến 10 nghìn tỷ đồng"), metric="vốn đăng ký mới", value="8", high="10",
                  scaled_value="8000000000000", scaled_high="10000000000000", unit="đồng", state=ok),
        Directive(id="b-d1", anchor=at("yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển trước "
                                       "ngày 30/6"),
                  action="hoàn thành giải phóng mặt bằng tuyến đường ven biển trước ngày 30/6", issuer="Đỗ Hữu Khải",
                  addressee="UBND tỉnh", strength=Strength.REQUIRES, deadline="2026-06-30", state=ok),
        Directive(id="b-d2", anchor=at("Các sở, ngành cần công khai tiến độ từng tuần."),
                  action="công khai tiến độ từng tuần", issuer="Đỗ Hữu Khải", addressee="các sở, ngành",
                  strength=Strength.SHOULD, state=ok),
        Directive(id="b-d3", anchor=at("Giao Bộ Tài chính cân đối vốn cho cảng cá Mũi Sáo trong quý II."),
                  action="cân đối vốn cho cảng cá Mũi Sáo trong quý II", issuer="Đỗ Hữu Khải",
                  addressee="Bộ Tài chính", strength=Strength.ASSIGNS, deadline="2026-Q2", state=ok),
        Directive(id="b-d4", anchor=at("Giao Sở Tài chính báo cáo nguồn vốn đối ứng trước ngày 1/3."),
                  action="báo cáo nguồn vốn đối ứng trước ngày 1/3", issuer="Đỗ Hữu Khải", addressee="Sở Tài chính",
                  strength=Strength.ASSIGNS, deadline="2026-03-01", status=FollowUp.DONE,
                  evidence="Công văn 12 ngày 27/2", state=ok),
        Directive(id="b-d5", anchor=at("Đề nghị Bộ Công Thương thẩm định quy hoạch cụm công nghiệp Lộc An."),
                  action="thẩm định quy hoạch cụm công nghiệp Lộc An", issuer="Đỗ Hữu Khải",
                  addressee="Bộ Công Thương", strength=Strength.PROPOSES, state=ok),
        Directive(id="b-d6", anchor=at("Tỉnh cần dừng dự án bãi tắm phía nam."), action="dừng dự án bãi tắm phía nam",
                  issuer="Đỗ Hữu Khải", addressee="tỉnh", strength=Strength.SHOULD, status=FollowUp.DROPPED, state=ok),
        Directive(id="b-d7", anchor=at("trong quý II"), action="trong quý II"),
    ])  # fmt: skip


def now() -> Briefing:
    """Return the later briefing, two of its items still suggested."""
    text = normalise_article(NOW_TEXT)
    ok = State.CONFIRMED

    def at(quote: str) -> Anchor:
        return anchored(text, quote)

    return _briefing("a" * 32, text, NOW_TITLE, "2026-03-18", [
        Attendee(id="a-a1", anchor=at("Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy"),
                 name="Đỗ Hữu Khải", role="Phó Thủ tướng", organisation="Chính phủ", part=Part.CHAIR, state=ok),
        Attendee(id="a-a2", anchor=at("Thứ trưởng Bộ Tài chính Tạ Đình Lương"), name="Tạ Đình Lương",
                 role="Thứ trưởng", organisation="Bộ Tài chính", state=ok),
        Attendee(id="a-a3", anchor=at("Thứ trưởng Bộ Quốc phòng Vương Khắc Nhuận"), name="Vương Khắc Nhuận",
                 role="Thứ trưởng", organisation="Bộ Quốc phòng", state=ok),
        Attendee(id="a-a4", anchor=at("Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Hải Nghiêm Bá Hòa"), name="Nghiêm Bá Hòa",
                 role="Chủ tịch UBND tỉnh Vĩnh Hải", state=ok),
        Attendee(id="a-a5", anchor=at("Giám đốc Sở Xây dựng La Thùy Dương"), name="La Thùy Dương",
                 role="Giám đốc Sở Xây dựng"),
        KeyFigure(id="a-f1", anchor=at("tăng 9,4%"), metric="tăng trưởng kinh tế", value="9.4", scaled_value="9.4",
                  unit="%", direction=Direction.UP, period="2025", state=ok),
        KeyFigure(id="a-f2", anchor=at("trên 44,8 nghìn tỷ đồng"), metric="Thu ngân sách", value="44.8",
                  scaled_value="44800000000000", unit="đồng", comparator=Comparator.OVER, period="2025", state=ok),
        KeyFigure(id="a-f3", anchor=at("37 dự án"), metric="dự án đang thi công", value="37", scaled_value="37",
                  unit="dự án", subject="Vĩnh Hải", state=ok),
        KeyFigure(id="a-f4", anchor=at("12,5% kế hoạch"), metric="giải ngân", value="12.5", scaled_value="12.5",
                  unit="%", period="2026-02", state=ok),
        KeyFigure(id="a-f5", anchor=at("10%"), metric="tăng trưởng kinh tế", value="10", scaled_value="10", unit="%",
                  period="2026", kind=FigureKind.TARGET, state=ok),
        KeyFigure(id="a-f6", anchor=at("9 đến 12 nghìn tỷ đồng"), metric="vốn đăng ký mới", value="9", high="12",
                  scaled_value="9000000000000", scaled_high="12000000000000", unit="đồng", state=ok),
        KeyFigure(id="a-f7", anchor=at("85%"), metric="hồ sơ trực tuyến", value="85", scaled_value="85", unit="%",
                  state=ok),
        Directive(id="a-d1", anchor=at("yêu cầu tỉnh Vĩnh Hải hoàn thành dứt điểm giải phóng mặt bằng tuyến đường ven "
                                       "biển trước ngày 30/9"),
                  action="hoàn thành dứt điểm giải phóng mặt bằng tuyến đường ven biển trước ngày 30/9",
                  issuer="Đỗ Hữu Khải", addressee="tỉnh Vĩnh Hải", strength=Strength.REQUIRES, deadline="2026-09-30",
                  state=ok),
        Directive(id="a-d2", anchor=at("Các sở, ngành phải công khai tiến độ từng tuần."),
                  action="Công khai tiến độ từng tuần.", issuer="Đỗ Hữu Khải", addressee="các sở, ngành",
                  strength=Strength.MUST, state=ok),
        Directive(id="a-d3", anchor=at("Bộ Tài chính cân đối đủ vốn cho cảng cá Mũi Sáo, đã trình ngày 10/3."),
                  action="cân đối đủ vốn cho cảng cá Mũi Sáo", issuer="Đỗ Hữu Khải", addressee="Bộ Tài chính",
                  status=FollowUp.DONE, evidence="Tờ trình ngày 10/3", state=ok),
        Directive(id="a-d4", anchor=at("Yêu cầu Bộ Xây dựng ban hành định mức nhà ở xã hội trong quý III."),
                  action="ban hành định mức nhà ở xã hội trong quý III", issuer="Đỗ Hữu Khải",
                  addressee="Bộ Xây dựng", strength=Strength.REQUIRES, deadline="2026-Q3", state=ok),
        Directive(id="a-d5", anchor=at("Đề nghị tỉnh mở lại bến phà Cửa Thạch."), action="mở lại bến phà Cửa Thạch",
                  addressee="tỉnh", strength=Strength.PROPOSES),
    ])  # fmt: skip
