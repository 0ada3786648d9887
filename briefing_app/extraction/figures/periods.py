"""Periods: the year, quarter or months that a figure is about, as ISO 8601."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.extraction.figures.false_friends import date_end, is_year, whole
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4}
_DASHES = frozenset({"-", "–", "—", "đến", "tới"})


@dataclass(frozen=True, slots=True)
class Period:
    """A stated time: its ISO form, its tokens, and whether the figure is only compared with it."""

    iso: str
    start: int
    end: int
    compared: bool


def read_periods(tokens: Tokens, year: int | None, words: FigureWords) -> list[Period]:
    """Return the periods stated in a sentence; `year` stands in where a quarter or half names none."""
    found: list[Period] = []
    at = 0
    while at < len(tokens):
        read = _period(tokens, at, year)
        if read is None:
            if tokens.is_number(at):
                at = max(date_end(tokens, at, words), at + 1)
            else:
                at += 1
            continue
        iso, end = read
        found.append(Period(iso, at, end, _compared(tokens, at, words)))
        at = end
    return found


def _period(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    word = tokens.words[at]
    if word == "năm":
        return _year(tokens, at + 1, year)
    if word in ("quý", "qúy", "qui"):
        return _quarter(tokens, at + 1, year)
    if word == "tháng":
        return _month(tokens, at + 1, year)
    if word in ("giai", "nhiệm", "thời"):
        return _span(tokens, at + 2) if tokens.word(at + 1) in ("đoạn", "kỳ") else None
    if tokens.word(at + 1) == "tháng" and (tokens.is_number(at) or word in ("sáu", "chín")):
        return _months(tokens, at, year)
    if is_year(word) and tokens.word(at + 1) in _DASHES and is_year(tokens.word(at + 2)):
        return f"{word}/{tokens.words[at + 2]}", at + 3
    return None


def _year(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    word = tokens.word(at)
    if is_year(word):
        if tokens.word(at + 1) in _DASHES and is_year(tokens.word(at + 2)):
            return f"{word}/{tokens.words[at + 2]}", at + 3
        return word, at + 1
    if year is None:
        return None
    if word == "nay" or (word == "này" and tokens.word(at - 2) in ("trong", "cả")):
        return str(year), at + 1
    if word in ("ngoái", "trước"):
        return str(year - 1), at + 1
    return None


def _year_behind(tokens: Tokens, at: int, year: int | None) -> tuple[str | None, int]:
    """Read "/2025", "năm 2025", "-2025" at a token; else the year at hand."""
    if tokens.word(at) in ("/", "-", "năm", ".") and is_year(tokens.word(at + 1)):
        return tokens.words[at + 1], at + 2
    if is_year(tokens.word(at)):
        return tokens.words[at], at + 1
    if tokens.word(at) == "năm" and tokens.word(at + 1) == "nay":
        return (str(year) if year else None), at + 2
    return (str(year) if year else None), at


def _quarter(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    quarter = _ROMAN.get(tokens.word(at))
    if quarter is None:
        return None
    of, end = _year_behind(tokens, at + 1, year)
    return (f"{of}-Q{quarter}", end) if of else None


def _month(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """Read a month; one without a year of its own is most often a date of the event, not a figure's period."""
    number = tokens.word(at)
    month = whole(number) if len(number) <= 2 else -1
    if not 1 <= month <= 12:
        return None
    of, end = _year_behind(tokens, at + 1, None)
    if of is None and tokens.word(at - 1) in ("trong", "của") and year:
        of = str(year)
    return (f"{of}-{month:02}", end) if of else None


def _months(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """Read "9 tháng đầu năm 2025", "6 tháng cuối năm", "4 tháng"."""
    count = {"sáu": 6, "chín": 9}.get(tokens.word(at), whole(tokens.word(at)))
    if not 1 <= count <= 12:
        return None
    end = at + 2
    which = tokens.word(end)
    if which in ("đầu", "cuối"):
        end += 1
        if tokens.word(end) == "năm" and not is_year(tokens.word(end + 1)):
            end += 1
            if tokens.word(end) == "nay":
                end += 1
            of: str | None = str(year) if year else None
        else:
            of, end = _year_behind(tokens, end, year)
    elif tokens.word(end) == "năm" and is_year(tokens.word(end + 1)):
        of, end, which = tokens.words[end + 1], end + 2, "đầu"
    else:
        return None
    if of is None:
        return None
    if count == 6:
        return f"{of}-{'H1' if which == 'đầu' else 'H2'}", end
    if which == "cuối":
        return (f"{of}-Q4" if count == 3 else f"{of}-{13 - count:02}/{of}-12"), end
    return (f"{of}-Q1" if count == 3 else f"{of}-01/{of}-{count:02}"), end


def _span(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Read "2021-2025" behind "giai đoạn"; a "từ" or "năm" may stand before."""
    while tokens.word(at) in ("từ", "năm"):
        at += 1
    if not is_year(tokens.word(at)) or tokens.word(at + 1) not in _DASHES:
        return None
    end = at + 3 if tokens.word(at + 2) == "năm" else at + 2
    if not is_year(tokens.word(end)):
        return None
    return f"{tokens.words[at]}/{tokens.words[end]}", end + 1


def _compared(tokens: Tokens, at: int, words: FigureWords) -> bool:
    """Tell whether the words before a period make it a yardstick: "so với năm 2019", "so với cùng kỳ năm trước"."""
    for back in range(4):
        if words.period_comparing.before(tokens.words, at - back) is not None:
            return True
        if tokens.word(at - back - 1) in (",", ";", "(", ""):
            return False
    return False
