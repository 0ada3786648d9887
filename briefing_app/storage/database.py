"""Opening a library file: whose it is, whether it can be used, and its one connection."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage import migrations
from briefing_app.storage.backup import back_up_before_migration
from briefing_app.storage.faults import explain
from briefing_app.storage.index_text import SEARCH_TABLES
from briefing_app.storage.library import Library
from briefing_app.storage.lock import WriteLock
from briefing_app.storage.migrations import APPLICATION_ID, STEPS, Step
from briefing_app.storage.migrations.filling import Progress

WHO = "Briefing Desk"
"""How the holder of a lock names itself to the next one."""


def open_library(
    path: Path,
    *,
    read_only: bool = False,
    steps: Sequence[Step] = STEPS,
    progress: Progress | None = None,
) -> Library:
    """Open the library at `path`; for writing it is made when missing and brought up to date after a backup.

    Read-only never writes: a missing library reads as an empty one, an older one is brought up to date in memory.
    `progress` is told (briefings done, of all) while an older one is brought up to date, which may take minutes.
    Raises LibraryError for every file that cannot be used; such a file is left as it was.
    """
    path = path.absolute()
    try:
        if path.is_dir():
            raise LibraryError(Code.LIBRARY_NOT_SQLITE, str(path))
        version = _inspect(path, steps)
        if read_only:
            return _open_to_read(path, version, steps, progress)
        return _open_to_write(path, steps, progress)
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _open_to_write(path: Path, steps: Sequence[Step], progress: Progress | None) -> Library:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(Code.LIBRARY_READ_ONLY, str(path), reason=str(error)) from error
    if path.exists() and not os.access(path, os.W_OK):
        raise LibraryError(Code.LIBRARY_READ_ONLY, str(path))
    lock = WriteLock(path)
    lock.acquire(WHO)
    try:
        connection = _connect(_uri(path, mode="rwc"))
        try:
            _prepare_to_write(connection, path, steps, progress)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Library(connection, path, read_only=False, lock=lock)


def _prepare_to_write(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Step], progress: Progress | None
) -> None:
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute("PRAGMA synchronous = FULL")
    version = _version(connection, path, steps)
    # SQLite opens a file that it may only read without a word: ask for the write lock to know.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    if version < migrations.newest(steps):
        if version:
            _announce(connection, progress)
            back_up_before_migration(connection, path, version)
        migrations.upgrade(connection, steps, progress)
    connection.execute("PRAGMA journal_mode = WAL")
    if version < migrations.newest(steps):
        # The next opening reads whose file this is from the main file alone.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _check_schema(connection, path)


def _open_to_read(path: Path, version: int, steps: Sequence[Step], progress: Progress | None) -> Library:
    if not version:
        connection = _connect(":memory:")
        migrations.upgrade(connection, steps)
        return Library(connection, path, read_only=True)
    connection = _connect(_uri(path, mode="ro"))
    try:
        try:
            version = _version(connection, path, steps)
        except sqlite3.OperationalError:
            # A WAL library in a folder that takes no file cannot be opened otherwise.
            connection.close()
            connection = _connect(_uri(path, immutable="1"))
            version = _version(connection, path, steps)
        if version < migrations.newest(steps):
            _announce(connection, progress)
            memory = _connect(":memory:")
            connection.backup(memory)
            connection.close()
            connection = memory
            migrations.upgrade(connection, steps, progress)
        _check_schema(connection, path)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return Library(connection, path, read_only=True)


def _announce(connection: sqlite3.Connection, progress: Progress | None) -> None:
    """Say how much there is to do before the backup, which takes its time, too."""
    if progress is not None:
        (briefings,) = connection.execute("SELECT count(*) FROM briefing").fetchone()
        progress(0, briefings)


def _inspect(path: Path, steps: Sequence[Step]) -> int:
    """Return the version of the file, 0 for a missing or empty one, without touching it or its folder.

    `immutable` reads the main file alone, takes no lock and makes no file beside it.
    """
    if not path.exists():
        return 0
    with contextlib.closing(_connect(_uri(path, immutable="1"))) as connection:
        return _version(connection, path, steps)


def _version(connection: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> int:
    """Return the library's version; raise LibraryError for another program's file or a newer program's."""
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and (tables or owner or version):
        raise LibraryError(Code.LIBRARY_FOREIGN, str(path))
    if version > migrations.newest(steps):
        raise LibraryError(Code.LIBRARY_NEWER, str(path), version=version, known=migrations.newest(steps))
    return version


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that wears our mark but carries triggers or views, or lacks a table: it is not as we made it."""
    made = dict(connection.execute("SELECT name, type FROM sqlite_master"))
    needed = ("article", "briefing", "item", "history", "record", *SEARCH_TABLES)
    if not set(made.values()) <= {"table", "index"}:
        raise LibraryError(Code.LIBRARY_FOREIGN, str(path))
    missing = [name for name in needed if made.get(name) != "table"]
    if missing:
        raise LibraryError(Code.LIBRARY_DAMAGED, str(path), reason=f"no table {', '.join(missing)}")


def _connect(target: str) -> sqlite3.Connection:
    connection = sqlite3.connect(target, uri=target.startswith("file:"), isolation_level=None, timeout=2.0)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _uri(path: Path, **options: str) -> str:
    settings = "&".join(f"{key}={value}" for key, value in options.items())
    return f"{path.as_uri()}?{settings}"


@contextlib.contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Library]:
    """Open a library for the length of a `with` block, in the caller's thread."""
    library = open_library(path, read_only=read_only)
    try:
        yield library
    finally:
        library.close()
