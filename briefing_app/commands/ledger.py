"""``ledger``: the directives of all briefings, by their deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.reading import reading
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.five_clear import Clear, five_clear
from briefing_app.domain.ledger import Group, LedgerFilter, LedgerRow
from briefing_app.domain.ledger_query import read_ledger_query
from briefing_app.domain.text import shorten
from briefing_app.exchange.ledger_csv import ledger_csv, ledger_values
from briefing_app.i18n import tr
from briefing_app.ui.ledger.ledger_words import (
    action_words,
    date_mistake_words,
    due_words,
    group_words,
    left_words,
    time_words,
)


def ledger(given: Given, output: Output) -> int:
    """Print the directives that are asked for; what is overdue is so by the local day."""
    today = date.today()
    query = read_ledger_query(_typed(given))
    for mistake in query.mistakes:
        output.say(date_mistake_words(mistake))
    asked = LedgerFilter(
        words=query.words,
        due=query.days("due"),
        said=query.days("said"),
        places=_one(given.place),
        issuers=_one(given.issuer),
        addressees=_one(given.addressee),
        statuses=(FollowUp(given.status),) if given.status else (),
        groups=(Group.OVERDUE,) if given.overdue else (),
    )
    with reading(given, output) as services:
        rows = services.ledger.rows(asked, today)
        if given.format == "json":
            output.json([ledger_values(row, today) for row in rows])
        elif given.format == "csv":
            output.line(ledger_csv(rows, today).replace("\r\n", "\n").rstrip("\n"))
        else:
            _print(rows, today, output)
    return 0


def _print(rows: Iterable[LedgerRow], today: date, output: Output) -> None:
    for number, (group, some) in enumerate(groupby(rows, key=lambda row: row.group(today))):
        if number:
            output.line()
        output.line(group_words(group))
        for row in some:
            _print_row(row, today, output)


def _print_row(row: LedgerRow, today: date, output: Output) -> None:
    """Print when, how long still, how many of the five are clear, what; then who and in which briefing."""
    clear = five_clear(row.directive)
    marks = "".join("●" if each in clear else "○" for each in Clear)
    again = f" ({time_words(row.times)})" if row.times > 1 else ""
    due = due_words(row) or tr("no deadline")
    output.line(
        f"  {due:<12}  {left_words(row, today):<16}  {marks}  {shorten(action_words(row), 120)}{again}"
    )
    directive = row.directive
    who = [directive.issuer or "", directive.addressee or tr("nobody named")]
    where = f"{row.briefing_id[:8]} {row.day or ''}".strip()
    output.line(f"  {'':<12}  {' → '.join(part for part in who if part)} · {where}")


def _typed(given: Given) -> str:
    """Return the query with the spans of time that options ask for."""
    dates = (f'{name}:"{span}"' for name, span in (("due", given.due), ("date", given.date)) if span)
    return " ".join((*given.query, *dates))


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name.strip() else ()
