"""What the tests of the rules share: the program's own lexicon, its sample, and the corpus where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.document import Document
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Return the program's own lexicon, read once."""
    return load_lexicon()


@pytest.fixture(scope="session")
def engine(lexicon: Lexicon) -> Engine:
    """Return the engine over the program's own lexicon."""
    return Engine(lexicon)


@pytest.fixture(scope="session")
def sample() -> str:
    """Return the bundled sample article."""
    return normalise_article(paths.resource("samples", "phien-lam-viec-vinh-hai.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real articles, or skip the test."""
    folder = os.environ.get("BRIEFING_CORPUS")
    if not folder:
        pytest.skip("BRIEFING_CORPUS names no folder of real articles")
    return Path(folder)


@pytest.fixture
def read(lexicon: Lexicon):
    """Return a function that reads a body of text under an invented title."""

    def read(body: str) -> Document:
        return Document.of(
            normalise_article(f" date 2026-03-18 Tin thử về một buổi họp\n\n{body}\n"), lexicon
        )

    return read
