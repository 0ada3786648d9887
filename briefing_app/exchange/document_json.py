"""The extraction document: an article and its items as JSON for other programs, schema ``briefing/1``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, text_order
from briefing_app.domain.directive import Directive
from briefing_app.domain.key_figure import KeyFigure

SCHEMA = "briefing/1"
"""The name and version of the document's form (DESIGN.md, "Extraction document")."""


def extraction_document(article: Article, items: Iterable[AnyItem]) -> dict[str, Any]:
    """Return the article and its items as plain JSON values, the items of each kind in the order of the text.

    Offsets count code points in ``article.text``; numbers are decimal strings.
    """
    ordered = sorted(items, key=text_order)
    return {
        "schema": SCHEMA,
        "article": {
            "title": article.title,
            "date": article.date,
            "source": article.source,
            "url": article.url,
            "place": article.place,
            "text": article.text,
        },
        "attendees": [_attendee(item) for item in ordered if isinstance(item, Attendee)],
        "key_figures": [_key_figure(item) for item in ordered if isinstance(item, KeyFigure)],
        "directives": [_directive(item) for item in ordered if isinstance(item, Directive)],
    }


def _attendee(item: Attendee) -> dict[str, Any]:
    return {
        "name": item.name,
        "role": item.role,
        "organisation": item.organisation,
        "part": item.part.value,
        "collective": item.collective,
    } | _common(item)


def _key_figure(item: KeyFigure) -> dict[str, Any]:
    return {
        "metric": item.metric,
        "subject": item.subject,
        "comparator": item.comparator.value if item.comparator else None,
        "value": item.value,
        "high": item.high,
        "unit": item.unit,
        "scaled_value": item.scaled_value,
        "scaled_high": item.scaled_high,
        "period": item.period,
        "direction": item.direction.value if item.direction else None,
        "kind": item.kind.value,
    } | _common(item)


def _directive(item: Directive) -> dict[str, Any]:
    return {
        "issuer": item.issuer,
        "addressee": item.addressee,
        "action": item.action,
        "strength": item.strength.value if item.strength else None,
        "deadline": item.deadline,
    } | _common(item)


def _common(item: AnyItem) -> dict[str, Any]:
    """Return what every item has: its state, where it came from, and the words that support it."""
    return {
        "state": item.state.value,
        "origin": item.origin,
        "confidence": item.confidence,
        "note": item.note,
        "anchor": _anchor(item.anchor),
    }


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
