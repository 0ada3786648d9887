"""Which page is on the screen: the review, or one of the views over the whole library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.change import Change
from briefing_app.domain.errors import BriefingError
from briefing_app.i18n import tr
from briefing_app.services.review import ReviewSession
from briefing_app.ui.gesture_words import name
from briefing_app.ui.view_table import VIEWS
from briefing_app.ui.views import View, ViewSpec, ViewTools

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.main_window import MainWindow

BRIEFINGS = "briefings"
TODAY = "today"


class ViewDeck(QObject):
    """Makes views when they are first asked for, and tells them what changed elsewhere."""

    shown = Signal(str)  # the view's ID, BRIEFINGS for the review
    library_changed = Signal()  # by an act on the library, here or undone

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._specs = {spec.id: spec for spec in VIEWS}
        self._made: dict[str, View] = {}
        self._current = BRIEFINGS

    @property
    def current(self) -> View | None:
        """The view on the screen, None for the review."""
        return self._made.get(self._current)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of the views call."""
        return {
            "view-briefings": self.show_briefings,
            **{f"view-{spec.id}": partial(self.show, spec.id) for spec in VIEWS},
        }

    def show(self, view_id: str, what: object = None) -> None:
        """Bring a view onto the screen; `what` is handed to its `look_at`."""
        if view_id == BRIEFINGS:
            self.show_briefings()
            return
        if self._window.services is None:
            self._window.opening.say_why_not()
            self._window.frame.rail.mark(self._current)
            return
        spec = self._specs[view_id]
        view = self._made.get(view_id) or self._make(spec)
        if self._current != view_id:
            self._leave()
            self._current = view_id
            self._window.frame.show_page(view, keeps_library=spec.keeps_library)
            self._window.frame.rail.mark(view_id)
            self._window.actions_table.set_briefing_open(False)
            view.enter()
        if what is not None:
            view.look_at(what)
        self.shown.emit(view_id)

    def show_briefings(self) -> None:
        """Go back to the review."""
        if self._current == BRIEFINGS:
            self._window.frame.show_library()
            self._window.frame.rail.mark(BRIEFINGS)
            return
        self._leave()
        self._current = BRIEFINGS
        self._window.frame.show_page(None)
        self._window.frame.rail.mark(BRIEFINGS)
        self._window.actions_table.set_briefing_open(self._window.desk.briefing is not None)
        self.shown.emit(BRIEFINGS)

    def briefing_opened(self, briefing: object) -> None:
        """Show a briefing that was opened; with none open, the day's start."""
        if briefing is not None:
            if self._current != BRIEFINGS:
                self.show_briefings()
        elif TODAY in self._specs and self._window.services is not None and self._has_briefings():
            self.show(TODAY)

    def outdated(self, change: Change | None = None) -> None:
        """Let the view on the screen fetch again; the others do when they are next opened."""
        view = self.current
        if view is not None:
            view.refresh()
        if change is None or change.on_library:
            self.library_changed.emit()

    def step(self, *, back: bool) -> bool:
        """Undo or redo in the view on the screen; False where that is the review."""
        view = self.current
        if view is None or (self._current == TODAY and self._window.desk.session is None):
            return False
        view.finish_editing()
        try:
            change = view.undo() if back else view.redo()
        except BriefingError as error:
            self._window.report(error)
            return True
        if change is None:
            self._window.say(
                tr("There is nothing left to undo here") if back else tr("There is nothing to redo here"),
                icon="undo-2" if back else "redo-2",
            )
            return True
        words = tr("Undone: {step}") if back else tr("Done again: {step}")
        self._committed(change)
        self._window.say(words.format(step=name(change.gesture)), icon="undo-2" if back else "redo-2")
        return True

    def retranslate(self) -> None:
        """Put the views into the current language."""
        for view in self._made.values():
            view.retranslate()

    def finish_editing(self) -> None:
        """Commit what is being typed in the view on the screen."""
        view = self.current
        if view is not None:
            view.finish_editing()

    def forget(self) -> None:
        """Drop the views: they speak to another library now."""
        if self._current != BRIEFINGS:  # else it would lay the library over the article of a narrow window
            self.show_briefings()
        for view in self._made.values():
            self._window.frame.drop_page(view)
        self._made.clear()

    def _make(self, spec: ViewSpec) -> View:
        window = self._window
        assert window.services is not None
        tools = ViewTools(
            theme=window.theme,
            settings=window.settings,
            jobs=window.jobs,
            services=window.services,
            open_item=window.opening.item,
            open_view=self.show,
            session=self._session,
            committed=self._committed,
            undo=window.undo,
            redo=window.redo,
            say=self._say,
            report=window.report,
        )
        view = self._made[spec.id] = spec.make(tools)
        return view

    def _leave(self) -> None:
        view = self.current
        if view is not None:
            view.finish_editing()
        else:
            self._window.frame.finish_editing()

    def _has_briefings(self) -> bool:
        services = self._window.services
        try:
            return services is not None and services.library.count() > 0
        except BriefingError:
            return False

    def _session(self, briefing_id: str) -> ReviewSession:
        """Return the session of a briefing: that of the window where it is open there."""
        window = self._window
        session = window.desk.session
        if session is not None and session.briefing.id == briefing_id:
            return session
        assert window.services is not None
        return window.services.review(window.services.library.open(briefing_id))

    def _committed(self, change: Change) -> None:
        """Show elsewhere what a view changed."""
        window = self._window
        window.status_saved()
        open_now = window.desk.briefing
        if change.briefing_id and open_now is not None and open_now.id == change.briefing_id:
            window.desk.absorb(change)
        if window.opening.library_desk is not None:
            if change.briefing_id and not change.on_library:
                window.opening.library_desk.touch(change.briefing_id)
            elif change.listed or change.head is not None:
                window.opening.library_desk.refresh()
        self.outdated(change)

    def _say(self, text: str, undo: Callable[[], object] | None) -> None:
        self._window.say(text, undo=undo)
