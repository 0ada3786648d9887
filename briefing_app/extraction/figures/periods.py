"""Periods: the year, quarter or months that a figure is about, as ISO 8601."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.extraction.figures.false_friends import date_end, is_year, whole
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_DASHES = frozenset({"-", "–", "—", "đến", "tới"})
_BEGINNINGS = frozenset(
    {"năm", "quý", "qúy", "qui", "tháng", "cả", "nửa", "giai", "nhiệm", "thời", "(", ")", *_COUNTS}
)
"""What a stated time may begin with, besides a number; and the brackets that are counted on the way."""

_RESULTS = frozenset({"tăng", "giảm", "đạt", "ước", "đã", "qua"})


@dataclass(frozen=True, slots=True)
class Period:
    """A stated time: its ISO form, its tokens, and whether the figure is only compared with it.

    `depth` is 1 within parentheses; such a time holds for what stands there alone.
    """

    iso: str
    start: int
    end: int
    compared: bool
    depth: int = 0


def read_periods(tokens: Tokens, year: int | None, words: FigureWords) -> list[Period]:
    """Return the periods stated in a sentence; `year` stands in where a quarter or half names none."""
    found: list[Period] = []
    behind = depth = 0
    beginnings = [at for at, w in enumerate(tokens.words) if "0" <= w[0] <= "9" or w in _BEGINNINGS]
    for at in beginnings:
        if at < behind:
            continue
        word = tokens.words[at]
        if word == "(":
            depth = 1
        elif word == ")":
            depth = 0
        read = _period(tokens, at, year, words)
        if read is None:
            behind = _date_end(tokens, at, words)
            continue
        iso, behind = read
        found.append(Period(iso, at, behind, _compared(tokens, at, words), depth))
    return found


def _date_end(tokens: Tokens, at: int, words: FigureWords) -> int:
    """Return the index behind a date at a token: "27/1/2026", "ngày 19 tháng 8 năm 2025"."""
    if not tokens.is_number(at):
        return at
    if tokens.word(at + 1) == "tháng" and tokens.is_number(at + 2) and tokens.word(at - 1) != "trong":
        return at + 5 if tokens.word(at + 3) == "năm" and is_year(tokens.word(at + 4)) else at + 3
    return date_end(tokens, at, words)


def _period(tokens: Tokens, at: int, year: int | None, words: FigureWords) -> tuple[str, int] | None:
    word = tokens.words[at]
    if word == "năm" and tokens.word(at + 1) != "tháng":
        return _year(tokens, at + 1, year, words)
    if word in ("quý", "qúy", "qui"):
        return _quarter(tokens, at + 1, year)
    if word == "tháng":
        return _month(tokens, at + 1, year)
    if word == "cả" and tokens.word(at + 1) == "năm" and year is not None:
        behind = tokens.word(at + 2)
        return (behind, at + 3) if is_year(behind) else (str(year), at + 2)
    if word == "nửa" and tokens.word(at + 1) in ("đầu", "cuối") and tokens.word(at + 2) == "năm":
        of, end = _year_behind(tokens, at + 2, year)
        half = "H1" if tokens.words[at + 1] == "đầu" else "H2"
        return (f"{of}-{half}", max(end, at + 3)) if of else None
    if word in ("giai", "nhiệm", "thời"):
        return _span(tokens, at + 2) if tokens.word(at + 1) in ("đoạn", "kỳ") else None
    if tokens.word(at + 1) == "tháng" and (tokens.is_number(at) or word in _COUNTS):
        return _months(tokens, at, year)
    if is_year(word):
        return _bare_year(tokens, at, words)
    return None


def _bare_year(tokens: Tokens, at: int, words: FigureWords) -> tuple[str, int] | None:
    """Read "2021-2025", or a year behind a plain word: "kinh tế 2019 đạt"."""
    if tokens.word(at + 1) in _DASHES and is_year(tokens.word(at + 2)):
        return f"{tokens.words[at]}/{tokens.words[at + 2]}", at + 3
    if not tokens.word(at - 1)[:1].isalpha() or tokens.word(at + 1) not in _RESULTS:
        return None
    if (
        words.period_named.before(tokens.words, at) is not None
        or words.labels.before(tokens.words, at) is not None
    ):
        return None
    return tokens.words[at], at + 1


def _year(tokens: Tokens, at: int, year: int | None, words: FigureWords) -> tuple[str, int] | None:
    word = tokens.word(at)
    if is_year(word):
        if words.period_named.before(tokens.words, at - 1) is not None:
            return None
        if tokens.word(at + 1) in _DASHES and is_year(tokens.word(at + 2)):
            return f"{word}/{tokens.words[at + 2]}", at + 3
        return word, at + 1
    if year is None:
        return None
    if word == "nay" or (word == "này" and tokens.word(at - 2) in ("trong", "cả")):
        return str(year), at + 1
    if word in ("ngoái", "trước") and tokens.word(at - 2) not in ("những", "các", "mấy", "vài"):
        return (str(year - 1), at + 1) if not tokens.is_number(at - 2) else None
    return None


def _year_behind(tokens: Tokens, at: int, year: int | None) -> tuple[str | None, int]:
    """Read "/2025", "năm 2025", "-2025" at a token; else the year at hand."""
    if tokens.word(at) in ("/", "-", "năm", ".", "của") and is_year(tokens.word(at + 1)):
        return tokens.words[at + 1], at + 2
    if is_year(tokens.word(at)):
        return tokens.words[at], at + 1
    if tokens.word(at) == "năm" and tokens.word(at + 1) == "nay":
        return (str(year) if year else None), at + 2
    return (str(year) if year else None), at


def _quarter(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    quarter = _QUARTERS.get(tokens.word(at))
    if quarter is None:
        return None
    of, end = _year_behind(tokens, at + 1, year)
    return (f"{of}-Q{quarter}", end) if of else None


def _month(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """Read a month; one without a year of its own is most often a date of the event, not a figure's period."""
    month = whole(tokens.word(at)) if len(tokens.word(at)) <= 2 else -1
    if not 1 <= month <= 12:
        return None
    of, end = _year_behind(tokens, at + 1, None)
    if of is None and tokens.word(at - 2) in ("trong", "của") and year:
        of = str(year)
    return (f"{of}-{month:02}", end) if of else None


