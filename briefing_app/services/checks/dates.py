"""Dates that contradict the article's own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key
from briefing_app.storage.mapping import due_day

_REACH = 400
"""The dateline stands within so many code points of the first paragraph of the body."""

_USUAL_LAG = 4
"""An article that comes out so many days after the event is nothing special."""

# "Chiều nay (27/1)", "Sáng 16-6", "Ngày 21/8/2025", also behind "(Chinhphu.vn) - " or "Hà Nội, ".
_DATELINE = re.compile(
    r"(?P<when>sáng|trưa|chiều|tối|đêm|ngày|hôm nay)(?P<today>\s+(?:nay|muộn|ngày|hôm nay))*[\s,(]*"
    r"(?P<day>\d{1,2})\s?(?:[/.-]|\s+tháng\s+)\s?(?P<month>\d{1,2})(?![\d%])"
    r"(?:\s?(?:[/.-]|,?\s+năm)\s?(?P<year>(?:19|20)\d{2}))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:^|[\s)–—-])$")
_SENTENCE_END = re.compile(r"[.!?]\s")


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
    at_night = found["when"].lower() in ("tối", "đêm", "chiều")
    if lag < 0 or lag > _USUAL_LAG or (is_today and lag > at_night):
        key = warning_key(CheckCode.DATELINE, date, day.isoformat())
        written = found.group().strip(" ,(")
        yield CheckWarning(None, key, CheckCode.DATELINE, {"dateline": written, "date": date})


def _find_dateline(briefing: Briefing) -> re.Match[str] | None:
    """Return the date in the first sentence of the body."""
    text = briefing.article.text
    start = briefing.article.body_start
    for line in re.finditer(r"[^\n]+", text[start : start + 3000]):
        if len(line.group()) < 80 or line.group().rstrip().endswith(("…", "...")):
            continue  # a headline, a caption, a teaser
        head = line.group()[:_REACH]
        end = _SENTENCE_END.search(head, 40)
        found = _DATELINE.search(head, 0, end.start() if end else len(head))
        if found is None or found.start() > 60 or not _BEFORE.search(head[: found.start()]):
            return None
        return found
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
        yield CheckWarning(
            item.id, key, CheckCode.DEADLINE_PAST, {"deadline": item.deadline, "date": date}
        )
