"""What is told of a person: a row of the list, the page, and how an attendee stands to the registry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.attendee import Part
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.people import Ref, Standing


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person as a row: the latest office as written, and in how many articles the name was confirmed."""

    ref: Ref
    name: str
    office: str
    count: int
    new_office: bool = False


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A page of the list; `total` counts all that the filter leaves."""

    rows: tuple[ListedPerson, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one article that say something; `day` is "" where unknown."""

    briefing_id: str
    item_id: str
    day: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """One office on the line of time: days of the first and last article, "" where unknown.

    `asked` is an office that waits to be confirmed; `current` the one seen last.
    """

    text: str
    first_day: str
    last_day: str
    count: int
    evidence: Evidence
    current: bool = False
    asked: bool = False


class QuestionKind(StrEnum):
    """What may be asked about a person."""

    NEW_OFFICE = "new-office"
    TWO_BODIES = "two-bodies"  # two offices seen alternately
    NEAR_NAME = "near-name"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits on a person's page.

    `items` would become another person; `other` is who may be the same, with a name like theirs.
    """

    kind: QuestionKind
    key: str
    day: str = ""
    before_day: str = ""
    items: tuple[str, ...] = ()
    other: Ref = ""
    other_name: str = ""
    offices: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One briefing in which a person took part; `name` and `office` are as written there."""

    briefing_id: str
    item_id: str
    day: str
    title: str
    place: str
    part: Part
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class PersonDuty:
    """A directive that a person gave or was given; the names are as written.

    `due` is ISO 8601, perhaps a month or a quarter, and `last_day` its last day, "" where there is none.
    """

    briefing_id: str
    item_id: str
    day: str
    action: str
    issuer: str
    addressee: str
    due: str | None
    last_day: str
    status: FollowUp


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who was there too, and in how many of the same briefings."""

    ref: Ref
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """All that is known of one person.

    `also_written` are other spellings met, `names` those names (shown) that can be taken away as another person.
    Lists are the newest first and cut at what a page can show; `briefings` and `duties_*` count all.
    """

    ref: Ref
    name: str
    briefings: int
    first_day: str
    last_day: str
    also_written: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    offices: tuple[HeldOffice, ...] = ()
    question: Question | None = None
    appearances: tuple[Appearance, ...] = ()
    given: tuple[PersonDuty, ...] = ()  # what the person was directed to do
    gave: tuple[PersonDuty, ...] = ()
    companions: tuple[Companion, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom an attendee may be."""

    ref: Ref
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """How one attendee of an open briefing stands to the registry, and on what evidence.

    `office` is what the evidence says; `candidates` are whom the attendee may be, the likeliest first.
    """

    standing: Standing
    ref: Ref
    name: str
    office: str = ""
    evidence: Evidence | None = None
    briefings: int = 0
    candidates: tuple[Candidate, ...] = ()
