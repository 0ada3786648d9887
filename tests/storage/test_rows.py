"""The SQLModel classes and the migrations say the same about the tables."""

from __future__ import annotations

from sqlmodel import SQLModel

from briefing_app.storage.library import Library
from briefing_app.storage.rows import ArticleRow, BriefingRow, HistoryRow, ItemRow

TYPES = {"INTEGER": ("INTEGER", "BOOLEAN"), "TEXT": ("VARCHAR",), "BLOB": ("BLOB",)}


def test_every_column_is_in_both(library: Library) -> None:
    for row in (ArticleRow, BriefingRow, ItemRow, HistoryRow):
        table = SQLModel.metadata.tables[row.__tablename__]
        made = {
            name: (kind, bool(required), bool(key))
            for _, name, kind, required, _, key in library.connection.execute(
                f"PRAGMA table_info({table.name})"
            )
        }
        assert set(made) == set(table.columns.keys())
        for name, (kind, required, key) in made.items():
            column = table.columns[name]
            assert str(column.type) in TYPES[kind] or kind == "BLOB", (table.name, name)
            assert bool(column.primary_key) == key
            if not key:
                assert column.nullable != required, (table.name, name)
