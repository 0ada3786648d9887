"""Where things lie: bundled resources, and the folders that belong to the user."""

from __future__ import annotations

import os
import sys
import warnings
import zlib
from functools import cache
from pathlib import Path
from types import ModuleType

APP = "briefing-desk"


@cache
def resources() -> Path:
    """Return the folder of bundled resources: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "i18n").is_dir():
            return folder
    raise FileNotFoundError("the program's resources are missing: install it again")


def resource(*parts: str) -> Path:
    """Return the path of one bundled resource."""
    return resources().joinpath(*parts)


def data_folder() -> Path:
    """Return the user's folder for the library."""
    return _by_xdg("XDG_DATA_HOME", ".local/share") or Path(_platform().user_data_dir(APP, appauthor=False))


def config_folder() -> Path:
    """Return the user's folder for settings."""
    return _by_xdg("XDG_CONFIG_HOME", ".config") or Path(_platform().user_config_dir(APP, appauthor=False))


def cache_folder() -> Path:
    """Return the user's folder for what can be made again."""
    return _by_xdg("XDG_CACHE_HOME", ".cache") or Path(_platform().user_cache_dir(APP, appauthor=False))


def runtime_folder() -> Path:
    """Return the user's folder for sockets of running programs."""
    known = _by_xdg("XDG_RUNTIME_DIR")
    if known is not None:
        return known
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR it warns, and falls back to a folder that serves as well.
        warnings.simplefilter("ignore", UserWarning)
        return Path(_platform().user_runtime_dir(APP, appauthor=False))


def _by_xdg(variable: str, usual: str = "") -> Path | None:
    """Return a folder by the XDG Base Directory rules; None on other systems, and where nothing is usual."""
    if not sys.platform.startswith("linux"):
        return None
    named = os.environ.get(variable, "").strip()
    if named:
        return Path(named) / APP
    return Path.home() / usual / APP if usual else None


def _platform() -> ModuleType:
    import platformdirs  # for start-up time: what Linux needs of it are the lines above, a twentieth of a start

    return platformdirs


def window_socket(library: Path) -> Path:
    """Return where the window of a library listens; short, for a socket's path holds 107 bytes.

    The checksums tell the libraries of one user apart, no more is asked of them (hashlib would load OpenSSL).
    """
    name = os.fsencode(library.absolute())
    return runtime_folder() / f"{zlib.crc32(name):08x}{zlib.adler32(name[::-1]):08x}.sock"


def default_library() -> Path:
    """Return where the library lies unless `--library` says otherwise."""
    return data_folder() / "library.db"
