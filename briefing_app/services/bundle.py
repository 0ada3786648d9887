"""The services of one open library, joined."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.briefing import Briefing
from briefing_app.services.assistant import Assistant
from briefing_app.services.export import ExportService
from briefing_app.services.find import FindService
from briefing_app.services.keeping import KeepingService
from briefing_app.services.library import LibraryService
from briefing_app.services.review import ReviewSession
from briefing_app.services.words import WordsService
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


@dataclass(slots=True)
class Services:
    """The parts of a running program on one library; whoever built them closes them.

    `author` signs what is reviewed from now on.
    """

    store: StorageThread
    engine: Assistant
    library: LibraryService
    find: FindService
    export: ExportService
    keeping: KeepingService
    words: WordsService
    author: str = ""

    def review(self, briefing: Briefing) -> ReviewSession:
        """Open a briefing for review."""
        return ReviewSession(self.store, briefing, self.engine, self.author)

    def warm_up(self) -> None:
        """Load what the first gesture needs, in the storage thread: call it once the window is painted."""
        self.store.post(_warm_up)

    def close(self) -> None:
        """Finish the job at work, refuse those that wait, and close the library."""
        self.store.close()


def _warm_up(library: Library) -> None:
    if not library.read_only:
        library.intake.warm_up()
