"""Taking files in: one after the other off the window's thread, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import ntr
from briefing_app.services.arrival import Arrival, Imported
from briefing_app.services.library import LibraryService
from briefing_app.ui.centre import Centre
from briefing_app.ui.jobs import Jobs

SUFFIXES = frozenset({".txt", ".md", ".text", ""})
"""What is taken from a folder; a file named by itself is tried whatever it is called."""


@dataclass(slots=True)
class Batch:
    """What became of the files asked for together."""

    imported: list[Imported] = field(default_factory=list)
    errors: list[BriefingError] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many came in that were not known."""
        return sum(not imported.duplicate for imported in self.imported)


class Importing(QObject):
    """Imports a batch at a time; files asked for meanwhile join the batch.

    A new article that comes alone is shown before it is written, and written once it is painted.
    """

    arrived = Signal(object)  # Arrival: it can be shown
    lost = Signal(str)  # the briefing of an arrival that the library did not take
    finished = Signal(object)  # Batch
    nowhere = Signal()  # text came while there was no library to take it

    def __init__(self, jobs: Jobs, centre: Centre, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._centre = centre
        self._library: LibraryService | None = None
        self._waiting: list[Callable[[], Arrival | Imported]] = []
        self._arrival: Arrival | None = None
        self._painted = QTimer(self)  # its turn comes behind the paint, unlike a queued call's
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._keep)
        self._total = 0
        self._batch = Batch()
        centre.import_stop_requested.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._total > 0

    def use(self, library: LibraryService) -> None:
        """Import into this library."""
        self._library = library

    def files(self, paths: Sequence[Path]) -> None:
        """Take files in; a folder stands for the texts in it."""
        if self._library is None:
            self.nowhere.emit()
            return
        texts = _texts(paths)
        take = self._library.receive_file if self._alone(texts) else self._library.import_file
        self._add([partial(take, path) for path in texts])

    def text(self, text: str) -> None:
        """Take pasted text in."""
        if self._library is None:
            self.nowhere.emit()
        else:
            take = self._library.receive_text if self._alone([text]) else self._library.import_text
            self._add([partial(take, text)])

    def stop(self) -> None:
        """Leave out what has not begun; what is in, or on the screen, stays in."""
        self._waiting.clear()
        if self._arrival is not None:
            wait([self._arrival.keep()])

    def abandon(self) -> None:
        """Give the batch up, after a fault of the program: what is in stays in."""
        if self.running:
            self._waiting.clear()
            self._next()

    def _alone(self, texts: Sequence[object]) -> bool:
        return len(texts) == 1 and not self.running

    def _add(self, work: Sequence[Callable[[], Arrival | Imported]]) -> None:
        if not work:
            return
        idle = not self.running
        self._waiting.extend(work)
        self._total += len(work)
        if idle:
            self._batch = Batch()
            self._centre.progress.begin(self._progress_text())
            self._next()

    def _next(self) -> None:
        done = len(self._batch.imported) + len(self._batch.errors)
        if not self._waiting:
            self._total = 0
            self._centre.progress.end()
            self.finished.emit(self._batch)
            return
        self._centre.progress.advance(self._progress_text(), done / max(1, self._total))
        self._jobs.run("import", self._waiting.pop(0), self._taken_in, self._refused)

    def _progress_text(self) -> str:
        done = len(self._batch.imported) + len(self._batch.errors)
        return ntr("Taking in {n} article", "Taking in {n} articles", self._total) + f" · {done}"

    def _taken_in(self, taken: Arrival | Imported) -> None:
        if isinstance(taken, Arrival):
            self._arrival = taken
            self._painted.start()  # before whatever is asked about the article behind the same paint
            self.arrived.emit(taken)
        else:
            self._batch.imported.append(taken)
            self._next()

    def _keep(self) -> None:
        """Have the article written that is painted by now."""
        if self._arrival is not None:
            self._arrival.keep()
            self._jobs.run("import", self._arrival.kept, self._kept, self._not_kept)

    def _kept(self, imported: Imported) -> None:
        self._arrival = None
        self._taken_in(imported)

    def _not_kept(self, error: BriefingError) -> None:
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            self.lost.emit(arrival.briefing.id)
        self._refused(error)

    def _refused(self, error: BriefingError) -> None:
        self._batch.errors.append(error)
        self._next()


def _texts(paths: Sequence[Path]) -> list[Path]:
    """Return the files to try: those named, and those with a text's suffix in the folders named."""
    found: list[Path] = []
    for path in paths:
        inside = (
            sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and p.suffix.lower() in SUFFIXES and p.name[0] != "."
            )
            if path.is_dir()
            else []
        )
        found.extend(inside or [path])
    return found
