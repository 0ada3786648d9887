"""Keys drawn as caps, with what they do: the status bar's right side, the first run, menus of the program's own."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui.theme import Theme

_CAP_HEIGHT = 18.0
_GAP = 16.0

Hint = tuple[Sequence[str], str]
"""The caps of one gesture and what it does."""


class KeyHints(QWidget):
    """A row of key caps with labels; hints that do not fit are left out from the end."""

    def __init__(self, theme: Theme, *, align_right: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._align_right = align_right
        self._hints: list[Hint] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def hints(self) -> list[Hint]:
        """What is shown."""
        return list(self._hints)

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show these hints."""
        self._hints = list(hints)
        self.setAccessibleName(", ".join(f"{' '.join(caps)}: {label}" for caps, label in hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for all hints."""
        wanted = sum(self._width(hint) for hint in self._hints) + _GAP * max(0, len(self._hints) - 1)
        return QSize(math.ceil(wanted), 22)

    def minimumSizeHint(self) -> QSize:
        """Do with nothing."""
        return QSize(0, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw caps and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown: list[Hint] = []
        room = float(self.width())
        for hint in self._hints:
            room -= self._width(hint) + (_GAP if shown else 0)
            if room < 0:
                break
            shown.append(hint)
        total = sum(self._width(hint) for hint in shown) + _GAP * max(0, len(shown) - 1)
        x = self.width() - total if self._align_right else 0.0
        for caps, label in shown:
            x = self._draw(painter, x, caps, label) + _GAP
        painter.end()

    def _width(self, hint: Hint) -> float:
        caps, label = hint
        cap_metrics = QFontMetricsF(self._theme.font("label"))
        label_metrics = QFontMetricsF(self._theme.font("meta"))
        return (
            sum(_cap_width(cap_metrics, cap) + 4 for cap in caps) + 2 + label_metrics.horizontalAdvance(label)
        )

    def _draw(self, painter: QPainter, x: float, caps: Sequence[str], label: str) -> float:
        font = self._theme.font("label")
        metrics = QFontMetricsF(font)
        top = (self.height() - _CAP_HEIGHT) / 2
        for cap in caps:
            rect = QRectF(x + 0.5, top + 0.5, _cap_width(metrics, cap) - 1, _CAP_HEIGHT - 1)
            edge = self._theme.color("edge")
            edge.setAlphaF(0.6)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(rect, 4, 4)
            if cap in _ARROWS:
                self._theme.paint_icon(
                    painter, _ARROWS[cap], "muted", QRectF(rect.center() - QPointF(6, 6), _ICON)
                )
            else:
                painter.setPen(self._theme.color("muted"))
                painter.setFont(font)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
            x += rect.width() + 5
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("muted"))
        width = QFontMetricsF(self._theme.font("meta")).horizontalAdvance(label)
        painter.drawText(
            QRectF(x + 2, 0, width + 2, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            label,
        )
        return x + 2 + width


_ARROWS = {"↑": "arrow-up", "↓": "arrow-down"}
_ICON = QSize(12, 12).toSizeF()


def _cap_width(metrics: QFontMetricsF, cap: str) -> float:
    return 19.0 if cap in _ARROWS else max(19.0, metrics.horizontalAdvance(cap) + 11)
