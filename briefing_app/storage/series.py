"""Reading figures over time, straight from SQL: from `series` and `point`, an item's JSON only for what is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import combinations, groupby

from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.memory import SeriesGroup
from briefing_app.domain.person import name_key
from briefing_app.domain.series import (
    Elsewhere,
    GroupingQuestion,
    ListedSeries,
    Reading,
    SeriesKey,
    SeriesPage,
    SeriesPoint,
    Sketch,
    Told,
    joined,
    span_of,
)
from briefing_app.domain.text import fold
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import item_of
from briefing_app.storage.series_points import Whose, read_points, with_passages

_COLUMNS = "number, metric_key, subject_key, unit_key, metric, subject, unit, points"
_SKETCHED = 24
"""How many results a sketch draws."""

_LOOKED_AT = 200
"""Of how many figures, the newest periods, a sketch is made and contradictions are told in the list."""

_CANDIDATES = 200
_COMPARED = 40
"""With how many figures of other briefings, the latest taken in, one of this briefing is compared."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of `series`."""

    number: int
    metric_key: str
    subject_key: str
    unit_key: str
    metric: str
    subject: str
    unit: str
    points: int


class SeriesReader:
    """Reads series as the editor grouped them; made for one question, within one state of the library."""

    def __init__(self, library: Library) -> None:
        self._connection = library.connection
        self._groups: dict[str, SeriesGroup] = {}
        for record in library.records.values():
            if isinstance(record, SeriesGroup):
                for metric in record.metrics:
                    self._groups.setdefault(metric, record)

    def group_of(self, metric: str) -> SeriesGroup | None:
        """Return the record that a metric's key stands in, as a member."""
        return self._groups.get(metric)

    def listed(self, *, limit: int, offset: int = 0) -> SeriesPage:
        """Return series, those with most figures first, and how many there are."""
        together = self.grouped()
        where, joined = self._alone()
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM series WHERE {where} ORDER BY points DESC, metric, subject LIMIT ?",
            (*joined, offset + limit),
        )
        listed = sorted([*together, *(_listed(_Row(*row)) for row in rows)], key=by_figures)
        count = self._connection.execute(f"SELECT count(*) FROM series WHERE {where}", joined).fetchone()[0]
        return SeriesPage(tuple(listed[offset : offset + limit]), count + len(together))

    def holding(
        self, words: Sequence[str], *, after: int, count: int, most: int
    ) -> tuple[list[ListedSeries], int, int | None]:
        """Look through the next `count` ungrouped series for those that hold all folded words.

        Returns `most` of them, those with most figures first, how many there are, and where to go on. To be asked in
        pieces: to fold the words of many thousand series takes longer than a gesture may wait.
        """
        where, joined = self._alone()
        rows = self._connection.execute(
            f"SELECT number, points, metric, subject, unit FROM series WHERE {where} AND number > ?"
            " ORDER BY number LIMIT ?",
            (*joined, after, count),
        ).fetchall()
        found = []
        for number, points, *names in rows:
            said = fold(" ".join(names))
            if all(word in said for word in words):
                found.append((-points, number))
        first = [number for _, number in nsmallest(most, found)]
        return self._numbered(first), len(found), rows[-1][0] if len(rows) == count else None

    def grouped(self, words: Sequence[str] = ()) -> list[ListedSeries]:
        """Return the series of all groups, of every subject and unit, that hold all folded words."""
        found: dict[tuple[str, str, str], list[_Row]] = {}
        for metric in self._joined():
            group = self._groups[metric]
            for row in self._connection.execute(
                f"SELECT {_COLUMNS} FROM series WHERE metric_key = ? AND points > 0", (metric,)
            ):
                made = _Row(*row)
                found.setdefault((group.id, made.subject_key, made.unit_key), []).append(made)
        listed = [_listed_group(self._groups[rows[0].metric_key], rows) for rows in found.values()]
        return [series for series in listed if _holds(series, words)]

    def listed_one(self, key: SeriesKey) -> ListedSeries | None:
        """Return the series of a key, None where it has no figure."""
        group = self._together(key.metric)
        rows = self._rows(self._members(key.metric), key.subject, key.unit)
        if not rows:
            return None
        return _listed_group(group, rows) if group else _listed(rows[0])

    def points(
        self, key: SeriesKey, *, limit: int, earlier: Collection[str] = ()
    ) -> tuple[list[SeriesPoint], int]:
        """Return the points of a series by period, and how many it has; beyond the limit the oldest are left out.

        `earlier` are the keys of subjects that are taken in as predecessors. Passages are not read (`quoted`).
        """
        rows = self._rows(self._members(key.metric), key.subject, key.unit)
        for subject in earlier:
            if subject != key.subject:
                rows += self._rows(self._members(key.metric), subject, key.unit)
        series = {row.number: Whose(row.subject, row.subject_key != key.subject) for row in rows}
        return read_points(self._connection, series, limit), sum(row.points for row in rows)

    def quoted(self, points: Sequence[SeriesPoint]) -> list[SeriesPoint]:
        """Return points with the words of their articles around the figures."""
        return with_passages(self._connection, points)

    def sketch(self, key: SeriesKey) -> Sketch:
        """Return what the list draws of a series."""
        numbers = [row.number for row in self._rows(self._members(key.metric), key.subject, key.unit)]
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(
            "SELECT period, day, kind, direction, comparator, value, high FROM point"
            f" WHERE series IN ({marks}) ORDER BY period DESC, item DESC LIMIT ?",
            (*numbers, _LOOKED_AT),
        )
        drawn: list[Told] = []
        contradictory = False
        for (period, kind), group in groupby(sorted(rows, key=_slot, reverse=True), key=_slot):
            readings: list[Reading] = []
            results: list[Told] = []
            for _, day, _, *values in group:
                reading = _reading(kind, *values)
                span = span_of(period) or span_of(day)
                if reading is None:
                    continue
                readings.append(reading)
                if span is not None and kind == FigureKind.ACTUAL.value:
                    results.append(Told(span.months, span.end, float(reading.middle), day, doubtful=False))
            doubtful = bool(period) and any(
                one.contradicts(other) for one, other in combinations(readings[:12], 2)
            )
            contradictory = contradictory or doubtful
            drawn += [replace(told, doubtful=doubtful) for told in results[: _SKETCHED - len(drawn)]]
        lines = tuple(line for _, line in joined(drawn))
        return Sketch(tuple(sorted((told.x, told.y) for told in drawn)), contradictory, lines)

    def candidates(self, key: SeriesKey) -> list[GroupingQuestion]:
        """Return the other metrics of a series' subject and unit, those with most figures first."""
        members = self._members(key.metric)
        marks = ",".join("?" * len(members))
        rows = self._connection.execute(
            "SELECT metric_key, metric, points FROM series WHERE subject_key = ? AND unit_key = ? AND points > 0"
            f" AND metric_key NOT IN ({marks}) ORDER BY points DESC, metric LIMIT ?",
            (key.subject, key.unit, *members, _CANDIDATES),
        )
        return [GroupingQuestion(*row) for row in rows]

    def places(self, metric: str, subject: str) -> int:
        """Return how many subjects but one (its key) have figures of a metric (its key)."""
        row = self._connection.execute(
            "SELECT count(DISTINCT subject_key) FROM series WHERE metric_key = ? AND subject_key <> ? AND points > 0",
            (metric, subject),
        ).fetchone()
        return int(row[0])

    def elsewhere(self, briefing_id: str, place: str | None, figure: KeyFigure) -> Elsewhere | None:
        """Return the newest confirmed figure of another briefing that contradicts a figure of this one."""
        mine = Reading.of(
            figure.scaled_value or figure.value,
            figure.scaled_high or figure.high,
            figure.direction,
            figure.comparator,
            figure.kind,
        )
        key = SeriesKey.of(figure.metric, figure.subject or place or "", figure.unit)
        numbers = [row.number for row in self._rows(self._members(key.metric), key.subject, key.unit)]
        if mine is None or not numbers or not figure.period or figure.state is State.REJECTED:
            return None
        rows = self._connection.execute(
            "SELECT b.id, p.day, p.item, p.kind, p.direction, p.comparator, p.value, p.high FROM point p"
            " JOIN briefing b ON b.number = p.briefing"
            f" WHERE p.series IN ({','.join('?' * len(numbers))}) AND p.period = ? AND p.kind = ? AND b.id <> ?"
            " ORDER BY p.item DESC LIMIT ?",
            (*numbers, figure.period, figure.kind.value, briefing_id, _COMPARED),
        ).fetchall()
        for identifier, day, item, kind, *values in sorted(rows, key=_day, reverse=True):
            other = _reading(kind, *values)
            if other is not None and mine.contradicts(other):
                return Elsewhere(identifier, day, self._figure(item))
        return None

    def _figure(self, number: int) -> KeyFigure:
        row = self._connection.execute("SELECT fields FROM item WHERE number = ?", (number,)).fetchone()
        figure = item_of("key_figure", row[0])
        assert isinstance(figure, KeyFigure)
        return figure

    def _together(self, metric: str) -> SeriesGroup | None:
        """Return the group of a metric, if it joins it with another."""
        group = self._groups.get(metric)
        return group if group is not None and len(group.metrics) > 1 else None

    def _members(self, metric: str) -> tuple[str, ...]:
        group = self._together(metric)
        return group.metrics if group else (metric,)

    def _rows(self, metrics: Iterable[str], subject: str, unit: str) -> list[_Row]:
        found = []
        for metric in metrics:
            row = self._connection.execute(
                f"SELECT {_COLUMNS} FROM series WHERE metric_key = ? AND subject_key = ? AND unit_key = ?",
                (metric, subject, unit),
            ).fetchone()
            if row is not None and row[-1] > 0:
                found.append(_Row(*row))
        return found

    def _numbered(self, numbers: Sequence[int]) -> list[ListedSeries]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM series WHERE number IN ({','.join('?' * len(numbers))})", tuple(numbers)
        )
        return [_listed(_Row(*row)) for row in rows]

    def _alone(self) -> tuple[str, list[str]]:
        """Return the condition of series of metrics in no group, with its values."""
        joined = self._joined()
        return f"points > 0 AND metric_key NOT IN ({','.join('?' * len(joined))})", joined

    def _joined(self) -> list[str]:
        return [metric for metric in self._groups if self._together(metric)]


