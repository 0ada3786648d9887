"""Fitting the weights: signs come out right, beliefs hold where nothing was seen."""

from __future__ import annotations

from briefing_app.extraction.figures.fit import fit, written


def test_what_speaks_for_a_figure_gets_a_positive_weight() -> None:
    data = [(["unit money"], True)] * 6 + [(["unit structural"], False)] * 6 + [(["seen once"], True)]
    bias, weights = fit(data)
    assert weights["unit money"] > 0 > weights["unit structural"]
    assert weights["unit unknown"] < 0
    assert "seen once" not in weights
    text = written(bias, weights, len(data))
    assert '"unit money" = ' in text
    assert "from 13 quantities" in text
