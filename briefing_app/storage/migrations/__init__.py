"""The library's schema as numbered steps, each committed together with its record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing_app.storage import index_text
from briefing_app.storage.migrations import m0001_first, m0002_memory, m0003_search
from briefing_app.storage.projection import Projection

APPLICATION_ID = 0x42724465
"""What marks a file as a library of this program: "BrDe" in ASCII (PRAGMA application_id)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema: the statements that lead to `version`.

    `projects` when the narrow tables are then to be filled from the items: a later step that changes these tables
    takes that over from the ones before it. `indexes` when the search tables are to be filled from the texts.
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
)
"""Every step there ever was, oldest first; a published one is never changed."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """Return the version that this program writes."""
    return steps[-1].version


def upgrade(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring a library up to the newest version, step by step; a step that fails leaves the version before it.

    `connection` is in autocommit mode. Raises sqlite3.Error as SQLite does.
    """
    for step in steps:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if step.version <= version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step.statements:
                connection.execute(statement)
            if step.projects:
                Projection(connection).rebuild()
            if step.indexes:
                index_text.rebuild(connection)
            connection.execute(
                "INSERT INTO migration (version, name, at) VALUES (?, ?, ?)",
                (step.version, step.name, datetime.now(UTC).isoformat(timespec="milliseconds")),
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {step.version}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
