"""What is typed into the ledger's field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.ledger_query import read_ledger_query, with_date, without_date, write_days
from briefing_app.domain.query import Days, Fault
from briefing_app.domain.query_dates import read_days

MARCH = Days((2026, 3, 0), (2026, 3, 31))


@pytest.mark.parametrize(
    ("text", "words", "due", "said"),
    [
        ("cấp nước", "cấp nước", None, None),
        ("due:2026-03 cấp nước", "cấp nước", MARCH, None),
        ("cấp HẠN:3/2026 nước", "cấp nước", MARCH, None),
        ("han:2026-03", "", MARCH, None),
        ("ngày:2026-03 hạn:2026-03", "", MARCH, MARCH),
        ("hạn:quý I/2026 bến", "bến", Days((2026, 1, 0), (2026, 3, 31)), None),
        ('hạn:"quý I/2026" bến', "bến", Days((2026, 1, 0), (2026, 3, 31)), None),
        ("due:2026-01..2026-03", "", Days((2026, 1, 0), (2026, 3, 31)), None),
        ("due:2026 due:2026-03", "", MARCH, None),
        ("quá hạn: 2026", "quá 2026", None, None),  # nothing stands right behind it
        ("https://due:8", "https://due:8", None, None),
    ],
)
def test_words_and_dates_are_told_apart(text: str, words: str, due: Days | None, said: Days | None) -> None:
    query = read_ledger_query(text)
    assert (query.words, query.days("due"), query.days("said")) == (words, due, said)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("hạn:", Fault.NO_VALUE),
        ("hạn:2026-13", Fault.BAD_DATE),
        ("due:2026-03..2026-01", Fault.DATES_REVERSED),
    ],
)
def test_what_is_no_date_is_said_and_the_rest_asked(text: str, fault: Fault) -> None:
    query = read_ledger_query(f"đường {text}")
    assert (query.words, query.days("due")) == ("đường", None)
    assert [(each.fault, each.span) for each in query.mistakes] == [(fault, (6, 6 + len(text)))]


def test_a_date_takes_the_place_of_another() -> None:
    text = with_date("đường ven biển", "due", "2026-03", "vi")
    assert text == "đường ven biển hạn:2026-03"
    text = with_date(text, "said", "2026", "en")
    assert with_date(text, "due", "2026-04", "en") == "đường ven biển date:2026 due:2026-04"
    assert without_date(text, "due") == "đường ven biển date:2026"
    assert without_date("cấp hạn:2026 nước", "due") == "cấp nước"


SPANS = ["2026", "2026-03", "2026-03-18", "2026-Q1", "2026-H2", "2026-01..2026-03", "..2026-06", "2026-03-31..",
         "2026-03-31..2026-04-02", "2025..2026", "2026-01-05..2026-02-28"]  # fmt: skip


@pytest.mark.parametrize("text", SPANS)
def test_a_span_is_written_as_it_is_read(text: str) -> None:
    days = read_days(text.lower())
    assert read_days(write_days(days)) == days


@given(st.text(alphabet='due:hạn.20361-/"q ', max_size=40))
def test_any_text_is_a_query(text: str) -> None:
    query = read_ledger_query(text)
    assert all(start < end for start, end in (each.span for each in query.pieces))
    assert read_ledger_query(without_date(without_date(text, "due"), "said")).pieces in ((), query.pieces[:0])
