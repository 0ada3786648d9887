"""What the article side calls kinds, states and rules."""

from __future__ import annotations

from briefing_app.domain.item import EDITOR, Item, ItemKind, State
from briefing_app.i18n import N_, tr

KIND_NAMES: dict[ItemKind, str] = {
    ItemKind.ATTENDEE: N_("Attendee"),
    ItemKind.KEY_FIGURE: N_("Figure"),
    ItemKind.DIRECTIVE: N_("Directive"),
}
STATE_NAMES: dict[State, str] = {
    State.SUGGESTED: N_("suggested"),
    State.CONFIRMED: N_("confirmed"),
    State.REJECTED: N_("rejected"),
}

UNSURE = 0.8
"""A rule that is right less often than this is called uncertain, here as in the rows."""


def kind_name(kind: ItemKind) -> str:
    """Return the name of one item of a kind."""
    return tr(KIND_NAMES[kind])


def description(item: Item, warning: str | None) -> str:
    """Return a tooltip: the kind, the state, how sure the rule is and which it was, and what is doubtful."""
    first = f"{kind_name(item.kind_of_item)} · {tr(STATE_NAMES[item.state])}"
    if item.state is State.SUGGESTED and item.confidence is not None and item.confidence < UNSURE:
        first += " · " + tr("uncertain")
    origin = tr("Added by the editor") if item.origin == EDITOR else tr("Rule: {name}", name=item.origin)
    return "\n".join(line for line in (first, origin, warning, item.note) if line)
