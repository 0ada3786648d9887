"""Turning what the editor typed into an item's fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.directive import Directive
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


def joined_item(items: Sequence[AnyItem], anchor: Anchor) -> AnyItem:
    """Return the first of several items of a kind over the words of all, with what each says in the text's order.

    Optional fields that the first lacks the others give; figures whose numbers it cannot hold stay in its note.
    """
    first = items[0]
    given: dict[str, Any] = {"anchor": anchor}
    notes = [item.note for item in items]
    if isinstance(first, KeyFigure):
        figures = [item for item in items if isinstance(item, KeyFigure)]
        given["metric"] = _joined(item.metric for item in figures)
        number = (first.value, first.high, first.unit)
        notes += [item.anchor.exact for item in figures if (item.value, item.high, item.unit) != number]
        optional: tuple[str, ...] = ("subject", "period")
    elif isinstance(first, Directive):
        given["action"] = _joined(item.action for item in items if isinstance(item, Directive))
        optional = ("issuer", "addressee", "strength", "deadline", "due_date", "repeats")
        given["evidence"] = "\n".join(
            item.evidence for item in items if isinstance(item, Directive) and item.evidence
        )
    else:
        given["name"] = _joined(item.name for item in items if isinstance(item, Attendee))
        given["role"] = _joined(item.role for item in items if isinstance(item, Attendee)) or None
        optional = ("organisation",)
    for name in optional:
        given[name] = next((value for item in items if (value := getattr(item, name))), None)
    given["note"] = "\n".join(dict.fromkeys(note for note in notes if note))
    return replace(first, **given)


def action_before(directive: Directive, second: Anchor) -> str | None:
    """Return a directive's own action as far as the words of its second part; None when these are not in it."""
    action = collapse_white_space(directive.action)
    words = collapse_white_space(directive.anchor.exact)
    before = collapse_white_space(directive.anchor.exact[: second.start - directive.anchor.start])
    at = words.lower().find(action.lower())
    cut = len(before) - at if at >= 0 else _start_in(action, collapse_white_space(second.exact))
    return action[:cut].rstrip(" ,;:") or None if cut > 0 else None


def _start_in(action: str, words: str) -> int:
    """Return where words begin in an action, by as many of them as it takes to be sure; -1 if nowhere."""
    beginning = " ".join(words.split(" ")[:4])
    return action.lower().rfind(beginning.lower())


def _joined(texts: Iterable[str | None]) -> str:
    """Return texts as one, in their order; what another of them says already is not said again."""
    kept: list[str] = []
    for text in texts:
        if not text or any(text.lower() in other.lower() for other in kept):
            continue
        kept = [*(other for other in kept if other.lower() not in text.lower()), text]
    return "; ".join([*(text.rstrip(" .,;:") for text in kept[:-1]), *kept[-1:]])


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
