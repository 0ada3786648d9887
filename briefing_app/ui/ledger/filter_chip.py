"""A filter as a chip: off it names what it filters by, on it says for what and can be taken off."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing_app.domain.text import shorten
from briefing_app.i18n import current, tr
from briefing_app.ui.theme import Theme

_HEIGHT = 24
_PAD = 11.0
_LONGEST = 34


class FilterChip(QAbstractButton):
    """24 high, radius 12; on = selection, accent edge and an x (LOOK.md, "Chips")."""

    cleared = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._value = ""
        self._count: int | None = None
        self._on = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self._renamed()

    @property
    def is_on(self) -> bool:
        """Whether it filters."""
        return self._on

    @property
    def words(self) -> str:
        """What the chip says."""
        value = shorten(self._value, _LONGEST)
        return f"{self._name}: {value}" if self._on and value else self._name

    def rename(self, name: str) -> None:
        """Give the chip another name, in another language."""
        self._name = name
        self._renamed()

    def set_on(self, on: bool, value: str = "") -> None:
        """Turn the filter on, with what it asks for, or off."""
        self._on, self._value = on, value
        self._renamed()

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None where that is not told."""
        if count != self._count:
            self._count = count
            self._renamed()

    def sizeHint(self) -> QSize:
        """Ask for room for words, number and x."""
        metrics = QFontMetricsF(self._theme.font("meta"))
        width = 2 * _PAD + metrics.horizontalAdvance(self.words)
        if self._number:
            width += 8 + metrics.horizontalAdvance(self._number)
        return QSize(math.ceil(width + (16 if self._on else 0)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than the words."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the filter off by its x, else press."""
        if self._on and event.position().x() > self.width() - 26:
            self.cleared.emit()
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter off by Delete; Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._on:
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = self._theme.color("accent" if self._on else "edge")
        fill = self._theme.color("selection" if self._on else "hover" if self.underMouse() else "surface")
        focus = self.hasFocus()
        painter.setPen(QPen(self._theme.color("accent") if focus else edge, 2 if focus else 1))
        painter.setBrush(fill)
        inset = 0.5 if focus else 0.0
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 11.5, 11.5)
        painter.setFont(self._theme.font("meta"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._theme.color("accent_text" if self._on else "text"))
        words = self.words
        line = QRectF(_PAD, 0, self.width(), self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._number:
            painter.setPen(self._theme.color("accent_text" if self._on else "muted"))
            after = line.adjusted(metrics.horizontalAdvance(words) + 8, 0, 0, 0)
            painter.drawText(after, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._number)
        if self._on:
            at = QPointF(self.width() - _PAD - 11, self.height() / 2 - 6)
            self._theme.paint_icon(painter, "x", "accent_text", QRectF(at.x(), at.y(), 12, 12))
        painter.end()

    @property
    def _number(self) -> str:
        return current().number(self._count) if self._count is not None else ""

    def _renamed(self) -> None:
        spoken = f"{self.words} {self._number}".strip()
        self.setAccessibleName(spoken)
        self.setToolTip(tr("Del takes the filter off") if self._on else "")
        self.updateGeometry()
        self.update()
