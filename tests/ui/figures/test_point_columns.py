"""The table's columns have room for what they tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from briefing_app import i18n
from briefing_app.ui.figures.point_columns import Column, place
from briefing_app.ui.figures.series_words import period_text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [640.0, 780.0, 1200.0])
def test_a_period_is_not_cut_and_words_keep_some_room(theme, language: str, width: float) -> None:
    i18n.use(language)
    rects = dict(place(QRectF(0, 0, width, 40)))
    measure = QFontMetricsF(theme.font("row_medium"))
    assert measure.horizontalAdvance(period_text("2025-01/2025-09")) <= rects[Column.PERIOD].width()
    assert rects[Column.SOURCE].width() >= 40
    assert rects[Column.SOURCE].right() <= width + 1
