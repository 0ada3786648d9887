"""From the sentences of an article to candidates: every quantity with its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.domain.key_figure import Direction
from briefing_app.domain.text import search_in_parts
from briefing_app.extraction.document import Document, Role
from briefing_app.extraction.figures.candidate import Candidate, Metric
from briefing_app.extraction.figures.kind import read_kind
from briefing_app.extraction.figures.metric import MetricReader
from briefing_app.extraction.figures.periods import read_periods
from briefing_app.extraction.figures.quantity import Quantity, read_quantities
from briefing_app.extraction.figures.repeats import Repeats
from briefing_app.extraction.figures.tokens import Tokens, read_tokens
from briefing_app.extraction.figures.when import Carried, PeriodChooser
from briefing_app.extraction.figures.words import FigureWords

_NUMERIC = re.compile("[0-9]")  # most sentences have none and are passed over
_SENTENCE = 12_000  # code points; what is longer is no sentence, and only its beginning is read
_JOINED = 5  # how many tokens may stand between two quantities that share a change word
_PARTING = frozenset({"so", "với", "đạt", "là", "còn", "có", ";", ".", "(", ")"})


def candidates(document: Document, words: FigureWords) -> Iterator[Candidate]:
    """Yield the quantities of the body, headings left out, in the order of the text."""
    carried = Carried()
    for paragraph in document.paragraphs:
        if paragraph.role is Role.BODY:
            for sentence in paragraph.sentences:
                yield from read_span(document, sentence.start, sentence.end, carried, words)


def distinct(document: Document, words: FigureWords) -> Iterator[Candidate]:
    """Yield the candidates without those that repeat an earlier one."""
    repeats = Repeats()
    for candidate in candidates(document, words):
        if not repeats.again(candidate):
            yield candidate


def read_span(
    document: Document, start: int, end: int, carried: Carried, words: FigureWords
) -> Iterator[Candidate]:
    """Yield the quantities of a sentence; `carried` is what the sentences before left, and is brought on."""
    if (
        search_in_parts(_NUMERIC, document.lower, start, end) is None
        and search_in_parts(words.spelled_number, document.lower, start, end) is None
    ):
        carried.after((), None)
        return
    tokens = read_tokens(document.lower, start, min(end, start + _SENTENCE))
    year = document.year if document.date is not None else carried.year or document.year
    periods = read_periods(tokens, year, words)
    quantities = read_quantities(tokens, document.text, words)
    if not quantities:
        carried.after(periods, None)
        return
    metrics = MetricReader(tokens, document.text, periods, words)
    chooser = PeriodChooser(tokens, periods, words)
    before: Quantity | None = None
    metric = ""
    moved: Direction | None = None
    used: str | None = None
    for quantity in quantities:
        found = metrics.read(quantity, before, metric)
        unit = quantity.unit.name if quantity.unit is not None else ""
        if not found.words:
            referred = carried.metric if found.way == "referred" else ""
            known = metric or referred or ("" if unit == "%" else carried.by_unit.get(unit))
            known = known or metrics.last_resort(quantity, before) or carried.metric
            found = Metric(known or unit, "carried")
        carried.by_unit[unit] = found.words
        period = chooser.choose(quantity, carried.period)
        moved = _direction(tokens, quantity, before, moved)
        kind = read_kind(tokens, quantity, period, document.year, words)
        yield Candidate(tokens, quantity, start, found, period, moved, kind, len(quantities))
        before, metric = quantity, found.words
        if not chooser.inside(quantity.number):
            used = period
    carried.after(periods, used)
    carried.metric = metric


def _direction(
    tokens: Tokens, quantity: Quantity, before: Quantity | None, moved: Direction | None
) -> Direction | None:
    """Return the direction: by its own change word, or that of the quantity to which "và" or "," joins it."""
    front = quantity.front
    start = min(quantity.number, front.start)
    if front.change is not None:
        if quantity.high is None and "từ" in tokens.words[front.start : quantity.number + 1]:
            return None
        return Direction(front.change)
    if before is None or moved is None or before.kind != quantity.kind:
        return None
    between = tokens.words[before.end : min(start, before.end + _JOINED + 1)]
    joined = 0 < len(between) <= _JOINED and between[-1] in ("và", ",") and not _PARTING.intersection(between)
    return moved if joined else None
