"""The lock of the one process that writes a library, and who that is."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from briefing_app.domain.errors import Code, LibraryError

if sys.platform == "win32":
    from filelock import FileLock, Timeout
else:
    import fcntl

    # What filelock does here, in a few lines: to import it takes as long as to read the library's list.
    class Timeout(OSError):
        """Somebody else holds the lock."""

    class FileLock:
        """An exclusive flock on a file of its own, never waited for."""

        def __init__(self, path: Path, timeout: int) -> None:
            assert timeout == 0
            self._path = path
            self._file: int | None = None

        @property
        def is_locked(self) -> bool:
            """Whether this object holds the lock."""
            return self._file is not None

        def acquire(self) -> None:
            """Take the lock; raise Timeout when it is held, OSError when the file cannot be made."""
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                raise Timeout from None
            except OSError:
                os.close(file)
                raise
            self._file = file

        def release(self) -> None:
            """Give the lock back."""
            if self._file is not None:
                os.close(self._file)
                self._file = None


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
