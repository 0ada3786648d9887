"""One of the three sections: head, list and what is said while the list is empty."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import ItemEdit
from briefing_app.domain.item import ItemKind, State
from briefing_app.i18n import tr
from briefing_app.ui.panels.empty_state import EmptyState
from briefing_app.ui.panels.fields import KINDS
from briefing_app.ui.panels.item_list import ItemList
from briefing_app.ui.panels.item_model import ItemModel
from briefing_app.ui.panels.section_head import HEAD_HEIGHT, SectionHead
from briefing_app.ui.theme import Theme

_NO_LIMIT = (1 << 24) - 1  # QWIDGETSIZE_MAX


class Section(QWidget):
    """Attendees, key figures or directives: the same widget three times, told apart by the kind's description."""

    gesture = Signal(str, list)
    picked = Signal(str)
    content_changed = Signal()
    rejected_toggled = Signal(bool)
    open_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, kind: ItemKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.model = ItemModel(kind, self)
        self.head = SectionHead(theme, kind)
        self.list = ItemList(theme, self.model)
        self.empty = EmptyState(theme, kind)
        self._briefing = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._connect()
        self.set_folded(False)
        self.retranslate()

    @property
    def folded(self) -> bool:
        """Whether only the head is shown."""
        return self.head.folded

    @property
    def wanted_height(self) -> int:
        """The height that shows all rows."""
        if self.folded:
            return HEAD_HEIGHT
        rows = self.model.rowCount()
        return HEAD_HEIGHT + (rows * self.list.row_height if rows else self.empty.content_height)

    @property
    def list_height(self) -> int:
        """The height of the list's view."""
        return self.list.viewport().height()

    def show_items(self, items: Iterable[AnyItem] | None) -> None:
        """Show the items of a briefing; None when none is open."""
        self.list.rows.finish(force=True)
        self._briefing = items is not None
        self.model.set_items(items or ())
        self.empty.set_briefing_open(self._briefing)
        self.update_counts()

    def apply(self, edits: Iterable[ItemEdit]) -> None:
        """Bring in what a gesture changed."""
        self.model.apply(edits)
        self.update_counts()

    def update_counts(self) -> None:
        """Show the counts in the head, and the list or what is said without rows."""
        model = self.model
        self.head.set_counts(model.total, model.left, model.rejected, briefing=self._briefing)
        page: QWidget = self.list if model.rowCount() else self.empty
        if self._stack.currentWidget() is not page:
            had_focus = self.list.hasFocus()
            self._stack.setCurrentWidget(page)
            if had_focus:
                self.head.setFocus()

    def set_folded(self, folded: bool) -> None:
        """Show the head alone, or all."""
        if folded and self.list.rows.form is not None and not self.list.rows.finish():
            return
        self.head.set_folded(folded)
        self._stack.setVisible(not folded)
        self.setMinimumHeight(HEAD_HEIGHT if folded else HEAD_HEIGHT + 46)
        self.setMaximumHeight(HEAD_HEIGHT if folded else _NO_LIMIT)
        self.content_changed.emit()

    def set_show_rejected(self, on: bool) -> None:
        """Show or hide what was rejected."""
        self.list.rows.finish(force=True)
        self.head.set_show_rejected(on)
        self.model.set_show_rejected(on)
        self.update_counts()

    def visible_suggested_ids(self) -> list[str]:
        """Return the suggestions in view."""
        if self.folded or not self.list.isVisible():
            return []
        items = self.model.items
        return [items[row].id for row in self.list.visible_rows() if items[row].state is State.SUGGESTED]

    def retranslate(self) -> None:
        """Put everything into the current language."""
        self.head.retranslate()
        self.empty.set_briefing_open(self._briefing)
        self.list.setAccessibleName(tr(KINDS[self.kind].name))
        self.model.refresh()

    def _connect(self) -> None:
        self.list.gesture.connect(self.gesture)
        self.list.picked.connect(self.picked)
        self.list.menu_requested.connect(self.menu_requested)
        self.head.confirm_requested.connect(self._confirm_visible)
        self.head.add_requested.connect(self._add)
        self.head.fold_requested.connect(self.set_folded)
        self.head.rejected_toggled.connect(self.rejected_toggled)
        self.empty.open_requested.connect(self.open_requested)
        self.empty.add_requested.connect(self._add)
        self.empty.height_changed.connect(self.content_changed)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._rows_changed)

    def _rows_changed(self) -> None:
        self.content_changed.emit()

    def _confirm_visible(self) -> None:
        self.gesture.emit("confirm", self.visible_suggested_ids())

    def _add(self) -> None:
        self.gesture.emit("add", [])
