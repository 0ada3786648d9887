"""Where the program writes down what went wrong: a file in the user's cache folder, none for a command."""

from __future__ import annotations

import contextlib
import logging
from logging.handlers import RotatingFileHandler

from briefing_app import paths

_SIZE = 512 * 1024


def log_to_file() -> None:
    """Send warnings and worse to ``briefing-desk.log``, half a megabyte and one older file at the most."""
    with contextlib.suppress(OSError):  # a program without its log is better than none
        folder = paths.cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "briefing-desk.log", maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.setLevel(logging.WARNING)
        logging.getLogger().addHandler(handler)
