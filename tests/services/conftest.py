"""The real services on a real file, with the bundled rules and the project's own sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.bootstrap import build, build_engine
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession


@pytest.fixture(scope="session")
def engine():
    return build_engine()


@pytest.fixture
def services(tmp_path: Path, engine) -> Iterator[Services]:
    services = build(tmp_path / "library.db", author="An", engine=engine)
    yield services
    services.close()


@pytest.fixture
def sample() -> Path:
    return next(iter(sorted(paths.resource("samples").glob("*.txt"))))


@pytest.fixture
def session(services: Services, sample: Path) -> ReviewSession:
    """Return the sample under review."""
    return services.review(services.library.open(services.library.import_file(sample).id))
