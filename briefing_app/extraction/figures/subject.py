"""The noun phrase before a quantity: what the sentence says is so much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.extraction.figures.periods import Period
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

LONGEST = 8
_REACH = 45
_HARD = frozenset(".;:!?\"“”'‘’«»…[]{}")
_OF_PLACES = frozenset(
    [
        "tỉnh",
        "địa",
        "thành",
        "cả",
        "nước",
        "tập",
        "công",
        "hai",
        "đơn",
        "toàn",
        "huyện",
        "xã",
        "vùng",
        "các",
        "việt",
    ]
)
_COPULAS = frozenset({"là", "đạt", "còn", "bằng", "ước", "lên", "mức", ":"})
_TAKING = frozenset({"percent", "money", "measure"})
_COST = 12
_TOTAL = 60  # how many tokens back a total is looked for
_KEPT = frozenset({"và", "của", "từ", "có", "do", "đang", "được"})
_NOUN = 3  # the longest of the nouns that a conjunction joins, in syllables


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


@dataclass(frozen=True, slots=True)
class _Scan:
    """A walk back from a number: the near phrase, its leftmost head, the head found beyond it.

    `parted` tells that a comma, a parenthesis or a number stands before that one.
    """

    start: int
    head: int | None
    far: int | None
    parted: bool


class SubjectReader:
    """Reads the phrases before the quantities of one sentence.

    A class only so that its steps share the sentence; it keeps nothing from one quantity to the next.
    """

    def __init__(self, tokens: Tokens, text: str, periods: Sequence[Period], words: FigureWords) -> None:
        self._tokens = tokens
        self._text = text
        self._covered = {at: period for period in periods for at in range(period.start, period.end)}
        self._words = words

    def read(self, quantity: Quantity, floor: int, before: Quantity | None) -> Subject:
        """Return the noun phrase before a quantity, not beyond `floor`; an empty run when there is none.

        What follows a percentage right away is its own ("95 % lượng gạo và 60 %").
        """
        words = self._tokens.words
        edge = quantity.front.edge
        dimension = self._words.dimensions.before(words, edge)
        head = self._words.heads.before(words, edge)
        if dimension is not None and head is None and edge - dimension[0] >= floor:
            return Subject(edge - dimension[0], edge, True, True)
        copula = any(words[i] in _COPULAS for i in range(edge, quantity.number))
        end, floor = self._over_parenthesis(edge, floor) if copula else (edge, floor)
        for _ in range(2):
            end = self._trimmed(end, floor)
            if end <= floor:
                break
            scan = self._scan(end, floor)
            if scan.head is None and self._is_owner(scan.start, end):
                end = scan.start
                continue
            if before is not None and before.kind in _TAKING and floor in (scan.start, scan.head, scan.far):
                return Subject(end, end, False, False)
            return self._choose(scan, end, copula)
        return Subject(end, end, False, False)

    def _choose(self, scan: _Scan, end: int, copula: bool) -> Subject:
        if scan.head is not None:
            return self._finish(scan.head, end, True, True)
        if (
            scan.far is not None
            and (copula or not scan.parted)
            and self._words.strong_heads.at(self._tokens.words, scan.far) is not None
        ):
            return self._finish(scan.far, self._forwards(scan.far, end), True, True)
        total = self._total_before(end) if copula else None
        if total is not None:
            return self._finish(total, self._forwards(total, end), True, True)
        start = scan.start
        if self._is_yardstick(start):
            return Subject(end, end, False, False)
        if start < end:
            if (
                scan.far is not None
                and self._tokens.words[start - 1] == "và"
                and self._joins(scan.far, start)
            ):
                return self._finish(scan.far, end, True, True)
            verb = self._verb_within(start, end)
            if verb is not None:
                return self._finish(verb, end, False, True, verb=True)
            return self._finish(start, end, False, True)
        if scan.far is not None:
            return self._finish(scan.far, self._forwards(scan.far, end), True, False)
        return Subject(end, end, False, False)

    def _scan(self, end: int, floor: int) -> _Scan:
        """Walk back to where the near phrase ends, then on in search of a head."""
        words = self._tokens.words
        start = at = end
        near, cost, crossed, parted = True, 0, False, False
        head: int | None = None
        far: int | None = None
        while at > floor and end - at < _REACH:
            period = self._covered.get(at - 1)
            if period is not None:
                at = max(floor, period.start)
                continue
            found = self._words.heads.before(words, at)
            if found is not None and at - found[0] >= floor and not self._longer(at, found[0]):
                at -= found[0]
                if near:
                    start = head = at
                else:
                    far = at
                continue
            if self._hard(at):
                break
            opening = self._opening(at, floor) if words[at - 1] == ")" else -1
            if opening >= 0 and near:
                at = opening
                start = at + 1 if start == end and head is None else start
                continue
            bound = self._bound(at)
            if bound == 0 or (near and head is None and self._joins_nouns(at, start, end, floor)):
                at -= 1
                start = at if near else start
                continue
            if near and not crossed and end - start == 1 and words[at - 1] not in (",", "(", ")"):
                crossed = True
                at -= bound
                start = at
                continue
            if head is not None and words[at - 1] == "và":
                joined = self._head_before(at - 1, floor)
                if joined is None:
                    break
                at = start = head = joined
                continue
            if head is not None or (far is not None and words[at - 1] != "và"):
                break
            near = False
            parted = parted or words[at - 1] in (",", "(", ")", "và") or self._tokens.is_number(at - 1)
            cost += 1 if words[at - 1] == "và" else 2
            if cost > _COST:
                break
            at -= bound
        return _Scan(start, head, far, parted)

    def _longer(self, end: int, length: int) -> bool:
        """Tell whether a longer word ends where a helper does: "thực hiện", "mặt bằng"."""
        words = self._tokens.words
        verb, compound = self._words.verbs.before(words, end), self._words.compounds.before(words, end)
        return (verb is not None and verb[0] > length) or (compound is not None and compound[0] > length)

    def _head_before(self, end: int, floor: int) -> int | None:
        """Return where a head begins whose phrase "và" goes on with: "sản lượng điện sản xuất | và nhập khẩu"."""
        for at in range(end, max(floor, end - LONGEST), -1):
            found = self._words.heads.before(self._tokens.words, at)
            if found is not None and at - found[0] >= floor:
                return at - found[0]
            if self._bound(at) or self._hard(at):
                return None
        return None

    def _bound(self, at: int) -> int:
        """Return how many tokens before `at` end a phrase: 0 for a word within one."""
        words = self._tokens.words
        if self._tokens.is_number(at - 1) or words[at - 1] in (",", "(", ")"):
            return 1
        if words[at - 1] in ("-", "–"):
            return 0 if self._hyphen(at - 1) else 1
        soft = self._words.soft.before(words, at)
        if soft is None:
            return 0
        return 0 if self._longer(at, soft[0]) else soft[0]

    def _joins_nouns(self, at: int, start: int, end: int, floor: int) -> bool:
        """Tell whether a conjunction joins short nouns into one subject: "công nghiệp - xây dựng"."""
        words = self._tokens.words
        sign = words[at - 1]
        if sign not in ("và", "-", "–", ",") or start == end or not words[start][0].isalpha():
            return False
        if sign == "," and "và" not in words[at:end]:
            return False
        count = 0
        for i in range(at - 2, floor - 1, -1):
            if self._bound(i + 1) or self._hard(i + 1) or i in self._covered:
                break
            if not self._text[self._tokens.starts[i]].islower() and count:
                break
            count += 1
            if count > _NOUN:
                return False
        return count > 0

    def _total_before(self, end: int) -> int | None:
        """Return where "tổng số …" begins that a copula binds to the number, however much stands between."""
        words = self._tokens.words
        for at in range(end - 1, max(-1, end - _TOTAL), -1):
            if (
                words[at] == "tổng"
                and self._text[self._tokens.starts[at] + 1 : self._tokens.ends[at]].islower()
            ):
                return (
                    at
                    if words[at + 1 : at + 2] not in (["cục"], ["công"], ["bí"], ["thống"], ["giám"])
                    else None
                )
            if words[at] in _HARD or (self._tokens.is_number(at) and words[at + 1] == "%"):
                return None
        return None

    def _hard(self, at: int) -> bool:
        word = self._tokens.words[at - 1]
        return word in _HARD or self._words.hard.before(self._tokens.words, at) is not None

    def _hyphen(self, at: int) -> bool:
        """Tell whether a dash joins two words: "KT-XH"."""
        return self._tokens.words[at] == "-" and self._tokens.glued(at) and self._tokens.glued(at + 1)

    def _is_yardstick(self, start: int) -> bool:
        """Tell whether a phrase is what something else is compared with: "so với kế hoạch"."""
        words = self._tokens.words
        return any(words[at] == "so" for at in range(max(0, start - 3), start)) or (
            start > 0 and self._tokens.is_number(start - 1)
        )

    def _verb_within(self, start: int, end: int) -> int | None:
        """Return where the last verb of doing begins in a phrase, None when it has none."""
        words = self._tokens.words
        for at in range(end, start, -1):
            verb = self._words.verb_before(words, at)
            if verb and at - verb >= start:
                return at - verb
        return None

    def _joins(self, head: int, start: int) -> bool:
        """Tell whether only nouns and conjunctions stand between a far head and the near phrase."""
        words = self._tokens.words
        if start - head > LONGEST:
            return False
        return all(
            words[at] in (",", "và") or self._words.soft.at(words, at) is None for at in range(head, start)
        )

    def _over_parenthesis(self, end: int, floor: int) -> tuple[int, int]:
        """Step back over a parenthesis before a copula: "vốn … (chưa gồm 10 % dự phòng) | là"."""
        words = self._tokens.words
        if end > 0 and words[end - 1] == ")":
            for at in range(end - 2, max(-1, end - 16), -1):
                if words[at] == "(":
                    return at, min(floor, at) if floor <= at else 0
        return end, floor

    def _trimmed(self, end: int, floor: int) -> int:
        """Step back over helpers, periods, an opening parenthesis or a dash before the number."""
        words = self._tokens.words
        for _ in range(10):
            if end <= floor:
                return end
            period = self._covered.get(end - 1)
            if period is not None:
                end = max(floor, period.start)
                continue
            helper = self._words.auxiliaries.before(words, end)
            if helper is not None and end - helper[0] >= floor and not self._longer(end, helper[0]):
                end -= helper[0]
                continue
            if words[end - 1] in ("(", "-", "–", "—"):
                end -= 1
                continue
            dated = self._date_opening(end)
            if dated > floor:
                end = dated
                continue
            break
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
                return -1
        return -1

    def _opening(self, end: int, floor: int) -> int:
        """Return where the short parenthesis opens that closes right before `end`, -1 when there is none."""
        for at in range(end - 2, max(floor, end - 7) - 1, -1):
            if self._tokens.words[at] == "(":
                return at
        return -1

    def _is_owner(self, start: int, end: int) -> bool:
        """Tell whether a phrase is a proper name ("Bình Dương") or "thành phố" alone: an owner, not a metric."""
        if " ".join(self._tokens.words[start:end]) in self._words.owners:
            return True
        firsts = [self._text[self._tokens.starts[at]] for at in range(start, end)]
        return (
            0 < len(firsts) <= 6
            and all(first.isupper() or not first.isalpha() for first in firsts)
            and start > 0
        )

    def _forwards(self, start: int, end: int) -> int:
        """Return where a phrase ends that begins at a far head."""
        words = self._tokens.words
        at = start + 1
        while at < end and at - start < LONGEST:
            if words[at] in (",", "(", ")") or self._hard(at + 1) or self._tokens.is_number(at):
                break
            if (
                words[at] not in ("và", "của", "từ", "có", "do")
                and self._words.soft.at(words, at) is not None
            ):
                break
            at += 1
        return at

    def _finish(self, start: int, end: int, headed: bool, near: bool, verb: bool = False) -> Subject:
        """Make the subject of a phrase; a head that is a verb ("thu hút", "xuất khẩu") says what was done."""
        done = self._words.verbs.before(self._tokens.words, end) if headed else None
        if done is not None and done[0] == end - start:
            headed, verb = False, True
        if headed and start > 0 and self._tokens.words[start - 1] == "tổng":
            start -= 1
        if headed and self._tokens.words[start : start + 4] == ["tốc", "độ", "tăng", "trưởng"]:
            start += 4 if end - start > 5 else 0
        head = self._words.heads.at(self._tokens.words, start) if headed else None
        end = self._without_owner(start, end, head[0] if head is not None else 1)
        if end - start > LONGEST:
            start, end = (start, start + LONGEST) if headed or verb else (end - LONGEST, end)
        return Subject(start, end, headed, near, verb)

    def _without_owner(self, start: int, end: int, kept: int) -> int:
        """Cut a phrase before its owner, place or time: "GRDP | của địa phương"; its first tokens are kept."""
        words = self._tokens.words
        for at in range(start + kept, end):
            follow = at + 1
            if self._words.owner.at(words, at) is None or words[at : at + 2] == ["trong", "nước"]:
                continue
            if words[at] != "của" or follow >= end or words[follow] in _OF_PLACES:
                return at
            if self._text[self._tokens.starts[follow]].isupper():
                return at
        return end
