"""The ledger as a table."""

from __future__ import annotations

import csv
from datetime import date

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.ledger import LedgerRow
from briefing_app.exchange.ledger_csv import COLUMNS, ledger_csv, ledger_values

TODAY = date(2026, 3, 18)


def row(action: str = "nạo vét luồng vào cảng cá", **fields: object) -> LedgerRow:
    directive = Directive(
        id="1" * 32,
        anchor=Anchor(0, 5, "@lệnh"),
        action=action,
        issuer="Mạc Thu Yến",
        addressee="UBND tỉnh Thạch Nham",
        deadline="2026-03",
        **fields,  # type: ignore[arg-type]
    )
    return LedgerRow(
        directive=directive,
        briefing_id="2" * 32,
        title="Khảo sát, kiểm tra",
        day="2026-02-12",
        place="Thạch Nham",
        due="2026-03-31",
        times=2,
    )


def test_every_column_is_filled() -> None:
    values = ledger_values(row(), TODAY)
    assert set(values) == set(COLUMNS)
    assert (values["group"], values["days_left"], values["times"]) == ("soon", 13, 2)
    assert values["missing"] == ["result"]


def test_evidence_is_told_without_its_number() -> None:
    done = row(status=FollowUp.DONE, evidence="Trở lại Thạch Nham [briefing " + "a" * 32 + "]")
    assert ledger_values(done, TODAY)["evidence"] == "Trở lại Thạch Nham"


def test_no_cell_is_a_formula() -> None:
    (read,) = csv.DictReader(ledger_csv([row("=1+1")], TODAY).splitlines())
    assert read["action"] == "'=1+1"
    assert read["quote"] == "'@lệnh"
    assert read["title"] == "Khảo sát, kiểm tra"
    assert read["days_left"] == "13"
