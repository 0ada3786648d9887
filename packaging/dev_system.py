"""What the operating system must bring: Python's venv module, and the libraries that Qt loads."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

LIBRARIES = {
    "offscreen": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    "x11": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {"libwayland-cursor.so.0": "libwayland-cursor0"},
}
"""For rendering offscreen and for a window on X11 or Wayland: the library, and Debian's package that has it."""


class Failure(Exception):
    """A sentence for the person at the keyboard; the program ends with status 1."""


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Say whether a window can be shown: Linux needs DISPLAY or WAYLAND_DISPLAY, the others always can."""
    return not platform.startswith("linux") or bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    )


def groups_needed(environment: Mapping[str, str], *, window: bool) -> tuple[str, ...]:
    """Return which groups of LIBRARIES a command needs: a window needs those of one display that is there."""
    displays = (("DISPLAY", "x11"), ("WAYLAND_DISPLAY", "wayland"))
    there = [group for name, group in displays if window and environment.get(name)]
    complete = [group for group in there if all(can_load(library) for library in LIBRARIES[group])]
    return ("offscreen", *(complete or there)[:1])


def require(groups: tuple[str, ...], *, venv: bool) -> None:
    """See that Qt finds its libraries (Linux only) and, where `venv` says so, that Python can make an environment.

    What is missing is installed as root on Debian; elsewhere Failure says what to do.
    """
    groups = groups if sys.platform.startswith("linux") else ()
    wanted = {name: package for group in groups for name, package in LIBRARIES[group].items()}
    missing = {name: package for name, package in wanted.items() if not can_load(name)}
    if venv and importlib.util.find_spec("ensurepip") is None:
        missing["Python's venv module"] = "python3-venv"
    if missing:
        provide(list(missing.values()), ", ".join(missing))
        importlib.invalidate_caches()


def can_load(library: str) -> bool:
    """Say whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_line(packages: list[str], *, root: bool, sudo: bool) -> str:
    """Return the one line that installs Debian packages, as the person at the keyboard would type it."""
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if root:
        return f"apt-get update && {install}"
    if sudo:
        return f"sudo apt-get update && sudo {install}"
    return f"su -c '/usr/bin/apt-get update && /usr/bin/{install}'"


def provide(packages: list[str], what: str) -> None:
    """Install Debian packages as root; raise Failure with what to do where that is not possible."""
    if shutil.which("apt-get") is None:
        raise Failure(
            f"This system lacks {what}: install it with the system's own packages and run the command again."
        )
    root = os.geteuid() == 0
    line = install_line(packages, root=root, sudo=shutil.which("sudo") is not None)
    if not root:
        raise Failure(f"This system lacks {what}. Run this line, then the command again:\n    {line}")
    print(f"Installing {' '.join(packages)} with apt-get.", file=sys.stderr)
    done = subprocess.run(
        line,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    if done.returncode:
        raise Failure(
            f"This system lacks {what} and apt-get could not install it: connect to the network "
            f"(or run `{line}` and see what it says), then run the command again."
        )
