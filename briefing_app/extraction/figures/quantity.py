"""The grammar of a quantity: comparator? number (range, ratio, magnitudes)? unit, trailing comparator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_app.domain.numbers import parse_number
from briefing_app.extraction.figures.false_friends import date_end, is_code, is_year, labelled
from briefing_app.extraction.figures.front import Front, read_front
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED, Unit, read_unit
from briefing_app.extraction.figures.words import FigureWords

_DASHES = frozenset({"-", "–", "—", "÷", "−"})
_NO_BILLION = frozenset({"lệ", "trọng", "suất", "giá", "phú"})  # "một tỷ lệ"
_PER = frozenset({"trên", "/", "mỗi"})
_TO = frozenset({"đến", "tới"})
_LONGEST = 20  # digits and signs of a number that still means something
_PLURAL_LABEL = Decimal(1000)  # behind "kế hoạch" a number this large counts, a smaller one is a label


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what bounds it, as token indices of one sentence.

    `number` is the token of the number, `front.start` that of the anchor, `end` the one behind; `total` is the
    second number of a ratio ("51/64"); `spelled` tells a number in words.
    """

    number: int
    end: int
    value: Decimal
    high: Decimal | None
    factor: Decimal
    unit: Unit | None
    front: Front
    comparator: str | None
    total: Decimal | None = None
    spelled: bool = False
    padded: bool = False
    labelled: bool = False

    @property
    def kind(self) -> str:
        """The class of the unit, "bare" without one."""
        return self.unit.kind if self.unit is not None else "bare"

    @property
    def is_plain(self) -> bool:
        """Tell whether the unit is one of length, area, weight or money."""
        return self.kind in ("measure", "money")

    @property
    def unit_start(self) -> int:
        """The token at which the unit begins, `end` without one."""
        return self.unit.start if self.unit is not None else self.end


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, its magnitude words and the token behind them."""

    value: Decimal
    factor: Decimal
    end: int


def read_quantities(tokens: Tokens, text: str, words: FigureWords) -> list[Quantity]:
    """Return the quantities of a sentence in their order; dates, years and codes are none."""
    found: list[Quantity] = []
    behind = floor = 0
    numbers = [at for at, w in enumerate(tokens.words) if "0" <= w[0] <= "9" or w in words.spelled]
    for at in numbers:
        if at < behind:
            continue
        behind = date_end(tokens, at, words) if tokens.is_number(at) else at
        if behind > at:
            continue
        quantity = read_quantity(tokens, text, at, floor, words)
        if quantity is None:
            behind = at + 3 if tokens.word(at + 1) == "/" and tokens.is_number(at + 2) else at + 1
            continue
        found.append(quantity)
        behind = floor = max(quantity.end, at + 1)
    return found


def read_quantity(tokens: Tokens, text: str, at: int, floor: int, words: FigureWords) -> Quantity | None:
    """Read the quantity whose number stands at a token; None when it is no quantity.

    `floor` is the token behind the quantity before it: what belongs to that one is left to it.
    """
    first = _number(tokens, at, words)
    if first is None or is_code(tokens, at):
        return None
    high, factor, end, unit = _range(tokens, text, first, words)
    total = None
    if high is None and unit is None:
        total, factor, end = _ratio(tokens, at, first, words)
    if unit is None:
        unit = read_unit(tokens, text, end, factor, words)
    if unit is None or unit.kind == "time":
        return None
    if total is not None and unit.kind not in COUNTED and unit.kind not in ("measure", "money"):
        return None
    end = unit.end
    number = at - 1 if tokens.word(at - 1) == "từ" and at - 1 >= floor else at
    is_label = unit.kind in COUNTED and factor == 1 and labelled(tokens, at, words)
    if is_label and (first.value < _PLURAL_LABEL or is_year(tokens.words[at])):
        return None
    front = read_front(tokens, at, floor, words)
    comparator = front.comparator
    if unit.name == "dân" and tokens.word(at - 1) in _PER and str(first.value * factor).strip("0") == "1":
        return None  # what a rate is told by: "15 bác sĩ trên 10.000 dân"
    if unit.kind == "unknown" and factor == 1 and tokens.words[at].isdigit() and first.value >= _PLURAL_LABEL:
        return None
    if unit.kind in COUNTED and is_year(tokens.words[at]) and factor == 1 and comparator is None:
        return None
    trailing = words.trailing.at(tokens.words, end)
    if trailing is not None and (tokens.words[end] != "hơn" or unit.kind in COUNTED):
        comparator = trailing[1]
        end += trailing[0]
    return Quantity(
        number=number if number < at else at,
        end=end,
        value=first.value,
        high=high,
        factor=factor,
        unit=unit,
        front=front,
        comparator=comparator,
        total=total,
        spelled=not tokens.is_number(at),
        padded=tokens.words[at].startswith("0") and len(tokens.words[at]) == 2,
        labelled=is_label,
    )


def _number(tokens: Tokens, at: int, words: FigureWords) -> _Number | None:
    """Read digits with their magnitudes, or a number in words, which needs one."""
    word = tokens.word(at)
    if tokens.is_number(at):
        value = parse_number(word) if len(word) <= _LONGEST else None
    else:
        value = words.spelled.get(word)
    if value is None:
        return None
    end, factor = at + 1, Decimal(1)
    while tokens.word(end) in words.magnitudes and end - at < 4 and tokens.word(end + 1) not in _NO_BILLION:
        factor *= words.magnitudes[tokens.words[end]]
        end += 1
    if factor == 1 and not tokens.is_number(at):
        return None
    return _Number(value, factor, end)


def _range(
    tokens: Tokens, text: str, first: _Number, words: FigureWords
) -> tuple[Decimal | None, Decimal, int, Unit | None]:
    """Read the second end of a range behind a number: its value, the common factor, what follows, a known unit.

    "8-10%", "45% - 55%", "12 triệu đến 18 triệu", "3-3,5 tỷ".
    """
    alone = (None, first.factor, first.end, None)
    at = first.end
    between = words.units.at(tokens.words, at)
    if between is not None and between[1].partition("|")[0] in ("percent", "money", "measure"):
        at += between[0]
    sign = tokens.word(at)
    if sign not in _DASHES and sign not in _TO:
        return alone
    if sign in _DASHES and at > first.end and not tokens.is_number(at + 1):
        return alone
    second = _number(tokens, at + 1, words) if tokens.is_number(at + 1) else None
    if second is None:
        return alone
    factor = first.factor if first.factor != 1 else second.factor
    if first.factor != 1 and second.factor != first.factor and at == first.end:
        return alone
    if second.value <= first.value:
        return alone
    unit = read_unit(tokens, text, second.end, second.factor, words)
    if unit is None or unit.kind == "time" or (between is not None and unit.kind not in between[1]):
        return alone
    if is_year(tokens.words[at + 1]) and second.factor == 1:
        return alone
    return second.value, factor, second.end, unit


def _ratio(
    tokens: Tokens, at: int, first: _Number, words: FigureWords
) -> tuple[Decimal | None, Decimal, int]:
    """Read "/109" behind a number: the total, the factor of both, and the token behind."""
    alone = (None, first.factor, first.end)
    if tokens.word(first.end) != "/" or not tokens.is_number(first.end + 1) or first.end > at + 1:
        return alone
    total = _number(tokens, first.end + 1, words)
    if total is None or total.value < first.value:
        return alone
    return total.value, total.factor, total.end
