"""What a check says: which item, what about it, and by which name it can be silenced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.services.dismissal_keys import hash_of


class CheckCode(StrEnum):
    """What is doubtful; the window puts it into words, with the values named here."""

    NAME_LIKE_ITEM = "name-like-item"  # other
    NAME_LIKE_TEXT = "name-like-text"  # other
    NAME_LIKE_KNOWN = "name-like-known"  # other
    DATELINE = "dateline"  # dateline (as written), date (ISO)
    TWO_VALUES = "two-values"  # other (as written)
    OTHER_BRIEFING = "other-briefing"  # date (ISO) of that briefing, other (as written there)
    SHARE_OVER_WHOLE = "share-over-whole"  # value (decimal)
    PARTS_SUM = "parts-sum"  # total, sum (decimal, plain unit), unit
    DEADLINE_PAST = "deadline-past"  # deadline (ISO), date (ISO)
    QUOTE_OPEN = "quote-open"  # words


@dataclass(frozen=True, slots=True)
class CheckWarning:
    """One doubt about an item, or about the whole article (`item_id` None).

    `key` stays the same while the facts do: the editor's "this is fine" is remembered by it, and a new doubt about
    the same item has another one.
    """

    item_id: str | None
    key: str
    code: CheckCode
    values: dict[str, str]


def warning_key(code: CheckCode, *facts: str) -> str:
    """Return the key of a warning on these facts."""
    return f"{code.value}:{hash_of(*facts)}"
