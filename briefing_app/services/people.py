"""People over all briefings: who they are, which offices they held, and the editor's word on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.memory import RecordEdit
from briefing_app.domain.people import Ref, tenures
from briefing_app.domain.person import name_key
from briefing_app.domain.person_page import (
    ListedPerson,
    PeopleList,
    PersonPage,
    Question,
    QuestionKind,
    Recognition,
)
from briefing_app.domain.text import collapse_white_space, fold, nfc
from briefing_app.services.near_names import NearNames
from briefing_app.services.person_pages import PageMaker
from briefing_app.services.recognising import Recogniser
from briefing_app.storage.library import Library
from briefing_app.storage.people import PeopleReader
from briefing_app.storage.thread import StorageThread

RECENT_DAYS = 120
"""A new office is recent for so many days before the newest article."""

_NEWEST = 1_000
_LOOKED_BACK = 40
_AT_ONCE = 40
_RECOGNISED_AT_ONCE = 5
_MOST_RECENT = 12

Edits = tuple[tuple[RecordEdit, ...], Ref]


@dataclass(frozen=True, slots=True)
class Acted:
    """An act on the registry: its change, and the person that it made or changed."""

    change: Change
    ref: Ref


class PeopleService:
    """Answers who somebody is, and keeps what an editor says about it, undoably on the library's line."""

    def __init__(self, store: StorageThread, author: str) -> None:
        self._store = store
        self._author = author
        self._near = NearNames()

    def listed(self, words: str = "", *, limit: int = 100, offset: int = 0) -> PeopleList:
        """Return people, those seen most often first; name or office have words beginning as `words` do."""
        wanted = fold(collapse_white_space(nfc(words))).split()

        def read(library: Library) -> PeopleList:
            with library.reading():
                return _listed(PeopleReader(library), wanted, limit, offset)

        return self._store.run(read)

    def recent(self) -> tuple[ListedPerson, ...]:
        """Return who was lately seen in another office than before, the newest first.

        Looks at the newest mentions alone, some people at a time, and lets others in between.
        """

        def newest(library: Library) -> list[tuple[int, str, str]]:
            return PeopleReader(library).newest(_NEWEST)

        mentions = self._store.run(newest)
        latest = max((day for _item, _key, day in mentions), default="")
        since = (
            (date.fromisoformat(latest) - timedelta(RECENT_DAYS)).isoformat() if len(latest) == 10 else latest
        )
        seen = list(dict.fromkeys((key, item) for item, key, day in mentions if day >= since and day))
        refs: dict[Ref, None] = {}
        found: list[tuple[str, ListedPerson]] = []
        for at in range(0, len(seen), _AT_ONCE):
            some = seen[at : at + _AT_ONCE]

            def look(
                library: Library, some: Sequence[tuple[str, int]] = some
            ) -> list[tuple[str, ListedPerson]]:
                reader = PeopleReader(library)
                new = {
                    reader.assigned.get(item) or reader.registry.ref_of_name(key): None for key, item in some
                }
                unseen = [ref for ref in new if ref not in refs]
                refs.update(new)
                return [row for ref in unseen if (row := _new_office(reader, ref, since)) is not None]

            found += self._store.run(look)
        found.sort(key=_newest_first, reverse=True)
        return tuple(person for _day, person in found[:_MOST_RECENT])

    def page(self, ref: Ref) -> PersonPage | None:
        """Return all that is known of a person, None for nobody."""

        def read(library: Library) -> PersonPage | None:
            with library.reading():
                reader = PeopleReader(library)
                self._learn(reader)
                return PageMaker(reader, self._near).page(ref)

        return self._store.run(read)

    def find(self, name: str) -> tuple[Ref, ...]:
        """Return whom a name may mean: its bearers, else all whose name or office has the words."""
        words = fold(collapse_white_space(nfc(name))).split()

        def read(library: Library) -> tuple[Ref, ...]:
            with library.reading():
                reader = PeopleReader(library)
                exact = reader.registry.ref_of_name(name)
                bearers = [
                    person.id
                    for person in reader.registry.people
                    if name_key(person.name) == name_key(name) and reader.count(person.id)
                ]
                if reader.count(exact):
                    bearers.insert(0, exact)
                if bearers:
                    return tuple(dict.fromkeys(bearers))
                return tuple(row.ref for row in _listed(reader, words, 20, 0).rows) if words else ()

        return self._store.run(read)

    def others(self, ref: Ref, words: str = "", *, limit: int = 8) -> tuple[ListedPerson, ...]:
        """Return whom a person could be merged with: names near theirs first, else whoever has the words."""
        wanted = fold(collapse_white_space(nfc(words))).split()

        def read(library: Library) -> tuple[ListedPerson, ...]:
            with library.reading():
                reader = PeopleReader(library)
                self._learn(reader)
                near: dict[Ref, None] = {}
                for key in reader.registry.names(ref) if not wanted else ():
                    near.update(dict.fromkeys(map(reader.registry.ref_of_name, self._near.near(key))))
                    near.update(
                        (person.id, None) for person in reader.registry.people if name_key(person.name) == key
                    )
                rows = [_row(reader, other) for other in near if other != ref]
                rows += [row for row in _listed(reader, wanted, limit + 1, 0).rows if row.ref not in near]
                return tuple(row for row in rows if row.ref != ref and row.count)[:limit]

        return self._store.run(read)

    def recognise(self, briefing: Briefing) -> dict[str, Recognition]:
        """Tell of each attendee of a briefing (by ID) how they stand to the registry; bodies are left out."""
        people = [item for item in briefing.attendees if not item.collective]

        found: dict[str, Recognition] = {}
        for at in range(0, len(people), _RECOGNISED_AT_ONCE):  # a gesture need not wait for all of them
            some = people[at : at + _RECOGNISED_AT_ONCE]

            def read(library: Library, some: Sequence[Attendee] = some) -> dict[str, Recognition]:
                with library.reading():
                    reader = PeopleReader(library)
                    self._learn(reader)
                    return Recogniser(reader, self._near, briefing.id, briefing.article.date or "").all_of(
                        some
                    )

            found |= self._store.run(read)
        return found

    def merge(self, ref: Ref, into: Ref, name: str = "") -> Acted:
        """Make two people one; every name and occurrence of both is the second's.

        `name` is how the first is written where nobody of that name was confirmed yet.
        """

        def edit(reader: PeopleReader) -> Edits:
            return reader.registry.merge(ref, into, (reader.shown(ref) or name, _shown(reader, into)))

        return self._act(Gesture.MERGE_PEOPLE, edit)

    def split(self, ref: Ref, items: Iterable[str]) -> Acted | None:
        """Make another person of some occurrences (IDs of attendees); None where none or all are named."""
        wanted = set(items)

        def edit(reader: PeopleReader) -> Edits | None:
            numbers = [occurrence.number for occurrence in reader.occurrences(ref)]
            own = set(reader.item_ids(numbers).values())
            taken = sorted(own & wanted)
            if not taken or len(taken) >= reader.count(ref):
                return None
            return reader.registry.split(ref, taken, _shown(reader, ref))

        return self._act_if(Gesture.SPLIT_PERSON, edit)

    def split_name(self, ref: Ref, name: str) -> Acted | None:
        """Make another person of one of a person's names; None where there is no other name."""

        def edit(reader: PeopleReader) -> Edits | None:
            if name_key(name) not in reader.registry.names(ref) or reader.registry.person(ref) is None:
                return None
            key, own = name_key(name), set(reader.registry.items(ref))
            seen = [each.number for each in reader.occurrences(ref) if each.name == key]
            bearing = own.intersection(reader.item_ids(seen).values())
            try:
                return reader.registry.split_name(ref, name, bearing)
            except ValueError:
                return None

        return self._act_if(Gesture.SPLIT_PERSON, edit)

    def rename(self, ref: Ref, name: str) -> Acted | None:
        """Show a person under another name; None for a blank one or the same."""
        wanted = collapse_white_space(nfc(name))

        def edit(reader: PeopleReader) -> Edits | None:
            shown = _shown(reader, ref)
            return reader.registry.rename(ref, shown, wanted) if wanted and wanted != shown else None

        return self._act_if(Gesture.RENAME_PERSON, edit)

    def answer(self, ref: Ref, question: str, name: str = "") -> Acted:
        """Say that all is right as it is: the question (its key) is not asked again; `name` as in `merge`."""

        def edit(reader: PeopleReader) -> Edits:
            return reader.registry.answer(ref, reader.shown(ref) or name, question)

        return self._act(Gesture.ANSWER_PERSON, edit)

    def settle(self, ref: Ref, question: Question, *, yes: bool) -> Acted | None:
        """Answer a page's question: yes, this is one person; no, these are two."""
        if question.kind is QuestionKind.NEAR_NAME:
            return self.merge(question.other, ref) if yes else self.answer(ref, question.key)
        return self.answer(ref, question.key) if yes else self.split(ref, question.items)

    def assign(self, item_id: str, name: str, ref: Ref) -> Acted | None:
        """Say of one attendee (by ID, bearing `name`) who it is; None when that was known."""

        def edit(reader: PeopleReader) -> Edits:
            return reader.registry.assign(item_id, name, ref, _shown(reader, ref))

        return self._act_if(Gesture.ANSWER_PERSON, edit)

    def somebody_else(self, item_id: str, name: str) -> Acted:
        """Say of one attendee that it is nobody known: another person of the same name."""

        def edit(reader: PeopleReader) -> Edits:
            return reader.registry.split(
                reader.registry.ref(item_id, name), [item_id], collapse_white_space(name)
            )

        return self._act(Gesture.SPLIT_PERSON, edit)

    def _learn(self, reader: PeopleReader) -> None:
        """Bring the index of near names up to date; in the storage thread."""
        self._near.add(reader.names_after(self._near.last))

    def _act(self, gesture: Gesture, edit: Callable[[PeopleReader], Edits]) -> Acted:
        acted = self._act_if(gesture, edit)
        assert acted is not None
        return acted

    def _act_if(self, gesture: Gesture, edit: Callable[[PeopleReader], Edits | None]) -> Acted | None:
        author = self._author

        def act(library: Library) -> Acted | None:
            found = edit(PeopleReader(library))
            if found is None:
                return None
            records, ref = found
            real = tuple(each for each in records if each.before != each.after)
            if not real:
                return None
            change = Change(gesture=gesture, records=real)
            library.writer.commit_on_library(change, author)
            return Acted(change, ref)

        return self._store.run(act)


