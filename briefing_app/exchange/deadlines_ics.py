"""Deadlines out as an iCalendar file (RFC 5545): for a list of tasks and for a calendar alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import State
from briefing_app.domain.series import span_of
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.exchange.brief_words import BriefWords, capitalised
from briefing_app.i18n import Translator

_LINE = 75  # octets, the line end not counted (section 3.1)
_SUMMARY_LIMIT = 200
_QUOTE_LIMIT = 1_000
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_STATUSES = {
    FollowUp.OPEN: "NEEDS-ACTION",
    FollowUp.IN_PROGRESS: "IN-PROCESS",
    FollowUp.DONE: "COMPLETED",
    FollowUp.DROPPED: "CANCELLED",
}
_STILL_OPEN = (FollowUp.OPEN, FollowUp.IN_PROGRESS)


def deadlines_ics(briefing: Briefing, language: str, stamp: datetime) -> str:
    """Return the deadlines of a briefing's confirmed directives as the text of a calendar file.

    Each is a task (VTODO) with its state; those still open also stand in the calendar as all-day events (VEVENT),
    which programs without tasks show. A due date goes before a deadline, of a month or quarter its last day counts.
    `stamp` is when the file is made. Lines end with "\\r\\n" and are folded at 75 octets.
    """
    words = BriefWords(Translator(language))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Briefing Desk//Briefing Desk//EN",
        "CALSCALE:GREGORIAN",
    ]
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for directive in briefing.directives:
        due = due_day(directive)
        if directive.state is not State.CONFIRMED or due is None:
            continue
        said = _said(briefing, directive, words)
        lines += _task(directive, due, made, said)
        if directive.status in _STILL_OPEN:
            lines += _event(directive, due, made, said)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def due_day(directive: Directive) -> date | None:
    """Return the last day on which a directive is in time; None where none is known."""
    for said in (directive.due_date, directive.deadline):
        span = span_of(said)
        if span is not None:
            return span.last
    return None


def _said(briefing: Briefing, directive: Directive, words: BriefWords) -> list[str]:
    """Return the lines that task and event share: what, who, from which words."""
    summary = capitalised(shorten(directive.action[: 4 * _SUMMARY_LIMIT], _SUMMARY_LIMIT)).rstrip(" .;,")
    if directive.addressee:
        summary = f"{collapse_white_space(directive.addressee)}: {summary}"
    article = briefing.article
    source = " · ".join(
        part for part in (collapse_white_space(article.title), words.date(article.date)) if part
    )
    quote = shorten(directive.anchor.exact[: 4 * _QUOTE_LIMIT], _QUOTE_LIMIT)
    description = "\n".join((words.directive_detail(directive), f"“{quote}”", source))
    lines = [f"SUMMARY:{_escaped(summary)}", f"DESCRIPTION:{_escaped(description)}"]
    if article.place:
        lines.append(f"LOCATION:{_escaped(article.place)}")
    return lines


def _task(directive: Directive, due: date, made: str, said: Iterable[str]) -> list[str]:
    return [
        "BEGIN:VTODO",
        f"UID:{_identifier(directive)}-task@briefing-desk",
        f"DTSTAMP:{made}",
        f"DUE;VALUE=DATE:{due:%Y%m%d}",
        f"STATUS:{_STATUSES[directive.status]}",
        *said,
        "END:VTODO",
    ]


def _event(directive: Directive, due: date, made: str, said: Iterable[str]) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_identifier(directive)}-day@briefing-desk",
        f"DTSTAMP:{made}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
    ]
    if due < date.max:
        lines.append(f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}")
    return [*lines, "TRANSP:TRANSPARENT", *said, "END:VEVENT"]


def _identifier(directive: Directive) -> str:
    return re.sub(r"[^0-9A-Za-z-]", "-", directive.id)


def _escaped(text: str) -> str:
    """Return a TEXT value (section 3.3.11)."""
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Return a content line as lines of 75 octets at the most, no character cut in two (section 3.1)."""
    folded: list[str] = []
    part, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE:
            folded.append(part)
            part, size = " ", 1
        part += char
        size += width
    return [*folded, part]
