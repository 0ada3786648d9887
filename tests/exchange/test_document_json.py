"""The extraction document: schema ``briefing/1``."""

from __future__ import annotations

import json

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.exchange.document_json import extraction_document

TEXT = "Tin\n\nThủ tướng A chủ trì, yêu cầu tăng gần 12%."


def test_all_fields() -> None:
    article = Article(text=TEXT, title="Tin", date="2026-03-18", place="Vĩnh Hải")
    at = TEXT.index
    items = [
        Directive(
            id="c",
            anchor=Anchor.of(TEXT, at("yêu cầu"), len(TEXT)),
            action="tăng",
            issuer="A",
            strength=Strength.REQUIRES,
        ),
        KeyFigure(
            id="b",
            anchor=Anchor.of(TEXT, at("tăng"), len(TEXT) - 1),
            metric="GRDP",
            value="12",
            scaled_value="12",
            unit="%",
            comparator=Comparator.NEARLY,
            direction=Direction.UP,
            kind=FigureKind.TARGET,
        ),
        Attendee(
            id="a",
            anchor=Anchor.of(TEXT, at("Thủ"), at(" chủ trì")),
            name="A",
            role="Thủ tướng",
            part=Part.CHAIR,
            origin="chair",
            confidence=0.97,
        ),
    ]
    document = extraction_document(article, items)
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
    assert document["schema"] == "briefing/1"
    assert document["article"] == {
        "title": "Tin",
        "date": "2026-03-18",
        "source": None,
        "url": None,
        "place": "Vĩnh Hải",
        "text": TEXT,
    }
    (attendee,), (figure,), (directive,) = (
        document["attendees"],
        document["key_figures"],
        document["directives"],
    )
    assert attendee["anchor"]["exact"] == "Thủ tướng A"
    assert (attendee["part"], attendee["state"], attendee["origin"], attendee["confidence"]) == (
        "chair",
        "suggested",
        "chair",
        0.97,
    )
    assert (figure["comparator"], figure["direction"], figure["kind"], figure["scaled_value"]) == (
        "nearly",
        "up",
        "target",
        "12",
    )
    assert (directive["issuer"], directive["strength"], directive["deadline"]) == ("A", "requires", None)
    for item in (attendee, figure, directive):
        assert TEXT[item["anchor"]["start"] : item["anchor"]["end"]] == item["anchor"]["exact"]


def test_items_stand_in_the_order_of_the_text() -> None:
    article = Article(text="A B", title="A")
    items = [Attendee(id=n, anchor=Anchor.of("A B", i, i + 1), name=n) for n, i in (("B", 2), ("A", 0))]
    assert [a["name"] for a in extraction_document(article, items)["attendees"]] == ["A", "B"]
