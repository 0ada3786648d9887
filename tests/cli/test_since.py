"""``since`` and the forms of ``export``, on the two briefings of one place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.storage.library import Library
from tests.support import since_pair

NOW, BEFORE = since_pair.now(), since_pair.before()


@pytest.fixture
def filled(library: Path) -> Path:
    """Return a library with the two briefings."""
    services = build(library)
    for briefing in (BEFORE, NOW):
        services.store.run(adding(briefing))
    services.close()
    return library


def adding(briefing: Briefing):
    def add(library: Library) -> None:
        library.intake.add(briefing, original=None, source_path=None, author="An")

    return add


def test_text(run, filled: Path) -> None:
    done = run("since", NOW.id[:4], "--library", filled)
    assert (done.status, done.err) == (0, "")
    for words in (
        "Compared with “Phó Thủ tướng",
        "New office",
        "up by 0.2 percentage points",
        "92 days later",
    ):
        assert words in done.out
    lines = done.out.splitlines()
    assert lines[2].startswith("Not reviewed yet: 2 items of this briefing, ")  # before anything is claimed
    assert "said 2 times since 12 February 2026 · deadline" in done.out
    assert "for 2025 this briefing says over 44.8" in done.out


def test_json(run, filled: Path) -> None:
    done = run("since", NOW.id, "--by", "chair", "--format", "json", "--library", filled)
    assert done.status == 0
    told = done.json
    assert (told["now"]["id"], told["before"]["id"], told["by"]) == (NOW.id, BEFORE.id, "chair")
    assert told["suggested"] == {"now": 2, "before": 1}
    moved = [entry for entry in told["news"] if entry["news"] == "moved"]
    assert [entry["difference"] for entry in moved] == ["0.2", "4.3", None]
    (contradicted,) = [entry for entry in told["news"] if entry["news"] == "contradicted"]
    assert contradicted["difference"] == "3200000000000"
    again = {entry["now"]["id"]: entry for entry in told["news"] if entry["times"]}
    assert (again["a-d1"]["times"], again["a-d1"]["first"]) == (2, "2026-02-12")
    assert not again["a-d1"]["unreviewed"]
    assert moved[0]["now"]["anchor"]["exact"] == "tăng 9,4%"


def test_csv(run, filled: Path) -> None:
    done = run("since", NOW.id, "--format", "csv", "--library", filled)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 15
    assert rows[0]["news"] == "new-office"
    assert rows[0]["before"] == "Vụ trưởng Vụ Ngân sách nhà nước"
    assert rows[0]["quote_now"] == "Thứ trưởng Bộ Tài chính Tạ Đình Lương"


@pytest.mark.parametrize("by", [(), ("--by", "place"), ("--by", "chair")])
def test_the_first_has_nothing_before_it(run, filled: Path, by: tuple[str, ...]) -> None:
    done = run("since", BEFORE.id, *by, "--library", filled)
    assert (done.status, done.out) == (1, "")
    assert "no earlier briefing" in done.sentence


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("md", "---\n"),
        ("html", "<!DOCTYPE html>\n"),
        ("docx", "PK"),
        ("json", "{\n"),
        ("csv", "\ufeffKind,"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
    ],
)
def test_every_form_is_exported(run, filled: Path, tmp_path: Path, form: str, begins: str) -> None:
    done = run("export", NOW.id, "--format", form, "--to", tmp_path / "out", "--library", filled)
    assert (done.status, done.err) == (0, "")
    path = Path(done.out.strip())
    assert path.suffix == f".{form}"
    assert path.read_bytes().decode("utf-8", "replace").startswith(begins)
    again = run("export", NOW.id, "--format", form, "--to", tmp_path / "out", "--library", filled)
    assert again.status == 1
    assert "--force" in again.sentence


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_brief_may_tell_what_changed(run, filled: Path, tmp_path: Path, form: str) -> None:
    for since in ((), ("--since",)):
        target = tmp_path / f"brief{len(since)}.{form}"
        done = run("export", NOW.id, "--format", form, "--to", target, *since, "--library", filled)
        assert done.status == 0
        assert ("Since last time" in target.read_text("utf-8")) is bool(since)
