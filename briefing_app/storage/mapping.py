"""Rows to domain objects and back."""

from __future__ import annotations

import json
from calendar import monthrange
from dataclasses import MISSING, fields
from datetime import date
from functools import lru_cache
from typing import Any

from briefing_app.domain.article import Article
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.change import FORMAT_VERSION, Change
from briefing_app.domain.change_json import (
    change_from_json,
    change_to_json,
    item_from_json,
    item_to_json,
    record_from_json,
    record_to_json,
)
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.memory import Record, RecordKind

SLOT_BITS = 20
"""A row in `item` and `entry_index` is numbered ``briefing << SLOT_BITS | slot``."""

_NONE = object()

HEAD_SLOT = 0
NOTE_SLOT = 1
FIRST_ITEM_SLOT = 16


def entry_number(briefing: int, slot: int) -> int:
    """Return the number of a briefing's row in `entry_index`."""
    if not 0 <= slot < 1 << SLOT_BITS:
        raise ValueError(f"no room for entry {slot} of a briefing")
    return briefing << SLOT_BITS | slot


def item_columns(item: AnyItem) -> dict[str, Any]:
    """Return the columns of an item's row that follow from the item, its ID aside."""
    return {
        "kind": item.kind_of_item.value,
        "state": item.state.value,
        "start": item.anchor.start,
        "end": item.anchor.end,
        "due": due_day(item.due_date or item.deadline) if isinstance(item, Directive) else None,
        "status": item.status.value if isinstance(item, Directive) else None,
        "fields": _dump(_said(item)),
    }


def _said(item: AnyItem) -> dict[str, Any]:
    """Return an item's fields as JSON values, without those that say what a missing one means: a quarter less room."""
    cls: Any = type(item)
    defaults = _defaults(cls)
    return {name: value for name, value in item_to_json(item).items() if defaults.get(name, _NONE) != value}


@lru_cache
def _defaults(cls: Any) -> dict[str, Any]:
    return {field.name: field.default for field in fields(cls) if field.default is not MISSING}


def item_of(kind: str, fields: str) -> AnyItem:
    """Make the item that a row holds."""
    return item_from_json(ItemKind(kind), json.loads(fields))


def record_of(kind: str, fields: str) -> Record:
    """Make the record that a row holds."""
    return record_from_json(RecordKind(kind), json.loads(fields))


def record_text(record: Record) -> str:
    """Return a record's fields as a row holds them."""
    return _dump(record_to_json(record))


def change_text(change: Change) -> str:
    """Return the change as the history keeps it, in `change.FORMAT_VERSION`."""
    return _dump(change_to_json(change))


def change_of(version: int, text: str) -> Change:
    """Make the change that the history kept in a format up to ours.

    A migration that changes the form adds its converter here; the second form only adds keys that the first lacks.
    """
    if version > FORMAT_VERSION:
        raise ValueError(f"a change in format {version}, known are those up to {FORMAT_VERSION}")
    return change_from_json(json.loads(text))


def briefing_of(head: tuple[Any, ...], text: str, items: list[AnyItem]) -> Briefing:
    """Make a briefing of the columns id, title, date, source, url, place, note, status, dismissed, rules_version."""
    identifier, title, day, source, url, place, note, status, dismissed, rules_version = head
    article = Article(text=text, title=title, date=day, source=source, url=url, place=place)
    return Briefing(
        id=identifier,
        article=article,
        note=note,
        status=Status(status),
        rules_version=rules_version,
        dismissed=keys_of(dismissed),
    ).with_items(items)


def keys_text(keys: tuple[str, ...]) -> str:
    """Return dismissed keys as a row holds them."""
    return _dump(list(keys))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the dismissed keys that a row holds."""
    return tuple(json.loads(text))


def due_day(iso: str | None) -> str | None:
    """Return the last day of an ISO 8601 day, month, quarter, half or year; None for anything else."""
    if not iso:
        return None
    year, _, rest = iso.partition("-")
    try:
        if not rest:
            return date(int(year), 12, 31).isoformat()
        if rest[0] in "QH":
            month = int(rest[1:]) * (3 if rest[0] == "Q" else 6)
            return date(int(year), month, monthrange(int(year), month)[1]).isoformat()
        month_text, _, day = rest.partition("-")
        month = int(month_text)
        return date(int(year), month, int(day) if day else monthrange(int(year), month)[1]).isoformat()
    except ValueError:
        return None


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
