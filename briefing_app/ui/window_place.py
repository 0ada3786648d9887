"""Where the window stands on the screen, and the measures of its columns; needed before anything is built."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

RAIL_WIDTH, LIBRARY_WIDTH, SEARCH_WIDTH, PANELS_WIDTH = 72, 272, 396, 408
STATUS_HEIGHT = 30
FOLD_LIBRARY_BELOW = 1360
PANELS_BELOW_UNDER = 1000


def place(window: QMainWindow, state: Mapping[str, str]) -> None:
    """Put the window where it was, onto a screen that exists."""
    window.setMinimumSize(800, 560)
    geometry = state.get("geometry", "")
    data = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
    if not geometry or not window.restoreGeometry(data):
        window.resize(_first_size())
    _onto_a_screen(window)


def geometry_text(window: QMainWindow) -> str:
    """Return where the window is, for `place`."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def number(text: str | None, default: int) -> int:
    """Return the number that was written down, the default where there is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def _first_size() -> QSize:
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() if screen is not None else QSize(1440, 940)
    # The frame and its title come on top of what the window asks for.
    return QSize(1440, 900).boundedTo(QSize(room.width(), room.height() - 40))


def _onto_a_screen(window: QMainWindow) -> None:
    """Move the window onto the first screen when no screen shows its head."""
    head = QRect(window.frameGeometry().topLeft(), QSize(window.width(), 40))
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(head)
        if seen.width() > 100 and seen.height() > 10:
            return
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        room = screen.availableGeometry()
        window.resize(window.size().boundedTo(room.size()))
        window.move(room.topLeft())
