"""Where the parts of a row lie, from wide to narrow, and the words in them."""

from __future__ import annotations

import pytest

from briefing_app.ui.ledger.ledger_columns import columns
from briefing_app.ui.ledger.ledger_words import time_words


@pytest.mark.parametrize("width", [640, 728, 828, 900, 980, 1100, 1180, 1400])
def test_the_buttons_cover_no_mark_and_no_date(width: int) -> None:
    at = columns(width)
    for other in (at.five, at.due, at.addressee, at.left, at.issuer):
        if other is not None:
            assert at.buttons[1] <= other[0] or other[1] <= at.buttons[0]
    assert at.end_of_action(plate=True) <= at.buttons[0]
    assert at.end_of_action(plate=False) == at.action[1]


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_times_are_counted_as_english_counts_them(time: int, words: str) -> None:
    assert time_words(time) == f"{words} time"
