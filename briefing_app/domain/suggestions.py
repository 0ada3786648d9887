"""What the rules make of a text, and the door through which the other layers ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.directive import Directive
from briefing_app.domain.key_figure import KeyFigure

SURE = 0.98
"""The confidence from which on a suggestion is sure: of those at least 98 % are right (calibration.toml)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What an article seems to say: its title, date and place, and the items, each with origin and confidence."""

    title: str
    date: str | None = None
    place: str | None = None
    attendees: tuple[Attendee, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    directives: tuple[Directive, ...] = ()
    rules_version: str = ""

    def __iter__(self) -> Iterator[AnyItem]:
        yield from self.attendees
        yield from self.key_figures
        yield from self.directives


class Suggester(Protocol):
    """Whoever makes suggestions: pure, any thread, never raises on any text."""

    @property
    def rules_version(self) -> str:
        """What changes when the rules do."""

    def suggest(self, text: str) -> Suggestions:
        """Return the suggestions for an article's normalised text."""
