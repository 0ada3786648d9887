"""The project's own scorer: its sums, and that it says what the given one says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import articles, plain_document
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


def test_what_careful_readers_may_judge_either_way_is_kept_apart() -> None:
    gold = {"key_figures": [{"quote": "5%", "value": "5"}, {"quote": "7 xã", "value": "7", "optional": True}]}
    told = {"origin": "figure-percent", "confidence": 0.9}
    found = [
        {"scaled_value": "5", "anchor": anchor("5%"), **told},
        {"scaled_value": "7", "anchor": anchor("7 xã"), **told},
        {"scaled_value": "1", "anchor": anchor("ngay"), **told},
    ]
    report = Report()
    report.add("x", gold, document(key_figures=found))
    assert [item.right for item in report.judged] == [True, None, False]
    assert {(item.kind, item.origin, item.confidence) for item in report.judged} == {
        ("key_figures", "figure-percent", 0.9)
    }


def test_reports_add_up() -> None:
    gold = {"title": "Tin", "key_figures": [{"quote": "5%", "value": "5", "unit": "%"}]}
    found = [{"scaled_value": "5", "unit": "xã", "anchor": anchor("5%")}]
    one, whole = Report(), Report()
    one.add("x", gold, document(key_figures=found))
    for _ in range(2):
        whole.merge(one)
    score = whole.scores["key_figures"]
    assert (whole.articles, score.tp, score.cases["unit"], score.right["unit"]) == (2, 2, 2, 0)
    assert score.share("unit") == 0
    assert len(whole.misses) == 2 * len(one.misses) == 2
