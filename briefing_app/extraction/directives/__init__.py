"""The suggestions for this kind of item."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State, new_id
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon


def suggest(document: Document, lexicon: Lexicon) -> tuple[Directive, ...]:
    """Return the suggestions in the order of the text."""
    return ()


def prefill(document: Document, lexicon: Lexicon, start: int, end: int) -> Directive:
    """Return an editor's own item made of selected words."""
    anchor = Anchor.of(document.text, start, end)
    return Directive(id=new_id(), anchor=anchor, state=State.CONFIRMED, action=anchor.exact)
