"""Walking back from a number over the words of a sentence: where a phrase begins, which head it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

LONGEST = 8
"""How many words a metric has at most (ANNOTATION.md, "Key figure")."""

_REACH = 45  # how many tokens back a head is looked for
_COST = 12  # how much may end a phrase on the way: 1 for "và", 2 for anything else
_NOUN = 3  # the longest of the nouns that a conjunction joins, in syllables
_HARD = frozenset(".;:!?\"“”'‘’«»…[]{}")
_SIGNS = frozenset({",", "(", ")"})
_WITHIN = (["ở"], ["tại"], ["thuộc"])
_DASHES = frozenset({"-", "–"})
_ESPECIALLY = ["đặc", "biệt"]
_TIMES = frozenset({"tháng", "năm", "quý", "tuần", "ngày"})


@dataclass(frozen=True, slots=True)
class Scan:
    """A walk back from a number: where the near phrase starts, its leftmost head, the head found beyond it.

    `parted` tells that a comma, a conjunction, a parenthesis or a number stands before that one.
    """

    start: int
    head: int | None
    far: int | None
    parted: bool


class SentenceWalk:
    """The words of one sentence with what ends a phrase among them.

    A class only so that the steps share the sentence; it keeps nothing from one walk to the next.
    """

    def __init__(self, tokens: Tokens, text: str, periods: Sequence[Period], words: FigureWords) -> None:
        self.tokens = tokens
        self.text = text
        self.words = words
        self._covered = {at: period.start for period in periods for at in range(period.start, period.end)}
        for at, word in enumerate(tokens.words):
            if word in _TIMES and tokens.is_number(at - 1) and at not in self._covered:
                self._covered[at] = self._covered[at - 1] = at - 1

    def period_over(self, at: int) -> int | None:
        """Return where the period or span of time ("6 tháng") starts that covers a token."""
        return self._covered.get(at)

    def written(self, at: int) -> str:
        """Return a token as the article writes it, with its capitals."""
        return self.text[self.tokens.starts[at] : self.tokens.ends[at]]

    def phrase(self, start: int, end: int) -> str:
        """Return the article's words of a run of tokens, blanks made single."""
        if start >= end:
            return ""
        return " ".join(self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]].split())

    def spelled(self, start: int, end: int) -> str:
        """Return a run of tokens as the lexicon spells them, to compare."""
        return " ".join(self.tokens.words[start:end])

    def head_ending(self, at: int, floor: int) -> int | None:
        """Return where a word of measuring begins that ends in front of `at`."""
        found = self.words.heads.before(self.tokens.words, at)
        if found is None or at - found[0] < floor or self.longer(at, found[0]):
            return None
        if self.tokens.words[at - 1] == "số" and self.tokens.is_number(at):
            return None  # a label: "bão số 7"
        if self.tokens.words[at - found[0]] == "số" and self.tokens.word(at - found[0] - 1) == "một":
            return None  # "một số dự án" are some
        if self.tokens.words[at - found[0] - 1 : at - found[0]] in _WITHIN:
            return None  # a place within the phrase: "giá đất ở | khu vực này"
        return at - found[0]

    def is_hard(self, at: int) -> bool:
        """Tell whether the token in front of `at` ends every phrase."""
        words = self.tokens.words
        if words[at - 1] in _HARD:
            return True
        hard = self.words.hard.before(words, at)
        if hard is None:
            return False
        # "xã đặc biệt khó khăn" is one noun, ", đặc biệt là" parts two
        return not (
            words[at - 2 : at] == _ESPECIALLY
            and at > 2
            and words[at - 3].isalpha()
            and self.tokens.word(at) != "là"
        )

    def bound(self, at: int) -> int:
        """Return how many tokens in front of `at` end a phrase: 0 for a word within one."""
        words = self.tokens.words
        if self.tokens.is_number(at - 1):
            return 0 if at > 1 and words[at - 2] == "số" else 1  # "gói thầu số 3" goes on
        if words[at - 1] in _SIGNS:
            return 1
        if words[at - 1] in _DASHES:
            return 0 if self._is_hyphen(at - 1) else 1
        soft = self.words.soft.before(words, at)
        return 0 if soft is None or self.longer(at, soft[0]) else soft[0]

    def longer(self, end: int, length: int) -> bool:
        """Tell whether a longer word ends where a helper does: "thực hiện", "mặt bằng"."""
        return self.words.longer(self.tokens.words, end, length)

    def opening(self, end: int, floor: int, reach: int) -> int:
        """Return where the parenthesis opens that closes right before `end`, -1 when it is far or none."""
        if self.tokens.word(end - 1) != ")":
            return -1
        for at in range(end - 2, max(floor, end - reach) - 1, -1):
            if self.tokens.words[at] == "(":
                return at
        return -1

    def joins_nouns(self, at: int, start: int, end: int, floor: int) -> bool:
        """Tell whether a conjunction joins short nouns into one subject: "công nghiệp - xây dựng"."""
        words = self.tokens.words
        sign = words[at - 1]
        if sign not in ("và", "-", "–", ",") or start == end or not words[start][0].isalpha():
            return False
        if sign == "," and self._is_parallel(at):
            return True
        if sign == "," and "và" not in words[at:end]:
            return False
        count = 0
        for i in range(at - 2, floor - 1, -1):
            if self.bound(i + 1) or self.is_hard(i + 1) or self.period_over(i) is not None:
                break
            if count and not self.written(i)[0].islower():
                break
            count += 1
            if count > _NOUN:
                return False
        return count > 0

    def _is_parallel(self, at: int) -> bool:
        """Tell whether a comma in front of `at` joins like to like: "nông, lâm, thủy sản", "nông nghiệp, nông thôn"."""
        tokens = self.tokens
        if at < 4 or not tokens.words[at - 2][0].isalpha():
            return False
        if tokens.word(at + 1) == "," or tokens.words[at - 3] == ",":
            return not self.bound(at - 1)
        return tokens.words[at - 3] == tokens.word(at) and tokens.words[at - 2] != tokens.word(at + 1)

    def scan(self, end: int, floor: int) -> Scan:
        """Walk back from `end` to where the near phrase starts, then on in search of a head."""
        return _Walker(self, end, floor).walk()

    def _is_hyphen(self, at: int) -> bool:
        """Tell whether a dash joins two words: "KT-XH"."""
        return self.tokens.words[at] == "-" and self.tokens.glued(at) and self.tokens.glued(at + 1)


