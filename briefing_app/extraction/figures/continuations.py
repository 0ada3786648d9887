"""When a quantity says more of what the one before it measures, and so shares its metric."""

from __future__ import annotations

from briefing_app.extraction.figures.following import Following
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED
from briefing_app.extraction.figures.words import FigureWords

EMPTY = frozenset({"tổng", "đạt tỷ lệ", "tổng cộng", "tỷ lệ"})
"""Heads that name nothing by themselves."""

_ENDS = frozenset({"lên", "xuống", "còn", "đến", "tới"})
_POINTERS = frozenset(
    {"con", "tỷ", "mức", "số", "kết", "khoản", "tổng", "chỉ", "lượng", "nguồn", "kim", "doanh"}
)
_POINTING = 5  # "này" stands among the first words
_LEAP = 8  # how many tokens may stand between the two ends of a change, or between two joined sums


class Continuations:
    """Tells of two neighbouring quantities of one sentence whether the second goes on with the first.

    A class only so that the questions share the sentence; it keeps nothing from one to the next.
    """

    def __init__(self, tokens: Tokens, words: FigureWords) -> None:
        self._tokens = tokens
        self._words = words

    def whatever_is_before(self, quantity: Quantity, before: Quantity, head: str, ahead: Following) -> bool:
        """Tell whether a quantity shares the metric of the one before, whatever phrase stands before it.

        `head` is that phrase in lower case, `ahead` the noun behind the quantity.
        """
        return (
            self._goes_on(quantity, before, ahead)
            or self._sums_up(quantity, head, before)
            or self._steps(quantity, head, ahead)
        )

    def refers_back(self, quantity: Quantity, head: str, ahead: Following) -> bool:
        """Tell whether a quantity is of what a sentence before named: "Con số này tăng 12 %", "So với cùng kỳ, tăng"."""
        words = head.split()
        if "này" in words[1:_POINTING] and words[0] in _POINTERS:
            return True
        change = quantity.front.change_word
        return bool(change) and words[:2] == ["so", "với"] and ahead.end <= ahead.start

    def in_other_words(self, quantity: Quantity, before: Quantity, ahead: Following) -> bool:
        """Tell whether a sum is joined to another, or a percentage says the quantity before it in other terms."""
        if self._joined(quantity, before):
            return True
        own = self._words.heads.at(self._tokens.words, ahead.start) is not None
        return quantity.kind == "percent" and not own and self._restates(quantity)

    def _goes_on(self, quantity: Quantity, before: Quantity, ahead: Following) -> bool:
        """Tell whether a quantity says more of what the one before it measures.

        It is the end of a change ("từ 3.870 hộ xuống 610 hộ"), or the change of what was just counted ("45 xã
        đạt chuẩn, tăng 3 xã").
        """
        words = self._tokens.words
        start = min(quantity.number, quantity.front.start)
        if (
            "từ" in words[max(0, before.number - 2) : before.number + 1]
            and start - before.end <= _LEAP
            and self._alike(quantity, before)
        ):
            led = words[max(before.end, start - 1) : quantity.number + 1]
            if _ENDS.intersection(led):
                return True
        if (
            quantity.kind not in COUNTED
            or not quantity.front.change_word
            or not self._alike(quantity, before)
        ):
            return False
        unit = quantity.unit
        return unit is not None and ahead.end <= max(ahead.start, unit.end)

    def _sums_up(self, quantity: Quantity, head: str, before: Quantity) -> bool:
        """Tell whether "tổng" alone stands before a count of the same thing: "thêm 380 căn (tổng là 890 căn)"."""
        return quantity.kind in COUNTED and head in EMPTY and self._alike(quantity, before)

    def _steps(self, quantity: Quantity, head: str, ahead: Following) -> bool:
        """Tell whether a count is only by how much the thing before it changed: "tăng 5 bậc"."""
        unit = quantity.unit
        if unit is None or not quantity.front.change_word or unit.name.lower() not in self._words.classifiers:
            return False
        return ahead.end <= max(ahead.start, unit.end) and not head

    def _alike(self, quantity: Quantity, before: Quantity) -> bool:
        """Tell whether two quantities count or measure in the same unit."""
        if quantity.unit is None or before.unit is None:
            return False
        name, other = quantity.unit.name.lower(), before.unit.name.lower()
        return name == other or (quantity.kind in COUNTED and other.startswith(f"{name} "))

    def _joined(self, quantity: Quantity, before: Quantity) -> bool:
        """Tell whether "và" or a comma joins a sum to another of the same thing."""
        start = min(quantity.number, quantity.front.start)
        if quantity.kind != "money" or before.kind != "money" or start - before.end > _LEAP:
            return False
        if quantity.front.change_word in self._words.changing:
            return False
        return self._tokens.word(start - 1) in ("và", ",", "hoặc")

    def _restates(self, quantity: Quantity) -> bool:
        """Tell whether a percentage says the quantity before it in other terms: "(5%)", "tương đương 61%"."""
        words = self._tokens.words
        led = words[max(0, quantity.front.edge - 2) : quantity.number]
        compared = led[-2:] == ["hơn", "mức"]  # "cao hơn mức 9 % bình quân cả nước"
        return compared or self._opens(quantity) or ("tương" in led and "đương" in led)

    def _opens(self, quantity: Quantity) -> bool:
        """Tell whether a quantity opens a parenthesis: it says more about the one before."""
        edge = quantity.front.edge
        return self._tokens.word(min(edge, quantity.front.start) - 1) == "("
