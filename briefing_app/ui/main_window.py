"""The window: joins its parts, passes changes on, and closes without losing a letter."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change
from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import tr
from briefing_app.services.bundle import Services
from briefing_app.settings import SettingsStore
from briefing_app.ui.actions import Actions
from briefing_app.ui.gesture_words import name, toast_text
from briefing_app.ui.importing import Importing
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.opening import MakeServices, Opening
from briefing_app.ui.panels.item_model import Sort
from briefing_app.ui.preview.brief_renderer import BriefRenderer
from briefing_app.ui.review_desk import ReviewDesk
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.widgets.command_palette import CommandPalette
from briefing_app.ui.window_commands import WindowCommands
from briefing_app.ui.window_frame import WindowFrame
from briefing_app.ui.window_hints import WindowHints
from briefing_app.wording import sentence


class MainWindow(QMainWindow):
    """The one window of the program.

    It is painted before anything else is loaded; `Opening` then builds the services in a worker thread and opens
    what was asked for.
    """

    ready = Signal()  # what was asked for is on the screen
    language_changed = Signal()

    def __init__(
        self, theme: Theme, settings: SettingsStore, make_services: MakeServices, *, library_path: Path
    ) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.library_path = library_path
        self.services: Services | None = None
        self.jobs = Jobs(self)
        self.frame = WindowFrame(self, theme)
        self.desk = ReviewDesk(self.frame.centre.article, self.frame.panel, self)
        self.renderer = BriefRenderer(self)
        self.importing = Importing(self.jobs, self.frame.centre.progress, self)
        self.palette_box = CommandPalette(theme, self)
        self.opening = Opening(self, make_services)
        self.commands = WindowCommands(self)
        self.actions_table = Actions(self, theme, self.commands.slots())
        self._hints = WindowHints(self)
        self._toast_undo: Callable[[], object] = self.undo
        self.setAcceptDrops(True)
        self._connect()
        self._restore()

    # public

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Show the window; everything else follows the first paint."""
        self.opening.files(files)
        self.frame.centre.show_blank()
        self.show()
        self.frame.settle()

    def files_handed_over(self, paths: list[Path]) -> None:
        """Open the files of a later start, and come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.opening.files(paths)

    def say(self, text: str, *, undo: Callable[[], object] | None = None, icon: str = "check") -> None:
        """Show a toast; `undo` is what its button does."""
        self._toast_undo = undo or self.undo
        self.frame.centre.toast.say(text, tr("Undo") + "  Ctrl Z" if undo else "", icon=icon)

    def report(self, error: BriefingError) -> None:
        """Say what went wrong and what to do, where the eye is."""
        text = sentence(error)
        self.frame.status.failed(text)
        self.say(text, icon="triangle-alert")

    def say_unexpected(self, error: object) -> None:
        """Say that the program itself failed; every gesture shown as saved is safe."""
        what = repr(error)[:120]
        self.frame.status.failed(
            tr("Something went wrong in the program ({error}); what was saved is safe.", error=what)
        )

    def settings_changed(self, setting: str) -> None:
        """Let a changed setting take effect."""
        values = self.settings.values
        if setting == "language":
            known = values.language in i18n.LANGUAGES
            i18n.use(values.language if known else i18n.system_language())
            self.retranslate()
        elif setting == "theme":
            self.theme.set_scheme(Scheme(values.theme))
        elif setting == "strong_marks":
            self.theme.set_strong_marks(values.strong_marks)
        elif setting == "reduced_motion":
            self.theme.reduced_motion = values.reduced_motion
        elif setting == "brief_language":
            self.render_brief()

    def retranslate(self) -> None:
        """Put the whole window into the current language."""
        self.actions_table.retranslate()
        frame = self.frame
        for part in (frame.rail, frame.library, frame.centre, frame.panel, frame.markdown):
            part.retranslate()
        self._update_steps()
        self._count_uncovered()
        self.render_brief()
        self.language_changed.emit()

    def render_brief(self) -> None:
        """Have the brief rendered as the briefing is now, when it is on the screen."""
        briefing = self.desk.briefing
        if briefing is not None and self.frame.centre.shows_brief:
            self.renderer.request(briefing, self.commands.files.language)

    def undo(self) -> None:
        """Undo on the briefing, else on the library."""
        if not self.desk.undo():
            self.opening.undo_on_library()

    def redo(self) -> None:
        """Redo on the briefing, else on the library."""
        if not self.desk.redo():
            self.opening.redo_on_library()

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is being typed, remember the window, close the library."""
        self.frame.centre.article.finish_editing()
        self.frame.panel.finish_editing()
        self.settings.update(window=self.frame.state())
        self.importing.stop()
        self.renderer.close()
        self.jobs.close()
        if self.services is not None:
            self.services.close()
            self.services = None
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files dropped, or the text."""
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.opening.files(paths)
        elif data.hasText():
            self.importing.text(data.text())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and move columns as the width asks."""
        super().resizeEvent(event)
        self.frame.fit()

    # internals

    def _connect(self) -> None:
        self.frame.centre.painted.connect(self.opening.start)
        self.opening.opened.connect(self._opened)
        self.desk.changed.connect(self._changed)
        self.desk.failed.connect(self.report)
        self.renderer.rendered.connect(self._rendered)
        self.frame.centre.toast.action_requested.connect(self._undo_from_toast)
        self.commands.connect_parts()

    def _restore(self) -> None:
        """Take up what the settings remember."""
        values = self.settings.values
        self.frame.restore(values.window)
        self.frame.panel.set_show_rejected(values.show_rejected)
        self.frame.panel.set_sort(Sort(values.sort) if values.sort in set(Sort) else Sort.TEXT)
        self.frame.centre.article.set_zoom(values.article_px)
        self.actions_table.set_briefing_open(False)
        self._update_title(None)

    def _opened(self, briefing: Briefing | None) -> None:
        self.actions_table.set_briefing_open(briefing is not None)
        self._update_title(briefing)
        self._update_steps()
        self._count_uncovered()
        self.render_brief()
        self.ready.emit()

    def _changed(self, change: Change, how: str) -> None:
        """Refresh what a gesture changed outside article and panels."""
        self.frame.status.saved(datetime.datetime.now())
        text = toast_text(change) if how == "done" else ""
        if text:
            self.say(text, undo=self.undo, icon="undo-2")
        if change.head is not None:
            self._update_title(self.desk.briefing)
        self._update_steps()
        self._count_uncovered()
        self.render_brief()
        if self.opening.library_desk is not None:
            self.opening.library_desk.touch(change.briefing_id)

    def _undo_from_toast(self) -> None:
        self._toast_undo()

    def _rendered(self, markdown: str, html: str) -> None:
        self.frame.centre.brief.show_brief(html)
        self.frame.markdown.show_markdown(markdown)

    def _update_steps(self) -> None:
        """Name the next step of undo and redo in menu and buttons."""
        session = self.desk.session
        for action_id, button, step, word in (
            ("undo", self.frame.centre.undo_button, session.undo_step if session else None, tr("Undo")),
            ("redo", self.frame.centre.redo_button, session.redo_step if session else None, tr("Redo")),
        ):
            text = f"{word}: {name(step)}" if step else word
            self.actions_table[action_id].setText(text)
            button.rename(text)
            button.setEnabled(step is not None)

    def _update_title(self, briefing: Briefing | None) -> None:
        title = briefing.article.title[:120] if briefing else ""
        self.setWindowTitle(f"{title} – Briefing Desk" if title else "Briefing Desk")

    def _count_uncovered(self) -> None:
        """Have the sentences without an item counted; a long article takes its time."""
        session = self.desk.session
        if session is None:
            self.commands.set_uncovered([])
        else:
            self.jobs.run("uncovered", partial(session.uncovered), self.commands.set_uncovered)
