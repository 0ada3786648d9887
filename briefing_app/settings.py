"""What the editor has chosen: a JSON file in the config folder, written whole or not at all."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; every one has a default that fits a first start."""

    language: str = "system"  # vi, en, system
    brief_language: str = ""  # vi, en, "" for the interface's
    since_in_brief: bool = False
    theme: str = "system"  # system, light, dark
    article_px: int = 17
    author: str = ""
    system_fonts: bool = False
    strong_marks: bool = False
    reduced_motion: bool = False
    show_rejected: bool = False
    sort: str = "text"  # text, doubtful
    folder: str = ""
    export_folder: str = ""
    seen_before: bool = False
    window: dict[str, str] = field(default_factory=dict)


class SettingsStore:
    """The settings and their file.

    A damaged file is moved aside and the defaults take its place; a file that cannot be written costs the choice
    at the next start, nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    @property
    def values(self) -> Settings:
        """The settings as they are now."""
        return self._values

    def update(self, **changes: Any) -> None:
        """Change settings and write them."""
        changed = replace(self._values, **changes)
        if changed != self._values:
            self._values = changed
            _write(self._path, changed)


def _read(path: Path) -> Settings:
    try:
        data = json.loads(path.read_text("utf-8"))
        if not isinstance(data, dict):
            raise ValueError("settings are no object")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("settings cannot be read, starting from defaults: %s", error)
        _move_aside(path)
        return Settings()
    defaults = Settings()
    known = {f.name: data[f.name] for f in fields(Settings) if f.name in data}
    return replace(defaults, **{k: v for k, v in known.items() if type(v) is type(getattr(defaults, k))})


def _write(path: Path, settings: Settings) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        partial.replace(path)
    except OSError as error:
        log.warning("settings cannot be written: %s", error)


def _move_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError as error:
        log.warning("the damaged settings stay where they are: %s", error)
