"""What a command prints: results to stdout, one line about failures to stderr."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from briefing_app.i18n import current, ntr, tr

_MOST_SENTENCES = 3


class Output:
    """The two streams of a command."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._progress = False

    def line(self, text: str = "") -> None:
        """Print a line of a result."""
        print(text, file=self._out)

    def json(self, value: object) -> None:
        """Print a JSON value on one line."""
        print(json.dumps(value, ensure_ascii=False), file=self._out)

    def say(self, sentence: str) -> None:
        """Print a sentence about what failed, on one line."""
        self._clear_progress()
        print(" ".join(sentence.split()), file=self._err)

    def say_all(self, sentences: Sequence[str]) -> None:
        """Print what failed of several on one line: the first few sentences, and how many more there are."""
        if not sentences:
            return
        more = len(sentences) - _MOST_SENTENCES
        shown = list(sentences[:_MOST_SENTENCES])
        if more > 0:
            shown.append(ntr("{n} more failed.", "{n} more failed.", more))
        self.say(" ".join(shown))

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, where somebody watches."""
        if total > 1 and self._err.isatty():
            self._progress = True
            print(f"\r{done} / {total}", end="", file=self._err, flush=True)

    def bringing_up_to_date(self, done: int, total: int) -> None:
        """Show how many briefings of an older library are done, where somebody watches."""
        if not self._err.isatty():
            return
        if done == total:
            self._clear_progress()
            return
        self._progress = True
        line = tr(
            "Bringing the library up to date: {done} of {n}",
            done=current().number(done),
            n=current().number(total),
        )
        print(f"\r{line}", end="", file=self._err, flush=True)

    def _clear_progress(self) -> None:
        if self._progress:
            self._progress = False
            print("\r\x1b[K", end="", file=self._err)

    def end_progress(self) -> None:
        """Take the progress away again."""
        self._clear_progress()

    @property
    def marks(self) -> tuple[str, str]:
        """What stands around a match: bold on a terminal, nothing in a file."""
        return ("\x1b[1m", "\x1b[0m") if self._out.isatty() else ("", "")
