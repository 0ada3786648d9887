"""Figures over time: the list of series, one series with its points, and what the editor groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.item import new_id
from briefing_app.domain.memory import RecordEdit, SeriesGroup
from briefing_app.domain.metric_names import likeness, tolerant_key
from briefing_app.domain.person import name_key
from briefing_app.domain.series import (
    Contradiction,
    Elsewhere,
    GroupingQuestion,
    ListedSeries,
    Series,
    SeriesKey,
    SeriesPage,
    SeriesPoint,
    Sketch,
    contradictions,
)
from briefing_app.domain.text import fold
from briefing_app.storage.library import Library
from briefing_app.storage.series import SeriesReader, by_figures
from briefing_app.storage.thread import StorageThread

MOST_POINTS = 2_000
"""How many points of a series are shown, the newest periods."""

ALL_POINTS = 1_000_000
"""The limit of a question for every point there is: an export, a command."""

_OTHERS = 24
_LIKELY = 0.25
"""From which likeness on two names may well mean one metric."""

_AT_ONCE = 4
"""Of how many series sketches are made in one job of the storage thread."""

_SHOWN_AT_ONCE = 40
"""Of how many contradictions the articles' words are read along with a series: more are not shown."""

_SCANNED = 40
_FOLDED = 5_000
"""How many series are filtered in one job of the storage thread."""


