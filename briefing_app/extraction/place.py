"""The place of an article: the province or city that the event is about."""

from __future__ import annotations

from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon


def read_place(document: Document, lexicon: Lexicon) -> str | None:
    """Return the province that title and lead name, None for a national event."""
    return None
