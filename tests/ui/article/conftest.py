"""An article with every kind of item, and the pane that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.ui.article.article_pane import ArticlePane
from briefing_app.ui.theme import Theme

TEXT = """ date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải thăm Vĩnh Hải
Sáng nay, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với Tỉnh ủy Vĩnh Hải. Cùng dự có Bộ trưởng Mạc Thu Yến.

   Năm 2025 🌊, kinh tế tăng 9,4%; thu ngân sách đạt trên 41,6 nghìn tỷ đồng. Tỷ lệ hộ nghèo còn 1,8%.


Phó Thủ tướng yêu cầu UBND tỉnh xây ít nhất 12.000 căn nhà, trước ngày 30/6. Giao Bộ Tài chính cân đối vốn.
Cảng cá Mũi Sáo sẽ mở rộng; một cảng cá khác chờ vốn.
"""

WORDS = {
    "khai": "Phó Thủ tướng Đỗ Hữu Khải",
    "yen": "Bộ trưởng Mạc Thu Yến",
    "growth": "tăng 9,4%",
    "budget": "trên 41,6 nghìn tỷ đồng",
    "houses": "ít nhất 12.000 căn nhà",
    "build": "yêu cầu UBND tỉnh xây ít nhất 12.000 căn nhà, trước ngày 30/6.",
    "balance": "Giao Bộ Tài chính cân đối vốn.",
}


def span_of(words: str) -> tuple[int, int]:
    """Return where words stand in the body of the article."""
    at = TEXT.index(words, TEXT.index("\n"))
    return at, at + len(words)


def made_briefing() -> Briefing:
    """Return the briefing of `TEXT`, its items under the names of `WORDS`."""

    def anchor(name: str) -> Anchor:
        return Anchor.of(TEXT, *span_of(WORDS[name]))

    confirmed, suggested = State.CONFIRMED, State.SUGGESTED
    items: list[AnyItem] = [
        Attendee(id="khai", anchor=anchor("khai"), state=confirmed, name="Đỗ Hữu Khải"),
        Attendee(
            id="yen",
            anchor=anchor("yen"),
            state=suggested,
            name="Mạc Thu Yến",
            origin="names",
            confidence=0.5,
        ),
        KeyFigure(id="growth", anchor=anchor("growth"), state=confirmed, metric="kinh tế", value="9.4"),
        KeyFigure(id="budget", anchor=anchor("budget"), state=suggested, metric="thu", value="41.6"),
        KeyFigure(id="houses", anchor=anchor("houses"), state=suggested, metric="nhà", value="12000"),
        Directive(id="build", anchor=anchor("build"), state=confirmed, action="xây nhà"),
        Directive(id="balance", anchor=anchor("balance"), state=suggested, action="cân đối vốn"),
    ]
    article = Article(
        text=TEXT,
        title="Phó Thủ tướng Đỗ Hữu Khải thăm Vĩnh Hải",
        date="2026-03-18",
        place="Vĩnh Hải",
        source="Bản tin mẫu",
    )
    return Briefing(id="b", article=article).with_items(items)


@pytest.fixture
def briefing() -> Briefing:
    """Return the briefing that the pane shows."""
    return made_briefing()


@pytest.fixture
def pane(qtbot, theme: Theme, briefing: Briefing) -> Iterator[ArticlePane]:
    """Yield the pane with the briefing, on the screen and with the focus in the article."""
    pane = ArticlePane(theme)
    pane.resize(690, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_briefing(briefing)
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    yield pane
    pane.close()
    pane.deleteLater()


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Return a function that types letters into a field; QTest knows the ASCII ones alone."""

    def type_text(field: QWidget, text: str) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_unknown.value, none, letter))

    return type_text


@pytest.fixture
def span() -> Callable[[str], tuple[int, int]]:
    """Return the function that gives the code points of some words."""
    return span_of


@pytest.fixture
def middle(pane: ArticlePane) -> Callable[[str], QPoint]:
    """Return a function that gives the middle of some words' first line piece in the viewport."""

    def middle(words: str) -> QPoint:
        start, end = pane.view.positions.span_in_document(*span_of(words))
        return pane.view.places.span_rects(start, end)[0].center().toPoint()

    return middle