class SeriesService:
    """Answers the view of figures; each call waits for the storage thread, so ask from a worker.

    `former` gives the names of the units that a place was made of (see `services.succession`).
    """

    def __init__(
        self, store: StorageThread, author: str = "", former: Callable[[str], Iterable[str]] | None = None
    ) -> None:
        self._store = store
        self._former = former
        self.author = author

    def listed(self, filter_text: str = "", *, limit: int = 200, offset: int = 0) -> SeriesPage:
        """Return the series whose metric, subject or unit hold the typed words, those with most figures first."""
        words = fold(filter_text).split()
        if words:
            return self._holding(words, limit, offset)

        def read(library: Library) -> SeriesPage:
            with library.reading():
                return SeriesReader(library).listed(limit=limit, offset=offset)

        return self._store.run(read)

    def contradictory(self, filter_text: str = "", *, most: int = 200) -> SeriesPage:
        """Return the series in which values contradict each other; `most` of them, and of 2,000 looked at."""
        found: list[ListedSeries] = []
        for offset in range(0, 2_000, _SCANNED):
            rows = self.listed(filter_text, limit=_SCANNED, offset=offset).rows
            several = [row for row in rows if row.points > 1]
            sketches = self.sketches([row.key for row in several])
            found += [row for row in several if sketches[row.key].contradictory]
            if len(several) < _SCANNED or len(found) >= most:
                break
        return SeriesPage(tuple(found[:most]), len(found[:most]))

    def sketches(self, keys: Iterable[SeriesKey]) -> Mapping[SeriesKey, Sketch]:
        """Return what the list's rows draw, asked for in small steps, so that a gesture never waits for it."""
        wanted, found = list(keys), dict[SeriesKey, Sketch]()

        def read(library: Library, few: list[SeriesKey]) -> Mapping[SeriesKey, Sketch]:
            with library.reading():
                reader = SeriesReader(library)
                return {key: reader.sketch(key) for key in few}

        for first in range(0, len(wanted), _AT_ONCE):
            found |= self._store.run(partial(read, few=wanted[first : first + _AT_ONCE]))
        return found

    def predecessors(self, subject: str) -> tuple[str, ...]:
        """Return the former units of a subject; none where it is no place that was made of others."""
        if not subject or self._former is None:
            return ()
        return tuple(self._former(subject))

    def open(
        self,
        key: SeriesKey,
        *,
        with_predecessors: bool = False,
        limit: int = MOST_POINTS,
        quoted: int | None = None,
    ) -> Series | None:
        """Return a series with its points, contradictions and what may belong to it; None where it has no figure.

        `quoted` tells of how many points, the newest, the articles' words are read, None for all; of the first
        contradictions they always are. `quotes` reads further ones.
        """
        former = self.predecessors(key.subject) if with_predecessors else ()

        def read(library: Library) -> Series | None:
            with library.reading():
                reader = SeriesReader(library)
                listed = reader.listed_one(key)
                if listed is None:
                    return None
                earlier = [name_key(name) for name in former]
                points, total = reader.points(key, limit=limit, earlier=earlier)
                points, found = _quoted(reader, points, quoted)
                candidates = _likely_first(reader, listed, reader.candidates(key))
                return Series(
                    listed=listed,
                    points=tuple(points),
                    total=total,
                    contradictions=found,
                    question=_question(reader, listed, candidates),
                    others=tuple(candidates),
                    predecessors=former,
                )

        return self._store.run(read)

    def quotes(self, points: Sequence[SeriesPoint]) -> list[SeriesPoint]:
        """Return points with the words of their articles around the figures."""

        def read(library: Library) -> list[SeriesPoint]:
            with library.reading():
                return SeriesReader(library).quoted(points)

        return self._store.run(read)

    def matching(self, metric: str, place: str = "", *, limit: int = 50) -> list[ListedSeries]:
        """Return the series whose metric holds the words and whose subject those of the place, for a command."""
        words, there = fold(metric).split(), fold(place).split()
        rows = self.listed(f"{metric} {place}", limit=1_000).rows
        kept = []
        for row in rows:
            names = fold(" ".join((row.metric, *(name for _, name in row.also))))
            subject = fold(row.subject)
            if all(word in names for word in words) and all(word in subject for word in there):
                kept.append(row)
        return kept[:limit]

    def elsewhere(self, briefing: Briefing) -> dict[str, Elsewhere]:
        """Return for a briefing's figures (by ID) what another briefing confirmed differently."""

        def read(library: Library) -> dict[str, Elsewhere]:
            with library.reading():
                reader = SeriesReader(library)
                found = (
                    (figure.id, reader.elsewhere(briefing.id, briefing.article.place, figure))
                    for figure in briefing.key_figures
                )
                return {identifier: other for identifier, other in found if other is not None}

        return self._store.run(read)

    def group(self, key: SeriesKey, metric: str) -> Change | None:
        """Make a metric (its key) one with that of a series; the series' name is shown for both."""

        def act(library: Library) -> Change | None:
            reader = SeriesReader(library)
            listed = reader.listed_one(key)
            if listed is None or metric == key.metric:
                return None
            mine, theirs = reader.group_of(key.metric), reader.group_of(metric)
            if mine is not None and theirs is not None and mine.id == theirs.id:
                return None
            base = mine or SeriesGroup(id=new_id(), name=listed.metric, metrics=(key.metric,))
            metrics = dict.fromkeys((*base.metrics, *(theirs.metrics if theirs else ()), metric))
            refused = (*base.refused, *(theirs.refused if theirs else ()))
            kept = dict.fromkeys(each for each in refused if each not in metrics)
            name = base.name if len(base.metrics) > 1 else listed.metric
            after = replace(base, name=name, metrics=tuple(metrics), refused=tuple(kept))
            edits = [RecordEdit(mine, after)]
            if theirs is not None:
                edits.append(RecordEdit(theirs, None))
            return self._commit(library, Gesture.GROUP_SERIES, edits)

        return self._store.run(act)

    def ungroup(self, key: SeriesKey, metric: str) -> Change | None:
        """Take a metric (its key) out of the group of a series; it is not proposed for it again."""

        def act(library: Library) -> Change | None:
            group = SeriesReader(library).group_of(key.metric)
            if group is None or metric not in group.metrics or len(group.metrics) < 2:
                return None
            left = tuple(each for each in group.metrics if each != metric)
            after = replace(group, metrics=left, refused=tuple(dict.fromkeys((*group.refused, metric))))
            return self._commit(library, Gesture.UNGROUP_SERIES, [RecordEdit(group, after)])

        return self._store.run(act)

    def refuse(self, key: SeriesKey, metric: str) -> Change | None:
        """Say that a proposed metric (its key) is something else: it is not proposed again."""

        def act(library: Library) -> Change | None:
            reader = SeriesReader(library)
            listed = reader.listed_one(key)
            if listed is None:
                return None
            group = reader.group_of(key.metric)
            base = group or SeriesGroup(id=new_id(), name=listed.metric, metrics=(key.metric,))
            after = replace(base, refused=tuple(dict.fromkeys((*base.refused, metric))))
            return self._commit(library, Gesture.REFUSE_SERIES, [RecordEdit(group, after)])

        return self._store.run(act)

    def _holding(self, words: list[str], limit: int, offset: int) -> SeriesPage:
        """Filter in pieces."""
        most = offset + limit
        found: list[ListedSeries] = self._store.run(lambda library: SeriesReader(library).grouped(words))
        total, after = len(found), 0
        while True:

            def read(library: Library, after: int = after) -> tuple[list[ListedSeries], int, int | None]:
                return SeriesReader(library).holding(words, after=after, count=_FOLDED, most=most)

            more, count, on = self._store.run(read)
            found = sorted([*found, *more], key=by_figures)[:most]
            total += count
            if on is None:
                return SeriesPage(tuple(found[offset:]), total)
            after = on

    def _commit(self, library: Library, gesture: Gesture, edits: list[RecordEdit]) -> Change | None:
        change = Change(gesture=gesture, records=tuple(edits))
        return library.writer.commit_on_library(change, self.author).change


