"""The library's schema as numbered steps, each recorded; all that a library lacks are committed at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing_app.storage.migrations import m0001_first, m0002_memory, m0003_search, m0004_size
from briefing_app.storage.migrations.filling import Progress, fill

APPLICATION_ID = 0x42724465
"""What marks a file as a library of this program: "BrDe" in ASCII (PRAGMA application_id)."""


_CACHE = -64_000  # KiB


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema: the statements that lead to `version`.

    `projects` when it leaves the narrow tables empty, to be filled from the items once all steps are taken; `indexes`
    when it leaves the tables of texts empty.
    """

    version: int
    name: str
    statements: tuple[str, ...]
    projects: bool = False
    indexes: bool = False


STEPS: tuple[Step, ...] = (
    Step(1, "first", m0001_first.STATEMENTS),
    Step(2, "memory", m0002_memory.STATEMENTS, projects=True),
    Step(3, "search", m0003_search.STATEMENTS, indexes=True),
    Step(4, "size", m0004_size.STATEMENTS, indexes=True),
)
"""Every step there ever was, oldest first; a published one is never changed."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """Return the version that this program writes."""
    return steps[-1].version


def upgrade(
    connection: sqlite3.Connection, steps: Sequence[Step] = STEPS, progress: Progress | None = None
) -> None:
    """Bring a library up to the newest version; where a step fails, it stays as it was.

    One transaction for all, so that what several steps change is filled once, and no library is left half-way.
    `connection` is in autocommit mode. Raises sqlite3.Error as SQLite does.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    lacking = [step for step in steps if step.version > version]
    if not lacking:
        return
    (pages,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(
        f"PRAGMA cache_size = {_CACHE}"
    )  # filling comes back to the same pages again and again
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in lacking:
            _take(connection, step)
        fill(
            connection,
            projects=any(step.projects for step in lacking),
            indexes=any(step.indexes for step in lacking),
            progress=progress,
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA cache_size = {pages}")


def _take(connection: sqlite3.Connection, step: Step) -> None:
    for statement in step.statements:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migration (version, name, at) VALUES (?, ?, ?)",
        (step.version, step.name, datetime.now(UTC).isoformat(timespec="milliseconds")),
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {step.version}")
