"""Briefings to write: a full one, an empty one, a hostile one. People and places are invented."""

from __future__ import annotations

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import Briefing, Status
from briefing_app.domain.directive import Directive, FollowUp, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.text import normalise_article

TITLE = "Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải"
TEXT = f""" date 2026-03-18 {TITLE}

Quang cảnh buổi làm việc. Ảnh: Minh Châu

(Vĩnh Hải Online) - Sáng 18/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc về kinh tế quý I, công trình ven biển \
và nhà ở cho người lao động tại Vĩnh Hải. Đây là chuyến làm việc thứ hai trong năm.

Cùng dự có Bộ trưởng Bộ Xây dựng Mạc Thu Yến; Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng; Bí thư Tỉnh ủy \
Lưu Thị Ngân Hà; lãnh đạo các sở, ngành; Giám đốc Sở Tài chính Tạ Đình Lương.

Kinh tế tăng gần 9,4% trong năm 2025. Tổng vốn đạt 85 nghìn tỷ đồng, cao hơn 12,5% so với năm trước. Tỉnh có 37 dự án \
đang thi công, giải ngân khoảng 8 đến 10 nghìn tỷ đồng. Hồ sơ xử lý trực tuyến phấn đấu trên 85%.

Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến ven biển trước ngày 30/6. Các sở, ngành cần công \
khai tiến độ từng tuần. Sở Tài chính báo cáo nguồn vốn. Đề nghị Bộ Xây dựng xem xét cơ chế nhà ở.
"""


def anchored(text: str, quote: str) -> Anchor:
    """Return the anchor of the first place of a quote."""
    start = text.index(quote)
    return Anchor.of(text, start, start + len(quote))


def _full() -> Briefing:
    text = normalise_article(TEXT)
    confirmed, rejected = State.CONFIRMED, State.REJECTED

    def at(quote: str) -> Anchor:
        return anchored(text, quote)

    items = [
        Attendee(id="a1", anchor=at("Phó Thủ tướng Đỗ Hữu Khải chủ trì"), name="Đỗ Hữu Khải", role="Phó Thủ tướng",
                 part=Part.CHAIR, state=confirmed),
        Attendee(id="a2", anchor=at("Bộ trưởng Bộ Xây dựng Mạc Thu Yến"), name="Mạc Thu Yến", role="Bộ trưởng",
                 organisation="Bộ Xây dựng", state=confirmed),
        Attendee(id="a3", anchor=at("Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng"),
                 name="Vương Khắc Nhuận", role="Thượng tướng, Thứ trưởng", organisation="Bộ Quốc phòng",
                 state=confirmed),
        Attendee(id="a4", anchor=at("Bí thư Tỉnh ủy Lưu Thị Ngân Hà"), name="Lưu Thị Ngân Hà", role="Bí thư Tỉnh ủy",
                 note="Chức vụ mới\ntừ tháng 2", state=confirmed),
        Attendee(id="a5", anchor=at("lãnh đạo các sở, ngành"), name="lãnh đạo các sở, ngành", collective=True,
                 state=confirmed),
        Attendee(id="a6", anchor=at("Giám đốc Sở Tài chính Tạ Đình Lương"), name="Tạ Đình Lương",
                 role="Giám đốc Sở Tài chính"),
        Attendee(id="a7", anchor=at("Minh Châu"), name="Minh Châu", state=rejected),
        KeyFigure(id="f1", anchor=at("tăng gần 9,4%"), metric="tăng trưởng kinh tế", value="9.4", scaled_value="9.4",
                  unit="%", comparator=Comparator.NEARLY, direction=Direction.UP, period="2025", state=confirmed),
        KeyFigure(id="f2", anchor=at("85 nghìn tỷ đồng"), metric="tổng vốn", value="85",
                  scaled_value="85000000000000", unit="đồng", period="2025", state=confirmed),
        KeyFigure(id="f3", anchor=at("37 dự án"), metric="dự án đang thi công", value="37", scaled_value="37",
                  unit="dự án", subject="ven biển", state=confirmed),
        KeyFigure(id="f4", anchor=at("khoảng 8 đến 10 nghìn tỷ đồng"), metric="giải ngân", value="8", high="10",
                  scaled_value="8000000000000", scaled_high="10000000000000", unit="đồng",
                  comparator=Comparator.ABOUT, period="2026-Q1", state=confirmed),
        KeyFigure(id="f5", anchor=at("trên 85%"), metric="hồ sơ xử lý trực tuyến", value="85", scaled_value="85",
                  unit="%", comparator=Comparator.OVER, period="2026", kind=FigureKind.TARGET, state=confirmed),
        KeyFigure(id="f6", anchor=at("cao hơn 12,5%"), metric="tổng vốn so với năm trước", value="12.5",
                  scaled_value="12.5", unit="%", direction=Direction.UP),
        Directive(id="d1", anchor=at("yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến ven biển trước ngày 30/6"),
                  action="hoàn thành giải phóng mặt bằng tuyến ven biển trước ngày 30/6.", issuer="Đỗ Hữu Khải",
                  addressee="UBND tỉnh", strength=Strength.REQUIRES, deadline="2026-06-30", due_date="2026-06-15",
                  state=confirmed),
        Directive(id="d2", anchor=at("Các sở, ngành cần công khai tiến độ từng tuần."),
                  action="Công khai tiến độ từng tuần.", issuer="Đỗ Hữu Khải", addressee="các sở, ngành",
                  strength=Strength.SHOULD, status=FollowUp.DONE, evidence="Công văn 12", state=confirmed),
        Directive(id="d3", anchor=at("Sở Tài chính báo cáo nguồn vốn."), action="Báo cáo nguồn vốn.",
                  issuer="Đỗ Hữu Khải", addressee="Sở Tài chính", note="Hỏi lại hạn", state=confirmed),
        Directive(id="d4", anchor=at("Đề nghị Bộ Xây dựng xem xét cơ chế nhà ở."), action="xem xét cơ chế nhà ở",
                  addressee="Bộ Xây dựng", strength=Strength.PROPOSES),
    ]  # fmt: skip
    article = Article(
        text=text,
        title=TITLE,
        date="2026-03-18",
        source="Báo Vĩnh Hải",
        url="https://vinhhai.example/1",
        place="Vĩnh Hải",
    )
    note = "Đối chiếu với báo cáo quý I.\n\n- Sở Tài chính\n- Sở Xây dựng"
    return Briefing(id="full", article=article, note=note, status=Status.IN_REVIEW).with_items(items)


