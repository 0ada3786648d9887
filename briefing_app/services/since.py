"""What changed since the last briefing of the same place, or with the same chair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.comparison import MetricKey, compare
from briefing_app.domain.item import State
from briefing_app.domain.memory import Record, SeriesGroup
from briefing_app.domain.people import Registry
from briefing_app.domain.person import Person, name_key
from briefing_app.domain.since import By, Earlier, Since
from briefing_app.services import succession
from briefing_app.services.repeats import refusal_key
from briefing_app.services.said_before import lines_of
from briefing_app.storage import briefings
from briefing_app.storage import since as stored
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

OFFERED = 12
"""How many earlier briefings of a place, and of a chair, are offered to be compared with."""

_NOUNS = ("", "tỉnh ", "thành phố ", "tp. ", "tp ")


class SinceService:
    """Finds the briefing before, and compares; each call waits for the storage thread."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def since(self, briefing: Briefing, by: By | None = None, other: str = "") -> Since | None:
        """Compare a briefing, as it is in the caller's hands, with the one before it.

        By place, else by chair, unless one of the two is asked for; with `other`, the ID of a briefing, with that.
        None when there is none to compare with. Raises NotFound when `other` is none.
        """

        def read(library: Library) -> tuple[Briefing, By, Mapping[str, Record]] | None:
            records = dict(library.records)
            if other:
                return briefings.read_briefing(library, other), By.CHOICE, records
            for way in (By.PLACE, By.CHAIR) if by in (None, By.CHOICE) else (by,):
                found = _earlier(library, briefing, way, records, 1)
                if found:
                    return briefings.read_briefing(library, found[0].id), way, records
            return None

        read_so = self._store.run(read)
        if read_so is None:
            return None
        before, way, records = read_so
        registry = _registry(records.values())

        def person(attendee: Attendee) -> str:
            return registry.ref(attendee.id, attendee.name)

        def refused(item_id: str, earlier_id: str) -> bool:
            return refusal_key(item_id, earlier_id) in briefing.dismissed

        places = _place_keys(briefing.article)
        return compare(
            briefing,
            before,
            way,
            person=person,
            metric=_metric_key(records.values()),
            refused=refused,
            lines=lines_of(self._store, briefing, places, _chair_names(briefing, registry)),
            one_place=name_key(before.article.place or "") in places,
        )

    def earlier(self, briefing: Briefing, by: By, limit: int = OFFERED) -> list[Earlier]:
        """Return the briefings before one of the same place or with the same chair, newest first."""

        def read(library: Library) -> list[Earlier]:
            return _earlier(library, briefing, by, library.records, limit)

        return self._store.run(read)


def chairs_of(briefing: Briefing) -> list[Attendee]:
    """Return who chairs: the confirmed, else the suggested."""
    chairs = [
        attendee
        for attendee in briefing.attendees
        if attendee.part is Part.CHAIR and not attendee.collective and attendee.state is not State.REJECTED
    ]
    return [chair for chair in chairs if chair.state is State.CONFIRMED] or chairs


def _earlier(
    library: Library, briefing: Briefing, by: By, records: Mapping[str, Record], limit: int
) -> list[Earlier]:
    if by is By.PLACE:
        return stored.earlier_of_place(library, briefing.id, _place_keys(briefing.article), limit)
    names = _chair_names(briefing, _registry(records.values()))
    return stored.earlier_with_chair(library, briefing.id, names, limit)


def _chair_names(briefing: Briefing, registry: Registry) -> list[str]:
    """Return the keys of all names of whoever chairs."""
    chairs = {registry.ref(chair.id, chair.name) for chair in chairs_of(briefing)}
    return [name for chair in sorted(chairs) for name in registry.names(chair)]


def _place_keys(article: Article) -> list[str]:
    """Return the keys under which an article's place may stand.

    With and without the noun in front of its name; after a merger also those of the units that went into it.
    """
    units = _units(article.place or "", article.date or "")
    return list(dict.fromkeys(key for unit in units for key in _spelt(unit)))


def _units(place: str, day: str) -> list[str]:
    """Return the names of a place at a day: before a merger each of its parts is a place of its own."""
    changed = succession.since(place)
    if changed is not None and day < changed:
        return [place]
    present = succession.successor(place)
    return [place, *([present] if present else []), *succession.predecessors(present or place)]


def _spelt(place: str) -> list[str]:
    key = name_key(place)
    if not key:
        return []
    bare = next((key.removeprefix(noun) for noun in _NOUNS[1:] if key.startswith(noun)), key)
    return [noun + bare for noun in _NOUNS]


def _registry(records: Iterable[Record]) -> Registry:
    return Registry(record for record in records if isinstance(record, Person))


def _metric_key(records: Iterable[Record]) -> MetricKey:
    """Return what tells which measure words name: the group that an editor put it in, else the words."""
    groups = {
        metric: record.id
        for record in records
        if isinstance(record, SeriesGroup)
        for metric in record.metrics
    }

    def metric(words: str) -> str:
        key = name_key(words)
        return groups.get(key, key)

    return metric
