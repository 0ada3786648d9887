"""Turning what the editor typed into an item's fields."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.errors import Code, GestureRefused
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.numbers import magnitude_of, parse_number, plain, scale, split_unit
from briefing_app.domain.text import collapse_white_space, nfc

_KEPT = frozenset({"id", "anchor", "state", "origin", "confidence", "author"})
_LONG = frozenset({"note", "evidence"})  # may have lines


def edited(item: AnyItem, typed: dict[str, Any]) -> AnyItem:
    """Return the item with these fields as typed: text tidied, enumerations by value, blank optional ones None.

    A figure's scaled values follow its value, unit and magnitude words; `magnitude` ("nghìn tỷ") may be given
    as a field of its own or in front of the unit. Raises TypeError for a field that the item has not, ValueError
    for a word that is none of its enumeration's.
    """
    cls: Any = type(item)
    known = _types(cls)
    values: dict[str, Any] = {}
    for name, value in typed.items():
        if name == "magnitude" and isinstance(item, KeyFigure):
            continue
        if name not in known or name in _KEPT:
            raise TypeError(f"{type(item).__name__} has no field {name} to edit")
        values[name] = _tidy(name, value, *known[name])
    if isinstance(item, KeyFigure):
        values = _figure(item, values, typed.get("magnitude"))
    return replace(item, **values)


def confirmed(item: AnyItem, author: str) -> AnyItem:
    """Return the item as confirmed by an author."""
    return replace(item, state=State.CONFIRMED, author=author or item.author)


def trimmed_anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a selection without the white space around it.

    Raises GestureRefused when nothing is left.
    """
    start, end = max(0, start), min(len(text), end)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise GestureRefused(Code.SPAN_EMPTY)
    return Anchor.of(text, start, end)


def _tidy(name: str, value: Any, enum: type[StrEnum] | None, optional: bool) -> Any:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        value = nfc(value).strip() if name in _LONG else collapse_white_space(nfc(value))
    if value in ("", None):
        return None if optional else ""
    return enum(value) if enum is not None else value


def _figure(item: KeyFigure, values: dict[str, Any], magnitude: str | None) -> dict[str, Any]:
    """Complete an edited figure: numbers as decimal strings, scaled by the magnitude words.

    Who gives the scaled value has read the number already: "1.125" is then no more the 1125 it looks like.
    """
    if "scaled_value" in values:
        return values
    for name in ("value", "high"):
        number = parse_number(values[name]) if values.get(name) else None
        if number is not None:
            values[name] = plain(number)
    if not values.keys() & {"value", "high", "unit"} and magnitude is None:
        return values
    words = magnitude_of(item.value, item.scaled_value)
    if "unit" in values:
        said, values["unit"] = split_unit(values["unit"])
        words = said or words
    if magnitude is not None:
        words = magnitude
    value, high = values.get("value", item.value), values.get("high", item.high)
    values.setdefault("scaled_value", scale(value, words))
    values.setdefault("scaled_high", scale(high, words) if high else None)
    return values


@cache
def _types(cls: Any) -> dict[str, tuple[type[StrEnum] | None, bool]]:
    """Return for every field its enumeration, if it holds one, and whether it may be None."""
    hints = get_type_hints(cls)
    found: dict[str, tuple[type[StrEnum] | None, bool]] = {}
    for field in fields(cls):
        hint = hints[field.name]
        parts = (hint, *get_args(hint))
        enums = [part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)]
        found[field.name] = (enums[0] if enums else None, type(None) in parts)
    return found
