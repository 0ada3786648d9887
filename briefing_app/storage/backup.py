"""Copies of a library that can be trusted: made by SQLite, checked, then put in place."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage.faults import explain
from briefing_app.storage.lock import WriteLock
from briefing_app.storage.migrations import APPLICATION_ID, newest


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


def restore(backup: Path, library: Path) -> Path | None:
    """Put a copy of a backup in the library's place and move the library aside, its journal with it.

    Returns where the library went, None when there was none. Raises LibraryError, nothing changed, when the backup
    is no whole library of a version we know, or a program has the library open.
    """
    lock = WriteLock(library)
    library.parent.mkdir(parents=True, exist_ok=True)
    lock.acquire("Briefing Desk")
    try:
        fresh = library.with_name(f"{library.name}.restored")
        with contextlib.closing(_source(backup)) as source:
            back_up(source, fresh)
        aside = _move_aside(library)
        os.replace(fresh, library)
        _sync(library.parent)
        return aside
    except OSError as error:
        raise LibraryError(Code.LIBRARY_FAILED, str(library), reason=str(error)) from error
    finally:
        lock.release()


def _source(backup: Path) -> sqlite3.Connection:
    """Open a backup that is to be restored.

    Raises LibraryError when it is not a library that we can use.
    """
    if not backup.is_file():
        raise LibraryError(Code.LIBRARY_MISSING, str(backup))
    connection = sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        connection.close()
        raise explain(error, backup) from error
    if owner != APPLICATION_ID or version > newest():
        connection.close()
        if owner != APPLICATION_ID:
            raise LibraryError(Code.LIBRARY_FOREIGN, str(backup))
        raise LibraryError(Code.LIBRARY_NEWER, str(backup), version=version, known=newest())
    return connection


def _move_aside(library: Path) -> Path | None:
    """Rename a library and its journal: a journal left beside another file would ruin it."""
    if not library.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = library.with_name(f"{library.stem}.before-{stamp}{library.suffix}")
    for suffix in ("-wal", "-shm", ""):
        part = library.with_name(library.name + suffix)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + suffix))
    return aside
