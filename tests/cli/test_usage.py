"""Wrong usage: status 2 and one sentence, in the editor's language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefing_app import i18n, paths
from briefing_app.commands.usage_words import usage_reason

VIETNAMESE = re.compile("[ăâđêôơưạảãáàầếệừ]")


@pytest.mark.parametrize(
    "arguments",
    [
        ("since",),
        ("list", "--format", "xml"),
        ("search", "x", "--limit", "-3"),
        ("search", "x", "--limit", "nhiều"),
        ("search", "x", "--limit"),
        ("list", "--bad"),
        ("export", "a", "--force=2"),
        ("frob",),
        ("lisst",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_vietnamese(
    run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert VIETNAMESE.search(done.sentence)
    for english in ("argument", "invalid", "required", "expected", "unrecognized", "choose", "Usage"):
        assert english not in done.sentence


def test_what_argparse_says_in_a_new_way_is_left() -> None:
    assert usage_reason("something new") == "something new"


def test_help_is_in_vietnamese(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    for command in ((), ("since",), ("export",)):
        done = run(*command, "--help")
        assert done.status == 0
        assert done.out.count("Cách dùng: ") == 1
        assert "usage:" not in done.out


def test_a_file_that_is_missing_is_no_command(run) -> None:
    done = run("bài.txt")
    assert done.status == 1  # there is no display here
    assert "display" in done.sentence


def test_a_backup_into_a_missing_folder(run, library: Path, sample: Path, tmp_path: Path) -> None:
    run("import", sample, "--library", library)
    done = run("backup", "--to", tmp_path / "không có" / "bản.db", "--library", library)
    assert (done.status, done.out) == (1, "")
    assert f"There is no folder “{tmp_path / 'không có'}”" in done.sentence


def test_the_encoding_is_named_where_it_is_known(run, tmp_path: Path) -> None:
    path = tmp_path / "utf16.txt"
    path.write_text("Thủ tướng làm việc với tỉnh", encoding="utf-16")
    assert "UTF-16" in run("extract", path).sentence


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_a_mistake_in_the_rules_names_file_and_line(
    run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    broken = resources / "lexicon" / "vi" / "bodies.toml"
    lines = broken.read_text("utf-8").splitlines()
    broken.write_text("\n".join([*lines, "x = ["]), "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    monkeypatch.setenv("LANG", {"vi": "vi_VN.UTF-8", "en": "en_GB.UTF-8"}[code])
    done = run("extract", sample)
    assert done.status == 1
    assert str(broken) in done.sentence
    assert str(len(lines) + 1) in done.sentence
    assert "unexpected" not in done.sentence
