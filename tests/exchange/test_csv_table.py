"""CSV: what is read back is what was written, and nothing in it is a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.exchange.csv_table import csv_table, guarded


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table() -> None:
    written = csv_table(["name", "value"], [["Đỗ, Khải", 3], ['"x"\ny', Decimal("-9.40")], [None, ""]])
    assert written == 'name,value\r\n"Đỗ, Khải",3\r\n"""x""\ny",-9.40\r\n,\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", " =HYPERLINK(1)", "＝1", "\x00=1"])
def test_formulas_are_words(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded("tăng 9,4%") == "tăng 9,4%"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_any_text_is_read_back_guarded(rows: list[list[str]]) -> None:
    written = read(csv_table(["a", "b"], rows))
    assert written[1:] == [[guarded(cell) for cell in row] for row in rows]
    for row in written:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
