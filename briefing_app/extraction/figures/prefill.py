"""An editor's own key figure, its fields read from the words that the editor selected."""

from __future__ import annotations

from decimal import Decimal

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import State, new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.numbers import parse_number, plain
from briefing_app.extraction.document import Document
from briefing_app.extraction.figures.candidate import Candidate
from briefing_app.extraction.figures.reading import read_span
from briefing_app.extraction.figures.suggest import fields
from briefing_app.extraction.figures.tokens import Tokens, read_tokens
from briefing_app.extraction.figures.when import Carried
from briefing_app.extraction.figures.words import FigureWords

_AROUND = 600  # code points of the sentence on each side that the grammar reads
_UNIT = 3  # how many words behind a bare number may name its unit
_METRIC = 8
_LONGEST = 20


def prefilled(document: Document, words: FigureWords, start: int, end: int) -> KeyFigure:
    """Return the item for ``text[start:end]``, which is not blank; the anchor is that span.

    The first quantity in the selection gives the fields, read with its sentence around it. A number that is no
    quantity to the grammar is taken as it stands; without a number the value is "" and the words are the metric.
    """
    anchor = Anchor.of(document.text, start, end)
    found = _candidate(document, words, start, end)
    if found is not None:
        return KeyFigure(id=new_id(), anchor=anchor, state=State.CONFIRMED, **fields(found))
    tokens = read_tokens(document.lower, start, end)
    at = next((i for i in range(len(tokens)) if tokens.is_number(i)), None)
    value = _value(tokens, at)
    if at is None or value is None:
        metric = " ".join(document.text[start:end].split()[:_METRIC])
        return KeyFigure(id=new_id(), anchor=anchor, state=State.CONFIRMED, metric=metric, value="")
    factor, behind = Decimal(1), at + 1
    while tokens.word(behind) in words.magnitudes and behind - at < _UNIT:
        factor *= words.magnitudes[tokens.words[behind]]
        behind += 1
    return KeyFigure(
        id=new_id(),
        anchor=anchor,
        state=State.CONFIRMED,
        metric=_words(document, tokens, max(0, at - _METRIC), at),
        value=plain(value),
        unit=_words(document, tokens, behind, min(len(tokens), behind + _UNIT)),
        scaled_value=plain(value * factor),
    )


def _candidate(document: Document, words: FigureWords, start: int, end: int) -> Candidate | None:
    """Return the first quantity whose number lies in the selection."""
    sentence = document.sentence_at(start)
    first = start if sentence is None else max(sentence.start, start - _AROUND)
    last = end if sentence is None else max(end, min(sentence.end, end + _AROUND))
    first, last = _word_bounds(document.lower, first, last)
    for candidate in read_span(document, first, last, Carried(), words):
        number = candidate.tokens.starts[candidate.quantity.number]
        if start <= number < end or (number <= start < candidate.end and start < end):
            return candidate
    return None


def _word_bounds(lower: str, first: int, last: int) -> tuple[int, int]:
    """Widen a span so that it cuts no word; a word of a hundred letters may be cut."""
    for _ in range(100):
        if first > 0 and not lower[first - 1].isspace():
            first -= 1
    for _ in range(100):
        if last < len(lower) and not lower[last].isspace():
            last += 1
    return first, last


def _value(tokens: Tokens, at: int | None) -> Decimal | None:
    if at is None or len(tokens.words[at]) > _LONGEST:
        return None
    return parse_number(tokens.words[at])


def _words(document: Document, tokens: Tokens, start: int, end: int) -> str:
    if start >= end:
        return ""
    return " ".join(document.text[tokens.starts[start] : tokens.ends[end - 1]].split())
