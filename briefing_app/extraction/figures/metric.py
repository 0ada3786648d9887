"""What a quantity measures, in the article's words: the noun phrase before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.extraction.figures.continuations import EMPTY, Continuations
from briefing_app.extraction.figures.deeds import DeedReader
from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.subject import Subject, SubjectReader
from briefing_app.extraction.figures.tokens import Phrases, Tokens
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.walk import LONGEST, SentenceWalk
from briefing_app.extraction.figures.words import FigureWords

_STOPS = frozenset("/.,;:!?[]{}\"“”'‘’«»…–—*•+")
_BARE = frozenset({"tỷ lệ", "tỷ trọng", "mức"})
_TELLING = frozenset(
    {"quy mô", "công suất", "dân số", "số dân", "sản lượng", "tổng đàn", "năng lực", "lưu lượng"}
)
_COPULAS = frozenset({"đạt", "là", "lên"})
_OF = frozenset({"của", "tại", "ở"})
_SHARES = frozenset({"chiếm", "góp", "có"})
_GROWTH = "tăng trưởng"
_TAILS = frozenset({"đang", "đã", "sẽ", "của", "và", "cho"})
"""Words that leave a metric unfinished."""
_COMPLEMENTS = frozenset({("quan", "đến"), ("quan", "tới"), ("dành", "cho"), ("gắn", "với")})
"""A verb's last syllable and its preposition: they do not end a phrase."""

