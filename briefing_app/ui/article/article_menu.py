"""The article's context menu."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import N_, tr
from briefing_app.ui.theme import Theme

MAKE_NAMES: dict[ItemKind, str] = {
    ItemKind.ATTENDEE: N_("Make an attendee of the words"),
    ItemKind.KEY_FIGURE: N_("Make a figure of the words"),
    ItemKind.DIRECTIVE: N_("Make a directive of the words"),
}


@dataclass(frozen=True, slots=True)
class ArticleActions:
    """The actions of the menu; the pane connects them once and shows the menu wherever it is asked for."""

    make: dict[ItemKind, QAction]
    extend: QAction
    reanchor: QAction
    open_item: QAction
    copy: QAction
    find: QAction

    @classmethod
    def made(cls, theme: Theme, parent: QWidget) -> ArticleActions:
        """Make the actions, named later by `name`."""
        actions = cls(
            make={kind: QAction(parent) for kind in ItemKind},
            extend=QAction(parent),
            reanchor=QAction(parent),
            open_item=QAction(parent),
            copy=QAction(parent),
            find=QAction(parent),
        )
        actions.name(theme)
        return actions

    def name(self, theme: Theme) -> None:
        """Name the actions in the current language and draw their icons in the theme's colours."""
        for number, (kind, action) in enumerate(self.make.items(), start=1):
            action.setText(f"{tr(MAKE_NAMES[kind])}\t{number}")
            action.setIcon(theme.kind_icon(kind, 16))
        for action, text, keys, icon in (
            (self.extend, tr("Extend to the sentence"), "4", "scan-text"),
            (self.reanchor, tr("Anchor the current item to the words"), "", "locate-fixed"),
            (self.open_item, tr("Edit the item"), "", "pencil"),
            (self.copy, tr("Copy"), "Ctrl+C", "copy"),
            (self.find, tr("Find in the article"), "Ctrl+F", "search"),
        ):
            action.setText(f"{text}\t{keys}" if keys else text)
            action.setIcon(theme.icon(icon, "text", 16))

    def menu(self, parent: QWidget, *, words: bool, current: bool, on_item: bool) -> QMenu:
        """Return the menu for what is there: selected `words`, a `current` item, an item under the pointer."""
        menu = QMenu(parent)
        if words:
            menu.addActions(list(self.make.values()))
            menu.addAction(self.extend)
        if words and current:
            menu.addAction(self.reanchor)
        if on_item:
            menu.addAction(self.open_item)
        if words or on_item:
            menu.addSeparator()
        self.copy.setEnabled(words)
        menu.addAction(self.copy)
        menu.addAction(self.find)
        return menu
