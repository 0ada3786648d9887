"""The parts of the window, joined, and what each of them learns when a briefing opens or changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change
from briefing_app.i18n import tr
from briefing_app.ui.actions import Actions
from briefing_app.ui.gesture_words import name, toast_icon, toast_text
from briefing_app.ui.importing import Importing
from briefing_app.ui.library_steps import LibrarySteps
from briefing_app.ui.opening import Opening
from briefing_app.ui.panels.item_model import Sort
from briefing_app.ui.review_aids import ReviewAids
from briefing_app.ui.review_desk import ReviewDesk
from briefing_app.ui.view_deck import ViewDeck
from briefing_app.ui.window_commands import WindowCommands
from briefing_app.ui.window_frame import WindowFrame
from briefing_app.ui.window_hints import WindowHints

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow


class Furnishing(QObject):
    """Builds everything into a `MainWindow` that is painted already, and gives it the parts as attributes.

    Apart from the window so that the window can be painted before any of this is loaded.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.frame = self._frame = WindowFrame(window, window.theme)
        centre = self._frame.centre
        window.desk = self._desk = ReviewDesk(centre.article, self._frame.panel, window)
        window.importing = Importing(window.jobs, centre, window)
        window.steps = LibrarySteps(window)
        window.opening = self.opening = Opening(window, window.make_services)
        window.views = self._views = ViewDeck(window)
        window.aids = ReviewAids(window)
        window.commands = WindowCommands(window)
        window.actions_table = self._actions = Actions(window, window.theme, window.commands.slots())
        self._hints = WindowHints(window)
        self._connect()
        self._restore()

    def refresh(self) -> None:
        """Say anew what depends on the open briefing: the language is another."""
        self._update_steps()
        self._count_uncovered()
        self._window.render_brief()

    def _connect(self) -> None:
        window = self._window
        self.opening.opened.connect(self._opened)
        window.aids.known.connect(self._count_uncovered)
        self.opening.settled.connect(window.settled)
        self._desk.changed.connect(self._changed)
        self._desk.failed.connect(window.report)
        self._desk.leaving.connect(self._frame.note.finish_editing)
        self._frame.note.edited.connect(self._desk.edit_note)
        self._frame.centre.toast_action_requested.connect(window.undo_from_toast)
        window.commands.connect_parts()

    def _restore(self) -> None:
        """Take up what the settings remember."""
        values = self._window.settings.values
        self._frame.restore(values.window)
        self._frame.panel.set_show_rejected(values.show_rejected)
        self._frame.panel.set_sort(Sort(values.sort) if values.sort in set(Sort) else Sort.TEXT)
        self._frame.centre.article.set_zoom(values.article_px)
        self._frame.centre.show_blank()
        self._frame.settle()
        self._actions.set_briefing_open(False)

    def _opened(self, briefing: Briefing | None) -> None:
        self._views.briefing_opened(briefing)
        self._actions.set_briefing_open(briefing is not None)
        self._update_title(briefing)
        self._frame.note.show_note(briefing.note if briefing else None)
        self.refresh()
        self._window.ready.emit()

    def _changed(self, change: Change, how: str) -> None:
        """Refresh what a gesture changed outside article and panels."""
        self._window.status_saved()
        text = toast_text(change) if how == "done" else ""
        if how in ("undone", "redone"):
            self._frame.centre.toast.hide()  # what it offered to undo is undone
        if text:
            self._window.say(text, undo=self._window.undo, icon=toast_icon(change))
        briefing = self._desk.briefing
        if change.head is not None and briefing is not None:
            self._update_title(briefing)
            self._frame.note.show_note(briefing.note)
        self.refresh()
        if self.opening.library_desk is not None:
            self.opening.library_desk.touch(change.briefing_id)
        if how != "elsewhere":
            self._views.outdated(change)

    def _update_steps(self) -> None:
        """Name the next step of undo and redo in menu and buttons."""
        session, centre = self._desk.session, self._frame.centre
        for action_id, button, step, word in (
            ("undo", centre.undo_button, session.undo_step if session else None, tr("Undo")),
            ("redo", centre.redo_button, session.redo_step if session else None, tr("Redo")),
        ):
            text = f"{word}: {name(step)}" if step else word
            self._actions[action_id].setText(text)
            button.rename(text)
            button.setEnabled(step is not None)

    def _update_title(self, briefing: Briefing | None) -> None:
        title = briefing.article.title[:120] if briefing else ""
        self._window.setWindowTitle(f"{title} – Briefing Desk" if title else "Briefing Desk")

    def _count_uncovered(self) -> None:
        """Have the sentences without an item counted; a long article takes its time."""
        session, commands = self._desk.session, self._window.commands
        if session is None:
            commands.set_uncovered([])
        elif (
            self.opening.is_settled
        ):  # a start is not kept waiting by the rules, which it takes to count them
            self._window.jobs.run_behind("uncovered", partial(session.uncovered), commands.set_uncovered)
