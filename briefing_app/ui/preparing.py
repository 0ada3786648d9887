"""What the application gets after the first paint: its log, Qt's words, the way of Ctrl+Z, and the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from briefing_app.logs import log_to_file
from briefing_app.ui.qt_words import QtWords
from briefing_app.ui.theme import Theme
from briefing_app.ui.undo_routing import UndoRouting


def prepare(application: QApplication, theme: Theme) -> None:
    """Do what the window's parts need, and its first sight does not."""
    log_to_file()
    QtWords(application)
    UndoRouting(application)
    theme.apply(application, styled=True)
