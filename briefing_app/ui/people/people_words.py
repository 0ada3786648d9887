"""How people, their offices and what is asked about them read."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.attendee import Part
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.people import Standing
from briefing_app.domain.person_page import (
    Appearance,
    HeldOffice,
    PersonDuty,
    PersonPage,
    Question,
    QuestionKind,
    Recognition,
)
from briefing_app.i18n import current, ntr, tr


def short_date(iso: str) -> str:
    """Write a day without its year: "18/3", "18 Mar"."""
    parts = iso.split("-")
    if len(parts) != 3:
        return current().date(iso)
    day, month = int(parts[2]), int(parts[1])
    return f"{day}/{month}" if current().language == "vi" else f"{day} {current().month_name(month)[:3]}"


def _month(iso: str) -> str:
    month = iso[:7]
    if current().language == "vi" or len(month) < 7:
        return current().date(month)
    return f"{current().month_name(int(month[5:7]))[:3]} {month[:4]}"


def span(office: HeldOffice) -> str:
    """Return since when and until when an office was seen: "8/2025 – 2/2026", "3/2026 – nay"."""
    if not office.first_day:
        return tr("day unknown")
    first, last = _month(office.first_day), _month(office.last_day)
    if office.current:
        until_now = tr("now")
        return f"{first} – {until_now}"
    return first if first == last else f"{first} – {last}"


def office_meta(office: HeldOffice) -> str:
    """Return how often an office was seen, or that it waits for a word."""
    if office.asked:
        return tr("waits for your word")
    count = ntr("{n} article", "{n} articles", office.count)
    return (
        tr("{count}, last seen {date}", count=count, date=current().date(office.last_day))
        if office.last_day
        else count
    )


def source(day: str, title: str) -> str:
    """Return a source as a line: day and title."""
    return "  ·  ".join(part for part in (current().date(day), title) if part)


def counts(page: PersonPage) -> str:
    """Return in how many articles a person was seen, from when to when."""
    count = ntr("{n} article", "{n} articles", page.briefings)
    if not page.first_day:
        return count
    first, last = current().date(page.first_day), current().date(page.last_day)
    if first == last:
        return tr("{count}, on {date}", count=count, date=first)
    return tr("{count}, from {first} to {last}", count=count, first=first, last=last)


def part_and_place(row: Appearance) -> str:
    """Return what somebody did there, and where: "Dự · Vĩnh Hải"."""
    part = tr("chaired it") if row.part is Part.CHAIR else tr("took part")
    return "  ·  ".join(words for words in (part[:1].upper() + part[1:], row.place) if words)


def duty_parties(duty: PersonDuty) -> str:
    """Return who directed whom."""
    if duty.issuer and duty.addressee:
        return tr("{issuer} to {addressee}", issuer=duty.issuer, addressee=duty.addressee)
    return duty.issuer or duty.addressee or tr("nobody named")


def duty_standing(duty: PersonDuty) -> tuple[str, str]:
    """Return where a directive stands, and the colour token of those words."""
    if duty.status is FollowUp.DONE:
        return tr("done"), "accent_text"
    if duty.status is FollowUp.DROPPED:
        return tr("dropped"), "muted"
    if is_overdue(duty):
        days = (date.today() - date.fromisoformat(duty.last_day)).days
        return ntr("overdue by {n} day", "overdue by {n} days", days), "warning"
    return current().date(duty.due), "muted"


def is_overdue(duty: PersonDuty) -> bool:
    """Tell whether a directive is past its day today; months, quarters and years end with their last day."""
    open_still = duty.status in (FollowUp.OPEN, FollowUp.IN_PROGRESS)
    return open_still and bool(duty.last_day) and duty.last_day < date.today().isoformat()


def question_text(question: Question) -> tuple[str, str, str]:
    """Return a question and what its two answers say: yes, one person; no, two."""
    if question.kind is QuestionKind.NEAR_NAME:
        text = tr(
            "“{name}” held the same office. Is this one person, differently written?",
            name=question.other_name,
        )
        return text, tr("Yes, merge"), tr("Two people")
    if question.kind is QuestionKind.TWO_BODIES:
        text = tr(
            "Seen as “{first}” and as “{second}” by turns. Is this one person?",
            first=question.offices[0],
            second=question.offices[1],
        )
        return text, tr("Yes, one person"), tr("Two people")
    text = tr(
        "The article of {day} gives another office than the one before ({before}). The same person, newly appointed?",
        day=short_date(question.day),
        before=short_date(question.before_day)
        if question.day[:4] == question.before_day[:4]
        else current().date(question.before_day),
    )
    return text, tr("Yes, a new office"), tr("Two people")


def recognition_chip(found: Recognition) -> str:
    """Return the chip on an attendee's row: what is to be asked, else from how many articles they are known."""
    count = ntr("{n} article", "{n} articles", found.briefings)
    return {
        Standing.NEW_OFFICE: tr("New office"),
        Standing.NAMESAKE: tr("Namesake?"),
        Standing.NEAR: tr("Spelling?"),
        Standing.UNKNOWN: tr("first seen"),
        Standing.KNOWN: tr("known, {count}", count=count),
    }[found.standing]


def recognition_text(found: Recognition) -> str:
    """Return in one sentence how an attendee stands to the registry."""
    when = current().date(found.evidence.day) if found.evidence and found.evidence.day else ""
    office = found.office or tr("no office named")
    if found.standing is Standing.UNKNOWN:
        return tr("Not confirmed in any other article yet.")
    if found.standing is Standing.NEAR:
        return tr("“{name}” is one letter or tone away, in the same office.", name=found.name)
    if found.standing is Standing.NAMESAKE and len(found.candidates) > 1:
        return tr("Several people bear this name. Who is it?")
    if found.standing is Standing.NAMESAKE:
        return tr("Seen as “{office}” at that very time. Perhaps somebody else of this name.", office=office)
    if found.standing is Standing.NEW_OFFICE:
        return tr("Last seen as “{office}” on {date}.", office=office, date=when)
    count = ntr("{n} article", "{n} articles", found.briefings)
    return tr("Known from {count}, as “{office}”.", count=count, office=office)
