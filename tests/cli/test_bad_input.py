"""Bad input: one clear sentence, status 1, and nothing changed or half-written."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

from briefing_app.domain.errors import BriefingError, Code
from briefing_app.exchange.text_file import SIZE_LIMIT
from briefing_app.storage.database import open_library
from briefing_app.wording import sentence


def bad_files(folder: Path) -> dict[str, Path]:
    """Make every kind of file that is no article."""
    files = {
        name: folder / f"{name}.txt"
        for name in ("missing", "empty", "blank", "binary", "latin", "utf16", "huge")
    }
    files["folder"] = folder
    files["empty"].touch()
    files["blank"].write_text(" \n\t\n\u00a0\n", encoding="utf-8")
    files["binary"].write_bytes(bytes(range(256)) * 40)
    files["latin"].write_bytes("Thủ tướng làm việc".encode("cp1258", errors="replace") + b"\xe9\xff\xfe")
    files["utf16"].write_text("Thủ tướng làm việc với tỉnh", encoding="utf-16")
    with files["huge"].open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    return files


@pytest.mark.parametrize("kind", ["missing", "empty", "blank", "binary", "latin", "utf16", "huge", "folder"])
@pytest.mark.parametrize("command", ["extract", "import"])
def test_files_that_are_no_article(run, library: Path, tmp_path: Path, command: str, kind: str) -> None:
    (tmp_path / "in").mkdir()
    path = bad_files(tmp_path / "in")[kind]
    done = run(command, path, "--library", library)
    assert (done.status, done.out) == (1, "")
    assert str(path) in done.sentence
    if command == "import":
        assert run("list", "--library", library, "--format", "json").json == []


def bad_libraries(folder: Path) -> dict[str, Path]:
    """Make every kind of file that is no library of ours."""
    made = {name: folder / f"{name}.db" for name in ("text", "foreign", "newer", "damaged")}
    made["folder"] = folder
    made["text"].write_text("không phải thư viện\n" * 300, encoding="utf-8")
    other = sqlite3.connect(made["foreign"])
    other.execute("CREATE TABLE t (x)")
    other.close()
    for name in ("newer", "damaged"):
        open_library(made[name]).close()
        made[name].with_name(f"{name}.db.lock").unlink()
    newer = sqlite3.connect(made["newer"])
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    with made["damaged"].open("r+b") as file:
        file.truncate(5000)
    return made


@pytest.mark.parametrize("kind", ["text", "foreign", "newer", "damaged", "folder"])
@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("search", "x"),
        ("show", "1"),
        ("export", "1"),
        ("check",),
        ("backup",),
        ("import", "SAMPLE"),
    ],
    ids=lambda command: command[0],
)
def test_files_that_are_no_library(
    run, tmp_path: Path, sample: Path, kind: str, command: tuple[str, ...]
) -> None:
    (tmp_path / "in").mkdir()
    path = bad_libraries(tmp_path / "in")[kind]
    before = {
        p.name: hashlib.sha256(p.read_bytes()).digest() for p in (tmp_path / "in").iterdir() if p.is_file()
    }
    arguments = [str(sample) if argument == "SAMPLE" else argument for argument in command]
    done = run(*arguments, "--library", path)
    assert done.status == 1
    assert str(path) in done.sentence
    after = {
        p.name: hashlib.sha256(p.read_bytes()).digest() for p in (tmp_path / "in").iterdir() if p.is_file()
    }
    for name, digest in before.items():
        assert after[name] == digest
    if kind in ("text", "foreign", "newer"):
        assert set(after) == set(before)


def test_a_library_that_is_open_elsewhere(run, library: Path, sample: Path) -> None:
    run("import", sample, "--library", library)
    other = open_library(library)
    done = run("import", sample, "--library", library)
    assert done.status == 1
    assert str(os.getpid()) in done.sentence
    assert len(run("list", "--library", library, "--format", "json").json) == 1
    other.close()


def test_ids_that_are_none(run, library: Path, sample: Path) -> None:
    run("import", sample, "--library", library)
    for bad in ("zzzz", "0" * 64, "%", "'; DROP TABLE item; --", "", " ", "đ"):
        for command in ("show", "export"):
            done = run(command, bad, "--library", library)
            assert done.status == 1, bad
            assert done.sentence


def test_an_ambiguous_id(run, library: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(40)]
    for number, file in enumerate(files):
        file.write_text(f"Tin {number}\n\nThân {number}.", encoding="utf-8")
    assert run("import", *files, "--library", library).status == 0
    ids = [row["id"] for row in run("list", "--library", library, "--format", "json").json]
    first = next(i[0] for i in ids if sum(other[0] == i[0] for other in ids) > 1)
    done = run("show", first, "--library", library)
    assert done.status == 1
    assert f"“{first}”" in done.sentence


def test_exporting_to_where_nothing_can_be_written(run, library: Path, sample: Path, tmp_path: Path) -> None:
    (result,) = run("import", sample, "--library", library, "--format", "json").json
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    for to in (blocked, blocked / "below"):
        done = run("export", result["id"], "--to", to, "--library", library)
        assert done.status == 1
        assert done.sentence
    assert blocked.read_text("utf-8") == "x"


@pytest.mark.parametrize(
    "query", ['"', "-", "OR", "*", "(", "NEAR(", "😀", "\u202e", "a" * 10_000, "'; --", "=", "^"]
)
def test_any_search_text_gives_results_or_nothing(run, library: Path, sample: Path, query: str) -> None:
    run("import", sample, "--library", library)
    done = run("search", "--library", library, "--format", "json", "--", query)
    assert done.status == 0
    assert "Traceback" not in done.err
    assert isinstance(done.json, list)


def test_a_wrong_query_is_explained_and_the_rest_searched(run, library: Path, sample: Path) -> None:
    (known,) = run("import", sample, "--library", library, "--format", "json").json
    done = run("search", "--library", library, "nope:x", "date:2026-99", "cảng", "OR")
    assert done.status == 0
    assert [known["id"][:8]] == [line[:8] for line in done.out.splitlines() if line[:1].strip()]
    sentences = done.err.splitlines()
    assert len(sentences) == 3
    assert ["nope:" in sentences[0], "2026-99" in sentences[1], "OR" in sentences[2]] == [True] * 3


def test_finding_nothing_is_a_sentence(run, library: Path, sample: Path) -> None:
    run("import", sample, "--library", library)
    done = run("search", "--library", library, "xyzzy")
    assert (done.status, len(done.out.splitlines())) == (0, 1)
    assert run("search", "--library", library, "--format", "json", "xyzzy").json == []


def test_every_error_has_a_sentence_in_each_language(language: str) -> None:
    for code in Code:
        for path in ("tệp.txt", None):
            said = sentence(
                BriefingError(
                    code, path, size=30 << 20, limit=20 << 20, holder="x, 1", reason="r", id="i", count=2
                )
            )
            assert said.endswith(".")
            assert "{" not in said
            assert "None" not in said
