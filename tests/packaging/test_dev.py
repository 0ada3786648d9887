"""dev.py: what it decides, what it says, and that nothing half-made stays behind."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tools() -> dict[str, ModuleType]:
    """Import dev.py's modules as it imports them itself: from its own folder."""
    folder = str(ROOT / "packaging")
    sys.path.insert(0, folder)
    try:
        return {name: importlib.import_module(name) for name in ("dev", "dev_environment", "dev_system")}
    finally:
        sys.path.remove(folder)


@pytest.fixture
def stamp(tools: dict[str, ModuleType]):
    return tools["dev_environment"].Stamp(
        finished=True,
        place="/somewhere/.venv",
        python="3.11",
        lock="a",
        project="b",
        libraries=("offscreen",),
    )


def checkout(folder: Path) -> Path:
    """Copy what dev.py needs into a folder."""
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


def dev(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py with the machine's own Python, cut off from every index."""
    blocked = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
    }
    return subprocess.run(
        [sys.executable, str(folder / "packaging" / "dev.py"), *arguments],
        env={**blocked, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "python", "step"),
    [
        ({}, "3.11", "nothing"),
        ({}, None, "anew"),
        ({}, "3.12", "anew"),
        ({"finished": False}, "3.11", "anew"),
        ({"place": "/elsewhere/.venv"}, "3.11", "anew"),
        ({"lock": "old"}, "3.11", "packages"),
        ({"project": "old"}, "3.11", "project"),
        ({"lock": "old", "project": "old"}, "3.11", "packages"),
    ],
)
def test_the_step_is_the_smallest_that_mends(tools, stamp, change, python, step) -> None:
    assert tools["dev_environment"].step_needed(replace(stamp, **change), stamp, python) == step


def test_an_environment_that_the_developer_made_is_filled_not_thrown_away(tools, stamp) -> None:
    assert tools["dev_environment"].step_needed(None, stamp, "3.11") == "packages"
    assert tools["dev_environment"].step_needed(None, stamp, None) == "anew"


def test_a_stamp_comes_back_as_it_was_written(tools, stamp, tmp_path: Path) -> None:
    file = tmp_path / "stamp.json"
    stamp.write(file)
    assert tools["dev_environment"].Stamp.read(file) == stamp
    assert [path.name for path in tmp_path.iterdir()] == ["stamp.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"finished": true}', '{"libraries": 3}'])
def test_a_damaged_stamp_counts_as_none(tools, tmp_path: Path, content: str) -> None:
    file = tmp_path / "stamp.json"
    file.write_text(content)
    assert tools["dev_environment"].Stamp.read(file) is None


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_only_linux_can_lack_a_display(tools, environment, platform, shown) -> None:
    assert tools["dev_system"].has_display(environment, platform) is shown


def test_a_window_needs_the_libraries_of_one_display_that_is_there(tools) -> None:
    needed = tools["dev_system"].groups_needed
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert needed(both, window=False) == ("offscreen",)
    assert needed(both, window=True) in (("offscreen", "x11"), ("offscreen", "wayland"))
    assert needed({"DISPLAY": ":0"}, window=True) == ("offscreen", "x11")
    assert needed({"WAYLAND_DISPLAY": "wayland-0"}, window=True) == ("offscreen", "wayland")


def test_the_line_to_run_fits_who_runs_it(tools) -> None:
    line = tools["dev_system"].install_line
    assert line(["libgl1"], root=True, sudo=False).startswith("apt-get update && apt-get install")
    assert line(["libgl1"], root=False, sudo=True).count("sudo apt-get") == 2
    assert line(["libgl1"], root=False, sudo=False).startswith("su -c '")
    assert "\n" not in line(["libgl1", "libegl1"], root=False, sudo=False)


def test_a_library_that_is_not_there_is_noticed(tools) -> None:
    assert not tools["dev_system"].can_load("libno-such-library-here.so.9")


def test_without_a_network_one_sentence_and_nothing_stays(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    before = sorted(path.name for path in folder.iterdir())
    done = dev(folder, "setup")
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert said[-1].startswith("The package index cannot be reached: connect to the network")
    assert len(said) == 2
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_what_a_killed_setup_left_is_made_anew(tools, stamp, tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / ".venv")], check=True)
    half = replace(stamp, finished=False, place=str(folder / ".venv"))
    half.write(folder / ".venv" / "briefing-desk.json")
    (folder / ".venv" / "half-made").touch()
    done = dev(folder, "setup")
    assert done.stderr.startswith("Making .venv")
    assert not (folder / ".venv").exists()


def test_a_wrong_command_is_wrong_usage(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    assert dev(folder, "dance").returncode == 2
    assert not (folder / ".venv").exists()
