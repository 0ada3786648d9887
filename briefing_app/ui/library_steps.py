"""Acts on the whole library taken back and brought again, and what the window shows of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.change import Change, Gesture, Head, UndoLine
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.text import shorten
from briefing_app.i18n import ntr, tr
from briefing_app.ui.gesture_words import name, toast_icon, toast_text

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow


class LibrarySteps(QObject):
    """The undo lines of the library in the window: imports and removals, and those of people and saved searches.

    Not a briefing's own line, which is `ReviewDesk`'s.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def removed(self, change: Change) -> None:
        """Show that a briefing is gone from the library, and offer it back."""
        self._window.opening.leave(change.briefing_id)
        self._window.opening.refresh()
        self._window.say(toast_text(change), undo=self.undo_on_library, icon=toast_icon(change))

    def listed_anew(self) -> None:
        """Show that several briefings came or went at once: leave the open one where it went with them."""
        window = self._window
        now = window.desk.briefing
        if (
            now is not None
            and window.services is not None
            and window.services.library.listed_one(now.id) is None
        ):
            window.opening.close_briefing()
        elif now is None and window.views.current is None:
            window.opening.opened.emit(None)
        self._window.opening.refresh()
        window.views.outdated()

    def undo_on_library(self) -> None:
        """Take back the last import or removal."""
        services = self._window.services
        if services is not None:
            self._step(services.library.undo)

    def undo_latest(self) -> None:
        """Take back whatever was done last on the library: an import, a merge, a saved search."""
        services = self._window.services
        if services is None:
            return
        try:
            line = services.library.latest_line()
        except BriefingError as error:
            self._window.report(error)
            return
        if line is UndoLine.LIBRARY:
            self.undo_on_library()
        else:
            self.undo_on(line)

    def undo_on(self, line: UndoLine) -> None:
        """Take back the last act on one of the library's other lines, and offer it again."""
        services = self._window.services
        if services is not None:
            change = self._step(partial(services.library.undo, line))
            if change is not None:
                text = tr("Undone: {step}", step=name(change.gesture))
                self._window.say(text, redo=partial(self.redo_on, line), icon="undo-2")

    def redo_on(self, line: UndoLine) -> None:
        """Bring back the act undone last on one of the library's other lines."""
        services = self._window.services
        if services is not None:
            self._step(partial(services.library.redo, line))

    def redo_on_library(self) -> None:
        """Bring back the import or removal undone last."""
        services = self._window.services
        if services is not None:
            self._step(services.library.redo)

    def say_of_searches(self, sentence: str) -> None:
        """Say what was done to a saved search, and offer to take it back."""
        self._window.say(sentence, undo=partial(self.undo_on, UndoLine.SEARCHES), keys="")

    def _step(self, act: Callable[[], Change | None]) -> Change | None:
        try:
            change = act()
        except BriefingError as error:
            self._window.report(error)
            return None
        if change is None:
            return None
        self._window.views.outdated(change)
        if change.head is None:
            if change.records and self._window.opening.library_desk is not None:
                self._window.opening.library_desk.refresh_saved()
            if change.listed:
                self._say_listed(change)
        else:
            self._say_moved(change, change.head.after)
        return change

    def _say_moved(self, change: Change, head: Head) -> None:
        """Show that a briefing came back or went again, and offer the way back."""
        self._window.opening.refresh()
        title = shorten(head.title, 40)
        if head.present:
            self._window.opening.briefing(change.briefing_id)
            text, undone = (
                tr("“{title}” is in the library again", title=title),
                change.gesture is Gesture.REMOVE,
            )
        else:
            self._window.opening.leave(change.briefing_id)
            text, undone = (
                tr("“{title}” is out of the library", title=title),
                change.gesture is Gesture.IMPORT,
            )
        if undone:
            self._window.say(text, redo=self.redo_on_library, icon="undo-2")
        else:
            self._window.say(text, undo=self.undo_on_library, icon="redo-2")

    def _say_listed(self, change: Change) -> None:
        """Show that several briefings came back or went again, and offer the way back."""
        self.listed_anew()
        count, here = len(change.listed), change.listed[0].after
        if here:
            text = ntr(
                "{n} briefing is in the library again", "{n} briefings are in the library again", count
            )
        else:
            text = ntr("{n} briefing is out of the library", "{n} briefings are out of the library", count)
        if here is (change.gesture is Gesture.REMOVE_DEMO):
            self._window.say(text, redo=self.redo_on_library, icon="undo-2")
        else:
            self._window.say(text, undo=self.undo_on_library, icon="redo-2")
