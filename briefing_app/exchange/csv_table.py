"""Tables out as CSV: RFC 4180, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | int | Decimal | None

BYTE_ORDER_MARK = "\ufeff"
"""What a file must begin with for a spreadsheet to read it as UTF-8; not for a pipe."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as CSV with "\\r\\n" line ends.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers given as such do not.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in head])
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    text = _UNWANTED.sub("", text)
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell) if isinstance(cell, int) else guarded(cell)
