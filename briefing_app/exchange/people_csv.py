"""People and their offices as tables and as JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from briefing_app.domain.person_page import HeldOffice, ListedPerson, PersonDuty, PersonPage
from briefing_app.exchange.csv_table import csv_table

LIST_COLUMNS = ("name", "office", "articles")
OFFICE_COLUMNS = (
    "name",
    "office",
    "first_seen",
    "last_seen",
    "articles",
    "quote",
    "briefing",
    "date",
    "title",
)


def people_csv(people: Iterable[ListedPerson]) -> str:
    """Return people as CSV: name, latest office, in how many articles."""
    return csv_table(LIST_COLUMNS, ((person.name, person.office, person.count) for person in people))


def offices_csv(pages: Iterable[PersonPage]) -> str:
    """Return the offices of people as CSV, each with the words that it was first read from."""
    return csv_table(
        OFFICE_COLUMNS,
        (
            (
                page.name,
                office.text,
                office.first_day or None,
                office.last_day or None,
                office.count,
                office.evidence.quote,
                office.evidence.briefing_id,
                office.evidence.day or None,
                office.evidence.title,
            )
            for page in pages
            for office in page.offices
        ),
    )


def person_values(person: ListedPerson) -> dict[str, object]:
    """Return a row of the list as JSON values."""
    return {"name": person.name, "office": person.office or None, "articles": person.count}


def page_values(page: PersonPage) -> dict[str, object]:
    """Return a page as JSON values; lists are the newest first, cut as on the page."""
    return {
        "name": page.name,
        "articles": page.briefings,
        "first_seen": page.first_day or None,
        "last_seen": page.last_day or None,
        "also_written": list(page.also_written),
        "offices": [_office(office) for office in page.offices],
        "question": page.question.kind.value if page.question else None,
        "briefings": [
            {
                "briefing": seen.briefing_id,
                "item": seen.item_id,
                "date": seen.day or None,
                "title": seen.title,
                "place": seen.place or None,
                "part": seen.part.value,
                "office": seen.office or None,
            }
            for seen in page.appearances
        ],
        "directed": [_duty(duty) for duty in page.gave],
        "directed_to": [_duty(duty) for duty in page.given],
        "with": [{"name": other.name, "articles": other.count} for other in page.companions],
    }


def _office(office: HeldOffice) -> dict[str, object]:
    return {
        "office": office.text,
        "first_seen": office.first_day or None,
        "last_seen": office.last_day or None,
        "articles": office.count,
        "evidence": asdict(office.evidence),
    }


def _duty(duty: PersonDuty) -> dict[str, object]:
    return {
        "briefing": duty.briefing_id,
        "item": duty.item_id,
        "date": duty.day or None,
        "action": duty.action,
        "issuer": duty.issuer or None,
        "addressee": duty.addressee or None,
        "due": duty.due,
        "status": duty.status.value,
    }
