"""Where the program writes down what went wrong: a file in the user's cache folder, none for a command."""

from __future__ import annotations

import contextlib
import logging

from briefing_app import paths

_SIZE = 512 * 1024


def log_to_file() -> None:
    """Send warnings and worse to ``briefing-desk.log``; one that has grown to half a megabyte is kept as ``.1``."""
    with contextlib.suppress(OSError):  # a program without its log is better than none
        file = paths.cache_folder() / "briefing-desk.log"
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _SIZE:
            file.replace(file.with_suffix(".log.1"))
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.setLevel(logging.WARNING)
        logging.getLogger().addHandler(handler)
