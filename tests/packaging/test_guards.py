"""The guards of conftest.py and pyproject.toml catch what they are there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAULTS = """
import os
import threading
import warnings
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QSettings, qWarning
from PySide6.QtWidgets import QWidget

stop = threading.Event()

def test_thread_left():
    threading.Thread(target=lambda: stop.wait(20), name="forgotten").start()

def test_after_it():
    stop.set()

def test_window_left(qapp):
    test_window_left.window = QWidget(windowTitle="forgotten")
    test_window_left.window.show()

def test_python_warning():
    warnings.warn("careless")

def test_qt_warning():
    qWarning("careless")

def test_offscreen_says_what_it_cannot(qtbot):
    qWarning("This plugin does not support raise()")

def test_folders(qapp, own_folders):
    assert Path.home() == own_folders
    for folder in (platformdirs.user_data_dir("x"), platformdirs.user_config_dir("x"), platformdirs.user_runtime_dir("x")):
        assert Path(folder).is_relative_to(own_folders)
    assert Path(QSettings("a", "b").fileName()).is_relative_to(own_folders)
    assert len(os.environ["XDG_RUNTIME_DIR"]) < 40

@given(strategies.integers())
def test_hypothesis_bears_the_guards(number):
    assert number == number

def test_language(language):
    from briefing_app import i18n
    assert i18n.current().language == i18n.system_language() == language
"""


def test_each_fault_fails_its_test_and_nothing_else_does(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_faults.py").write_text(FAULTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = done.stdout
    assert "threads left running: forgotten" in said
    assert "windows left open: QWidget 'forgotten'" in said
    blamed = {
        line.split("::")[1].split(" ")[0]
        for line in said.splitlines()
        if line.startswith(("FAILED", "ERROR"))
    }
    assert blamed == {"test_thread_left", "test_window_left", "test_python_warning", "test_qt_warning"}
    assert "8 passed" in said, said
