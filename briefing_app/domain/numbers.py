"""Numbers as Vietnamese and English write them, and their magnitudes."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

MAGNITUDES: dict[str, Decimal] = {
    "": Decimal(1),
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(10) ** 3,
    "vạn": Decimal(10) ** 4,
    "trăm nghìn": Decimal(10) ** 5,
    "triệu": Decimal(10) ** 6,
    "trăm triệu": Decimal(10) ** 8,
    "tỷ": Decimal(10) ** 9,
    "trăm tỷ": Decimal(10) ** 11,
    "nghìn tỷ": Decimal(10) ** 12,
    "triệu tỷ": Decimal(10) ** 15,
}
"""The magnitude words with what they multiply by, as the program writes them."""

_SYNONYMS = {"ngàn": "nghìn", "tỉ": "tỷ"}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def parse_number(written: str) -> Decimal | None:
    """Read a number as Vietnamese writes it: "41,6", "12.000", "7700000"; None when it is none.

    A dot before exactly three last digits groups thousands, else it is a decimal point; the English form with
    two or more groups ("1,250,000") or with both signs ("1,250.5") is understood too.
    """
    text = written.strip().replace("−", "-")
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[.\u00a0 ]", "", text).replace(",", ".")
    elif _ENGLISH.fullmatch(text) and (text.count(",") > 1 or "." in text):
        text = text.replace(",", "")
    elif _PLAIN.fullmatch(text):
        text = text.replace(",", ".")
    else:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """Return the number as a decimal string without exponent and without trailing zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def magnitude(words: str) -> Decimal | None:
    """Return what the magnitude words multiply by ("nghìn tỷ" → 10¹²); None when they are none.

    Stacked words multiply: "chục nghìn tỷ" is 10¹³. Source: LANGUAGE.md, section 3.
    """
    product = Decimal(1)
    for word in words.split():
        factor = MAGNITUDES.get(_SYNONYMS.get(word.lower(), word.lower()))
        if factor is None:
            return None
        product *= factor
    return product


def scale(value: str, words: str) -> str:
    """Return a decimal string times its magnitude words; the value itself when either is not understood."""
    factor = magnitude(words)
    try:
        return plain(Decimal(value) * factor) if factor is not None else value
    except InvalidOperation:
        return value


def magnitude_of(value: str, scaled: str) -> str:
    """Return the magnitude words between a value as written and as scaled; "" when there are none."""
    try:
        number, full = Decimal(value), Decimal(scaled)
    except InvalidOperation:
        return ""
    if not number or number == full:
        return ""
    for words, factor in MAGNITUDES.items():
        if number * factor == full:
            return words
    return ""


def split_unit(written: str) -> tuple[str, str]:
    """Split "nghìn tỷ đồng" into its magnitude words and the plain unit: ("nghìn tỷ", "đồng")."""
    words = written.split()
    count = 0
    while count < len(words) and magnitude(" ".join(words[: count + 1])) is not None:
        count += 1
    return " ".join(_SYNONYMS.get(word.lower(), word.lower()) for word in words[:count]), " ".join(
        words[count:]
    )
