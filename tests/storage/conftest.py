"""Real libraries in real files, with briefings of invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.storage.database import open_library
from briefing_app.storage.library import Library

MakeBriefing = Callable[..., Briefing]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = open_library(path)
    yield library
    library.close()


@pytest.fixture
def make_briefing() -> MakeBriefing:
    """Return a maker of briefings: an attendee, a figure and a directive in a text that the number makes unique."""

    def make(number: int = 1, *, body: str = "", date: str | None = "2026-03-18", **head: str) -> Briefing:
        title = head.pop("title", f"Làm việc với tỉnh Vĩnh Hải lần {number}")
        text = (
            f" date {date or '2026-03-18'} {title}\n\n"
            f"Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc số {number}. Thu ngân sách tăng 9,4% trong năm 2025.\n"
            f"Đỗ Hữu Khải yêu cầu UBND tỉnh hoàn thành đường ven biển trước ngày 30/6.\n{body}"
        )
        briefing = Briefing(
            id=new_id(),
            article=Article(text=text, title=title, date=date, place=head.pop("place", "Vĩnh Hải"), **head),
            rules_version="1",
        )
        return briefing.with_items(_items(text))

    return make


def _items(text: str) -> list[AnyItem]:
    def anchor(words: str) -> Anchor:
        at = text.index(words)
        return Anchor.of(text, at, at + len(words))

    return [
        Attendee(
            id=new_id(),
            anchor=anchor("Phó Thủ tướng Đỗ Hữu Khải"),
            origin="chair",
            confidence=0.9,
            name="Đỗ Hữu Khải",
            role="Phó Thủ tướng",
            part=Part.CHAIR,
        ),
        KeyFigure(
            id=new_id(),
            anchor=anchor("tăng 9,4%"),
            origin="number",
            metric="thu ngân sách",
            value="9.4",
            unit="%",
            scaled_value="9.4",
            period="2025",
        ),
        Directive(
            id=new_id(),
            anchor=anchor("yêu cầu UBND tỉnh hoàn thành đường ven biển trước ngày 30/6"),
            origin="cue",
            issuer="Đỗ Hữu Khải",
            addressee="UBND tỉnh",
            action="hoàn thành đường ven biển",
            strength=Strength.REQUIRES,
            deadline="2026-06-30",
        ),
    ]
