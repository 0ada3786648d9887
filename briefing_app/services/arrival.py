"""An article on its way into the library: it can be read while it is still being written to the disk."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass

from briefing_app.domain.briefing import Briefing
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


@dataclass(frozen=True, slots=True)
class Imported:
    """An article that is in the library: `duplicate` when it was before."""

    id: str
    duplicate: bool


class Arrival:
    """A new briefing, suggested and complete, that is written once: by whoever first needs it written.

    Not a gesture of the editor, so it may be shown before: its file is still where it came from. Whatever is asked
    of the library after `keep` finds it there, because the storage thread answers in turn. Thread-safe.
    """

    def __init__(
        self,
        store: StorageThread,
        briefing: Briefing,
        *,
        original: bytes | None,
        source_path: str | None,
        author: str,
    ) -> None:
        self.briefing = briefing
        self._store = store
        self._original = original
        self._source_path = source_path
        self._author = author
        self._lock = threading.Lock()
        self._future: Future[Imported] | None = None

    def keep(self) -> Future[Imported]:
        """Have it written, without waiting; asked again, return the same answer."""
        with self._lock:
            if self._future is None:
                self._future = self._store.post(self._add)
            return self._future

    def kept(self) -> Imported:
        """Have it written and wait until it is.

        Raises LibraryError where the library takes no article.
        """
        return self._store.answer(self.keep())

    def _add(self, library: Library) -> Imported:
        return Imported(
            *library.intake.add(
                self.briefing, original=self._original, source_path=self._source_path, author=self._author
            )
        )
