"""Who is who over all briefings: the registry, the offices of one person over time, and what may be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from briefing_app.domain.item import new_id
from briefing_app.domain.memory import RecordEdit
from briefing_app.domain.offices import Office, Title, office_of
from briefing_app.domain.person import Person, name_key

Ref = str
"""What names one person: a record's ID, or `NAME` and a name's key for whoever bears a name that no record has."""

NAME = "name:"


def ref_of_name(name: str) -> Ref:
    """Return the reference of whoever bears a name, as long as no record says more."""
    return NAME + name_key(name)


def key_of_ref(ref: Ref) -> str | None:
    """Return the name's key in a reference to a bare name, None in one to a record."""
    return ref.removeprefix(NAME) if ref.startswith(NAME) else None


class Registry:
    """Which person an attendee is: by its own assignment, else by its name, else the name alone.

    Every attendee is exactly one person: a name stands in one record's `aliases` at the most, an item in one
    record's `items`. The edits made here keep it so; none of them loses a name or an item.
    """

    def __init__(self, records: Iterable[Person] = ()) -> None:
        self._people = {person.id: person for person in sorted(records, key=_by_id)}
        self._by_name: dict[str, Person] = {}
        self._by_item: dict[str, Person] = {}
        for person in self._people.values():
            for alias in person.aliases:
                self._by_name.setdefault(name_key(alias), person)
            for item in person.items:
                self._by_item.setdefault(item, person)

    @property
    def people(self) -> tuple[Person, ...]:
        """The records."""
        return tuple(self._people.values())

    def person(self, ref: Ref) -> Person | None:
        """Return the record of a reference, None for a bare name."""
        return self._people.get(ref)

    def ref(self, item_id: str, name: str) -> Ref:
        """Return who an attendee of that ID and name is."""
        found = self._by_item.get(item_id)
        return found.id if found else self.ref_of_name(name)

    def ref_of_name(self, name: str) -> Ref:
        """Return who a name is when nothing is said about the single item."""
        found = self._by_name.get(name_key(name))
        return found.id if found else ref_of_name(name)

    def names(self, ref: Ref) -> tuple[str, ...]:
        """Return the keys of the names that are this person."""
        key = key_of_ref(ref)
        if key is not None:
            return () if key in self._by_name else (key,)
        person = self._people.get(ref)
        return (
            tuple(key for key in map(name_key, person.aliases) if self._by_name[key] is person)
            if person
            else ()
        )

    def items(self, ref: Ref) -> tuple[str, ...]:
        """Return the items that are this person by assignment."""
        person = self._people.get(ref)
        return tuple(item for item in person.items if self._by_item[item] is person) if person else ()

    @property
    def assigned(self) -> dict[str, Ref]:
        """All items that are somebody by assignment."""
        return {item: person.id for item, person in self._by_item.items()}

    # edits: each returns what is to be committed and the person that it made or changed

    def merge(self, ref: Ref, into: Ref, names: tuple[str, str]) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Make two people one, which keeps the second's name; `names` are how both are shown.

        Raises ValueError when they are one already.
        """
        if ref == into:
            raise ValueError("a person cannot be merged with itself")
        gone, kept = self._record(ref, names[0]), self._record(into, names[1])
        merged = replace(
            kept,
            aliases=_joined(kept.aliases, gone.aliases),
            items=kept.items + tuple(item for item in gone.items if item not in kept.items),
            answered=kept.answered + tuple(key for key in gone.answered if key not in kept.answered),
        )
        edits = [self._edit(merged)]
        if ref in self._people:
            edits.insert(0, RecordEdit(self._people[ref], None))
        return tuple(edits), merged.id

    def split(self, ref: Ref, items: Sequence[str], name: str) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Make another person of some of a person's items; the caller sees to it that some are left."""
        taken = set(items)
        edits = []
        known = self._people.get(ref)
        if known is not None and taken.intersection(known.items):
            left = tuple(item for item in known.items if item not in taken)
            edits.append(RecordEdit(known, replace(known, items=left)))
        made = Person(id=new_id(), name=name, items=tuple(dict.fromkeys(items)))
        return (*edits, RecordEdit(None, made)), made.id

    def split_name(self, ref: Ref, name: str, items: Iterable[str]) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Make another person of one of a record's names; `items` are its assigned items that bear it.

        Raises ValueError when the person has no such name, or no other.
        """
        known, key = self._people[ref], name_key(name)
        left = tuple(alias for alias in known.aliases if name_key(alias) != key)
        taken = set(items)
        kept = tuple(item for item in known.items if item not in taken)
        if len(left) == len(known.aliases) or not (left or kept):
            raise ValueError(f"{name!r} cannot be taken from this person")
        shown = known.name if name_key(known.name) != key or not left else left[0]
        made = Person(
            id=new_id(),
            name=name,
            aliases=(name,),
            items=tuple(item for item in known.items if item in taken),
        )
        after = replace(known, name=shown, aliases=left, items=kept)
        return (RecordEdit(known, after), RecordEdit(None, made)), made.id

    def assign(self, item: str, name: str, ref: Ref, shown: str) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Say of one item (which bears `name`) who it is."""
        edits = []
        owner = self._by_item.get(item)
        if owner is not None and owner.id != ref:
            left = tuple(other for other in owner.items if other != item)
            edits.append(RecordEdit(owner, replace(owner, items=left)))
        if self.ref_of_name(name) != ref:
            person = self._record(ref, shown)
            if item not in person.items:
                person = replace(person, items=(*person.items, item))
                edits.append(self._edit(person))
            return tuple(edits), person.id
        return tuple(edits), ref

    def rename(self, ref: Ref, shown: str, name: str) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Show a person under another name; the names that are this person stay."""
        person = replace(self._record(ref, shown), name=name)
        return (self._edit(person),), person.id

    def answer(self, ref: Ref, shown: str, question: str) -> tuple[tuple[RecordEdit, ...], Ref]:
        """Ask a question about a person no more."""
        person = self._record(ref, shown)
        if question not in person.answered:
            person = replace(person, answered=(*person.answered, question))
        return (self._edit(person),), person.id

    def _record(self, ref: Ref, shown: str) -> Person:
        """Return a person's record, or the one that a bare name would have."""
        known = self._people.get(ref)
        if known is not None:
            return known
        key = key_of_ref(ref)
        if key is None:
            raise ValueError(f"nobody is {ref!r}")
        alias = shown if name_key(shown) == key else key
        return Person(id=new_id(), name=shown, aliases=(alias,))

    def _edit(self, after: Person) -> RecordEdit:
        return RecordEdit(self._people.get(after.id), after)


