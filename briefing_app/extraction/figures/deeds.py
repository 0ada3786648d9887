"""What was done with a counted thing, for whom, or with whom: the words of doing before a count."""

from __future__ import annotations

from briefing_app.extraction.figures.walk import SentenceWalk

_HELPERS = frozenset({"đã", "sẽ", "đang", "được", "phải", "cần", "vừa"})
_CLAUSES = frozenset({",", ";"})
_PREDICATE = 3  # words of a verb that is known only by its helper
_TELLING = 4
_DEED = 6  # words of what was done for somebody
_RELATION = 12
_RECIPIENT = 4
_JOINED = 8
_ENDS = frozenset(".;:!?()")
_SIGNS = frozenset("/.,;:!?[]{}\"“”'‘’«»…–—*•+")


class DeedReader:
    """Reads the words of doing before the quantities of one sentence.

    Apart from the subjects: those say what is so much, these what somebody did with so many.
    """

    def __init__(self, walk: SentenceWalk) -> None:
        self._tokens = walk.tokens
        self._words = walk.words
        self._walk = walk

    def relation(self, end: int, number: int) -> int:
        """Return where "quan hệ …" begins that is held with so many: "quan hệ thương mại | với 230 nước"."""
        words = self._tokens.words
        if "với" not in words[end:number]:
            return end
        for at in range(end - 2, max(-1, end - _RELATION), -1):
            if words[at : at + 2] == ["quan", "hệ"]:
                return at
            if words[at] in _ENDS:
                return end
        return end

    def predicate(self, end: int, floor: int) -> int:
        """Return how many words before `end` are a verb, told by the helper before it: "đã | thụ lý 900 vụ"."""
        words = self._tokens.words
        for length in range(1, _PREDICATE + 1):
            start = end - length
            if start <= floor or not self._walk.written(start)[0].islower() or self._walk.bound(start + 1):
                return 0
            if length > 1 and (words[start - 1] in _HELPERS or self._begins_clause(start, end, floor)):
                return length
        return 0

    def _begins_clause(self, start: int, end: int, floor: int) -> bool:
        """Tell whether words before a count open a clause behind that of another: "nhận 90 đơn, | trả lời 80 đơn"."""
        words = self._tokens.words
        if not floor or words[start - 1] not in _CLAUSES or " ".join(words[start:end]) in self._words.owners:
            return False
        return all(
            phrases.at(words, start) is None
            for phrases in (
                self._words.function,
                self._words.auxiliaries,
                self._words.hard,
                self._words.heads,
            )
        )

    def deed(self, end: int, floor: int) -> int:
        """Return where the phrase begins that tells what was done: "giải quyết việc làm | cho 900 người".

        `end` itself when none does; a phrase without a known verb must be long enough to have one.
        """
        start = end
        while start > floor and end - start < _DEED:
            if self._walk.bound(start) or self._walk.is_hard(start) or self._walk.period_over(start - 1):
                break
            if not self._walk.written(start - 1)[0].islower():
                break
            start -= 1
        for at in range(start, end):
            verb = self._words.verbs.at(self._tokens.words, at)
            if verb is not None and self._words.compounds.at(self._tokens.words, at - 1) is None:
                return at
        return start if end - start >= _TELLING else end

    def with_rate(self, start: int, end: int) -> str:
        """Put how often behind a verb of one word: "bình quân mỗi tháng ngành phải thu" is "thu bình quân mỗi tháng"."""
        words = self._tokens.words
        if end - start > 1:
            return ""
        for at in range(start - 1, max(0, start - _JOINED), -1):
            if words[at] in _SIGNS:
                return ""
            if words[at] == "mỗi":
                rate = at - 2 if words[max(0, at - 2) : at] == ["bình", "quân"] else at
                return f"{self._walk.phrase(start, end)} {self._walk.phrase(rate, at + 2).lower()}"
        return ""

    def with_recipient(self, start: int, end: int, behind: int) -> str:
        """Put whom it was done for behind the verb: "bàn giao (25 ha) cho huyện"; `behind` is where the number ends."""
        verb = self._walk.phrase(start, end)
        words = self._tokens.words
        at = behind
        if self._tokens.word(at) == "(":
            at = next((i + 1 for i in range(at, min(len(words), at + _JOINED)) if words[i] == ")"), at)
        if end - start > _PREDICATE or self._tokens.word(at) not in ("cho", "để"):
            return verb
        if self._tokens.is_number(at + 1):
            return verb
        last = at + 1
        while last < len(words) and last - at < _RECIPIENT and words[last] not in _SIGNS:
            if self._words.after.at(words, last) is not None:
                break
            last += 1
        return f"{verb} {self._walk.phrase(at, last)}"
