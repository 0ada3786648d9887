"""The one catalogue of what a person reads, without Qt: gettext, Vietnamese and English.

The msgid is plain English. `tr` and `ntr` are safe in any thread; a language is chosen once at start and when the
editor switches it, and texts already shown are asked for again by whoever shows them.
"""

from __future__ import annotations

import datetime
import gettext
import os
import re
from decimal import Decimal, InvalidOperation

from briefing_app import paths
from briefing_app.domain.numbers import plain

LANGUAGES = ("vi", "en")
"""The languages that are complete."""


class Translator:
    """The catalogue of one language, and how it writes dates and numbers."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = gettext.translation(
            "briefing_app", str(paths.resource("i18n")), [self.language], fallback=True
        )

    def text(self, msgid: str, **values: object) -> str:
        """Return the text in this language with the values put in."""
        found = self._catalogue.gettext(msgid) if msgid else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the text for that count, put in as {n}."""
        return self._catalogue.ngettext(one, many, count).format(n=self.number(count), **values)

    def number(self, value: int | str | Decimal) -> str:
        """Write a number: 41.600,5 in Vietnamese, 41,600.5 in English; what is none comes back unchanged."""
        try:
            written = plain(Decimal(value))
        except InvalidOperation:
            return str(value)
        whole, _, fraction = written.partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        comma, point = (".", ",") if self.language == "vi" else (",", ".")
        grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", comma, digits) if len(digits) > 3 else digits
        return sign + grouped + (point + fraction if fraction else "")

    def date(self, iso: str | None) -> str:
        """Write an ISO 8601 day, month, quarter, half, year or interval as the language does."""
        if not iso:
            return ""
        if "/" in iso:
            start, _, end = iso.partition("/")
            return f"{self.date(start)} – {self.date(end)}"
        match = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?", iso)
        if match is None:
            return iso
        year, quarter, half, month, day = match.groups()
        if quarter:
            roman = ("I", "II", "III", "IV")[int(quarter) - 1]
            return f"Quý {roman}/{year}" if self.language == "vi" else f"Q{quarter} {year}"
        if half:
            return (
                f"Nửa {'đầu' if half == '1' else 'cuối'} năm {year}"
                if self.language == "vi"
                else f"H{half} {year}"
            )
        if day:
            return self._day(int(year), int(month), int(day))
        if month:
            return (
                f"{int(month)}/{year}" if self.language == "vi" else f"{self.month_name(int(month))} {year}"
            )
        return year

    def day_and_weekday(self, iso: str | None) -> str:
        """Write a day with its weekday: "Thứ Tư 18/3/2026"; anything else as `date` does."""
        try:
            day = datetime.date.fromisoformat(iso or "")
        except ValueError:
            return self.date(iso)
        names = _WEEKDAYS[self.language]
        return f"{names[day.weekday()]} {self.date(iso)}"

    def month_name(self, month: int) -> str:
        """Return the name of a month, 1 to 12."""
        return f"Tháng {month}" if self.language == "vi" else _MONTHS[month - 1]

    def _day(self, year: int, month: int, day: int) -> str:
        if self.language == "vi":
            return f"{day}/{month}/{year}"
        return f"{day} {self.month_name(month)} {year}" if 1 <= month <= 12 else f"{year}-{month:02}-{day:02}"


_WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def system_language() -> str:
    """Return the language of the user's locale: "vi" in a Vietnamese one, else "en"."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


class _Current:
    """Which translator `tr` asks; the one piece of state that every layer of text shares."""

    translator: Translator | None = None


def use(language: str) -> Translator:
    """Make `tr` speak a language from now on, and return its translator."""
    _Current.translator = Translator(language)
    return _Current.translator


def current() -> Translator:
    """Return the translator that `tr` asks: the system's language until `use` was called."""
    return _Current.translator or use(system_language())


def tr(msgid: str, **values: object) -> str:
    """Return a text in the current language with the values put in."""
    return current().text(msgid, **values)


def ntr(one: str, many: str, count: int, **values: object) -> str:
    """Return a text for that count ({n}) in the current language."""
    return current().plural(one, many, count, **values)


def N_(msgid: str) -> str:
    """Mark a text for the catalogue where it is not translated yet."""
    return msgid


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural for the catalogue where it is not translated yet."""
    return one, many
