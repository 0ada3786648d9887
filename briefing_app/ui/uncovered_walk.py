"""Going through the sentences that no item covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.i18n import tr
from briefing_app.services.dismissal_keys import sentence_key

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

Span = tuple[int, int]


class UncoveredWalk(QObject):
    """Selects one sentence after the other, so that 1, 2 or 3 makes an item of it and one key says it holds none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at: Span | None = None

    @property
    def spans(self) -> list[Span]:
        """The sentences, in the order of the text."""
        return sorted(self._window.commands.uncovered)

    def forget(self) -> None:
        """Begin at the top again: another article is shown."""
        self._at = None

    def go(self, step: int) -> None:
        """Select the next (1) or previous (-1) sentence without an item, round the end."""
        spans = self.spans
        if not spans:
            self._window.say(tr("Every sentence that looks like an item has one"))
            return
        here = self._window.frame.centre.article.selected_span() or self._at
        if here is None:
            self._select(spans[0] if step > 0 else spans[-1])
        elif step > 0:
            self._select(next((span for span in spans if span[0] > here[0]), spans[0]))
        else:
            self._select(next((span for span in reversed(spans) if span[0] < here[0]), spans[-1]))

    def dismiss(self) -> None:
        """Say for good that the selected sentence holds nothing, and go on to the next one."""
        window = self._window
        briefing, span = window.desk.briefing, self._current()
        if briefing is None:
            return
        if span is None:
            window.say(tr("Choose a sentence without an item first: F7"))
            return
        ahead = [*(s for s in self.spans if s[0] > span[0]), *(s for s in self.spans if s[0] < span[0])]
        if window.desk.dismiss([sentence_key(briefing.article.text, *span)]):
            window.commands.set_uncovered([each for each in self.spans if each != span])
            window.say(tr("Nothing here: this sentence is not lit up again"), undo=window.undo)
            if ahead:
                self._select(ahead[0])
            else:
                window.frame.centre.article.clear_selection()

    def _current(self) -> Span | None:
        """Return the sentence that is selected, or that holds the selected words."""
        here = self._window.frame.centre.article.selected_span()
        if here is None:
            return None
        return next((span for span in self.spans if span[0] < here[1] and here[0] < span[1]), None)

    def _select(self, span: Span) -> None:
        commands, article = self._window.commands, self._window.frame.centre.article
        commands.show_review()
        if not commands.uncovered_shown:
            self._window.frame.status.toggle_uncovered()
        self._at = span
        self._window.desk.select(None)
        article.setFocus()
        article.reveal_span(*span)
        article.select_span(*span)
