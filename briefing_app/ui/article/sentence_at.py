"""Widen selected words to their sentence."""

from __future__ import annotations

from briefing_app.extraction.sentences import sentence_spans

ABBREVIATIONS = frozenset({"tp", "ts", "ths", "pgs", "gs", "gs.ts", "pgs.ts", "bs", "ks", "st", "tr", "v.v"})
"""Short forms behind which a full stop ends no sentence; the lexicon has them all."""


def sentence_around(text: str, start: int, end: int, abbreviations: frozenset[str]) -> tuple[int, int]:
    """Return the span of the sentences that `text[start:end]` touches, in the paragraphs where it stands."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(start, end - 1))
    last = len(text) if last < 0 else last
    at = first
    begin, stop = start, end
    while at < last:
        line_end = text.find("\n", at, last)
        line_end = last if line_end < 0 else line_end
        for left, right in sentence_spans(text, at, line_end, abbreviations):
            if left < end and right > start:
                begin, stop = min(begin, left), max(stop, right)
        at = line_end + 1
    return begin, stop
