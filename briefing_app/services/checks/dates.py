"""Dates that contradict the article's own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key
from briefing_app.storage.mapping import due_day

_LINES = 6
"""The dateline begins one of so many first lines of the body: headlines, captions and teasers come before it."""

_USUAL_LAG = 4
"""An article that comes out so many days after the event is nothing special."""

_OTHER_OCCASION = 200
"""A date so many days away is no dateline, but a year misprinted: that is checked around a year only."""

# "Chiều nay (27/1)", "Sáng 16-6", "Ngày 21/8/2025", also behind "(Chinhphu.vn) - " or "Hà Nội, ".
_DATELINE = re.compile(
    r"(?P<when>sáng|trưa|chiều|tối|đêm|ngày|hôm nay)(?P<today>\s+(?:nay|tối|muộn|ngày|hôm nay))*[\s,(]*"
    r"(?P<day>\d{1,2})\s?(?:[/.-]|\s+tháng\s+)\s?(?P<month>\d{1,2})(?![\d%])"
    r"(?:\s?(?:[/.-]|,?\s+năm)\s?(?P<year>(?:19|20)\d{2}))?\)?",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BEFORE = re.compile(r"(?:^|.{0,40}[)–—:,-])\s*")
_NOT_NOW = re.compile(r"[\s)]*(?:tới|sắp tới|vừa qua|hằng năm|hàng năm)(?!\w)")


def check_dates(briefing: Briefing) -> Iterator[CheckWarning]:
    """Yield warnings on the dateline and on deadlines that were over when the article appeared."""
    yield from _dateline(briefing)
    yield from _deadlines(briefing)


def _dateline(briefing: Briefing) -> Iterator[CheckWarning]:
    date = briefing.article.date
    published = _day(date)
    found = _find_dateline(briefing) if published and date else None
    if not found or not published or not date:
        return
    day = _near(published, int(found["day"]), int(found["month"]), found["year"])
    if day is None:
        return
    lag = (published - day).days
    is_today = "nay" in found.group().lower()
    over_night = found["when"].lower() in ("chiều", "tối", "đêm")
    if abs(lag) > _OTHER_OCCASION and abs(abs(lag) - 365) > 5:
        return
    if lag < 0 or lag > _USUAL_LAG or (is_today and lag > over_night):
        key = warning_key(CheckCode.DATELINE, date, day.isoformat())
        written = found.group()
        yield CheckWarning(None, key, CheckCode.DATELINE, {"dateline": written, "date": date})


def _find_dateline(briefing: Briefing) -> re.Match[str] | None:
    """Return the date with which one of the first lines of the body begins, behind an agency or a place at most."""
    text, start = briefing.article.text, briefing.article.body_start
    for line in islice(_LINE.finditer(text, start, start + 4000), _LINES):
        found = _DATELINE.search(line.group(), 0, 100)
        if found is None or _BEFORE.fullmatch(line.group(), 0, found.start()) is None:
            continue
        if len(line.group()) >= 60:  # the line of the place and day alone is a footer's
            return None if _NOT_NOW.match(line.group(), found.end()) else found
    return None


def _near(published: datetime.date, day: int, month: int, year: str | None) -> datetime.date | None:
    """Return the day of that number nearest to the publication, None when there is no such day."""
    years = [int(year)] if year else [published.year - 1, published.year, published.year + 1]
    days = []
    for each in years:
        try:
            days.append(datetime.date(each, month, day))
        except ValueError:
            continue
    return min(days, key=lambda found: abs((found - published).days), default=None)


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


def _deadlines(briefing: Briefing) -> Iterator[CheckWarning]:
    date = briefing.article.date
    if not date:
        return
    for item in briefing.directives:
        last = due_day(item.deadline)
        if item.state is State.REJECTED or last is None or not item.deadline or last >= date:
            continue
        key = warning_key(CheckCode.DEADLINE_PAST, item.id, item.deadline, date)
        yield CheckWarning(item.id, key, CheckCode.DEADLINE_PAST, {"deadline": item.deadline, "date": date})
