"""An open library: its one connection, for the thread that opened it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage.mapping import record_of
from briefing_app.storage.writer import Writer

if TYPE_CHECKING:
    from briefing_app.domain.memory import Record
    from briefing_app.storage.intake import Intake
    from briefing_app.storage.lock import WriteLock


class Library:
    """The open file: reads go straight to SQL through `connection`, gestures through `writer`, imports through `intake`.

    It lives in one thread and hands rows to nobody but `storage`. What a window waits for needs no SQLModel, whose
    import takes longer than painting the window.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, read_only: bool, lock: WriteLock | None = None
    ) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self._lock = lock
        self._writer: Writer | None = None
        self._intake: Intake | None = None
        self._records: dict[str, Record] | None = None

    @property
    def writer(self) -> Writer:
        """The one that commits changes.

        Raises LibraryError when the library was opened to be read only.
        """
        if self.read_only:
            raise LibraryError(Code.LIBRARY_READ_ONLY, str(self.path))
        if self._writer is None:
            self._writer = Writer(self)
        return self._writer

    @property
    def intake(self) -> Intake:
        """The one that takes articles in.

        Raises LibraryError when the library was opened to be read only.
        """
        if self._intake is None:
            _ = self.writer
            # The seam at which SQLModel is loaded: in the storage thread, after the first paint, for imports alone.
            from briefing_app.storage.intake import Intake

            self._intake = Intake(self)
        return self._intake

    @property
    def records(self) -> Mapping[str, Record]:
        """What editors have said about the library as a whole, by ID; kept until `forget_records`."""
        if self._records is None:
            self._records = {
                identifier: record_of(kind, fields)
                for identifier, kind, fields in self.connection.execute("SELECT id, kind, fields FROM record")
            }
        return self._records

    def forget_records(self) -> None:
        """Read the records again when they are next asked for: one changed."""
        self._records = None

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Make several reads see one state of the library."""
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connection and give the lock back; closing twice is nothing."""
        if self._intake is not None:
            self._intake.close()
            self._intake = None
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
