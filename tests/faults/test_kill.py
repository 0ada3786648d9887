"""Killing the program in the middle of editing loses no gesture that it had acknowledged.

The suite kills a few times; ``BRIEFING_KILLS=500 pytest tests/faults`` does it at length.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from briefing_app import paths
from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.services.review import ReviewSession

EDITOR = Path(__file__).with_name("editor.py")
KILLS = int(os.environ.get("BRIEFING_KILLS", "4"))
FLOOR = 25
"""How many gestures at the least must have been acknowledged for each kill: a test that saw no work proves nothing."""


def fingerprint(briefing: Briefing) -> str:
    """Return a hash of everything a briefing says, as `editor` prints it."""
    return hashlib.sha256(repr(briefing).encode()).hexdigest()[:16]


def test_no_acknowledged_gesture_is_lost(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    services = build(library)
    sample = next(iter(sorted(paths.resource("samples").glob("*.txt"))))
    identifier = services.library.import_file(sample).id
    services.close()
    pick = random.Random(7)
    acknowledged = 0
    for kill in range(KILLS):
        said = _edit_and_kill(library, identifier, kill, pick.uniform(0, 0.4))
        acknowledged += len(said)
        services = build(library)
        assert services.keeping.check().whole
        session = services.review(services.library.open(identifier))
        assert said[-1] in _reachable(session), f"kill {kill} lost an acknowledged gesture"
        services.close()
    assert acknowledged >= FLOOR * KILLS


def _reachable(session: ReviewSession) -> set[str]:
    """Return what the disk says, and what it said one step before: it may be one gesture ahead of what was said."""
    found = {fingerprint(session.briefing)}
    if session.undo() is not None:
        found.add(fingerprint(session.briefing))
        session.redo()
    if session.redo() is not None:  # the gesture ahead was an undo
        found.add(fingerprint(session.briefing))
        session.undo()
    return found


def _edit_and_kill(library: Path, identifier: str, seed: int, more: float) -> list[str]:
    """Let an editor do its floor of work and a little more, kill it, and return what it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, str(EDITOR), str(library), identifier, str(seed)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said: list[str] = []
    while len(said) < FLOOR:
        line = child.stdout.readline()
        assert line, "the editor ended by itself"
        said.append(line.split()[1])
    time.sleep(more)
    child.kill()
    said += [line.split()[1] for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    return said