HOSTILE = (
    "# 2021. <script>alert(1)</script> a|b `code` *đậm* _nghiêng_ [x](javascript:1) ![i](file:///etc/passwd) ~~gạch~~ "
    "$x^2$ ==sáng== %%ẩn%% @ai :smile: &amp; \\ {#id} --- 👩‍👩‍👧 \u202eđảo ngược"
)
HOSTILE_TEXT = (
    f"{HOSTILE}\n\n"
    "- Đoạn mở đầu có dấu gạch, 1. số thứ tự | đường kẻ và [^9] chú thích giả, dài hơn sáu mươi ký tự cho chắc chắn.\n"
    "# Tiêu đề giả\n\n> trích giả\n\n| a | b |\n| --- | --- |\n"
)


def _hostile() -> Briefing:
    text = normalise_article(HOSTILE_TEXT)
    whole = Anchor.of(text, 0, len(text))
    items = [
        Attendee(id="a1", anchor=whole, name=HOSTILE, role="a | b\n| c", organisation="<b>x</b>", state=State.CONFIRMED,
                 note="# ghi chú\n1. một\n[^1]: giả"),
        Attendee(id="a2", anchor=anchored(text, "👩‍👩‍👧"), name="1.", role="-", state=State.CONFIRMED),
        KeyFigure(id="f1", anchor=whole, metric="- chỉ tiêu |", value="không phải số", unit="|", period="hôm nay",
                  state=State.CONFIRMED),
        KeyFigure(id="f2", anchor=whole, metric="gợi ý ** | [^1]", value="1000000", scaled_value="1000000", unit="%"),
        Directive(id="d1", anchor=whole, action="1) * + - # > làm ngay\n\n    mã\n```\n", issuer="a\nb",
                  addressee="| c", strength=Strength.MUST, deadline="2026-13-40", evidence="x\n\n# y",
                  state=State.CONFIRMED),
    ]  # fmt: skip
    article = Article(
        text=text, title=HOSTILE, date="sớm", source='"---\n', place="a: b # c", url="javascript:alert(1)"
    )
    note = "    mã\n# tiêu đề\n> trích\n* một\n+ hai\n1. ba\n---\n===\n| a | b |\n[^1]: giả\n: nghĩa\n<img src=x>"
    return Briefing(id="hostile", article=article, note=note, status=Status.REVIEWED).with_items(items)


@pytest.fixture
def full_briefing() -> Briefing:
    """A briefing with every kind and state of item."""
    return _full()


@pytest.fixture
def empty_briefing() -> Briefing:
    """A new briefing without items."""
    text = normalise_article("Hội nghị tổng kết\n")
    return Briefing(id="empty", article=Article(text=text, title="Hội nghị tổng kết"))


@pytest.fixture
def hostile_briefing() -> Briefing:
    """A briefing in which every field means mischief."""
    return _hostile()
