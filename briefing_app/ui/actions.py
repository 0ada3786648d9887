"""Every action of the window as data: menus, shortcuts, command palette and help come from this one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.i18n import N_, tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.view_table import VIEWS


class ActionSpec(NamedTuple):
    """One action: `text` is a msgid; `keys` are portable key texts, the first one shown; `menu` a msgid.

    `local` keys work only where the widget with the focus handles them itself: they are shown in menus and help
    but claimed by no window shortcut (Enter, Delete, Space, arrows mean other things in a field).
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    local: bool = False
    needs_briefing: bool = True
    separator: bool = False  # above it in the menu


FILE, EDIT, REVIEW, VIEW, HELP = N_("File"), N_("Edit"), N_("Review"), N_("View"), N_("Help")
MENUS = (FILE, EDIT, REVIEW, VIEW, HELP)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open", N_("Open files…"), FILE, ("Ctrl+O",), "file-up", needs_briefing=False),
    ActionSpec(
        "paste", N_("Paste an article"), FILE, ("Ctrl+Shift+V",), "clipboard-paste", needs_briefing=False
    ),
    ActionSpec("sample", N_("Open the sample article"), FILE, (), "newspaper", needs_briefing=False),
    ActionSpec("fill-demo", N_("Fill with a demonstration library"), FILE, needs_briefing=False),
    ActionSpec("remove-demo", N_("Remove the demonstration library"), FILE, needs_briefing=False),
    ActionSpec("export", N_("Export the brief…"), FILE, ("Ctrl+E",), "file-down", separator=True),
    ActionSpec("copy-markdown", N_("Copy the brief as Markdown"), FILE, ("Ctrl+Shift+C",), "copy"),
    ActionSpec("copy-rich", N_("Copy the brief as formatted text"), FILE, ("Ctrl+Alt+C",), "copy"),
    ActionSpec("print", N_("Print the brief…"), FILE, ("Ctrl+P",), "printer"),
    ActionSpec("close", N_("Close the briefing"), FILE, ("Ctrl+W",), "x"),
    ActionSpec("remove", N_("Remove the briefing from the library"), FILE, (), "trash"),
    ActionSpec(
        "settings", N_("Settings…"), FILE, ("Ctrl+,",), "settings", needs_briefing=False, separator=True
    ),
    ActionSpec("quit", N_("Quit"), FILE, ("Ctrl+Q",), "", needs_briefing=False),
    ActionSpec("undo", N_("Undo"), EDIT, ("Ctrl+Z",), "undo-2", needs_briefing=False),
    ActionSpec("redo", N_("Redo"), EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", needs_briefing=False),
    ActionSpec(
        "undo-library",
        N_("Undo the last act on the library"),
        EDIT,
        ("Ctrl+Alt+Z",),
        "",
        needs_briefing=False,
    ),
    ActionSpec(
        "find",
        N_("Find in the article"),
        EDIT,
        ("Ctrl+F",),
        "search",
        needs_briefing=False,
        separator=True,
    ),
    ActionSpec("search", N_("Search all briefings"), EDIT, ("Ctrl+Shift+F",), "search", needs_briefing=False),
    ActionSpec("next", N_("Next item to review"), REVIEW, ("F8",), "arrow-down"),
    ActionSpec("previous", N_("Previous item to review"), REVIEW, ("Shift+F8",), "arrow-up"),
    ActionSpec("confirm", N_("Confirm"), REVIEW, ("Enter",), "check", local=True),
    ActionSpec("reject", N_("Reject"), REVIEW, ("Del",), "x", local=True),
    ActionSpec("edit", N_("Edit the item"), REVIEW, ("F2",), "pencil"),
    ActionSpec("note", N_("Note on the item"), REVIEW, ("Ctrl+Shift+N",), "sticky-note"),
    ActionSpec(
        "confirm-visible",
        N_("Confirm all items in view"),
        REVIEW,
        ("Ctrl+Enter", "Ctrl+Return"),
        "check-check",
        separator=True,
    ),
    ActionSpec(
        "confirm-sure",
        N_("Confirm all sure suggestions"),
        REVIEW,
        ("Ctrl+Alt+Enter", "Ctrl+Alt+Return"),
        "check-check",
    ),
    ActionSpec("reject-rest", N_("Reject all remaining suggestions"), REVIEW, ("Ctrl+Del",), "circle-x"),
    ActionSpec(
        "add-attendee",
        N_("New attendee from the selected words"),
        REVIEW,
        ("Ctrl+1",),
        "user-round",
        separator=True,
    ),
    ActionSpec("add-figure", N_("New key figure from the selected words"), REVIEW, ("Ctrl+2",), "hash"),
    ActionSpec("add-directive", N_("New directive from the selected words"), REVIEW, ("Ctrl+3",), "flag"),
    ActionSpec("reanchor", N_("Anchor the item to the selected words"), REVIEW, ("Ctrl+R",), "locate-fixed"),
    ActionSpec("split", N_("Split the directive at the selection"), REVIEW, ("Ctrl+D",), "split"),
    ActionSpec("join", N_("Join the selected directives"), REVIEW, ("Ctrl+J",), "git-merge"),
    ActionSpec(
        "dismiss-warning",
        N_("Dismiss the item's warning"),
        REVIEW,
        ("Ctrl+Shift+Backspace",),
        "triangle-alert",
    ),
    ActionSpec(
        "head", N_("Edit title, date, place and source"), REVIEW, ("Ctrl+T",), "pencil", separator=True
    ),
    ActionSpec("briefing-note", N_("Note on the briefing"), REVIEW, ("Ctrl+Alt+N",), "sticky-note"),
    ActionSpec(
        "reviewed",
        N_("Mark the briefing as reviewed"),
        REVIEW,
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        "check",
    ),
    ActionSpec("resuggest", N_("Suggest again"), REVIEW, (), "scan-text"),
    ActionSpec("view-briefings", N_("Briefings"), VIEW, ("Alt+1",), "newspaper", needs_briefing=False),
    *(
        ActionSpec(f"view-{view.id}", view.label, VIEW, (view.keys,), view.icon, needs_briefing=False)
        for view in VIEWS
    ),
    ActionSpec("brief", N_("Review or brief"), VIEW, ("Ctrl+B",), "newspaper", separator=True),
    ActionSpec("since", N_("What is new since last time"), VIEW, ("Ctrl+Shift+B",), "rotate-ccw-clock"),
    ActionSpec("uncovered", N_("Show sentences without an item"), VIEW, ("Ctrl+U",), "scan-text"),
    ActionSpec("next-uncovered", N_("Next sentence without an item"), VIEW, ("F7",), "arrow-down"),
    ActionSpec(
        "previous-uncovered", N_("Previous sentence without an item"), VIEW, ("Shift+F7",), "arrow-up"
    ),
    ActionSpec("nothing-here", N_("Nothing in this sentence"), VIEW, ("Ctrl+Backspace",), "x"),
    ActionSpec("rejected", N_("Show rejected items"), VIEW, ("Ctrl+Shift+R",), "circle-x"),
    ActionSpec("doubtful", N_("Doubtful items first"), VIEW, (), "list-filter"),
    ActionSpec(
        "library", N_("Show or hide the library"), VIEW, ("F9",), "panel-left-close", needs_briefing=False
    ),
    ActionSpec("bigger", N_("Larger text"), VIEW, ("Ctrl++", "Ctrl+="), "plus", separator=True),
    ActionSpec("smaller", N_("Smaller text"), VIEW, ("Ctrl+-",), ""),
    ActionSpec("normal-size", N_("Normal text size"), VIEW, ("Ctrl+0",), ""),
    ActionSpec(
        "next-part", N_("Next part of the window"), VIEW, ("F6",), "", needs_briefing=False, separator=True
    ),
    ActionSpec("palette", N_("All commands"), HELP, ("Ctrl+K",), "search", needs_briefing=False),
    ActionSpec(
        "help", N_("Keys and first steps"), HELP, ("F1",), "circle-question-mark", needs_briefing=False
    ),
    ActionSpec("about", N_("About Briefing Desk"), HELP, (), "", needs_briefing=False),
)


