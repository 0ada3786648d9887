"""What is typed into the ledger's field: words, and dates behind `date:` and `due:` as the search writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing_app.domain.query import Days, Fault, Field, Mistake, Span
from briefing_app.domain.query_dates import BadDate, read_days
from briefing_app.domain.query_words import FIELD_NAMES, field_name
from briefing_app.domain.text import collapse_white_space, fold, nfc, same_spelling

DateField = Literal["due", "said"]
"""What a date in the ledger is asked about: the day by which a directive is due, or its article's."""

DUE_NAMES = ("due", "hạn")

_NAMES: dict[str, DateField] = {
    **dict.fromkeys(map(fold, DUE_NAMES), "due"),
    **dict.fromkeys(map(fold, FIELD_NAMES[Field.DATE]), "said"),
}
_PIECE = re.compile(
    rf"(?<!\S)(?P<name>{'|'.join(map(re.escape, _NAMES))}):"
    r"(?:\"(?P<quoted>[^\"]*)\"?|(?P<bare>(?:quy\s+)?[^\s\"]*))"
)


@dataclass(frozen=True, slots=True)
class DatePiece:
    """One date of a query as it was typed, with what it means; `fault` where that is not to be told."""

    field: DateField
    value: str
    span: Span
    days: Days | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """The words of a query and its dates; spans count in ``nfc(text)``."""

    words: str
    pieces: tuple[DatePiece, ...] = ()

    def days(self, field: DateField) -> Days | None:
        """Return the days asked for in a field: those that lie in every span."""
        spans = [piece.days for piece in self.pieces if piece.field == field and piece.days is not None]
        if not spans:
            return None
        return Days(max(span.first for span in spans), min(span.last for span in spans))

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What was not understood; the rest is asked all the same."""
        return tuple(
            Mistake(piece.fault, piece.span, piece.value) for piece in self.pieces if piece.fault is not None
        )


def read_ledger_query(text: str) -> LedgerQuery:
    """Read a query; never raises: what is wrong becomes one of its `mistakes`."""
    text = nfc(text)
    folded = fold(same_spelling(text))
    pieces, words, at = [], [], 0
    for match in _PIECE.finditer(folded):
        words.append(text[at : match.start()])
        at = match.end()
        pieces.append(_piece(match, text))
    words.append(text[at:])
    return LedgerQuery(collapse_white_space(" ".join(words)), tuple(pieces))


def with_date(text: str, field: DateField, value: str, language: str) -> str:
    """Return the query asking for a date in a field in place of any other; "" leaves it to be typed."""
    name = DUE_NAMES[language == "vi"] if field == "due" else field_name(Field.DATE, language)
    return f"{without_date(text, field)} {name}:{value}".strip()


def without_date(text: str, field: DateField) -> str:
    """Return the query asking for no date in a field."""
    text = nfc(text)
    for piece in reversed(read_ledger_query(text).pieces):
        if piece.field == field:
            text = text[: piece.span[0]] + text[piece.span[1] :]
    return collapse_white_space(text)


def write_days(days: Days) -> str:
    """Return a span of days as a query has it: "2026-03", "2026-03-01..2026-03-18", "..2026-06"."""
    (year, month, day), last = days.first, days.last
    if (year, month, day) == last:
        return f"{year:04}-{month:02}-{day:02}"
    if day == 0 and last == (year, month, 31) and month:
        return f"{year:04}-{month:02}"
    if month == day == 0 and last[0] == year and last[1:] in ((12, 31), (12, 0)):
        return f"{year:04}"
    first = _edge(year, month, day) if year else ""
    return (
        f"{first}..{_edge(*last[:2], last[2] % 31) if last[0] < 9999 else ''}"  # a month's end is the month
    )


def _edge(year: int, month: int, day: int) -> str:
    """Return one end of a span as it is written: a day, a month or a year."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _piece(match: re.Match[str], text: str) -> DatePiece:
    quoted = match["quoted"] is not None
    value = text[slice(*match.span("quoted" if quoted else "bare"))]
    field = _NAMES[match["name"]]
    if not value.strip():
        return DatePiece(field, "", match.span(), fault=Fault.NO_VALUE)
    try:
        return DatePiece(field, value, match.span(), read_days(fold(value)))
    except BadDate as wrong:
        fault = Fault.DATES_REVERSED if wrong.backwards else Fault.BAD_DATE
        return DatePiece(field, value, match.span(), fault=fault)
