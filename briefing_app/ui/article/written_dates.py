"""Dates as an editor types them."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-](\d{4})")


def parse_date(written: str) -> str:
    """Read "18/3/2026", "3/2026", "2026-03-18" or "2026-03" as ISO 8601, a day or a month.

    Raises ValueError when it is no date that exists; an empty text is none too.
    """
    text = "".join(written.split())
    match = _ISO.fullmatch(text)
    if match is not None:
        year, month, day = match.groups()
    else:
        match = _DAY_FIRST.fullmatch(text)
        if match is None:
            raise ValueError(f"no date: {written!r}")
        day, month, year = match.groups()
    found = datetime.date(int(year), int(month), int(day or 1))
    return found.isoformat() if day else found.isoformat()[:7]


def typed_date(iso: str | None) -> str:
    """Return an ISO 8601 day or month as it is typed, "18/3/2026"; anything else unchanged."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", iso or "")
    if match is None:
        return iso or ""
    year, month, day = match.groups()
    return "/".join(str(int(part)) for part in (day, month) if part) + f"/{year}"
