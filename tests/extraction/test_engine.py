"""The engine as a whole: the sample against its gold, any text at all, prefilling, what is not covered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import SPICE, assert_sound, mutants

from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import articles, plain_document
from briefing_app.extraction.lexicon import load_lexicon
from briefing_app.extraction.scoring import Report

GOLD = Path(__file__).with_name("gold")
ENGINE = Engine(load_lexicon())
PIECES = [piece for piece in SPICE if len(piece) < 100]


def test_the_sample_against_its_gold(engine: Engine, sample: str) -> None:
    gold = json.loads((GOLD / "phien-lam-viec-vinh-hai.gold.json").read_text("utf-8"))
    report = Report()
    report.add("sample", gold, plain_document(sample, engine.suggest(sample)))
    attendees = report.scores["attendees"]
    assert (attendees.fp, attendees.fn) == (0, 0)
    assert attendees.share("role") == attendees.share("part") == 1
    assert report.scores["article"].share("title") == report.scores["article"].share("date") == 1
    assert report.scores["key_figures"].f1 >= 0.8
    assert report.scores["directives"].f1 >= 0.8
    for score in (report.scores[kind] for kind in ("attendees", "key_figures", "directives")):
        assert score.share("anchor") == 1


def test_title_date_and_place(engine: Engine, sample: str) -> None:
    suggestions = engine.suggest(sample)
    assert suggestions.date == "2026-03-18"
    assert suggestions.place == "Vĩnh Hải"
    assert suggestions.rules_version == engine.rules_version != ""


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        (
            "Sáng 18/3, Thủ tướng làm việc với Ban Thường vụ Tỉnh ủy Quảng Ninh; tỉnh Quảng Ninh báo cáo kết quả.",
            "Quảng Ninh",
        ),
        ("Sáng 18/3, tại Hà Nội, Thủ tướng chủ trì phiên họp Chính phủ thường kỳ với các bộ, ngành.", None),
    ],
)
def test_the_place_of_an_event(engine: Engine, lead: str, place: str | None) -> None:
    assert engine.suggest(f"Phiên làm việc của Thủ tướng\n\n{lead}\n").place == place


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    assert_sound(ENGINE, normalise_article(text))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
@settings(max_examples=250, deadline=None)
def test_any_mixture_of_cues(text: str) -> None:
    assert_sound(ENGINE, normalise_article(text))


@given(st.text(max_size=100))
@settings(max_examples=50, deadline=None)
def test_a_text_that_was_not_normalised(text: str) -> None:
    assert_sound(ENGINE, text)


def test_mutants_of_the_sample(engine: Engine, sample: str) -> None:
    for mutant in mutants([sample], 60):
        assert_sound(engine, mutant)


@pytest.mark.corpus
def test_mutants_of_real_articles(engine: Engine, corpus: Path) -> None:
    """Two hundred of them; `python tests/support/mutants.py FOLDER 2000` tries more."""
    texts = [text for _, text, _ in articles(corpus, range(5))]
    for mutant in mutants(texts, 200):
        assert_sound(engine, mutant)


@pytest.mark.corpus
def test_real_articles_reach_the_goal(engine: Engine, corpus: Path) -> None:
    report = Report()
    for name, text, gold in articles(corpus, range(5)):
        report.add(name, gold, plain_document(text, engine.suggest(text)), ["attendees"])
    attendees, head = report.scores["attendees"], report.scores["article"]
    assert attendees.f1 >= 0.95
    assert (attendees.share("role") or 0) >= 0.93
    assert (attendees.share("part") or 0) >= 0.96
    assert attendees.share("anchor") == 1
    assert (head.share("title") or 0) >= 0.97
    assert (head.share("date") or 0) >= 0.97


def _prefill(engine: Engine, sample: str, words: str) -> Attendee:
    at = sample.index(words)
    item = engine.prefill(ItemKind.ATTENDEE, sample, at, at + len(words))
    assert isinstance(item, Attendee)
    assert item.state is State.CONFIRMED
    assert item.origin == EDITOR
    return item


def test_an_attendee_is_prefilled(engine: Engine, sample: str) -> None:
    item = _prefill(engine, sample, "Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng")
    assert (item.name, item.role) == ("Vương Khắc Nhuận", "Thượng tướng, Thứ trưởng Bộ Quốc phòng")
    item = _prefill(engine, sample, "Đỗ Hữu Khải")
    assert item.name == "Đỗ Hữu Khải"
    assert item.role == "Ủy viên Bộ Chính trị, Phó Thủ tướng Chính phủ"
    assert item.part is Part.CHAIR
    item = _prefill(engine, sample, "lãnh đạo một số ban, bộ, ngành Trung ương")
    assert item.collective
    assert item.role is None


def test_the_anchor_is_trimmed(engine: Engine) -> None:
    text = "Tiêu đề\n\n  Ông Tạ Đình Lương  \n"
    item = engine.prefill(ItemKind.ATTENDEE, text, 7, len(text))
    assert item.anchor.exact == "Ông Tạ Đình Lương"
    with pytest.raises(ValueError, match="no words"):
        engine.prefill(ItemKind.ATTENDEE, text, 7, 10)
    with pytest.raises(ValueError, match="no words"):
        engine.prefill(ItemKind.ATTENDEE, text, 5, 500)


@given(
    st.sampled_from(list(ItemKind)),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join),
    st.data(),
)
@settings(max_examples=200, deadline=None)
def test_any_words_can_be_prefilled(kind: ItemKind, words: str, data: st.DataObject) -> None:
    text = normalise_article(words + " x")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    item = ENGINE.prefill(kind, text, start, end)
    assert item.anchor.exact == text[start:end].strip()
    assert item.kind_of_item is kind


def test_what_is_not_covered(engine: Engine, sample: str) -> None:
    nothing = engine.uncovered(sample, [])
    items = list(engine.suggest(sample))
    left = engine.uncovered(sample, items)
    assert len(left) < len(nothing)
    assert set(left) <= set(nothing)
    for start, end in left:
        assert all(item.anchor.end <= start or end <= item.anchor.start for item in items)
    told = [sample[start:end] for start, end in nothing]
    assert any("21,5 nghìn tỷ đồng" in words for words in told)
    assert any(words.startswith("Phó Thủ tướng yêu cầu") for words in told)
