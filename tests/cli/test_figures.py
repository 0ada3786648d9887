"""Figures over time from the command line, on the demonstration library."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from figure_articles import add_briefing, figure

from briefing_app.bootstrap import build


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a library in which two briefings contradict each other."""
    path = tmp_path / "filled.db"
    services = build(path)
    add_briefing(services, "2026-01-10", "Vĩnh Hải", figure("GRDP", "9.4", direction="up"))
    add_briefing(
        services,
        "2026-03-18",
        "Vĩnh Hải",
        figure("GRDP", "9.1", direction="up"),
        figure("GRDP", "10", period="2026", kind="target"),
        title="=HYPERLINK(0) làm việc",
    )
    add_briefing(services, "2025-02-02", "Hải Tầm", figure("GRDP", "6.8", period="2024"))
    add_briefing(
        services, "2026-03-18", "Thạch Nham", figure("thu ngân sách", "41.6", "đồng", magnitude="tỷ")
    )
    services.close()
    return path


def test_text_tells_periods_values_and_contradictions(run, filled: Path) -> None:
    done = run("figures", "grdp", "--place", "vinh hai", "--library", filled)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "GRDP – Vĩnh Hải · % (3 figures)"
    assert [line[:3] for line in lines[1:4]] == ["  !", "  !", "   "]
    assert "2025" in lines[1] and "actual" in lines[1] and "10 January 2026" in lines[1]
    assert "target" in lines[3]
    assert "elsewhere" in lines[4]


def test_json_names_items_and_contradictions(run, filled: Path) -> None:
    (series,) = run("figures", "GRDP", "--place", "Vĩnh Hải", "--format", "json", "--library", filled).json
    assert (series["metric"], series["subject"], series["unit"], series["total"]) == (
        "GRDP",
        "Vĩnh Hải",
        "%",
        3,
    )
    points = {point["figure"]["id"]: point for point in series["points"]}
    (contradiction,) = series["contradictions"]
    assert {points[item]["figure"]["value"] for item in contradiction["items"]} == {"9.4", "9.1"}


def test_predecessors_are_taken_in_when_asked_for(run, filled: Path) -> None:
    command = ("figures", "GRDP", "--place", "Vĩnh Hải", "--format", "json", "--library", filled)
    (alone,) = run(*command).json
    (together,) = run(*command, "--predecessors").json
    assert (len(alone["points"]), alone["predecessors"]) == (3, [])
    assert (len(together["points"]), together["predecessors"]) == (4, ["Hải Tầm"])
    assert [p["about"] for p in together["points"] if p["earlier"]] == ["Hải Tầm"]
    assert "former Hải Tầm" in run(*command[:4], "--predecessors", "--library", filled).out


def test_csv_has_a_line_a_figure_and_no_formula(run, filled: Path) -> None:
    done = run("figures", "GRDP", "--format", "csv", "--library", filled)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["subject"], row["period"], row["value"]) for row in rows] == [
        ("Vĩnh Hải", "2025", "9.4"),
        ("Vĩnh Hải", "2025", "9.1"),
        ("Vĩnh Hải", "2026", "10"),
        ("Hải Tầm", "2024", "6.8"),
    ]
    assert rows[1]["title"].startswith("'=")


def test_nothing_found_is_no_failure(run, filled: Path) -> None:
    done = run("figures", "không có", "--library", filled)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert run("figures", "không có", "--format", "json", "--library", filled).json == []


def test_without_a_metric_the_usage_is_wrong(run, filled: Path) -> None:
    assert run("figures", "--library", filled).status == 2
