"""How commands print briefings for people to read."""

from __future__ import annotations

from briefing_app.commands.output import Output
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.text import shorten
from briefing_app.exchange.brief_words import BriefWords
from briefing_app.i18n import N_, current, ntr, tr

STATUS: dict[Status, str] = {
    Status.NEW: N_("new"),
    Status.IN_REVIEW: N_("in review"),
    Status.REVIEWED: N_("reviewed"),
}
_STATE: dict[State, str] = {State.SUGGESTED: "?", State.CONFIRMED: "✓", State.REJECTED: "✗"}
_WIDTH = 100


def print_items(briefing: Briefing, output: Output) -> None:
    """Print a briefing's head and its items, kind by kind."""
    article = briefing.article
    output.line(shorten(article.title, 300))
    output.line(
        " · ".join(part for part in (current().date(article.date), article.place, article.source) if part)
    )
    kinds: tuple[tuple[str, tuple[AnyItem, ...]], ...] = (
        (ntr("{n} attendee", "{n} attendees", len(briefing.attendees)), briefing.attendees),
        (ntr("{n} key figure", "{n} key figures", len(briefing.key_figures)), briefing.key_figures),
        (ntr("{n} directive", "{n} directives", len(briefing.directives)), briefing.directives),
    )
    for title, items in kinds:
        output.line()
        output.line(title)
        for item in items:
            output.line(f"  {_STATE[item.state]} {shorten(one_line(item), _WIDTH)}")
    if briefing.note:
        output.line()
        output.line(tr("Note: {note}", note=shorten(briefing.note, 1000)))
    output.line()


def one_line(item: AnyItem) -> str:
    """Return an item as one line."""
    if isinstance(item, Attendee):
        return " – ".join(part for part in (item.name, item.role, item.organisation) if part)
    if isinstance(item, Directive):
        who = " → ".join(part for part in (item.issuer, item.addressee) if part)
        due = tr("by {date}", date=current().date(item.deadline)) if item.deadline else ""
        return " · ".join(part for part in (who, item.action, due) if part)
    parts = (item.metric, BriefWords(current()).as_written(item), current().date(item.period))
    return " · ".join(part for part in parts if part)