def _listed(row: _Row) -> ListedSeries:
    return ListedSeries(
        key=SeriesKey(row.metric_key, row.subject_key, row.unit_key),
        metric=row.metric,
        subject=row.subject,
        unit=row.unit,
        points=row.points,
    )


def _listed_group(group: SeriesGroup, rows: Sequence[_Row]) -> ListedSeries:
    listed = _listed(rows[0])
    return replace(
        listed,
        metric=group.name,
        points=sum(row.points for row in rows),
        group=group.id,
        also=tuple((row.metric_key, row.metric) for row in rows if row.metric_key != name_key(group.name)),
    )


def by_figures(series: ListedSeries) -> tuple[int, str, str]:
    """Return by what series are sorted: those with most figures first."""
    return -series.points, series.metric, series.subject


def _holds(series: ListedSeries, words: Sequence[str]) -> bool:
    names = " ".join(name for _, name in series.also)
    said = fold(f"{series.metric} {names} {series.subject} {series.unit}")
    return all(word in said for word in words)


def _slot(row: tuple[str, ...]) -> tuple[str, str]:
    return row[0], row[2]


def _day(row: tuple[str, ...]) -> str:
    return row[1]


def _reading(
    kind: str, direction: str | None, comparator: str | None, value: str, high: str | None
) -> Reading | None:
    return Reading.of(
        value,
        high,
        Direction(direction) if direction else None,
        Comparator(comparator) if comparator else None,
        FigureKind(kind),
    )
