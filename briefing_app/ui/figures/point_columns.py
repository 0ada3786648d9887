"""Where the columns of the table of points stand, for its head and its rows alike."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF

from briefing_app.i18n import N_, current

GUTTER = 26.0
"""The room at the left in which a triangle warns."""

_GAP = 20.0
_NARROW_GAP = 14.0
_QUOTE_FROM = 780.0
"""The width from which the quote has room beside the rest."""


class Column(StrEnum):
    """What a column tells."""

    PERIOD = "period"
    VALUE = "value"
    KIND = "kind"
    QUOTE = "quote"
    DAY = "day"
    SOURCE = "source"


TITLES = {
    Column.PERIOD: N_("Period"),
    Column.VALUE: N_("Value"),
    Column.KIND: N_("Kind"),
    Column.QUOTE: N_("Quote"),
    Column.DAY: N_("Date"),
    Column.SOURCE: N_("Briefing"),
}
RIGHT = frozenset({Column.VALUE, Column.DAY})
"""Columns of numbers and dates, right aligned."""


class Placed(NamedTuple):
    """A column with its rectangle within a row."""

    column: Column
    rect: QRectF


def place(row: QRectF) -> list[Placed]:
    """Divide a row's rectangle into columns: period, value, kind and date keep their width, words share the rest."""
    vietnamese = current().language == "vi"
    wide = row.width() >= _QUOTE_FROM
    gap = _GAP if wide else _NARROW_GAP
    fixed = {Column.PERIOD: 164.0, Column.VALUE: 156.0 if wide else 132.0, Column.KIND: 76.0}
    fixed[Column.DAY] = 80.0 if vietnamese else 124.0  # "18 September 2026"
    shown = [column for column in Column if column is not Column.QUOTE or wide]
    narrow = min(1.0, row.width() / 600.0)
    room = row.width() - GUTTER - gap * (len(shown) - 1) - sum(fixed.values()) * narrow
    shares = {Column.QUOTE: 0.6, Column.SOURCE: 0.4} if Column.QUOTE in shown else {Column.SOURCE: 1.0}
    left, found = row.left() + GUTTER, []
    for column in shown:
        width = fixed[column] * narrow if column in fixed else max(room * shares[column], 40.0)
        found.append(Placed(column, QRectF(left, row.top(), width, row.height())))
        left += width + gap
    return found
