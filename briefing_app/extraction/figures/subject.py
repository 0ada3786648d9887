"""The noun phrase before a quantity: what the sentence says is so much."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.extraction.figures.false_friends import date_end
from briefing_app.extraction.figures.phrase_end import PhraseEnd
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.walk import LONGEST, Scan, SentenceWalk

_COPULAS = frozenset({"là", "đạt", "còn", "bằng", "ước", "lên", "mức", ":"})
_TAKING = frozenset({"percent", "money", "measure"})  # what follows one right away is its own
_KEPT = frozenset({"và", "của", "từ", "có", "do", "đang", "được", "đạt", "phải"})
_TOTAL = 60  # how many tokens back a total is looked for
_NO_TOTAL = frozenset({"cục", "công", "bí", "thống", "giám"})  # "Tổng cục", "Tổng công ty", "Tổng Bí thư"
_GROWTH = ["tốc", "độ", "tăng", "trưởng"]
_SOCIETY = ["toàn", "xã", "hội"]
_PREPOSITIONS = frozenset({"từ", "của", "do", "cho", "với", "và", "trong", "tại", "ở", "về"})
_SECTORS = frozenset({"khu", "ngành", "khối"})  # whose deed it is: "khu vực nhà nước | giải ngân"
_BEFORE_VERB = 4  # the most words of a noun that a verb tells more of
_NEAR = 3  # how soon behind a phrase "chiếm" follows
_DETERMINERS = frozenset({"có", "riêng", "nhiều", "các", "những"})  # "có nơi", "riêng tỉnh"
_AFTER = frozenset({"sau", "trước", "khi"})  # a verb behind these tells when
_THROUGH = frozenset({"qua", "đến", "từ", "với"})
_STATING = frozenset({"mới", "đã", "chỉ", "vừa", "được", "đang", "sẽ"})
_NAME = 6  # the longest proper name, in syllables


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase before a number as a run of tokens.

    `headed` when it begins with a word of measuring ("tổng mức", "tỷ lệ"); `near` when nothing that ends a
    phrase stands between it and the number; `verb` when it is only what was done.
    """

    start: int
    end: int
    headed: bool
    near: bool
    verb: bool = False


