"""Anchors: which words of the article support an item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

CONTEXT = 32
"""How many code points of prefix and suffix an anchor keeps."""

MINIMUM_SCORE = 0.75
"""The least similarity at which a changed quote still counts as the same words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of an article: position and quote together.

    Both selectors of the W3C Web Annotation model (section 4.2.4 and 4.2.5): half-open offsets in code points
    into the article's text, and the exact quote with its surroundings, so that the span can be found again in
    a changed text.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Make the anchor of ``text[start:end]``.

        Raises ValueError when the span is empty or outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)}")
        return cls(
            start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def overlaps_by_half(self, other: Anchor) -> bool:
        """Tell whether the two share at least half of the shorter one."""
        common = min(self.end, other.end) - max(self.start, other.start)
        return common > 0 and 2 * common >= min(self.end - self.start, other.end - other.start)


class Outcome(StrEnum):
    """What became of an anchor in a changed text."""

    KEPT = "kept"
    MOVED = "moved"
    LOST = "lost"


def relocate(anchor: Anchor, text: str) -> tuple[Anchor, Outcome]:
    """Find the anchor's words in another text: by position, by exact quote, then approximately.

    A lost anchor comes back unchanged. The search for a changed quote looks only near its surroundings, so the
    cost stays linear in the text.
    """
    if text[anchor.start : anchor.end] == anchor.exact:
        return Anchor.of(text, anchor.start, anchor.end), Outcome.KEPT
    at = _best_occurrence(anchor, text)
    if at is not None:
        return Anchor.of(text, at, at + len(anchor.exact)), Outcome.MOVED
    span = _similar_span(anchor, text)
    if span is not None:
        return Anchor.of(text, *span), Outcome.MOVED
    return anchor, Outcome.LOST


def _best_occurrence(anchor: Anchor, text: str) -> int | None:
    """Return where the exact quote stands, the occurrence with the likest surroundings and position first."""
    best: tuple[int, int] | None = None
    where = None
    at = text.find(anchor.exact) if anchor.exact else -1
    while at >= 0:
        end = at + len(anchor.exact)
        context = _common_suffix(anchor.prefix, text[max(0, at - CONTEXT) : at]) + _common_prefix(
            anchor.suffix, text[end : end + CONTEXT]
        )
        rank = (context, -abs(at - anchor.start))
        if best is None or rank > best:
            best, where = rank, at
        at = text.find(anchor.exact, at + 1)
    return where


def _similar_span(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Return the span between the surroundings, or near the old position, that is like enough to the quote."""
    import difflib  # here, for start-up time: no start needs it

    length = len(anchor.exact)
    candidates: list[tuple[int, int]] = []
    starts = [i + len(key) for key in _keys(anchor.prefix, last=True) for i in _finds(text, key)]
    ends = [i for key in _keys(anchor.suffix, last=False) for i in _finds(text, key)]
    candidates += [(s, e) for s in starts for e in ends if 0 < e - s <= 2 * length + 8]
    candidates += [(s, min(len(text), s + length)) for s in starts]
    candidates += [(max(0, e - length), e) for e in ends]
    best: tuple[float, int] | None = None
    found = None
    for start, end in candidates[:64]:
        if start >= end:
            continue
        score = difflib.SequenceMatcher(None, anchor.exact, text[start:end], autojunk=False).ratio()
        rank = (score, -abs(start - anchor.start))
        if score >= MINIMUM_SCORE and (best is None or rank > best):
            best, found = rank, (start, end)
    return found


def _keys(context: str, *, last: bool) -> list[str]:
    """Return the pieces of context to look for, the longest first."""
    pieces = [context[-n:] if last else context[:n] for n in (CONTEXT, 16, 8)]
    return list(dict.fromkeys(piece for piece in pieces if len(piece) >= 4))


def _finds(text: str, key: str) -> list[int]:
    """Return the first places of `key`, a handful at most."""
    places: list[int] = []
    at = text.find(key)
    while at >= 0 and len(places) < 8:
        places.append(at)
        at = text.find(key, at + 1)
    return places


def _common_prefix(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _common_suffix(a: str, b: str) -> int:
    return _common_prefix(a[::-1], b[::-1])
