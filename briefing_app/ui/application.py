"""The Qt application: theme, language, window, and what happens when something unexpected does."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefing_app import paths
from briefing_app.settings import SettingsStore
from briefing_app.ui.jobs import take_short_turns
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from briefing_app.ui.opening import MakeServices

log = logging.getLogger(__name__)


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
        system_fonts=values.system_fonts,
        reduced_motion=values.reduced_motion,
        strong_marks=values.strong_marks,
    )


def run_window(
    files: Sequence[Path], library: Path, make_services: MakeServices, settings: SettingsStore
) -> int:
    """Open the window on the files, else on the last briefing; return the exit status."""
    if _handed_over(library, files):
        return 0
    prepare_platform()
    take_short_turns()
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Briefing Desk")
    application.setDesktopFileName("briefing-desk")
    theme = make_theme(settings)
    window = MainWindow(
        theme, settings, make_services, library_path=library, prepare=partial(_prepare, application, theme)
    )
    hook = _ExceptHook(window)
    sys.excepthook = hook
    window.jobs.crashed.connect(hook.crashed)
    window.ready.connect(partial(_listen, window))
    window.settled.connect(partial(_listen, window))
    window.settled.connect(_collect_from_now_on)
    window.begin(files)
    try:
        return int(application.exec())
    finally:
        gc.enable()
        sys.excepthook = sys.__excepthook__


# The seams of a start: what the first paint does not need is loaded when it is due, and not before.


def _handed_over(library: Path, files: Sequence[Path]) -> bool:
    """Give the files to the window that is open on the library; False when none is."""
    if not paths.window_socket(library).exists():
        return False
    from briefing_app.ui.handover import hand_over

    return hand_over(library, files)


def _prepare(application: QApplication, theme: Theme) -> None:
    from briefing_app.ui.preparing import prepare

    prepare(application, theme)


def _collect_from_now_on() -> None:
    """Have rubbish collected again, but not looked for among what stays to the end."""
    gc.freeze()
    gc.enable()


def _listen(window: MainWindow) -> None:
    """Take the files of later starts, from when the library is open and its list stands."""
    if window.services is None or not window.opening.is_settled:
        return
    from briefing_app.ui.handover import Listener

    if window.findChild(Listener) is not None:
        return
    listener = Listener(window.library_path, window)
    listener.files_received.connect(window.files_handed_over)
    window.closed.connect(listener.close)
    listener.listen()


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
