"""Dates in a query: days, months, quarters, halves and years, and spans of them, in either way of writing."""

from __future__ import annotations

import re
from calendar import monthrange

from briefing_app.domain.query import Days

_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*")
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?))?"
)
_WRITTEN = re.compile(
    r"(?:(?:(?P<day>\d{1,2})[/.])?(?P<month>\d{1,2})|(?:quy\s*|q)(?P<quarter>[1-4]|i{1,3}|iv))[/.](?P<year>\d{4})"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_Day = tuple[int, int, int]
_START: _Day = (0, 0, 0)
_END: _Day = (9999, 15, 31)


class BadDate(ValueError):
    """A value that is no date; `backwards` when it is a span that ends before it begins."""

    def __init__(self, *, backwards: bool = False) -> None:
        super().__init__("no date")
        self.backwards = backwards


def read_days(value: str) -> Days:
    """Read "2026", "2026-03", "18/3/2026", "2026-Q1", "quý I/2026" or a span "2026-01..2026-03", open at either end.

    `value` is folded. Raises BadDate.
    """
    pieces = _RANGE.split(value.strip())
    if len(pieces) == 1:
        return Days(*_piece(pieces[0]))
    if len(pieces) != 2 or not any(pieces):
        raise BadDate
    first = _piece(pieces[0])[0] if pieces[0] else _START
    last = _piece(pieces[1])[1] if pieces[1] else _END
    if last < first:
        raise BadDate(backwards=True)
    return Days(first, last)


def _piece(text: str) -> tuple[_Day, _Day]:
    """Return the first and the last day of a piece; a whole month begins with day 0, as does one without a day."""
    match = _ISO.fullmatch(text) or _WRITTEN.fullmatch(text)
    if match is None:
        raise BadDate
    parts = match.groupdict()
    year = int(parts["year"])
    if not year:
        raise BadDate
    quarter, half = parts["quarter"], parts.get("half")
    if quarter:
        number = _ROMAN.get(quarter) or int(quarter)
        return _months(year, number * 3 - 2, number * 3)
    if half:
        return _months(year, int(half) * 6 - 5, int(half) * 6)
    if not parts["month"]:
        return (year, 0, 0), (year, 12, 31)
    month, day = int(parts["month"]), int(parts["day"] or 0)
    if not 1 <= month <= 12 or day > monthrange(year, month)[1] or (parts["day"] and day == 0):
        raise BadDate
    return ((year, month, day), (year, month, day)) if day else _months(year, month, month)


def _months(year: int, first: int, last: int) -> tuple[_Day, _Day]:
    return (year, first, 0), (year, last, 31)