def _by_id(person: Person) -> str:
    return person.id


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    known = {name_key(name) for name in first}
    return first + tuple(name for name in second if name_key(name) not in known)


class Occurrence(NamedTuple):
    """One confirmed attendee: where and when somebody was seen, in which office; `number` is the item's row."""

    number: int
    briefing: int
    day: str  # "" where unknown
    name: str  # the key
    role: str | None
    organisation: str | None
    part: str

    @property
    def office(self) -> Office:
        """The office that this one gives."""
        return office_of(self.role, self.organisation)

    @property
    def order(self) -> tuple[str, int]:
        """What sorts occurrences in time."""
        return self.day, self.number


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office over time, as far as it was seen; `seen` are its occurrences, oldest first."""

    text: str
    seen: tuple[Occurrence, ...]
    titles: frozenset[Title]

    @property
    def first(self) -> Occurrence:
        """Where it was seen first, of the days that are known."""
        return next((each for each in self.seen if each.day), self.seen[0])

    @property
    def last(self) -> Occurrence:
        """Where it was seen last."""
        return self.seen[-1]

    def holds(self, office: Office) -> bool:
        """Tell whether an office is this one; where either says none, it is."""
        return _matches(self.titles, office)

    def overlaps(self, other: Tenure) -> bool:
        """Tell whether two offices were seen alternately: one before and after the other."""
        return self.first.day < other.last.day and other.first.day < self.last.day


@dataclass(slots=True)
class _Growing:
    seen: list[Occurrence] = field(default_factory=list)
    ways: set[tuple[str | None, str | None]] = field(default_factory=set)  # of writing the office
    titles: set[Title] = field(default_factory=set)


def _matches(titles: Iterable[Title], office: Office) -> bool:
    titles = tuple(titles)
    main = office.main
    return not main or not titles or any(mine.same_as(title) for mine in main for title in titles)


def tenures(occurrences: Iterable[Occurrence]) -> tuple[Tenure, ...]:
    """Read a person's offices off the occurrences, the newest office first.

    One without a day stands with the office that it names and dates nothing; one that names no office stands with
    the last one known.
    """
    dated = sorted((each for each in occurrences if each.day), key=_in_time)
    undated = [each for each in occurrences if not each.day]
    found: list[_Growing] = []  # the one seen last at the end
    offices: dict[tuple[str | None, str | None], Office] = {}
    for seen in dated + undated:
        key = (seen.role, seen.organisation)
        office = offices.get(key) or offices.setdefault(key, seen.office)
        at = next(
            (
                n
                for n in reversed(range(len(found)))
                if key in found[n].ways or _matches(found[n].titles, office)
            ),
            None,
        )
        growing = found.pop(at) if at is not None else _Growing()
        growing.seen.insert(len(growing.seen) if seen.day else 0, seen)
        if key not in growing.ways:
            growing.ways.add(key)
            growing.titles.update(office.main)
        found.append(growing)
    made = [_finished(each, offices) for each in found]
    return tuple(sorted(made, key=_newest_office, reverse=True))


def _in_time(occurrence: Occurrence) -> tuple[str, int]:
    return occurrence.order


def _newest_office(tenure: Tenure) -> tuple[str, str]:
    return tenure.last.day, tenure.first.day


def _finished(growing: _Growing, offices: dict[tuple[str | None, str | None], Office]) -> Tenure:
    texts = {way: _text(offices[way], growing) for way in growing.ways}
    counts = Counter(texts[seen.role, seen.organisation] for seen in growing.seen)
    del counts[""]
    best = max(counts.values(), default=0)
    newest = next(
        (
            text
            for seen in reversed(growing.seen)
            if counts[text := texts[seen.role, seen.organisation]] == best and text
        ),
        "",
    )
    return Tenure(newest, tuple(growing.seen), frozenset(growing.titles))


def _text(office: Office, growing: _Growing) -> str:
    """Return an office as it would be shown, "" for a way of writing that names none where another does."""
    return office.short if office.main or not growing.titles else ""


class Standing(StrEnum):
    """How an attendee of an open briefing stands to the registry."""

    KNOWN = "known"  # in an office known of this person, or with none named
    NEW_OFFICE = "new-office"
    NAMESAKE = "namesake"  # the name is borne by several, or seen in another office at the same time
    NEAR = "near"  # unknown, but one letter or tone from somebody in the same office
    UNKNOWN = "unknown"


def office_question(item_id: str) -> str:
    """Return the key of the question whether somebody is the same person in the office that an item gives."""
    return f"office:{item_id}"


def near_question(name: str) -> str:
    """Return the key of the question whether somebody of a similar name is the same person."""
    return f"near:{name_key(name)}"


def standing(office: Office, day: str, known: Sequence[Tenure]) -> tuple[Standing, Tenure | None]:
    """Tell how an attendee in that office on that day ("" unknown) stands to a person's offices, newest first.

    The office is that which tells on what evidence: the same one, or the one held before or at the time.
    """
    if not known:
        return Standing.UNKNOWN, None
    same = next((tenure for tenure in known if tenure.titles and tenure.holds(office)), None)
    if same is not None and office.main:
        newer = next((tenure for tenure in known if tenure.titles and tenure is not same), None)
        by_turns = newer is not None and bool(same.first.day) and same.last.day < newer.first.day <= day
        return (Standing.NAMESAKE, newer) if by_turns else (Standing.KNOWN, same)
    if same is not None or not office.main:
        return Standing.KNOWN, same or known[0]
    if not any(tenure.titles for tenure in known):
        return Standing.KNOWN, known[0]
    newest = next(tenure for tenure in known if tenure.titles)
    if not day or not newest.last.day:
        return Standing.KNOWN, newest
    if day >= newest.last.day:
        return Standing.NEW_OFFICE, newest
    during = next(
        (tenure for tenure in known if tenure.titles and tenure.first.day < day < tenure.last.day), None
    )
    return (Standing.NAMESAKE, during) if during else (Standing.KNOWN, newest)
