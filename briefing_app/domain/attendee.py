"""Attendees: who took part, in which office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.item import Item, ItemKind


class Part(StrEnum):
    """What somebody did at the event."""

    CHAIR = "chair"
    ATTENDEE = "attendee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Item):
    """A person, or a body without names, that took part in the event (ANNOTATION.md, "Attendee")."""

    kind_of_item: ClassVar[ItemKind] = ItemKind.ATTENDEE

    name: str
    role: str | None = None
    organisation: str | None = None
    part: Part = Part.ATTENDEE
    collective: bool = False
