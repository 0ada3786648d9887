"""Sentences: where they end in the Vietnamese press, with its abbreviations, decimals and glued full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.domain.text import search_in_parts

_CLOSERS = "\"'”’»)]"
_QUOTE_ENDS = ('"', "”", "»")
# A run of terminators, what closes behind it, the white space, and a look at what follows.
_END = re.compile(r"[.!?…]+(?:/\.)?[\"'”’»)\]]*")
_WORD = re.compile(r"\w")
_WORD_BEFORE = re.compile(r"[\w&.\-]+$")
_ENUMERATION = re.compile(r"[\s\"“'‘(*\-–+]*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])\Z")


def sentence_spans(
    text: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of one paragraph, without the white space around them.

    Every character that is no white space lies in exactly one span. Linear in the paragraph.
    """
    at = _skip_blank(text, start, end)
    position = at
    word = _WORD.search(text, at, end)
    while position < end and word is not None:
        match = search_in_parts(_END, text, position, end)
        if match is None:
            break
        position = match.end()
        if position >= end:
            break
        if word.start() < match.start() and _ends_here(text, at, match, end, abbreviations):
            yield at, position
            at = position = _skip_blank(text, position, end)
            word = _WORD.search(text, at, end)
    last = end
    while last > at and text[last - 1].isspace():
        last -= 1
    if last > at:
        yield at, last


def _skip_blank(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_here(text: str, start: int, match: re.Match[str], end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the terminators found close a sentence that began at `start`."""
    after = match.end()
    mark = match.group()
    following = text[after]
    window = text[max(start, match.start() - 16) : match.start()]
    before = _WORD_BEFORE.search(window)
    word = before.group() if before else ""
    if not following.isspace():
        return _glued(word, mark, text, after, end, abbreviations)
    next_at = _skip_blank(text, after, end)
    if next_at >= end:
        return False
    upcoming = text[next_at]
    if mark[0] == "." and mark.count(".") == 1 and len(mark) == 1:
        if _is_abbreviation(word, abbreviations):
            return False
        if match.start() - start <= 6 and _ENUMERATION.match(text, start, match.start()) is not None:
            return _ENUMERATION.fullmatch(text[start : match.start()]) is None
    if upcoming.islower():
        return False
    return not (upcoming in ",;:)" or (mark[-1] in _CLOSERS and upcoming in "-–—"))


def _is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    if not word:
        return False
    if len(word) == 1:
        return word.isupper()
    return word.lower() in abbreviations or (word[-2] == "." and word[-1].isupper())


def _glued(word: str, mark: str, text: str, after: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether a full stop without a blank behind it ends a sentence ("…thế giới.Hội nghị")."""
    if mark[-1] in _CLOSERS:
        return text[after].isupper() and len(word) > 1 and any(c in ".!?…" for c in mark)
    if mark[0] == "." and len(mark) > 1 and mark[1] == "/":
        return True
    if mark == "." and text[after - 2 : after - 1] in _QUOTE_ENDS:
        return text[after].isupper() and text[after + 1 : min(after + 2, end)].islower()
    if (
        not text[after].isupper()
        or len(word) < 2
        or "." in word
        or not word[-1].isalpha()
        or not word[-1].islower()
    ):
        return False
    if _is_abbreviation(word, abbreviations):
        return False
    follow = text[after + 1 : after + 2]
    return after + 1 < end and (follow.islower() or follow.isspace())