def _months(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """Read "9 tháng đầu năm 2025", "6 tháng cuối năm", "4 tháng tăng"."""
    count = _COUNTS.get(tokens.words[at], whole(tokens.words[at]))
    if not 1 <= count <= 12:
        return None
    end, which = at + 2, tokens.word(at + 2)
    if which in ("đầu", "cuối"):
        end += 1
        if tokens.word(end) == "năm" and not is_year(tokens.word(end + 1)) and tokens.word(end + 1) != "nay":
            of, end = (str(year) if year else None), end + 1
        else:
            of, end = _year_behind(tokens, end, year)
    elif tokens.word(end) in ("năm", "/", "của") and is_year(tokens.word(end + 1)):
        of, end, which = tokens.words[end + 1], end + 2, "đầu"
    elif which in _RESULTS and tokens.word(at - 1) not in ("sau", "qua", "mỗi"):
        of, which = (str(year) if year else None), "đầu"
    else:
        return None
    return (_part_of_year(of, count, last=which == "cuối"), end) if of else None


def _part_of_year(year: str, months: int, *, last: bool) -> str:
    if months == 6:
        return f"{year}-H{2 if last else 1}"
    if months == 3:
        return f"{year}-Q{4 if last else 1}"
    first, until = (13 - months, 12) if last else (1, months)
    return f"{year}-{first:02}/{year}-{until:02}"


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
    """Tell whether the words before a period make it a yardstick: "so với cùng kỳ năm trước"."""
    for back in range(5):
        if words.period_comparing.before(tokens.words, at - back) is not None:
            return True
        if tokens.word(at - back - 1) in (",", ";", "(", ")", ""):
            return False
    return False
