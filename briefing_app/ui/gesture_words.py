"""What gestures are called, in the undo menu and in toasts."""

from __future__ import annotations

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.directive import Directive
from briefing_app.domain.text import shorten
from briefing_app.i18n import N_, ntr, tr

NAMES: dict[Gesture, str] = {
    Gesture.ADD: N_("adding an item"),
    Gesture.EDIT: N_("editing an item"),
    Gesture.DELETE: N_("removing an item"),
    Gesture.CONFIRM: N_("confirming an item"),
    Gesture.CONFIRM_ALL: N_("confirming several items"),
    Gesture.REJECT: N_("rejecting an item"),
    Gesture.REJECT_ALL: N_("rejecting several items"),
    Gesture.REOPEN: N_("making it a suggestion again"),
    Gesture.SPLIT: N_("splitting a directive"),
    Gesture.JOIN: N_("joining directives"),
    Gesture.REANCHOR: N_("anchoring to other words"),
    Gesture.NOTE: N_("the note on an item"),
    Gesture.EDIT_HEAD: N_("editing title, date, place or source"),
    Gesture.EDIT_NOTE: N_("the note on the briefing"),
    Gesture.MARK_REVIEWED: N_("marking as reviewed"),
    Gesture.MARK_IN_REVIEW: N_("reopening the review"),
    Gesture.RESUGGEST: N_("suggesting again"),
    Gesture.DISMISS: N_("dismissing a notice"),
    Gesture.IMPORT: N_("taking an article in"),
    Gesture.REMOVE: N_("removing a briefing"),
    Gesture.FILL_DEMO: N_("filling in the demonstration library"),
    Gesture.REMOVE_DEMO: N_("removing the demonstration library"),
    Gesture.MERGE_PEOPLE: N_("merging people"),
    Gesture.SPLIT_PERSON: N_("splitting a person"),
    Gesture.RENAME_PERSON: N_("renaming a person"),
    Gesture.ANSWER_PERSON: N_("answering a question about a person"),
    Gesture.GROUP_SERIES: N_("grouping figures"),
    Gesture.UNGROUP_SERIES: N_("ungrouping figures"),
    Gesture.REFUSE_SERIES: N_("keeping figures apart"),
    Gesture.SAVE_SEARCH: N_("saving a search"),
    Gesture.EDIT_SEARCH: N_("changing a saved search"),
    Gesture.REMOVE_SEARCH: N_("removing a saved search"),
}
"""The msgid of each gesture, as it stands behind "Undo:"."""


def name(gesture: Gesture) -> str:
    """Return what a gesture is called."""
    return tr(NAMES[gesture])


def short_name(item: AnyItem) -> str:
    """Return the few words by which an item is known."""
    if isinstance(item, Attendee):
        return shorten(item.name, 40)
    if isinstance(item, Directive):
        return shorten(item.action, 40)
    return shorten(f"{item.metric} {item.anchor.exact}".strip(), 40)


def toast_text(change: Change) -> str:
    """Return the sentence of the toast after a gesture, "" when the gesture speaks for itself."""
    count = len(change.items)
    first = short_name(change.items[0].item) if change.items else ""
    if change.gesture is Gesture.DELETE and change.items[0].after is None:
        return (
            tr("Deleted “{item}”", item=first)
            if count == 1
            else ntr("Deleted {n} item", "Deleted {n} items", count)
        )
    if change.gesture in (Gesture.REJECT, Gesture.DELETE) and count == 1:
        return tr("Rejected “{item}”", item=first)
    if change.gesture in (Gesture.REJECT, Gesture.REJECT_ALL, Gesture.DELETE):
        return ntr("Rejected {n} item", "Rejected {n} items", count)
    if change.gesture in (Gesture.CONFIRM, Gesture.CONFIRM_ALL) and count > 1:
        return ntr("Confirmed {n} item", "Confirmed {n} items", count)
    if change.gesture is Gesture.JOIN:
        return tr("Joined into one directive")
    if change.gesture is Gesture.SPLIT:
        return tr("Split into two directives")
    if change.gesture is Gesture.RESUGGEST:
        return ntr("{n} suggestion changed", "{n} suggestions changed", count)
    if change.gesture is Gesture.REMOVE:
        return tr("Removed the briefing from the library")
    return ""


def toast_icon(change: Change) -> str:
    """Return the icon that stands before `toast_text`."""
    if change.gesture is Gesture.DELETE and change.items and change.items[0].after is None:
        return "trash"
    return _ICONS.get(change.gesture, "check")


_ICONS = {
    Gesture.DELETE: "circle-x",
    Gesture.REJECT: "circle-x",
    Gesture.REJECT_ALL: "circle-x",
    Gesture.CONFIRM: "check-check",
    Gesture.CONFIRM_ALL: "check-check",
    Gesture.JOIN: "git-merge",
    Gesture.SPLIT: "split",
    Gesture.RESUGGEST: "scan-text",
    Gesture.REMOVE: "trash",
}
