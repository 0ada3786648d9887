"""The Qt application: theme, language, window, and what happens when something unexpected does."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from briefing_app import i18n, paths
from briefing_app.services.bundle import Services
from briefing_app.settings import SettingsStore
from briefing_app.ui.handover import Listener, hand_over
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.qt_words import QtWords
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.undo_routing import UndoRouting

log = logging.getLogger(__name__)

MakeServices = Callable[[], Services]


def prepare_platform() -> None:
    """Set what must stand before the application: PySide6's wheels carry ibus, not fcitx."""
    if sys.platform.startswith("linux") and "QT_IM_MODULE" in os.environ:
        if os.environ["QT_IM_MODULE"].startswith("fcitx"):
            os.environ["QT_IM_MODULE"] = "ibus"


def make_theme(settings: SettingsStore) -> Theme:
    """Return the theme that the settings ask for."""
    values = settings.values
    scheme = Scheme(values.theme) if values.theme in set(Scheme) else Scheme.SYSTEM
    return Theme(
        scheme,
        icon_cache=paths.cache_folder() / "icons.json",
        system_fonts=values.system_fonts,
        reduced_motion=values.reduced_motion,
        strong_marks=values.strong_marks,
    )


def choose_language(settings: SettingsStore) -> str:
    """Speak the language of the settings, else the system's; return it."""
    wanted = settings.values.language
    return i18n.use(wanted if wanted in i18n.LANGUAGES else i18n.system_language()).language


def run_window(
    files: Sequence[Path], library: Path, make_services: MakeServices, settings: SettingsStore
) -> int:
    """Open the window on the files, else on the last briefing; return the exit status."""
    if hand_over(library, files):
        return 0
    prepare_platform()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Briefing Desk")
    application.setDesktopFileName("briefing-desk")
    choose_language(settings)
    QtWords(application)
    theme = make_theme(settings)
    theme.apply(application)
    routing = UndoRouting(application)
    application.installEventFilter(routing)
    window = MainWindow(theme, settings, make_services, library_path=library)
    hook = _ExceptHook(window)
    sys.excepthook = hook
    window.jobs.crashed.connect(hook.crashed)
    listener = Listener(library, window)
    listener.files_received.connect(window.files_handed_over)
    window.ready.connect(listener.listen)
    window.begin(files)
    try:
        return int(application.exec())
    finally:
        listener.close()
        sys.excepthook = sys.__excepthook__


class _ExceptHook:
    """The last border: a fault of the program is logged and said; what was committed is safe."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unexpected", exc_info=(kind, error, trace))
        self.crashed(error)

    def crashed(self, error: object) -> None:
        """Say that something went wrong."""
        self._window.say_unexpected(error)
