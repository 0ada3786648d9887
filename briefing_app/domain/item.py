"""What attendees, key figures and directives have in common."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.anchor import Anchor

EDITOR = "editor"
"""The origin of an item that no rule suggested."""


class ItemKind(StrEnum):
    """The three kinds of item, in the order in which panels and briefs show them."""

    ATTENDEE = "attendee"
    KEY_FIGURE = "key_figure"
    DIRECTIVE = "directive"


class State(StrEnum):
    """Where an item stands in the review."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


def new_id() -> str:
    """Return a fresh identifier: a random UUID as 32 hexadecimal digits."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One annotation of an article, anchored to the words that support it.

    `origin` is the rule that suggested it or `EDITOR`, and stays when the item is edited; `confidence` (0 to 1)
    is a rule's, None for an editor's own item.
    """

    kind_of_item: ClassVar[ItemKind]

    id: str
    anchor: Anchor
    state: State = State.SUGGESTED
    origin: str = EDITOR
    confidence: float | None = None
    author: str = ""
    note: str = ""
