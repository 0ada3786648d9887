"""The contradictions of a series: each with both values, both quotes and the way to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.series import Contradiction, SeriesPoint
from briefing_app.i18n import ntr, tr
from briefing_app.ui.figures.quote import quote_of
from briefing_app.ui.figures.series_words import kind_text, period_text, source_text
from briefing_app.ui.figures.source_link import SourceLink
from briefing_app.ui.panels.item_text import value_text
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

_SHOWN = 2
_ALL = 40
_QUOTE = 180


class _Card(QWidget):
    """One contradiction on the warning's ground."""

    opened = Signal(object)  # SeriesPoint

    def __init__(self, theme: Theme, found: Contradiction) -> None:
        super().__init__()
        self._theme = theme
        head = QHBoxLayout()
        head.setSpacing(8)
        glyph = QLabel()
        glyph.setPixmap(theme.pixmap("triangle-alert", "warning", 16, self.devicePixelRatioF()))
        period, kind = period_text(found.period), kind_text(found.kind)
        title = _label(theme, tr("{period} ({kind}) has two values", period=period, kind=kind), "row_strong")
        head.addWidget(glyph)
        head.addWidget(title, 1)
        grid = QGridLayout()
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, point in enumerate((found.first, found.second)):
            self._add(grid, number, point)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        self.setAccessibleName(
            f"{title.text()}: {value_text(found.first.figure)}, {value_text(found.second.figure)}"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warning_fill"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()

    def _add(self, grid: QGridLayout, row: int, point: SeriesPoint) -> None:
        value = _label(self._theme, value_text(point.figure), "row_strong")
        value.setWordWrap(False)
        value.setContentsMargins(0, 2, 0, 0)  # on one line with the larger quote
        quote = _label(self._theme, "", "quote")
        quote.setTextFormat(Qt.TextFormat.RichText)
        quote.setText(quote_of(point, _QUOTE).html)
        link = SourceLink(self._theme, source_text(point, 160))
        link.clicked.connect(partial(self.opened.emit, point))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(quote)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(value, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(words, row, 1)


class ContradictionList(QWidget):
    """The first contradictions, and the rest when asked for; takes no room without any."""

    opened = Signal(object)  # SeriesPoint

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Contradiction, ...] = ()
        self._cards: list[_Card] = []
        self._whole = False
        self._more = TextButton(theme, "", part="text")
        self._more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self.retranslate)
        self.hide()

    @property
    def cards(self) -> Sequence[QWidget]:
        """What is shown, one widget a contradiction."""
        return tuple(self._cards)

    def show_all_of(self, found: tuple[Contradiction, ...]) -> None:
        """Show these."""
        if found != self._found:
            self._found, self._whole = found, False
            self.retranslate()

    def retranslate(self) -> None:
        """Make the cards anew: another language, other colours, other contradictions."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        most = _ALL if self._whole else _SHOWN
        self._cards = [_Card(self._theme, found) for found in self._found[:most]]
        for number, card in enumerate(self._cards):
            card.opened.connect(self.opened)
            self._column.insertWidget(number, card)
        left = len(self._found) - len(self._cards)
        self._more.setText(ntr("{n} more contradiction", "{n} more contradictions", max(left, 1)))
        self._more.setVisible(left > 0 and not self._whole)
        self.setVisible(bool(self._found))

    def _show_all(self) -> None:
        self._whole = True
        self.retranslate()


def _label(theme: Theme, text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(role))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
