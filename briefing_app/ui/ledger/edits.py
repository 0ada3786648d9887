"""What was edited in the ledger, so that undo there takes back the last of it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.domain.change import Change
from briefing_app.services.review import ReviewSession


@dataclass(frozen=True, slots=True)
class _Step:
    briefing_id: str
    number: int  # of its row in the history


class Edits:
    """The steps made in one view, each on its briefing's own undo line.

    A step is taken back only while it is still the last of its briefing: what was done there since is not ours.
    """

    def __init__(self, session: Callable[[str], ReviewSession]) -> None:
        self._session = session
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def note(self, session: ReviewSession) -> None:
        """Remember the step that was just made in a session."""
        last = next((entry for entry in session.history() if not entry.undone), None)
        if last is not None:
            self._done.append(_Step(session.briefing.id, last.number))
            self._undone.clear()

    def undo(self) -> Change | None:
        """Take back the last step that can be; return the change that did so."""
        while self._done:
            step = self._done.pop()
            session = self._session(step.briefing_id)
            last = next((entry for entry in session.history() if not entry.undone), None)
            if last is not None and last.number == step.number:
                self._undone.append(step)
                return session.undo()
        return None

    def redo(self) -> Change | None:
        """Bring back the step taken back last."""
        while self._undone:
            step = self._undone.pop()
            session = self._session(step.briefing_id)
            entries = session.history()
            after = [entry for entry in entries if entry.number > step.number and not entry.undone]
            if not after and any(entry.number == step.number and entry.undone for entry in entries):
                self._done.append(step)
                return session.redo()
        return None
