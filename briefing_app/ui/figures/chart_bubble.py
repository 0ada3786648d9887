"""What stands over a chart: a ring around the current dot, and the words of the one that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme

_PADDING = 10.0
_LINE = 18.0
_AWAY = 14.0
_WIDEST = 420.0


class ChartBubble(QWidget):
    """Lies over the whole chart and lets the pointer through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark: QPointF | None = None
        self._place: QPointF | None = None
        self._lines: tuple[str, str] = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def text(self) -> str:
        """What is told, "" while nothing is."""
        return "\n".join(self._lines) if self._place is not None else ""

    def mark(self, place: QPointF | None) -> None:
        """Put the ring around a place."""
        self._mark = place
        self._show()

    def tell(self, place: QPointF, first: str, second: str) -> None:
        """Show two lines beside a place."""
        self._place, self._lines = place, (first, second)
        self._show()

    def hide_text(self) -> None:
        """Show no words."""
        self._place = None
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring and the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark is not None:
            painter.setPen(QPen(self._theme.color("text"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._mark, 9, 9)
        if self._place is not None:
            self._card(painter, self._place)
        painter.end()

    def _show(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.setVisible(self._mark is not None or self._place is not None)
        self.update()

    def _card(self, painter: QPainter, place: QPointF) -> None:
        strong, plain = self._theme.font("meta_strong"), self._theme.font("meta")
        wide = max(
            QFontMetricsF(strong).horizontalAdvance(self._lines[0]),
            QFontMetricsF(plain).horizontalAdvance(self._lines[1]),
        )
        width = min(wide + 2 * _PADDING + 1, _WIDEST, float(self.width() - 8))
        height = 2 * _LINE + 14
        left = max(4.0, min(place.x() - width / 2, self.width() - width - 4))
        above = place.y() - _AWAY - height
        top = above if above >= 2 else min(place.y() + _AWAY, self.height() - height - 2)
        card = QRectF(left, top, width, height)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(card, 8, 8)
        for number, (text, font, token) in enumerate(
            ((self._lines[0], strong, "text"), (self._lines[1], plain, "muted"))
        ):
            room = QRectF(
                card.left() + _PADDING, card.top() + 6 + number * (_LINE + 2), width - 2 * _PADDING, _LINE
            )
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
