"""The progress card: long work, shown after 300 ms, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton
from briefing_app.ui.widgets.floating import SHADOW, Floating

DELAY = 300
"""Milliseconds before anything is shown: most work is done by then."""


class ProgressCard(Floating):
    """58 high, at the bottom centre of the article."""

    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, radius=10)
        self._label = QLabel()
        self._label.setFont(theme.font("row_medium"))
        self._stop = TextButton(theme, tr("Stop"), part="text")
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout()
        row.addWidget(self._label, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 14, SHADOW + 6, SHADOW + 10, SHADOW + 12)
        column.addLayout(row)
        self._share = 0.0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self._appear)
        self.hide()

    def begin(self, text: str) -> None:
        """Say what has begun; the card appears if it is still going on after `DELAY`."""
        self._label.setText(text)
        self._share = 0.0
        self._stop.setText(tr("Stop"))
        self._delay.start()

    def advance(self, text: str, share: float) -> None:
        """Show how far it is; `share` is 0 to 1."""
        self._label.setText(text)
        self._share = share
        self.update()

    def end(self) -> None:
        """Take the card away."""
        self._delay.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        card = self.card()
        bar = QRectF(card.left() + 14, card.bottom() - 16, card.width() - 28, 4)
        painter.setBrush(self._theme.color("border"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(
            QRectF(bar.topLeft(), bar.size()).adjusted(0, 0, -bar.width() * (1 - self._share), 0), 2, 2
        )
        painter.end()

    def _appear(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(380, parent.width() - 16) + 2 * SHADOW
        height = 58 + 2 * SHADOW
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 12, width, height)
        self.show()
        self.raise_()
