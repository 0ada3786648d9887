"""Suggesting again: what it would change is shown first, and done when the editor says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.i18n import ntr, tr
from briefing_app.services.review import ReviewSession
from briefing_app.services.suggesting import Difference

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

TOPIC = "difference"


class Resuggesting(QObject):
    """Compares in a worker thread: on request, or on its own when other rules made the suggestions."""

    changed = Signal()  # there is something to ask, or no longer
    asked = Signal()  # on request: whoever asked waits for the answer

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._declined: set[str] = set()
        self._found: Difference | None = None

    @property
    def question(self) -> str:
        """What is to be asked, "" when nothing is."""
        found = self._found
        if not found:
            return ""
        parts = [
            ntr("{n} new suggestion", "{n} new suggestions", found.new) if found.new else "",
            ntr("{n} gone", "{n} gone", found.gone) if found.gone else "",
            ntr("{n} changed", "{n} changed", found.changed) if found.changed else "",
        ]
        told = ", ".join(part for part in parts if part)
        return tr("Suggesting again: {changes}. What you confirmed, wrote or rejected stays.", changes=told)

    def forget(self) -> None:
        """Ask nothing any more: another briefing is shown."""
        self._window.jobs.forget(TOPIC)
        self._set(None)

    def offer(self) -> None:
        """Ask when today's rules are others than those that made the suggestions, unless that was declined."""
        session = self._window.desk.session
        if session is not None and session.briefing.id not in self._declined:
            self._window.jobs.run_behind(TOPIC, partial(_if_newer, session), self._set, self._window.report)

    def request(self) -> None:
        """Ask, or say that nothing would change."""
        session = self._window.desk.session
        if session is not None:
            self._window.commands.show_review()
            self._window.jobs.run(TOPIC, session.difference, self._requested, self._window.report)

    def compare_again(self) -> None:
        """Count anew after a gesture, while the question stands."""
        session = self._window.desk.session
        if self._found and session is not None:
            self._window.jobs.run(TOPIC, session.difference, self._set, self._window.report)

    def accept(self) -> None:
        """Suggest again."""
        self._set(None)
        self._window.desk.resuggest()

    def decline(self) -> None:
        """Leave everything as it is, and do not offer it again for this briefing until the next start."""
        briefing = self._window.desk.briefing
        if briefing is not None:
            self._declined.add(briefing.id)
        self._set(None)

    def _requested(self, found: Difference) -> None:
        if found:
            self._set(found)
            self.asked.emit()
            return
        self._window.desk.resuggest()  # remembers that today's rules have had their say
        self._window.say(tr("Suggesting again would change nothing"))

    def _set(self, found: Difference | None) -> None:
        self._found = found
        self.changed.emit()


def _if_newer(session: ReviewSession) -> Difference | None:
    return session.difference() if session.rules_are_newer else None
