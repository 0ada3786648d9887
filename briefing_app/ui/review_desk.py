"""The open briefing on the screen: gestures in, changes out to whoever shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.change import Change, Gesture
from briefing_app.domain.errors import BriefingError, Code, GestureRefused
from briefing_app.domain.item import ItemKind
from briefing_app.domain.text import whole_words
from briefing_app.services.review import ReviewSession
from briefing_app.ui.article.article_pane import ArticlePane
from briefing_app.ui.panels.panels_dock import ItemsPanel


class ReviewDesk(QObject):
    """Joins article, panels and the review session of one briefing at a time.

    Every gesture is committed before it is shown; what it changed is then passed on as a `Change`, and each part
    decides for itself what to refresh.
    """

    opened = Signal(object)  # Briefing | None
    changed = Signal(object, str)  # Change, "done" | "undone" | "redone" | "elsewhere"
    failed = Signal(object)  # BriefingError
    leaving = Signal()  # what is being typed is to be committed now

    def __init__(self, pane: ArticlePane, panel: ItemsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._panel = panel
        self._session: ReviewSession | None = None
        self._current: str | None = None
        self._just_added: str | None = None  # its form is open since
        self._just_closed: str | None = None
        self._connect()

    @property
    def session(self) -> ReviewSession | None:
        """The session of the open briefing."""
        return self._session

    @property
    def briefing(self) -> Briefing | None:
        """The open briefing as it is now."""
        return self._session.briefing if self._session else None

    @property
    def current(self) -> AnyItem | None:
        """The item that is selected."""
        briefing = self.briefing
        return briefing.item(self._current) if briefing and self._current else None

    def open(self, session: ReviewSession | None) -> None:
        """Show a briefing, or nothing; text being typed in the one before is committed first."""
        self.leaving.emit()
        self._pane.finish_editing()
        self._panel.finish_editing()
        self._session = session
        self._current = None
        briefing = self.briefing
        year = (briefing.article.date or "")[:4] if briefing else ""
        self._panel.set_year(int(year) if year.isdigit() else None)
        self._pane.show_briefing(briefing)
        self._panel.show_items(briefing.items if briefing else None)
        self.opened.emit(briefing)

    def select(self, item_id: str | None, *, reveal: bool = True) -> None:
        """Select an item in the article and in its panel."""
        self._current = item_id
        self._pane.set_selected(item_id, reveal=reveal)
        self._panel.set_current(item_id)

    def confirm(self, ids: Sequence[str]) -> None:
        """Confirm items."""
        self._do(lambda session: session.confirm(list(ids)))

    def reject(self, ids: Sequence[str]) -> None:
        """Reject suggestions; an editor's own items among them are deleted."""
        self._do(lambda session: session.delete(list(ids)))

    def reopen(self, ids: Sequence[str]) -> None:
        """Make items suggestions again."""
        self._do(lambda session: session.reopen(list(ids)))

    def edit(self, item_id: str, fields: dict[str, object], merge: bool) -> None:
        """Change fields of an item; `merge` makes it one step with the edit before."""
        self._do(lambda session: session.edit(item_id, merge_with_last=merge, **fields))

    def add(self, kind: ItemKind) -> None:
        """Make an item of the selected words and open it for editing."""
        span = self._selected_words()
        if span is None:
            self.failed.emit(GestureRefused(Code.SPAN_EMPTY))
            return
        change = self._do(lambda session: session.add(kind, *span))
        if change is not None and change.items:
            self._pane.clear_selection()
            self.select(change.items[0].item.id, reveal=False)
            self._panel.edit_current()
            self._just_added = change.items[0].item.id

    def reanchor(self, item_id: str | None = None) -> None:
        """Anchor an item, else the selected one, to the selected words."""
        target = item_id or self._current
        span = self._selected_words()
        if target is not None and span is not None:
            if self._do(lambda session: session.reanchor(target, *span)) is not None:
                self._pane.clear_selection()
        elif target is not None:
            self.failed.emit(GestureRefused(Code.SPAN_EMPTY))

    def split(self, item_id: str | None = None) -> None:
        """Split a directive where the selected words begin."""
        target = item_id or self._current
        span = self._selected_words()
        if target is not None and span is None:
            self.failed.emit(GestureRefused(Code.NOTHING_TO_SPLIT))
        elif (
            target is not None
            and span is not None
            and self._do(lambda session: session.split(target, span[0])) is not None
        ):
            self._pane.clear_selection()

    def join(self, ids: Sequence[str]) -> None:
        """Make one directive of several."""
        self._do(lambda session: session.join(list(ids)))

    def note(self, item_id: str, text: str, merge: bool) -> None:
        """Write the note on an item; `merge` makes it one step with the one before."""
        self._do(lambda session: session.set_item_note(item_id, text, merge_with_last=merge))

    def take_back_typing(self, item_id: str, steps: int) -> None:
        """Undo what an abandoned form had saved while it was typed; the item too, if the form opened with it."""
        added = item_id == self._just_closed
        for _ in range(steps):
            self._step("undone")
        if added and self._session is not None and self._session.undo_step is Gesture.ADD:
            self._step("undone")

    def edit_head(self, fields: dict[str, str | None]) -> None:
        """Change title, date, place or source."""
        self._do(lambda session: session.edit_head(merge_with_last=False, **fields))

    def edit_note(self, text: str, merge: bool = False) -> None:
        """Write the note on the briefing; `merge` makes it one step with the one before."""
        self._do(lambda session: session.edit_note(text, merge_with_last=merge))

    def mark_reviewed(self) -> None:
        """Say that the review is done, or that it is not."""
        briefing = self.briefing
        if briefing is not None:
            self._do(lambda session: session.mark_reviewed(briefing.status is not Status.REVIEWED))

    def resuggest(self) -> None:
        """Suggest again: only untouched suggestions are replaced."""
        self._do(lambda session: session.resuggest())

    def dismiss(self, keys: Sequence[str]) -> bool:
        """Say for good that warnings, or sentences without an item, are fine; False when nothing changed."""
        return self._do(lambda session: session.dismiss(keys)) is not None

    def absorb(self, change: Change) -> None:
        """Show a change that was made to the open briefing's session elsewhere in the window."""
        self._show(change, "elsewhere")

    def undo(self) -> bool:
        """Undo the last step on this briefing; False when there is none."""
        return self._step("undone")

    def redo(self) -> bool:
        """Redo the step undone last; False when there is none."""
        return self._step("redone")

    def _selected_words(self) -> tuple[int, int] | None:
        """Return the span of the selected words, those cut at its ends taken whole."""
        span, briefing = self._pane.selected_span(), self.briefing
        return whole_words(briefing.article.text, *span) if span and briefing else None

    def _step(self, how: str) -> bool:
        self.leaving.emit()
        self._panel.finish_editing()
        if self._session is None:
            return False
        try:
            change = self._session.undo() if how == "undone" else self._session.redo()
        except BriefingError as error:
            self.failed.emit(error)
            return True
        if change is None:
            return False
        self._show(change, how)
        touched = next((edit.after for edit in change.items if edit.after is not None), None)
        if touched is not None:
            self.select(touched.id)
        return True

    def _do(self, gesture: Callable[[ReviewSession], Change | None]) -> Change | None:
        if self._session is None:
            return None
        try:
            change = gesture(self._session)
        except BriefingError as error:
            self.failed.emit(error)
            return None
        if change is not None:
            self._show(change, "done")
        return change

    def _show(self, change: Change, how: str) -> None:
        """Pass a change on to the parts that show it."""
        briefing = self.briefing
        assert briefing is not None
        if change.items:
            self._panel.apply(change)
            self._pane.update_items(briefing.items)
            if self._current and briefing.item(self._current) is None:
                self._current = None
        if change.head is not None:
            self._pane.show_briefing(briefing)
        self.changed.emit(change, how)

    def _connect(self) -> None:
        pane, panel = self._pane, self._panel
        pane.item_selected.connect(self._picked_in_article)
        pane.selection_changed.connect(panel.set_words_selected)
        pane.item_opened.connect(self._opened_in_article)
        pane.add_requested.connect(self.add)
        pane.reanchor_requested.connect(self.reanchor)
        pane.head_edited.connect(self.edit_head)
        panel.current_changed.connect(self._picked_in_panel)
        panel.confirm_requested.connect(self.confirm)
        panel.reject_requested.connect(self.reject)
        panel.reopen_requested.connect(self.reopen)
        panel.delete_requested.connect(self.reject)
        panel.edited.connect(self.edit)
        panel.note_edited.connect(self.note)
        panel.edit_cancelled.connect(self.take_back_typing)
        panel.form_closed.connect(self._form_closed)
        panel.add_requested.connect(self.add)
        panel.reanchor_requested.connect(self.reanchor)
        panel.split_requested.connect(self.split)
        panel.join_requested.connect(self.join)
        panel.opened.connect(self._picked_in_panel)

    def _form_closed(self) -> None:
        """Remember for a moment whose form closed: it tells only then that it was given up."""
        self._just_closed, self._just_added = self._just_added, None
        QTimer.singleShot(0, self._forget_closed)

    def _forget_closed(self) -> None:
        self._just_closed = None

    def _picked_in_article(self, item_id: str) -> None:
        self._current = item_id
        self._panel.set_current(item_id)
        self._pane.set_selected(item_id, reveal=False)

    def _opened_in_article(self, item_id: str) -> None:
        self._picked_in_article(item_id)
        self._panel.edit_current()

    def _picked_in_panel(self, item_id: str) -> None:
        self._current = item_id or None
        self._pane.set_selected(self._current, reveal=True)
