"""What a count counts: the noun with what is said of it, what was done with it, or whose number it is."""

from __future__ import annotations

from briefing_app.extraction.figures.binding import is_bound, says_whose
from briefing_app.extraction.figures.candidate import Metric
from briefing_app.extraction.figures.deeds import DeedReader
from briefing_app.extraction.figures.following import Following, FollowingReader
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.subject import Subject, SubjectReader
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.walk import LONGEST, SentenceWalk

_STOPS = frozenset("/.;:!?[]{}\"“”'‘’«»…–—*•+")
_TELLING = frozenset(
    {"quy mô", "công suất", "dân số", "số dân", "sản lượng", "tổng đàn", "năng lực", "lưu lượng"}
)
_HAPPENED = (["xảy", "ra"], ["phát", "sinh"], ["xuất", "hiện"])
_TOTAL = 30  # how many tokens before a count "số …" of the same thing stands
_SHARING = frozenset({"và", ",", "cùng", "/"})
_SHARED = 6  # how many tokens on a count still has the verb of the one before


class CountedReader:
    """Names what the counts of one sentence count.

    Apart from percentages, sums and measures, which say how much of something there is: a count has its noun.
    """

    def __init__(
        self, walk: SentenceWalk, subjects: SubjectReader, following: FollowingReader, deeds: DeedReader
    ) -> None:
        self._walk = walk
        self._tokens = walk.tokens
        self._words = walk.words
        self._subjects = subjects
        self._following = following
        self._deeds = deeds

    def read(self, quantity: Quantity, back: Subject, ahead: Following, before: Quantity | None) -> Metric:
        """Name what is counted: "quy mô" before it, else its noun with what follows, else what was done with it."""
        unit = quantity.unit
        start = unit.start if unit is not None else quantity.end
        longest = LONGEST + sum(behind - gap for gap, behind in ahead.gaps)
        end = self._following.whole(min(max(ahead.end, quantity.end), start + longest))
        noun = self._following.written(ahead._replace(start=start, end=end))
        if back.headed and back.near and not says_whose(self._tokens, quantity):
            head = self._walk.phrase(back.start, back.end)
            bare = back.end - back.start <= 2 and self._walk.spelled(back.start, back.end) not in _TELLING
            return Metric(f"{head} {noun}" if bare else head, "total" if bare else "before")
        found = self._related(quantity, noun, before)
        if found is not None:
            return found
        alone = unit is not None and end == unit.end
        if unit is not None and alone:
            total = self._total(unit.start, end, quantity.front.edge)
            if total:
                return Metric(total, "before")
            noun = self._with_holder(unit.start, end)
        if alone and back.near and is_bound(self._tokens, quantity) and self._is_subject(back):
            return Metric(self._walk.phrase(back.start, back.end), "before")
        done = self._done(quantity, before, noun)
        if done and len(f"{done} {noun}".split()) <= LONGEST:
            return Metric(f"{done} {noun}", "verb")
        told = self._told(quantity, back) if alone and back.near and back.end > back.start else ""
        return Metric(told, "before") if told else Metric(noun, "counted")

    def _related(self, quantity: Quantity, noun: str, before: Quantity | None) -> Metric | None:
        """Name what is held with so many, or what was done for so many; None when neither is said."""
        edge = quantity.front.edge
        relation = self._deeds.relation(edge, quantity.number)
        if relation < edge:
            return Metric(" ".join(self._walk.phrase(relation, edge).split()[:LONGEST]), "relation")
        if "cho" not in self._tokens.words[edge : quantity.number]:
            return None
        deed = self._deeds.deed(edge, before.end if before is not None else 0)
        if deed >= edge:
            return None
        done = self._walk.phrase(deed, edge)
        whole = f"{done} cho {noun}"
        return Metric(whole if len(whole.split()) <= LONGEST else done, "verb")

    def _done(self, quantity: Quantity, before: Quantity | None, noun: str) -> str:
        """Return what was done with the counted things, "" when nothing tells."""
        edge = quantity.front.edge
        verb = self._words.verb_before(self._tokens.words, edge)
        done = self._walk.phrase(edge - verb, edge) if verb else self._shared_verb(quantity, before)
        if done:
            return done
        verb = self._deeds.predicate(edge, before.end if before is not None else 0)
        # a guess is no longer than the noun itself
        return self._walk.phrase(edge - verb, edge) if verb <= len(noun.split()) else ""

    def _told(self, quantity: Quantity, back: Subject) -> str:
        """Return the subject of which a count without a noun of its own is told, "" when it is none."""
        happened = self._tokens.words[back.end - 2 : back.end] in _HAPPENED
        if happened and back.end - back.start > 3:
            return self._walk.phrase(back.start, back.end - 2)
        bound = is_bound(self._tokens, quantity) or self._adjoins(back, quantity)
        return self._walk.phrase(back.start, back.end) if bound else ""

    def _is_subject(self, back: Subject) -> bool:
        """Tell whether a phrase has more than a verb: "trụ sở dôi dư sau sắp xếp | là 1.120 cơ sở"."""
        verb = self._words.verb_before(self._tokens.words, back.end)
        return 0 < verb < back.end - back.start

    def _adjoins(self, back: Subject, quantity: Quantity) -> bool:
        """Tell whether the noun right before the number says what a plain unit counts: "đàn vịt 2 triệu con"."""
        name = quantity.unit.name.lower() if quantity.unit is not None else ""
        if name not in self._words.classifiers or back.end - back.start < 2:
            return False
        peopled = any(
            self._words.units.at(self._tokens.words, at) is not None for at in range(back.start, back.end)
        )
        return back.end == quantity.front.edge or peopled

    def _total(self, start: int, end: int, edge: int) -> str:
        """Return the number of them that the sentence speaks of before: "số hộ nghèo giảm mạnh, còn 900 hộ"."""
        words = self._tokens.words
        counted = words[start:end]
        for at in range(edge - len(counted) - 1, max(-1, edge - _TOTAL), -1):
            if words[at] in _STOPS:
                return ""
            if words[at] == "số" and words[at + 1 : at + 1 + len(counted)] == counted:
                return self._walk.phrase(at, self._subjects.forwards(at, edge))
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
        return self._walk.phrase(edge - self._words.verb_before(self._tokens.words, edge), edge)

    def _with_holder(self, start: int, end: int) -> str:
        """Put the kind of people or bodies behind a bare noun whose they are: "kiến nghị của cử tri"."""
        noun = self._walk.phrase(start, end)
        words = self._tokens.words
        at = end + 1
        if self._tokens.word(end) != "của" or self._tokens.word(at) in self._words.holders:
            return noun
        while at < len(words) and at - end <= end - start and words[at][0].isalpha():
            if self._words.function.at(words, at) is not None or self._walk.phrase(at, at + 1).istitle():
                break
            at += 1
        return f"{noun} {self._walk.phrase(end, at)}" if at > end + 1 else noun
