"""Directives: who was told to do what, by when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.item import Item, ItemKind


class Strength(StrEnum):
    """How firmly something is asked for, by its cue word (ANNOTATION.md)."""

    REQUIRES = "requires"
    INSTRUCTS = "instructs"
    ASSIGNS = "assigns"
    MUST = "must"
    PROPOSES = "proposes"
    SHOULD = "should"
    URGES = "urges"


class FollowUp(StrEnum):
    """What became of a directive."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(Item):
    """A statement by which somebody with authority asks that somebody act (ANNOTATION.md, "Directive").

    `deadline` is what the article says (ISO 8601 day, month, quarter or year); `status`, `due_date`, `evidence`
    and `repeats` (the ID of an earlier directive) are the editor's follow-up.
    """

    kind_of_item: ClassVar[ItemKind] = ItemKind.DIRECTIVE

    action: str
    issuer: str | None = None
    addressee: str | None = None
    strength: Strength | None = None
    deadline: str | None = None
    status: FollowUp = FollowUp.OPEN
    due_date: str | None = None
    evidence: str = ""
    repeats: str | None = None