def _shown(reader: PeopleReader, ref: Ref) -> str:
    shown = reader.shown(ref)
    if shown is None:
        raise ValueError(f"nobody is {ref!r}")
    return shown


def _listed(reader: PeopleReader, words: Sequence[str], limit: int, offset: int) -> PeopleList:
    wanted = limit + offset
    bare = reader.names_with(words, wanted) if words else reader.most_seen(wanted)
    partly_elsewhere = (
        {reader.registry.ref_of_name(key) for key, _shown, _count in bare} if reader.assigned else set()
    )
    people: list[tuple[int, str, Ref, str]] = []
    for key, shown, count in bare:
        ref = reader.registry.ref_of_name(key)
        count = reader.count(ref) if ref in partly_elsewhere else count
        if count:
            people.append((-count, fold(shown), ref, shown))
    unseen = 0  # a record outlives its last mention, for undo; nobody looks for it meanwhile
    for person in reader.registry.people:
        count = reader.count(person.id)
        unseen += not count
        if count and (not words or _has(reader, person.id, words)):
            people.append((-count, fold(person.name), person.id, person.name))
    people.sort()
    rows = tuple(
        ListedPerson(ref, name, _latest_office(reader, ref), -count)
        for count, _folded, ref, name in people[offset : offset + limit]
    )
    total = len(people) if words else reader.total() - unseen
    return PeopleList(rows, total)


