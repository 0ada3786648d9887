"""What is painted before anything else is loaded: the window's surfaces, where they will be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.window_place import (
    FOLD_LIBRARY_BELOW,
    LIBRARY_WIDTH,
    PANELS_BELOW_UNDER,
    PANELS_WIDTH,
    RAIL_WIDTH,
    STATUS_HEIGHT,
    number,
)


class FirstSight(QWidget):
    """Rail, columns and status line as plain areas in their colours; no text, no icon, no typeface.

    It stands for some tenths of a second, until the parts it stands for are built in its place.
    """

    painted = Signal()  # once, when it is on the screen

    def __init__(self, theme: Theme, state: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painted = False
        self._library = number(state.get("library"), LIBRARY_WIDTH) if state.get("hidden") != "library" else 0
        self._panels = number(state.get("panels"), PANELS_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the areas."""
        width, height = self.width(), self.height() - STATUS_HEIGHT
        library = self._library if width >= FOLD_LIBRARY_BELOW else 0
        panels = self._panels if width >= PANELS_BELOW_UNDER else 0
        colour = self._theme.color
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        painter.fillRect(0, 0, RAIL_WIDTH, height, colour("rail"))
        left = RAIL_WIDTH + library
        painter.fillRect(left, 0, width - left - panels, height, colour("surface"))
        for x in (RAIL_WIDTH - 1, left - 1, width - panels):
            painter.fillRect(x, 0, 1, height, colour("border"))
        painter.fillRect(0, height, width, 1, colour("border"))
        painter.end()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
