"""The engine: one door to the rules, from a text to suggestions and from selected words to an item."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.item import ItemKind
from briefing_app.domain.suggestions import Suggestions
from briefing_app.extraction import attendees, directives, figures
from briefing_app.extraction.calibration import Calibration, calibration
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.place import read_place
from briefing_app.extraction.uncovered import uncovered

RULES = "5"
"""Raised by hand whenever the grammar changes; the lexicon's own version is added to it."""


class Engine:
    """All rules over one lexicon; pure, safe in any thread, never raises on any text.

    It keeps nothing but the document it read last, so that a gesture on the same text does not read it again.
    """

    def __init__(self, lexicon: Lexicon, *, calibrated: bool = True) -> None:
        """Take a lexicon; without `calibrated` the confidences are what the rules say of themselves."""
        self._lexicon = lexicon
        self._calibrated = calibrated
        self._last: Document | None = None

    @property
    def rules_version(self) -> str:
        """What changes when the rules or the lexicon do."""
        return f"{RULES}-{self._lexicon.version}"

    def read(self, text: str) -> Document:
        """Return the document of a normalised text; the one read last is kept."""
        last = self._last
        if last is not None and last.text == text:
            return last
        document = Document.of(text, self._lexicon)
        self._last = document
        return document

    def suggest(self, text: str) -> Suggestions:
        """Return title, date, place and the suggested items of an article's normalised text."""
        document = self.read(text)
        shares = calibration(self._lexicon) if self._calibrated else Calibration({})
        return Suggestions(
            title=document.title,
            date=document.date,
            place=read_place(document, self._lexicon),
            attendees=attendees.suggest(document, self._lexicon, shares.of("attendees")),
            key_figures=figures.suggest(document, self._lexicon, shares.of("key_figures")),
            directives=directives.suggest(document, self._lexicon, confidence=shares.of("directives")),
            rules_version=self.rules_version,
        )

    def prefill(self, kind: ItemKind, text: str, start: int, end: int) -> AnyItem:
        """Make an editor's own, confirmed item of the words `text[start:end]`, its fields read from them.

        The anchor is the span without the white space around it. Raises ValueError for a span that is blank or
        outside the text.
        """
        while start < end and text[start : start + 1].isspace():
            start += 1
        while end > start and text[end - 1 : end].isspace():
            end -= 1
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start}:{end}")
        document = self.read(text)
        if kind is ItemKind.ATTENDEE:
            return attendees.prefill(document, self._lexicon, start, end)
        if kind is ItemKind.KEY_FIGURE:
            return figures.prefill(document, self._lexicon, start, end)
        return directives.prefill(document, self._lexicon, start, end)

    def uncovered(self, text: str, items: Iterable[AnyItem]) -> list[tuple[int, int]]:
        """Return the sentences that look like an item (a number, a title, a directive verb) but have none."""
        return uncovered(self.read(text), self._lexicon, items)