class Actions(QObject):
    """The window's QActions by ID, made from `ACTIONS`."""

    def __init__(self, window: QWidget, theme: Theme, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._theme = theme
        self._made: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setObjectName(spec.id)
            if spec.keys and not spec.local:
                action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(partial(_trigger, slots[spec.id]))
            window.addAction(action)
            self._made[spec.id] = action
        self.retranslate()
        theme.changed.connect(self._dress)

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def enabled_specs(self) -> list[ActionSpec]:
        """Return the actions that can be done now, in the order of the menus."""
        return [spec for spec in ACTIONS if self._made[spec.id].isEnabled()]

    def set_briefing_open(self, is_open: bool) -> None:
        """Enable what needs a briefing."""
        for spec in ACTIONS:
            if spec.needs_briefing:
                self._made[spec.id].setEnabled(is_open)

    def menu(self, parent: QWidget) -> QMenu:
        """Return all menus as one, for the rail's button."""
        whole = QMenu(parent)
        for title in MENUS:
            self.fill(whole.addMenu(tr(title)), title)
        return whole

    def fill(self, menu: QMenu, title: str) -> None:
        """Put one menu's actions into it."""
        for spec in ACTIONS:
            if spec.menu == title:
                if spec.separator:
                    menu.addSeparator()
                menu.addAction(self._made[spec.id])

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        for spec in ACTIONS:
            keys = f"\t{spec.keys[0]}" if spec.local and spec.keys else ""
            self._made[spec.id].setText(tr(spec.text) + keys)

    def _dress(self) -> None:
        for spec in ACTIONS:
            if spec.icon and not self._made[spec.id].icon().isNull():
                self._made[spec.id].setIcon(self._theme.icon(spec.icon, "text", 16))


def _trigger(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def shown_keys(spec: ActionSpec) -> list[str]:
    """Return the first key of an action as caps to draw: ["Ctrl", "Z"]."""
    if not spec.keys:
        return []
    keys = spec.keys[0]
    caps = keys.removesuffix("+").split("+")
    if keys.endswith("+"):
        caps[-1] = "+"
    return [cap.replace("Return", "Enter") for cap in caps]
