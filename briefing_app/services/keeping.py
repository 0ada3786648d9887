"""Keeping the library: is it whole, and copies of it."""

from __future__ import annotations

from pathlib import Path

from briefing_app.storage.backup import back_up, restore
from briefing_app.storage.check import Report, check
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


class KeepingService:
    """Checks and backs up the open library."""

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def check(self) -> Report:
        """Look at every page, search row and text of the library; this reads all of it."""
        return self._store.run(check, timeout=3600)

    def back_up(self, target: Path) -> None:
        """Copy the library to a file: a checked, whole copy or none.

        Raises LibraryError.
        """

        def copy(library: Library) -> None:
            back_up(library.connection, target)

        self._store.run(copy, timeout=3600)


def restore_library(backup: Path, library: Path) -> Path | None:
    """Put a backup in the place of a library that no program has open; return where that one was moved.

    Raises LibraryError when either cannot be used; then nothing has changed.
    """
    return restore(backup, library)
