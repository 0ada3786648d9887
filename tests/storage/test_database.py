"""Opening a library: what is made, what is refused, and that a refused file stays as it is."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.errors import Code, LibraryError
from briefing_app.storage import briefings, listing
from briefing_app.storage.database import open_library
from briefing_app.storage.migrations import APPLICATION_ID, newest


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refusal(path: Path, *, read_only: bool = False) -> LibraryError:
    with pytest.raises(LibraryError) as caught:
        open_library(path, read_only=read_only)
    return caught.value


def test_a_new_library_is_ours_synced_and_journalled(path: Path) -> None:
    library = open_library(path)
    ask = library.connection.execute
    assert ask("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert ask("PRAGMA user_version").fetchone() == (newest(),)
    assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert ask("PRAGMA foreign_keys").fetchone() == (1,)
    library.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["library.db", "library.db.lock"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    open_library(tmp_path / "a" / "b" / "library.db").close()
    assert (tmp_path / "a" / "b" / "library.db").is_file()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database(path: Path, read_only: bool) -> None:
    path.write_text("Bản tin, không phải thư viện.\n" * 50, encoding="utf-8")
    before = digest(path)
    assert refusal(path, read_only=read_only).code is Code.LIBRARY_NOT_SQLITE
    assert digest(path) == before
    assert os.listdir(path.parent) == ["library.db"]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database(path: Path, read_only: bool, journal: str) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {journal}")
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.commit()
    other.close()
    before = digest(path)
    assert refusal(path, read_only=read_only).code is Code.LIBRARY_FOREIGN
    assert digest(path) == before
    assert os.listdir(path.parent) == ["library.db"]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_of_a_newer_program(path: Path, read_only: bool) -> None:
    open_library(path).close()
    (path.parent / "library.db.lock").unlink()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {newest() + 1}")
    newer.close()
    before = digest(path)
    error = refusal(path, read_only=read_only)
    assert error.code is Code.LIBRARY_NEWER
    assert error.values == {"version": newest() + 1, "known": newest()}
    assert digest(path) == before
    assert os.listdir(path.parent) == ["library.db"]


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).code is Code.LIBRARY_NOT_SQLITE


def test_a_library_with_a_hostile_trigger(path: Path) -> None:
    open_library(path).close()
    hostile = sqlite3.connect(path)
    hostile.execute("CREATE TRIGGER t AFTER UPDATE ON briefing BEGIN DELETE FROM item; END")
    hostile.commit()
    hostile.close()
    assert refusal(path).code is Code.LIBRARY_FOREIGN


@pytest.mark.parametrize("read_only", [False, True])
def test_a_truncated_library(path: Path, make_briefing, read_only: bool) -> None:
    library = open_library(path)
    for number in range(20):
        library.intake.add(make_briefing(number), original=None, source_path=None, author="")
    library.close()
    with path.open("r+b") as file:
        file.truncate(4096 + 512)
    before = digest(path)
    assert refusal(path, read_only=read_only).code is Code.LIBRARY_DAMAGED
    assert digest(path) == before


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    library = open_library(path)
    assert listing.count(library) == 0
    library.close()


def test_a_missing_library_reads_as_empty_and_is_not_made(path: Path) -> None:
    library = open_library(path, read_only=True)
    assert listing.count(library) == 0
    library.close()
    assert not path.exists()


def test_reading_beside_a_writer(path: Path, make_briefing) -> None:
    writer = open_library(path)
    identifier, _ = writer.intake.add(make_briefing(), original=None, source_path=None, author="")
    reader = open_library(path, read_only=True)
    assert briefings.read_briefing(reader, identifier).id == identifier
    with pytest.raises(LibraryError) as caught:
        _ = reader.writer
    assert caught.value.code is Code.LIBRARY_READ_ONLY
    reader.close()
    writer.close()


def test_a_second_writer_is_told_who_has_it(path: Path) -> None:
    first = open_library(path)
    error = refusal(path)
    assert error.code is Code.LIBRARY_IN_USE
    assert str(os.getpid()) in str(error.values["holder"])
    first.close()
    open_library(path).close()


def test_a_killed_writer_leaves_no_lock(path: Path) -> None:
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from briefing_app.storage.database import open_library\n"
            "library = open_library(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)",
            str(path),
        ],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.readline()
    assert refusal(path).code is Code.LIBRARY_IN_USE
    assert json.loads((path.parent / "library.db.owner").read_text())["process"] == child.pid
    child.kill()
    child.wait()
    child.stdout.close()
    open_library(path).close()


def test_names_that_urls_would_misread(tmp_path: Path) -> None:
    for name in ("thư viện #1?mode=memory.db", "100%25.db", "a&b=c.db"):
        path = tmp_path / name
        open_library(path).close()
        assert path.is_file()


READ_ONLY = """
import sys
from pathlib import Path
from briefing_app.domain.errors import LibraryError
from briefing_app.storage import listing
from briefing_app.storage.database import open_library
path = Path(sys.argv[1])
library = open_library(path, read_only=True)
print(listing.count(library))
library.close()
try:
    open_library(path)
except LibraryError as error:
    print(error.code.value)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no folders that may not be written")
def test_a_read_only_folder_is_read_and_not_written(path: Path, make_briefing) -> None:
    library = open_library(path)
    library.intake.add(make_briefing(), original=None, source_path=None, author="")
    library.close()
    (path.parent / "library.db.lock").unlink()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = _as_nobody(READ_ONLY, path)
        if done is None:
            pytest.skip("root may write anywhere, and nobody cannot run this Python")
        assert done.split() == ["1", "library-read-only"]
        assert os.listdir(path.parent) == ["library.db"]
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)


def _as_nobody(program: str, path: Path) -> str | None:
    """Run a program as somebody whom permissions hold for; None where this machine cannot."""
    root = os.geteuid() == 0
    if root:
        for folder in (path.parent, *path.parent.parents):
            if folder != path.parent and not folder.stat().st_mode & 0o001:
                folder.chmod(folder.stat().st_mode | 0o011)
    code = (
        "import os\n"
        + ("os.setgid(65534); os.setuid(65534)\n" if root else "")
        + "import sqlite3\n"
        + program
    )
    # Everything is imported before the rights are given up: Python itself may lie in root's own folder.
    preload = "import briefing_app.storage.database, briefing_app.storage.listing, filelock, encodings.idna\n"
    done = subprocess.run(
        [sys.executable, "-c", preload + code, str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode and "PermissionError" in done.stderr and root and "site-packages" in done.stderr:
        return None
    assert done.returncode == 0, done.stderr
    return done.stdout
