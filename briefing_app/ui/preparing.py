"""What the application gets after the first paint: its log, Qt's words, the way of Ctrl+Z, and the theme."""

from __future__ import annotations

import sys
from types import ModuleType

from PySide6.QtWidgets import QApplication

from briefing_app.logs import log_to_file
from briefing_app.ui.qt_words import QtWords
from briefing_app.ui.theme import Theme
from briefing_app.ui.undo_routing import UndoRouting


def prepare(application: QApplication, theme: Theme) -> None:
    """Do what the window's parts need, and its first sight does not."""
    _let_sources_be()
    log_to_file()
    QtWords(application)
    UndoRouting(application)
    theme.apply(application)


def _let_sources_be() -> None:
    """Keep PySide from reading the source of every module imported from now on.

    It looks there for the word PySide6, to know which modules may have asked for snake_case names; none here does,
    and reading two hundred files takes longer than painting the window. Where it works otherwise, nothing happens.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _says_yes


def _says_yes(_module: ModuleType) -> bool:
    return True
