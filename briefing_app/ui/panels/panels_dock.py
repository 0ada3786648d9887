"""The right column: the head with the progress over the three sections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Change
from briefing_app.domain.item import ItemKind
from briefing_app.ui.panels.badge import Badge
from briefing_app.ui.panels.item_model import Sort
from briefing_app.ui.panels.review_keys import ReviewKeys
from briefing_app.ui.panels.row_menu import row_menu
from briefing_app.ui.panels.section import Section
from briefing_app.ui.panels.section_head import PanelHead
from briefing_app.ui.panels.section_splitter import SectionSplitter
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line


class ItemsPanel(QWidget):
    """Attendees, key figures and directives of the open briefing.

    It shows items and asks for gestures by signal; whoever answers commits them and brings back the `Change` by
    `apply`. One row is current over all three lists.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    confirm_requested = Signal(list)
    reject_requested = Signal(list)
    reopen_requested = Signal(list)
    delete_requested = Signal(list)
    dismiss_requested = Signal(list)  # the warnings on these items
    who_requested = Signal(str)  # who an attendee is, and on what evidence
    edited = Signal(str, dict, bool)  # item, changed fields, merge with the step before
    note_edited = Signal(str, str, bool)
    edit_cancelled = Signal(str, int)  # item, how many steps of typing are to be undone
    form_closed = Signal()
    add_requested = Signal(ItemKind)
    reanchor_requested = Signal(str)
    split_requested = Signal(str)
    join_requested = Signal(list)
    open_file_requested = Signal()
    show_rejected_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._briefing = False
        self._words_selected = False
        self._show_rejected = True
        self._sort = Sort.TEXT
        self.setProperty("part", "column")
        self.setMinimumWidth(320)
        self.head = PanelHead(theme)
        self.sections = {kind: Section(theme, kind) for kind in ItemKind}
        self._splitter = SectionSplitter(list(self.sections.values()))
        self._keys = ReviewKeys(self, list(self.sections.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Line())
        column.addWidget(self._splitter, 1)
        self._connect()
        self.set_show_rejected(True)
        self._update_head(briefing=False)

    @property
    def keys(self) -> ReviewKeys:
        """The gestures of the keyboard, for menus and palette: confirm, reject, next, previous…"""
        return self._keys

    def show_items(self, items: Sequence[AnyItem] | None) -> None:
        """Show the items of a briefing; None when no briefing is open. An open form is committed first."""
        self.finish_editing()
        for section in self.sections.values():
            section.show_items(items)
        self._update_head(briefing=items is not None)
        self._splitter.spread_now()

    def apply(self, change: Change) -> None:
        """Bring in what a gesture changed, row by row."""
        for section in self.sections.values():
            section.apply(change.items)
        self._update_head(briefing=True)

    def set_current(self, item_id: str | None) -> None:
        """Make an item the current row and scroll to it; nobody is told. A hidden item selects nothing."""
        for section in self.sections.values():
            if item_id is not None and section.model.item(item_id) is not None:
                if section.folded:
                    section.set_folded(False)
                if not section.list.set_current(item_id):
                    section.list.forget_current()
            else:
                section.list.forget_current()

    def current_id(self) -> str | None:
        """Return the item of the current row."""
        return next((found for each in self.sections.values() if (found := each.list.current_id)), None)

    def edit_current(self, field: str | None = None) -> None:
        """Open the form of the current row, with the cursor in a field when one is named."""
        self._keys.edit(field)

    def finish_editing(self) -> None:
        """Commit and close an open form; what is not understood in it is left out."""
        for section in self.sections.values():
            section.list.rows.finish(force=True)

    def focus_list(self) -> None:
        """Put the focus into the list with the current row, else the first that has rows."""
        self._keys.focus_list()

    def visible_suggested_ids(self) -> list[str]:
        """Return the suggestions in view, in the order of the panel."""
        return [item_id for section in self.sections.values() for item_id in section.visible_suggested_ids()]

    def set_warnings(self, warnings: Mapping[str, str]) -> None:
        """Show warnings: item ID → one sentence that takes the place of the second line."""
        for section in self.sections.values():
            section.model.set_warnings(warnings)

    def set_badges(self, badges: Mapping[str, Badge], kind: ItemKind = ItemKind.ATTENDEE) -> None:
        """Show chips on the rows of a kind by item ID: what the library knows of an item."""
        self.sections[kind].model.set_badges(badges)

    def place_of(self, item_id: str) -> QRect | None:
        """Return where an item's row lies on the screen, None when it is not in view."""
        for section in self.sections.values():
            index = section.model.index_of(item_id)
            if index.isValid() and section.list.isVisible():
                rect = section.list.visualRect(index)
                return QRect(section.list.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return None

    def set_completions(self, words: Mapping[str, Sequence[str]]) -> None:
        """Offer these words while a field is typed into: field name → words."""
        for section in self.sections.values():
            section.list.rows.words = words

    def set_year(self, year: int | None) -> None:
        """Take dates that are typed without a year to be of this one (the article's)."""
        for section in self.sections.values():
            section.list.rows.year = year

    def set_words_selected(self, on: bool) -> None:
        """Say whether words of the article are selected, so that menus offer to use them."""
        self._words_selected = on

    def set_show_rejected(self, on: bool) -> None:
        """Show or hide what was rejected."""
        self._show_rejected = on
        for section in self.sections.values():
            section.set_show_rejected(on)
        self.show_rejected_changed.emit(on)

    def set_sort(self, sort: Sort) -> None:
        """Sort the rows by the text, or the doubtful ones first."""
        self._sort = sort
        for section in self.sections.values():
            section.model.set_sort(sort)

    def save_state(self) -> bytes:
        """Return sizes, folded sections, order and filter, for `restore_state`."""
        state = {
            "sizes": self._splitter.own_sizes,
            "folded": [kind.value for kind, section in self.sections.items() if section.folded],
            "show_rejected": self._show_rejected,
            "sort": self._sort.value,
        }
        return json.dumps(state).encode()

    def restore_state(self, state: bytes) -> None:
        """Take up what `save_state` returned; anything else is ignored."""
        try:
            found = json.loads(state)
            folded = set(found["folded"])
            sizes = found["sizes"]
            self.set_sort(Sort(found["sort"]))
            self.set_show_rejected(bool(found["show_rejected"]))
        except (ValueError, KeyError, TypeError):
            return
        for kind, section in self.sections.items():
            section.set_folded(kind.value in folded)
        self._splitter.set_own_sizes([int(size) for size in sizes] if isinstance(sizes, list) else None)

    def retranslate(self) -> None:
        """Put everything into the current language."""
        for section in self.sections.values():
            section.retranslate()
        self._update_head(briefing=self._briefing)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the list in use."""
        super().focusInEvent(event)
        self.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Commit what is being typed when the column gives way to something else."""
        if not event.spontaneous():
            self.finish_editing()
        super().hideEvent(event)

    def _update_head(self, *, briefing: bool) -> None:
        self._briefing = briefing
        models = [section.model for section in self.sections.values()]
        total = sum(model.total + model.rejected for model in models)
        done = total - sum(model.left for model in models)
        self.head.set_progress(done if briefing and total else None, total)

    def _connect(self) -> None:
        self.head.confirm_requested.connect(self._keys.confirm_visible)
        for section in self.sections.values():
            rows = section.list.rows
            rows.edited.connect(self.edited)
            rows.note_edited.connect(self.note_edited)
            rows.edit_cancelled.connect(self.edit_cancelled)
            rows.reanchor_requested.connect(self.reanchor_requested)
            rows.form_opened.connect(partial(self._splitter.make_room, section))
            rows.form_closed.connect(self._splitter.take_back)
            rows.form_closed.connect(self.form_closed)
            section.picked.connect(partial(self._picked, section))
            section.rejected_toggled.connect(self.set_show_rejected)
            section.open_requested.connect(self.open_file_requested)
            section.menu_requested.connect(partial(self._show_menu, section))

    def _picked(self, section: Section, item_id: str) -> None:
        for other in self.sections.values():
            if other is not section:
                other.list.forget_current()
        self.current_changed.emit(item_id)

    def _show_menu(self, section: Section, place: QPoint) -> None:
        items: Iterable[AnyItem | None] = map(section.model.item, section.list.selected_ids)
        chosen = [item for item in items if item is not None]
        if not chosen:
            return
        menu = row_menu(
            self._theme,
            chosen,
            words_selected=self._words_selected,
            has_next=self._keys.next_to_join(section, chosen[-1].id) is not None,
            ask=partial(self._keys.act, section, ids=[item.id for item in chosen]),
            parent=self,
            warned=any(section.model.warning(item.id) for item in chosen),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
