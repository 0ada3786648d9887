"""The article's context menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import N_, tr
from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.theme import Theme

MAKE_NAMES: dict[ItemKind, str] = {
    ItemKind.ATTENDEE: N_("Make an attendee of the words"),
    ItemKind.KEY_FIGURE: N_("Make a figure of the words"),
    ItemKind.DIRECTIVE: N_("Make a directive of the words"),
}


class ArticleMenu(QObject):
    """Offers what makes sense where the menu was asked for; made anew each time, so it speaks the language."""

    kind_chosen = Signal(object)  # ItemKind
    extend_wished = Signal()
    reanchor_wished = Signal()
    item_opened = Signal(str)
    find_wished = Signal()

    def __init__(self, view: ArticleView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        view.customContextMenuRequested.connect(self.show_at)

    def show_at(self, at: QPoint) -> None:
        """Show the menu at a point of the view."""
        if not self._view.positions.pieces:
            return
        words = self._view.span() is not None
        marks = self._view.places.marks_at(at)
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if words:
            for number, (kind, name) in enumerate(MAKE_NAMES.items(), start=1):
                action = QAction(self._theme.kind_icon(kind, 16), f"{tr(name)}\t{number}", menu)
                action.triggered.connect(partial(self.kind_chosen.emit, kind))
                menu.addAction(action)
            self._add(menu, "scan-text", tr("Extend to the sentence"), "4").triggered.connect(
                self.extend_wished
            )
        if words and self._view.lit.selected is not None:
            anchor = self._add(menu, "locate-fixed", tr("Anchor the current item to the words"), "")
            anchor.triggered.connect(self.reanchor_wished)
        if marks:
            edit = self._add(menu, "pencil", tr("Edit the item"), "")
            edit.triggered.connect(partial(self.item_opened.emit, marks[0].id))
        if words or marks:
            menu.addSeparator()
        copy = self._add(menu, "copy", tr("Copy"), "Ctrl+C")
        copy.setEnabled(words)
        copy.triggered.connect(self._view.copy)
        self._add(menu, "search", tr("Find in the article"), "Ctrl+F").triggered.connect(self.find_wished)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _add(self, menu: QMenu, icon: str, text: str, keys: str) -> QAction:
        action = QAction(self._theme.icon(icon, "text", 16), f"{text}\t{keys}" if keys else text, menu)
        menu.addAction(action)
        return action
