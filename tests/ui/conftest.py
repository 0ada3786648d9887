"""What every test of the window needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.ui.theme import Scheme, Theme


@pytest.fixture(scope="session")
def icon_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the session keeps its icons, so that the slow package is read once."""
    return tmp_path_factory.mktemp("icons") / "icons.json"


@pytest.fixture
def theme(qapp: QApplication, icon_cache: Path) -> Iterator[Theme]:
    """Yield the light theme, applied, without motion."""
    made = Theme(Scheme.LIGHT, icon_cache=icon_cache, reduced_motion=True)
    made.apply(qapp)
    yield made
    made.icons.keep()
    made.deleteLater()
