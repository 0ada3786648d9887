"""The window: painted first, furnished after, and closed without losing a letter."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from briefing_app import i18n
from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import tr
from briefing_app.settings import SettingsStore
from briefing_app.ui.first_sight import FirstSight
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.window_place import place
from briefing_app.wording import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from briefing_app.services.bundle import Services
    from briefing_app.ui.actions import Actions
    from briefing_app.ui.furnishing import Furnishing
    from briefing_app.ui.importing import Importing
    from briefing_app.ui.library_steps import LibrarySteps
    from briefing_app.ui.opening import MakeServices, Opening
    from briefing_app.ui.preview.brief_renderer import BriefRenderer
    from briefing_app.ui.review_aids import ReviewAids
    from briefing_app.ui.review_desk import ReviewDesk
    from briefing_app.ui.since.since_desk import SinceDesk
    from briefing_app.ui.view_deck import ViewDeck
    from briefing_app.ui.widgets.command_palette import CommandPalette
    from briefing_app.ui.window_commands import WindowCommands
    from briefing_app.ui.window_frame import WindowFrame


class MainWindow(QMainWindow):
    """The one window of the program.

    It is painted before anything else is loaded; `furnish` then builds its parts, while the services are built in a
    worker thread, and `Opening` opens what was asked for.
    """

    painted = Signal()  # the first sight is on the screen
    ready = Signal()  # what was asked for is on the screen
    settled = Signal()  # once: the library's list stands too
    language_changed = Signal()
    closed = Signal()

    # Made by Furnishing.
    frame: WindowFrame
    desk: ReviewDesk
    importing: Importing
    opening: Opening
    steps: LibrarySteps
    views: ViewDeck
    aids: ReviewAids
    commands: WindowCommands
    actions_table: Actions

    def __init__(
        self,
        theme: Theme,
        settings: SettingsStore,
        make_services: MakeServices,
        *,
        library_path: Path,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.library_path = library_path
        self.make_services = make_services
        self.services: Services | None = None
        self.jobs = Jobs(self)
        self._prepare = prepare
        self._files: list[Path] = []
        self._parts: Furnishing | None = None
        self._toast_undo: Callable[[], object] = self.undo
        self.setWindowTitle("Briefing Desk")
        self.setAcceptDrops(True)
        place(self, settings.values.window)

    # public

    @cached_property
    def renderer(self) -> BriefRenderer:
        """What writes the brief's page; loaded with the first brief, for start-up time."""
        from briefing_app.ui.preview.brief_renderer import BriefRenderer

        renderer = BriefRenderer(self)
        renderer.rendered.connect(self._rendered)
        return renderer

    @cached_property
    def since(self) -> SinceDesk:
        """What compares the open briefing with the one before; loaded when it is first asked for, for start-up time."""
        from briefing_app.ui.since.since_desk import SinceDesk

        return SinceDesk(self, self.frame.centre.since)

    @cached_property
    def palette_box(self) -> CommandPalette:
        """The command palette; loaded when it is first opened, for start-up time."""
        from briefing_app.ui.widgets.command_palette import CommandPalette

        palette = CommandPalette(self.theme, self)
        palette.chosen.connect(self.commands.choose)
        return palette

    def in_palette(self, widget: QWidget) -> bool:
        """Return whether a widget is a part of the command palette."""
        return "palette_box" in vars(self) and self.palette_box.isAncestorOf(widget)

    @property
    def furnished(self) -> bool:
        """Whether the parts stand; before that the window can be looked at and closed."""
        return self._parts is not None

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Show the window; everything else follows the first paint."""
        self._files.extend(files)
        first = FirstSight(self.theme, self.settings.values.window)
        first.painted.connect(self.furnish)
        self.setCentralWidget(first)
        self.show()

    def furnish(self) -> None:
        """Build the parts and have the services built, then open what was asked for."""
        self.painted.emit()
        if self._parts is not None:
            return
        if self._prepare is not None:
            self._prepare()
        # The seam at which the window's parts are loaded: after the first paint, for start-up time.
        from briefing_app.ui.furnishing import Furnishing

        self._parts = Furnishing(self)
        self._parts.opening.files(self._files)
        self._parts.opening.start()

    def files_handed_over(self, paths: list[Path]) -> None:
        """Open the files of a later start, and come to the front."""
        self.opening.come_forward()
        self.opening.files(paths)

    def say(
        self,
        text: str,
        *,
        undo: Callable[[], object] | None = None,
        redo: Callable[[], object] | None = None,
        icon: str = "check",
        keys: str = "Ctrl Z",
    ) -> None:
        """Show a toast; `undo`, or `redo`, is what its button does, `keys` what undoes here without it."""
        self._toast_undo = undo or redo or self.undo
        label = f"{tr('Undo')}  {keys}".rstrip() if undo else tr("Redo") if redo else ""
        self.frame.centre.toast.say(text, label, icon=icon)

    def undo_from_toast(self) -> None:
        """Do what the toast's button offers."""
        self._toast_undo()

    def status_saved(self) -> None:
        """Say that what was just done is on the disk."""
        self.frame.status.saved(datetime.datetime.now())

    def report(self, error: BriefingError) -> None:
        """Say what went wrong and what to do, where the eye is."""
        text = sentence(error)
        self.frame.status.failed(text)
        self.say(text, icon="triangle-alert")

    def say_unexpected(self, error: object) -> None:
        """Say that the program itself failed; every gesture shown as saved is safe."""
        if isinstance(error, BriefingError) and self.furnished:
            self.report(error)
            return
        what = repr(error)[:120]
        if self.furnished:
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
        elif setting in ("brief_language", "since_in_brief"):
            self.render_brief()

    def retranslate(self) -> None:
        """Put the whole window into the current language."""
        self.actions_table.retranslate()
        self.frame.retranslate()
        if self._parts is not None:
            self.views.retranslate()
            self._parts.refresh()
        self.language_changed.emit()

    def render_brief(self) -> None:
        """Have the brief rendered, or what is new compared, as the briefing is now, when it is on the screen."""
        briefing = self.desk.briefing
        if briefing is not None and self.frame.centre.shows_brief:
            files = self.commands.files
            self.renderer.request(briefing, files.language, files.compare)
        elif briefing is not None and self.frame.centre.shows_since:
            self.since.refresh()

    def undo(self) -> None:
        """Undo in the view on the screen, else on the open briefing; with none open, on the library."""
        if self.views.step(back=True):
            return
        if self.desk.session is None:
            self.steps.undo_on_library()
        elif not self.desk.undo():
            self.say(tr("There is nothing left to undo in this briefing"), icon="undo-2")

    def redo(self) -> None:
        """Redo in the view on the screen, else on the open briefing; with none open, on the library."""
        if self.views.step(back=False):
            return
        if self.desk.session is None:
            self.steps.redo_on_library()
        elif not self.desk.redo():
            self.say(tr("There is nothing to redo in this briefing"), icon="redo-2")

    def _rendered(self, markdown: str, html: str) -> None:
        self.frame.centre.brief.show_brief(html)
        self.frame.markdown.show_markdown(markdown)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is being typed, remember the window, close the library."""
        if self._parts is not None:
            self.frame.finish_editing()
            self.views.finish_editing()
            self.settings.update(window=self.frame.state())
            self.importing.stop()
            self.aids.stop()
            if "renderer" in vars(self):
                self.renderer.close()
        self.jobs.close()
        if self.services is not None:
            self.services.close()
            self.services = None
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        data = event.mimeData()
        if self.furnished and (data.hasUrls() or data.hasText()):
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
        if self.furnished:
            self.frame.fit()
