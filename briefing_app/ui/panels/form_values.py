"""Between an item and its form: what a form shows, and which fields of the domain its answers make."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.directive import Directive
from briefing_app.domain.evidence import Evidence
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.numbers import magnitude_of, parse_number, plain, scale, split_unit
from briefing_app.i18n import Translator
from briefing_app.ui.panels.fields import KINDS

Values = dict[str, Any]
"""Field values by name."""

QUANTITY = frozenset({"value", "high", "unit"})
"""The fields of a figure that are understood together: none of them is kept while one is not understood."""

_WHOLE_QUANTITY = QUANTITY | {"scaled_value", "scaled_high"}

_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")


def shown(item: AnyItem) -> Values:
    """Return what the form of an item shows: its fields, a figure's unit with its magnitude before it.

    Of a briefing that is the evidence the title is shown; left as it is, the field goes on naming that briefing.
    """
    values = {field.name: getattr(item, field.name) for field in KINDS[item.kind_of_item].fields}
    if isinstance(item, KeyFigure):
        values["unit"] = written_unit(item)
    if isinstance(item, Directive):
        evidence = Evidence.read(item.evidence)
        values["evidence"] = evidence.words if evidence is not None else ""
    return values


def kept(kind: ItemKind, values: Values) -> Values:
    """Return the domain's fields for a form's answers: a figure's unit is split and its values scaled.

    Answers that are missing (not understood) stay missing.
    """
    fields = dict(values)
    if kind is ItemKind.KEY_FIGURE:
        if not fields.keys() >= QUANTITY:
            return {name: value for name, value in fields.items() if name not in QUANTITY}
        magnitude, unit = split_unit(fields["unit"] or "")
        fields["unit"] = unit
        fields["scaled_value"] = scale(fields["value"], magnitude)
        fields["scaled_high"] = scale(fields["high"], magnitude) if fields["high"] is not None else None
    return fields


def changes(before: Values, now: Values) -> Values:
    """Return the fields that differ; a figure's quantity is handed on as a whole or not at all.

    "1,5 triệu" and "1500 nghìn" have the scaled value in common, so its parts say nothing by themselves.
    """
    fresh = {name: value for name, value in now.items() if before.get(name) != value}
    if fresh.keys() & _WHOLE_QUANTITY:
        fresh |= {name: now[name] for name in _WHOLE_QUANTITY}
    return fresh


def written_unit(figure: KeyFigure) -> str:
    """Return a figure's unit with its magnitude: "nghìn tỷ đồng"."""
    words = magnitude_of(figure.value, figure.scaled_value) if figure.scaled_value else ""
    if not words and figure.high and figure.scaled_high:
        words = magnitude_of(figure.high, figure.scaled_high)
    return f"{words} {figure.unit}".strip()


def read_number(written: str, language: str) -> str | None:
    """Read a number as the language writes it into a decimal string; None when it is none.

    "1.250" is 1250 in Vietnamese and 1.25 in English, "1,250" the other way round.
    """
    text = written.strip().replace("−", "-")
    number: Decimal | None
    if language == "en" and _ENGLISH.fullmatch(text):
        number = Decimal(text.replace(",", ""))
    else:
        number = parse_number(text)
    return plain(number) if number is not None else None


def normalised(values: Values, translator: Translator) -> str:
    """Return a figure's value in the plain unit ("41.600.000.000.000 đồng"), "" when it is no other."""
    fields = kept(ItemKind.KEY_FIGURE, values)
    scaled, high = fields.get("scaled_value"), fields.get("scaled_high")
    if not scaled or scaled == fields["value"]:
        return ""
    number = translator.number(scaled) + (f" – {translator.number(high)}" if high else "")
    return f"{number} {fields['unit']}".strip()
