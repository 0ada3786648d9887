"""The template of a brief: which sections and columns it has, in which order."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_app import paths

SECTIONS = ("summary", "attendees", "key_figures", "directives", "since", "notes", "unreviewed")
ATTENDEE_COLUMNS = ("name", "role", "part")
FIGURE_COLUMNS = ("metric", "as_written", "normalised", "period")


@dataclass(frozen=True, slots=True)
class BriefTemplate:
    """The order of a brief; what is not named is left out."""

    sections: tuple[str, ...] = SECTIONS
    attendee_columns: tuple[str, ...] = ATTENDEE_COLUMNS
    figure_columns: tuple[str, ...] = FIGURE_COLUMNS


@cache
def standard_template() -> BriefTemplate:
    """Return the template that comes with the program."""
    return load_template(paths.resource("templates", "brief.toml"))


def load_template(path: Path) -> BriefTemplate:
    """Read a template from a TOML file (resources/templates/brief.toml explains the form).

    Raises OSError when there is no such file and ValueError, naming it, when it says what a template cannot.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return BriefTemplate(
        _names(path, data.get("sections"), SECTIONS),
        _names(path, _columns(data, "attendees"), ATTENDEE_COLUMNS),
        _names(path, _columns(data, "key_figures"), FIGURE_COLUMNS),
    )


def _columns(data: dict[str, object], section: str) -> object:
    table = data.get(section)
    return table.get("columns") if isinstance(table, dict) else None


def _names(path: Path, given: object, known: tuple[str, ...]) -> tuple[str, ...]:
    """Check a list of names: all known, none twice, at least one; the standard order when nothing is given."""
    if given is None:
        return known
    if not isinstance(given, list) or not given or len(set(map(str, given))) != len(given):
        raise ValueError(f"{path}: expected a list of different names out of {', '.join(known)}")
    for name in given:
        if name not in known:
            raise ValueError(f"{path}: unknown name {name!r}; known are {', '.join(known)}")
    return tuple(given)
