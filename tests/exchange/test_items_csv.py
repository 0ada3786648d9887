"""Items as CSV: a row each, none a formula, numbers as numbers."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.exchange.items_csv import items_csv


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_every_item_but_the_rejected_has_a_row(full_briefing: Briefing, code: str) -> None:
    head, *rows = rows_of(items_csv(full_briefing, code))
    assert len(rows) == sum(item.state is not State.REJECTED for item in full_briefing.items)
    assert {len(row) for row in rows} == {len(head)}
    assert len(set(head)) == len(head)
    quotes = {row[-1] for row in rows}
    assert "85 nghìn tỷ đồng" in quotes


def test_numbers_are_decimal_in_the_plain_unit(full_briefing: Briefing) -> None:
    head, *rows = rows_of(items_csv(full_briefing, "en"))
    (row,) = [row for row in rows if row[-1] == "khoảng 8 đến 10 nghìn tỷ đồng"]
    said = dict(zip(head, row, strict=True))
    assert (said["Value"], said["Upper value"], said["Unit"]) == ("8000000000000", "10000000000000", "đồng")
    assert said["Period or deadline"] == "2026-Q1"


def test_a_fall_is_no_formula(full_briefing: Briefing) -> None:
    figure = next(item for item in full_briefing.key_figures if item.id == "f1")
    other = full_briefing.with_items([replace(figure, value="-3", scaled_value="-3", metric="=1+1")])
    _, row = rows_of(items_csv(other, "en"))
    assert "-3" in row
    assert "'=1+1" in row


def test_hostile_words_stay_words(hostile_briefing: Briefing) -> None:
    for row in rows_of(items_csv(hostile_briefing, "vi"))[1:]:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@"))
            assert not cell.startswith(("\t", "\r"))
