"""How an item reads in a row: its lines, chips, tooltip and what a screen reader says."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import EDITOR, Item, State
from briefing_app.domain.key_figure import FigureKind, KeyFigure
from briefing_app.domain.numbers import parse_number
from briefing_app.i18n import N_, current, tr
from briefing_app.ui.panels.fields import COMPARATORS, DIRECTIONS, FOLLOW_UPS, STRENGTHS, label_of
from briefing_app.ui.panels.form_values import written_unit

WEAK = 0.8
"""Below this confidence a suggestion is called uncertain."""

_WORDS = 120
"""How many characters of a figure's words are looked at."""

_LEADS = {"vượt": N_("exceeding"), "gấp": N_("multiplied by"), "thêm": N_("another")}
"""Words of the article before a number that change what it says, and how they are called."""

_STATES = {
    State.SUGGESTED: N_("Suggested"),
    State.CONFIRMED: N_("Confirmed"),
    State.REJECTED: N_("Rejected"),
}


class RowText(NamedTuple):
    """The words of one row: what it is, its value at the right (a figure's), the rest, a chip, a date."""

    what: str
    rest: str
    value: str = ""
    chip: str = ""
    date: str = ""
    note: bool = False


def row_text(item: AnyItem, warning: str = "") -> RowText:
    """Return the words of an item's row; a warning takes the place of the rest."""
    if isinstance(item, Attendee):
        text = _attendee(item)
    elif isinstance(item, KeyFigure):
        text = _figure(item)
    else:
        text = _directive(item)
    rest = [warning] if warning else [text.rest]
    if item.state is State.REJECTED:
        rest = [tr("Rejected"), text.rest]
    elif not warning and is_weak(item):
        rest.append(tr("uncertain"))
    return RowText(
        what=text.what[:1].upper() + text.what[1:],
        rest=" · ".join(part for part in rest if part),
        value=text.value,
        chip=text.chip,
        date=text.date,
        note=bool(item.note),
    )


def is_weak(item: Item) -> bool:
    """Tell whether the item is a suggestion that its rule is not sure of."""
    return item.state is State.SUGGESTED and item.confidence is not None and item.confidence < WEAK


def value_text(figure: KeyFigure) -> str:
    """Return a figure's value as the article would say it: "trên 41,6 nghìn tỷ đồng", "vượt 12%", "106/118 nhiệm vụ"."""
    translator = current()
    number = translator.number(figure.value)
    lead, whole = _said_beside(figure)
    if figure.high:
        number += f"–{translator.number(figure.high)}"
    elif whole is not None:
        number += f"/{translator.number(whole)}"
    unit = written_unit(figure)
    words = [
        tr(label_of(DIRECTIONS, figure.direction)),
        tr(_LEADS[lead]) if lead else "",
        tr(label_of(COMPARATORS, figure.comparator)),
        number + unit if unit == "%" else f"{number} {unit}".strip(),
    ]
    return " ".join(word for word in words if word)


def office_text(attendee: Attendee) -> str:
    """Return role and body as one text: "Thứ trưởng Bộ Quốc phòng"."""
    return " ".join(part for part in (attendee.role, attendee.organisation) if part)


def tooltip(item: AnyItem, warning: str = "") -> str:
    """Return what the pointer tells: the whole text, the words of the article, the state and the rule."""
    text = row_text(item)
    head = text.what + (f": {text.value}" if text.value else "")
    lines = [f"<b>{_escaped(head)}</b>"]
    details = [text.chip, text.rest, text.date]
    lines.append(_escaped(" · ".join(part for part in details if part)))
    if warning:
        lines.append(_escaped(warning))
    if item.anchor.exact:
        lines.append(f"<i>“{_escaped(item.anchor.exact)}”</i>")
    if item.note:
        lines.append(_escaped(tr("Note: {note}", note=item.note)))
    lines.append(_escaped(origin_text(item)))
    return "<qt>" + "<br>".join(line for line in lines if line) + "</qt>"


def origin_text(item: Item) -> str:
    """Return the state and where the item comes from: "Suggested · rule attendance-list"."""
    origin = tr("added by the editor") if item.origin == EDITOR else tr("rule {rule}", rule=item.origin)
    return f"{tr(_STATES[item.state])} · {origin}"


def spoken(item: AnyItem, warning: str = "") -> str:
    """Return what a screen reader says for the row."""
    text = row_text(item, warning)
    parts = [text.what, text.value, text.chip, text.rest, text.date, tr(_STATES[item.state])]
    if text.note:
        parts.append(tr("with a note"))
    return ", ".join(part for part in parts if part)


def _attendee(item: Attendee) -> RowText:
    rest = office_text(item)
    if item.collective:
        rest = " · ".join(part for part in (rest, tr("A body")) if part)
    return RowText(
        what=item.name,
        rest=rest or tr("no office named"),
        chip=tr("Chairs") if item.part is Part.CHAIR else "",
    )


def _figure(item: KeyFigure) -> RowText:
    kind = tr("target") if item.kind is FigureKind.TARGET else tr("actual")
    parts = [item.subject or "", current().date(item.period), kind]
    rest, value = " · ".join(part for part in parts if part), value_text(item)
    metric = item.metric.casefold()
    if metric == item.unit.casefold() or value.casefold().startswith(f"{metric} "):
        return RowText(what=value, rest=rest)  # "37 hộ dân" says already that they are households
    return RowText(what=item.metric, rest=rest, value=value)


def _said_beside(figure: KeyFigure) -> tuple[str, Decimal | None]:
    """Return what the article's words say and no field holds: a word of `_LEADS`, and the whole of "106/118"."""
    said = re.match(r"(\D*)(\d[\d.,]*)(?:/(\d[\d.,]*))?", figure.anchor.exact[:_WORDS].rstrip(".,"))
    if said is None or parse_number(said[2].rstrip(".,")) != parse_number(figure.value.replace(".", ",")):
        return "", None
    lead = next((word for word in said[1].casefold().split() if word in _LEADS), "")
    return lead, parse_number(said[3].rstrip(".,")) if said[3] else None


def _directive(item: Directive) -> RowText:
    status = tr(label_of(FOLLOW_UPS, item.status)) if item.status is not FollowUp.OPEN else ""
    parts = [item.addressee or tr("nobody named"), status]
    return RowText(
        what=item.action,
        rest=" · ".join(part for part in parts if part),
        chip=tr(label_of(STRENGTHS, item.strength)),
        date=current().date(item.due_date or item.deadline),
    )


def _escaped(text: str) -> str:
    """Return a text for a tooltip's HTML; the standard library's function loads every entity there is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
