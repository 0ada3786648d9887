"""Key figures: quantities that say something about the matter (ANNOTATION.md, "Key figure")."""

from __future__ import annotations

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import State, new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.extraction.document import Document
from briefing_app.extraction.figures.key import THRESHOLD, key_model
from briefing_app.extraction.figures.suggest import distinct, figure
from briefing_app.extraction.figures.words import figure_words
from briefing_app.extraction.lexicon import Lexicon


def suggest(document: Document, lexicon: Lexicon) -> tuple[KeyFigure, ...]:
    """Return the suggestions in the order of the text."""
    words, model = figure_words(lexicon), key_model(lexicon)
    found = []
    for candidate in distinct(document, words):
        probability = model.probability(candidate, words)
        if probability >= THRESHOLD:
            found.append(figure(document, candidate, f"figure-{candidate.quantity.kind}", round(probability, 2)))
    return tuple(found)


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
