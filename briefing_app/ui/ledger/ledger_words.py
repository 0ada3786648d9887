"""How the ledger reads: groups, days that are left, what a directive lacks, a thread's times."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.evidence import Evidence, EvidenceKind
from briefing_app.domain.five_clear import Clear, five_clear
from briefing_app.domain.ledger import SOON, Group, LedgerRow, NameField, Said
from briefing_app.domain.ledger_query import write_days
from briefing_app.domain.query import Days, Fault, Mistake, Query
from briefing_app.domain.text import fold, nfc, shorten
from briefing_app.i18n import N_, current, ntr, tr
from briefing_app.query_wording import mistake_sentence

GROUPS: dict[Group, str] = {
    Group.OVERDUE: N_("Overdue"),
    Group.SOON: N_("Due within {n} days"),
    Group.OPEN: N_("Still open"),
    Group.DONE: N_("Done"),
    Group.DROPPED: N_("Dropped"),
}
STATUSES: dict[FollowUp, str] = {
    FollowUp.OPEN: N_("open"),
    FollowUp.IN_PROGRESS: N_("in progress"),
    FollowUp.DONE: N_("done"),
    FollowUp.DROPPED: N_("dropped"),
}
CLEAR: dict[Clear, str] = {
    Clear.WHO: N_("who"),
    Clear.WHAT: N_("what"),
    Clear.WHEN: N_("by when"),
    Clear.RESPONSIBILITY: N_("who answers for it"),
    Clear.RESULT: N_("what comes out"),
}
NAMES: dict[NameField, str] = {
    "place": N_("Place"),
    "issuer": N_("Asked by"),
    "addressee": N_("Who is to act"),
}


def group_words(group: Group) -> str:
    """Return the head of a group."""
    return tr(GROUPS[group], n=SOON.days)


def status_words(status: FollowUp) -> str:
    """Return a status as a button or field shows it."""
    words = tr(STATUSES[status])
    return words[:1].upper() + words[1:]


def short_date(iso: str | None) -> str:
    """Write a date as the language does, a month's name cut to three letters: it stands in a narrow column."""
    translator = current()
    written = translator.date(iso)
    if translator.language == "en":
        for month in range(1, 13):
            name = translator.month_name(month)
            written = written.replace(name, name[:3])
    return written


def due_words(row: LedgerRow) -> str:
    """Return a row's due date, else its deadline, as the language writes it."""
    return short_date(row.directive.due_date or row.directive.deadline)


def days_words(days: Days) -> str:
    """Return a span of days as a chip names it: a month, a quarter, "1/3/2026 – 18/3/2026", "until 6/2026"."""
    first, dots, last = write_days(days).partition("..")
    quarter = _QUARTERS.get((first[5:], last[5:]))
    if quarter is not None and first[:4] == last[:4]:
        return current().date(f"{first[:4]}-{quarter}")
    if not dots:
        return short_date(first)
    if not last:
        return tr("from {date}", date=short_date(first))
    if not first:
        return tr("until {date}", date=short_date(last))
    return f"{short_date(first)} – {short_date(last)}"


_QUARTERS = {("01", "03"): "Q1", ("04", "06"): "Q2", ("07", "09"): "Q3", ("10", "12"): "Q4"}


def date_mistake_words(mistake: Mistake) -> str:
    """Return what is wrong with a date of the ledger's query, or what may be typed behind its field."""
    if mistake.fault is Fault.NO_VALUE:
        return tr("Write the time behind it: 18/3/2026, 2026-03, Q1/2026, 2026, or 2026-01..2026-03.")
    return mistake_sentence(Query(), mistake)


def left_words(row: LedgerRow, today: date) -> str:
    """Return "3 days left", "12 days over", or what became of a directive and when."""
    if past := past_words(row, today):
        return past
    days = row.days_left(today)
    if days is None:
        return ""
    if days == 0:
        return tr("today")
    return (
        ntr("{n} day left", "{n} days left", days)
        if days > 0
        else ntr("{n} day over", "{n} days over", -days)
    )


