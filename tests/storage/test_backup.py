"""Backups, restoring them, checking, and migrations with their backup."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage import backup, briefings, listing, migrations
from briefing_app.storage.check import check
from briefing_app.storage.database import open_library, opened
from briefing_app.storage.library import Library
from briefing_app.storage.migrations import STEPS, Step
from briefing_app.storage.search import search

DATABASES = Path(__file__).parents[1] / "databases"


def fill(library: Library, make_briefing, count: int = 3) -> None:
    for number in range(count):
        library.intake.add(make_briefing(number), original=None, source_path=None, author="")


def test_a_backup_is_one_whole_file(library: Library, make_briefing, tmp_path: Path) -> None:
    fill(library, make_briefing)
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    backup.back_up(library.connection, target)
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    with opened(target, read_only=True) as copy:
        assert listing.count(copy) == 3
        assert check(copy).whole


def test_a_backup_into_nowhere_leaves_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        backup.back_up(library.connection, tmp_path / "missing" / "copy.db")
    assert caught.value.code is Code.LIBRARY_FAILED
    assert not (tmp_path / "missing").exists()


def test_restoring_keeps_what_was_there(path: Path, make_briefing, tmp_path: Path) -> None:
    with opened(path) as library:
        fill(library, make_briefing, 1)
        backup.back_up(library.connection, tmp_path / "copy.db")
        fill(library, make_briefing, 5)
    (path.parent / "library.db-wal").write_bytes(b"stale")
    aside = backup.restore(tmp_path / "copy.db", path)
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"stale"
    with opened(path) as library:
        assert listing.count(library) == 1
    aside.with_name(aside.name + "-wal").unlink()
    with opened(aside, read_only=True) as library:
        assert listing.count(library) == 5


def test_restoring_what_is_no_library_changes_nothing(path: Path, make_briefing, tmp_path: Path) -> None:
    with opened(path) as library:
        fill(library, make_briefing, 1)
    before = hashlib.sha256(path.read_bytes()).digest()
    (tmp_path / "text.db").write_text("no database " * 200)
    for source, code in (
        (tmp_path / "text.db", Code.LIBRARY_NOT_SQLITE),
        (tmp_path / "missing.db", Code.LIBRARY_MISSING),
    ):
        with pytest.raises(LibraryError) as caught:
            backup.restore(source, path)
        assert caught.value.code is code
    assert hashlib.sha256(path.read_bytes()).digest() == before
    with opened(path), pytest.raises(LibraryError) as caught:
        backup.restore(path, path)
    assert caught.value.code is Code.LIBRARY_IN_USE


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE article SET text = replace(text, 'Hải', 'Hai')", "text is not as it was imported"),
        ("UPDATE item SET fields = '{}'", "item"),
        ("UPDATE item SET start = start + 1", "quote is not in the article"),
        ("UPDATE briefing SET items_left = 0", "miscounted"),
        ("UPDATE history SET change = 'x'", "history"),
    ],
)
def test_checking_sees_damage(library: Library, make_briefing, damage: str, said: str) -> None:
    fill(library, make_briefing)
    assert check(library) == replace(check(library), briefings=3, items=9, problems=())
    library.connection.execute(damage)
    assert any(said in problem for problem in check(library).problems)


def test_checking_sees_a_damaged_search_table(library: Library, make_briefing) -> None:
    fill(library, make_briefing)
    library.connection.execute("UPDATE article_index_data SET block = substr(block, 1, 20) WHERE id > 10")
    assert any("article_index" in problem for problem in check(library).problems)


def test_a_flipped_byte_in_a_text_is_seen(path: Path, make_briefing) -> None:
    with opened(path) as library:
        fill(library, make_briefing, 1)
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    at = data.index("buổi làm việc số 0".encode())
    data[at] ^= 1
    path.write_bytes(data)
    with opened(path, read_only=True) as library:
        assert not check(library).whole


@pytest.mark.parametrize("version", [step.version for step in STEPS])
def test_a_library_of_every_version_opens(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    shutil.copy(DATABASES / f"version-{version}.db", path)
    with opened(path) as library:
        rows = listing.listed(library, today=__import__("datetime").date(2026, 11, 1))
        assert [row.title for row in rows] == [
            "Phó Thủ tướng Đỗ Hữu Khải làm việc với tỉnh Vĩnh Hải",
            "Bộ trưởng Mạc Thu Yến kiểm tra tiến độ cầu Thạch Nham",
        ]
        assert [row.left for row in rows] == [1, 0]
        assert check(library).whole
        assert {hit.id for hit in search(library, "hoi lai so").hits} == {rows[0].id}
        briefing = briefings.read_briefing(library, rows[0].id)
        while library.writer.undo(rows[0].id).change is not None:
            pass
        assert briefings.read_briefing(library, rows[0].id).left_to_review == len(briefing.items)
        while library.writer.redo(rows[0].id).change is not None:
            pass
        assert briefings.read_briefing(library, rows[0].id) == briefing


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("version", [1, 3])
def test_bringing_up_to_date_is_told_and_leaves_everything_to_be_found(
    tmp_path: Path, version: int, *, read_only: bool
) -> None:
    path = tmp_path / "library.db"
    shutil.copy(DATABASES / f"version-{version}.db", path)
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    library = open_library(path, read_only=read_only, progress=tell)
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    for query, count in (
        ("giai phong mat bang", 1),
        ("in:title Thạch Nham", 1),
        ("ngày:2026-03 sang OR chieu", 2),
    ):
        assert search(library, query).total == count
    assert check(library).whole
    library.close()


def test_an_up_to_date_library_has_nothing_to_tell(path: Path, make_briefing) -> None:
    with opened(path) as library:
        fill(library, make_briefing)
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    open_library(path, progress=tell).close()
    assert not told


NEXT = Step(
    STEPS[-1].version + 1,
    "test",
    ("ALTER TABLE briefing ADD COLUMN test TEXT", "CREATE INDEX t ON briefing (test)"),
)
BROKEN = Step(NEXT.version + 1, "broken", ("ALTER TABLE briefing ADD COLUMN other TEXT", "CREATE NONSENSE"))


def test_a_migration_comes_after_a_backup(path: Path, make_briefing) -> None:
    with opened(path) as library:
        fill(library, make_briefing)
    library = open_library(path, steps=(*STEPS, NEXT))
    assert listing.count(library) == 3
    assert library.connection.execute("PRAGMA user_version").fetchone() == (NEXT.version,)
    assert library.connection.execute("SELECT name FROM migration ORDER BY version DESC").fetchone() == (
        "test",
    )
    library.close()
    kept = path.with_name(f"library.version-{STEPS[-1].version}.db")
    with opened(kept, read_only=True) as old:
        assert listing.count(old) == 3
    with pytest.raises(LibraryError) as caught:
        open_library(path)
    assert caught.value.code is Code.LIBRARY_NEWER


def test_a_failed_step_leaves_the_library_as_it_was(path: Path, make_briefing) -> None:
    with opened(path) as library:
        fill(library, make_briefing)
    with pytest.raises(LibraryError):
        open_library(path, steps=(*STEPS, NEXT, BROKEN))
    open_library(path).close()
    library = open_library(path, steps=(*STEPS, NEXT))
    columns = {row[1] for row in library.connection.execute("PRAGMA table_info(briefing)")}
    assert "test" in columns
    assert "other" not in columns
    library.close()


def test_reading_an_older_library_does_not_change_it(path: Path, make_briefing) -> None:
    with opened(path) as library:
        fill(library, make_briefing)
    before = hashlib.sha256(path.read_bytes()).digest()
    library = open_library(path, read_only=True, steps=(*STEPS, NEXT))
    assert listing.count(library) == 3
    library.close()
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [step.version for step in STEPS] == list(range(1, migrations.newest() + 1))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(connection)
    migrations.upgrade(connection)
    assert connection.execute("SELECT count(*) FROM migration").fetchone() == (len(STEPS),)
    connection.close()
