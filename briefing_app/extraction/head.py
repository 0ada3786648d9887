"""The head of an article: its title, its day of publication, its place."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass

from briefing_app.domain.article import Header
from briefing_app.domain.text import collapse_white_space
from briefing_app.extraction.paragraphs import Paragraph, Role

_FULL = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?!\d{2})"
    r"|(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm|/)?\s*((?:19|20)\d{2})(?!\d)"
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_DAY = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|hôm qua)(?:\s+(?:nay|muộn|tối|ngày|hôm nay|qua))*[\s,(]*"
    r"(\d{1,2})\s?(?:[/.-]|\s+tháng\s+)\s?(\d{1,2})(?![\d%])(?:\s?[/.-]\s?((?:19|20)\d{2}))?"
)
_YEAR = re.compile(r"(?<![\d/.,-])(?:năm\s+|/|-)?((?:19|20)\d{2})(?![\d%.,]\d|\d|%)")


@dataclass(frozen=True, slots=True)
class Head:
    """What an article says of itself; `year` is the date's, or the year it most likely was."""

    title: str
    date: str | None
    year: int | None


def read_title(text: str, header: Header) -> str:
    """Return the headline: the header's or the first line, made whole where a crawler cut it ("Tổng ...")."""
    title = header.title
    stem = title.rstrip(" .…\"”’'")
    if header.date is not None or not title.endswith(("...", "…")) or len(stem) < 12:
        return title
    at, looked = header.body_start, 0
    while at < len(text) and looked < 8:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = collapse_white_space(text[at : min(end, at + 400)])
        if (
            line.startswith(stem)
            and len(line) > len(stem)
            and end - at <= 400
            and not line.endswith("...")
            and "ảnh" not in line.lower()
        ):
            return line
        looked += bool(line)
        at = end + 1
    return title


def read_head(text: str, lower: str, header: Header, paragraphs: tuple[Paragraph, ...]) -> Head:
    """Read title, date and year: from the header, else from a footer or byline, else from the dateline."""
    title = read_title(text, header)
    year = _likely_year(lower, paragraphs)
    if header.date is not None:
        return Head(title, header.date, int(header.date[:4]))
    date = _stamped(lower, paragraphs) or _dateline(lower, paragraphs, year)
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


def _dateline(lower: str, paragraphs: tuple[Paragraph, ...], year: int | None) -> str | None:
    """Return the day on which the event was: the first dateline of the body, its year from the context."""
    told = [p for p in paragraphs if p.role in (Role.BODY, Role.TEASER)]
    for part in told[:3] + told[3:][-2:]:
        for found in _DAY.finditer(lower, part.start, min(part.end, part.start + 400)):
            when = found[3] or year
            if when and (date := _iso(found[1], found[2], when)):
                return date
    return None


def _likely_year(lower: str, paragraphs: tuple[Paragraph, ...]) -> int | None:
    """Return the year that the article most likely is of: full dates count most, early mentions more."""
    votes: Counter[int] = Counter()
    for part in paragraphs[:60]:
        weight = 3 if part.start < 1500 else 1
        for found in _YEAR.finditer(lower, part.start, min(part.end, part.start + 4000)):
            votes[int(found[1])] += weight
        for full in _FULL.finditer(lower, part.start, min(part.end, part.start + 4000)):
            votes[int(full[3] or full[6])] += weight
    plausible = {year: count for year, count in votes.items() if 2005 <= year <= 2035}
    if not plausible:
        return None
    most = max(plausible.values())
    return max(year for year, count in plausible.items() if 2 * count >= most)
