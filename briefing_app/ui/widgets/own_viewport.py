"""The viewport of a list or a text, made in Python."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport like Qt's own, before anything else is set on it.

    Qt's own is unknown to Python: the first time that one is asked for, PySide loads every class it could be, which
    takes longer than a list of ten thousand briefings.
    """
    viewport = QWidget(area)
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    if isinstance(
        area, QTextEdit
    ):  # its lines are measured for the viewport, which the old one would not outlive
        area.document().documentLayout().setPaintDevice(viewport)
    area.setViewport(viewport)
