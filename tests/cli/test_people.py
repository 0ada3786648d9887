"""People from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from people_library import KHAI, LUONG, career

from briefing_app.bootstrap import build


@pytest.fixture
def filled(library: Path) -> Path:
    """Return a library with one man's three offices."""
    services = build(library, author="An")
    career(services)
    services.close()
    return library


def test_everybody_is_listed(run, filled: Path) -> None:
    done = run("people", "--library", filled)
    assert (done.status, done.err) == (0, "")
    first, second = done.out.splitlines()
    assert KHAI in first
    assert "5 articles" in second and LUONG in second and "Thứ trưởng Bộ Tài chính" in second
    rows = run("people", "--format", "json", "--library", filled).json
    assert rows[1] == {"name": LUONG, "office": "Thứ trưởng Bộ Tài chính", "articles": 5}
    table = list(csv.DictReader(io.StringIO(run("people", "--format", "csv", "--library", filled).out)))
    assert [row["name"] for row in table] == [KHAI, LUONG]


def test_a_name_tells_all_about_somebody(run, filled: Path) -> None:
    done = run("people", "tạ", "đình", "lương", "--library", filled)
    assert done.status == 0
    assert f"{LUONG} – 5 articles, from 14 January 2025 to 18 March 2026" in done.out
    assert "“Vụ trưởng Vụ Ngân sách TẠ ĐÌNH LƯƠNG”" in done.out
    assert "Directed (1)" in done.out and "Was directed to (1)" in done.out
    (page,) = run("people", "ta dinh luong", "--format", "json", "--library", filled).json
    assert [office["office"] for office in page["offices"]] == [
        "Thứ trưởng Bộ Tài chính",
        "Vụ trưởng Vụ Ngân sách",
        "Phó Vụ trưởng Vụ Ngân sách",
    ]
    assert page["offices"][0]["evidence"]["quote"] == f"Thứ trưởng Bộ Tài chính {LUONG}"
    assert page["question"] == "new-office"
    assert (len(page["briefings"]), len(page["directed"]), len(page["directed_to"])) == (5, 1, 1)
    out = run("people", LUONG, "--format", "csv", "--library", filled).out
    table = list(csv.DictReader(io.StringIO(out)))
    assert [(row["office"], row["first_seen"], row["articles"]) for row in table] == [
        ("Thứ trưởng Bộ Tài chính", "2026-03-18", "1"),
        ("Vụ trưởng Vụ Ngân sách", "2025-08-21", "2"),
        ("Phó Vụ trưởng Vụ Ngân sách", "2025-01-14", "2"),
    ]


def test_nobody_is_said_on_one_line(run, filled: Path) -> None:
    done = run("people", "Xyz", "--library", filled)
    assert done.status == 1
    assert "Xyz" in done.sentence
    assert run("people", "Xyz", "--format", "json", "--library", filled).json == []


def test_a_missing_library_reads_as_empty(run, library: Path) -> None:
    done = run("people", "--library", library)
    assert (done.status, done.out) == (0, "")
    assert str(library) in done.sentence
    assert not library.exists()


def test_in_vietnamese(process, filled: Path) -> None:
    done = process("people", LUONG, "--library", filled, LANG="vi_VN.UTF-8", LC_ALL="", LANGUAGE="")
    assert f"{LUONG} – 5 bài, từ 14/1/2025 đến 18/3/2026" in done.out
