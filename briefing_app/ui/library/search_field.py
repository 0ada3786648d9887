"""The search field: tells what is searched once typing pauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.domain.text import nfc
from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme

PAUSE = 30
"""Milliseconds without a key before the search starts."""

COMPOSING_PAUSE = 150
"""The same while an input method composes: one Vietnamese letter takes several keys."""


class SearchField(QLineEdit):
    """32 high; Down and Enter go to the results, Escape empties it."""

    searched = Signal(str)
    left_downwards = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "search")
        self.setFont(theme.font("row"))
        self.setMaxLength(2000)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.triggered.connect(self.empty)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self._composing = False
        self._mistakes: list[tuple[int, int]] = []
        self._mistaken = ""  # the query whose mistakes these are
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._dress)
        self.retranslate()
        self._dress()

    @property
    def query(self) -> str:
        """What is searched, in NFC and without surrounding blanks."""
        return nfc(self.text()).strip()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.setPlaceholderText(tr("Search all briefings"))
        self.setAccessibleName(tr("Search all briefings"))
        self._clear.setToolTip(tr("Clear the search"))

    def say(self, query: str) -> None:
        """Search for this at once; the list or chip that asked keeps the focus."""
        self.setText(query)
        self._pause.stop()
        self._tell()

    def show_mistakes(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underline these pieces of the query, in its code points."""
        self._mistakes, self._mistaken = list(spans), self.query
        self.update()

    def empty(self) -> None:
        """Empty the field; the library comes back at once."""
        self.clear()
        self._pause.stop()
        self._tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait longer while an input method composes."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if self._composing:
            self._pause.start(COMPOSING_PAUSE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the results, or empty the field."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._tell()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.empty()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline what is wrong, while it is still what was searched."""
        super().paintEvent(event)
        if not self._mistakes or self._composing or self._mistaken != self.query:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("warning"), 1.4))
        painter.setClipRect(QRectF(self.rect()).adjusted(30, 0, -30, 0))
        for left, right in self._mistaken_lines():
            painter.drawPath(_wave(left, right, self.rect().center().y() + 9.5))
        painter.end()

    def _mistaken_lines(self) -> Iterator[tuple[float, float]]:
        """Return from where to where the mistakes reach on the screen; the cursor tells how far the text is scrolled."""
        text = self.text()
        metrics = QFontMetricsF(self.font())
        lead = len(text) - len(text.lstrip())
        cursor = _code_points(text, self.cursorPosition())
        origin = self.cursorRect().center().x() + 0.5 - metrics.horizontalAdvance(text[:cursor])
        for start, end in self._mistakes:
            left = origin + metrics.horizontalAdvance(text[: start + lead])
            right = origin + metrics.horizontalAdvance(text[: end + lead])
            yield left, max(right, left + 5)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._pause.start(PAUSE)

    def _tell(self) -> None:
        if self.query != self._told:
            self._told = self.query
            self.searched.emit(self._told)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted", 16))
        self._clear.setIcon(self._theme.icon("x", "muted", 16))
        self._clear.setVisible(bool(self.text()))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        x = min(x + 2.0, right)
        path.lineTo(x, y - (1.6 if up else 0.0))
        up = not up
    return path


def _code_points(text: str, utf16: int) -> int:
    """Return how many characters stand before a position that counts in UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le", "ignore"))
