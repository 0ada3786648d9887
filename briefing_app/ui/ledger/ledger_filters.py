"""The head of the ledger: the field and the chips that make its filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.ledger import Group, LedgerCounts, LedgerFilter, NameCount, NameField
from briefing_app.domain.ledger_query import (
    DateField,
    LedgerQuery,
    read_ledger_query,
    with_date,
    without_date,
    write_days,
)
from briefing_app.domain.query import Days
from briefing_app.i18n import current, tr
from briefing_app.ui.ledger.chip_flow import ChipFlow
from briefing_app.ui.ledger.date_chips import DateChips
from briefing_app.ui.ledger.filter_chip import FilterChip
from briefing_app.ui.ledger.ledger_words import NAMES, date_mistake_words, group_words, status_words
from briefing_app.ui.ledger.name_picker import NamePicker
from briefing_app.ui.library.search_field import SearchField
from briefing_app.ui.theme import Theme

AskNames = Callable[[NameField, str, Callable[[list[NameCount]], None]], None]
"""Looks for names in a field of the directives, and hands them over when they are found."""

_FIELDS: tuple[NameField, ...] = ("place", "issuer", "addressee")
_GROUPS = (Group.OVERDUE, Group.SOON)


class LedgerField(SearchField):
    """The field that narrows the ledger by words."""

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        super().retranslate()
        self.setPlaceholderText(tr("Filter by what, who asks, who is to act"))
        self.setAccessibleName(tr("Filter the ledger"))


class LedgerFilters(QObject):
    """Field and chips, for the view to place; each change is told as a whole filter."""

    changed = Signal(object)  # LedgerFilter
    mistaken = Signal(str)  # what is wrong with the field's text; "" when nothing is
    left_downwards = Signal()

    def __init__(self, theme: Theme, floor: QWidget, ask_names: AskNames) -> None:
        super().__init__(floor)
        self._theme = theme
        self._filter = LedgerFilter()
        self._ask_names = ask_names
        self.field = LedgerField(theme)
        self.field.setMinimumWidth(140)
        self.field.setMaximumWidth(300)
        self.field.searched.connect(self._typed)
        self.field.left_downwards.connect(self.left_downwards)
        self.field.entered.connect(self.left_downwards)
        self.names: dict[NameField, FilterChip] = {}
        self.groups: dict[Group, FilterChip] = {}
        self.status = FilterChip(theme, "")
        self.repeated = FilterChip(theme, "")
        self.dates = DateChips(theme, floor)
        self.picker = NamePicker(theme, floor)
        self._open_field: NameField = "place"
        self.picker.picked.connect(self._names_picked)
        self.menu = QMenu(floor)
        self.chips = ChipFlow()
        self._build()
        self.retranslate()

    @property
    def filter(self) -> LedgerFilter:
        """What is asked for."""
        return self._filter

    def set_filter(self, asked: LedgerFilter) -> None:
        """Ask for something else, as another view wants it, and tell."""
        self._filter = asked
        text = asked.words
        dates: dict[DateField, Days | None] = {"said": asked.said, "due": asked.due}
        for field, days in dates.items():
            if days is not None:
                text = with_date(text, field, write_days(days), current().language)
        self.field.setText(text)
        self._show_mistakes(read_ledger_query(text))
        self._dress()
        self.changed.emit(asked)

    def clear(self) -> None:
        """Take every filter off."""
        self.set_filter(LedgerFilter())

    def set_counts(self, counts: LedgerCounts) -> None:
        """Show on the chips how much there is of what they stand for."""
        for group, chip in self.groups.items():
            if group in counts.groups:
                chip.set_count(counts.groups[group])
        self.repeated.set_count(counts.repeated)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.retranslate()
        for field, chip in self.names.items():
            chip.rename(tr(NAMES[field]))
        self.groups[Group.OVERDUE].rename(group_words(Group.OVERDUE))
        self.groups[Group.SOON].rename(tr("Due soon"))
        self.dates.retranslate()
        self.status.rename(tr("Status"))
        self.repeated.rename(tr("Said again"))
        for action, status in zip(self.menu.actions(), FollowUp, strict=True):
            action.setText(status_words(status))
        self._dress()

    def _build(self) -> None:
        for field in _FIELDS:
            chip = self.names[field] = FilterChip(self._theme, "")
            chip.clicked.connect(partial(self._open_names, field))
            chip.cleared.connect(partial(self._set_names, field, ()))
            self.chips.add(chip)
        for chip in self.dates.chips.values():
            self.chips.add(chip)
        self.dates.asked.connect(self._date_asked)
        self.dates.cleared.connect(self._date_cleared)
        self.status.clicked.connect(self._open_statuses)
        self.status.cleared.connect(self._clear_statuses)
        self.chips.add(self.status)
        for group in _GROUPS:
            chip = self.groups[group] = FilterChip(self._theme, "")
            chip.clicked.connect(partial(self._toggle_group, group))
            chip.cleared.connect(partial(self._toggle_group, group))
            self.chips.add(chip)
        self.repeated.clicked.connect(self._toggle_repeated)
        self.repeated.cleared.connect(self._toggle_repeated)
        self.chips.add(self.repeated)
        for status in FollowUp:
            action = QAction(self.menu)
            action.setCheckable(True)
            action.toggled.connect(partial(self._toggle_status, status))
            self.menu.addAction(action)

    def _typed(self, text: str) -> None:
        query = read_ledger_query(text)
        self._show_mistakes(query)
        self._ask(
            replace(self._filter, words=query.words, due=query.days("due"), said=query.days("said")),
        )

    def _show_mistakes(self, query: LedgerQuery) -> None:
        mistakes = query.mistakes
        self.field.show_mistakes([each.span for each in mistakes])
        self.mistaken.emit(date_mistake_words(mistakes[0]) if mistakes else "")

    def _date_asked(self, field: DateField, value: str) -> None:
        """Write a span into the field; one that is to be typed gets the cursor."""
        self.field.say(with_date(self.field.query, field, value, current().language))
        if not value:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.end(False)

    def _date_cleared(self, field: DateField) -> None:
        self.field.say(without_date(self.field.query, field))

    def _open_names(self, field: NameField, _checked: bool = False) -> None:
        self._open_field = field
        self.picker.open(self.names[field], self._filter.names(field), partial(self._ask_names, field))

    def _names_picked(self, names: tuple[str, ...]) -> None:
        self._set_names(self._open_field, names)

    def _set_names(self, field: NameField, names: tuple[str, ...]) -> None:
        self.picker_is_for(field)
        if field == "place":
            self._ask(replace(self._filter, places=names))
        elif field == "issuer":
            self._ask(replace(self._filter, issuers=names))
        else:
            self._ask(replace(self._filter, addressees=names))

    def picker_is_for(self, field: NameField) -> None:
        """Close the list of names of another field."""
        if field != self._open_field:
            self.picker.dismiss()

    def _open_statuses(self) -> None:
        self.menu.popup(self.status.mapToGlobal(QPoint(0, self.status.height() + 4)))

    def _toggle_status(self, status: FollowUp, on: bool) -> None:
        wanted = tuple(each for each in FollowUp if (on if each is status else each in self._filter.statuses))
        if wanted != self._filter.statuses:
            self._ask(replace(self._filter, statuses=wanted))

    def _clear_statuses(self) -> None:
        self._ask(replace(self._filter, statuses=()))

    def _toggle_group(self, group: Group, _checked: bool = False) -> None:
        wanted = tuple(each for each in Group if (each in self._filter.groups) is not (each is group))
        self._ask(replace(self._filter, groups=wanted))

    def _toggle_repeated(self, _checked: bool = False) -> None:
        self._ask(replace(self._filter, repeated=not self._filter.repeated))

    def _ask(self, asked: LedgerFilter) -> None:
        if asked != self._filter:
            self._filter = asked
            self._dress()
            self.changed.emit(asked)

    def _dress(self) -> None:
        for field, chip in self.names.items():
            names = self._filter.names(field)
            chip.set_on(bool(names), ", ".join(names))
        for group, chip in self.groups.items():
            chip.set_on(group in self._filter.groups)
        self.dates.show_query(read_ledger_query(self.field.query))
        self.status.set_on(
            bool(self._filter.statuses), ", ".join(status_words(each) for each in self._filter.statuses)
        )
        self.repeated.set_on(self._filter.repeated)
        for action, status in zip(self.menu.actions(), FollowUp, strict=True):
            action.setChecked(status in self._filter.statuses)
