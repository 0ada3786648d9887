"""Renders briefs off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError
from briefing_app.ui.preview.rendering import RenderedBrief, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.since import Since

    Compare = Callable[[Briefing], Since | None]
    """Finds what changed since the briefing before; called in the worker."""

PAUSE = 100
"""Milliseconds without a change before a brief is rendered again."""


class _Answer(QObject):
    """Carries what a worker rendered into the thread in which it was made."""

    ready = Signal(int, object)  # ticket, RenderedBrief


class _Job(QRunnable):
    """One brief being rendered; the briefing is frozen, so no thread can be disturbed by another."""

    def __init__(
        self, ticket: int, briefing: Briefing, language: str, compare: Compare | None, answer: _Answer
    ) -> None:
        super().__init__()
        self._compare = compare
        self._ticket = ticket
        self._briefing = briefing
        self._language = language
        self._answer = answer

    def run(self) -> None:
        self._answer.ready.emit(self._ticket, render(self._briefing, self._language, self._since()))

    def _since(self) -> Since | None:
        try:
            return self._compare(self._briefing) if self._compare is not None else None
        except BriefingError:  # a library that is being closed: the brief itself needs none
            return None


class BriefRenderer(QObject):
    """Follows a briefing: every request is rendered in a worker, the newest one alone is answered.

    Requests are gathered until nothing has changed for `PAUSE`; another briefing than the one last shown is
    rendered at once. Keeps which item each footnote of the last answer belongs to.
    """

    rendered = Signal(str, str)
    """Markdown and HTML of the newest request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = _Answer(self)
        self._answer.ready.connect(self._ready)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._start)
        self._wanted: tuple[Briefing, str, Compare | None] | None = None
        self._shown: tuple[str, str] | None = None
        self._items: tuple[str, ...] = ()
        self._ticket = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted is not None

    def request(self, briefing: Briefing, language: str, compare: Compare | None = None) -> None:
        """Ask for the brief of a briefing in a language, with what `compare` finds to have changed.

        A request not answered yet is forgotten.
        """
        if self._closed:
            return
        self._ticket += 1
        self._wanted = (briefing, language, compare)
        self._pause.start(PAUSE if self._shown == (briefing.id, language) else 0)

    def item_of_footnote(self, number: int) -> str | None:
        """Return the ID of the item whose words a footnote of the brief last rendered quotes."""
        return self._items[number - 1] if 1 <= number <= len(self._items) else None

    def close(self) -> None:
        """Forget what was asked for and wait for the worker; later requests are ignored."""
        self._closed = True
        self._wanted = None
        self._ticket += 1
        self._pause.stop()
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._wanted is not None:
            self._pool.clear()  # what waits for its turn is outdated
            self._pool.start(_Job(self._ticket, *self._wanted, self._answer))

    def _ready(self, ticket: int, brief: RenderedBrief) -> None:
        if ticket != self._ticket or self._wanted is None:
            return
        briefing, language, _ = self._wanted
        self._shown = (briefing.id, language)
        self._wanted = None
        self._items = brief.items
        self.rendered.emit(brief.markdown, brief.html)
