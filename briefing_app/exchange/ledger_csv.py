"""The ledger of directives as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from briefing_app.domain.evidence import Evidence
from briefing_app.domain.five_clear import Clear, five_clear
from briefing_app.domain.ledger import LedgerRow
from briefing_app.exchange.csv_table import csv_table

COLUMNS = (
    "group", "status", "action", "issuer", "addressee", "deadline", "due_date", "due", "closed", "days_left", "times",
    "clear", "missing", "evidence", "place", "date", "title", "briefing", "item", "quote",
)  # fmt: skip


def ledger_values(row: LedgerRow, today: date) -> dict[str, Any]:
    """Return a directive's columns, by the names of the fields; `due` is the day by which it is overdue."""
    directive = row.directive
    clear = five_clear(directive)
    evidence = Evidence.read(directive.evidence)
    return {
        "group": row.group(today).value,
        "status": directive.status.value,
        "action": directive.action,
        "issuer": directive.issuer,
        "addressee": directive.addressee,
        "deadline": directive.deadline,
        "due_date": directive.due_date,
        "due": row.due,
        "closed": row.closed,
        "days_left": row.days_left(today),
        "times": row.times,
        "clear": [each.value for each in Clear if each in clear],
        "missing": [each.value for each in Clear if each not in clear],
        "evidence": evidence.words if evidence is not None else "",
        "place": row.place,
        "date": row.day,
        "title": row.title,
        "briefing": row.briefing_id,
        "item": row.item_id,
        "quote": directive.anchor.exact,
    }


def ledger_csv(rows: Iterable[LedgerRow], today: date) -> str:
    """Return directives as CSV, one a line; see `csv_table` for what is guarded."""
    return csv_table(COLUMNS, (_cells(ledger_values(row, today)) for row in rows))


def _cells(values: dict[str, Any]) -> list[Any]:
    return [
        " ".join(value) if isinstance(value, list) else value for value in (values[name] for name in COLUMNS)
    ]
