"""What every test of the window needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.ui.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Yield the light theme, applied, without motion."""
    made = Theme(Scheme.LIGHT, reduced_motion=True)
    made.apply(qapp)
    yield made
    made.deleteLater()
