"""What the rules for figures make of ``figures.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefing_app.extraction.figures.tokens import Phrases
from briefing_app.extraction.lexicon import Lexicon, Table

_OUTCOMES = frozenset({"xong", "thêm", "lại", "mới", "hết"})  # behind a verb: "giải quyết xong"
_NOUN_OPENERS = frozenset({"nhà", "vốn", "chủ", "suất", "công", "mức", "sự", "việc"})


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words that tell a result from an aim."""

    target: Phrases
    actual: Phrases
    target_near: Phrases
    target_after: Phrases
    measured_by: Phrases
    lasts: frozenset[str]  # the last syllables of the cues: what ends with none of them is passed over


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of ``figures.toml`` in the shape in which the grammar asks for them."""

    magnitudes: dict[str, Decimal]
    spelled: dict[str, Decimal]
    spelled_number: re.Pattern[str]
    comparators: Phrases  # -> Comparator value
    trailing: Phrases
    comparing: frozenset[str]
    changes: Phrases  # -> Direction value
    changing: frozenset[str]
    anchored: Phrases
    skipped: Phrases
    units: Phrases  # -> "kind|name"
    per: frozenset[str]
    classifiers: frozenset[str]
    modifiers: Phrases
    function: Phrases
    after: Phrases
    after_counted: Phrases
    before_number: Phrases
    metric_trailing: Phrases
    between: Phrases
    hard: Phrases
    soft: Phrases
    auxiliaries: Phrases
    fulfilling: Phrases
    yardsticks: Phrases
    asides: Phrases
    owner: Phrases
    owners: frozenset[str]
    holders: frozenset[str]
    wholes: frozenset[str]
    heads: Phrases
    strong_heads: Phrases
    dimensions: Phrases
    compounds: Phrases
    verbs: Phrases
    kind: KindWords
    period_comparing: Phrases
    period_reset: Phrases
    period_named: Phrases
    labels: Phrases
    date_openers: frozenset[str]

    def longer(self, words: list[str], end: int, length: int) -> bool:
        """Tell whether a longer word ends where a helper of that length does: "thực hiện", "mặt bằng"."""
        verb, compound = self.verbs.before(words, end), self.compounds.before(words, end)
        return (verb is not None and verb[0] > length) or (compound is not None and compound[0] > length)

    def verb_before(self, words: list[str], end: int) -> int:
        """Return how many tokens in front of `end` are a verb of doing, 0 when none.

        One behind "nhà", "vốn" or the like is the end of a noun, and so is half of a compound ("trợ cấp").
        """
        verb = self.verbs.before(words, end)
        if verb is None:
            more = end > 1 and words[end - 1] in _OUTCOMES and self.verb_before(words, end - 1)
            return more + 1 if more else 0
        start = end - verb[0]
        if start > 0 and (words[start - 1] in _NOUN_OPENERS or self._is_compound(words, start - 1, end)):
            return 0
        return verb[0]

    def _is_compound(self, words: list[str], start: int, end: int) -> bool:
        """Tell whether a compound begins at `start` that a verb up to `end` is the end of."""
        compound = self.compounds.at(words, start)
        return compound is not None and start + compound[0] >= end


def figure_words(lexicon: Lexicon) -> FigureWords:
    """Return the lexicon's words for figures, built once for each lexicon."""
    return lexicon.view("figures", _build)


def _build(lexicon: Lexicon) -> FigureWords:
    table = lexicon.table("figures")

    def phrases(key: str) -> Phrases:
        return Phrases.of(table.words(key))

    return FigureWords(
        magnitudes=_numbers(table, "magnitudes"),
        spelled=_numbers(table, "spelled"),
        spelled_number=_spelled_number(table),
        comparators=_grouped(table, "comparators"),
        trailing=_grouped(table, "trailing_comparators"),
        comparing=frozenset(table.words("comparator_context.comparing")),
        changes=_grouped(table, "changes"),
        changing=frozenset(table.words("changing.words")),
        anchored=phrases("introducers.anchored"),
        skipped=phrases("introducers.skipped"),
        units=_units(table),
        classifiers=frozenset(table.words("units.classifiers.words")),
        per=frozenset(table.words("units.per.words")),
        modifiers=phrases("units.modifiers.words"),
        function=phrases("cuts.function"),
        after=phrases("cuts.after"),
        after_counted=phrases("cuts.after_counted"),
        before_number=phrases("cuts.before_number"),
        metric_trailing=phrases("cuts.trailing"),
        between=phrases("cuts.between"),
        hard=phrases("cuts.hard"),
        soft=phrases("cuts.soft"),
        auxiliaries=phrases("cuts.auxiliaries"),
        fulfilling=phrases("cuts.fulfilling"),
        yardsticks=phrases("cuts.yardsticks"),
        asides=phrases("cuts.asides"),
        owner=phrases("cuts.owner"),
        owners=frozenset(table.words("cuts.owners")),
        holders=frozenset(table.words("cuts.holders")),
        wholes=frozenset(table.words("cuts.wholes")),
        heads=phrases("metrics.heads"),
        strong_heads=phrases("metrics.strong_heads"),
        dimensions=phrases("metrics.dimensions"),
        compounds=phrases("metrics.compounds"),
        verbs=phrases("metrics.verbs"),
        kind=_kind(table),
        period_comparing=phrases("periods.comparing"),
        period_reset=phrases("periods.reset"),
        period_named=phrases("periods.named"),
        labels=phrases("false_friends.labels"),
        date_openers=frozenset(table.words("false_friends.date_openers")),
    )


def _kind(table: Table) -> KindWords:
    target, actual, near = (
        Phrases.of(table.words(f"kind.{name}")) for name in ("target", "actual", "target_near")
    )
    return KindWords(
        target=target,
        actual=actual,
        target_near=near,
        target_after=Phrases.of(table.words("kind.target_after")),
        measured_by=Phrases.of(table.words("kind.measured_by")),
        lasts=frozenset(target.lasts | actual.lasts | near.lasts),
    )


def _numbers(table: Table, key: str) -> dict[str, Decimal]:
    numbers = {}
    for word, value in table.mapping(key).items():
        try:
            numbers[word] = Decimal(value)
        except InvalidOperation as error:
            raise table.error(f"{key}.{word}", f"a number is expected, not {value!r}") from error
    return numbers


def _spelled_number(table: Table) -> re.Pattern[str]:
    """Return what finds a number in words before a magnitude; without words it finds nothing."""
    either = ["|".join(map(re.escape, table.mapping(key))) for key in ("spelled", "magnitudes")]
    return re.compile(rf"(?:{either[0]}) (?:{either[1]})" if all(either) else r"(?!)")


def _grouped(table: Table, key: str) -> Phrases:
    """Read a section of lists; each phrase's value is the name of its list."""
    section = table.get(key, {})
    return Phrases({phrase: name for name in section for phrase in table.words(f"{key}.{name}")})


def _units(table: Table) -> Phrases:
    """Read all units; a phrase's value is "kind|name", the kind being the section or the class of counted nouns."""
    entries: dict[str, str] = {}
    counted = table.get("units.counted", {})
    for name in counted:
        entries.update({phrase: f"{name}|{phrase}" for phrase in table.words(f"units.counted.{name}")})
    entries.update({phrase: f"time|{phrase}" for phrase in table.words("units.time.words")})
    for kind in ("percent", "money", "measure", "times"):
        entries.update({phrase: f"{kind}|{name}" for phrase, name in table.mapping(f"units.{kind}").items()})
    return Phrases(entries)
