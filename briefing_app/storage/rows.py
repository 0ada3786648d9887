"""The tables as SQLModel classes: what the writer fills, column for column as the migrations made them.

A test compares the two. Rows never leave `storage`.
"""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class ArticleRow(SQLModel, table=True):
    """An article's text, written once; `original` is what was imported, compressed by zlib."""

    __tablename__ = "article"

    number: int | None = Field(default=None, primary_key=True)
    text: str
    digest: str
    fingerprint: str
    original: bytes | None = None
    source_path: str | None = None
    imported: str


class BriefingRow(SQLModel, table=True):
    """A briefing's head, its counts for the list, and how many items were ever made in it.

    `dismissed` is a JSON list.
    """

    __tablename__ = "briefing"

    number: int = Field(primary_key=True)
    id: str
    present: bool = True
    title: str
    date: str | None = None
    source: str | None = None
    url: str | None = None
    place: str | None = None
    note: str = ""
    status: str
    dismissed: str = "[]"
    rules_version: str = ""
    items_left: int = 0
    items_total: int = 0
    items_made: int = 0
    modified: str
    place_name: int | None = None


class ItemRow(SQLModel, table=True):
    """An item: what is looked for in columns of its own, all fields as JSON in `fields`."""

    __tablename__ = "item"

    number: int = Field(primary_key=True)
    id: str
    briefing: int
    kind: str
    state: str
    start: int
    end: int
    due: str | None = None
    status: str | None = None
    fields: str


class HistoryRow(SQLModel, table=True):
    """A change; `line` is its briefing's number, 0 for the library's line, `state` one of `history.STATES`.

    `briefing` is None for an act on the whole library that concerns no one briefing.
    """

    __tablename__ = "history"

    number: int | None = Field(default=None, primary_key=True)
    line: int
    briefing: int | None = None
    gesture: str
    format: int
    change: str
    author: str
    at: str
    state: str = "done"
