"""The head of an article: its title, its day of publication, its place."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass

from briefing_app.domain.article import Header
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.extraction.paragraphs import TITLE_LENGTH, Paragraph, Role, lines

_FULL = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?!\d{2})"
    r"|(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm|/)?\s*((?:19|20)\d{2})(?!\d)"
)
_LONGEST_LINE = 500  # that can be the headline that another was cut from
_WORD = re.compile(r"\w+")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_DAY = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|hôm qua)(?:\s+(?:nay|muộn|tối|ngày|hôm nay|qua))*[\s,(]*"
    r"(?:\d{1,2}\s?(?:và|đến|,)\s(?:ngày\s)?)?"
    r"(\d{1,2})\s?(?:[/.-]|\s+tháng\s+)\s?(\d{1,2})(?![\d%])(?:\s?[/.-]\s?((?:19|20)\d{2}))?"
)
_LOOSE_DAY = re.compile(r"(?<![\w/.,-])(\d{1,2})[/-](\d{1,2})(?=[,;)]|\s)(?!\s*(?:%|nhiệm vụ|tỉnh|xã|huyện))")
# A year that is no document's number, no part of a span of years and no horizon.
_YEAR = re.compile(r"((?:19|20)\d{2})(?!\d|[.,]\d|%|/[a-zđ\d]|\s?[-–]\s?\d)")
_SPAN_BEFORE = re.compile(r"[\d,]$|(?<![/.-]\d)(?<![/.-]\d\d)\.$|\d{3}\s?[-–]\s?$")
_COMING = re.compile(r"[^.;]{0,80}\bsẽ\b")
# A whole year that is told of as past: "năm 2025 đã thu …", "tổng kết năm 2025".
_REVIEWED = re.compile(
    r"(?:tổng kết|nhìn lại|kết quả)[^.,;\d]{0,60}\bnăm ((?:20)\d{2})(?!\d)"
    r"|(?<!đầu )(?<!cuối )(?<!tháng )(?<!quý [1-4] )(?<!\bi )\bnăm (20\d{2})(?!\d)[^.;\d]{0,60}\b(?:đã|đạt)\b"
)
_PLANNED = re.compile(r"mục tiêu|phấn đấu|kế hoạch|dự kiến|chỉ tiêu|dự toán|\bđể năm|\bsẽ\b")
_PAST_MONTH = re.compile(r"\b(?:vào|hồi)\s(?:tháng\s)?(\d{1,2})\s?[/-]\s?(20\d{2})(?!\d)")
_EARLY = 4  # until that month the year before is still being reviewed
_HORIZON = re.compile(
    r"(?:đến|tới|tầm nhìn|giai đoạn|nhiệm kỳ|mục tiêu|trước|từ)\s+(?:hết\s+|cuối\s+|đầu\s+)?(?:năm\s+)?$"
)
# The day of a cited document or the last day for something, never that of the event.
_CITED = re.compile(
    r"(?:chỉ thị|nghị quyết|nghị định|quyết định|công văn|công điện|thông tư|thông báo|kết luận|luật|quy định|hướng dẫn"
    r"|kế hoạch|văn bản|pháp lệnh|tờ trình|số)\s[^,;:.()“”\"]{0,60}$"
    r"|(?:/[a-zđ]{2,}[-\w]*|ban hành|ký|trước|chậm nhất|muộn nhất|đến hết)(?:\s(?:ra|vào|là))?\s$"
)
_DATED = re.compile(r"(?:tháng\s+)?\d{1,2}\s?[/.-]\s?$|(?:sáng|chiều|ngày|tháng)\s[^.]{0,12}$")


SHOWN_TITLE = 160
"""How much of a first line serves as title that is no headline."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an article says of itself; `year` is the date's, or the year it most likely was."""

    title: str
    date: str | None
    year: int | None


def read_title(text: str, header: Header) -> str:
    """Return the headline: the header's or the first line, made whole where a crawler cut it ("Tổng ...")."""
    title = header.title
    if len(title) > TITLE_LENGTH:
        return shorten(title, SHOWN_TITLE)
    stem = _letters(title)
    opening = stem.partition(" ")[0]
    if header.date is not None or not title.endswith(("...", "…")) or len(stem) < 12:
        return title
    for start, end in lines(text):
        if start < header.body_start or end - start > _LONGEST_LINE:
            continue
        word = _WORD.search(text, start, end)
        if word is None or not word.group().lower().startswith(opening):
            continue
        line = collapse_white_space(text[start:end])
        if len(line) > len(title) + 200 or line.endswith((".", "…", ":")) or "ảnh" in line.lower():
            continue
        letters = _letters(line)
        if len(letters) > len(stem) and letters.startswith(stem):
            return line
    return title


