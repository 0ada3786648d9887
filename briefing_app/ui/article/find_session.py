"""Finding in the article: the bar's questions, the matches in the view, and which one is current."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.article.find_bar import FindBar
from briefing_app.ui.article.matches import Finder
from briefing_app.ui.article.reveal_motion import RevealMotion

_LARGE = 200_000
_DELAY = 150
"""Milliseconds without typing before so large a text is searched."""


class FindSession(QObject):
    """Joins find bar and view; the first match shown is the one behind the caret."""

    def __init__(self, bar: FindBar, view: ArticleView, motion: RevealMotion) -> None:
        super().__init__(view)
        self._bar = bar
        self._view = view
        self._motion = motion
        self._finder = Finder("")
        self._current = -1
        bar.query_changed.connect(self._look)
        bar.next_wished.connect(self.next)
        bar.previous_wished.connect(self.previous)
        bar.closed.connect(self.close)

    def set_text(self, text: str, start: int) -> None:
        """Look in another article from now on, for the same words if the bar is open."""
        self._finder = Finder(text, start)
        self._bar.delay.setInterval(_DELAY if len(text) > _LARGE else 0)
        if not self._bar.isHidden():
            self._look(self._bar.query)

    def open(self, text: str) -> None:
        """Open the bar; without a text it keeps its last query."""
        self._bar.open(text)
        self._look(self._bar.query)

    def close(self) -> None:
        """Close the bar; the caret stands at the current match, the focus in the article."""
        matches = self._view.lit.matches
        if 0 <= self._current < len(matches):
            cursor = self._view.textCursor()
            cursor.setPosition(matches[self._current][0])
            self._view.setTextCursor(cursor)
        self._bar.hide()
        self._show([], -1)
        self._view.setFocus()

    def next(self) -> None:
        """Go to the next match, from the last one to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the match before, from the first one to the last."""
        self._go(-1)

    def _look(self, query: str) -> None:
        positions = self._view.positions
        spans = (positions.span_in_document(*span) for span in self._finder.find(query))
        matches = [span for span in spans if span is not None]
        here = self._view.textCursor().selectionStart()
        at = next((i for i, span in enumerate(matches) if span[0] >= here), 0) if matches else -1
        self._show(matches, at)

    def _go(self, by: int) -> None:
        matches = self._view.lit.matches
        if matches:
            self._show(matches, (self._current + by) % len(matches))

    def _show(self, matches: list[tuple[int, int]], at: int) -> None:
        lit = self._view.lit
        self._current = at
        lit.matches = matches
        lit.current_match = matches[at] if at >= 0 else None
        self._view.viewport().update()
        self._bar.show_count(at + 1, len(matches))
        if lit.current_match is not None:
            self._motion.reveal(*lit.current_match)