def _row(reader: PeopleReader, ref: Ref) -> ListedPerson:
    return ListedPerson(ref, reader.shown(ref) or "", _latest_office(reader, ref), reader.count(ref))


def _has(reader: PeopleReader, ref: Ref, words: Sequence[str]) -> bool:
    person = reader.registry.person(ref)
    names = " ".join((person.name, *person.aliases)) if person else ""
    text = fold(f" {names} {_latest_office(reader, ref)}")
    return all(f" {word}" in text for word in words)


def _latest_office(reader: PeopleReader, ref: Ref) -> str:
    seen = reader.occurrences(ref, limit=4)
    return next(
        (each.office.short for each in seen if each.office.main), seen[0].office.short if seen else ""
    )


def _new_office(reader: PeopleReader, ref: Ref, since: str) -> tuple[str, ListedPerson] | None:
    """Return the day since when a person is seen in another office, and their row; None for no change of late."""
    seen = reader.occurrences(ref, limit=_LOOKED_BACK)
    offices = [office for office in dict.fromkeys(each.office for each in seen) if office.main]
    if all(
        any(mine.same_as(other) for mine in office.main for other in offices[0].main) for office in offices
    ):
        return None
    held = [tenure for tenure in tenures(seen) if tenure.titles]
    if len(held) < 2 or held[0].first.day < since or held[0].first.day < held[1].last.day:
        return None
    row = ListedPerson(ref, reader.shown(ref) or "", held[0].text, reader.count(ref), new_office=True)
    return held[0].first.day, row


def _newest_first(entry: tuple[str, ListedPerson]) -> tuple[str, str]:
    return entry[0], entry[1].name
