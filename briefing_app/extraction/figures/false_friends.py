"""Numbers that are no quantities: dates, years, labels, document numbers (LANGUAGE.md, section 3)."""

from __future__ import annotations

from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.words import FigureWords

_DATE_SIGNS = frozenset({"/", "-", "–", ".", "\\"})
_EACH = frozenset({"mỗi", "một", "hằng", "hàng"})
_YEARS = range(1900, 2100)


def whole(word: str) -> int:
    """Return the value of a token of up to four digits, -1 for every other."""
    return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else -1


def is_year(word: str) -> bool:
    """Tell whether a token looks like a year."""
    return len(word) == 4 and whole(word) in _YEARS


def date_end(tokens: Tokens, at: int, words: FigureWords) -> int:
    """Return the index behind the date that begins at a number, `at` itself when none does.

    With a year it is a date wherever it stands ("27/1/2026", "6/2025", "2026-01-27"); without one ("27/1",
    "15-16/7") only behind a word that opens a date.
    """
    parts = [at]
    while len(parts) < 4:
        last = parts[-1]
        if tokens.word(last + 1) == "\\" and tokens.word(last + 2) == "/":
            last += 1
        if tokens.word(last + 1) not in _DATE_SIGNS or not tokens.is_number(last + 2):
            break
        parts.append(last + 2)
    numbers = [tokens.words[i] for i in parts]
    opened = tokens.word(at - 1) in words.date_openers or (
        tokens.word(at - 1) == "(" and tokens.word(at - 2) in words.date_openers
    )
    if len(parts) == 1:
        day, _, month = numbers[0].partition(".")
        dotted = opened and _is_day(day) and _is_month(month)
        full = numbers[0].split(".")
        dated = len(full) == 3 and _is_day(full[0]) and _is_month(full[1]) and is_year(full[2])
        return at + 1 if dotted or dated else at
    if is_year(numbers[-1]) and all(_is_day(n) or is_year(n) for n in numbers[:-1]):
        return parts[-1] + 1
    if is_year(numbers[0]) and all(_is_day(n) for n in numbers[1:]):
        return parts[-1] + 1
    if opened and all(_is_day(n) for n in numbers) and (_is_month(numbers[-1]) or len(numbers) > 2):
        return parts[-1] + 1
    return at


def _is_day(word: str) -> bool:
    return len(word) <= 2 and 1 <= whole(word) <= 31


def _is_month(word: str) -> bool:
    return len(word) <= 2 and 1 <= whole(word) <= 12


def is_code(tokens: Tokens, at: int) -> bool:
    """Tell whether a number is glued into a name: "Covid-19", "ASEAN+3", "F-16"."""
    return (
        tokens.word(at - 1) in ("-", "+", ".", "_")
        and tokens.glued(at)
        and tokens.glued(at - 1)
        and tokens.words[at - 2][0].isalpha()
    )


def labelled(tokens: Tokens, at: int, words: FigureWords) -> bool:
    """Tell whether the words right before a number make it a label: "Nghị quyết 57", "phương án 3"."""
    label = words.labels.before(tokens.words, at)
    if label is None or words.longer(tokens.words, at, label[0]):
        return False
    if tokens.word(at - label[0] - 1) in _EACH:
        return False  # "mỗi ngày 28 người"
    verb = words.verbs.before(tokens.words, at)
    return verb is None or verb[0] < label[0]
