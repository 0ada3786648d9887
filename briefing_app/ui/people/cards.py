"""The sunken cards that open in place on a person's page, and the chips below a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

_CHIP = 20.0


class Card(QWidget):
    """A sunken, rounded ground; Esc leaves it."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.update)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("border"), 1))
        painter.setBrush(self.theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class QuestionCard(Card):
    """A question that waits, with its two answers; nothing waits for it."""

    answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setFont(theme.font("row_medium"))
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.no = TextButton(theme, "")
        self.yes = TextButton(theme, "", part="primary", icon="check")
        asked = QHBoxLayout()
        asked.addWidget(self._icon)
        asked.addSpacing(6)
        asked.addWidget(self._text, 1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 10, 10, 10)
        self._row.setSpacing(8)
        self._row.addLayout(asked, 1)
        self._row.addLayout(answers)
        self.yes.clicked.connect(self._yes)
        self.no.clicked.connect(self._no)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The question."""
        return self._text.text()

    def set_stacked(self, on: bool) -> None:
        """Stand the answers below the question, or beside it."""
        stacked, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(stacked if on else beside)

    def ask(self, text: str, yes: str, no: str) -> None:
        """Show a question with what its answers say."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.yes.setText(yes)
        self.no.setText(no)
        self.show()

    def _yes(self) -> None:
        self.answered.emit(True)

    def _no(self) -> None:
        self.answered.emit(False)

    def _dress(self) -> None:
        self._icon.setPixmap(self.theme.pixmap("rotate-ccw-clock", "warning", 18, self.devicePixelRatioF()))


class NameChips(QWidget):
    """ "Also written" with the spellings as chips, on one line; those that do not fit are counted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ""
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_words(self, label: str, words: Sequence[str]) -> None:
        """Show these chips; without any there is nothing to see."""
        self._label, self._words = label, tuple(words)
        self.setAccessibleName(f"{label}: {', '.join(words)}")
        self.setToolTip(", ".join(words))
        self.setVisible(bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(100, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label and chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        meta, label = self._theme.font("meta"), self._theme.font("label")
        middle, left = self.height() / 2, 0.0
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(meta)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRectF(0, 0, self.width(), self.height()), align, self._label)
        left += QFontMetricsF(meta).horizontalAdvance(self._label) + 10
        metrics = QFontMetricsF(label)
        for number, word in enumerate(self._words):
            width = metrics.horizontalAdvance(word) + 20
            last = number == len(self._words) - 1
            if left + width + (0 if last else 44) > self.width():
                word = f"+{len(self._words) - number}"
                width = metrics.horizontalAdvance(word) + 20
                last = True
            rect = QRectF(left, middle - _CHIP / 2, width, _CHIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("sunken"))
            painter.drawRoundedRect(rect, 5, 5)
            painter.setPen(self._theme.color("text"))
            painter.setFont(label)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)
            left += width + 8
            if last:
                break
        painter.end()
