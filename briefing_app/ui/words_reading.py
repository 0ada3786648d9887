"""Bringing the library's words to the forms, and its names to the checks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services
    from briefing_app.services.checks import KnownNames
    from briefing_app.ui.main_window import MainWindow

Found = tuple[str, dict[str, list[str]], "KnownNames"]
"""The briefing's ID, the words of each field, the names of people in the library."""


class WordsReading(QObject):
    """Reads in a worker thread, one at a time: the first reading of a large library takes seconds, and a second one
    would only wait for it and keep other work from being done.
    """

    names_changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading = False
        self._again = False
        self.names: KnownNames | None = None  # until the library was read

    def read(self) -> None:
        """Have the words for the open briefing read as they are now."""
        briefing, services = self._window.desk.briefing, self._window.services
        if briefing is None or services is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._window.jobs.run_behind("words", partial(_read, services, briefing), self._take, self._failed)

    def stop(self) -> None:
        """Read no more of the library: the window closes."""
        if self._window.services is not None and self._reading:
            self._window.services.words.stop()

    def _take(self, found: Found) -> None:
        self._reading = False
        briefing_id, completions, names = found
        briefing = self._window.desk.briefing
        if briefing is not None and briefing.id == briefing_id:
            self._window.frame.panel.set_completions(completions)
        if names is not self.names:
            self.names = names
            self.names_changed.emit()
        if self._again or (briefing is not None and briefing.id != briefing_id):
            self.read()

    def _failed(self, error: BriefingError) -> None:
        self._reading = False
        self._window.report(error)


def _read(services: Services, briefing: Briefing) -> Found:
    words = services.words
    return briefing.id, words.completions(briefing), words.known_names()
