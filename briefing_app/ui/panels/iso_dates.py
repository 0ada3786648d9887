"""Days and periods as editors type them, read into ISO 8601: "30/6/2026", "Quý II/2026", "9 tháng đầu năm 2025"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from briefing_app.domain.text import collapse_white_space, fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may may", "june jun", "july jul",
            "august aug", "september sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_YEAR = rf"(?:\s*[/.-]\s*|\s+nam\s+|\s+of\s+|\s+){_YEAR}"
_MAYBE_YEAR = rf"(?:{_OF_YEAR})?"


def parse_period(written: str, *, year: int | None = None) -> str | None:
    """Read a day, month, quarter, half, year or interval; None when it is none.

    `year` is the year of a day, month or quarter that names none (the article's). Case and diacritics do not
    matter. Returns the forms of ANNOTATION.md: `2025`, `2025-06`, `2025-06-30`, `2025-Q1`, `2025-H1`, `2026/2030`.
    """
    text = collapse_white_space(fold(written).replace("–", "-").replace("—", "-"))
    single = _single(text, year)
    if single is not None:
        return single
    return _interval(text, year)


def parse_day(written: str, *, year: int | None = None) -> str | None:
    """Read a single day ("30/6/2026", "2026-06-30", "30 June 2026"); None when it is none."""
    found = parse_period(written, year=year)
    return found if found is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", found) else None


def _single(text: str, year: int | None) -> str | None:
    for pattern, build in _FORMS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        named = match.groupdict().get("year")
        at = int(named) if named else year
        return build(match, at) if at is not None else None
    return None


def _interval(text: str, year: int | None) -> str | None:
    """Read "2021-2025", "giai doan 2021-2025", "1/2025 - 9/2025", "tu … den …", ISO's "2026/2030"."""
    text = re.sub(r"^(?:giai doan|nhiem ky|tu|from)\s+", "", text)
    for separator in (r"\s+-\s+", r"\s+(?:den|to)\s+", r"/", r"-"):
        parts = re.split(separator, text)
        if len(parts) != 2:
            continue
        end = _single(parts[1], year)
        own_year = int(end[:4]) if end else year
        start = _single(parts[0], own_year)
        if start is not None and end is not None and start[:4] <= end[:4] and start != end:
            return f"{start}/{end}"
    return None


def _day(match: re.Match[str], year: int) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    try:
        return datetime.date(year, number, int(match["day"])).isoformat()
    except ValueError:
        return None


def _month(match: re.Match[str], year: int) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    return f"{year}-{number:02}" if 1 <= number <= 12 else None


def _quarter(match: re.Match[str], year: int) -> str:
    quarter = match["quarter"]
    return f"{year}-Q{_ROMAN.get(quarter) or int(quarter)}"


def _half(match: re.Match[str], year: int) -> str:
    first = match["half"] in ("1", "dau", "first")
    return f"{year}-H{1 if first else 2}"


def _first_months(match: re.Match[str], year: int) -> str | None:
    count = int(match["count"])
    if count == 6:
        return f"{year}-H1"
    return f"{year}-01/{year}-{count:02}" if 2 <= count <= 12 else None


def _year(_match: re.Match[str], year: int) -> str:
    return str(year)


_NAMES = "|".join(_MONTHS)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], str | None]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?:nam\s+)?{_YEAR}", _year),
        (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _day),
        (rf"{_YEAR}-(?P<month>\d\d)", _month),
        (rf"{_YEAR}-q(?P<quarter>[1-4])", _quarter),
        (rf"{_YEAR}-h(?P<half>[12])", _half),
        (rf"(?:ngay\s+)?(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})(?:\s*[/.-]\s*{_YEAR})?", _day),
        (rf"(?:ngay\s+)?(?P<day>\d{{1,2}}) thang (?P<month>\d{{1,2}}){_MAYBE_YEAR}", _day),
        (rf"(?P<day>\d{{1,2}}) (?P<month>{_NAMES})(?:,? {_YEAR})?", _day),
        (rf"(?P<month>{_NAMES}) (?P<day>\d{{1,2}})(?:,? {_YEAR})?", _day),
        (rf"(?:thang\s+)?(?P<month>\d{{1,2}})(?:\s*[/.-]\s*|\s+nam\s+){_YEAR}", _month),
        (r"thang\s+(?P<month>\d{1,2})", _month),
        (rf"(?P<month>{_NAMES})(?:,? {_YEAR})?", _month),
        (rf"(?:quy\s*|q)(?P<quarter>iv|i{{1,3}}|[1-4]){_MAYBE_YEAR}", _quarter),
        (rf"nua\s+(?P<half>dau|cuoi)(?:\s+nam)?{_MAYBE_YEAR}", _half),
        (rf"h(?P<half>[12]){_MAYBE_YEAR}", _half),
        (rf"(?P<half>first|second) half{_MAYBE_YEAR}", _half),
        (rf"(?P<count>\d{{1,2}})\s+thang\s+dau(?:\s+nam)?{_MAYBE_YEAR}", _first_months),
    )
)
