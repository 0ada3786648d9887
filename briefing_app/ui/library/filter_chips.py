"""Which chips a query has, and what a click on one makes of it."""

from __future__ import annotations

from datetime import date, timedelta

from briefing_app.domain.listing import Found
from briefing_app.domain.query import Field, Has
from briefing_app.domain.query_reader import read_query
from briefing_app.domain.query_writing import (
    fields_of,
    with_field,
    with_has,
    with_status,
    with_succession,
    with_title,
    without,
)
from briefing_app.i18n import current, tr
from briefing_app.query_wording import FIELD_LABELS, HAS_LABELS, STATUS_LABELS, filter_label
from briefing_app.ui.library.chip_row import ChipSpec

_OFFERED_FIELDS = ((Field.PERSON, "user-round"), (Field.DATE, "calendar"), (Field.PLACE, "map-pin"))
_OFFERED_HAS = (Has.UNREVIEWED, Has.DIRECTIVE, Has.OVERDUE)
_ON = "on:"
_TITLE = "title"
_STATUS = "status:"

MORE = "more"
"""The key of the chip that opens a menu of the rarer ones."""


def chips_of(text: str) -> list[ChipSpec]:
    """Return the chips for a query: what it asks for, then what it could."""
    query = read_query(text)
    asked = fields_of(query)
    chips = [ChipSpec(f"{_ON}{each.span[0]}:{each.span[1]}", filter_label(each), on=True) for each in asked]
    if query.title_span is not None:
        start, end = query.title_span
        chips.append(ChipSpec(f"{_ON}{start}:{end}", tr("In the title"), on=True))
    fields = {each.field for each in asked}
    has = {each.has for each in asked}
    chips += [
        ChipSpec(field.value, tr(FIELD_LABELS[field]), icon=icon)
        for field, icon in _OFFERED_FIELDS
        if field not in fields
    ]
    chips += [ChipSpec(each.value, tr(HAS_LABELS[each])) for each in _OFFERED_HAS if each not in has]
    if query.title_span is None and query.groups:
        chips.append(ChipSpec(_TITLE, tr("In the title")))
    if further_of(text):
        chips.append(ChipSpec(MORE, tr("More…"), hint=tr("More filters: office, figures, status")))
    return chips


def further_of(text: str) -> list[tuple[str, str]]:
    """Return the keys and labels of the rarer chips that a query lacks: they stand in a menu, which keeps the row calm."""
    asked = fields_of(read_query(text))
    fields = {each.field for each in asked}
    further: list[tuple[str, str]] = []
    if Field.ROLE not in fields:
        further.append((Field.ROLE.value, tr("{field}…", field=tr(FIELD_LABELS[Field.ROLE]))))
    if all(each.has is not Has.FIGURE for each in asked):
        further.append((Has.FIGURE.value, tr(HAS_LABELS[Has.FIGURE])))
    if Field.STATUS not in fields:
        name = tr(FIELD_LABELS[Field.STATUS])
        further += [
            (f"{_STATUS}{status}", tr("{field}: {value}", field=name, value=tr(label)))
            for status, label in STATUS_LABELS.items()
        ]
    return further


def after_click(text: str, key: str) -> str | Field:
    """Return the query after a click on a chip; the field for which a value is to be chosen first."""
    language = current().language
    if key.startswith(_ON):
        start, _, end = key.removeprefix(_ON).partition(":")
        return without(text, (int(start), int(end)))
    if key.startswith(_STATUS):
        return with_status(text, key.removeprefix(_STATUS), language)
    if key == _TITLE:
        return with_title(text, language)
    if key in {has.value for has in Has}:
        return with_has(text, Has(key), language)
    return Field(key)


def with_value(text: str, field: Field, value: str) -> str:
    """Return the query asking for a value of a field; "" leaves it to be typed."""
    return with_field(text, field, value, current().language)


def offered_dates(today: date) -> list[tuple[str, str]]:
    """Return the spans of time to choose from, with what the query calls them."""
    last_month = today.replace(day=1) - timedelta(days=1)
    return [
        (tr("This month"), f"{today:%Y-%m}"),
        (tr("Last month"), f"{last_month:%Y-%m}"),
        (tr("This quarter"), f"{today.year}-Q{(today.month + 2) // 3}"),
        (tr("This year"), f"{today.year}"),
        (tr("Last year"), f"{today.year - 1}"),
    ]


def succession_of(found: Found) -> tuple[str, bool] | None:
    """Return the line about former places, and whether they are included; None where no place asked for has any."""
    for asked in fields_of(found.query):
        units = found.succession.get(asked.value)
        if units and asked.field is Field.PLACE and not asked.negated:
            return ", ".join(units), asked.succession
    return None


def toggled_succession(text: str) -> str:
    """Return the query with the former places of its place, or without them again."""
    asked = next((each for each in fields_of(read_query(text)) if each.field is Field.PLACE), None)
    return with_succession(text, asked, on=not asked.succession) if asked else text