def _quoted(
    reader: SeriesReader, points: list[SeriesPoint], newest: int | None
) -> tuple[list[SeriesPoint], tuple[Contradiction, ...]]:
    """Return points, so many of the newest and those that contradict with their passages, and the contradictions."""
    found = contradictions(points)
    if newest is None:
        wanted = points
    else:
        sides = [side for each in found[:_SHOWN_AT_ONCE] for side in (each.first, each.second)]
        wanted = list(
            {point.figure.id: point for point in (*points[max(0, len(points) - newest) :], *sides)}.values()
        )
    read = {point.figure.id: point for point in reader.quoted(wanted)}
    told = [read.get(point.figure.id, point) for point in points]
    return told, tuple(
        replace(
            each,
            first=read.get(each.first.figure.id, each.first),
            second=read.get(each.second.figure.id, each.second),
        )
        for each in found
    )


def _likely_first(
    reader: SeriesReader, listed: ListedSeries, candidates: list[GroupingQuestion]
) -> list[GroupingQuestion]:
    """Return candidates by how alike their names are, each with the number of places that it has elsewhere."""
    names = (listed.metric, *(name for _, name in listed.also))

    def like(candidate: GroupingQuestion) -> float:
        return max(likeness(name, candidate.name, listed.unit) for name in names)

    ranked = sorted(((like(each), each) for each in candidates), key=itemgetter(0), reverse=True)
    return [
        replace(each, likely=alike >= _LIKELY, places=reader.places(each.metric, listed.key.subject))
        for alike, each in ranked[:_OTHERS]
    ]


def _question(
    reader: SeriesReader, listed: ListedSeries, candidates: list[GroupingQuestion]
) -> GroupingQuestion | None:
    """Return the metric that most likely is the same as the series', unless that was refused."""
    group = reader.group_of(listed.key.metric)
    refused = set(group.refused) if group else set()
    mine = {tolerant_key(name, listed.unit) for name in (listed.metric, *(name for _, name in listed.also))}
    own = set(group.metrics) if group else {listed.key.metric}
    for candidate in candidates:
        theirs = reader.group_of(candidate.metric)
        if candidate.metric in refused or (theirs is not None and own & set(theirs.refused)):
            continue
        if tolerant_key(candidate.name, listed.unit) in mine:
            return candidate
    return None
