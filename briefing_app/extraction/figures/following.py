"""The noun phrase behind a quantity: what is counted or measured, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Phrases
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.walk import LONGEST, SentenceWalk

_STOPS = frozenset("/.,;:!?[]{}\"“”'‘’«»…–—*•+()")
_NUMBER_SOON = 4
_COMPLEMENTS = frozenset({("quan", "đến"), ("quan", "tới"), ("dành", "cho"), ("gắn", "với")})
"""A verb's last syllable and its preposition: they do not end a phrase."""

_OWNING = frozenset({"thuộc", "của"})
_SOON = 4  # how soon behind "thuộc" the number of the owners stands
_ASIDE = 7  # the longest parenthesis that is left out, in tokens
_OPENERS = frozenset({",", ";", "đó", "có"})
_SAYING = frozenset({"có", "được", "chưa", "đã", "không", "bị", "đang"})
_PLURALS = frozenset({"các", "những"})
_IZED = frozenset({"hóa", "hoá"})


class Following(NamedTuple):
    """A run of tokens behind a quantity, empty when no noun follows; `gaps` are the runs within it to leave out."""

    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()


class FollowingReader:
    """Reads the phrases behind the quantities of one sentence.

    A class only so that the steps share the sentence; it keeps nothing from one quantity to the next.
    """

    def __init__(self, walk: SentenceWalk) -> None:
        self._walk = walk
        self._tokens = walk.tokens
        self._words = walk.words

    def read(self, quantity: Quantity) -> Following:
        """Return the noun phrase behind a quantity."""
        tokens, words = self._tokens, self._words
        counted = quantity.kind in COUNTED
        cuts = words.after_counted if counted else words.after
        start = at = quantity.end
        skipped = words.between.at(tokens.words, at) if counted else None
        if quantity.kind == "percent" and tokens.word(at) == "là":
            start = at = at + 1
        if skipped is not None:
            start = at = at + skipped[0]
        gaps: list[tuple[int, int]] = []
        left_out = 0
        while at < len(tokens) and at - start - left_out < LONGEST:
            behind = self._left_out(at) if counted else at
            if behind > at:
                gaps.append((at, behind))
                left_out += behind - at
                at = behind
                continue
            behind = self._passed(quantity, at)
            if behind > at:
                at = behind
                continue
            if tokens.words[at] in _STOPS or tokens.is_number(at):
                break
            if self._ends_noun(at, cuts) or self._leads_to_number(at):
                break
            if at == start and not counted and self._is_helper(at):
                break
            at += 1
        return self._trimmed(start, self.whole(at), gaps)

    def whole(self, end: int) -> int:
        """Return an end that does not cut "cổ phần" out of "cổ phần hóa"."""
        words = self._tokens.words
        cut = self._tokens.word(end) in _IZED and words[max(0, end - 2) : end] == ["cổ", "phần"]
        return end - 2 if cut else end

    def predicate(self, quantity: Quantity) -> str:
        """Return what is said of a part: "612 giảng viên, trong đó 58 % | có trình độ tiến sĩ"; "" when nothing is."""
        tokens = self._tokens
        start = at = quantity.end
        opening = tokens.word(min(quantity.front.edge, quantity.front.start) - 1)
        if opening not in _OPENERS or quantity.front.change_word or tokens.word(at) not in _SAYING:
            return ""
        while at < len(tokens) and at - start < LONGEST and tokens.words[at] not in _STOPS:
            if tokens.is_number(at):
                return ""
            at += 1
        return self._walk.phrase(start, at)

    def written(self, run: Following) -> str:
        """Return the article's words of a run without its gaps, no more than a metric has."""
        at, parts = run.start, []
        for gap, behind in run.gaps:
            if at <= gap < run.end:
                parts.append(self._walk.phrase(at, gap))
                at = behind
        parts.append(self._walk.phrase(at, run.end))
        return " ".join(" ".join(parts).split()[:LONGEST])

    def _trimmed(self, start: int, end: int, gaps: list[tuple[int, int]]) -> Following:
        """Drop what a metric does not end with."""
        while end > start:
            if gaps and gaps[-1][1] == end:
                end = gaps.pop()[0]
                continue
            last = self._words.metric_trailing.before(self._tokens.words, end)
            if last is None:
                break
            end = max(start, end - last[0])
        return Following(start, end, tuple(gaps))

    def _left_out(self, at: int) -> int:
        """Return the token behind what is no part of a count: "xã (68,4 %) đạt", "xã thuộc 10 huyện bị ngập"; else `at`."""
        tokens = self._tokens
        if tokens.words[at] == "(":
            closing = next((i for i in range(at + 2, at + _ASIDE) if tokens.word(i) == ")"), at)
            return closing + 1 if any(tokens.is_number(i) for i in range(at, closing)) else at
        number = next((i for i in range(at + 1, at + _SOON) if tokens.is_number(i)), at)
        if tokens.words[at] not in _OWNING or number == at:
            return at
        end = number + 1 + self._counted_noun(number + 1)
        if end == number + 1:
            return at
        while tokens.word(end) == "," and (more := self._counted_noun(end + 1)):
            end += 1 + more
        return end

    def _counted_noun(self, at: int) -> int:
        """Return how many tokens at a place are a noun that is counted, 0 when none is."""
        noun = self._words.units.at(self._tokens.words, at)
        return noun[0] if noun is not None and noun[1].partition("|")[0] in COUNTED else 0

    def _is_helper(self, at: int) -> bool:
        """Tell whether no noun begins at a token."""
        words = self._tokens.words
        return self._words.function.at(words, at) is not None and self._words.heads.at(words, at) is None

    def _passed(self, quantity: Quantity, at: int) -> int:
        """Return the token behind what a phrase goes on over: "đội (tổ)", "186 ý kiến, kiến nghị"; else `at`."""
        unit, tokens = quantity.unit, self._tokens
        if tokens.words[at] == "(" and tokens.word(at + 2) == ")":
            return at + 3
        if unit is None or at != unit.end or tokens.word(at) != "," or unit.kind not in COUNTED:
            return at
        noun = self._words.units.at(tokens.words, at + 1)
        if noun is None or noun[1].partition("|")[0] != unit.kind:
            return at
        end = at + 1 + noun[0]
        counts = any(tokens.is_number(i) for i in range(end, end + _SOON))
        return at if counts or tokens.word(end) in _PLURALS else end

    def _ends_noun(self, at: int, cuts: Phrases) -> bool:
        """Tell whether the phrase behind a quantity ends at a token; "liên quan đến" and "dành cho" go on."""
        words = self._tokens.words
        if (words[at - 1], words[at]) in _COMPLEMENTS:
            return False
        return cuts.at(words, at) is not None

    def _leads_to_number(self, at: int) -> bool:
        """Tell whether a verb or "và" leads to the next number: there the phrase ends."""
        tokens, words = self._tokens, self._words
        if tokens.words[at] != "và" and words.before_number.at(tokens.words, at) is None:
            return False
        following = range(at + 1, min(len(tokens), at + _NUMBER_SOON))
        return any(tokens.is_number(i) for i in following) or (
            words.comparators.at(tokens.words, at + 1) is not None
        )
