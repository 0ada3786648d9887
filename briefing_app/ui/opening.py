"""From files, list rows and search hits to the briefing on the screen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.listing import Hit, Snippet
from briefing_app.i18n import current, tr
from briefing_app.services.arrival import Arrival
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession
from briefing_app.ui.importing import Batch
from briefing_app.ui.library.library_desk import LibraryDesk
from briefing_app.wording import sentence

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

SETTLE_AFTER = 60
"""Milliseconds after the list stands at which work begins that nobody waits for: article and list are painted first."""


class MakeServices(Protocol):
    """Joins the services on a library file; `progress` is told how far an older one is brought up to date."""

    def __call__(self, library: Path, *, progress: Callable[[int, int], None]) -> Services: ...


class Opening(QObject):
    """Starts the services once the window is painted, and opens what is asked for.

    Reads happen off the window's thread; only the newest question is answered.
    """

    opened = Signal(object)  # Briefing | None, on the screen
    upgrading = Signal(int, int)  # briefings of an older library done, of all; told from the storage thread
    settled = Signal()  # once: the library's list stands, or cannot be had; what is slow to load may follow

    def __init__(self, window: MainWindow, make_services: MakeServices) -> None:
        super().__init__(window)
        self._window = window
        self._make_services = make_services
        self._files: list[Path] = []
        self._trouble: BriefingError | None = None
        self._hit: Hit | None = None
        self._item = ""
        self._list_waits = False
        self.library_desk: LibraryDesk | None = None
        self.is_settled = False
        self.upgrading.connect(self._upgraded)
        window.importing.finished.connect(self._imported)
        window.importing.arrived.connect(self._arrived)
        window.importing.lost.connect(self.leave)
        window.importing.nowhere.connect(self.say_why_not)
        window.jobs.crashed.connect(window.importing.abandon)
        library = window.frame.library
        library.briefing_requested.connect(self.briefing)
        library.hit_requested.connect(self.hit)

    def start(self) -> None:
        """Build the services in a worker thread, then open what was asked for."""
        work = partial(_opened, self._make_services, self._window.library_path, self.upgrading.emit)
        self._window.jobs.run("start", work, self._started, self._without_library)

    def come_forward(self) -> None:
        """Bring the window to the front, for a later start of the program."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def files(self, paths: Sequence[Path]) -> None:
        """Take files in and open the last of them; before the services stand they wait."""
        if self._window.services is None:
            self._files.extend(paths)
            self.say_why_not()
        else:
            self._window.importing.files(paths)

    def say_why_not(self) -> None:
        """Repeat why there is no library, to whoever would use one."""
        if self._trouble is not None:
            self._window.report(self._trouble)

    def other_library(self) -> None:
        """Ask for another library, or a new one, and open it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Choose another library"),
            str(self._window.library_path.parent),
            tr("Libraries (*.db);;All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._window.library_path = Path(chosen)
            self.start()

    def briefing(self, briefing_id: str) -> None:
        """Open a briefing."""
        self._open(briefing_id, None)

    def item(self, briefing_id: str, item_id: str) -> None:
        """Open a briefing at one of its items; "" for the briefing alone."""
        self._item = item_id
        now = self._window.desk.briefing
        if now is not None and now.id == briefing_id:
            self._window.views.briefing_opened(now)
            self._reveal_item()
        else:
            self._open(briefing_id, None)

    def hit(self, hit: Hit) -> None:
        """Open a search hit at its first match."""
        self._open(hit.id, hit)

    def close_briefing(self) -> None:
        """Leave the open briefing for the first page."""
        self._show(None)

    def leave(self, briefing_id: str) -> None:
        """Leave a briefing that is gone from the library, if it is the open one."""
        now = self._window.desk.briefing
        if now is not None and now.id == briefing_id:
            self._show(None)

    def refresh(self) -> None:
        """Fetch the list again."""
        if self.library_desk is not None:
            self.library_desk.refresh()

    def _upgraded(self, done: int, total: int) -> None:
        """Tell how far an older library is brought up to date; the window can be used for nothing else meanwhile."""
        words = tr(
            "Bringing the library up to date: {done} of {n}",
            done=current().number(done),
            n=current().number(total),
        )
        self._window.frame.status.say("" if done == total else words, icon="rotate-ccw-clock")

    def _without_library(self, error: BriefingError) -> None:
        """Keep the window up without a library: say why, and offer the ways on."""
        self._trouble = error
        text = sentence(error)
        window = self._window
        made = window.frame.centre.no_library is not None
        page = window.frame.centre.show_no_library(text)
        if not made:
            page.retry_requested.connect(self.start)
            page.other_requested.connect(self.other_library)
            page.quit_requested.connect(window.close)
        window.frame.status.failed(text)
        page.retry.setFocus()
        self.opened.emit(None)

    def _started(self, services: Services) -> None:
        window = self._window
        if self._trouble is not None:
            self._trouble = None
            window.frame.status.say("")
        window.services = services
        window.views.forget()
        window.importing.use(services.library)
        desk = LibraryDesk(window.frame.library, services, window.jobs, window)
        desk.failed.connect(window.report)
        desk.failed.connect(self._settle_soon)
        desk.listed.connect(self._settle_soon)
        desk.search.began.connect(window.frame.widen_for_search)
        desk.listed.connect(self._listed)
        desk.search.ended.connect(window.frame.narrow_after_search)
        desk.search.saved_changed.connect(window.steps.say_of_searches)
        self.library_desk = desk
        if self._files:
            window.importing.files(self._files)
            self._files = []
        elif not window.settings.values.seen_before:
            window.commands.files.open_sample()
        else:
            window.jobs.run("open", partial(_last_session, services), self._show, self._failed)
        window.settings.update(seen_before=True)
        desk.refresh()

    def _settle_soon(self, _what: object) -> None:
        if not self.is_settled:
            QTimer.singleShot(SETTLE_AFTER, self, self._settle)

    def _settle(self) -> None:
        """Let what is slow to load follow, now that it delays nobody."""
        if self.is_settled:
            return
        self.is_settled = True
        self.settled.emit()

    def _open(self, briefing_id: str, hit: Hit | None) -> None:
        window = self._window
        if window.services is None:
            return
        now = window.desk.briefing
        if now is not None and now.id == briefing_id:
            window.views.briefing_opened(now)
            self._reveal(hit)
            return
        self._hit = hit
        window.jobs.run("open", partial(_session, window.services, briefing_id), self._show, self._failed)

    def _show(self, session: ReviewSession | None) -> None:
        window = self._window
        window.desk.open(session)
        briefing = window.desk.briefing
        if briefing is None:
            window.frame.centre.show_nothing()
            window.frame.show_side(markdown=False)
        elif not (window.frame.centre.shows_brief or window.frame.centre.shows_since):
            window.frame.centre.show_review()
        if self.library_desk is not None:
            self.library_desk.set_current(briefing.id if briefing else None)
        self._refresh_behind()
        self.opened.emit(briefing)
        self._reveal(self._hit)
        self._hit = None
        self._reveal_item()
        library = window.frame.library
        browsing = library.isAncestorOf(window.focusWidget()) and not (
            library.field.hasFocus() and not library.field.query
        )
        if briefing is not None and not browsing:
            window.frame.panel.focus_list()

    def _listed(self, count: int) -> None:
        """Say where the work will lie, as long as there is none."""
        said = self._window.frame.status.text  # an error, perhaps, of the first file
        if count == 0 and self._window.desk.briefing is None and not said:
            self._window.frame.status.say(tr("New library, kept on this machine"))

    def _failed(self, error: BriefingError) -> None:
        self._window.report(error)
        self._refresh_behind()
        if self._window.desk.briefing is None:
            self._show(None)

    def _reveal(self, hit: Hit | None) -> None:
        """Bring a hit's first match onto the screen, with the words lit in the article."""
        if hit is None:
            return
        window = self._window
        window.commands.show_review()
        article = window.frame.centre.article
        words = next((_first_words(s) for s in hit.snippets if s.where != "title" and s.marks), "")
        if words:
            focus = window.focusWidget()
            article.open_find(words)
            if focus is not None:
                focus.setFocus()
        best = next((s for s in hit.snippets if s.item_id or s.span), None)
        if best is not None and best.item_id:
            window.desk.select(best.item_id)
        elif best is not None and best.span is not None:
            article.reveal_span(*best.span)

    def _reveal_item(self) -> None:
        """Bring the item that was asked for onto the screen."""
        item_id, self._item = self._item, ""
        briefing = self._window.desk.briefing
        if item_id and briefing is not None and briefing.item(item_id) is not None:
            self._window.commands.show_review()
            self._window.desk.select(item_id)

    def _arrived(self, arrival: Arrival) -> None:
        """Show an article that is written once it is painted."""
        window = self._window
        if window.services is not None:
            window.jobs.forget("open")
            self._show(window.services.review(arrival.briefing, arrival))

    def _imported(self, batch: Batch) -> None:
        if batch.errors:
            self._window.report(batch.errors[-1])
        if batch.imported:
            if batch.new and not batch.errors:
                self._window.frame.status.saved(datetime.datetime.now())
            last = batch.imported[-1]
            now = self._window.desk.briefing
            self._list_waits = now is None or now.id != last.id
            self.briefing(last.id)
            if last.duplicate and len(batch.imported) == 1:
                self._window.say(tr("This article is in the library already: here it is."))
        elif self._window.desk.briefing is None:
            self._show(None)
        if not self._list_waits:
            self.refresh()

    def _refresh_behind(self) -> None:
        """Fetch the list after an import, behind the article, for which the editor waits."""
        if self._list_waits:
            self._list_waits = False
            self.refresh()


def _first_words(snippet: Snippet) -> str:
    """Return the first words that match, neighbours taken together."""
    start, end = snippet.marks[0]
    for begin, stop in snippet.marks[1:]:
        if begin - end > 1:
            break
        end = stop
    return snippet.text[start:end]


def _opened(make_services: MakeServices, library: Path, progress: Callable[[int, int], None]) -> Services:
    """Return the services once the library has answered; an older one is brought up to date before that.

    Raises LibraryError; then nothing is left open.
    """
    services = make_services(library, progress=progress)
    try:
        services.library.count()
    except BriefingError:
        services.close()
        raise
    return services


def _session(services: Services, briefing_id: str) -> ReviewSession:
    return services.review(services.library.open(briefing_id))


def _last_session(services: Services) -> ReviewSession | None:
    last = services.library.last_worked_on()
    return _session(services, last) if last else None
