"""What a search found, and above it how it was understood: chips, what is wrong, counts and order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from briefing_app.domain.listing import Found
from briefing_app.domain.query import Field, Query
from briefing_app.domain.query_writing import fields_of
from briefing_app.i18n import current, ntr, tr
from briefing_app.query_wording import mistake_sentence
from briefing_app.ui.library.chip_row import ChipRow
from briefing_app.ui.library.filter_chips import (
    MORE,
    after_click,
    chips_of,
    further_of,
    offered_dates,
    succession_of,
    toggled_succession,
    with_value,
)
from briefing_app.ui.library.hit_model import HitModel
from briefing_app.ui.library.row_delegates import HitDelegate
from briefing_app.ui.library.row_list import RowList
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line, TextButton

COUNTED = 2_000
"""From how many on results are no longer counted exactly; the newest of them are ranked."""


_NARROW = 330
_FURTHER_AFTER = 60  # milliseconds, in which the first results are painted


class HitsPage(QWidget):
    """Shows one answer at a time; a chip, a choice of order or the wish to save is told to whoever asked."""

    query_changed = Signal(str)
    value_wanted = Signal(str)  # a field's name: it is typed in the search field
    names_wanted = Signal(str)  # a field's name: `offer` shows them
    order_chosen = Signal(str)
    save_requested = Signal(str)
    more_wanted = Signal()  # the end of the results is near

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = HitModel()
        self.list = RowList(tr("Search results"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(theme, self.list))
        self.chips = ChipRow(theme)
        self._text = ""
        self._found = Found(query=Query())
        self._more = False
        self._order = "newest"
        self._saved: frozenset[str] = frozenset()
        self._menu_at = QPoint()
        self._dressed = False
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.setInterval(_FURTHER_AFTER)
        self._further.timeout.connect(self._look_further)
        self._build()
        self._connect()
        self.set_order("newest")
        self.retranslate()

    def show_found(self, text: str, found: Found, *, more: bool) -> None:
        """Show what a search found; `more` tells that there is more than was fetched."""
        self._text, self._found = text, found
        self.model.show(found)
        self.list.scrollToTop()
        self.list.setVisible(bool(found.hits))
        self._nothing.setVisible(not found.hits)
        self._tell(more)

    def extend(self, found: Found, *, more: bool) -> None:
        """Show further hits below those shown."""
        self.model.extend(found)
        self._tell(more)

    def show_saved(self, queries: frozenset[str]) -> None:
        """Tell which queries are saved already."""
        self._saved = queries
        self._dress_save()

    def set_order(self, order: str) -> None:
        """Show which order the results have."""
        self._order = order
        for name, button in self._orders.items():
            button.setProperty("part", "order")
            button.setProperty("on", name == order)
            if button.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # new ones are dressed when shown
                button.style().unpolish(button)
                button.style().polish(button)
            button.setFont(self._theme.font("meta_strong" if name == order else "meta"))

    def offer(self, field: Field, names: Sequence[str]) -> None:
        """Let the editor choose a value for a field, or type one."""
        self._offer(field, [(name, name) for name in names])

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._orders["relevance"].setText(tr("Best match"))
        self._orders["newest"].setText(tr("Newest"))
        self.list.setAccessibleName(tr("Search results"))
        self.chips.show_chips(chips_of(self._text))
        self._tell(self._more)
        self.list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Dress what the style sheet has just undressed."""
        super().showEvent(event)
        if not self._dressed:
            self._dressed = True
            self.set_order(self._order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for; in a narrow column the counts have a line of their own."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._line.activate()
        self._say_count()

    def minimumSizeHint(self) -> QSize:
        """Return what the narrowest column leaves."""
        return QSize(200, 200)

    def _build(self) -> None:
        self._wrong = self._sentence("warning")
        self._succession = self._sentence("muted")
        self._include = TextButton(self._theme, "", part="text")
        self._include.setFont(self._theme.font("meta_strong"))
        self._former = QWidget()
        former = QHBoxLayout(self._former)
        former.setContentsMargins(0, 0, 0, 0)
        former.addWidget(self._succession, 1)
        former.addWidget(self._include, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(14, 8, 8, 4)
        above.setSpacing(6)
        for part in (self.chips, self._wrong, self._former):
            above.addWidget(part)
        above.addLayout(self._bar())
        self._ranked = self._sentence("muted")
        above.addWidget(self._ranked)
        self._nothing = QLabel()
        self._nothing.setFont(self._theme.font("row"))
        self._nothing.setProperty("tone", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(20, 12, 16, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self._nothing, 1)
        column.addWidget(self.list, 1)

    def _bar(self) -> QBoxLayout:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._count = QLabel()
        self._count.setFont(self._theme.font("meta"))
        self._count.setProperty("tone", "muted")
        self._count.setMinimumWidth(40)  # or it would widen the column for good
        self._line.addWidget(self._count, 1)
        row = QHBoxLayout()
        self._orders = {name: TextButton(self._theme, "", part="text") for name in ("relevance", "newest")}
        for button in self._orders.values():
            row.addWidget(button)
        self._save = TextButton(self._theme, "", part="text")
        self._save.setFont(self._theme.font("meta_strong"))
        row.addWidget(self._save)
        row.addStretch(0)
        self._line.addLayout(row)
        return self._line

    def _sentence(self, tone: str) -> QLabel:
        label = QLabel()
        label.setFont(self._theme.font("meta"))
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.hide()
        return label

    def _connect(self) -> None:
        self.chips.clicked.connect(self._chip_clicked)
        self._orders["relevance"].clicked.connect(partial(self._choose, "relevance"))
        self._orders["newest"].clicked.connect(partial(self._choose, "newest"))
        self._save.clicked.connect(self._save_clicked)
        self._include.clicked.connect(self._toggle_succession)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._range_changed)
        self._theme.changed.connect(self.list.viewport().update)

    def _tell(self, more: bool) -> None:
        """Say how much was found, what is wrong with the query, and what else there is to know."""
        self._more = more
        found = self._found
        self.chips.show_chips(chips_of(self._text))
        mistakes = found.query.mistakes
        self._wrong.setText(mistake_sentence(found.query, mistakes[0]) if mistakes else "")
        self._wrong.setVisible(bool(mistakes))
        self._tell_succession()
        self._say_count()
        self._ranked.setText(
            tr("Ranked are the newest {n} that match.", n=current().number(COUNTED))
            if found.more_than
            else ""
        )
        self._ranked.setVisible(bool(found.hits) and self._order == "relevance" and found.more_than)
        if not found.hits:
            self._nothing.setText(self._nothing_found())
        self._dress_save()

    def _say_count(self) -> None:
        """Say how many were found, and in how many places where there is room for it."""
        words, places = self._counted()
        whole = f"{words}, {places}" if places else words
        room = self._count.width()
        fits = QFontMetrics(self._count.font()).horizontalAdvance(whole) <= room
        self._count.setText(whole if fits else words)
        self._count.setToolTip("" if fits else whole)

    def _counted(self) -> tuple[str, str]:
        found = self._found
        if found.more_than:
            whole = found.total // 1_000 * 1_000 or found.total // 100 * 100 or found.total
            return ntr("more than {n} briefing", "more than {n} briefings", min(whole, COUNTED)), ""
        words = ntr("{n} briefing", "{n} briefings", found.total)
        places = sum(hit.matches for hit in self.model.hits) if self.model.count >= found.total else 0
        return words, ntr("{n} match", "{n} matches", places) if places else ""

    def _nothing_found(self) -> str:
        query = self._found.query
        if not query and query.mistakes:
            return tr("There is nothing to search for yet.")
        if any(each.field in (Field.PERSON, Field.ROLE) or each.has for each in fields_of(query)):
            return tr(
                "Nothing was found. People, offices, figures and directives count once they are confirmed; "
                "a click on a filter above takes it out."
            )
        if query.filters:
            return tr("Nothing was found. A click on a filter above takes it out of the search.")
        return tr(
            "Nothing was found for “{query}”. Fewer words, or one without its diacritics, find more.",
            query=self._text[:80],
        )

    def _tell_succession(self) -> None:
        former = succession_of(self._found)
        self._former.setVisible(former is not None)
        self._succession.setVisible(former is not None)
        if former is None:
            return
        units, included = former
        text = (
            tr("with {units}", units=units)
            if included
            else tr("without {units}, which it was before", units=units)
        )
        self._succession.setText(text)
        self._include.setText(tr("Leave out") if included else tr("Include"))

    def _dress_save(self) -> None:
        saved = self._text in self._saved
        self._save.setText(tr("Saved") if saved else tr("Save search"))
        self._save.setEnabled(not saved and bool(self._found.query))

    def _chip_clicked(self, key: str, at: QPoint) -> None:
        self._menu_at = at
        if key == MORE:
            menu = self._menu(further_of(self._text))
            menu.triggered.connect(self._further_chosen)
            menu.popup(at)
        else:
            self._ask_for(key)

    def _further_chosen(self, action: QAction) -> None:
        self._ask_for(str(action.data()))

    def _ask_for(self, key: str) -> None:
        outcome = after_click(self._text, key)
        if not isinstance(outcome, Field):
            self.query_changed.emit(outcome)
        elif outcome is Field.DATE:
            self._offer(outcome, offered_dates(date.today()))
        else:
            self.names_wanted.emit(outcome.value)

    def _offer(self, field: Field, choices: Sequence[tuple[str, str]]) -> None:
        menu = self._menu([(value, label) for label, value in choices])
        if choices:
            menu.addSeparator()
        menu.addAction(tr("Type another…")).setData("")
        menu.triggered.connect(partial(self._chosen, field))
        menu.popup(self._menu_at)

    def _menu(self, choices: Sequence[tuple[str, str]]) -> QMenu:
        """Make a menu of values and their labels, which goes when it is closed."""
        menu = QMenu(self)
        for value, label in choices:
            menu.addAction(label.replace("&", "&&")).setData(value)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _chosen(self, field: Field, action: QAction) -> None:
        value = str(action.data())
        text = with_value(self._text, field, value)
        (self.query_changed if value else self.value_wanted).emit(text)

    def _toggle_succession(self) -> None:
        self.query_changed.emit(toggled_succession(self._text))

    def _choose(self, order: str) -> None:
        self.set_order(order)
        self.order_chosen.emit(order)

    def _save_clicked(self) -> None:
        self.save_requested.emit(self._text)

    def _range_changed(self, _least: int, _most: int) -> None:
        """Ask for more where the first results do not reach far, once they are painted."""
        self._further.start()

    def _look_further(self) -> None:
        self._scrolled(self.list.verticalScrollBar().value())

    def _scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if self._more and value > bar.maximum() - self.list.height():
            self._more = False
            self.more_wanted.emit()
