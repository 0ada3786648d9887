"""Where things lie: bundled resources, and the folders that belong to the user."""

from __future__ import annotations

import os
import warnings
import zlib
from functools import cache
from pathlib import Path

import platformdirs

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
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def config_folder() -> Path:
    """Return the user's folder for settings."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def cache_folder() -> Path:
    """Return the user's folder for what can be made again."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def runtime_folder() -> Path:
    """Return the user's folder for sockets of running programs."""
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR it warns, and falls back to a folder that serves as well.
        warnings.simplefilter("ignore", UserWarning)
        return Path(platformdirs.user_runtime_dir(APP, appauthor=False))


def window_socket(library: Path) -> Path:
    """Return where the window of a library listens; short, for a socket's path holds 107 bytes.

    The checksums tell the libraries of one user apart, no more is asked of them (hashlib would load OpenSSL).
    """
    name = os.fsencode(library.absolute())
    return runtime_folder() / f"{zlib.crc32(name):08x}{zlib.adler32(name[::-1]):08x}.sock"


def default_library() -> Path:
    """Return where the library lies unless `--library` says otherwise."""
    return data_folder() / "library.db"
