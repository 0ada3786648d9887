"""The window: opens briefings, passes changes on, and closes without losing a letter."""

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
from briefing_app.domain.listing import Hit, Snippet
from briefing_app.i18n import tr
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession
from briefing_app.settings import SettingsStore
from briefing_app.ui.actions import Actions
from briefing_app.ui.gesture_words import name, toast_text
from briefing_app.ui.importing import Batch, Importing
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.library.library_desk import LibraryDesk
from briefing_app.ui.panels.item_model import Sort
from briefing_app.ui.preview.brief_renderer import BriefRenderer
from briefing_app.ui.review_desk import ReviewDesk
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.widgets.command_palette import CommandPalette
from briefing_app.ui.window_commands import WindowCommands
from briefing_app.ui.window_frame import WindowFrame
from briefing_app.ui.window_hints import WindowHints
from briefing_app.wording import sentence

MakeServices = Callable[[], Services]


class MainWindow(QMainWindow):
    """The one window of the program.

    It is painted before anything else is loaded: `begin` then builds the services in a worker thread and opens
    what was asked for.
    """

    ready = Signal()  # services stand, and what was asked for is on the screen
    ready_to_listen = Signal()  # the library is open and ours
    language_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: SettingsStore,
        make_services: MakeServices,
        *,
        library_path: Path,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.library_path = library_path
        self._make_services = make_services
        self.services: Services | None = None
        self.jobs = Jobs(self)
        self.frame = WindowFrame(self, theme)
        self.desk = ReviewDesk(self.frame.centre.article, self.frame.panel, self)
        self.renderer = BriefRenderer(self)
        self.importing = Importing(self.jobs, self.frame.centre.progress, self)
        self.library_desk: LibraryDesk | None = None
        self.palette_box = CommandPalette(theme, self)
        self.commands = WindowCommands(self)
        self.actions_table = Actions(self, theme, self.commands.slots())
        self._hints = WindowHints(self)
        self._files: list[Path] = []
        self._after_opening: Hit | None = None
        self.setAcceptDrops(True)
        self.setWindowTitle("Briefing Desk")
        self._connect()
        self._update_title(None)
        self.frame.restore(settings.values.window)
        self.frame.panel.set_show_rejected(settings.values.show_rejected)
        self.frame.panel.set_sort(
            Sort(settings.values.sort) if settings.values.sort in set(Sort) else Sort.TEXT
        )
        self.frame.centre.article.set_zoom(settings.values.article_px)
        self.actions_table.set_briefing_open(False)

    # opening and closing

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Show the window; everything else follows the first paint."""
        self._files = list(files)
        self.frame.centre.show_blank()
        self.show()
        self.frame.settle()

    def open_briefing(self, briefing_id: str, hit: Hit | None = None) -> None:
        """Open a briefing; a hit then brings its first match onto the screen."""
        if self.services is None:
            return
        if self.desk.briefing is not None and self.desk.briefing.id == briefing_id:
            self._reveal(hit)
            return
        self._after_opening = hit
        self.jobs.run("open", partial(_session, self.services, briefing_id), self._opened, self.report)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files in and open the last of them."""
        if self.services is None:
            self._files.extend(paths)
        else:
            self.importing.files(paths)

    def files_handed_over(self, paths: list[Path]) -> None:
        """Open the files of a later start, and come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.open_files(paths)

    def report(self, error: BriefingError) -> None:
        """Say what went wrong and what to do, where the eye is."""
        text = sentence(error)
        self.frame.status.failed(text)
        self.frame.centre.toast.say(text, icon="triangle-alert")

    def say_unexpected(self, error: object) -> None:
        """Say that the program itself failed; every gesture shown as saved is safe."""
        text = tr(
            "Something went wrong in the program ({error}); what was saved is safe.", error=repr(error)[:120]
        )
        self.frame.status.failed(text)

    def library_removed(self, change: Change) -> None:
        """Show that a briefing is gone from the library, and offer it back."""
        if self.desk.briefing is not None and self.desk.briefing.id == change.briefing_id:
            self._opened(None)
        if self.library_desk is not None:
            self.library_desk.refresh()
        self.frame.centre.toast.say(toast_text(change), tr("Undo") + "  Ctrl Z", icon="trash-2")

    def settings_changed(self, name: str) -> None:
        """Let a changed setting take effect."""
        values = self.settings.values
        if name == "language":
            language = values.language if values.language in i18n.LANGUAGES else i18n.system_language()
            i18n.use(language)
            self.retranslate()
        elif name == "theme":
            self.theme.set_scheme(Scheme(values.theme))
        elif name == "strong_marks":
            self.theme.set_strong_marks(values.strong_marks)
        elif name == "reduced_motion":
            self.theme.reduced_motion = values.reduced_motion
        elif name == "brief_language":
            self.render_brief()

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

    # drops and sizes

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
            self.open_files(paths)
            event.acceptProposedAction()
        elif data.hasText() and self.services is not None:
            self.importing.text(data.text())
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and move columns as the width asks."""
        super().resizeEvent(event)
        self.frame.fit()

    def retranslate(self) -> None:
        """Put the whole window into the current language."""
        self.actions_table.retranslate()
        for part in (
            self.frame.rail,
            self.frame.library,
            self.frame.centre,
            self.frame.panel,
            self.frame.markdown,
        ):
            part.retranslate()
        self._update_steps()
        self.render_brief()
        self.language_changed.emit()

    def render_brief(self) -> None:
        """Have the brief rendered as the briefing is now, when it is on the screen."""
        briefing = self.desk.briefing
        if briefing is not None and self.frame.centre.shows_brief:
            self.renderer.request(briefing, self.settings.values.brief_language or self.commands.language)

    def undo(self) -> None:
        """Undo on the briefing, else on the library."""
        self._step(self.desk.undo, "undone")

    def redo(self) -> None:
        """Redo on the briefing, else on the library."""
        self._step(self.desk.redo, "redone")

    # internals

    def _connect(self) -> None:
        centre, frame = self.frame.centre, self.frame
        centre.painted.connect(self._painted)
        self.desk.changed.connect(self._changed)
        self.desk.failed.connect(self.report)
        self.importing.finished.connect(self._imported)
        self.renderer.rendered.connect(self._rendered)
        centre.toast.action_requested.connect(self.undo)
        frame.library.briefing_requested.connect(self.open_briefing)
        frame.library.hit_requested.connect(self._open_hit)
        self.commands.connect_parts()

    def _painted(self) -> None:
        self.jobs.run("start", self._make_services, self._started, self.report)

    def _started(self, services: Services) -> None:
        self.services = services
        self.importing.use(services.library)
        self.library_desk = LibraryDesk(self.frame.library, services.library, services.find, self.jobs, self)
        self.library_desk.failed.connect(self.report)
        self.library_desk.search_began.connect(self.frame.widen_for_search)
        self.library_desk.search_ended.connect(self.frame.narrow_after_search)
        if self._files:
            self.importing.files(self._files)
        elif not self.settings.values.seen_before:
            self.commands.open_sample()
        else:
            self.jobs.run("last", partial(_last_session, services), self._opened, self.report)
        self.settings.update(seen_before=True)
        self.library_desk.refresh()

    def _opened(self, session: ReviewSession | None) -> None:
        self.desk.open(session)
        briefing = self.desk.briefing
        self.actions_table.set_briefing_open(briefing is not None)
        if briefing is None:
            self.frame.centre.show_nothing()
        elif self.frame.centre.shows_brief:
            self.render_brief()
        else:
            self.frame.centre.show_review()
        self._update_title(briefing)
        self._update_steps()
        self._update_uncovered()
        self.ready_to_listen.emit()
        if self.library_desk is not None:
            self.library_desk.set_current(briefing.id if briefing else None)
        self._reveal(self._after_opening)
        self._after_opening = None
        if briefing is not None and not self.frame.library.isAncestorOf(self.focusWidget()):
            self.frame.panel.focus_list()
        if self.services is not None:
            self.services.warm_up()
        self.ready.emit()

    def _open_hit(self, hit: Hit) -> None:
        self.open_briefing(hit.id, hit)

    def _reveal(self, hit: Hit | None) -> None:
        if hit is None or self.library_desk is None:
            return
        self.commands.show_review()
        article = self.frame.centre.article
        best = next((s for s in hit.snippets if s.item_id or s.span), None)
        words = next((_first_words(s) for s in hit.snippets if s.where != "title" and s.marks), "")
        if words:
            focus = self.focusWidget()
            article.open_find(words)
            if focus is not None:
                focus.setFocus()
        if best is not None and best.item_id:
            self.desk.select(best.item_id)
        elif best is not None and best.span is not None:
            article.reveal_span(*best.span)

    def _changed(self, change: Change, how: str) -> None:
        """Refresh what a gesture changed outside article and panels."""
        self.frame.status.saved(datetime.datetime.now())
        text = toast_text(change) if how == "done" else ""
        if text:
            self.frame.centre.toast.say(text, tr("Undo") + "  Ctrl Z", icon="undo-2")
        if change.head is not None:
            self._update_title(self.desk.briefing)
        self._update_steps()
        self._update_uncovered()
        self.render_brief()
        if self.library_desk is not None:
            self.library_desk.touch(change.briefing_id)

    def _imported(self, batch: Batch) -> None:
        if self.library_desk is not None:
            self.library_desk.refresh()
        if batch.errors:
            self.report(batch.errors[-1])
        if batch.imported:
            last = batch.imported[-1]
            self.open_briefing(last.id)
            if last.duplicate and len(batch.imported) == 1:
                self.frame.centre.toast.say(
                    tr("This article is in the library already: here it is."), icon="check"
                )
        elif self.desk.briefing is None:
            self._opened(None)

    def _rendered(self, markdown: str, html: str) -> None:
        self.frame.centre.brief.show_brief(html)
        self.frame.markdown.show_markdown(markdown)

    def _step(self, on_briefing: Callable[[], bool], how: str) -> None:
        if on_briefing() or self.services is None:
            return
        library = self.services.library
        try:
            change = library.undo() if how == "undone" else library.redo()
        except BriefingError as error:
            self.report(error)
            return
        if change is None:
            return
        if self.library_desk is not None:
            self.library_desk.refresh()
        present = change.head is not None and change.head.after.present
        if present:
            self.open_briefing(change.briefing_id)
        elif self.desk.briefing is not None and self.desk.briefing.id == change.briefing_id:
            self._opened(None)
        self._update_steps()

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

    def _update_uncovered(self) -> None:
        session = self.desk.session
        spans = session.uncovered() if session else []
        self.frame.status.show_uncovered(len(spans))
        self.commands.uncovered_spans = spans
        self.commands.show_uncovered()


def _first_words(snippet: Snippet) -> str:
    """Return the first words that match, neighbours taken together."""
    start, end = snippet.marks[0]
    for begin, stop in snippet.marks[1:]:
        if begin - end > 1:
            break
        end = stop
    return snippet.text[start:end]


def _session(services: Services, briefing_id: str) -> ReviewSession:
    return services.review(services.library.open(briefing_id))


def _last_session(services: Services) -> ReviewSession | None:
    last = services.library.last_worked_on()
    return _session(services, last) if last else None