_PLURALS = frozenset({"các", "những"})
_IZED = frozenset({"hóa", "hoá"})
_BARE_HEAD = 2
_RESORT = 7  # words
_RECIPIENT = 4
_JOINED = 8
_HAPPENED = (["xảy", "ra"], ["phát", "sinh"], ["xuất", "hiện"])
_TOTAL = 30  # how many tokens before a count "số …" of the same thing stands
_SHARING = frozenset({"và", ",", "cùng"})
_SHARED = 6  # how many tokens on a count still has the verb of the one before
_NUMBER_SOON = 4
_RESPECT = 4  # words of that in respect of which something changed


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: its words as written and the way it was found."""

    words: str
    way: str


class MetricReader:
    """Finds what the quantities of one sentence measure."""

    def __init__(self, tokens: Tokens, text: str, periods: Sequence[Period], words: FigureWords) -> None:
        self._tokens = tokens
        self._text = text
        self._words = words
        self._continuations = Continuations(tokens, words)
        walk = SentenceWalk(tokens, text, periods, words)
        self._walk = walk
        self._subjects = SubjectReader(walk)
        self._deeds = DeedReader(walk)

    def read(self, quantity: Quantity, before: Quantity | None, inherited: str) -> Metric:
        """Return what a quantity measures; `before` is the quantity before it in the sentence.

        `inherited` is the metric to which it falls back: that of the quantity before it.
        """
        found = self._read(quantity, before, inherited)
        written = found.words.split()
        while len(written) > 1 and written[-1].lower() in _TAILS:
            written.pop()
        return found if len(written) == len(found.words.split()) else Metric(" ".join(written), found.way)

    def _read(self, quantity: Quantity, before: Quantity | None, inherited: str) -> Metric:
        floor = self._floor(quantity, before)
        back = self._subjects.read(quantity, floor, before)
        ahead = self._behind(quantity)
        more = self._continuations
        head = self._spelled(back.start, back.end)
        if inherited and before is not None and more.whatever_is_before(quantity, before, head, ahead):
            return Metric(inherited, "inherited")
        if more.refers_back(quantity, head, ahead):
            return Metric(inherited, "referred")
        if quantity.kind in COUNTED:
            return self._counted(quantity, back, ahead, before)
        named = self._respect(quantity)
        if named:
            return Metric(named, "respect")
        if inherited and before is not None and more.in_other_words(quantity, before, ahead):
            return Metric(inherited, "inherited")
        return self._measured(quantity, before, inherited, back, ahead)

    def _measured(
        self,
        quantity: Quantity,
        before: Quantity | None,
        inherited: str,
        back: Subject,
        ahead: tuple[int, int],
    ) -> Metric:
        """Choose for a percentage, sum or measure between the phrase behind, before and that of the one before."""
        change = quantity.front.change_word
        plain = (not change and quantity.kind != "times") or change in self._words.changing
        plain = plain or (
            quantity.kind == "percent" and self._words.heads.at(self._tokens.words, ahead[0]) is not None
        )
        has_ahead = ahead[1] > ahead[0] and (
            quantity.kind == "money" or self._words.yardsticks.at(self._tokens.words, ahead[0]) is None
        )
        headed = back.near and not change and (back.headed or self._fulfils(quantity, back))
        if has_ahead and plain and (not headed or self._is_share(quantity)):
            return Metric(self._with_verb(quantity, ahead), "behind")
        scant = not back.headed and not back.verb and (inherited or change.startswith(_GROWTH))
        scant = scant and self._words.strong_heads.at(self._tokens.words, back.start) is None
        if back.near and back.end - back.start > (1 if scant else 0):
            if back.verb:
                return Metric(self._with_rate(back) or self._with_recipient(back, quantity), "verb")
            written = self._written(back.start, back.end)
            if has_ahead and quantity.kind == "measure" and len(written.split()) <= _BARE_HEAD:
                return Metric(" ".join(f"{written} {self._written(*ahead)}".split()[:LONGEST]), "before")
            spelled = self._spelled(back.start, back.end)
            if inherited and spelled in EMPTY:
                return Metric(inherited, "inherited")
            bare = spelled in _BARE
            return Metric((self.last_resort(quantity, before) if bare else "") or written, "before")
        if change.startswith(_GROWTH) and not (back.near and back.headed):
            return Metric(_GROWTH, "growth")
        if inherited and (
            not back.headed or (self._floor(quantity, before) and quantity.kind not in ("money", "measure"))
        ):
            return Metric(inherited, "inherited")
        if back.end > back.start:
            return Metric(self._written(back.start, back.end), "subject")
        if ahead[1] > ahead[0]:
            return Metric(self._written(*ahead), "behind")
        return Metric("", "none")

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
        return self._written(start, end)

    def _floor(self, quantity: Quantity, before: Quantity | None) -> int:
        """Return how far back the phrase before a quantity may reach: the end of the one before."""
        if before is None or self._is_owner(before):
            return 0
        start = min(before.number, before.front.start)
        given = (
            before.kind in COUNTED and self._tokens.word(start - 1) == "cho"
        )  # "kinh phí cho 90 hộ là 4 tỷ"
        return 0 if given and quantity.kind == "money" and self._is_bound(quantity) else before.end

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
        return self._written(start, end)

    def _fulfils(self, quantity: Quantity, back: Subject) -> bool:
        """Tell whether a copula binds a percentage to a noun before it: "tiến độ mới đạt 42 % khối lượng"."""
        if quantity.kind != "percent" or back.verb or back.end - back.start < 2:
            return False
        return self._is_bound(quantity) and not self._is_share(quantity)

    def _is_bound(self, quantity: Quantity) -> bool:
        """Tell whether a copula binds the number to its subject: "khách du lịch đạt gần 2 triệu lượt"."""
        words = self._tokens.words
        return any(words[at] in _COPULAS for at in range(quantity.front.edge, quantity.number))

    def _is_owner(self, quantity: Quantity) -> bool:
        """Tell whether a count only says whose something is: "sản lượng tôm của 3 huyện đạt 6.150 tấn"."""
        start = min(quantity.number, quantity.front.start)
        return quantity.kind in COUNTED and self._tokens.word(start - 1) in _OF

    def _adjoins(self, back: Subject, quantity: Quantity) -> bool:
        """Tell whether the noun right before the number says what a plain unit counts: "đàn vịt 2 triệu con"."""
        name = quantity.unit.name.lower() if quantity.unit is not None else ""
        if name not in self._words.classifiers or back.end - back.start < 2:
            return False
        peopled = any(
            self._words.units.at(self._tokens.words, at) is not None for at in range(back.start, back.end)
        )
        return back.end == quantity.front.edge or peopled

    def _written(self, start: int, end: int) -> str:
        """Return the article's words of a run of tokens, blanks made single."""
        tokens = self._tokens
        return (
            " ".join(self._text[tokens.starts[start] : tokens.ends[end - 1]].split()) if start < end else ""
        )

    def _spelled(self, start: int, end: int) -> str:
        """Return a run of tokens as the lexicon spells them, to compare."""
        return " ".join(self._tokens.words[start:end])

    def _is_share(self, quantity: Quantity) -> bool:
        """Tell whether a verb of having stands before the number: "chiếm 38 % lượng muối"."""
        words = self._tokens.words
        edge = quantity.front.edge
        return any(words[at] in _SHARES for at in range(max(0, edge - 1), quantity.number))

    def _with_verb(self, quantity: Quantity, ahead: tuple[int, int]) -> str:
        """Put what was done before the noun: "thu hồi (khoảng 50 tỷ đồng) nợ thuế"."""
        noun = self._written(*ahead)
        edge = quantity.front.edge
        joined = "và" in self._tokens.words[edge : quantity.number]
        verb = 0 if joined else self._words.verb_before(self._tokens.words, edge)
        return f"{self._written(edge - verb, edge)} {noun}" if verb else noun

    def _with_rate(self, back: Subject) -> str:
        """Put how often behind a verb of one word: "bình quân mỗi tháng ngành phải thu" is "thu bình quân mỗi tháng"."""
        words = self._tokens.words
        if back.end - back.start > 1:
            return ""
        for at in range(back.start - 1, max(0, back.start - _JOINED), -1):
            if words[at] in _STOPS:
                return ""
            if words[at] == "mỗi":
                start = at - 2 if words[max(0, at - 2) : at] == ["bình", "quân"] else at
                return f"{self._written(back.start, back.end)} {self._written(start, at + 2).lower()}"
        return ""

    def _with_recipient(self, back: Subject, quantity: Quantity) -> str:
        """Put whom it was done for behind the verb: "bàn giao (25 ha) cho huyện"."""
        verb = self._written(back.start, back.end)
        words = self._tokens.words
        at = quantity.end
        if self._tokens.word(at) == "(":
            at = next((i + 1 for i in range(at, min(len(words), at + _JOINED)) if words[i] == ")"), at)
        if back.end - back.start > 3 or self._tokens.word(at) not in ("cho", "để"):
            return verb
        end = at + 1
        while end < len(words) and end - at < _RECIPIENT and words[end] not in _STOPS:
            if self._words.after.at(words, end) is not None:
                break
            end += 1
        return f"{verb} {self._written(at, end)}"

    def _counted(
        self, quantity: Quantity, back: Subject, ahead: tuple[int, int], before: Quantity | None
    ) -> Metric:
        """Name what is counted: "quy mô" before it, else its noun with what follows, else what was done with it."""
        unit = quantity.unit
        start = unit.start if unit is not None else quantity.end
        end = self._before_compound(min(max(ahead[1], quantity.end), start + LONGEST))
        noun = self._written(start, end)
        if back.headed and back.near and not self._is_owner(quantity):
            head = self._written(back.start, back.end)
            bare = back.end - back.start <= 2 and self._spelled(back.start, back.end) not in _TELLING
            return Metric(f"{head} {noun}" if bare else head, "total" if bare else "before")
        edge = quantity.front.edge
        relation = self._deeds.relation(edge, quantity.number)
        if relation < edge:
            return Metric(" ".join(self._written(relation, edge).split()[:LONGEST]), "relation")
        if "cho" in self._tokens.words[edge : quantity.number]:
            deed = self._deeds.deed(edge, before.end if before is not None else 0)
            if deed < edge:
                whole = f"{self._written(deed, edge)} cho {noun}"
                return Metric(whole if len(whole.split()) <= LONGEST else self._written(deed, edge), "verb")
        if unit is not None and end == unit.end:
            total = self._total(unit.start, end, edge)
            if total:
                return Metric(total, "before")
            noun = self._with_holder(unit.start, end)
        verb = self._words.verb_before(self._tokens.words, edge)
        done = self._written(edge - verb, edge) if verb else self._shared_verb(quantity, before)
        if not done:
            verb = self._deeds.predicate(edge, before.end if before is not None else 0)
            # a guess is no longer than the noun itself
            done = self._written(edge - verb, edge) if verb <= len(noun.split()) else ""
        if done and len(f"{done} {noun}".split()) <= LONGEST:
            return Metric(f"{done} {noun}", "verb")
        alone = unit is not None and end == unit.end and back.near and back.end > back.start
        if alone and self._tokens.words[back.end - 2 : back.end] in _HAPPENED and back.end - back.start > 3:
            return Metric(self._written(back.start, back.end - 2), "before")
        if alone and (self._is_bound(quantity) or self._adjoins(back, quantity)):
            return Metric(self._written(back.start, back.end), "before")
        return Metric(noun, "counted")

    def _total(self, start: int, end: int, edge: int) -> str:
        """Return the number of them that the sentence speaks of before: "số hộ nghèo giảm mạnh, còn 900 hộ"."""
        words = self._tokens.words
        counted = words[start:end]
        for at in range(edge - len(counted) - 1, max(-1, edge - _TOTAL), -1):
            if words[at] in _STOPS and words[at] != ",":
                return ""
            if words[at] == "số" and words[at + 1 : at + 1 + len(counted)] == counted:
                return self._written(at, self._subjects.forwards(at, edge))
        return ""

    def _shared_verb(self, quantity: Quantity, before: Quantity | None) -> str:
        """Return the verb that two counts share: "huy động 640 xe và 1.300 công nhân", "ban hành 2 luật, 5 nghị định"."""
        start = min(quantity.number, quantity.front.start)
        if before is None or before.kind not in COUNTED or self._tokens.word(start - 1) not in _SHARING:
            return ""
        parts = self._words.soft.at(self._tokens.words, before.end) is not None
        if start - before.end > _SHARED or (parts and self._tokens.words[before.end] not in _SHARING):
            return ""
        edge = before.front.edge
        return self._written(edge - self._words.verb_before(self._tokens.words, edge), edge)

    def _with_holder(self, start: int, end: int) -> str:
        """Put the kind of people or bodies behind a bare noun whose they are: "kiến nghị của cử tri"."""
        noun = self._written(start, end)
        words = self._tokens.words
        at = end + 1
        if self._tokens.word(end) != "của" or self._tokens.word(at) in self._words.holders:
            return noun
        while at < len(words) and at - end <= end - start and words[at][0].isalpha():
            if self._words.function.at(words, at) is not None or self._written(at, at + 1).istitle():
                break
            at += 1
        return f"{noun} {self._written(end, at)}" if at > end + 1 else noun

    def _behind(self, quantity: Quantity) -> tuple[int, int]:
        """Return the tokens of the noun phrase behind a quantity, an empty run when none follows."""
        tokens, words = self._tokens, self._words
        counted = quantity.kind in COUNTED
        cuts = words.after_counted if counted else words.after
        start = at = quantity.end
        skipped = words.between.at(tokens.words, at) if counted else None
        if quantity.kind == "percent" and tokens.word(at) == "là":
            start = at = at + 1
        if skipped is not None:
            start = at = at + skipped[0]
        while at < len(tokens) and at - start < LONGEST:
            word = tokens.words[at]
            if word == "(" and tokens.word(at + 2) == ")":
                at += 3
                continue
            second = self._second_noun(quantity, at)
            if second > at:
                at = second
                continue
            if word in _STOPS or word in "()" or tokens.is_number(at):
                break
            if self._ends_noun(at, cuts) or self._leads_to_number(at):
                break
            helper = (
                words.function.at(tokens.words, at) is not None and words.heads.at(tokens.words, at) is None
            )
            if at == start and not counted and helper:
                break
            at += 1
        at = self._before_compound(at)
        while at > start and (last := words.metric_trailing.before(tokens.words, at)) is not None:
            at = max(start, at - last[0])
        return start, at

    def _second_noun(self, quantity: Quantity, at: int) -> int:
        """Return where a noun ends that a comma joins to the counted one: "186 ý kiến, kiến nghị"; else `at`."""
        unit, tokens = quantity.unit, self._tokens
        if unit is None or at != unit.end or tokens.word(at) != "," or unit.kind not in COUNTED:
            return at
        noun = self._words.units.at(tokens.words, at + 1)
        if noun is None or noun[1].partition("|")[0] != unit.kind:
            return at
        end = at + 1 + noun[0]
        return at if tokens.word(end) in _PLURALS else end

    def _ends_noun(self, at: int, cuts: Phrases) -> bool:
        """Tell whether the phrase behind a quantity ends at a token; "liên quan đến" and "dành cho" go on."""
        words = self._tokens.words
        if (words[at - 1], words[at]) in _COMPLEMENTS:
            return False
        return cuts.at(words, at) is not None

    def _before_compound(self, end: int) -> int:
        """Return an end that does not cut "cổ phần" out of "cổ phần hóa"."""
        words = self._tokens.words
        cut = self._tokens.word(end) in _IZED and words[max(0, end - 2) : end] == ["cổ", "phần"]
        return end - 2 if cut else end

    def _leads_to_number(self, at: int) -> bool:
        """Tell whether a verb or "và" leads to the next number: there the phrase ends."""
        tokens, words = self._tokens, self._words
        if tokens.words[at] != "và" and words.before_number.at(tokens.words, at) is None:
            return False
        following = range(at + 1, min(len(tokens), at + _NUMBER_SOON))
        return any(tokens.is_number(i) for i in following) or (
            words.comparators.at(tokens.words, at + 1) is not None
        )
