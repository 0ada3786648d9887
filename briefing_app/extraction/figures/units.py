"""The unit behind a number: a sign, money, a measure, a duration or a counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

COUNTED = frozenset({"people", "bodies", "places", "things", "structural", "unknown"})
"""The classes of counted nouns; the other kinds are percent, money, measure, times, time."""

PLAIN_KINDS = frozenset({"percent", "money", "measure"})
"""The kinds that make a number a figure whatever stands before it."""

_IMPLIED_MONEY = Decimal(10) ** 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its class, its plain name, its first token and the one behind it."""

    kind: str
    name: str
    start: int
    end: int


def read_unit(tokens: Tokens, text: str, at: int, factor: Decimal, words: FigureWords) -> Unit | None:
    """Read the unit at a token; None when no unit can stand there.

    `text` is the article as written: capitals tell a name ("Bộ Xây dựng") from a counted noun.
    """
    found = words.units.at(tokens.words, at)
    if found is not None:
        length, value = found
        kind, _, name = value.partition("|")
        end = at + length
        if kind == "unknown" or kind in COUNTED:
            if length == 1 and len(name) < 3 and tokens.glued(at):
                return None
            return _counted(tokens, text, at, end, kind, words)
        unit = _per(tokens, Unit(kind, name, at, end), words)
        return Unit(kind, name, at, unit.end) if kind == "percent" else unit
    if factor >= _IMPLIED_MONEY and not _noun_at(tokens, text, at, words):
        return Unit("money", "đồng", at, at)
    if not _noun_at(tokens, text, at, words) or tokens.glued(at):
        return None
    end = at + 1
    if (
        text[tokens.starts[at]].islower()
        and _noun_at(tokens, text, end, words)
        and not text[tokens.starts[end]].isupper()
    ):
        end += 1
    return _per(tokens, Unit("unknown", text[tokens.starts[at] : tokens.ends[end - 1]], at, end), words)


def _noun_at(tokens: Tokens, text: str, at: int, words: FigureWords) -> bool:
    """Tell whether a noun may begin at a token: letters, no function word, no name, but an acronym."""
    if at >= len(tokens) or not tokens.words[at][0].isalpha():
        return False
    if words.function.at(tokens.words, at) is not None:
        return False
    written = text[tokens.starts[at] : tokens.ends[at]]
    return not written[0].isupper() or (len(written) > 1 and written.isupper())


def _counted(tokens: Tokens, text: str, at: int, end: int, kind: str, words: FigureWords) -> Unit:
    """Take in the kinds and tiers behind a counted noun, and a second noun joined to it."""
    if tokens.words[at] == "lượt" and end == at + 1:
        people = words.units.at(tokens.words, end)  # "lượt bệnh nhân"
        end += people[0] if people is not None and people[1].startswith("people|") else 0
    for _ in range(2):
        more = words.modifiers.at(tokens.words, end)
        if more is None:
            break
        end += more[0]
    unit = Unit(kind, text[tokens.starts[at] : tokens.ends[end - 1]], at, end)
    return _per(tokens, unit, words)


def _per(tokens: Tokens, unit: Unit, words: FigureWords) -> Unit:
    """Take in "/tháng", "/1 giờ" or "/người/tháng" behind a unit."""
    name, end = unit.name, unit.end
    for _ in range(2):
        at = end + 2 if tokens.word(end + 1) == "1" else end + 1
        if tokens.word(end) != "/" or tokens.word(at) not in words.per:
            break
        name, end = f"{name}/{tokens.words[at]}", at + 1
    return Unit(unit.kind, name, unit.start, end)