def past_words(row: LedgerRow, today: date) -> str:
    """Return what became of a directive and when; "" for one that is open."""
    group = row.group(today)
    return _closed_words(row, group, today) if group in (Group.DONE, Group.DROPPED) else ""


def _closed_words(row: LedgerRow, group: Group, today: date) -> str:
    done = group is Group.DONE
    if row.closed is None:
        return tr("done") if done else tr("dropped")
    day = _day_this_year(row.closed, today)
    return tr("done {date}", date=day) if done else tr("dropped {date}", date=day)


def _day_this_year(iso: str, today: date) -> str:
    """Write a day as short as it is clear: without its year where that is the current one."""
    written = short_date(iso)
    year = iso[:4]
    return written.removesuffix(f"/{year}").removesuffix(f" {year}") if year == str(today.year) else written


def slipped_words(said: Said) -> str:
    """Return by how much a deadline moved since the time before."""
    if not said.slipped:
        return ""
    if said.slipped > 0:
        return ntr("{n} day later", "{n} days later", said.slipped)
    return ntr("{n} day earlier", "{n} days earlier", -said.slipped)


def time_words(time: int) -> str:
    """Return how often something was said: "Lần 3", "3rd time"."""
    ending = "th" if time % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(time % 10, "th")
    return {
        "st": tr("{n}st time", n=time),
        "nd": tr("{n}nd time", n=time),
        "rd": tr("{n}rd time", n=time),
        "th": tr("{n}th time", n=time),
    }[ending]


def action_words(row: LedgerRow) -> str:
    """Return what is to be done, without who is to do it: that has a column of its own."""
    action, addressee = nfc(row.directive.action).strip(), nfc(row.directive.addressee or "").strip()
    if addressee and fold(action).startswith(f"{fold(addressee)} "):
        action = action[len(addressee) :].strip()
    action = _MODAL.sub("", action, count=1) if _MODAL.match(action) else action
    return action[:1].upper() + action[1:]


_MODAL = re.compile(r"(?:phải|cần|nên|sẽ)\s+(?!không|có\b)", re.IGNORECASE)


def clear_words(row: LedgerRow) -> str:
    """Return which of the five are clear and which are not."""
    clear = five_clear(row.directive)
    parts = []
    for title, wanted in ((tr("Clear"), True), (tr("Missing"), False)):
        words = ", ".join(tr(CLEAR[each]) for each in Clear if (each in clear) is wanted)
        if words:
            parts.append(f"{title}: {words}")
    return "; ".join(parts)


def tooltip(row: LedgerRow, today: date) -> str:
    """Return what the pointer tells: the whole action, its words in the article, where it was said."""
    directive = row.directive
    lines = [f"<b>{escape(action_words(row))}</b>"]
    if directive.anchor.exact:
        lines.append(f"<i>“{escape(shorten(directive.anchor.exact, 400))}”</i>")
    lines.append(
        escape(" · ".join(part for part in (current().date(row.day), shorten(row.title, 120)) if part))
    )
    if row.closed is not None:
        lines.append(escape(tr("Closed on {date}", date=current().date(row.closed))))
    evidence = Evidence.read(directive.evidence)
    if evidence is not None:
        lines.append(escape(tr("Evidence: {evidence}", evidence=shorten(evidence.words, 200))))
    lines.append(escape(clear_words(row)))
    return "<qt>" + "<br>".join(lines) + "</qt>"


def spoken(row: LedgerRow, today: date) -> str:
    """Return what a screen reader says for a row."""
    directive = row.directive
    parts = [
        action_words(row),
        directive.issuer or "",
        directive.addressee or tr("nobody named"),
        due_words(row) or tr("no deadline"),
        left_words(row, today),
        time_words(row.times) if row.times > 1 else "",
        clear_words(row),
    ]
    return ", ".join(part for part in parts if part)


def evidence_kind_words(kind: EvidenceKind) -> str:
    """Return what a kind of evidence is called."""
    return {
        EvidenceKind.SENTENCE: tr("Sentence"),
        EvidenceKind.LINK: tr("Link"),
        EvidenceKind.BRIEFING: tr("Briefing"),
    }[kind]
