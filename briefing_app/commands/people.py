"""``people``: who is in the briefings, in which offices, and what they directed."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.reading import reading
from briefing_app.domain.person_page import ListedPerson, PersonDuty, PersonPage
from briefing_app.domain.text import shorten
from briefing_app.exchange.people_csv import offices_csv, page_values, people_csv, person_values
from briefing_app.i18n import current, ntr, tr

_ALL = 1_000_000
_NEWEST = 10


def people(given: Given, output: Output) -> int:
    """Print everybody, those seen most often first; with a name, all that is known of whoever bears it.

    Status 1 when there is nobody of that name.
    """
    name = " ".join(given.name)
    with reading(given, output) as services:
        if not name:
            _print_list(services.people.listed(limit=_ALL).rows, given.format, output)
            return 0
        refs = services.people.find(name)
        pages = [page for ref in refs if (page := services.people.page(ref)) is not None]
    if given.format == "json":
        output.json([page_values(page) for page in pages])
    elif given.format == "csv":
        output.line(_lines(offices_csv(pages)))
    else:
        for number, page in enumerate(pages):
            if number:
                output.line()
            _print_page(page, output)
    if not pages:
        output.say(tr("Nobody confirmed in the library has a name or an office with “{words}”.", words=name))
    return 0 if pages else 1


def _print_list(rows: Iterable[ListedPerson], form: str, output: Output) -> None:
    if form == "json":
        output.json([person_values(row) for row in rows])
    elif form == "csv":
        output.line(_lines(people_csv(rows)))
    else:
        for row in rows:
            count = ntr("{n} article", "{n} articles", row.count)
            output.line(f"{count:>12}  {shorten(row.name, 40):<28}  {shorten(row.office, 80)}".rstrip())


def _print_page(page: PersonPage, output: Output) -> None:
    first, last = current().date(page.first_day), current().date(page.last_day)
    count = ntr("{n} article", "{n} articles", page.briefings)
    seen = tr("{count}, from {first} to {last}", count=count, first=first, last=last) if first else count
    output.line(f"{page.name} – {seen}")
    if page.also_written:
        output.line("  " + tr("also written {names}", names=", ".join(page.also_written)))
    for office in page.offices:
        since = " – ".join(
            dict.fromkeys(current().date(day) for day in (office.first_day, office.last_day) if day)
        )
        output.line(f"  {shorten(office.text, 100)}  ({since or tr('day unknown')})")
        words = office.evidence
        output.line(f"      “{shorten(words.quote, 100)}”")
        output.line(
            f"      {words.briefing_id[:8]}  {current().date(words.day)}  {shorten(words.title, 80)}".rstrip()
        )
    _print_duties(tr("Directed"), page.gave, output)
    _print_duties(tr("Was directed to"), page.given, output)


def _print_duties(title: str, duties: tuple[PersonDuty, ...], output: Output) -> None:
    if not duties:
        return
    output.line(f"  {title} ({len(duties)})")
    for duty in duties[:_NEWEST]:
        due = tr("by {date}", date=current().date(duty.due)) if duty.due else ""
        said = " · ".join(part for part in (duty.addressee, shorten(duty.action, 90), due) if part)
        output.line(f"      {duty.briefing_id[:8]}  {current().date(duty.day)}  {said}")


def _lines(csv: str) -> str:
    return csv.replace("\r\n", "\n").rstrip("\n")
