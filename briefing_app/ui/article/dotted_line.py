"""The figures' line of round dots, from a tile: a pen's round dots take thirty times as long."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from briefing_app.ui.article.line_pieces import LinePiece
from briefing_app.ui.article.measures import Measures

_WIDTH, _SMALL_WIDTH = 2.2, 2.0
_PERIOD = 4.2
_PERIODS = 24
"""How many dots a tile has."""


class DottedLine:
    """Draws dots that sit on device pixels, so that all look alike at any scale."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[str, float, float, float], QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        pieces: Sequence[LinePiece],
        colour: QColor,
        measures: Measures,
        *,
        small: bool,
    ) -> None:
        """Draw the line under some pieces; the small dots are those of a confirmed figure."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        width = (_SMALL_WIDTH if small else _WIDTH) * measures.factor
        tile = self._tile(colour, width, _PERIOD * measures.factor, ratio)
        height = tile.height() / ratio
        for piece in pieces:
            left = round(piece.left * ratio) / ratio
            top = round((piece.baseline + measures.line_drop) * ratio) / ratio - height / 2
            painter.drawTiledPixmap(QRectF(left, top, piece.right - left, height), tile)

    def _tile(self, colour: QColor, width: float, period: float, ratio: float) -> QPixmap:
        key = (colour.name(), width, period, ratio)
        if key not in self._tiles:
            step = max(2, round(period * ratio))
            height = 2 * math.ceil(width * ratio / 2) + 2
            tile = QPixmap(step * _PERIODS, height)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            radius = width * ratio / 2
            for number in range(_PERIODS):
                painter.drawEllipse(QPointF(number * step + math.ceil(radius), height / 2), radius, radius)
            painter.end()
            tile.setDevicePixelRatio(ratio)
            self._tiles[key] = tile
        return self._tiles[key]
