#!/usr/bin/env python3
"""Set up, run and check Briefing Desk from a checkout, with nothing but Python 3.11 or newer.

    python3 packaging/dev.py setup                   make .venv: the locked packages and the project
    python3 packaging/dev.py run [FILE...]           open the window on the sample or on FILE
    python3 packaging/dev.py test [ARGUMENTS...]     run all tests offscreen on all cores; arguments go to pytest
    python3 packaging/dev.py lint                    ruff, mypy and import-linter
    python3 packaging/dev.py bench [NAME...]         the benchmarks, each in a process of its own
    python3 packaging/dev.py screenshots DIR         the main states as pictures, rendered offscreen
    python3 packaging/dev.py evaluate [DIR]          score the suggestions on annotated articles
    python3 packaging/dev.py fit [DIR]               fit weights and confidences on annotated articles
    python3 packaging/dev.py i18n [--check]          bring the catalogues up to the source, or only report
    python3 packaging/dev.py lock                    resolve the dependencies anew into the lock file (needs uv)

Every command makes .venv first, or mends it when the lock file, the project's settings or Python changed; a ready
one costs a few hundredths of a second. A benchmark is a file tests/benchmarks/bench_NAME.py that prints lines when
it is run as a program; `evaluate` and `fit` read $BRIEFING_CORPUS when no DIR is named. `evaluate --golden` fails
when the counts are not those of tests/golden/evaluation.json, `evaluate --write-golden` writes them anew.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is asked to run
    sys.exit("Briefing Desk needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))

sys.path.insert(0, str(Path(__file__).resolve().parent))
from dev_environment import Environment  # the sentence above comes first
from dev_system import Failure, has_display

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("setup", "run", "test", "lint", "bench", "screenshots", "evaluate", "fit", "i18n", "lock")
ALONE = ("setup", "lint", "lock")
WHOLE_SUITE = ("-n", "auto", "--dist", "loadfile")
LINTERS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
)


def main(words: list[str]) -> int:
    """Carry out one command line and return its exit status; `run`, `test` and others replace the process."""
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    command, rest = (words[0], words[1:]) if words else ("", [])
    if command not in COMMANDS or (rest and command in ALONE):
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _carry_out(command, rest)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _carry_out(command: str, rest: list[str]) -> int:
    window = command == "run" and has_display(os.environ)
    environment = Environment(ROOT)
    environment.ready(window=window)
    if command == "setup":
        print(f"Ready: {environment.program('briefing-app')}")
        return 0
    if command == "run":
        _run(environment, rest, window)
    if command == "lint":
        return _lint(environment)
    if command == "bench":
        return _bench(environment, rest)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    python, corpus = str(environment.python), os.environ.get("BRIEFING_CORPUS", "")
    if corpus:
        corpus = os.environ["BRIEFING_CORPUS"] = os.path.abspath(corpus)
    if command == "test":
        os.chdir(ROOT)
        _become([python, "-m", "pytest", *(rest or WHOLE_SUITE)])
    if command == "screenshots":
        _become([python, "-m", "briefing_app.pictures", *rest])
    if command in ("evaluate", "fit"):
        named = any(Path(word).is_dir() for word in rest) or not corpus
        _become([python, "-m", f"briefing_app.extraction.{command}", *([] if named else [corpus]), *rest])
    if command == "i18n":
        _become([python, str(ROOT / "packaging" / "catalogues.py"), *rest])
    return environment.lock()


def _run(environment: Environment, files: list[str], window: bool) -> NoReturn:
    if window:
        _become([str(environment.program("briefing-app")), *files])
    print(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY): working without a window.",
        flush=True,
    )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _become([str(environment.python), "-m", "briefing_app.without_display", *files])


def _lint(environment: Environment) -> int:
    failed = []
    for program, *arguments in LINTERS:
        words = [str(environment.program(program)), *arguments]
        print("$", program, *arguments, flush=True)
        if subprocess.run(words, cwd=ROOT, check=False).returncode:
            failed.append(" ".join([program, *arguments]))
    print("Lint: " + (f"{'; '.join(failed)} failed." if failed else "all clean."))
    return 1 if failed else 0


def _bench(environment: Environment, names: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = {file.stem.removeprefix("bench_"): file for file in ROOT.glob("tests/benchmarks/bench_*.py")}
    unknown = [name for name in names if name not in found]
    if unknown:
        raise Failure(
            f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(sorted(found)) or 'none'}."
        )
    failed = 0
    for name in names or sorted(found):
        print(f"== {name}", flush=True)
        failed |= subprocess.run(
            [str(environment.python), str(found[name])], cwd=ROOT, check=False
        ).returncode
    return 1 if failed else 0


def _become(words: list[str]) -> NoReturn:
    """Replace this process by a program: signals and the exit status are then its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(words[0], words)
    sys.exit(subprocess.run(words, check=False).returncode)


def _stop(_signal: int, _frame: object) -> NoReturn:
    """Let a termination clean up as Ctrl+C does."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
