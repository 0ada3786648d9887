"""Follows the open briefing with a comparison: asks for it, shows it, and lets another one be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.since import By, Earlier, Since
from briefing_app.i18n import tr
from briefing_app.services.bundle import Services
from briefing_app.services.since import chairs_of
from briefing_app.ui.since.since_page import WAYS, SincePage
from briefing_app.ui.widgets.command_palette import Entry

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

PAUSE = 100
"""Milliseconds without a change before the briefing is compared again."""

KEY = "compare"
"""What the keys of briefings to compare with begin with in the palette."""

_RECENT = 100


class SinceDesk(QObject):
    """The page's other half: what is compared with belongs to the open briefing and is forgotten with it."""

    def __init__(self, window: MainWindow, page: SincePage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._of = ""
        self._by: By | None = None
        self._other = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        page.way_chosen.connect(self._way_chosen)
        page.item_clicked.connect(self._open)

    def refresh(self) -> None:
        """Compare the open briefing as it is now: at once for another one, else when nothing changes for a while."""
        briefing = self._window.desk.briefing
        if briefing is None:
            return
        if briefing.id != self._of:
            self._of, self._by, self._other = briefing.id, None, ""
            self._ask()
        else:
            self._pause.start()

    def compare_with(self, briefing_id: str) -> None:
        """Compare with a briefing that the editor chose."""
        self._by, self._other = By.CHOICE, briefing_id
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        window, briefing = self._window, self._window.desk.briefing
        if briefing is None or window.services is None:
            return
        work = partial(window.services.since.since, briefing, self._by, self._other)
        window.jobs.run("since", work, partial(self._answered, briefing), self._failed)

    def _answered(self, briefing: Briefing, since: Since | None) -> None:
        now = self._window.desk.briefing
        if now is None or now.id != briefing.id:
            return
        if since is not None:
            self._page.show_since(since)
        else:
            by = self._by or By.PLACE
            self._page.show_nothing(by, _why_not(briefing, by))

    def _failed(self, error: BriefingError) -> None:
        """Go back to what is compared with unasked where the chosen briefing is gone."""
        if self._other:
            self._by, self._other = None, ""
            self._ask()
        else:
            self._window.report(error)

    def _way_chosen(self, index: int) -> None:
        way = WAYS[index]
        if way is By.CHOICE:
            self._choose()
        else:
            self._by, self._other = way, ""
            self._ask()

    def _open(self, briefing_id: str, item_id: str) -> None:
        """Go to words of this briefing or of the other one."""
        self._window.commands.show_review()
        self._window.opening.item(briefing_id, item_id)

    def _choose(self) -> None:
        """Let the editor pick a briefing; until then the switch stays where it was."""
        window, briefing = self._window, self._window.desk.briefing
        since = self._page.since
        self._page.strip.ways.set_index(WAYS.index(since.by if since else self._by or By.PLACE))
        if briefing is not None and window.services is not None:
            work = partial(_offered, window.services, briefing)
            window.jobs.run("since-offers", work, partial(self._offer, briefing), window.report)

    def _offer(self, briefing: Briefing, offered: tuple[list[Earlier], list[Earlier]]) -> None:
        same_place, same_chair = offered
        met = {briefing.id}
        groups: list[tuple[str, list[Entry]]] = []
        for title, rows in ((tr("Same place"), same_place), (tr("Same chair"), same_chair)):
            fresh = [row for row in rows if row.id not in met]
            met.update(row.id for row in fresh)
            groups.append((title, [_entry(row.id, row.title, row.date) for row in fresh]))
        recent = [
            row for row in self._window.frame.library.model.briefings()[: 2 * _RECENT] if row.id not in met
        ][:_RECENT]
        groups.append((tr("Briefings"), [_entry(row.id, row.title, row.date) for row in recent]))
        self._window.palette_box.open(groups)


def _offered(services: Services, briefing: Briefing) -> tuple[list[Earlier], list[Earlier]]:
    return services.since.earlier(briefing, By.PLACE), services.since.earlier(briefing, By.CHAIR)


def _entry(briefing_id: str, title: str, date: str | None) -> Entry:
    return Entry(f"{KEY}:{briefing_id}", title or tr("Untitled"), "newspaper", i18n.current().date(date))


def _why_not(briefing: Briefing, by: By) -> str:
    """Return the sentence that says why a briefing has nothing to be compared with."""
    if not briefing.article.date:
        return tr("This briefing has no date yet, so none is known to be before it.")
    if by is By.CHAIR:
        chairs = chairs_of(briefing)
        if not chairs:
            return tr("This briefing has no chair yet, so there is none to compare it with.")
        return tr("This is the first briefing that {chair} chairs.", chair=chairs[0].name)
    place = briefing.article.place
    if not place:
        return tr("This briefing has no place yet, so there is none to compare it with.")
    return tr("This is the first briefing about {place}.", place=place)
