"""What holds for every test: no test touches the user's own folders, none leaves a thread or a window behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from briefing_app import i18n

PATIENCE = 2.0
"""Seconds that a thread has to end after its test."""


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a home of its own, for itself and the processes it starts; yield that folder.

    The runtime folder has a short path: a socket's may have 107 bytes at the most.
    """
    home = Path(tempfile.mkdtemp(prefix="bd-"))
    for variable, folder in (
        ("HOME", "."),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_RUNTIME_DIR", "run"),
        ("APPDATA", "data"),
        ("LOCALAPPDATA", "data"),
    ):
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(home / folder))
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:  # QSettings looks for its folder once only
        for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
            core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(home / "config"))
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_thread_left(own_folders: Path) -> Iterator[None]:
    """Fail a test that leaves a thread running: pytest would never exit."""
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + PATIENCE
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(max(0.0, end - time.monotonic()))
    left = [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon]
    if left:
        pytest.fail(f"threads left running: {', '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_window_left(own_folders: Path) -> Iterator[None]:
    """Wait for Qt's pool and fail a test that leaves a window open for the next one."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    sys.modules["PySide6.QtCore"].QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000))
    left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
    if left:
        names = ", ".join(f"{type(window).__name__} {window.windowTitle()!r}" for window in left)
        pytest.fail(f"windows left open: {names}", pytrace=False)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English, whatever the machine's locale; `language` chooses another."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test once in each language, in this process and those it starts; return the language's code."""
    code = str(request.param)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", {"vi": "vi_VN.UTF-8", "en": "en_GB.UTF-8"}[code])
    i18n.use(code)
    return code


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real articles, or skip: they are not part of the project."""
    named = os.environ.get("BRIEFING_CORPUS", "")
    if not named or not Path(named).is_dir():
        pytest.skip("BRIEFING_CORPUS names no folder of real articles")
    return Path(named)
