"""SQLite's errors put into the codes that the editor is told about."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing_app.domain.errors import Code, LibraryError

_CODES = {
    sqlite3.SQLITE_READONLY: Code.LIBRARY_READ_ONLY,
    sqlite3.SQLITE_PERM: Code.LIBRARY_READ_ONLY,
    sqlite3.SQLITE_NOTADB: Code.LIBRARY_NOT_SQLITE,
    sqlite3.SQLITE_CORRUPT: Code.LIBRARY_DAMAGED,
    sqlite3.SQLITE_FULL: Code.LIBRARY_FULL,
    sqlite3.SQLITE_BUSY: Code.LIBRARY_IN_USE,
    sqlite3.SQLITE_LOCKED: Code.LIBRARY_IN_USE,
}
_PRIMARY = 0xFF  # the low byte of an extended result code is the primary one


def explain(error: sqlite3.Error, path: Path) -> LibraryError:
    """Return the coded error for what SQLite raised about the library at `path`."""
    number = getattr(error, "sqlite_errorcode", None)
    code = _CODES.get(number & _PRIMARY, Code.LIBRARY_FAILED) if number is not None else Code.LIBRARY_FAILED
    return LibraryError(code, str(path), reason=str(error), holder="")


def environment_error(error: BaseException) -> sqlite3.Error | None:
    """Return the SQLite error that is, or lies under, an exception of the environment; None for our own faults.

    SQLAlchemy keeps what the driver raised in `orig`; asking for that attribute spares importing it here.
    """
    found = getattr(error, "orig", error)
    if isinstance(found, sqlite3.DatabaseError) and not isinstance(
        found, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
    ):
        return found
    return None
