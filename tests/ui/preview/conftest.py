"""A briefing to preview. People and places are invented."""

from __future__ import annotations

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import Briefing, Status
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure

TEXT = (
    "Hội nghị nhà ở\n\nChiều 3/2, Phó Thủ tướng Đỗ Hữu Khải chủ trì hội nghị về nhà ở cho người lao động tỉnh Thạch "
    "Nham.\n\nTổng vốn 85 nghìn tỷ đồng. Cùng dự có Bí thư Tỉnh ủy Lưu Thị Ngân Hà. Đề nghị Sở Xây dựng báo cáo.\n"
)


@pytest.fixture
def briefing() -> Briefing:
    """A briefing in review: three confirmed items, one still suggested."""

    def at(quote: str) -> Anchor:
        start = TEXT.index(quote)
        return Anchor.of(TEXT, start, start + len(quote))

    items = [
        Attendee(id="a1", anchor=at("Phó Thủ tướng Đỗ Hữu Khải"), name="Đỗ Hữu Khải", role="Phó Thủ tướng",
                 part=Part.CHAIR, state=State.CONFIRMED),
        Attendee(id="a2", anchor=at("Bí thư Tỉnh ủy Lưu Thị Ngân Hà"), name="Lưu Thị Ngân Hà", role="Bí thư Tỉnh ủy"),
        KeyFigure(id="f1", anchor=at("85 nghìn tỷ đồng"), metric="tổng vốn", value="85",
                  scaled_value="85000000000000", unit="đồng", period="2026", state=State.CONFIRMED),
        Directive(id="d1", anchor=at("Đề nghị Sở Xây dựng báo cáo."), action="Báo cáo.", issuer="Đỗ Hữu Khải",
                  addressee="Sở Xây dựng", strength=Strength.PROPOSES, deadline="2026-06-30", state=State.CONFIRMED),
    ]  # fmt: skip
    article = Article(text=TEXT, title="Hội nghị nhà ở", date="2026-02-03", place="Thạch Nham")
    return Briefing(id="b1", article=article, status=Status.IN_REVIEW).with_items(items)