def _letters(line: str) -> str:
    """Return the words of a line in lower case, to compare headlines whatever their punctuation."""
    return " ".join(_WORD.findall(line.lower()))


def read_head(text: str, lower: str, header: Header, paragraphs: tuple[Paragraph, ...]) -> Head:
    """Read title, date and year: from the header, else from a footer or byline, else from the dateline."""
    title = read_title(text, header)
    votes = _votes(lower, paragraphs)
    year = _year_of(votes, 6)
    if header.date is not None:
        return Head(title, header.date, int(header.date[:4]))
    date = _stamped(lower, paragraphs) or _dateline(lower, paragraphs, votes)
    return Head(title, date, int(date[:4]) if date else year)


def _iso(day: str, month: str, year: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _full_date(found: re.Match[str]) -> str | None:
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
    return _iso(day, month, year)


def _stamped(lower: str, paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Return the date in a footer or byline ("Giờ đăng: 18:44 ngày 25/05/2025"), the last one first."""
    for part in reversed(paragraphs):
        if part.role in (Role.FOOTER, Role.BYLINE):
            line = re.sub(r"https?://\S+", "", lower[part.start : part.end])
            for found in _FULL.finditer(line):
                if date := _full_date(found):
                    return date
            for found in _ISO.finditer(line):
                if date := _iso(found[3], found[2], found[1]):
                    return date
    return None


def _dateline(lower: str, paragraphs: tuple[Paragraph, ...], votes: Counter[int]) -> str | None:
    """Return the day on which the event was: the first dateline of the body, its year from the context."""
    told = [p for p in paragraphs if p.role in (Role.BODY, Role.TEASER)]
    for expression in (_DAY, _LOOSE_DAY):
        for part in told[:4] + told[4:][-2:]:
            for found in expression.finditer(lower, part.start, min(part.end, part.start + 400)):
                if _CITED.search(lower[max(part.start, found.start() - 90) : found.start()]):
                    continue
                told_year = found[3] if expression is _DAY else None
                year = told_year or _year_of_event(lower, votes, int(found[2]))
                if year and (date := _iso(found[1], found[2], year)):
                    return date
    return None


def _votes(lower: str, paragraphs: tuple[Paragraph, ...]) -> Counter[int]:
    """Return how much speaks for each year: dates count most, the beginning more than the rest, horizons nothing."""
    votes: Counter[int] = Counter()
    for part in paragraphs[:60]:
        weight = 3 if part.start < 1500 else 1
        for found in _YEAR.finditer(lower, part.start, min(part.end, part.start + 4000)):
            before = lower[max(part.start, found.start() - 24) : found.start()]
            year = int(found[1])
            if not 2000 <= year <= 2040 or _SPAN_BEFORE.search(before) or _HORIZON.search(before):
                continue
            dated = _DATED.search(before) is not None
            if dated or not _COMING.match(lower, found.end(), part.end):
                votes[year] += weight * (4 if dated else 2)
    return votes


def _year_of(votes: Counter[int], month: int) -> int | None:
    """Return the year of a day in that month.

    At the turn of the year two years are spoken of alike: in autumn the earlier one is meant, else the later.
    """
    if not votes:
        return None
    most = max(votes.values())
    likely = {year for year, count in votes.items() if 2 * count >= most}
    best = max(year for year, count in votes.items() if count == most)
    if month >= 10 and best - 1 in likely:
        return best - 1
    return best + 1 if month <= 6 and best + 1 in likely else best


def _year_of_event(lower: str, votes: Counter[int], month: int) -> int | None:
    """Return the year of a dateline that states none; None where it is not clear.

    Early in a year the press reviews the year before, and speaks more of it than of its own.
    """
    year = _year_of(votes, month)
    if year is None or any(int(y) == year and int(m) > month for m, y in _PAST_MONTH.findall(lower)):
        return None
    if month > _EARLY or not _reviews(lower, year):
        return year
    return year + 1 if year + 1 in votes else None


def _reviews(lower: str, year: int) -> bool:
    """Tell whether the whole year is told of as past."""
    for found in _REVIEWED.finditer(lower):
        if int(found[1] or found[2]) == year and not _PLANNED.search(
            lower[max(0, found.start() - 40) : found.end()]
        ):
            return True
    return False
