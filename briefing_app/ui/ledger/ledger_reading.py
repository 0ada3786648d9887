"""What the ledger asks of the services, off the window's thread, and hands on when it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.ledger import Group, LedgerFilter, LedgerRow, NameCount, NameField
from briefing_app.services.ledger import Sight
from briefing_app.ui.ledger.ledger_model import LedgerModel
from briefing_app.ui.views import ViewTools

REST = 150
"""Milliseconds without scrolling after which is asked for what nobody waits for."""

_TITLES = 6


class LedgerReading(QObject):
    """Joins model and services: counts and pages, threads, offers, names, titles.

    Answers to outdated questions are dropped by `Jobs`.
    """

    shown = Signal(object)  # Sight, in the model now
    counted = Signal(int)  # from how many briefings the directives are
    unfolded = Signal(str)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, model: LedgerModel, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._model = model
        self._asked = LedgerFilter()
        self._today = date.today()
        self._waiting: set[tuple[Group, int]] = set()
        self._looked: set[tuple[str, object]] = set()  # directives asked about repetitions, as they were
        self._in_sight: list[LedgerRow] = []
        self._uncounted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._rested)

    @property
    def today(self) -> date:
        """The local day by which directives are overdue."""
        return self._today

    def read(
        self, asked: LedgerFilter, today: date, wanted: Sequence[tuple[Group, int]], item_id: str | None
    ) -> None:
        """Ask for counts and pages."""
        self._asked, self._today = asked, today
        self._waiting.clear()
        work = partial(self._tools.services.ledger.sight, asked, today, wanted, item_id=item_id)
        self._run("ledger", work, self._read)

    def read_missing(self, wanted: Sequence[tuple[Group, int]]) -> None:
        """Ask for pages that came into sight."""
        for group, offset in wanted:
            if (group, offset) in self._waiting:
                continue
            self._waiting.add((group, offset))
            work = partial(self._tools.services.ledger.page, self._asked, self._today, group, offset)
            self._run(f"ledger-{group.value}-{offset}", work, partial(self._page_read, self._asked))

    def read_offers(self, rows: Sequence[LedgerRow]) -> None:
        """Ask, once the eye rests, which of the rows in sight may be saying something again.

        Each is asked about once as it is.
        """
        self._in_sight = list(rows)
        self._rest.start()

    def _rested(self) -> None:
        """Ask what nobody waits for: Python's threads take turns, and the rows are to be painted first."""
        if self._uncounted:
            self._uncounted = False
            count = partial(self._tools.services.ledger.sources, self._asked, self._today)
            self._run("ledger-sources", count, self.counted.emit)
        some = [row for row in self._in_sight if (row.item_id, row.directive) not in self._looked]
        if some:
            work = partial(self._tools.services.repeats.offers_for_rows, some)
            self._run("ledger-offers", work, partial(self._offers_read, some))

    def forget_offers(self) -> None:
        """Ask again about repetitions: one was accepted or refused."""
        self._looked.clear()

    def unfold(self, item_id: str) -> None:
        """Ask for the times of a thread."""
        work = partial(self._tools.services.ledger.thread, item_id)
        self._run("ledger-thread", work, partial(self._thread_read, item_id))

    def names(self, field: NameField, typed: str, take: Callable[[list[NameCount]], None]) -> None:
        """Ask for names to filter by."""
        self._run("ledger-names", partial(self._tools.services.ledger.names, field, typed), take)

    def titles(self, typed: str, take: Callable[[list[tuple[str, str, str | None]]], None]) -> None:
        """Ask for briefings by the words of their titles."""
        self._run("ledger-titles", partial(self._found, typed), take)

    def _found(self, typed: str) -> list[tuple[str, str, str | None]]:
        hits = self._tools.services.find.search(f"in:title {typed}", limit=_TITLES)
        return [(hit.id, hit.title, hit.date) for hit in hits]

    def _read(self, sight: Sight) -> None:
        self._model.show(sight, self._today)
        self._uncounted = True
        self._rest.start()
        self.shown.emit(sight)

    def _page_read(self, asked: LedgerFilter, stretch: Any) -> None:
        self._waiting.discard((stretch.group, stretch.offset))
        if asked == self._asked:
            self._model.fill(stretch)

    def _offers_read(self, asked: list[LedgerRow], offers: Any) -> None:
        self._looked.update((row.item_id, row.directive) for row in asked)
        self._model.offer(offers, asked)

    def _thread_read(self, item_id: str, said: Any) -> None:
        self._model.unfold(item_id, said)
        self.unfolded.emit(item_id)

    def _run(self, topic: str, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._tools.jobs.run(topic, work, done, self._fail)

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(error)
