"""Key figures: quantities that say something about the matter (ANNOTATION.md, "Key figure")."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import State, new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.extraction.document import Document
from briefing_app.extraction.figures.suggest import candidates, figure
from briefing_app.extraction.figures.words import figure_words
from briefing_app.extraction.lexicon import Lexicon


def suggest(document: Document, lexicon: Lexicon) -> tuple[KeyFigure, ...]:
    """Return the suggestions in the order of the text."""
    words = figure_words(lexicon)
    return tuple(figure(document, c, f"figure-{c.quantity.kind}", 0.5) for c in candidates(document, words))


def prefill(document: Document, lexicon: Lexicon, start: int, end: int) -> KeyFigure:
    """Return an editor's own item made of selected words."""
    anchor = Anchor.of(document.text, start, end)
    return KeyFigure(
        id=new_id(),
        anchor=anchor,
        state=State.CONFIRMED,
        metric="",
        value=anchor.exact,
        scaled_value=anchor.exact,
    )
