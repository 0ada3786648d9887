"""Numbers that contradict each other or themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, KeyFigure
from briefing_app.domain.numbers import plain
from briefing_app.domain.text import collapse_white_space, same_spelling
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key

_ROUNDED = frozenset({Comparator.NEARLY, Comparator.ABOUT, Comparator.OVER, Comparator.UNDER})
_HUNDRED = Decimal(100)

# Only what is plainly a part of a whole cannot pass 100 %; a plan, a budget or an earlier year can be passed.
_SHARE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|chiếm|độ che phủ|phủ sóng|bao phủ|số hộ|số xã|số người)(?!\w)"
)
_AGAINST = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|vượt|bằng|tăng|giảm|hoàn thành|gdp|grdp|nợ|lần)(?!\w)"
)
_IN_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm)(?!\w)")
_ALL_PARTS = re.compile(r"(?<!\w)(?:gồm|bao gồm)(?!\w)")
_INDICATOR = re.compile(r"(?<!\w)[A-Z]{3,5}(?!\w)")  # GRDP, GDP, CPI, FDI, PCI
_MOST_PARTS = 12
_OTHER_SENTENCE = re.compile(r"[.!?;]\s|\n")


def check_figures(briefing: Briefing) -> Iterator[CheckWarning]:
    """Yield warnings on quantities with two values, shares over 100 %, and parts that pass their total."""
    figures = [figure for figure in briefing.key_figures if figure.state is not State.REJECTED]
    text = briefing.article.text
    yield from _two_values(figures, text)
    yield from _shares(figures, text)
    yield from _sums(figures, text)


def _two_values(figures: Sequence[KeyFigure], text: str) -> Iterator[CheckWarning]:
    """Yield a warning for each quantity that two paragraphs give differently; three values are a list of things."""
    told: dict[tuple[str, ...], list[KeyFigure]] = {}
    for figure in figures:
        if what := _quantity(figure):
            told.setdefault(what, []).append(figure)
    for what, group in told.items():
        if len({_value(figure) for figure in group}) != 2:
            continue
        first = group[0]
        other = next(figure for figure in group if _value(figure) != _value(first))
        if "\n" not in text[first.anchor.end : other.anchor.start] or _both_true(first, other):
            continue
        key = warning_key(CheckCode.TWO_VALUES, *what, *sorted((_value(first), _value(other))))
        values = {"other": collapse_white_space(first.anchor.exact)}
        yield CheckWarning(other.id, key, CheckCode.TWO_VALUES, values)


def _quantity(figure: KeyFigure) -> tuple[str, ...]:
    """Return what is measured, where, in what and when: () when too little is said to compare."""
    if not figure.period or not is_specific(figure):
        return ()
    return (
        _words(figure.metric),
        _words(figure.subject or ""),
        _words(figure.unit),
        figure.period,
        figure.kind.value,
        figure.direction.value if figure.direction else "",
    )


def is_specific(figure: KeyFigure) -> bool:
    """Tell whether the metric names one quantity: "GRDP" or "giải ngân vốn đầu tư công", not "quy mô"."""
    metric = _words(figure.metric).removeprefix(_words(figure.unit)).split()
    return (
        bool(_INDICATOR.search(figure.metric))
        or len(metric) > 2
        or (len(metric) == 2 and bool(figure.subject))
    )


def _both_true(a: KeyFigure, b: KeyFigure) -> bool:
    """Tell whether two statements can both hold: a bound, a range or a rounded value beside another near it."""
    if not (a.high or b.high or a.comparator or b.comparator):
        return False
    lows = [_number(figure.scaled_value) for figure in (a, b)]
    highs = [_number(figure.scaled_high) or low for figure, low in zip((a, b), lows, strict=True)]
    if lows[0] is None or lows[1] is None or highs[0] is None or highs[1] is None:
        return True
    slack = max(abs(highs[0]), abs(highs[1])) / 10
    return lows[0] <= highs[1] + slack and lows[1] <= highs[0] + slack


def _shares(figures: Sequence[KeyFigure], text: str) -> Iterator[CheckWarning]:
    for figure in figures:
        number = _number(figure.scaled_high or figure.scaled_value or figure.value)
        if figure.unit != "%" or figure.direction or number is None or number <= _HUNDRED:
            continue
        start, end = figure.anchor.start, figure.anchor.end
        around = same_spelling(text[max(0, start - 80) : end + 60]).lower()
        metric = _words(figure.metric)
        if (_SHARE.search(metric) or _SHARE.search(around)) and not _AGAINST.search(f"{metric} {around}"):
            value = plain(number)
            key = warning_key(CheckCode.SHARE_OVER_WHOLE, figure.id, value)
            yield CheckWarning(figure.id, key, CheckCode.SHARE_OVER_WHOLE, {"value": value})


def _sums(figures: Sequence[KeyFigure], text: str) -> Iterator[CheckWarning]:
    """Yield a warning for each total that its parts in the same sentence pass, or miss where all are listed."""
    for at, total in enumerate(figures):
        parts = _parts(total, figures[at + 1 : at + 1 + _MOST_PARTS], text)
        whole = _number(total.scaled_value)
        if len(parts) < 2 or not whole:
            continue
        summed = sum((number for part in parts if (number := _number(part.scaled_value))), Decimal(0))
        between = text[total.anchor.end : parts[0].anchor.start].lower()
        rounded = any(each.comparator in _ROUNDED for each in (total, *parts))
        slack = abs(whole) * (Decimal("0.05") if rounded else Decimal("0.005"))
        missed = bool(_ALL_PARTS.search(between)) and not rounded and summed < whole - slack
        if summed > whole + slack or missed:
            key = warning_key(CheckCode.PARTS_SUM, total.id, plain(whole), plain(summed))
            values = {"total": plain(whole), "sum": plain(summed), "unit": total.unit}
            yield CheckWarning(total.id, key, CheckCode.PARTS_SUM, values)


def _parts(total: KeyFigure, following: Sequence[KeyFigure], text: str) -> list[KeyFigure]:
    """Return the figures that the sentence lists as parts of this one."""
    if total.unit == "%" or total.high or total.direction:
        return []
    parts: list[KeyFigure] = []
    end = total.anchor.end
    for figure in following:
        gap = text[end : figure.anchor.start]
        if figure.anchor.start < end or _OTHER_SENTENCE.search(gap) or len(gap) > 160:
            break
        if not parts and not _IN_PARTS.search(gap.lower()):
            break
        if figure.unit != total.unit or figure.high or figure.direction or figure.kind is not total.kind:
            break
        parts.append(figure)
        end = figure.anchor.end
    return parts


def _value(figure: KeyFigure) -> str:
    return f"{figure.scaled_value or figure.value}..{figure.scaled_high or figure.high or ''}"


def _words(text: str) -> str:
    return collapse_white_space(same_spelling(text)).casefold()


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
