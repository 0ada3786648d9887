"""Briefings whose articles say given figures, for tests of figures over time."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import new_id
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.numbers import scale
from briefing_app.services.bundle import Services
from briefing_app.storage.library import Library


def figure(
    metric: str,
    value: str,
    unit: str = "%",
    period: str | None = "2025",
    *,
    magnitude: str = "",
    subject: str | None = None,
    kind: str = "actual",
    direction: str | None = None,
    comparator: str | None = None,
    high: str | None = None,
) -> KeyFigure:
    """Return a suggested figure; its anchor is set by `add_briefing`."""
    return KeyFigure(
        id=new_id(),
        anchor=Anchor(0, 1, " "),
        origin="number",
        metric=metric,
        value=value,
        unit=unit,
        subject=subject,
        comparator=Comparator(comparator) if comparator else None,
        high=high,
        scaled_value=scale(value, magnitude),
        scaled_high=scale(high, magnitude) if high else None,
        period=period,
        direction=Direction(direction) if direction else None,
        kind=FigureKind(kind),
    )


def add_briefing(
    services: Services,
    day: str,
    place: str | None,
    *figures: KeyFigure,
    title: str = "Làm việc về kinh tế - xã hội",
    confirm: bool = True,
) -> str:
    """Take in an article that says these figures, confirm them, and return the briefing's ID."""
    text = f" date {day} {title}\n\nNgày làm việc {day} tại {place}, {new_id()}.\n"
    items = []
    for each in figures:
        said = f"{each.metric} là {each.value.replace('.', ',')} {each.unit}"
        start = len(text)
        text += f"{said}.\n"
        items.append((each, start, start + len(said)))
    anchored = [replace(each, anchor=Anchor.of(text, start, end)) for each, start, end in items]
    article = Article(text=text, title=title, date=day, place=place)
    briefing = Briefing(id=new_id(), article=article, rules_version="1").with_items(anchored)

    def take_in(library: Library) -> None:
        library.intake.add(briefing, original=None, source_path=None, author="")

    services.store.run(take_in)
    if confirm:
        services.review(services.library.open(briefing.id)).confirm([item.id for item in anchored])
    return briefing.id
