"""The sums of an evaluation: suggestions against gold annotations (ANNOTATION.md, "Gold files").

Matching is one to one, greedy by overlap: attendees by name and place, figures by overlap and scaled value,
directives by overlap; then the attributes that the gold states are compared over the matched pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

KINDS = ("attendees", "key_figures", "directives")
EXACT: Mapping[str, tuple[str, ...]] = {
    "attendees": ("part",),
    "key_figures": ("comparator", "high", "period", "direction", "kind"),
    "directives": ("issuer", "strength", "deadline"),
}
FUZZY: Mapping[str, tuple[str, ...]] = {
    "attendees": ("role",),
    "key_figures": ("unit", "metric"),
    "directives": ("addressee",),
}
ENOUGH = 0.6
"""The word F1 from which a fuzzy attribute counts as right."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong: `what` is missed, spurious or the attribute's name."""

    article: str
    kind: str
    what: str
    words: str
    got: object = None
    wanted: object = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One suggestion with the rule that made it; `right` is None where careful readers may differ."""

    kind: str
    origin: str
    confidence: float
    right: bool | None


@dataclass(slots=True)
class Score:
    """The counts of one kind over many articles."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    right: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The share of suggestions that are right; 1 when there is nothing to find and nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else float(not self.fp)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def share(self, attribute: str) -> float | None:
        """The share of cases in which the attribute is right, None without a case."""
        return self.right[attribute] / self.cases[attribute] if self.cases[attribute] else None


@dataclass(slots=True)
class Report:
    """What came out over a set of articles."""

    articles: int = 0
    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    misses: list[Miss] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def add(self, name: str, gold: Json, document: Json, kinds: Sequence[str] = KINDS) -> None:
        """Count one article."""
        self.articles += 1
        for attribute in ("title", "date"):
            if gold.get(attribute):
                got = document["article"].get(attribute)
                self._judge(
                    name, "article", attribute, fold(gold[attribute]) == fold(got), got, gold[attribute]
                )
        for kind in kinds:
            self._add_kind(
                name, kind, gold.get(kind, []), document.get(kind, []), document["article"]["text"]
            )

    def merge(self, other: Report) -> None:
        """Add what came out over other articles."""
        self.articles += other.articles
        self.misses += other.misses
        self.judged += other.judged
        for kind, counted in other.scores.items():
            score = self.scores[kind]
            score.tp += counted.tp
            score.fp += counted.fp
            score.fn += counted.fn
            score.right.update(counted.right)
            score.cases.update(counted.cases)

    def _judge(self, name: str, kind: str, attribute: str, fine: bool, got: object, wanted: object) -> None:
        score = self.scores[kind]
        score.cases[attribute] += 1
        score.right[attribute] += fine
        if not fine:
            self.misses.append(Miss(name, kind, attribute, "", got, wanted))

    def _add_kind(self, name: str, kind: str, gold: list[Json], predicted: list[Json], text: str) -> None:
        score = self.scores[kind]
        pairs = match(kind, gold, predicted, text)
        hits = [(i, j) for i, j in pairs if not gold[i].get("optional")]
        excused = {j for i, j in pairs if gold[i].get("optional")}
        right = {j for _, j in hits}
        score.tp += len(hits)
        score.fn += sum(not item.get("optional") for item in gold) - len(hits)
        score.fp += len(predicted) - len(hits) - len(excused)
        for j, item in enumerate(predicted):
            anchor = item["anchor"]
            score.cases["anchor"] += 1
            score.right["anchor"] += text[anchor["start"] : anchor["end"]] == anchor["exact"]
            verdict = None if j in excused else j in right
            self.judged.append(Judged(kind, item.get("origin", ""), item.get("confidence") or 0.0, verdict))
        for i, j in hits:
            self._add_attributes(name, kind, gold[i], predicted[j])
        found, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, item in enumerate(gold):
            if i not in found and not item.get("optional"):
                self.misses.append(Miss(name, kind, "missed", item["quote"]))
        for j, item in enumerate(predicted):
            if j not in used:
                self.misses.append(
                    Miss(name, kind, "spurious", item["anchor"]["exact"], origin=item.get("origin", ""))
                )

    def _add_attributes(self, name: str, kind: str, gold: Json, predicted: Json) -> None:
        score = self.scores[kind]
        for attribute in EXACT[kind] + FUZZY[kind]:
            if attribute not in gold:
                continue
            got = _attribute(attribute, predicted)
            if attribute in EXACT[kind]:
                fine = _same(gold[attribute], got)
            else:
                fine = word_f1(gold[attribute], got) >= ENOUGH
            score.cases[attribute] += 1
            score.right[attribute] += fine
            if not fine:
                self.misses.append(Miss(name, kind, attribute, gold["quote"], got, gold[attribute]))


def fold(value: object) -> str:
    """Return the words of a value in lower case, one blank between."""
    text = unicodedata.normalize("NFC", str(value or "")).casefold()
    return " ".join(re.findall(r"\w+|%", text))


def word_f1(a: object, b: object) -> float:
    """Return how far two phrases share their words, 0 to 1."""
    x, y = Counter(fold(a).split()), Counter(fold(b).split())
    if not x or not y:
        return float(x == y)
    return 2 * (x & y).total() / (x.total() + y.total())


def _same(a: object, b: object) -> bool:
    x, y = _number(a), _number(b)
    return x == y if x is not None and y is not None else fold(a) == fold(b)


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _attribute(name: str, predicted: Json) -> object:
    if name == "role":
        return " ".join(filter(None, (predicted.get("role"), predicted.get("organisation"))))
    return predicted.get("scaled_high" if name == "high" else name)


def _spans(quote: str, text: str) -> Iterator[tuple[int, int]]:
    quote = unicodedata.normalize("NFC", quote)
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _shared(spans: list[tuple[int, int]], anchor: Json) -> tuple[float, float]:
    """Return the best shares, of the shorter and of the longer, over the quote's occurrences."""
    best = (0.0, 0.0)
    start, end = anchor["start"], anchor["end"]
    for s, e in spans:
        common = min(e, end) - max(s, start)
        if common > 0:
            best = max(
                best, (common / max(1, min(e - s, end - start)), common / max(1, max(e - s, end - start)))
            )
    return best


def _affinity(kind: str, gold: Json, spans: list[tuple[int, int]], predicted: Json) -> float:
    short, long = _shared(spans, predicted["anchor"])
    if kind == "attendees":
        if gold.get("collective"):
            return short if predicted.get("collective") and short >= 0.5 else 0.0
        here = short > 0 or fold(gold["name"]) in fold(predicted["anchor"]["exact"])
        return 1 + short if here and fold(gold["name"]) == fold(predicted.get("name")) else 0.0
    if kind == "key_figures":
        if gold.get("value") is None:
            return short
        return (
            short + 0.01
            if short > 0 and _number(gold["value"]) == _number(predicted.get("scaled_value"))
            else 0.0
        )
    return short + long if short >= 0.5 and long >= 1 / 3 else 0.0


def match(kind: str, gold: list[Json], predicted: list[Json], text: str) -> list[tuple[int, int]]:
    """Pair gold with suggestions one to one, the likest first, required before optional."""
    rows = []
    for i, wanted in enumerate(gold):
        spans = list(_spans(wanted["quote"], text))
        for j, item in enumerate(predicted):
            if score := _affinity(kind, wanted, spans, item):
                rows.append((-score, bool(wanted.get("optional")), i, j))
    used_gold: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(rows):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs
