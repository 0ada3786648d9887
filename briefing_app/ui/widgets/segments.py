"""A switch of two or three words, one of which is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme


class Segments(QFrame):
    """The switch "Duyệt | Bản tóm tắt": arrows move it, one Tab stop."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for number, word in enumerate(words):
            button = QPushButton(word)
            button.setProperty("part", "segment")
            button.setCheckable(True)
            button.setFont(theme.font("button"))
            self._group.addButton(button, number)
            row.addWidget(button)
        self.set_words(words)
        self.set_index(0)
        self._group.idClicked.connect(self._clicked)

    @property
    def index(self) -> int:
        """Which word is on."""
        return self._group.checkedId()

    def set_index(self, index: int) -> None:
        """Turn one word on without telling anybody."""
        self._group.button(index).setChecked(True)
        for button in self._group.buttons():
            on = self._group.id(button) == index
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

    def set_words(self, words: Sequence[str]) -> None:
        """Rename the segments, in another language."""
        for number, word in enumerate(words):
            button = self._group.button(number)
            button.setText(word)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(word) + 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the switch with the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        target = self.index + step
        if step and 0 <= target < len(self._group.buttons()):
            self._clicked(target)
            self._group.button(target).setFocus()
            return
        super().keyPressEvent(event)

    def _clicked(self, index: int) -> None:
        self.set_index(index)
        self.chosen.emit(index)
