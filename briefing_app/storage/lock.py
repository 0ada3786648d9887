"""The lock of the one process that writes a library, and who that is."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from briefing_app.domain.errors import Code, LibraryError


class WriteLock:
    """Holds a library for writing until released; the system frees it when the process dies.

    Who holds it stands in a second file, because Windows lets nobody read locked bytes. The lock file itself
    stays: removing it would race with a process that is about to lock it.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._owner = library.with_name(library.name + ".owner")
        self._lock = FileLock(library.with_name(library.name + ".lock"), timeout=0)

    def acquire(self, who: str) -> None:
        """Take the lock at once.

        Raises LibraryError: in use (with its holder), or read-only where the folder takes no file.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise LibraryError(Code.LIBRARY_IN_USE, str(self._library), holder=self._holder()) from None
        except OSError as error:
            raise LibraryError(Code.LIBRARY_READ_ONLY, str(self._library), reason=str(error)) from error
        with contextlib.suppress(OSError):  # a courtesy: the lock holds without it
            self._owner.write_text(json.dumps({"program": who, "process": os.getpid()}), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(OSError):
            self._owner.unlink()
        self._lock.release()

    def _holder(self) -> str:
        try:
            owner = json.loads(self._owner.read_text(encoding="utf-8"))
            return f"{owner['program']}, {owner['process']}"
        except (OSError, ValueError, KeyError, TypeError):
            return ""
