"""The lexicon: the words that the rules look for, as data in ``resources/lexicon/vi/*.toml``.

One file is one `Table`. What a kind of item makes of its tables (regular expressions, dictionaries of tokens) is
built lazily by `Lexicon.view` and kept beside the words it was built from.
"""

from __future__ import annotations

import hashlib
import re
import threading
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from briefing_app import paths
from briefing_app.domain.errors import BriefingError, Code

View = TypeVar("View")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class LexiconError(BriefingError, ValueError):
    """A mistake in the lexicon: which file, which line, what is wrong."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(Code.LEXICON_WRONG, str(path), line=line, reason=message)
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Table:
    """One file of the lexicon, with typed access to its entries; dotted keys lead into sections."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.name = path.stem
        self._text = text
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            line = int(at[1]) if at else text.count("\n") + 1
            raise LexiconError(path, line, str(error)) from error

    def line_of(self, key: str) -> int:
        """Return the line on which a dotted key or section stands, 1 when it is nowhere."""
        section, _, last = key.rpartition(".")
        inside = not section
        for number, line in enumerate(self._text.split("\n"), 1):
            bare = line.strip()
            if bare.startswith("["):
                name = bare.strip("[] ")
                if name == key:
                    return number
                inside = name == section
            elif inside and re.match(rf'"?{re.escape(last)}"?\s*=', bare):
                return number
        return 1

    def get(self, key: str, default: object = None) -> Any:
        """Return the raw value at a dotted key."""
        value: Any = self.data
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return default
            value = value[part]
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return the list of phrases at a dotted key, () when the key is absent.

        Raises LexiconError, with the phrase's own line, when it is no list of phrases without blanks around them,
        each said once.
        """
        value = self.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, "a list of phrases is expected")
        for word in value:
            if not isinstance(word, str) or not word or word != word.strip():
                line = self._line_of_phrase(key, word, 1)
                raise LexiconError(self.path, line, f"{key}: a phrase is expected, not {word!r}")
        if len(set(value)) < len(value):
            twice = next(word for number, word in enumerate(value) if word in value[:number])
            raise LexiconError(
                self.path, self._line_of_phrase(key, twice, 2), f"{key}: {twice!r} is there twice"
            )
        return tuple(value)

    def mapping(self, key: str) -> dict[str, str]:
        """Return the table of phrase to phrase at a dotted key, {} when the key is absent.

        Raises LexiconError when a value is no phrase.
        """
        value = self.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "a table is expected")
        for name, word in value.items():
            if not isinstance(word, str):
                raise self.error(f"{key}.{name}", f"a phrase is expected, not {word!r}")
        return dict(value)

    def number(self, key: str, default: float) -> float:
        """Return the number at a dotted key. Raises LexiconError when it is none."""
        value = self.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(key, f"a number is expected, not {value!r}")
        return float(value)

    def _line_of_phrase(self, key: str, word: object, time: int) -> int:
        """Return the line on which a list says a phrase for the n-th time; the list's own when it cannot be told."""
        first = self.line_of(key)
        quoted = re.compile(
            rf"""(["']){re.escape(word)}\1""" if isinstance(word, str) else re.escape(str(word))
        )
        for number, line in enumerate(self._text.split("\n")[first - 1 :], first):
            time -= len(quoted.findall(line))
            if time <= 0:
                return number
        return first

    def error(self, key: str, message: str) -> LexiconError:
        """Make the error about the entry at a dotted key."""
        return LexiconError(self.path, self.line_of(key), f"{key}: {message}")


class Lexicon:
    """All tables of one folder, read once; safe to share between threads.

    `version` changes whenever a word does.
    """

    def __init__(self, folder: Path, tables: Mapping[str, Table], version: str) -> None:
        self.folder = folder
        self.version = version
        self._tables = dict(tables)
        self._views: dict[str, object] = {}
        self._lock = threading.RLock()

    def table(self, name: str) -> Table:
        """Return the table of that file name without its ending; an absent file is an empty table."""
        found = self._tables.get(name)
        return found if found is not None else Table(self.folder / f"{name}.toml", "")

    def view(self, name: str, build: Callable[[Lexicon], View]) -> View:
        """Return what `build` makes of the lexicon, made once and kept under that name."""
        with self._lock:
            if name not in self._views:
                self._views[name] = build(self)
            return cast(View, self._views[name])


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read all TOML files of a folder, by default the program's own Vietnamese words.

    Raises LexiconError with file and line for a file that is not valid TOML in UTF-8.
    """
    folder = folder or paths.resource("lexicon", "vi")
    digest = hashlib.sha256()
    tables: dict[str, Table] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".toml", ".json"):
            continue
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data)
        if path.suffix == ".json":  # fitted weights: read by their own rules, but another version of them
            continue
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise LexiconError(path, data[: error.start].count(b"\n") + 1, "not UTF-8") from error
        tables[path.stem] = Table(path, text.replace("\r\n", "\n"))
    return Lexicon(folder, tables, digest.hexdigest()[:12])
