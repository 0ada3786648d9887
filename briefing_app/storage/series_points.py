"""Reading the points of series: their figures at once, the words around them for those that are looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection
from typing import NamedTuple

from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.series import SeriesPoint
from briefing_app.storage.mapping import item_of

_AROUND = 400
"""How many code points of the article a passage has on either side of its anchor: a sentence fits in."""

_AT_ONCE = 500
"""How many items one question asks for."""


class Whose(NamedTuple):
    """What the points of a stored series are about; `earlier` tells of a predecessor's."""

    subject: str
    earlier: bool


def read_points(connection: Connection, series: Mapping[int, Whose], limit: int) -> list[SeriesPoint]:
    """Return the points of series (by number) by period, without passages; beyond the limit the oldest are left out."""
    found = connection.execute(
        "SELECT p.series, p.day, b.id, b.title, b.source, i.fields FROM point p"
        " JOIN item i ON i.number = p.item JOIN briefing b ON b.number = p.briefing"
        f" WHERE p.series IN ({','.join('?' * len(series))}) ORDER BY p.period DESC, p.item DESC LIMIT ?",
        (*series, limit),
    )
    points = []
    for number, day, briefing, title, source, fields in found:
        figure = item_of("key_figure", fields)
        assert isinstance(figure, KeyFigure)
        points.append(
            SeriesPoint(
                figure=figure,
                briefing_id=briefing,
                title=title,
                source=source,
                day=day,
                subject=series[number].subject,
                earlier=series[number].earlier,
            )
        )
    points.sort(key=_when)
    return points


def with_passages(connection: Connection, points: Sequence[SeriesPoint]) -> list[SeriesPoint]:
    """Return points with the words around their anchors; those whose item is gone come back as they are."""
    passages: dict[str, tuple[int, str]] = {}
    for first in range(0, len(points), _AT_ONCE):
        wanted = [point.figure.id for point in points[first : first + _AT_ONCE]]
        rows = connection.execute(
            "SELECT i.id, min(i.start, ?),"
            ' substr(a.text, max(i.start - ?, 0) + 1, min(i.start, ?) + i."end" - i.start + ?)'
            " FROM item i JOIN article a ON a.number = i.briefing"
            f" WHERE i.id IN ({','.join('?' * len(wanted))})",
            (_AROUND, _AROUND, _AROUND, _AROUND, *wanted),
        )
        passages.update((item, (at, passage)) for item, at, passage in rows)
    return [
        replace(point, passage=passages[point.figure.id][1], at=passages[point.figure.id][0])
        if point.figure.id in passages
        else point
        for point in points
    ]


def _when(point: SeriesPoint) -> tuple[float, float, str, str]:
    span = point.span
    if span is None:
        return 0, 0, point.day, point.figure.id
    return span.end, -span.first.toordinal(), point.day, point.figure.id
