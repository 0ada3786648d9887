"""The command that measures: the fixed parts, what is shown and what is not, the golden counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_app.extraction import evaluation_golden
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import HELD_OUT, evaluate_each, golden_counts, main, part_of


def named(part: int) -> str:
    """Return a name whose article falls into a part."""
    return next(str(number) for number in range(99) if part_of(str(number)) == part)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make two annotated articles in which nobody is found: one looked at, one held out."""
    for part, words in ((1, "Ông Tạ Đình Lương"), (HELD_OUT, "Bà Mạc Thu Yến")):
        stem = named(part)
        (tmp_path / f"{stem}.txt").write_text("Tin ngắn\n\nKhông có ai dự cả.\n", encoding="utf-8")
        gold = {"title": "Tin ngắn", "attendees": [{"name": words[4:].strip(), "quote": words}]}
        (tmp_path / f"{stem}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_parts_are_fixed() -> None:
    assert {part_of(str(number)) for number in range(50)} == {0, 1, 2, 3, 4}
    assert part_of("001") == part_of("001")


def test_everything_is_shown_but_the_misses_held_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder)]) == 0
    told = capsys.readouterr().out
    assert "Tạ Đình Lương" in told
    assert "Mạc Thu Yến" not in told, "the held-out part is counted, never shown"
    assert "right/wrong/missed" in told and "0/0/2" in told and "0/0/1" in told
    assert "looked at" in told and "held out" in told


def test_the_table_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--table", "--parts", "1", "--kind", "attendees"]) == 0
    told = capsys.readouterr().out
    assert "Tạ Đình Lương" not in told
    assert "attendees F1" in told and "directives" not in told


def test_golden_counts(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    golden = tmp_path / "golden.json"
    assert main([str(folder), "--golden", str(golden)]) == 1, "there is none yet"
    assert main([str(folder), "--golden", str(golden), "--write-golden"]) == 0
    assert "Lương" not in golden.read_text("utf-8"), "numbers, and no word of an article"
    assert main([str(folder), "--golden", str(golden)]) == 0
    stem = named(1)
    counts = json.loads(golden.read_text("utf-8"))
    counts[stem]["attendees"]["found"] = [1, 0, 0]
    counts["gone"] = {"articles": 1}
    assert "held out" in counts and named(HELD_OUT) not in counts
    golden.write_text(json.dumps(counts), encoding="utf-8")
    capsys.readouterr()
    assert main([str(folder), "--golden", str(golden)]) == 1
    told = capsys.readouterr().out
    assert f"{stem}: attendees found was 1/0/0, is 0/0/1" in told
    assert "gone: gone" in told


def test_what_cannot_be_measured(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([str(empty)]) == 2
    assert main([str(folder), "--golden", "--parts", "4"]) == 2
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.corpus
def test_the_golden_counts_of_real_articles(engine: Engine, corpus: Path) -> None:
    """A change of these counts is a change of what an editor sees: `dev.py evaluate --write-golden` records it."""
    reports = evaluate_each(engine, corpus)
    assert evaluation_golden.differences(evaluation_golden.FILE, golden_counts(reports)) == []
