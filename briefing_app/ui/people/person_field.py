"""A field that finds people as one types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme


class PersonField(SearchField):
    """A field that finds people; what it says is told by whoever shows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._words = ""
        super().__init__(theme, parent)

    def say(self, words: str) -> None:
        """Say what may be typed."""
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        super().retranslate()
        self.setPlaceholderText(self._words)
        self.setAccessibleName(self._words)
