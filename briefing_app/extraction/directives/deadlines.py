"""Deadlines: the last day, month, quarter or year by which something is to be done, told apart from plan horizons."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_DAY = r"(?P<day>\d{1,2})\s?(?:[/.-]|\s?tháng\s)\s?(?P<month>\d{1,2})(?!\d)(?:\s?(?:[/.-]|,?\s?năm\s)\s?(?P<year>(?:19|20)\d{2}))?"
_MONTH = r"tháng\s?(?P<m_month>\d{1,2})(?!\s?[/.-]\s?\d{1,2}\s?[/.-])(?!\d)(?:\s?[/.-]\s?(?P<m_year>(?:19|20)\d{2})|\s?,?\s?năm\s(?P<m_year2>(?:19|20)\d{2}|nay))?"
_QUARTER = r"quý\s?(?P<quarter>iv|iii|ii|i|[1-4])\b(?:\s?[/.-]\s?(?P<q_year>(?:19|20)\d{2})|\s?,?\s?năm\s(?P<q_year2>(?:19|20)\d{2}|nay))?"
_YEAR = r"năm\s(?P<y_year>(?:19|20)\d{2}|nay)"

# Every branch begins with its letter and looks back from there: so the search skips to those letters.
_LIMITED = re.compile(
    r"(?:t(?<!\wt)(?:rước(?: thời điểm)?|ới hết|rong)|c(?<!\wc)hậm nhất(?: là)?|m(?<!\wm)uộn nhất(?: là)?|k(?<!\wk)hông muộn hơn"
    r"|đ(?<!\wđ)ến(?: hết)?|h(?<!\wh)ạn cuối(?: là)?|x(?<!\wx)ong trong|v(?<!\wv)ào)\s"
    r"(?:trong\s|vào\s|là\s)*(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{1,2}(?:\sphút)?)?\s)?(?:ngày\s|cuối\s|đầu\s|hết\s|nửa đầu\s)*"
    rf"(?:{_QUARTER}|{_MONTH}|{_DAY}|{_YEAR})"
)
_DIGIT = re.compile(r"\d")
_FIRM = re.compile(r"^(?:trước|chậm nhất|muộn nhất|không muộn|hạn cuối|xong trong|(?:đến|tới) hết)")
_FINISH = re.compile(
    r"\b(?:hoàn thành|hoàn tất|hoàn thiện|xong|báo cáo|trình|gửi|khởi công|ban hành|thông qua|triển khai|tổ chức|thực hiện|giải quyết|xử lý|công bố|hình thành|nghiệm thu|thành lập|bàn giao|giải ngân|phê duyệt|đưa vào|phải|khánh thành|hoàn chỉnh|kết thúc|chuẩn bị)\b"
)
_HORIZON = re.compile(
    r"\b(?:mục tiêu|tầm nhìn|giai đoạn|chiến lược|định hướng|quy hoạch|nhiệm kỳ|kế hoạch năm|lộ trình|dự báo|đề án)\b[^.;]{0,60}$"
)
# What has a span of its own, and no end by which it is done: "mục tiêu tăng trưởng trong năm 2026".
_AIM = re.compile(r"\b(?:mục tiêu|tầm nhìn|giai đoạn|nhiệm kỳ|dự báo)\b[^.;]{0,60}$")
_END = re.compile(r"(?:\s(?:này|tới|sắp tới|năm nay|năm tới))?\s*(?:[.,;:!?…)\"”]|$)")
_HEAD = re.compile(r"(?:^|[.,;:!?…(\"“”-])\s*$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BACK = 160
NEXT_YEAR = 60
"""How many days before the article a date without a year is taken for next year's."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the value in ISO 8601 and the span of the words that state it."""

    value: str
    start: int
    end: int
    firm: bool


