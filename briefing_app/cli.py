"""The command line: commands without a window, and the window without a command."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing_app import i18n, paths
from briefing_app.commands.arguments import COMMAND_NAMES, Given, command_parser, first_word, window_parser
from briefing_app.commands.output import Output
from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import tr
from briefing_app.settings import SettingsStore
from briefing_app.wording import sentence

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str]) -> int:
    """Run one command, or open the window; return the exit status.

    0: done, 1: it failed or some of several did, 2: wrong usage. Failures are one line on stderr.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    settings = SettingsStore(paths.config_folder() / "settings.json")
    language = settings.values.language
    i18n.use(language if language in i18n.LANGUAGES else i18n.system_language())
    output = Output(sys.stdout, sys.stderr)
    try:
        return _run(list(arguments), settings, output)
    except BriefingError as error:
        output.say(sentence(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining when it flushes at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        output.say(
            tr(
                "Something unexpected went wrong ({reason}); the library is safe. Run it again with "
                "BRIEFING_DEBUG=1 to see where.",
                reason=f"{type(error).__name__}: {error}",
            )
        )
        return FAILED


def _run(arguments: list[str], settings: SettingsStore, output: Output) -> int:
    word = first_word(arguments)
    if word in COMMAND_NAMES:
        # Loaded for a command alone: the window has no use for them at its start.
        from briefing_app.commands.table import COMMANDS

        given = command_parser().parse_args(arguments, Given())
        return COMMANDS[word](given, output)
    given = window_parser().parse_args(arguments, Given())
    files = [Path(file) for file in given.files]
    if word is not None and not Path(word).exists() and os.sep not in word:
        sentence = _no_such_command(word)
        if sentence:
            output.say(sentence)
            return WRONG_USAGE
    return _open_window(files, given.library, settings, output)


def _no_such_command(word: str) -> str:
    """Return what to say of a word that is no file and was meant for a command; "" where it was not."""
    import difflib  # slow to load, and wanted for a slip of the hand alone

    like = difflib.get_close_matches(word, COMMAND_NAMES, n=1, cutoff=0.75)
    if like:
        return tr("There is no command or file “{word}”; do you mean {like}?", word=word, like=like[0])
    if word.isascii() and word.replace("-", "").isalpha():
        return tr("There is no command or file “{word}”; see `briefing-app --help`.", word=word)
    return ""


def _open_window(files: list[Path], library: Path | None, settings: SettingsStore, output: Output) -> int:
    if _no_display():
        output.say(
            tr(
                "There is no display to open a window on; use a command such as "
                "`briefing-app extract FILE`, or see `briefing-app --help`."
            )
        )
        return FAILED
    # What a start makes, it keeps: there is nothing to collect before it is over (`run_window` sees to that).
    gc.disable()
    # The window, Qt with it, is loaded for the window alone.
    from briefing_app.ui.quick_imports import let_sources_be

    let_sources_be()
    from briefing_app.ui.application import run_window

    path = library or paths.default_library()
    return run_window(files, path, partial(_build, settings.values.author), settings)


def _build(author: str, library: Path, *, progress: Callable[[int, int], None]) -> Services:
    """Join the parts on a library; called in a worker thread once the window is painted, and loaded only then."""
    from briefing_app.bootstrap import build

    return build(library, author=author, progress=progress)


def _no_display() -> bool:
    """Tell whether Qt would abort for want of a display: on Linux, unless another platform is asked for."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted)


def _speak_utf8(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
