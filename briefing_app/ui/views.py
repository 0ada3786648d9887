"""What a view of the whole library is: a page that the rail brings onto the screen in the review's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QWidget

from briefing_app.domain.change import Change, UndoLine
from briefing_app.domain.errors import BriefingError
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession
from briefing_app.settings import SettingsStore
from briefing_app.ui.jobs import Jobs
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.ui.widgets.key_caps import Hint


class ViewTools(NamedTuple):
    """What a view may use of the program.

    `open_item` opens a briefing (ID) at an item (ID, or "" for the briefing alone); `open_view` brings another view
    onto the screen, at what its `look_at` understands; `say` shows a toast whose button undoes by the given callable.
    `session` is the review session of a briefing: that of the window where it is open, so that an edit is seen there.
    `committed` tells the window of a change that a view made to a briefing or to the library. `undo` and `redo` do
    what their keys do, for a view's buttons and toasts: the view's own step, said in a toast.
    """

    theme: Theme
    settings: SettingsStore
    jobs: Jobs
    services: Services
    open_item: Callable[[str, str], None]
    open_view: Callable[[str, object], None]
    session: Callable[[str], ReviewSession]
    committed: Callable[[Change], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    say: Callable[[str, Callable[[], object] | None], None]
    report: Callable[[BriefingError], None]


class View(QWidget):
    """A page over all briefings; made when it is first opened.

    A view asks for what it shows by `tools.jobs` and shows it when the answer comes. It is told by `enter` that it is
    on the screen, and by `refresh` that what it shows may be outdated.
    """

    line: ClassVar[UndoLine | None] = None
    """On which of the library's lines the view's acts are undone; None for a view that acts on no record."""

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools

    def enter(self) -> None:
        """Come onto the screen: fetch what is shown, put the focus where work begins."""
        self.refresh()

    def refresh(self) -> None:
        """Fetch again what is shown."""

    def look_at(self, what: object) -> None:
        """Show one thing, as another view names it: a person's key, a series, an item's ID."""

    def retranslate(self) -> None:
        """Put the texts into the current language."""

    def focus_filter(self) -> None:
        """Put the focus into the view's filter: Ctrl F."""

    def finish_editing(self) -> None:
        """Commit what is being typed: the view is left, or the window closed."""

    def hints(self) -> list[Hint]:
        """Return the keys that work here, for the status line."""
        return []

    def undo(self) -> Change | None:
        """Take back the last act of the view's own line; return the change that did so, None when there is none."""
        return self.tools.services.library.undo(self.line) if self.line is not None else None

    def redo(self) -> Change | None:
        """Bring back the act undone last."""
        return self.tools.services.library.redo(self.line) if self.line is not None else None


class ViewSpec(NamedTuple):
    """A view as the rail offers it: `label` is a msgid, `keys` a portable key text.

    `keeps_library` leaves the library's column beside the view.
    """

    id: str
    label: str
    icon: str
    keys: str
    make: Callable[[ViewTools], View]
    keeps_library: bool = False
