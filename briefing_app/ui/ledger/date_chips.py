"""The chips for spans of time: by the day by which directives are due, and by their articles' days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.ledger_query import DateField, LedgerQuery
from briefing_app.i18n import N_, tr
from briefing_app.ui.ledger.filter_chip import FilterChip
from briefing_app.ui.ledger.ledger_words import days_words
from briefing_app.ui.library.filter_chips import offered_dates
from briefing_app.ui.theme import Theme

_NAMES: dict[DateField, str] = {"due": N_("Due"), "said": N_("Said on")}


class DateChips(QObject):
    """Two chips with a menu each; what is chosen is told as the query has it, and the field's text stays the source."""

    asked = Signal(str, str)  # field; a span of time, "" where it is to be typed
    cleared = Signal(str)

    def __init__(self, theme: Theme, floor: QWidget) -> None:
        super().__init__(floor)
        self._menu = QMenu(floor)
        self.chips: dict[DateField, FilterChip] = {}
        for field in _NAMES:
            chip = self.chips[field] = FilterChip(theme, "")
            chip.clicked.connect(partial(self._open, field))
            chip.cleared.connect(partial(self.cleared.emit, field))

    def show_query(self, query: LedgerQuery) -> None:
        """Show which spans a query asks for."""
        for field, chip in self.chips.items():
            days = query.days(field)
            chip.set_on(days is not None, days_words(days) if days is not None else "")

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        for field, chip in self.chips.items():
            chip.rename(tr(_NAMES[field]))

    def _open(self, field: DateField, _checked: bool = False) -> None:
        self._menu.clear()
        today = date.today()
        for words, value in offered_deadlines(today) if field == "due" else offered_dates(today):
            self._menu.addAction(words).triggered.connect(partial(self._choose, field, value))
        self._menu.addSeparator()
        self._menu.addAction(tr("From … to …")).triggered.connect(partial(self._choose, field, ""))
        chip = self.chips[field]
        self._menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _choose(self, field: DateField, value: str, _checked: bool = False) -> None:
        self.asked.emit(field, value)


def offered_deadlines(today: date) -> list[tuple[str, str]]:
    """Return the spans of time within which something may be due, with what the query calls them."""
    monday = today - timedelta(days=today.weekday())
    next_month = today.replace(day=28) + timedelta(days=4)
    quarter = (today.month + 2) // 3
    after = (today.year, quarter + 1) if quarter < 4 else (today.year + 1, 1)
    return [
        (tr("This week"), f"{monday}..{monday + timedelta(days=6)}"),
        (tr("This month"), f"{today:%Y-%m}"),
        (tr("Next month"), f"{next_month:%Y-%m}"),
        (tr("This quarter"), f"{today.year}-Q{quarter}"),
        (tr("Next quarter"), f"{after[0]}-Q{after[1]}"),
        (tr("This year"), f"{today.year}"),
    ]
