"""Which province or ministry took the place of which, so that a question about the new one can include the old."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from briefing_app import paths
from briefing_app.domain.text import fold
from briefing_app.extraction.lexicon import Table

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_UNIT = re.compile(r"^(?:tinh|thanh pho|tp|thu do) ")
_SECTIONS = ("provinces", "ministries")


@dataclass(frozen=True, slots=True)
class Succession:
    """The tables of who followed whom, by names without diacritics, case, punctuation and the word of the unit.

    Not a history: each unit has one successor at most, and knows those it is made of beside its own former self.
    """

    names: dict[str, str] = field(default_factory=dict)
    formers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    successors: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, files: Iterable[Path]) -> Succession:
        """Read tables such as succession.toml.

        Raises LexiconError, with file and line, for what is not as they say.
        """
        succession = cls()
        for path in files:
            succession._read(Table(path, path.read_text("utf-8")))
        return succession

    def predecessors(self, unit: str) -> tuple[str, ...]:
        """Return the units that a unit took in or was called before, without its own present name; () where none."""
        return self.formers.get(self._known(unit), ())

    def successor(self, unit: str) -> str | None:
        """Return the unit that a former one is part of now; None for one that goes on, and for an unknown one."""
        return self.successors.get(self._known(unit))

    def since(self, unit: str) -> str | None:
        """Return the day (ISO 8601) from which a unit is what it is, or was no more; None where nothing changed."""
        return self.dates.get(self._known(unit))

    def known(self, unit: str) -> str | None:
        """Return a unit's name as the tables spell it, None for one that they do not have."""
        return self.names.get(self._known(unit))

    def _known(self, unit: str) -> str:
        key = _key(unit)
        return self.aliases.get(key, key)

    def _read(self, table: Table) -> None:
        for section in _SECTIONS:
            if table.get(section) is None:
                continue
            day = _day(table, f"{section}.date")
            for name in table.words(f"{section}.unchanged"):
                self._name(table, f"{section}.unchanged", name)
            for alias, name in table.mapping(f"{section}.aliases").items():
                self.aliases[_key(alias)] = _key(name)
            for kind in ("merged", "renamed"):
                key = f"{section}.{kind}"
                made = table.get(key, {})
                if not isinstance(made, dict):
                    raise table.error(key, "a table of units is expected")
                for name in made:
                    self._follow(table, f"{key}.{name}", name, day if kind == "merged" else "")

    def _follow(self, table: Table, key: str, name: str, day: str) -> None:
        """Take in one line: a unit and what it is made of."""
        parts = table.words(key)
        if not parts:
            raise table.error(key, "at least one former unit is expected")
        here = self.names.setdefault(_key(name), name)
        others = tuple(part for part in parts if _key(part) != _key(here))
        for part in others:
            self._name(table, key, part)
            self.successors[_key(part)] = here
        self.formers[_key(here)] = (*self.formers.get(_key(here), ()), *others)
        if day:
            self.dates.update(dict.fromkeys(map(_key, (here, *others)), day))

    def _name(self, table: Table, key: str, name: str) -> None:
        if _key(name) in self.names:
            raise table.error(key, f"{name!r} has its place already")
        self.names[_key(name)] = name


def predecessors(unit: str) -> tuple[str, ...]:
    """Return the provinces or ministries that a present one took in, in the order of the tables; () where none.

    Blind to diacritics, case and "tỉnh", "thành phố", "TP".
    """
    return _bundled().predecessors(unit)


def successor(unit: str) -> str | None:
    """Return the province or ministry that a former one is part of now, None where it goes on or is unknown."""
    return _bundled().successor(unit)


def since(unit: str) -> str | None:
    """Return the day (ISO 8601) from which a unit is what it is, or was no more; None where nothing changed."""
    return _bundled().since(unit)


@cache
def _bundled() -> Succession:
    """Read the program's own tables when they are first asked for; the demonstration's merger with them."""
    return Succession.load(
        (
            paths.resource("lexicon", "vi", "succession.toml"),
            paths.resource("samples", "season", "succession.toml"),
        )
    )


@cache
def _key(name: str) -> str:
    plain = _NO_LETTER.sub(" ", fold(name)).strip()
    return _UNIT.sub("", plain).replace(" ", "")


def _day(table: Table, key: str) -> str:
    value = table.get(key)
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise table.error(key, f"a day such as 2025-07-01 is expected, not {value!r}") from None
