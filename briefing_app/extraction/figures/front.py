"""What stands before a number and bounds or moves it: "tăng gần", "ước đạt trên", "không quá"."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_STEPS = 6
_DIMENSIONS = frozenset({"dài", "rộng", "sâu"})  # "dài hơn 96 km" is a length, "cao hơn 3 %" a comparison


@dataclass(frozen=True, slots=True)
class Front:
    """The comparator and direction before a number.

    `start` is the token at which the anchor begins, `edge` the one behind the last word that the metric can
    have: copulas and "đạt" lie between the two.
    """

    start: int
    edge: int
    comparator: str | None = None
    change: str | None = None
    change_word: str = ""


def read_front(tokens: Tokens, number: int, floor: int, words: FigureWords) -> Front:
    """Read backwards from a number, not beyond `floor`, the end of the quantity before."""
    start = edge = at = number
    comparator = change = None
    change_word = ""
    for _ in range(_STEPS):
        if at <= floor:
            break
        found = words.comparators.before(tokens.words, at)
        moved = words.changes.before(tokens.words, at)
        if found is not None and at - found[0] >= floor and (moved is None or moved[0] <= found[0]):
            if found[0] == 1 and tokens.words[at - 1] == "hơn" and _compares(tokens, at, number, words):
                break
            at -= found[0]
            comparator = comparator or found[1]
            start = edge = at
            continue
        if moved is not None and at - moved[0] >= floor:
            at -= moved[0]
            change, start, edge = moved[1], at, at
            change_word = " ".join(tokens.words[at : at + moved[0]])
            break
        skipped = words.anchored.before(tokens.words, at)
        if skipped is not None and at - skipped[0] >= floor:
            at -= skipped[0]
            start = edge = at
            continue
        skipped = words.skipped.before(tokens.words, at)
        if skipped is None or at - skipped[0] < floor or words.longer(tokens.words, at, skipped[0]):
            break
        at -= skipped[0]
        edge = at
    return Front(start, edge, comparator, change, change_word)


def _compares(tokens: Tokens, at: int, number: int, words: FigureWords) -> bool:
    """Tell whether "hơn" before `at` compares and bounds no number: "cao hơn 3%"."""
    before = tokens.word(at - 2)
    return before in words.comparing and (at != number or before not in _DIMENSIONS)
