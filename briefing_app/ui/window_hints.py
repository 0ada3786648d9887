"""The keys shown in the status line: those that work where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.article.find_bar import FindBar
from briefing_app.ui.widgets.key_caps import Hint

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow


class WindowHints(QObject):
    """Follows the focus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._uncovered = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        window.language_changed.connect(self.refresh)
        window.ready.connect(self.refresh)
        window.views.shown.connect(self.refresh)
        window.frame.status.uncovered_toggled.connect(self._uncovered_toggled)
        self.refresh()

    def refresh(self) -> None:
        """Show the hints for where the focus is now."""
        self._focus_changed(None, self._window.focusWidget())

    def _uncovered_toggled(self, shown: bool) -> None:
        self._uncovered = shown
        self.refresh()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        frame = self._window.frame
        everything: Hint = (("Ctrl K",), tr("all commands"))
        if now is not None and frame.library.isAncestorOf(now):
            hints: list[Hint] = [
                (("↓",), tr("next result")),
                (("Enter",), tr("open")),
                (("Esc",), tr("back to the library")),
                everything,
            ]
        elif now is not None and self._window.in_palette(now):
            hints = [(("↑", "↓"), tr("choose")), (("Enter",), tr("do it")), (("Esc",), tr("close"))]
        elif now is not None and isinstance(now.parentWidget(), FindBar):
            hints = [(("Enter",), tr("next match")), (("Esc",), tr("close")), everything]
        elif self._window.views.current is not None:
            hints = [*self._window.views.current.hints(), everything]
        elif isinstance(now, QLineEdit | QPlainTextEdit | QComboBox) and not now.property("readOnly"):
            hints = [(("Tab",), tr("next field")), (("Ctrl Z",), tr("undo")), everything]
        elif self._window.desk.briefing is None:
            hints = [(("F1",), tr("help")), everything]
        elif now is not None and frame.centre.isAncestorOf(now):
            if frame.centre.shows_brief:
                hints = [(("Ctrl E",), tr("export")), (("Ctrl B",), tr("back to the review")), everything]
            elif frame.centre.shows_since:
                hints = [
                    (("Tab",), tr("next line")),
                    (("Enter",), tr("to its words")),
                    (("Ctrl Shift B",), tr("back to the review")),
                    everything,
                ]
            elif self._uncovered:
                hints = [
                    (("F7",), tr("next sentence")),
                    (("1", "2", "3"), tr("item of the selected words")),
                    (("Ctrl Backspace",), tr("nothing here")),
                    everything,
                ]
            else:
                hints = [
                    (("1", "2", "3"), tr("item of the selected words")),
                    (("F8",), tr("next to review")),
                    (("Ctrl F",), tr("find")),
                    everything,
                ]
        else:
            hints = [
                (("↑", "↓"), tr("choose")),
                (("Enter",), tr("confirm")),
                (("Del",), tr("reject")),
                (("F2",), tr("edit")),
                everything,
            ]
        frame.status.set_hints(hints)
