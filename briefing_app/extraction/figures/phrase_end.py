"""Where the phrase before a number ends: before its helpers, asides and times."""

from __future__ import annotations

from briefing_app.extraction.figures.walk import SentenceWalk

_ENDS = frozenset(".;:!?()")
_ASIDE = 18  # the longest aside between commas, in tokens


class PhraseEnd:
    """Steps back from the numbers of one sentence to the last word of what is said to be so much.

    A class only so that the steps share the sentence; it keeps nothing from one number to the next.
    """

    def __init__(self, walk: SentenceWalk) -> None:
        self._walk = walk
        self._tokens = walk.tokens
        self._words = walk.words

    def over_parenthesis(self, end: int, floor: int) -> tuple[int, int]:
        """Step back over a parenthesis before a copula: "vốn … (chưa kể phần dự phòng) | là"."""
        opening = self._walk.opening(end, 0, 16)
        if opening < 0:
            return end, floor
        return opening, floor if floor <= opening else 0

    def over_aside(self, end: int, floor: int) -> int:
        """Step back over an aside between commas: "năng suất lúa(, theo báo cáo của sở,) tăng"."""
        words = self._tokens.words
        if self._tokens.word(end - 1) != ",":
            return end
        for at in range(end - 2, max(floor, end - _ASIDE), -1):
            if words[at] == ",":
                return at if self._words.asides.at(words, at + 1) is not None else end
            if words[at] in _ENDS:
                return end
        return end

    def trimmed(self, end: int, floor: int) -> int:
        """Step back over helpers, periods, an opening parenthesis or a dash before the number."""
        words = self._tokens.words
        for _ in range(10):
            if end <= floor:
                return end
            period = self._walk.period_over(end - 1)
            helper = self._words.auxiliaries.before(words, end)
            dated = self._date_opening(end)
            if period is not None:
                end = max(floor, period)
            elif helper is not None and end - helper[0] >= floor and not self._walk.longer(end, helper[0]):
                end -= helper[0]
            elif words[end - 1] in ("(", "-", "–", "—"):
                end -= 1
            elif dated > floor:
                end = dated
            else:
                return end
        return end

    def _date_opening(self, end: int) -> int:
        """Return where "tháng 6" or "ngày 30/9/2020" opens that ends before `end`, -1 when none does."""
        words = self._tokens.words
        if not self._tokens.is_number(end - 1):
            return -1
        for at in range(end - 2, max(-1, end - 7), -1):
            if words[at] in ("tháng", "ngày"):
                return at
            if words[at] not in ("/", "-", ".") and not self._tokens.is_number(at):
                return at + 1 if words[at] in self._words.date_openers and "/" in words[at:end] else -1
        return -1
