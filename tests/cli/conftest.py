"""Running the command line, in this process for speed and in one of its own where that matters."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_app import i18n, paths
from briefing_app.cli import main


@dataclass
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in this process; `stdin` is bytes."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)

    def command(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        i18n.use("en")
        return Done(status, out, err)

    return command


@pytest.fixture
def process() -> Run:
    """Return what runs a command in a process of its own, with an environment of its own."""

    def command(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Done:
        import os

        done = subprocess.run(
            [sys.executable, "-m", "briefing_app", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return command


@pytest.fixture
def sample() -> Path:
    return next(iter(sorted(paths.resource("samples").glob("*.txt"))))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"
