"""The demonstration library: a season of invented read-outs, filled in and taken away in one step each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture, Listing
from briefing_app.domain.suggestions import Suggester
from briefing_app.services.season import Season
from briefing_app.storage import briefings
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

Progress = Callable[[int, int], None]


class DemoService:
    """Puts the season among the editor's own briefings and takes it out again, on the library's undo line.

    Its briefings are known by their IDs, which are the same in every library; what an editor does to them meanwhile
    is kept when they are taken away. Call it from a worker: reading the season takes about a second.
    """

    def __init__(self, store: StorageThread, suggester: Suggester, author: str = "") -> None:
        self._store = store
        self._suggester = suggester
        self._season = Season()
        self.author = author

    @property
    def present(self) -> bool:
        """Whether any briefing of the season is listed."""
        return bool(self._listed())

    @property
    def anchor(self) -> str:
        """The day (ISO 8601) around which the season's deadlines lie."""
        return self._season.anchor

    def fill(self, progress: Progress | None = None, stopped: Callable[[], bool] | None = None) -> int:
        """List the briefings of the season, made where the library does not have them yet; return how many came.

        They are taken in one by one, so a gesture finds its turn, and listed in one change that undo takes back.
        `progress` is told how many of how many are taken in; where `stopped` says so nothing is listed.
        """
        total = len(self._season.names)
        came: list[str] = []
        for done, briefing in enumerate(self._season.briefings(self._suggester, self.author)):
            if progress is not None:
                progress(done, total)
            if stopped is not None and stopped():
                return 0
            identifier, listed = self._store.run(partial(_keep, briefing))
            if not listed:
                came.append(identifier)
        if progress is not None:
            progress(total, total)
        return self._list(Gesture.FILL_DEMO, came, listed=True)

    def remove(self) -> int:
        """Take the season's briefings off the list; return how many went."""
        return self._list(Gesture.REMOVE_DEMO, self._listed(), listed=False)

    def _listed(self) -> list[str]:
        def read(library: Library) -> list[str]:
            return briefings.listed_among(library, self._season.ids)

        return self._store.run(read)

    def _list(self, gesture: Gesture, ids: list[str], *, listed: bool) -> int:
        if ids:
            change = Change(gesture=gesture, listed=tuple(Listing(key, not listed, listed) for key in ids))
            self._store.run(partial(_commit, change, self.author))
        return len(ids)


def _keep(briefing: Briefing, library: Library) -> tuple[str, bool]:
    return library.intake.keep(briefing, original=briefing.article.text.encode(), source_path=None)


def _commit(change: Change, author: str, library: Library) -> None:
    library.writer.commit_on_library(change, author)
