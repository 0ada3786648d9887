"""Completion of a field in a popup, blind to case and diacritics."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from briefing_app.domain.text import fold
from briefing_app.ui.theme import Theme

MOST = 8
"""How many words are offered at once."""


class WordCompleter(QCompleter):
    """Offers the words of which a part begins with what was typed.

    A popup only, never inline: text put behind the cursor garbles Vietnamese input methods. It is not set as the
    line's own completer, so that the folding stays ours.
    """

    def __init__(self, line: QLineEdit, widget: QWidget, words: list[str], theme: Theme) -> None:
        super().__init__(line)
        self._line = line
        self._words = [(" " + fold(word), word) for word in dict.fromkeys(words) if word]
        self._offered = QStringListModel(self)
        self.setModel(self._offered)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(MOST)
        popup = QListView()
        popup.setProperty("part", "popup")
        popup.setFont(theme.font("row"))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup = popup
        self.setPopup(popup)
        self.setWidget(widget)
        line.textEdited.connect(self._typed)
        self.activated.connect(self._take)

    def matches(self, typed: str) -> list[str]:
        """Return the words offered for what was typed, those that begin with it first."""
        key = fold(typed.strip())
        if not key:
            return []
        found = [(folded.find(" " + key), word) for folded, word in self._words]
        ranked = sorted(((at > 0, word) for at, word in found if at >= 0), key=_rank)
        return [word for _, word in ranked if word != typed.strip()][:MOST]

    def _typed(self, text: str) -> None:
        words = self.matches(text)
        self._offered.setStringList(words)
        if words and self._line.isVisible():
            self.complete()
            self._fit()
        else:
            self._popup.hide()

    def _fit(self) -> None:
        """Make the popup as large as its words: Qt reckons without the padding of the style sheet."""
        popup = self._popup
        padding = 10  # border and padding, above and below
        rows = self._offered.rowCount()
        height = sum(popup.sizeHintForRow(row) for row in range(rows)) + padding
        width = max(popup.width(), popup.sizeHintForColumn(0) + padding)
        above = popup.y() < self._line.mapToGlobal(QPoint(0, 0)).y()
        top = popup.y() + popup.height() - height if above else popup.y()
        popup.setGeometry(popup.x(), top, width, height)

    def _take(self, word: str) -> None:
        """Put the word in as if it were typed, so that the field's own undo takes it back."""
        self._line.selectAll()
        self._line.insert(word)


def _rank(found: tuple[bool, str]) -> tuple[bool, int]:
    return found[0], len(found[1])