def deadlines_in(lower: str, start: int, end: int, date: str | None, year: int | None) -> list[Deadline]:
    """Find the deadlines in a span of the lower-case text.

    `date` and `year` are the article's: a day without a year is the next one after the article's date. A date
    counts when words like "trước", "chậm nhất" limit it, when "trong" ends a clause with it, or when "trong", "đến",
    "vào" tie it to a verb of finishing; a bare "đến năm 2045" is a horizon and none.
    """
    found: list[Deadline] = []
    if (
        _DIGIT.search(lower, start, end) is None
        and lower.find("quý", start, end) < 0
        and lower.find("nay", start, end) < 0
    ):
        return found  # every deadline has one of them
    for match in _LIMITED.finditer(lower, start, end):
        firm = _FIRM.match(match.group()) is not None
        before = lower[max(start, match.start() - _BACK) : match.start()]
        if not _counts(match, before, lower[match.end() : min(end, match.end() + 40)], firm):
            continue
        value = _value(match, date, year)
        if value is not None and (date is None or value >= date[: len(value)]):
            found.append(Deadline(value, match.start(), match.end(), firm))
    return found


def _counts(match: re.Match[str], before: str, after: str, firm: bool) -> bool:
    """Tell a deadline from a horizon or a mere date."""
    told = match.group()
    ends = told.startswith("trong") and match["day"] is None and _ends_clause(before, after)
    if match["day"] is None:
        limited = ends or (firm and not told.startswith(("đến", "tới")))
        if (_AIM if limited else _HORIZON).search(before) is not None:
            return False
    if ends:
        return True
    if match["y_year"] is not None:
        if not firm and not told.startswith("trong"):
            return False
        return firm or (_closes(after) and _FINISH.search(before[-90:]) is not None)
    if firm:
        return True
    if told.startswith("đến"):
        return match["day"] is not None and _FINISH.search(before) is not None
    if told.startswith("vào"):
        return (
            match["day"] is not None
            and re.search(r"\b(?:khởi công|khánh thành|hoàn thành|thông xe)\b", before) is not None
        )
    return _FINISH.search(before) is not None and (match["day"] is None)


def _ends_clause(before: str, after: str) -> bool:
    """Tell whether a date stands last in its clause, behind what is to be done by then."""
    return _END.match(after) is not None and _HEAD.search(before) is None


def _closes(after: str) -> bool:
    """Tell whether the words behind a date end the clause."""
    return re.match(r"\s*(?:[.,;:!?…)\"”]|$|theo|và|tại|này|thông qua|để)", after) is not None


def _value(match: re.Match[str], date: str | None, year: int | None) -> str | None:
    today = _day_of(date)
    if match["quarter"] is not None:
        quarter = _ROMAN.get(match["quarter"]) or int(match["quarter"])
        of = _year(match["q_year"] or match["q_year2"], year)
        return None if of is None else f"{of:04}-Q{quarter}"
    if match["m_month"] is not None:
        month = int(match["m_month"])
        of = _year(match["m_year"] or match["m_year2"], year)
        if of is None or not 1 <= month <= 12:
            return None
        told = match["m_year"] or match["m_year2"]
        if told is None and today is not None and _long_past(today, of, month, 28):
            of += 1
        return f"{of:04}-{month:02}"
    if match["day"] is not None:
        return _full(int(match["day"]), int(match["month"]), match["year"], today, year)
    of = _year(match["y_year"], year)
    return None if of is None else f"{of:04}"


def _full(
    day: int, month: int, told: str | None, today: datetime.date | None, year: int | None
) -> str | None:
    of = int(told) if told else year
    if of is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(of, month)[1]:
        return None
    if told is None and today is not None and _long_past(today, of, month, day):
        of += 1
        if day > calendar.monthrange(of, month)[1]:
            return None
    return f"{of:04}-{month:02}-{day:02}"


def _long_past(today: datetime.date, year: int, month: int, day: int) -> bool:
    """Tell whether a day lies so far before the article that next year's must be meant."""
    return (today - datetime.date(year, month, day)).days > NEXT_YEAR


def _year(told: str | None, year: int | None) -> int | None:
    if told is None or told == "nay":
        return year
    return int(told)


def _day_of(date: str | None) -> datetime.date | None:
    if date is None or len(date) != 10:
        return None
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None
