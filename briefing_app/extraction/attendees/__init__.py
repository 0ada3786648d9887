"""Attendees: who took part in the event (ANNOTATION.md, "Attendee")."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.item import State, new_id
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon


def suggest(document: Document, lexicon: Lexicon) -> tuple[Attendee, ...]:
    """Return who the article says took part, in the order of the text."""
    return ()


def prefill(document: Document, lexicon: Lexicon, start: int, end: int) -> Attendee:
    """Return an editor's own attendee made of selected words: name and role split."""
    anchor = Anchor.of(document.text, start, end)
    return Attendee(id=new_id(), anchor=anchor, state=State.CONFIRMED, name=anchor.exact)
