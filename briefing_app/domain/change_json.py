"""Changes and items as JSON values, for the history and for bundles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Status
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit, Listing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.memory import RECORD_CLASSES, Record, RecordEdit, RecordKind, record_kind

JSON = dict[str, Any]

CLASSES: dict[ItemKind, type[AnyItem]] = {
    ItemKind.ATTENDEE: Attendee,
    ItemKind.KEY_FIGURE: KeyFigure,
    ItemKind.DIRECTIVE: Directive,
}


def item_to_json(item: AnyItem) -> JSON:
    """Return the item's fields as JSON values; enumerations by their values, the anchor as an object."""
    out: JSON = {}
    cls: Any = type(item)
    for name in _names(cls):
        value = getattr(item, name)
        out[name] = anchor_to_json(value) if isinstance(value, Anchor) else value
    return out


def item_from_json(kind: ItemKind, data: Mapping[str, Any]) -> AnyItem:
    """Make the item that `item_to_json` wrote; unknown fields are ignored, missing ones keep their defaults.

    Raises ValueError when a value is none of its enumeration's, TypeError when a required field is missing.
    """
    cls: Any = CLASSES[kind]
    enums = _enumerations(cls)
    values: JSON = {}
    for name in _names(cls):
        if name not in data:
            continue
        value = data[name]
        if name == "anchor":
            value = Anchor(**value)
        elif name in enums and value is not None:
            value = enums[name](value)
        values[name] = value
    item: AnyItem = cls(**values)
    return item


def anchor_to_json(anchor: Anchor) -> JSON:
    """Return the anchor as a JSON object."""
    return {name: getattr(anchor, name) for name in ("start", "end", "exact", "prefix", "suffix")}


def change_to_json(change: Change) -> JSON:
    """Return the change as JSON values, `change.FORMAT_VERSION` of the form."""
    out: JSON = {
        "briefing": change.briefing_id,
        "gesture": change.gesture.value,
        "items": [
            {
                "kind": edit.kind_of_item.value,
                "before": item_to_json(edit.before) if edit.before else None,
                "after": item_to_json(edit.after) if edit.after else None,
            }
            for edit in change.items
        ],
        "head": (
            {"before": _head_to_json(change.head.before), "after": _head_to_json(change.head.after)}
            if change.head
            else None
        ),
    }
    # Most gestures have neither: the history is the larger part of a library that is much worked in.
    if change.records:
        out["records"] = [
            {
                "kind": record_kind(edit.record).value,
                "before": record_to_json(edit.before) if edit.before else None,
                "after": record_to_json(edit.after) if edit.after else None,
            }
            for edit in change.records
        ]
    if change.listed:
        out["listed"] = [[edit.briefing_id, edit.before, edit.after] for edit in change.listed]
    return out


def change_from_json(data: Mapping[str, Any]) -> Change:
    """Make the change that `change_to_json` wrote."""
    head = data["head"]
    return Change(
        briefing_id=data["briefing"],
        gesture=Gesture(data["gesture"]),
        items=tuple(_edit_from_json(edit) for edit in data["items"]),
        head=HeadEdit(_head_from_json(head["before"]), _head_from_json(head["after"])) if head else None,
        records=tuple(_record_edit_from_json(edit) for edit in data.get("records", ())),
        listed=tuple(Listing(*edit) for edit in data.get("listed", ())),
    )


def record_to_json(record: Record) -> JSON:
    """Return a record's fields as JSON values."""
    cls: Any = type(record)
    return {name: getattr(record, name) for name in _names(cls)}


def record_from_json(kind: RecordKind, data: Mapping[str, Any]) -> Record:
    """Make the record that `record_to_json` wrote; unknown fields are ignored, missing ones keep their defaults."""
    cls: Any = RECORD_CLASSES[kind]
    known = {name: data[name] for name in _names(cls) if name in data}
    record: Record = cls(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
    )
    return record


def _record_edit_from_json(data: Mapping[str, Any]) -> RecordEdit:
    kind = RecordKind(data["kind"])
    before, after = data["before"], data["after"]
    return RecordEdit(
        record_from_json(kind, before) if before else None, record_from_json(kind, after) if after else None
    )


def _edit_from_json(data: Mapping[str, Any]) -> ItemEdit:
    kind = ItemKind(data["kind"])
    before, after = data["before"], data["after"]
    return ItemEdit(
        item_from_json(kind, before) if before else None, item_from_json(kind, after) if after else None
    )


def _head_to_json(head: Head) -> JSON:
    return {name: getattr(head, name) for name in _names(Head)}


def _head_from_json(data: Mapping[str, Any]) -> Head:
    known = {name: data[name] for name in _names(Head) if name in data}
    dismissed = tuple(known.get("dismissed", ()))
    return Head(**{**known, "status": Status(known["status"]), "dismissed": dismissed})


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _enumerations(cls: Any) -> dict[str, type[StrEnum]]:
    """Return which fields of a class hold an enumeration, None aside."""
    found: dict[str, type[StrEnum]] = {}
    for name, hint in get_type_hints(cls).items():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, StrEnum):
                found[name] = part
    return found
