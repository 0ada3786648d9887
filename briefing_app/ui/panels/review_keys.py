"""What a key, a button or a menu entry does: which gesture is asked for, and where the current row goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.ui.panels.section import Section

if TYPE_CHECKING:
    from briefing_app.ui.panels.panels_dock import ItemsPanel


class ReviewKeys(QObject):
    """The review by keyboard over all three lists, as one long list of rows."""

    def __init__(self, panel: ItemsPanel, sections: Sequence[Section]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._sections = list(sections)
        for section in self._sections:
            section.gesture.connect(partial(self.act, section))
            section.list.left.connect(partial(self._walk_on, section))

    def act(self, section: Section, name: str, ids: list[str]) -> None:
        """Ask for a gesture on items of a section; `name` as in `row_menu` and `item_list`."""
        panel = self._panel
        if name == "add":
            panel.add_requested.emit(section.kind)
        elif name == "confirm-visible":
            self.confirm_visible()
        elif name == "reject-rest":
            self.reject_rest()
        elif ids:
            self._on_items(section, name, ids)

    def confirm(self) -> None:
        """Confirm the selected items and go to the next one that is left to review."""
        self._on_selection("confirm-next")

    def reject(self) -> None:
        """Reject the selected items; an editor's own ones are deleted."""
        self._on_selection("reject")

    def toggle(self) -> None:
        """Confirm the selected items, or make them suggestions again."""
        self._on_selection("toggle")

    def confirm_visible(self) -> None:
        """Confirm every suggestion in view, as one gesture."""
        ids = self._panel.visible_suggested_ids()
        if ids:
            self._panel.confirm_requested.emit(ids)

    def reject_rest(self) -> None:
        """Reject every suggestion that is left, as one gesture."""
        ids = [
            item.id for each in self._sections for item in each.model.items if item.state is State.SUGGESTED
        ]
        if ids:
            self._panel.reject_requested.emit(ids)

    def join(self) -> None:
        """Ask for one directive made of the selected ones, or of the current one and the next."""
        self._on_selection("join")

    def edit(self, field: str | None = None) -> None:
        """Open the form of the current row, with the cursor in a field when one is named."""
        for section in self._sections:
            if section.list.current_id is not None:
                section.list.edit_current()
                form = section.list.rows.form
                if form is not None and field:
                    form.start_at(field)

    def go(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) item that is left to review, round the end; False when none is."""
        target = self._unreviewed(self._panel.current_id(), step)
        if target is not None:
            self._pick(target)
        return target is not None

    def focus_list(self) -> None:
        """Put the focus into the list with the current row, else the first that has rows."""
        with_rows = [each for each in self._sections if each.model.rowCount() and not each.folded]
        chosen = next((each for each in with_rows if each.list.current_id), None)
        if chosen is not None:
            chosen.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif with_rows:
            with_rows[0].list.setFocus(Qt.FocusReason.TabFocusReason)

    def next_to_join(self, section: Section, item_id: str) -> str | None:
        """Return the directive after this one in the order of the text."""
        if section.kind is not ItemKind.DIRECTIVE:
            return None
        items = sorted(
            (item for item in section.model.items if item.state is not State.REJECTED),
            key=lambda item: item.anchor.start,
        )
        at = next((i for i, item in enumerate(items) if item.id == item_id), len(items))
        return items[at + 1].id if at + 1 < len(items) else None

    def _on_selection(self, name: str) -> None:
        for section in self._sections:
            ids = section.list.selected_ids
            if ids:
                self.act(section, name, ids)
                return

    def _on_items(self, section: Section, name: str, ids: list[str]) -> None:
        panel = self._panel
        match name:
            case "open":
                panel.opened.emit(ids[0])
            case "confirm":
                panel.confirm_requested.emit(ids)
            case "confirm-next":
                self._confirm_next(section, ids)
            case "toggle":
                self._toggle(section, ids)
            case "reject" | "delete":
                self._reject(section, ids)
            case "dismiss":
                panel.dismiss_requested.emit(ids)
            case "who" if section.kind is ItemKind.ATTENDEE and ids:
                panel.who_requested.emit(ids[0])
            case "reopen":
                panel.reopen_requested.emit(ids)
            case "edit":
                section.list.edit_current()
            case "note":
                self.edit("note")
            case "reanchor":
                panel.reanchor_requested.emit(ids[0])
            case "split":
                panel.split_requested.emit(ids[0])
            case "join" if section.kind is ItemKind.DIRECTIVE:
                following = self.next_to_join(section, ids[0]) if len(ids) == 1 else None
                together = [*ids, following] if following else ids
                if len(together) > 1:
                    panel.join_requested.emit(together)

    def _confirm_next(self, section: Section, ids: list[str]) -> None:
        target = self._unreviewed(ids[-1], 1, without=ids)
        waiting = [i for i in ids if self._state(section, i) is not State.CONFIRMED]
        if waiting:
            self._panel.confirm_requested.emit(waiting)
        if target is not None:
            self._pick(target)

    def _toggle(self, section: Section, ids: list[str]) -> None:
        waiting = [i for i in ids if self._state(section, i) is State.SUGGESTED]
        if waiting:
            self._panel.confirm_requested.emit(waiting)
        else:
            self._panel.reopen_requested.emit(ids)

    def _reject(self, section: Section, ids: list[str]) -> None:
        """Reject or delete, then go on: to the next one left to review, else to the neighbour."""
        chosen = [item for i in ids if (item := section.model.item(i)) is not None]
        waiting = [item for item in chosen if item.origin == EDITOR or item.state is not State.REJECTED]
        if not waiting:
            return
        shown = [item.id for item in section.model.items]
        last = max(shown.index(i) for i in ids)
        neighbour = next((i for i in [*shown[last + 1 :], *reversed(shown[:last])] if i not in ids), None)
        target = self._unreviewed(ids[-1], 1, without=ids)
        names = [item.id for item in waiting]
        # Go first: when a row goes, the list would make its neighbour current on its own.
        if target is not None or neighbour is not None:
            self._pick(target or neighbour or "")
        if any(item.origin == EDITOR for item in waiting):
            self._panel.delete_requested.emit(names)
        else:
            self._panel.reject_requested.emit(names)

    def _unreviewed(self, start: str | None, step: int, without: Sequence[str] = ()) -> str | None:
        """Return the next item left to review from a row on, round the end of the three lists."""
        rows = [item for each in self._sections for item in each.model.items]
        if step < 0:
            rows.reverse()
        at = next((i for i, item in enumerate(rows) if item.id == start), -1)
        ahead = [*rows[at + 1 :], *rows[: at + 1]]
        return next(
            (i.id for i in ahead if i.state is State.SUGGESTED and i.id not in without and i.id != start),
            None,
        )

    def _pick(self, item_id: str) -> None:
        """Make a row current, keep the keyboard in its list, and say so."""
        had_focus = any(each.list.hasFocus() for each in self._sections)
        self._panel.set_current(item_id)
        for section in self._sections:
            if had_focus and section.list.current_id == item_id and not section.list.hasFocus():
                section.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._panel.current_changed.emit(item_id)

    def _walk_on(self, section: Section, step: int) -> None:
        """Go on to the first or last row of the next list that has rows."""
        at = self._sections.index(section) + step
        while 0 <= at < len(self._sections):
            target = self._sections[at]
            if target.model.rowCount() and not target.folded:
                items = target.model.items
                self._pick(items[0 if step > 0 else -1].id)
                return
            at += step

    @staticmethod
    def _state(section: Section, item_id: str) -> State | None:
        item = section.model.item(item_id)
        return item.state if item is not None else None
