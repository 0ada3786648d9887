"""``ledger`` on the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from briefing_app.bootstrap import build

ARTICLE = """ date 2020-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc tại Vĩnh Hải

Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải hoàn thành giải phóng mặt bằng trước ngày 30/6/2020.

Phó Thủ tướng Đỗ Hữu Khải yêu cầu Bộ Tài chính cân đối vốn cho cảng cá Mũi Sáo.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    services = build(path)
    briefing = services.library.open(services.library.import_text(ARTICLE).id)
    session = services.review(briefing)
    session.edit_head(place="Vĩnh Hải")
    session.confirm([item.id for item in briefing.directives])
    session.edit(briefing.directives[1].id, action="=cmd|calc")
    services.close()
    return path


def test_it_prints_what_is_overdue(run, library: Path, language: str) -> None:
    done = run("ledger", "--overdue", "--library", library)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == {"vi": "Quá hạn", "en": "Overdue"}[language]
    assert "Hoàn thành giải phóng mặt bằng" in done.out
    assert "calc" not in done.out


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 2),
        (("--overdue",), 1),
        (("--issuer", "khai"), 2),
        (("--addressee", "Bộ Tài chính"), 1),
        (("--place", "Thạch Nham"), 0),
        (("--status", "done"), 0),
        (("giai phong",), 1),
    ],
)
def test_options_narrow_it(run, library: Path, options: tuple[str, ...], count: int) -> None:
    found = run("ledger", *options, "--library", library, "--format", "json").json
    assert len(found) == count


def test_csv_is_guarded(run, library: Path) -> None:
    done = run("ledger", "--library", library, "--format", "csv")
    rows = list(csv.DictReader(done.out.splitlines()))
    assert [row["action"] for row in rows][1] == "'=cmd|calc"
    assert rows[0]["due"] == "2020-06-30"
    assert rows[0]["missing"] == ""


def test_an_unknown_status_is_wrong_usage(run) -> None:
    assert run("ledger", "--status", "vielleicht").status == 2


def test_spans_of_time_are_asked_for_in_words_and_by_option(run, library: Path) -> None:
    for given, expected in (
        (("due:2020-06",), 1),
        (("hạn:2020-Q2", "mặt bằng"), 1),
        (("due:2021",), 0),
        (("date:2020-03",), 2),
        (("--due", "..2020-12"), 1),
        (("--date", "2020-03-18"), 2),
        (("--date", "2020-03-19.."), 0),
    ):
        done = run("ledger", *given, "--format", "json", "--library", library)
        assert (done.status, done.err, len(done.json)) == (0, "", expected), given


def test_what_is_no_date_is_said_and_the_rest_asked(run, library: Path) -> None:
    done = run("ledger", "due:soon", "mặt bằng", "--format", "json", "--library", library)
    assert (done.status, len(done.json)) == (0, 1)
    assert "soon" in done.sentence
    wrong = run("ledger", "--due", "soon", "--library", library)
    assert wrong.status == 2
    assert "--due" in wrong.sentence
