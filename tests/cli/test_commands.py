"""The main job from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing_app import __version__


@pytest.fixture
def identifier(run, library: Path, sample: Path) -> str:
    """Import the sample and return its ID."""
    (result,) = run("import", sample, "--library", library, "--format", "json").json
    return result["id"]


def test_extract_prints_the_document(run, sample: Path) -> None:
    done = run("extract", sample, "--format", "json")
    assert (done.status, done.err) == (0, "")
    document = done.json
    assert document["schema"] == "briefing/1"
    text = document["article"]["text"]
    for kind in ("attendees", "key_figures", "directives"):
        assert document[kind]
        for item in document[kind]:
            anchor = item["anchor"]
            assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
            assert item["state"] == "suggested"


def test_extract_of_several_is_one_document_a_line(run, sample: Path, tmp_path: Path) -> None:
    done = run("extract", sample, tmp_path / "missing.txt", sample)
    assert done.status == 1
    assert [json.loads(line)["schema"] for line in done.out.splitlines()] == ["briefing/1"] * 2
    assert "missing.txt" in done.sentence


def test_extract_reads_standard_input_and_prints_text(run, sample: Path) -> None:
    assert run("extract", "-", stdin=sample.read_bytes()).json == run("extract", sample).json
    done = run("extract", sample, "--format", "text")
    assert done.status == 0
    assert "key figures" in done.out
    assert "trên 21,5 nghìn tỷ đồng" in done.out  # with comparator and scale, as the article says it


def test_import_tells_new_known_and_failed_apart(run, library: Path, sample: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = run("import", sample, sample, empty, "--library", library, "--format", "json")
    assert done.status == 1
    assert [result["status"] for result in done.json] == ["imported", "duplicate", "failed"]
    assert done.json[0]["id"] == done.json[1]["id"]
    assert done.json[2]["message"] == done.sentence
    again = run("import", sample, "--library", library)
    assert (again.status, again.err) == (0, "")
    assert run("import", "-", "--library", library, stdin="Tin mới\n\nThân bài.".encode()).status == 0


def test_list_and_show(run, library: Path, identifier: str) -> None:
    (row,) = run("list", "--library", library, "--format", "json").json
    assert row["id"] == identifier
    assert row["status"] == "new"
    assert row["left"] == row["total"] > 0
    assert identifier[:8] in run("--library", library, "list").out
    shown = run("show", identifier[:5], "--format", "json", "--library", library).json
    assert (shown["id"], shown["schema"]) == (identifier, "briefing/1")
    assert row["title"] in run("show", identifier, "--library", library).out


def test_search(run, library: Path, identifier: str) -> None:
    (hit,) = run("search", "vinh hai", "--library", library, "--format", "json").json
    assert {"id", "title", "date", "snippet", "score"} <= set(hit)
    assert hit["id"] == identifier
    assert run("search", "vinh", "hai", "--library", library).out
    done = run("search", "xyzzy", "--library", library, "--format", "json")
    assert (done.status, done.json) == (0, [])
    assert run("search", "--library", library, "--", "-vĩnh").status == 0


def test_words_to_be_left_out_are_no_options(run, library: Path, identifier: str) -> None:
    def found(*arguments: str) -> list[str]:
        done = run("search", *arguments, "--library", library, "--format", "json")
        assert (done.status, done.err) == (0, "")
        return [hit["id"] for hit in done.json]

    assert found("-xyzzy") == found("vinh", "-hxyzzy", "--limit", "1") == [identifier]
    assert found("--limit", "1", "hai", "-vĩnh") == found("-vĩnh") == []
    assert run("search", "x", "--unknown").status == run("search", "--limit", "2").status == 2
    assert "QUERY" in run("search", "-h").out


def test_export(run, library: Path, identifier: str, tmp_path: Path) -> None:
    to = tmp_path / "out"
    done = run("export", identifier[:6], "--to", to, "--library", library)
    assert done.status == 0
    written = Path(done.out.strip())
    assert written.parent == to
    assert written.suffix == ".md"
    before = written.read_bytes()
    again = run("export", identifier, "--to", to, "--library", library)
    assert again.status == 1
    assert "--force" in again.sentence
    assert written.read_bytes() == before
    assert (
        run("export", identifier, "--to", to, "--force", "--language", "vi", "--library", library).status == 0
    )
    assert written.read_bytes() != before
    done = run("export", identifier, "--format", "json", "--to", to / "own name.json", "--library", library)
    assert json.loads((to / "own name.json").read_text("utf-8"))["schema"] == "briefing/1"


def test_export_of_some_that_are_unknown(run, library: Path, identifier: str, tmp_path: Path) -> None:
    done = run("export", "ffff", identifier, "eeee", "--to", tmp_path, "--library", library)
    assert done.status == 1
    assert Path(done.out.strip()).exists()
    assert "ffff" in done.sentence
    assert "eeee" in done.sentence


def test_two_briefings_of_one_title_get_two_files(run, library: Path, tmp_path: Path) -> None:
    for number in range(2):
        run(
            "import",
            "-",
            "--library",
            library,
            stdin=f" date 2026-03-18 Một tiêu đề\n\nBài số {number}.".encode(),
        )
    ids = [row["id"] for row in run("list", "--library", library, "--format", "json").json]
    done = run("export", *ids, "--to", tmp_path / "out", "--force", "--library", library)
    assert done.status == 0
    assert len(set(done.out.splitlines())) == 2
    assert all(Path(line).is_file() for line in done.out.splitlines())


def test_check_backup_and_restore(run, library: Path, identifier: str, tmp_path: Path) -> None:
    assert run("check", "--library", library).status == 0
    copy = tmp_path / "copy.db"
    assert run("backup", "--to", copy, "--library", library).status == 0
    assert run("backup", "--to", copy, "--library", library).status == 1
    run("import", "-", "--library", library, stdin="Tin khác\n\nThân.".encode())
    done = run("restore", copy, "--library", library)
    assert done.status == 0
    assert [row["id"] for row in run("list", "--library", library, "--format", "json").json] == [identifier]
    assert run("check", "--library", library, "--format", "json").json["whole"] is True


def test_check_of_a_damaged_library(run, library: Path, identifier: str) -> None:
    data = bytearray(library.read_bytes())
    at = data.index("Vĩnh Hải".encode())
    data[at] ^= 2
    library.write_bytes(data)
    done = run("check", "--library", library)
    assert done.status == 1
    assert done.sentence
    assert run("check", "--library", library, "--format", "json").json["problems"]


def test_the_library_option_before_and_after(run, library: Path, identifier: str, tmp_path: Path) -> None:
    for arguments in (
        ("--library", library, "list", "--format", "json"),
        (f"--library={library}", "list", "--format", "json"),
        ("list", "--format", "json", "--library", library),
        ("--library", tmp_path / "other.db", "list", "--format", "json", "--library", library),
    ):
        assert [row["id"] for row in run(*arguments).json] == [identifier]


def test_without_the_option_the_library_is_the_users_own(run, own_folders: Path, sample: Path) -> None:
    run("import", sample)
    assert (own_folders / "data" / "briefing-desk" / "library.db").is_file()
    assert len(run("list", "--format", "json").json) == 1


def test_a_missing_library_reads_as_empty(run, library: Path) -> None:
    done = run("list", "--library", library, "--format", "json")
    assert (done.status, done.json) == (0, [])
    assert "import" in done.sentence
    assert not library.exists()


def test_files_named_like_commands(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Path, library: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("list", "search", "-x", "--help"):
        shutil.copy(sample, tmp_path / name)
    (result,) = run("import", "list", "--library", library, "--format", "json").json
    assert result["status"] == "imported"
    assert run("extract", "--", "-x").json["schema"] == "briefing/1"
    # Without a command it would be opened in the window, for which there is no display here.
    assert "display" in run("./list").sentence
    assert "display" in run("--", "search").sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--format", "xml"),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "viele"),
        ("show",),
        ("extract",),
        ("import",),
        ("export",),
        ("list", "--nonsense"),
        ("list", "extra"),
        ("--library",),
        ("serch", "x"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert done.sentence


def test_help_and_version(run, language: str) -> None:
    done = run("--version")
    assert (done.status, done.out.strip()) == (0, f"Briefing Desk {__version__}")
    assert "extract" in run("--help").out
    for command in ("extract", "import", "list", "search", "show", "export", "check", "backup", "restore"):
        done = run(command, "--help")
        assert done.status == 0
        assert "--library" in done.out
