"""What a command shows while it works, on a terminal and elsewhere."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from briefing_app.commands.output import Output

DATABASES = Path(__file__).resolve().parent.parent / "databases"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_far_an_older_library_is() -> None:
    terminal = Terminal()
    output = Output(io.StringIO(), terminal)
    output.bringing_up_to_date(0, 12_000)
    output.bringing_up_to_date(1_200, 12_000)
    assert terminal.getvalue().endswith("\rBringing the library up to date: 1,200 of 12,000")
    output.bringing_up_to_date(12_000, 12_000)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_an_older_library_is_read_with_progress_on_a_terminal_alone(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    shutil.copy(DATABASES / "version-3.db", path)
    assert run("--library", path, "list").err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run("--library", path, "list")
    assert "Bringing the library up to date: 0 of 2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