class SubjectReader:
    """Reads the phrases before the quantities of one sentence, one after the other."""

    def __init__(self, walk: SentenceWalk) -> None:
        self._tokens = walk.tokens
        self._words = walk.words
        self._walk = walk
        self._end = PhraseEnd(walk)

    def read(self, quantity: Quantity, floor: int, before: Quantity | None) -> Subject:
        """Return the noun phrase before a quantity, not beyond `floor`; an empty run when there is none.

        What follows a percentage right away is its own ("38 % lượng muối và 20 %").
        """
        words = self._tokens.words
        edge = quantity.front.edge
        dimension = self._words.dimensions.before(words, edge)
        head = self._words.heads.before(words, edge)
        told = dimension is not None and head is None and edge - dimension[0] >= floor and quantity.is_plain
        if dimension is not None and told and self._walk.written(edge - 1).islower():
            return Subject(edge - dimension[0], edge, True, True)
        copula = any(words[i] in _COPULAS for i in range(edge, quantity.number))
        end, floor = self._end.over_parenthesis(edge, floor) if copula else (edge, floor)
        if copula or quantity.front.change is not None:
            end = self._end.over_aside(end, floor)
        fulfilling = self._words.fulfilling.before(words, end) if quantity.kind == "percent" else None
        if fulfilling is not None and end - fulfilling[0] > floor:
            done = self._read(quantity, end - fulfilling[0], floor, before, copula=True)
            if done.near and done.end - done.start > (2 if done.verb else 0):
                return done
        found = self._read(quantity, end, floor, before, copula)
        start = found.start
        if copula and words[max(0, start - 4) : start] == _GROWTH:
            return replace(found, start=start - 2)
        return found

    def _read(
        self, quantity: Quantity, end: int, floor: int, before: Quantity | None, copula: bool
    ) -> Subject:
        """Return the phrase that ends before `end`; a copula may stand between it and the number."""
        for _ in range(2):
            end = self._end.trimmed(end, floor)
            if end <= floor:
                break
            scan = self._walk.scan(end, floor)
            if scan.head is None and self._is_owner(scan.start, end):
                end = scan.start
                continue
            if before is not None and before.kind in _TAKING and self._takes(scan, floor, end):
                return Subject(end, end, False, False)
            return self._choose(scan, end, copula)
        return Subject(end, end, False, False)

    def _takes(self, scan: Scan, floor: int, end: int) -> bool:
        """Tell whether the words behind a quantity are its own, unless a comma parts them from a phrase after them."""
        opens = (floor, floor + 1) if self._tokens.word(floor) == "tổng" else (floor,)
        verb = self._words.verb_before(self._tokens.words, end)
        if verb and end - verb - scan.start == 1 and self._tokens.words[scan.start] in _STATING:
            return False
        if scan.start == floor or scan.head in opens:
            return True
        parted = scan.start < end and self._tokens.word(scan.start - 1) == ","
        return scan.far in opens and not parted

    def _choose(self, scan: Scan, end: int, copula: bool) -> Subject:
        """Choose between the near phrase and a head beyond it."""
        if scan.head is not None:
            return self._finish(scan.head, end, True, True)
        words = self._tokens.words
        far = scan.far
        strong = far is not None and self._words.strong_heads.at(words, far) is not None
        if far is not None and strong and (copula or not scan.parted):
            return self._finish(far, self.forwards(far, end), True, True)
        if far is not None and scan.start < end and self._runs_on(far, scan.start, end):
            return self._finish(far, end, True, True)
        total = self._total_before(end) if copula else None
        if total is not None:
            return self._finish(total, self.forwards(total, end), True, True)
        start = scan.start
        if self._is_yardstick(start):
            return Subject(end, end, False, False)
        if start < end:
            told = copula or self._words.changes.at(words, end) is not None
            done = not told and self._words.verb_before(words, end) == end - start
            if far is not None and words[start - 1] == "và" and not done and self._joins(far, start):
                return self._finish(far, end, True, True)
            verb = self._verb_within(start, end)
            if verb is not None and not (
                self._is_told_of(end, copula) and self._is_noun_phrase(start, verb, end)
            ):
                return self._finish(verb, end, False, True, verb=True)
            return self._finish(start, end, False, True)
        if far is not None:
            return self._finish(far, self.forwards(far, end), True, False)
        return Subject(end, end, False, False)

    def _total_before(self, end: int) -> int | None:
        """Return where "tổng số …" begins that a copula binds to the number, however much stands between."""
        words = self._tokens.words
        for at in range(end - 1, max(-1, end - _TOTAL), -1):
            if words[at] == "tổng" and not self._walk.written(at).isupper():
                return None if self._tokens.word(at + 1) in _NO_TOTAL else at
            if self._walk.is_hard(at + 1) or self._tokens.word(at + 1) == "%":
                return None
        return None

    def _is_yardstick(self, start: int) -> bool:
        """Tell whether a phrase is what something else is compared with: "so với kế hoạch"."""
        words = self._tokens.words
        compared = any(words[at] == "so" for at in range(max(0, start - 3), start))
        return compared or (
            start > 0 and self._tokens.is_number(start - 1) and not self._ends_date(start - 1)
        )

    def _ends_date(self, at: int) -> bool:
        """Tell whether a number is the end of a date: "từ 1/7 | lương tối thiểu vùng tăng"."""
        return any(
            first >= 0
            and self._tokens.is_number(first)
            and date_end(self._tokens, first, self._words) == at + 1
            for first in (at, at - 2, at - 4)
        )

    def _verb_within(self, start: int, end: int) -> int | None:
        """Return where the last verb of doing begins in a phrase, None when it has none."""
        words = self._tokens.words
        for at in range(end, start, -1):
            verb = self._words.verb_before(words, at)
            if verb and at - verb >= start:
                return None if words[at - verb - 1] in _AFTER else at - verb
        return None

    def _is_told_of(self, end: int, copula: bool) -> bool:
        """Tell whether a copula or "chiếm" follows a phrase: it is then what the number is told of."""
        return copula or "chiếm" in self._tokens.words[end : end + _NEAR]

    def _is_noun_phrase(self, start: int, verb: int, end: int) -> bool:
        """Tell whether a copula makes a noun of what has a verb: "hồ sơ giải quyết đúng hạn | đạt 99%"."""
        longest = LONGEST if end - verb == 1 else _BEFORE_VERB
        if not 0 < verb - start <= longest or end - start > LONGEST:
            return False
        if " ".join(self._tokens.words[start:verb]) in self._words.owners:
            return False
        return all(self._walk.written(at)[0].islower() for at in range(start + (start == 0), verb))

    def _runs_on(self, head: int, start: int, end: int) -> bool:
        """Tell whether one preposition stands between a head and the near phrase: "chi phí vận chuyển qua biên giới"."""
        words = self._tokens.words
        if end - head > LONGEST or words[start - 1] not in _THROUGH:
            return False
        return all(self._walk.bound(at + 1) == 0 for at in range(head, start - 1))

    def _joins(self, head: int, start: int) -> bool:
        """Tell whether only nouns and conjunctions stand between a far head and the near phrase."""
        words = self._tokens.words
        if start - head > LONGEST:
            return False
        between = range(head, start)
        return all(words[at] in (",", "và") or self._words.soft.at(words, at) is None for at in between)

    def _is_owner(self, start: int, end: int) -> bool:
        """Tell whether a phrase is a proper name ("Bình Dương") or "thành phố" alone: an owner, not a metric."""
        first = start + (end - start > 1 and self._tokens.words[start] in _DETERMINERS)
        if " ".join(self._tokens.words[first:end]) in self._words.owners:
            return True
        firsts = [self._walk.written(at)[0] for at in range(start, end)] if end - start <= _NAME else []
        return bool(firsts) and start > 0 and not any(first.islower() for first in firsts)

    def forwards(self, start: int, end: int) -> int:
        """Return where a phrase ends that begins at a far head."""
        words = self._tokens.words
        at = start + 1
        while at < end and at - start < LONGEST:
            if words[at] in (",", "(", ")") or self._walk.is_hard(at + 1) or self._tokens.is_number(at):
                break
            soft = self._words.soft.at(words, at) if words[at] not in _KEPT else None
            if soft is not None and not self._walk.longer(at + soft[0], soft[0]):
                break
            at += 1
        return at

    def _finish(self, start: int, end: int, headed: bool, near: bool, verb: bool = False) -> Subject:
        """Make the subject of a phrase; a head that is a verb ("thu hút", "xuất khẩu") says what was done."""
        words = self._tokens.words
        done = self._words.verbs.before(words, end) if headed else None
        if done is not None and done[0] == end - start:
            headed, verb = False, True
        elif self._is_deed_of(start, end, done[0] if done is not None else 0):
            start, headed, verb = end - self._words.verb_before(words, end), False, True
        if headed and start > 0 and words[start - 1] == "tổng":
            start -= 1
        if headed and words[start : start + len(_GROWTH)] == _GROWTH and end - start > len(_GROWTH) + 1:
            start += len(_GROWTH)
        head = self._words.heads.at(words, start) if headed else None
        end = self._without_owner(start, end, head[0] if head is not None else 1)
        if headed or verb:
            end = self._shortened(start, end)
        else:
            start = max(start, end - LONGEST)
        while (
            end > start + 1
            and words[end - 1] in ("của", "và", ",", "ở", "tại")
            and not self._walk.longer(end, 1)
        ):
            end -= 1
        return Subject(start, end, headed, near, verb)

    def _is_deed_of(self, start: int, end: int, verb: int) -> bool:
        """Tell whether a phrase names a sector and what it did; a second noun may look like a verb ("và xây dựng")."""
        words = self._tokens.words
        told = 0 < verb == self._words.verb_before(words, end)
        return (
            told
            and words[start] in _SECTORS
            and words[end - verb - 1] not in ("và", ",", "-", "–", "vực", "ngành")
        )

    def _shortened(self, start: int, end: int) -> int:
        """Return where a phrase ends that has no more words than a metric may have; signs do not count.

        A phrase cut short loses the preposition with the rest of its noun: "vốn … thực hiện | từ nguồn ngân".
        """
        words = self._tokens.words
        count = 0
        for at in range(start, end):
            count += words[at][0].isalnum()
            if count > LONGEST:
                return next((i for i in range(at - 1, at - 4, -1) if words[i] in _PREPOSITIONS), at)
        return end

    def _without_owner(self, start: int, end: int, kept: int) -> int:
        """Cut a phrase before its owner, place or time: "GRDP | của địa phương"; its first tokens are kept."""
        words = self._tokens.words
        for at in range(start + kept, end):
            if self._walk.period_over(at) is not None:
                return at
            if (
                self._words.owner.at(words, at) is None
                or words[at : at + 2] == ["trong", "nước"]
                or (words[at] == "toàn" and at + 1 < end and words[at + 1] not in self._words.wholes)
                or words[at : at + 3] == _SOCIETY
            ):
                continue
            if words[at] == "ở" and at + 1 == end and self._walk.longer(end, 1):
                continue
            if words[at] != "của" or at + 1 >= end or words[at + 1] in self._words.holders:
                return at
            if self._walk.written(at + 1)[0].isupper():
                return at
        return end
