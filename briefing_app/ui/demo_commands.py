"""What the actions on the demonstration library do."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import ntr, tr

if TYPE_CHECKING:
    from briefing_app.services.demo import DemoService
    from briefing_app.ui.main_window import MainWindow


class DemoCommands(QObject):
    """Fills the library with the season of invented read-outs, and takes them away: in a worker, with progress."""

    progressed = Signal(int, int)  # how many of how many, from the worker

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stopped = threading.Event()
        self._running = False
        self.progressed.connect(self._advance)
        window.frame.centre.import_stop_requested.connect(self._stopped.set)
        window.closed.connect(self._stopped.set)

    def fill(self) -> None:
        """Take the season in and list it, in one step that undo takes back."""
        demo = self._demo()
        if demo is None:
            return
        self._stopped.clear()
        self._running = True
        self._window.frame.centre.progress.begin(self._text(0, 0))
        work = partial(demo.fill, self.progressed.emit, self._stopped.is_set)
        self._window.jobs.run("demo", work, self._filled, self._failed)

    def remove(self) -> None:
        """Take the season off the list."""
        demo = self._demo()
        if demo is not None:
            self._running = True
            self._window.jobs.run("demo", demo.remove, self._removed, self._failed)

    def _demo(self) -> DemoService | None:
        """Return the service, None where there is no library or it is at work already."""
        services = self._window.services
        if services is None:
            self._window.opening.say_why_not()
        return None if services is None or self._running else services.demo

    def _advance(self, done: int, total: int) -> None:
        if self._running:
            self._window.frame.centre.progress.advance(self._text(done, total), done / max(1, total))

    def _filled(self, count: int) -> None:
        self._end()
        if count:
            self._window.status_saved()
            self._window.steps.listed_anew()
            text = ntr("{n} invented briefing taken in.", "{n} invented briefings taken in.", count)
            self._window.say(text, undo=self._window.steps.undo_on_library)
        elif not self._stopped.is_set():
            self._window.say(tr("The demonstration library is there already."))

    def _removed(self, count: int) -> None:
        self._end()
        if count:
            self._window.status_saved()
            self._window.steps.listed_anew()
            text = ntr("{n} invented briefing removed.", "{n} invented briefings removed.", count)
            self._window.say(text, undo=self._window.steps.undo_on_library, icon="trash")
        else:
            self._window.say(tr("There is no demonstration library to remove."))

    def _failed(self, error: BriefingError) -> None:
        self._end()
        self._window.report(error)

    def _end(self) -> None:
        self._running = False
        self._window.frame.centre.progress.end()

    @staticmethod
    def _text(done: int, total: int) -> str:
        text = tr("Filling in the demonstration library")
        return f"{text} · {done} / {total}" if total else text
