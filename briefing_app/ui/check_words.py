"""Warnings as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_app import i18n
from briefing_app.i18n import N_, tr
from briefing_app.services.checks import CheckCode, CheckWarning

_SENTENCES: Mapping[CheckCode, str] = {
    CheckCode.NAME_LIKE_ITEM: N_("Nearly “{other}”: the same person?"),
    CheckCode.NAME_LIKE_TEXT: N_("The article also writes “{other}”"),
    CheckCode.NAME_LIKE_KNOWN: N_("Other briefings write “{other}”"),
    CheckCode.DATELINE: N_("The article says “{dateline}”, the briefing is dated {date}."),
    CheckCode.TWO_VALUES: N_("Elsewhere in the article: {other}"),
    CheckCode.OTHER_BRIEFING: N_("Unlike the briefing of {date}: {other}"),
    CheckCode.SHARE_OVER_WHOLE: N_("A share over 100 %: {value} %"),
    CheckCode.PARTS_SUM: N_("The parts add up to {sum} {unit}, not {total}"),
    CheckCode.DEADLINE_PAST: N_("The deadline, {deadline}, was over by the article's date, {date}"),
    CheckCode.QUOTE_OPEN: N_("A quotation mark never closes: {words}"),
}
_DATES = frozenset({"date", "deadline"})
_NUMBERS = frozenset({"value", "sum", "total"})


def warning_sentence(warning: CheckWarning) -> str:
    """Return what a warning says, in the editor's language."""
    language = i18n.current()
    values = {
        name: language.date(value)
        if name in _DATES
        else language.number(value)
        if name in _NUMBERS
        else value
        for name, value in warning.values.items()
    }
    return tr(_SENTENCES[warning.code], **values)


def sentences_by_item(warnings: Iterable[CheckWarning]) -> dict[str, str]:
    """Return what is said of each item, several warnings one behind the other."""
    found: dict[str, list[str]] = {}
    for warning in warnings:
        if warning.item_id is not None:
            found.setdefault(warning.item_id, []).append(warning_sentence(warning))
    return {item_id: " · ".join(dict.fromkeys(sentences)) for item_id, sentences in found.items()}
