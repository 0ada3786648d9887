"""What a quantity measures, in the article's words: the noun phrase before or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.extraction.figures.binding import is_bound, is_share, says_whose
from briefing_app.extraction.figures.candidate import Metric
from briefing_app.extraction.figures.continuations import EMPTY, Continuations
from briefing_app.extraction.figures.counted import CountedReader
from briefing_app.extraction.figures.deeds import DeedReader
from briefing_app.extraction.figures.following import Following, FollowingReader
from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.subject import Subject, SubjectReader
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.walk import LONGEST, SentenceWalk
from briefing_app.extraction.figures.words import FigureWords

_STOPS = frozenset("/.,;:!?[]{}\"“”'‘’«»…–—*•+")
_BARE = frozenset({"tỷ lệ", "tỷ trọng", "mức"})
_GROWTH = "tăng trưởng"
_TAILS = frozenset({"đang", "đã", "sẽ", "của", "và", "cho"})
"""Words that leave a metric unfinished."""
_BARE_HEAD = 2
_RESORT = 7  # words
_RESPECT = 4  # words of that in respect of which something changed


class MetricReader:
    """Finds what the quantities of one sentence measure."""

    def __init__(self, tokens: Tokens, text: str, periods: Sequence[Period], words: FigureWords) -> None:
        self._tokens = tokens
        self._words = words
        self._continuations = Continuations(tokens, words)
        walk = SentenceWalk(tokens, text, periods, words)
        self._walk = walk
        self._subjects = SubjectReader(walk)
        self._following = FollowingReader(walk)
        self._deeds = DeedReader(walk)
        self._counted = CountedReader(walk, self._subjects, self._following, self._deeds)

    def read(self, quantity: Quantity, before: Quantity | None, inherited: str) -> Metric:
        """Return what a quantity measures; `before` is the quantity before it in the sentence.

        `inherited` is the metric to which it falls back: that of the quantity before it.
        """
        found = self._read(quantity, before, inherited)
        written = found.words.split()
        while len(written) > 1 and written[-1].lower() in _TAILS:
            written.pop()
        return found if len(written) == len(found.words.split()) else Metric(" ".join(written), found.way)

    def last_resort(self, quantity: Quantity, before: Quantity | None) -> str:
        """Return the few words before a quantity of which nothing better is known, also beyond one comma."""
        words = self._tokens.words
        floor = before.end if before is not None else 0
        end = quantity.front.edge
        while end > floor and (words[end - 1] in _STOPS or words[end - 1] in "()"):
            end -= 1
        start = end
        while start > floor and end - start < _RESORT and not self._walk.is_hard(start):
            if words[start - 1] in _STOPS:
                break
            start -= 1
        helpers = self._words.soft, self._words.function
        if end - start == 1 and any(phrases.at(words, start) is not None for phrases in helpers):
            return ""
        if words[start : start + 2] == ["so", "với"]:
            return ""
        return self._walk.phrase(start, end)

    def _read(self, quantity: Quantity, before: Quantity | None, inherited: str) -> Metric:
        floor = self._floor(quantity, before)
        back = self._subjects.read(quantity, floor, before)
        ahead = self._following.read(quantity)
        more = self._continuations
        head = self._walk.spelled(back.start, back.end)
        if inherited and before is not None and more.whatever_is_before(quantity, before, head, ahead):
            return Metric(inherited, "inherited")
        if more.refers_back(quantity, head, ahead):
            return Metric(inherited, "referred")
        if quantity.kind in COUNTED:
            return self._counted.read(quantity, back, ahead, before)
        named = self._respect(quantity)
        if named:
            return Metric(named, "respect")
        part = self._following.predicate(quantity) if before is not None and inherited else ""
        if before is not None and part:
            whole = inherited.split()
            noun = self._words.units.at([word.lower() for word in whole], 0)
            of = " ".join(whole[: noun[0] if noun is not None else _BARE_HEAD])
            return Metric(" ".join(f"{of} {part}".split()[:LONGEST]), "part")
        if inherited and before is not None and more.in_other_words(quantity, before, ahead):
            return Metric(inherited, "inherited")
        return self._measured(quantity, before, inherited, back, ahead)

    def _measured(
        self,
        quantity: Quantity,
        before: Quantity | None,
        inherited: str,
        back: Subject,
        ahead: Following,
    ) -> Metric:
        """Choose for a percentage, sum or measure between the phrase behind, before and that of the one before."""
        change = quantity.front.change_word
        plain = (not change and quantity.kind != "times") or change in self._words.changing
        plain = plain or (
            quantity.kind == "percent" and self._words.heads.at(self._tokens.words, ahead.start) is not None
        )
        has_ahead = ahead.end > ahead.start and (
            quantity.kind == "money" or self._words.yardsticks.at(self._tokens.words, ahead.start) is None
        )
        headed = back.near and not change and (back.headed or self._fulfils(quantity, back))
        if has_ahead and plain and (not headed or is_share(self._tokens, quantity)):
            return Metric(self._with_verb(quantity, ahead), "behind")
        named = self._near(quantity, before, inherited, back, ahead if has_ahead else None)
        if named is not None:
            return named
        if change.startswith(_GROWTH) and not (back.near and back.headed):
            return Metric(_GROWTH, "growth")
        if inherited and (
            not back.headed or (self._floor(quantity, before) and quantity.kind not in ("money", "measure"))
        ):
            return Metric(inherited, "inherited")
        if back.end > back.start:
            return Metric(self._walk.phrase(back.start, back.end), "subject")
        if ahead.end > ahead.start:
            return Metric(self._following.written(ahead), "behind")
        return Metric("", "none")

    def _near(
        self,
        quantity: Quantity,
        before: Quantity | None,
        inherited: str,
        back: Subject,
        ahead: Following | None,
    ) -> Metric | None:
        """Name a quantity by the phrase right before it; None when there is none that says enough."""
        scant = not back.headed and not back.verb
        scant = scant and bool(inherited or quantity.front.change_word.startswith(_GROWTH))
        scant = scant and self._words.strong_heads.at(self._tokens.words, back.start) is None
        if not back.near or back.end - back.start <= (1 if scant else 0):
            return None
        if back.verb:
            rated = self._deeds.with_rate(back.start, back.end)
            return Metric(rated or self._deeds.with_recipient(back.start, back.end, quantity.end), "verb")
        written = self._walk.phrase(back.start, back.end)
        if ahead is not None and quantity.kind == "measure" and len(written.split()) <= _BARE_HEAD:
            return Metric(" ".join(f"{written} {self._following.written(ahead)}".split()[:LONGEST]), "before")
        spelled = self._walk.spelled(back.start, back.end)
        if inherited and spelled in EMPTY:
            return Metric(inherited, "inherited")
        bare = spelled in _BARE
        return Metric((self.last_resort(quantity, before) if bare else "") or written, "before")

    def _floor(self, quantity: Quantity, before: Quantity | None) -> int:
        """Return how far back the phrase before a quantity may reach: the end of the one before."""
        if before is None or says_whose(self._tokens, before):
            return 0
        start = min(before.number, before.front.start)
        # "kinh phí cho 90 hộ là 4 tỷ"
        given = before.kind in COUNTED and self._tokens.word(start - 1) == "cho"
        return 0 if given and quantity.kind == "money" and is_bound(self._tokens, quantity) else before.end

    def _respect(self, quantity: Quantity) -> str:
        """Return in respect of what something changed: "giảm 10,5 % về khối lượng"."""
        if quantity.kind != "percent" or not quantity.front.change_word:
            return ""
        if self._tokens.word(quantity.end) != "về":
            return ""
        start = end = quantity.end + 1
        while end < len(self._tokens) and end - start < _RESPECT and self._tokens.words[end] not in _STOPS:
            if self._words.after.at(self._tokens.words, end) or self._words.soft.at(self._tokens.words, end):
                break
            end += 1
        return self._walk.phrase(start, end)

    def _fulfils(self, quantity: Quantity, back: Subject) -> bool:
        """Tell whether a copula binds a percentage to a noun before it: "tiến độ mới đạt 42 % khối lượng"."""
        if quantity.kind != "percent" or back.verb or back.end - back.start < 2:
            return False
        return is_bound(self._tokens, quantity) and not is_share(self._tokens, quantity)

    def _with_verb(self, quantity: Quantity, ahead: Following) -> str:
        """Put what was done before the noun: "thu hồi (khoảng 50 tỷ đồng) nợ thuế"."""
        noun = self._following.written(ahead)
        edge = quantity.front.edge
        joined = "và" in self._tokens.words[edge : quantity.number]
        verb = 0 if joined else self._words.verb_before(self._tokens.words, edge)
        return f"{self._walk.phrase(edge - verb, edge)} {noun}" if verb else noun
