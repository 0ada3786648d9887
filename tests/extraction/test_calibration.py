"""Confidences: what the map makes of them, that it is monotone, and that a broken file says where."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.suggestions import SURE
from briefing_app.extraction import fit as fit_all
from briefing_app.extraction.calibration import ANY, Calibration, calibration
from briefing_app.extraction.calibration_fit import bands_of, fit, points_of, written
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.evaluate import HELD_OUT, LOOKED_AT, evaluate
from briefing_app.extraction.lexicon import Lexicon, LexiconError, load_lexicon
from briefing_app.extraction.scoring import Judged

JUDGED = st.lists(
    st.builds(
        Judged,
        st.sampled_from(["attendees", "key_figures", "directives"]),
        st.sampled_from(["a", "b"]),
        st.floats(0.3, 1),
        st.sampled_from([True, True, True, False, None]),
    ),
    max_size=200,
)


def test_straight_lines_between_points() -> None:
    shares = Calibration({("directives", "ask"): [(0.5, 0.2), (0.9, 0.8)], ("directives", ANY): [(0.5, 0.5)]})
    assert shares.share_right("directives", "ask", 0.1) == 0.2
    assert shares.share_right("directives", "ask", 0.7) == 0.5
    assert shares.share_right("directives", "ask", 0.9) == shares.share_right("directives", "ask", 1) == 0.8
    assert shares.share_right("directives", "other", 0.9) == 0.5, "a rule without points has its kind's"
    assert shares.share_right("attendees", "other", 0.9) == 0.9, "a kind without points is believed"


@given(JUDGED)
def test_fitted_points_rise_and_can_be_read(judged: list[Judged]) -> None:
    text = written(fit(judged), len(judged))
    from_file = _read(text)
    for kind, rules in fit(judged).items():
        for origin, points in rules.items():
            shares = [from_file.share_right(kind, origin, said / 50) for said in range(51)]
            assert shares == sorted(shares)
            assert all(0 <= share < 1 for share in shares)
            assert [said for said, _ in points] == sorted({said for said, _ in points})


def _read(text: str) -> Calibration:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "calibration.toml").write_text(text, encoding="utf-8")
        return calibration(load_lexicon(Path(folder)))


def test_few_suggestions_make_nothing_certain() -> None:
    right = [Judged("directives", "ask", 0.9, True)] * 3
    assert points_of(bands_of(right), None, 20) == [(0.9, pytest.approx((3 + 18) / 23.5, abs=1e-4))]
    many = [Judged("directives", "ask", 0.9, True)] * 500
    assert points_of(bands_of(many), None, 20)[0][1] > 0.99


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ask = 3", "pairs"),
        ("ask = []", "pairs"),
        ("ask = [[0.5]]", "pairs"),
        ("ask = [[0.5, 1.5]]", "from 0 to 1"),
        ("ask = [[0.5, 0.9], [0.5, 0.9]]", "must rise"),
        ("ask = [[0.5, 0.9], [0.6, 0.8]]", "must rise"),
    ],
)
def test_a_broken_file_names_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "calibration.toml"
    path.write_text(f"# points\n[directives]\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=told) as caught:
        Engine(load_lexicon(tmp_path)).suggest("Tin\n\nMột câu.\n")
    assert (caught.value.path, caught.value.line) == (str(path), 3)


def test_it_changes_confidences_and_nothing_else(lexicon: Lexicon, sample: str) -> None:
    said, shares = Engine(lexicon, calibrated=False).suggest(sample), Engine(lexicon).suggest(sample)
    for before, after in zip(said, shares, strict=True):
        assert (before.anchor, before.origin) == (after.anchor, after.origin)
    assert [item.confidence for item in said] != [item.confidence for item in shares]


def test_without_articles_nothing_is_fitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fit_all.main([str(tmp_path)]) == 2
    assert "no annotated articles" in capsys.readouterr().err


@pytest.mark.corpus
def test_sure_suggestions_are_right(engine: Engine, corpus: Path) -> None:
    """On the articles that the rules were written with, and on the others, 98 % of the sure ones."""
    for parts in (LOOKED_AT, [HELD_OUT]):
        sure = [item for item in evaluate(engine, corpus, parts).judged if item.confidence >= SURE]
        assert len(sure) >= 50
        assert sum(item.right is not False for item in sure) / len(sure) >= 0.98
