"""Starting the program in processes of its own: hand-over to the open window, stale sockets, kills, what is loaded."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from window_driver import ARTICLE, OTHER

from briefing_app import paths
from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no hand-over without Unix sockets")

PATIENCE = 40.0
"""Seconds after which what does not happen is a fault, even on a busy machine."""

FLOOR = 12
"""How many gestures must have been acknowledged before the kill: a test that saw no work proves nothing."""


class Starter:
    """Starts the program as a user does, and waits for what the library says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.db"
        self.started: list[subprocess.Popen[str]] = []
        settings = paths.config_folder() / "settings.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({"seen_before": True, "language": "en"}), "utf-8")

    def start(self, *files: Path, script: Path | None = None) -> subprocess.Popen[str]:
        """Start the program on the library and the files; `script` drives it from inside."""
        program = [str(script)] if script is not None else ["-m", "briefing_app"]
        process = subprocess.Popen(
            [sys.executable, *program, "--library", str(self.library), *map(str, files)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.started.append(process)
        return process

    def write(self, name: str, text: str) -> Path:
        """Return a new file of that text."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def wait_until_listening(self) -> None:
        """Wait until the window takes files from later starts."""
        self._wait(self._answers, "the window does not listen")

    def wait_for_briefings(self, count: int) -> list[str]:
        """Wait until the library holds so many briefings; return their titles."""
        self._wait(lambda: len(self.titles()) >= count, f"no {count} briefings came")
        return self.titles()

    def titles(self) -> list[str]:
        """Return the titles in the library, read beside the window that has it open."""
        services = build(self.library, read_only=True)
        try:
            return [row.title for row in services.library.listed()]
        finally:
            services.close()

    def end(self) -> None:
        """Kill what still runs."""
        for process in self.started:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            return line.connect_ex(str(paths.window_socket(self.library))) == 0

    def _wait(self, condition, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            for process in self.started:
                if process.poll() not in (None, 0, -signal.SIGKILL):
                    assert process.stdout is not None
                    pytest.fail(f"{what}; a start ended with {process.returncode}: {process.stdout.read()}")
            assert time.monotonic() < end, what
            time.sleep(0.05)


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    """Yield a starter; whatever it started is killed in the end."""
    made = Starter(tmp_path)
    yield made
    made.end()


def test_a_second_start_gives_its_files_to_the_window_that_is_open(starter: Starter) -> None:
    first = starter.start(starter.write("bai.txt", ARTICLE))
    starter.wait_for_briefings(1)
    starter.wait_until_listening()
    second = starter.start(starter.write("khac.txt", OTHER))
    said, _ = second.communicate(timeout=PATIENCE)
    assert (second.returncode, said) == (0, "")
    assert any("Mũi Sáo" in title for title in starter.wait_for_briefings(2))
    assert first.poll() is None


def test_a_socket_left_by_a_kill_does_not_stop_the_next_start(starter: Starter) -> None:
    first = starter.start(starter.write("bai.txt", ARTICLE))
    starter.wait_for_briefings(1)
    starter.wait_until_listening()
    first.kill()
    first.wait()
    assert paths.window_socket(starter.library).exists()
    second = starter.start(starter.write("khac.txt", OTHER))
    starter.wait_for_briefings(2)
    starter.wait_until_listening()
    assert second.poll() is None


EDITING = """
import hashlib, sys
from PySide6.QtCore import QTimer
from briefing_app import cli
from briefing_app.ui import application

class Window(application.MainWindow):
    '''Confirms and reopens without end, and prints the state of the briefing after each acknowledged gesture.'''

    def begin(self, files=()):
        super().begin(files)
        self.ready.connect(self.work)
        self.number = 0
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.edit)

    def work(self):
        self.desk.changed.connect(self.acknowledge)
        self.timer.start(0)

    def edit(self):
        items = self.desk.briefing.items
        item = items[self.number % len(items)]
        if self.number % 3 == 2:
            self.desk.note(item.id, f"lần {self.number}", False)
        elif item.state.value == "suggested":
            self.desk.confirm([item.id])
        else:
            self.desk.reopen([item.id])

    def acknowledge(self, change, how):
        self.number += 1
        print("did", hashlib.sha256(repr(self.desk.briefing).encode()).hexdigest()[:16], flush=True)

application.MainWindow = Window
sys.exit(cli.main(sys.argv[1:]))
"""


def test_killing_the_window_in_the_middle_of_editing_loses_no_acknowledged_change(starter: Starter) -> None:
    script = starter.write("editing.py", EDITING)
    process = starter.start(starter.write("bai.txt", ARTICLE), script=script)
    assert process.stdout is not None
    limit = threading.Timer(PATIENCE, process.kill)
    limit.start()
    said: list[str] = []
    while len(said) < FLOOR:
        line = process.stdout.readline()
        assert line, "the window ended by itself"
        if line.startswith("did "):
            said.append(line.split()[1])
        else:
            pytest.fail(line + process.stdout.read())
    limit.cancel()
    process.kill()
    said += [line.split()[1] for line in process.stdout if line.startswith("did ") and line.endswith("\n")]
    process.wait()
    services = build(starter.library)
    try:
        session = services.review(services.library.open(services.library.listed()[0].id))
        found = {_mark(session.briefing)}
        # The disk may be one gesture ahead of what could still be said.
        if session.undo() is not None:
            found.add(_mark(session.briefing))
        assert said[-1] in found
        assert services.keeping.check().whole
    finally:
        services.close()
    assert len(said) >= FLOOR


def _mark(briefing: Briefing) -> str:
    import hashlib

    return hashlib.sha256(repr(briefing).encode()).hexdigest()[:16]


FIRST_PAINT = """
import os, sys
from briefing_app import cli
from briefing_app.ui import application

class Window(application.MainWindow):
    def begin(self, files=()):
        self.painted.connect(self.tell)
        super().begin(files)

    def tell(self):
        print(*sorted(sys.modules), flush=True)
        os._exit(0)

application.MainWindow = Window
cli.main(sys.argv[1:])
"""

LATER = (
    "sqlmodel", "sqlalchemy", "pydantic", "sqlite3", "markdown", "nh3", "lucide", "filelock", "hashlib",
    "PySide6.QtSvg", "PySide6.QtPrintSupport", "briefing_app.bootstrap", "briefing_app.storage",
    "briefing_app.services", "briefing_app.extraction", "briefing_app.exchange", "briefing_app.ui.furnishing",
    "briefing_app.ui.article", "briefing_app.ui.panels", "briefing_app.ui.theme.fonts",
)  # fmt: skip
"""What the first paint must not wait for."""


def test_the_first_paint_waits_for_nothing_it_does_not_need(starter: Starter) -> None:
    process = starter.start(script=starter.write("first.py", FIRST_PAINT))
    loaded, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, loaded
    names = set(loaded.split())
    assert "briefing_app.ui.main_window" in names
    assert sorted(names & set(LATER)) == []
    assert not starter.library.exists()


def test_closing_at_once_leaves_nothing_behind(starter: Starter) -> None:
    """A window closed between its first paint and its parts takes its threads with it."""
    script = starter.write("close.py", FIRST_PAINT.replace("os._exit(0)", "self.close()"))
    process = starter.start(script=script)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "Traceback" not in said and "Warning" not in said
    assert not os.path.exists(paths.window_socket(starter.library))
