"""The menu of a row: every gesture on the selected items, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.i18n import N_, tr
from briefing_app.ui.theme import Theme

Ask = Callable[[str], object]
"""Called with the name of the gesture that was chosen."""

_SEPARATOR = ("", "", "", "")
_ENTRIES = (
    ("confirm", N_("Confirm"), "Enter", "check"),
    ("reject", N_("Reject"), "Del", "x"),
    ("reopen", N_("Back to suggested"), "", "circle-dashed"),
    _SEPARATOR,
    ("edit", N_("Edit the item"), "F2", "pencil"),
    ("note", N_("Note on the item"), "", "sticky-note"),
    ("who", N_("Who this is"), "Ctrl+I", "user-round"),
    ("reanchor", N_("Anchor to the selected words"), "", "locate-fixed"),
    ("split", N_("Split at the selected words"), "", "split"),
    ("join", N_("Join with the next directive"), "", "git-merge"),
    _SEPARATOR,
    ("dismiss", N_("Dismiss the warning"), "Ctrl+Shift+Backspace", "triangle-alert"),
    ("delete", N_("Delete"), "Del", "trash"),
)


def row_menu(
    theme: Theme,
    items: Sequence[AnyItem],
    *,
    words_selected: bool,
    has_next: bool,
    ask: Ask,
    parent: QWidget,
    warned: bool = False,
) -> QMenu:
    """Make the menu for the selected items; `words_selected` tells whether the article has a selection.

    `warned` tells whether there is a warning to dismiss on any of them.
    """
    possible = _possible(items, words_selected, has_next)
    if warned:
        possible["dismiss"] = True
    menu = QMenu(parent)
    for name, text, key, icon in _ENTRIES:
        if not name:
            menu.addSeparator()
        elif name in possible:
            label = tr("Join the selected directives") if name == "join" and len(items) > 1 else tr(text)
            action = menu.addAction(theme.icon(icon, "text", 16), f"{label}\t{key}" if key else label)
            action.setObjectName(name)
            action.setEnabled(possible[name])
            action.triggered.connect(partial(_chosen, ask, name))
    return menu


def _possible(items: Sequence[AnyItem], words_selected: bool, has_next: bool) -> dict[str, bool]:
    """Return which gestures the menu names, and which of them can be done now."""
    states = {item.state for item in items}
    own = all(item.origin == EDITOR for item in items)
    alone = len(items) == 1
    directives = all(item.kind_of_item is ItemKind.DIRECTIVE for item in items)
    found = {
        "confirm": states != {State.CONFIRMED},
        "edit": alone,
        "note": alone,
        "reanchor": alone and words_selected,
    }
    if alone and items[0].kind_of_item is ItemKind.ATTENDEE:
        found["who"] = True
    if own:
        found["delete"] = True
    else:
        found["reject"] = states != {State.REJECTED}
    if not own or State.REJECTED in states:
        found["reopen"] = states != {State.SUGGESTED}
    if directives:
        found["split"] = alone and words_selected
        found["join"] = not alone or has_next
    return found


def _chosen(ask: Ask, name: str, _checked: bool = False) -> None:
    ask(name)
