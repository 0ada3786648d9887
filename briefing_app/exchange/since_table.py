"""What changed between two briefings, for other programs: as JSON values, and as CSV."""

from __future__ import annotations

from typing import Any

from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.change_json import item_to_json
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.numbers import plain
from briefing_app.domain.since import Entry, Since
from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.csv_table import Cell, csv_table
from briefing_app.exchange.since_words import SinceWords
from briefing_app.i18n import Translator

_HEAD = (
    "kind", "news", "what", "detail", "before", "now", "difference", "unit", "quote_before", "quote_now",
    "briefing_before", "briefing_now", "times", "first", "unreviewed",
)  # fmt: skip


def since_json(since: Since) -> dict[str, Any]:
    """Return a comparison as plain JSON values; items as the library keeps them, numbers as decimal strings."""
    return {
        "now": _briefing(since.now),
        "before": _briefing(since.before),
        "by": since.by.value,
        "news": [_entry(entry) for entry in since.entries],
        "same": {kind.value: since.same.get(kind, 0) for kind in ItemKind},
        "suggested": {"now": since.suggested[0], "before": since.suggested[1]},
    }


def since_csv(since: Since, language: str) -> str:
    """Return a comparison as CSV, one line for each piece of news; its heads and codes are English, its words not."""
    words = SinceWords(Translator(language))
    return csv_table(_HEAD, [_row(since, entry, words) for entry in since.entries])


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.item.kind_of_item.value,
        "news": entry.news.value,
        "now": item_to_json(entry.now) if entry.now is not None else None,
        "before": item_to_json(entry.before) if entry.before is not None else None,
        "difference": plain(entry.difference) if entry.difference is not None else None,
        "times": entry.times or None,
        "first": entry.first,
        "before_briefing": entry.source.id if entry.source is not None else None,
        "unreviewed": entry.unreviewed,
    }


def _briefing(briefing: Briefing) -> dict[str, Any]:
    article = briefing.article
    return {"id": briefing.id, "title": article.title, "date": article.date, "place": article.place}


def _row(since: Since, entry: Entry, words: SinceWords) -> list[Cell]:
    line = words.line(entry)
    unit = entry.item.unit if isinstance(entry.item, KeyFigure) else None
    return [
        entry.item.kind_of_item.value,
        entry.news.value,
        line.what,
        line.detail,
        _said(entry.before, words),
        _said(entry.now, words),
        entry.difference,
        unit,
        _quote(entry.before),
        _quote(entry.now),
        _where(since, entry),
        since.now.id if entry.now is not None else None,
        entry.times or None,
        entry.first,
        "yes" if entry.unreviewed else None,
    ]


def _where(since: Since, entry: Entry) -> str | None:
    """Return the ID of the briefing in which the earlier item stands."""
    if entry.before is None:
        return None
    return entry.source.id if entry.source is not None else since.before.id


def _said(item: AnyItem | None, words: SinceWords) -> str | None:
    """Return the one field that a comparison turns on: office, amount, deadline."""
    return words.compared(item) if item is not None else None


def _quote(item: AnyItem | None) -> str | None:
    return collapse_white_space(item.anchor.exact) if item is not None else None
