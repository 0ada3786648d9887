"""The ledger as a file that the editor names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing_app.domain.ledger import LedgerFilter
from briefing_app.exchange.csv_table import BYTE_ORDER_MARK
from briefing_app.exchange.ledger_csv import ledger_csv
from briefing_app.exchange.safe_write import write_text_safely
from briefing_app.services.ledger import LedgerService


def write_ledger(ledger: LedgerService, asked: LedgerFilter, today: date, path: Path, *, force: bool) -> int:
    """Write the directives under a filter as CSV, by force in place of what is there; return how many.

    Raises ExportFailed.
    """
    rows = list(ledger.rows(asked, today))
    write_text_safely(path, BYTE_ORDER_MARK + ledger_csv(rows, today), force=force)
    return len(rows)
