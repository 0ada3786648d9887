"""The checkout's `.venv`: made from the lock file, mended when something changed, never left half-made."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from dev_system import Failure, groups_needed, require

if sys.platform != "win32":
    import fcntl

Step = Literal["nothing", "project", "packages", "anew"]

UNREACHABLE = re.compile(
    r"Failed to establish a new connection|NameResolutionError|Temporary failure in name resolution|"
    r"Connection (?:refused|aborted|reset)|ConnectTimeout|Network is unreachable|ProxyError|"
    r"Cannot connect to proxy|Max retries exceeded|Read timed out|NewConnectionError",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stamp:
    """What `.venv` was made from, kept in it; `finished` is false while it is being made."""

    finished: bool
    place: str
    python: str
    lock: str
    project: str
    libraries: tuple[str, ...] = ()

    @classmethod
    def read(cls, file: Path) -> Stamp | None:
        """Return the stamp in a file, or None where there is none that this version wrote."""
        try:
            values = json.loads(file.read_text(encoding="utf-8"))
            return cls(**{**values, "libraries": tuple(values["libraries"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, file: Path) -> None:
        """Put the stamp into a file whole or not at all."""
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        part.replace(file)


def step_needed(found: Stamp | None, wanted: Stamp, python: str | None) -> Step:
    """Say what makes `.venv` fit: `python` is the version that its interpreter reports, None if it does not run.

    A folder without a stamp was made by the developer: it is filled, never thrown away, as long as it runs.
    """
    if python is None:
        return "anew"
    if found is None:
        return "packages"
    if not found.finished or found.place != wanted.place or found.python != python:
        return "anew"
    if found.lock != wanted.lock:
        return "packages"
    return "nothing" if found.project == wanted.project else "project"


class Environment:
    """One checkout's `.venv`. Not a general tool: it knows this project's lock file, settings and catalogues."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._stamp_file = self.folder / "briefing-desk.json"
        self._lock_file = root / "packaging" / "requirements.lock"

    @property
    def python(self) -> Path:
        """The interpreter in `.venv`."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Return the path of a program that `.venv` holds."""
        return (
            self.folder
            / ("Scripts" if os.name == "nt" else "bin")
            / (name + (".exe" if os.name == "nt" else ""))
        )

    def ready(self, *, window: bool) -> None:
        """Make `.venv` fit for the checkout and see to the system's libraries; raise Failure with a sentence.

        Nothing half-made stays: what fails while it is made is removed, what is killed is made anew next time.
        """
        found = Stamp.read(self._stamp_file)
        groups = groups_needed(os.environ, window=window)
        if self._step(found) != "nothing" or not set(groups) <= set(found.libraries if found else ()):
            with self._alone() as handle:
                self._mend(groups, handle)
        self._compile_catalogues()

    def lock(self) -> int:
        """Write the lock file anew with uv, which must be on the PATH, and return uv's exit status."""
        uv = shutil.which("uv")
        if uv is None:
            raise Failure(
                "This needs uv: install it (for instance with pip install uv) and run the command again."
            )
        words = "pip compile --universal --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate"
        places = ["--python-version", "3.11", "--only-binary", ":all:", "--extra", "dev", "pyproject.toml"]
        output = ["--quiet", "-o", str(self._lock_file)]
        return subprocess.run([uv, *words.split(), *places, *output], cwd=self.root, check=False).returncode

    def _step(self, found: Stamp | None) -> Step:
        return step_needed(found, self._wanted(), self._python_version())

    def _wanted(self) -> Stamp:
        lock = hashlib.sha256(self._lock_file.read_bytes()).hexdigest()
        project = hashlib.sha256((self.root / "pyproject.toml").read_bytes()).hexdigest()
        version = "{}.{}".format(*sys.version_info)
        return Stamp(finished=True, place=str(self.folder), python=version, lock=lock, project=project)

    def _python_version(self) -> str | None:
        code = "import sys; print('{}.{}'.format(*sys.version_info))"
        try:
            answer = subprocess.run(
                [str(self.python), "-I", "-S", "-c", code], capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        return answer.stdout.strip()

    def _mend(self, groups: tuple[str, ...], handle: int) -> None:
        found = Stamp.read(self._stamp_file)
        step = self._step(found)  # asked again: another dev.py may just have done it
        require(groups, venv=step == "anew")
        if step != "nothing":
            self._make(step, found, handle)
        if step == "nothing" and found:
            stamp = found
        else:
            stamp = replace(self._wanted(), python=self._python_version() or "")
        known = found.libraries if found else ()
        replace(stamp, libraries=tuple(sorted({*known, *groups}))).write(self._stamp_file)

    def _make(self, step: Step, found: Stamp | None, handle: int) -> None:
        """Take the step with `.venv` marked unfinished; on failure remove a new one, give back an old one."""
        try:
            if step == "anew":
                print("Making .venv and installing the locked packages: some 150 MB, once.", file=sys.stderr)
                if self.folder.exists():
                    shutil.rmtree(self.folder)
                self.folder.mkdir()
            if step == "anew" or found is not None:
                replace(found or self._wanted(), finished=False).write(self._stamp_file)
            if step == "anew":
                self._command([sys.executable, "-I", "-m", "venv", str(self.folder)], handle)
            if step in ("anew", "packages"):
                arguments = ["--require-hashes", "--only-binary", ":all:", "-r", str(self._lock_file)]
                self._pip(arguments, handle)
            arguments = ["--no-build-isolation", "--no-deps", "--no-index", "-e", str(self.root)]
            self._pip(arguments, handle)
        except (Failure, OSError, KeyboardInterrupt) as problem:
            if step == "anew":
                shutil.rmtree(self.folder, ignore_errors=True)
            elif found is not None:
                found.write(self._stamp_file)
            if isinstance(problem, OSError):
                raise Failure(
                    f"Setting up .venv failed: {problem}. Nothing half-made was left behind."
                ) from problem
            raise

    def _pip(self, arguments: list[str], handle: int) -> None:
        options = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
        self._command([str(self.python), "-I", "-m", "pip", "install", *options, *arguments], handle)

    def _command(self, words: list[str], handle: int) -> None:
        """Run a program quietly; it holds the lock too, so that it is waited for even when this process is killed."""
        keep = (handle,) if os.name == "posix" and handle >= 0 else ()
        done = subprocess.run(
            words, capture_output=True, text=True, check=False, pass_fds=keep, cwd=self.root
        )
        if done.returncode == 0:
            return
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        if any(UNREACHABLE.search(line) for line in said):
            raise Failure(
                "The package index cannot be reached: connect to the network and run the command again; "
                "nothing half-made was left behind."
            )
        end = "\n".join(said[-12:])
        raise Failure(f"Setting up .venv failed and nothing half-made was left behind; this was said:\n{end}")

    def _compile_catalogues(self) -> None:
        """Compile the translations when one was edited since; the editable install reads them from the checkout."""
        for language in (self.root / "resources" / "i18n").glob("*"):
            sources = [file.stat().st_mtime_ns for file in language.rglob("*.po")]
            compiled = language / "LC_MESSAGES" / "briefing_app.mo"
            if sources and (not compiled.exists() or compiled.stat().st_mtime_ns < max(sources)):
                words = [str(self.python), str(self.root / "packaging" / "hatch_build.py")]
                subprocess.run(words, check=True)
                return

    @contextlib.contextmanager
    def _alone(self) -> Iterator[int]:
        """Keep a second dev.py waiting while `.venv` is made; yield the lock's file handle, -1 where there is none."""
        if sys.platform == "win32":
            yield -1
            return
        with Path(__file__).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Another dev.py is setting up .venv: waiting for it.", file=sys.stderr)
                fcntl.flock(file, fcntl.LOCK_EX)
            yield file.fileno()
