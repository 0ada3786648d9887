"""What a quantity measures, in the article's words: the noun phrase before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.words import FigureWords

LONGEST = 8
"""How many words a metric has at most (ANNOTATION.md, "Key figure")."""

_REACH = 26
_STOPS = frozenset(".,;:!?()[]{}\"“”'‘’«»…-–—/*•+")
_CLOSED = frozenset({"kế hoạch", "hợp đồng", "chỉ tiêu", "dự toán", "mục tiêu", "gdp", "grdp", "so"})


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: its words as written and the way it was found."""

    words: str
    way: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """The sentence in which a metric is looked for."""

    tokens: Tokens
    text: str
    periods: Sequence[Period]
    words: FigureWords

    def written(self, start: int, end: int) -> str:
        """Return the article's words of a run of tokens, blanks made single."""
        if start >= end:
            return ""
        return " ".join(self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]].split())


def find_metric(
    tokens: Tokens,
    text: str,
    quantity: Quantity,
    before: Quantity | None,
    inherited: str,
    periods: Sequence[Period],
    words: FigureWords,
) -> Metric:
    """Return what a quantity measures.

    `before` is the quantity in front of it in the sentence, `inherited` that one's metric.
    """
    scene = _Scene(tokens, text, periods, words)
    floor = before.end if before is not None else 0
    back = _phrase_before(scene, quantity, floor)
    ahead = _phrase_behind(scene, quantity)
    if quantity.kind in COUNTED:
        return _counted(scene, quantity, back, ahead)
    if quantity.kind in ("percent", "times") and not back[2] and inherited:
        if quantity.kind == "percent" and ahead[1] - ahead[0] and quantity.front.change is None:
            return Metric(scene.written(*ahead), "behind")
        return Metric(inherited, "inherited")
    if ahead[1] > ahead[0] and (quantity.kind in ("percent", "measure")) and not back[2]:
        return Metric(scene.written(*ahead), "behind")
    if back[1] > back[0]:
        return Metric(scene.written(back[0], back[1]), "before")
    if ahead[1] > ahead[0]:
        return Metric(scene.written(*ahead), "behind")
    return Metric(inherited, "inherited")


def _counted(
    scene: _Scene, quantity: Quantity, back: tuple[int, int, bool], ahead: tuple[int, int]
) -> Metric:
    """Name what is counted: "quy mô" before it, else its noun with what follows, else what was done with it."""
    if back[2]:
        return Metric(scene.written(back[0], back[1]), "before")
    unit = quantity.unit
    start = unit.start if unit is not None else quantity.end
    end = ahead[1] if ahead[1] > quantity.end else quantity.end
    if end - start > LONGEST:
        end = start + LONGEST
    if unit is not None and end == unit.end:
        verb = scene.words.verbs.before(scene.tokens.words, quantity.front.edge)
        if verb is not None:
            done = scene.written(quantity.front.edge - verb[0], quantity.front.edge)
            return Metric(f"{done} {scene.written(start, end)}", "verb")
    return Metric(scene.written(start, end), "behind")


def _phrase_behind(scene: _Scene, quantity: Quantity) -> tuple[int, int]:
    """Return the tokens of the noun phrase behind a quantity, an empty run when none follows."""
    tokens, words = scene.tokens, scene.words
    start = at = quantity.end
    while at < len(tokens) and at - start < LONGEST:
        word = tokens.words[at]
        if word in _STOPS or tokens.is_number(at) or words.after.at(tokens.words, at) is not None:
            break
        if word == "và" and (tokens.is_number(at + 1) or words.comparators.at(tokens.words, at + 1) is not None):
            break
        if at == start and (words.function.at(tokens.words, at) is not None) and quantity.kind not in COUNTED:
            break
        at += 1
    while at > start and tokens.words[at - 1] in ("và", "được", "đang", "các", "những"):
        at -= 1
    return start, at


def _phrase_before(scene: _Scene, quantity: Quantity, floor: int) -> tuple[int, int, bool]:
    """Return the tokens of the noun phrase before a quantity, and whether a known head begins it."""
    tokens, words = scene.tokens, scene.words
    end = quantity.front.edge
    end = _without_period(scene, end)
    start = end
    head = -1
    while start > floor and end - start < _REACH:
        word = tokens.words[start - 1]
        if word in _STOPS or tokens.is_number(start - 1):
            inside = _period_over(scene, start - 1)
            if inside is None:
                break
            start = inside.start
            continue
        found = words.heads.before(tokens.words, start)
        if found is not None:
            start -= found[0]
            head = start
            continue
        cut = words.before.before(tokens.words, start)
        if cut is not None:
            break
        start -= 1
    if head >= 0:
        start = head
    end = _without_owner(scene, start, end)
    if end - start > LONGEST:
        if head >= 0:
            end = start + LONGEST
        else:
            start = end - LONGEST
    return start, end, head >= 0


def _period_over(scene: _Scene, at: int) -> Period | None:
    return next((p for p in scene.periods if p.start <= at < p.end), None)


def _without_period(scene: _Scene, end: int) -> int:
    """Step back over a period that stands between the metric and its number."""
    for period in reversed(scene.periods):
        if period.end == end:
            return max(0, period.start - (1 if scene.tokens.word(period.start - 1) in ("trong", "của", "vào") else 0))
    return end


def _without_owner(scene: _Scene, start: int, end: int) -> int:
    """Cut a metric before its owner, place or time: "GRDP | của địa phương"."""
    tokens = scene.tokens
    for at in range(start + 1, end):
        if scene.words.owner.at(tokens.words, at) is None:
            continue
        if tokens.words[at] != "của" or scene.text[tokens.starts[at + 1 if at + 1 < end else at]].isupper() or at + 1 < end and tokens.words[at + 1] in ("tỉnh", "địa", "thành", "cả", "các", "nước", "tập", "công", "hai", "đơn"):
            return at
    return end
