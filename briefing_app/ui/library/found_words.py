"""The third line of a search hit: what was found there, and how things stand with it."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.listing import Snippet
from briefing_app.i18n import N_, current, ntr, tr

_WHERE = {
    "text": N_("In the text"),
    "note": N_("Note"),
    "attendee": N_("Attendee"),
    "key_figure": N_("Key figure"),
    "directive": N_("Directive"),
    "title": N_("Title"),
    "beginning": N_("How it begins"),
}


def found_in(snippet: Snippet, today: date) -> tuple[str, bool]:
    """Return the line, and whether it tells of something overdue."""
    item = snippet.item
    left = tr("to be reviewed") if item is not None and item.state is State.SUGGESTED else ""
    if isinstance(item, Attendee):
        part = tr("chairs") if item.part is Part.CHAIR else item.role or ""
        return _joined(tr("Attendee"), part, left), False
    if isinstance(item, KeyFigure):
        number = f"{tr('Key figure')} {snippet.order}"
        return _joined(number, item.anchor.exact, left), False
    if isinstance(item, Directive):
        standing, late = _standing(item, snippet.due, today)
        return _joined(f"{tr('Directive')} {snippet.order}", standing, left), late
    return tr(_WHERE[snippet.where]), False


def _standing(item: Directive, due: str | None, today: date) -> tuple[str, bool]:
    """Return how a directive stands to its date."""
    if item.status is FollowUp.DONE:
        return tr("done"), False
    if item.status is FollowUp.DROPPED:
        return tr("dropped"), False
    written = item.due_date or item.deadline
    if not due or not written:
        return "", False
    late = (today - date.fromisoformat(due)).days
    if late > 0:
        return ntr("{n} day overdue", "{n} days overdue", late), True
    return tr("due {date}", date=current().date(written)), False


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
