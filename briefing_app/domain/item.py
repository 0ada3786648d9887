"""What attendees, key figures and directives have in common."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item_kind import ItemKind as ItemKind

EDITOR = "editor"
"""The origin of an item that no rule suggested."""


class State(StrEnum):
    """Where an item stands in the review."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


def new_id() -> str:
    """Return a fresh identifier: a random UUID as 32 hexadecimal digits."""
    # As uuid.uuid4() does; importing `uuid` costs a start more than it gives.
    data = bytearray(os.urandom(16))
    data[6] = data[6] & 0x0F | 0x40
    data[8] = data[8] & 0x3F | 0x80
    return data.hex()


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
