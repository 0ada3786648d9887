"""The project's own scorer: its sums, and that it says what the given one says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import articles, details, main, misses, part_of, plain_document, table
from briefing_app.extraction.scoring import Report, match, word_f1

TEXT = "Thủ tướng A B chủ trì. Cùng dự có lãnh đạo các bộ. Thu 5% và 7 xã. Yêu cầu làm ngay việc này."


def anchor(words: str) -> dict[str, object]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words), "exact": words}


def document(**kinds: list[dict[str, object]]) -> dict[str, object]:
    empty: dict[str, object] = {"attendees": [], "key_figures": [], "directives": []}
    return {"article": {"title": "Tin", "date": None, "text": TEXT}, **empty, **kinds}


def test_attendees_match_by_name_and_place() -> None:
    gold = {"attendees": [{"name": "A B", "role": "Thủ tướng", "part": "chair", "quote": "Thủ tướng A B"}]}
    report = Report()
    found = [
        {
            "name": "a  b",
            "role": "Thủ tướng",
            "organisation": None,
            "part": "attendee",
            "anchor": anchor("A B"),
        }
    ]
    report.add("x", gold, document(attendees=found))
    score = report.scores["attendees"]
    assert (score.tp, score.fp, score.fn) == (1, 0, 0)
    assert score.share("role") == 1
    assert score.share("part") == 0
    assert [m.what for m in report.misses] == ["part"]


def test_optional_items_are_neither_rewarded_nor_punished() -> None:
    gold = {
        "attendees": [
            {"name": "lãnh đạo các bộ", "collective": True, "optional": True, "quote": "lãnh đạo các bộ"}
        ]
    }
    found = [
        {
            "name": "lãnh đạo các bộ",
            "collective": True,
            "part": "attendee",
            "anchor": anchor("lãnh đạo các bộ"),
        }
    ]
    for items in ([], found):
        report = Report()
        report.add("x", gold, document(attendees=items))
        score = report.scores["attendees"]
        assert (score.tp, score.fp, score.fn, score.f1) == (0, 0, 0, 1.0)


def test_figures_need_the_value_and_directives_the_words() -> None:
    gold = [{"quote": "5%", "value": "5"}]
    assert match("key_figures", gold, [{"scaled_value": "5.0", "anchor": anchor("5%")}], TEXT) == [(0, 0)]
    assert match("key_figures", gold, [{"scaled_value": "6", "anchor": anchor("5%")}], TEXT) == []
    told = [{"quote": "Yêu cầu làm ngay việc này."}]
    assert match("directives", told, [{"anchor": anchor("làm ngay việc này")}], TEXT) == [(0, 0)]
    assert match("directives", told, [{"anchor": anchor("Yêu")}], TEXT) == []


def test_word_f1() -> None:
    assert word_f1("Bộ Tài chính", "bộ tài chính") == 1
    assert word_f1("Bộ Tài chính", "Bộ Công an") == pytest.approx(1 / 3)
    assert word_f1(None, "") == 1
    assert word_f1(None, "x") == 0


def test_parts_are_fixed() -> None:
    assert {part_of(str(number)) for number in range(50)} == {0, 1, 2, 3, 4}
    assert part_of("001") == part_of("001")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = next(str(n) for n in range(99) if part_of(str(n)) == 1)
    hidden = next(str(n) for n in range(99) if part_of(str(n)) == 4)
    for name, words in ((shown, "Ông Tạ Đình Lương"), (hidden, "Bà Mạc Thu Yến")):
        (tmp_path / f"{name}.txt").write_text("Tin ngắn\n\nKhông có ai dự cả.\n", encoding="utf-8")
        gold = {"title": "Tin ngắn", "attendees": [{"name": words[4:].strip(), "quote": words}]}
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert main([str(tmp_path), "--misses", "--rules"]) == 0
    told = capsys.readouterr().out
    assert "2 articles" in told
    assert "Tạ Đình Lương" in told
    assert "Mạc Thu Yến" not in told, "the held-out part is counted, never shown"


@pytest.mark.corpus
def test_it_says_what_the_given_scorer_says(engine: Engine, corpus: Path, tmp_path: Path) -> None:
    given = corpus.parent / "tools" / "score_extraction.py"
    if not given.is_file():
        pytest.skip("the given scorer does not lie beside the corpus")
    report, paths = Report(), []
    for name, text, gold in articles(corpus, range(5)):
        predicted = plain_document(text, engine.suggest(text))
        report.add(name, gold, predicted)
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
        paths += [str(corpus / f"{name}.gold.json"), str(path)]
    run = subprocess.run(
        [sys.executable, str(given), "--json", *paths], capture_output=True, check=True, text=True
    )
    theirs = json.loads(run.stdout)
    for kind, score in report.scores.items():
        row = theirs[kind]
        if kind != "article":
            assert (score.tp, score.fp, score.fn) == (row["tp"], row["fp"], row["fn"])
            assert score.f1 == pytest.approx(row["f1"])
        for attribute, count in row["n"].items():
            assert score.cases[attribute] == count
            assert score.share(attribute) == pytest.approx(row[attribute])
    assert table(report).startswith("102 articles") or report.articles
    assert details(report, ["attendees"])
    assert misses(report)
