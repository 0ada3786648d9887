"""Briefings: an article under review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import Item, ItemKind, State
from briefing_app.domain.key_figure import KeyFigure

AnyItem = Attendee | KeyFigure | Directive


class Status(StrEnum):
    """How far the review of a briefing is: in review from the first gesture, reviewed when the editor says so."""

    NEW = "new"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"


def text_order(item: Item) -> tuple[int, int, str]:
    """Return the key that sorts items in the order of the text."""
    return item.anchor.start, item.anchor.end, item.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """An article with its items, kept in the order of the text; `note` is the editor's own.

    `dismissed` holds the keys of warnings and of sentences without an item that the editor has said are fine.
    """

    id: str
    article: Article
    items: tuple[AnyItem, ...] = ()
    note: str = ""
    status: Status = Status.NEW
    rules_version: str = ""
    dismissed: tuple[str, ...] = ()

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """The attendees, in the order of the text."""
        return tuple(item for item in self.items if isinstance(item, Attendee))

    @property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The key figures, in the order of the text."""
        return tuple(item for item in self.items if isinstance(item, KeyFigure))

    @property
    def directives(self) -> tuple[Directive, ...]:
        """The directives, in the order of the text."""
        return tuple(item for item in self.items if isinstance(item, Directive))

    def of_kind(self, kind: ItemKind) -> tuple[AnyItem, ...]:
        """Return the items of one kind, in the order of the text."""
        return tuple(item for item in self.items if item.kind_of_item is kind)

    def item(self, item_id: str) -> AnyItem | None:
        """Return the item of that ID, None when there is none."""
        return next((item for item in self.items if item.id == item_id), None)

    def __iter__(self) -> Iterator[AnyItem]:
        return iter(self.items)

    @property
    def left_to_review(self) -> int:
        """How many suggestions nobody has confirmed or rejected."""
        return sum(item.state is State.SUGGESTED for item in self.items)

    def with_items(self, items: Iterable[AnyItem]) -> Self:
        """Return the briefing with these items instead, sorted in the order of the text."""
        return replace(self, items=tuple(sorted(items, key=text_order)))
