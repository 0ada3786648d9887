"""How series and their points are worded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.numbers import magnitude_of
from briefing_app.domain.series import ListedSeries, Series, SeriesPoint
from briefing_app.domain.text import shorten
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.panels.item_text import value_text

_SINCE_JANUARY = re.compile(r"(\d{4})-01/(\d{4})-(\d{2})")


def period_text(period: str | None) -> str:
    """Return a period as it is read: "Quý II/2026", "9 tháng đầu năm 2025"; a dash where none is stated."""
    match = _SINCE_JANUARY.fullmatch(period or "")
    if match and match[1] == match[2]:
        return tr("First {n} months of {year}", n=int(match[3]), year=match[1])
    return current().date(period) or "–"


def kind_text(kind: FigureKind) -> str:
    """Return whether a figure is a result or an aim."""
    return tr("target") if kind is FigureKind.TARGET else tr("actual")


def capitalised(text: str) -> str:
    """Return a text with its first letter capital."""
    return text[:1].upper() + text[1:]


def place_text(listed: ListedSeries) -> str:
    """Return where a series is about, with its unit: "Vĩnh Hải · %"."""
    return " · ".join(part for part in (listed.subject or tr("no place"), listed.unit) if part)


def count_text(count: int) -> str:
    """Return how many figures there are."""
    return ntr("{n} figure", "{n} figures", count)


def meta_text(series: Series) -> str:
    """Return the line below the title: place, unit, how many figures and of which years."""
    parts = [place_text(series.listed), count_text(series.total)]
    years = sorted({span.first.year for point in series.points if (span := point.span)})
    if years:
        parts[-1] += f", {years[0]}" + (f" – {years[-1]}" if years[-1] != years[0] else "")
    if series.total > len(series.points):
        parts.append(tr("the newest {n} are shown", n=current().number(len(series.points))))
    return " · ".join(parts)


def point_title(point: SeriesPoint) -> str:
    """Return what a point is in one line: period, kind, value."""
    kind = kind_text(point.figure.kind)
    if point.earlier:
        kind = f"{kind}, {point.subject}"
    return f"{period_text(point.figure.period)} · {kind}: {value_text(point.figure)}"


def source_text(point: SeriesPoint, limit: int = 90) -> str:
    """Return the briefing of a point: its day and title."""
    return " · ".join(part for part in (current().date(point.day), shorten(point.title, limit)) if part)


def common_magnitude(points: Sequence[SeriesPoint]) -> str:
    """Return the magnitude words most points are written with, by which an axis is told: "nghìn tỷ"."""
    words = Counter(
        magnitude_of(point.figure.value, point.figure.scaled_value)
        for point in points
        if point.figure.scaled_value
    )
    return words.most_common(1)[0][0] if words else ""
