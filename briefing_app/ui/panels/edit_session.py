"""One item being edited: when what is typed becomes an edit, and of which fields."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.briefing import AnyItem
from briefing_app.ui.panels.form_values import Values, changes, kept, shown
from briefing_app.ui.panels.item_form import ItemForm, Reading

AUTOSAVE_MS = 1500
"""How long typed text may stay unsaved; with the commit it is within 2 s on the disk."""


class EditSession(QObject):
    """Turns a form's answers into edits of an item, from the first key to the end.

    `edited` carries the fields that changed since the last time and whether they belong to the step before, so
    that one session of typing is one step of undo. The clock starts with the first unsaved key and is not put
    back by the next ones: somebody who types without a pause is saved too.
    """

    edited = Signal(str, dict, bool)
    note_edited = Signal(str, str, bool)
    cancelled = Signal(str, int)

    def __init__(self, form: ItemForm, item: AnyItem) -> None:
        super().__init__(form)
        self._form = form
        self._item = item
        self._saved: Values = kept(item.kind_of_item, shown(item))
        self._last_was_note = False
        self._steps = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.save)
        form.changed.connect(self._typed)

    def save(self) -> None:
        """Hand on what has changed and is understood; the rest waits until it is."""
        self._timer.stop()
        self._emit(self._form.reading())

    def commit(self, *, force: bool) -> bool:
        """Hand on everything; False when a field is not understood (it is marked), unless by force."""
        self._timer.stop()
        self._form.flush()
        reading = self._form.reading()
        self._emit(reading)
        self._timer.stop()
        if reading.problems and not force:
            self._form.show_problems(reading.problems)
            return False
        return True

    def revert(self) -> None:
        """Give up: what was saved since the beginning, none or more steps, is to be undone."""
        self._timer.stop()
        self.cancelled.emit(self._item.id, self._steps)
        self._steps = 0

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _emit(self, reading: Reading) -> None:
        fields = kept(self._item.kind_of_item, reading.values)
        fresh = changes(self._saved, fields)
        if not fresh:
            return
        self._saved.update(fresh)
        note_only = fresh.keys() == {"note"} and not (self._steps and not self._last_was_note)
        merge = self._steps > 0 and note_only is self._last_was_note
        self._steps += not merge
        self._last_was_note = note_only
        if note_only:
            self.note_edited.emit(self._item.id, fresh["note"], merge)
        else:
            self.edited.emit(self._item.id, fresh, merge)
