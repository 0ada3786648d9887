"""Key figures: quantities that say something about the matter (ANNOTATION.md, "Key figure").

A sentence is cut into tokens, a grammar reads the quantities, each gets its metric, period, direction and kind;
repeats go, and fitted weights tell which of the rest are key.
"""

from __future__ import annotations

from briefing_app.domain.key_figure import KeyFigure
from briefing_app.extraction.calibration import Confidence, as_said
from briefing_app.extraction.document import Document
from briefing_app.extraction.figures.prefill import prefilled
from briefing_app.extraction.figures.suggest import suggested
from briefing_app.extraction.figures.words import figure_words
from briefing_app.extraction.lexicon import Lexicon


def suggest(document: Document, lexicon: Lexicon, confidence: Confidence = as_said) -> tuple[KeyFigure, ...]:
    """Return the suggestions in the order of the text."""
    return suggested(document, lexicon, confidence)


def prefill(document: Document, lexicon: Lexicon, start: int, end: int) -> KeyFigure:
    """Return an editor's own, confirmed item made of the selected words, which are not blank."""
    return prefilled(document, figure_words(lexicon), start, end)