class _Walker:
    """One walk back: its place, what it has found so far."""

    def __init__(self, sentence: SentenceWalk, end: int, floor: int) -> None:
        self._sentence = sentence
        self._words = sentence.tokens.words
        self._end = end
        self._floor = floor
        self._at = self._start = end
        self._near = True
        self._crossed = False
        self._parted = False
        self._cost = 0
        self._head: int | None = None
        self._far: int | None = None

    def walk(self) -> Scan:
        """Go as far as it makes sense."""
        while self._at > self._floor and self._end - self._at < _REACH:
            if not self._step():
                break
        return Scan(self._start, self._head, self._far, self._parted)

    def _step(self) -> bool:
        """Take one word, phrase or sign; False when the walk ends here."""
        sentence, at = self._sentence, self._at
        period = sentence.period_over(at - 1)
        if period is not None:
            self._at = max(self._floor, period)
            return True
        head = sentence.head_ending(at, self._floor)
        if head is not None:
            self._take_head(head)
            return True
        if sentence.is_hard(at):
            return False
        opening = sentence.opening(at, self._floor, 7) if self._near else -1
        if opening >= 0:
            self._at = opening
            if self._start == self._end and self._head is None:
                self._start = opening + 1
            return True
        bound = sentence.bound(at)
        joins = self._near and self._head is None
        if bound == 0 or (joins and sentence.joins_nouns(at, self._start, self._end, self._floor)):
            self._at -= 1
            if self._near:
                self._start = self._at
            return True
        return self._cross(bound)

    def _take_head(self, head: int) -> None:
        self._at = head
        if self._near:
            self._start = self._head = head
        else:
            self._far = head

    def _cross(self, bound: int) -> bool:
        """Go past what ends a phrase; False when the phrase is known by then."""
        sign = self._words[self._at - 1]
        if self._near and not self._crossed and self._end - self._start == 1 and sign not in _SIGNS:
            self._crossed = True  # one syllable is no phrase: "có | lãi"
            self._at = self._start = self._at - bound
            return True
        if self._head is not None and sign == "và":
            joined = self._head_before(self._at - 1)
            if joined is None:
                return False
            self._at = self._start = self._head = joined
            return True
        if self._head is not None or (self._far is not None and sign != "và"):
            return False
        self._near = False
        self._parted = self._parted or sign in _SIGNS or sign == "và" or sign[0].isdigit()
        self._cost += 1 if sign == "và" else 2
        self._at -= bound
        return self._cost <= _COST

    def _head_before(self, end: int) -> int | None:
        """Return where a head begins whose phrase "và" goes on with: "sản lượng điện sản xuất | và nhập khẩu"."""
        for at in range(end, max(self._floor, end - LONGEST), -1):
            head = self._sentence.head_ending(at, self._floor)
            if head is not None:
                return head
            if self._sentence.bound(at) or self._sentence.is_hard(at):
                return None
        return None
