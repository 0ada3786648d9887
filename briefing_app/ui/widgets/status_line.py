"""The status bar: what is saved, what no item covers, and the keys that work where the focus is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefing_app.i18n import ntr, tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.key_caps import Hint, KeyHints


class StatusLine(QWidget):
    """30 high, along the whole window."""

    uncovered_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self._glyph = QLabel()
        self._glyph.setFixedWidth(16)
        self._state = QLabel()
        self._state.setFont(theme.font("meta"))
        self._uncovered = QPushButton()
        self._uncovered.setProperty("part", "text")
        self._uncovered.setFont(theme.font("meta_strong"))
        self._uncovered.setCheckable(True)
        self._uncovered.setStyleSheet("min-height: 20px;")
        self._uncovered.toggled.connect(self.uncovered_toggled)
        self._uncovered.hide()
        self._hints = KeyHints(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._state)
        row.addSpacing(12)
        row.addWidget(self._uncovered)
        row.addWidget(self._hints, 1)
        self._saved: datetime.datetime | None = None
        self._count = 0
        self._in_view = False
        self._token = "accent"
        self._icon = ""
        self._glyph.hide()  # nothing is said yet: no room is kept for it
        self._state.hide()
        theme.changed.connect(self._dress)

    @property
    def text(self) -> str:
        """What is said of saving."""
        return self._state.text()

    def say(self, text: str, *, icon: str = "", token: str = "accent") -> None:
        """Say a short sentence, with an icon in a token's colour."""
        self._saved = None
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._state.setToolTip(text)
        self._icon, self._token = icon, token
        self._dress()

    def saved(self, moment: datetime.datetime) -> None:
        """Say when the last gesture was committed, in local time."""
        self.say(tr("Saved {time}", time=f"{moment.hour}:{moment.minute:02}"), icon="check")
        self._saved = moment

    def retranslate(self) -> None:
        """Say again, in another language, when the last gesture was committed."""
        if self._saved is not None:
            self.saved(self._saved)

    def failed(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self.say(sentence, icon="triangle-alert", token="warning")

    def show_uncovered(self, count: int) -> None:
        """Offer the sentences that no item covers; none hides the switch."""
        self._count = count
        self._uncovered.setVisible(count > 0 and not self._in_view)
        if count:
            self._uncovered.setText(
                ntr("{n} sentence without an item", "{n} sentences without an item", count)
            )
        elif self._uncovered.isChecked():
            self._uncovered.setChecked(False)

    def set_in_view(self, in_view: bool) -> None:
        """Leave out what is said of the open briefing while another view is on the screen."""
        self._in_view = in_view
        self._uncovered.setVisible(self._count > 0 and not in_view)

    def toggle_uncovered(self) -> None:
        """Turn the switch."""
        if self._uncovered.isVisible():
            self._uncovered.toggle()

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show the keys that work where the focus is."""
        if list(hints) != self._hints.hints:
            self._hints.set_hints(hints)

    def _dress(self) -> None:
        if self._icon:
            self._glyph.setPixmap(self._theme.pixmap(self._icon, self._token, 14, self.devicePixelRatioF()))
        self._glyph.setVisible(bool(self._icon))
        self._state.setProperty("tone", "warning" if self._token == "warning" else "muted")
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
