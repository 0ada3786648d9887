"""Copies of a library that can be trusted: made by SQLite, checked, then put in place."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from briefing_app.domain.errors import Code, LibraryError


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open library to `target`: a checked, whole file, or nothing.

    What stood at `target` is replaced only by the finished copy. Raises LibraryError when the copy cannot be
    written or does not pass the check.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=target.name + ".", suffix=".part", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise LibraryError(Code.LIBRARY_DAMAGED, str(target), reason=verdict)
        _sync(temporary)
        os.replace(temporary, target)
        temporary = None
        _sync(target.parent)
    except OSError as error:
        raise LibraryError(Code.LIBRARY_FAILED, str(target), reason=str(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def back_up_before_migration(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep a library as it is before its schema is brought up to date; return where."""
    target = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    back_up(connection, target)
    return target


def _sync(path: Path) -> None:
    """Have the system write a file or a folder to the disk; Windows knows no such thing for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
