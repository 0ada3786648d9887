"""PDF on the command line: the window's own renderer, run offscreen in a process of its own, so that none loads here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import briefing_app
from briefing_app.domain.errors import Code, ExportFailed

_RENDERER = "briefing_app.ui.preview.paper_process"
_LENGTH = 8


class Paper:
    """Makes PDFs, one after the other, in one child process that is started by the first."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed with the child

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the child."""
        if self._child is not None:
            self._child.communicate()
        self._said.close()

    def pdf(self, markdown: str, title: str, target: Path) -> bytes:
        """Return a brief as PDF; the file that it is for is named where it fails.

        Raises ExportFailed.
        """
        if self._child is None:
            self._child = self._start()
        child = self._child
        assert child.stdin is not None and child.stdout is not None
        try:
            child.stdin.write(json.dumps({"markdown": markdown, "title": title}).encode() + b"\n")
            child.stdin.flush()
        except OSError:
            raise self._failed(target) from None
        length = child.stdout.read(_LENGTH)
        data = child.stdout.read(int.from_bytes(length, "big"))
        if len(length) < _LENGTH or len(data) < int.from_bytes(length, "big"):
            raise self._failed(target)
        return data

    def _start(self) -> subprocess.Popen[bytes]:
        # Not what lies in the current folder: "-P" leaves it out, and the package is named instead.
        places = [str(Path(briefing_app.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        return subprocess.Popen(
            [sys.executable, "-P", "-m", _RENDERER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=os.environ
            | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(filter(None, places))},
        )

    def _failed(self, target: Path) -> ExportFailed:
        """Return the error with the last thing that the child said."""
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return ExportFailed(Code.EXPORT_FAILED, str(target), reason=lines[-1] if lines else "Qt")
