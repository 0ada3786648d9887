"""Items out as a table for a spreadsheet, one row each."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.brief_words import BriefWords, capitalised
from briefing_app.exchange.csv_table import BYTE_ORDER_MARK, Cell, csv_table
from briefing_app.i18n import N_, Translator

_HEAD = (
    N_("Kind"),
    N_("State"),
    N_("What"),
    N_("Office or issuer"),
    N_("Body or addressee"),
    N_("In the article"),
    N_("Value"),
    N_("Upper value"),
    N_("Unit"),
    N_("Period or deadline"),
    N_("Follow-up"),
    N_("Due date"),
    N_("Evidence"),
    N_("Note"),
    N_("Date of the article"),
    N_("Place"),
    N_("Title"),
    N_("Quote"),
)
_KINDS = {
    ItemKind.ATTENDEE: N_("Attendee"),
    ItemKind.KEY_FIGURE: N_("Key figure"),
    ItemKind.DIRECTIVE: N_("Directive"),
}
_STATES = {State.SUGGESTED: N_("Suggested"), State.CONFIRMED: N_("Confirmed")}


def items_csv(briefing: Briefing, language: str) -> str:
    """Return a briefing's items as CSV, without the rejected, in the order of the text, kind by kind.

    Numbers are decimal, in the plain unit; dates ISO 8601. It begins with a byte order mark: without one a
    spreadsheet does not take it for UTF-8.
    """
    words = BriefWords(Translator(language))
    rows = [
        _row(briefing, item, words)
        for kind in ItemKind
        for item in briefing.of_kind(kind)
        if item.state is not State.REJECTED
    ]
    return BYTE_ORDER_MARK + csv_table([words.text(head) for head in _HEAD], rows)


def _row(briefing: Briefing, item: AnyItem, words: BriefWords) -> list[Cell]:
    article = briefing.article
    if isinstance(item, Attendee):
        own: list[Cell] = _attendee(item)
    elif isinstance(item, KeyFigure):
        own = _figure(item, words)
    else:
        own = _directive(item, words)
    return [
        words.text(_KINDS[item.kind_of_item]),
        words.text(_STATES[item.state]),
        *own,
        item.note,
        article.date,
        article.place,
        collapse_white_space(article.title),
        collapse_white_space(item.anchor.exact),
    ]


def _attendee(item: Attendee) -> list[Cell]:
    return [item.name, item.role, item.organisation, *[None] * 8]


def _figure(item: KeyFigure, words: BriefWords) -> list[Cell]:
    value, high = item.scaled_value or item.value, item.scaled_high or item.high
    return [
        words.measure(item),
        None,
        item.subject,
        words.as_written(item),
        _number(value),
        _number(high) if high else None,
        item.unit,
        item.period,
        *[None] * 3,
    ]


def _directive(item: Directive, words: BriefWords) -> list[Cell]:
    return [
        capitalised(item.action),
        item.issuer,
        item.addressee,
        *[None] * 4,
        item.deadline,
        words.follow_up(item),
        item.due_date,
        item.evidence,
    ]


def _number(text: str) -> Cell:
    """Return a number as one, so that it needs no guard; other words as they are."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return number if number.is_finite() else text
