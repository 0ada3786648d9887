"""The ledger as a view of the window: what is shown, where the table stands, where its rows lead."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from briefing_app.domain.change import Change
from briefing_app.domain.ledger import Group, LedgerCounts, LedgerFilter, LedgerRow
from briefing_app.i18n import ntr, tr
from briefing_app.services.ledger import Sight
from briefing_app.ui.ledger.following_up import FollowingUp
from briefing_app.ui.ledger.ledger_file import write_ledger
from briefing_app.ui.ledger.ledger_filters import LedgerFilters
from briefing_app.ui.ledger.ledger_menu import LedgerMenu
from briefing_app.ui.ledger.ledger_model import OFFER, LedgerModel
from briefing_app.ui.ledger.ledger_page import LedgerPage
from briefing_app.ui.ledger.ledger_reading import LedgerReading
from briefing_app.ui.ledger.ledger_table import LedgerTable
from briefing_app.ui.views import View, ViewTools

if TYPE_CHECKING:
    from briefing_app.ui.widgets.key_caps import Hint

_LEAST = 420


class LedgerView(View):
    """All directives by their deadlines, followed up where they stand."""

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LedgerModel(date.today())
        self.reading = LedgerReading(tools, self.model, self)
        self.table = LedgerTable(tools.theme, self.model, self.reading.titles)
        self.filters = LedgerFilters(tools.theme, self, self.reading.names)
        self.page = LedgerPage(tools.theme, self.table, self.filters)
        self.menu = LedgerMenu(self)
        self.following = FollowingUp(tools, self.reading, self.page.question, self)
        self._first = True
        self._look_for: str | None = None
        self._group_before: Group | None = None
        self._counts: LedgerCounts | None = None
        self._sources: int | None = None
        self._scroll = 0
        self._row = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the window wants: chips that stand beside the field now go below it then."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def enter(self) -> None:
        """Fetch what is shown; the focus goes into the table."""
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Fetch again, at the same place."""
        first, last = self.table.rows_in_sight()
        row = self.table.current_row
        self._group_before = row.group(self.reading.today) if row is not None else None
        wanted = [] if self._first else self.model.pages_of(first, last)
        item_id = self._look_for or (row.item_id if row is not None else None)
        self.reading.read(self.filters.filter, date.today(), wanted, item_id)

    def look_at(self, what: object) -> None:
        """Show a directive (its ID), or what a filter asks for."""
        if isinstance(what, LedgerFilter):
            self._first = True
            self.filters.set_filter(what)
        elif isinstance(what, str):
            self._look_for = what
            if self.filters.filter.is_empty:
                self.refresh()
            else:
                self.filters.clear()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.page.retranslate()
        self.page.tell(self._counts, self._sources)
        self.model.retranslate()

    def focus_filter(self) -> None:
        """Put the cursor into the filter field."""
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def finish_editing(self) -> None:
        """Commit the open form."""
        self.filters.picker.dismiss()
        self.table.rows.finish(force=True)

    def hints(self) -> list[Hint]:
        """Return the keys that work in the table."""
        return [
            (("F2",), tr("edit status and due date")),
            (("Space",), tr("close with evidence")),
            (("Enter",), tr("open the quote")),
            (("Ctrl R",), tr("join to the time before")),
        ]

    def undo(self) -> Change | None:
        """Take back the last edit made here; its directive is gone to."""
        return self._going_to(self.following.undo())

    def redo(self) -> Change | None:
        """Bring back the edit taken back last; its directive is gone to."""
        return self._going_to(self.following.redo())

    def export_to(self, path: Path) -> None:
        """Write the directives under the filter as a table, off the window's thread."""
        named = bool(path.suffix)  # else the dialog has not asked about the file that this is going to be
        path = path if named else path.with_suffix(".csv")
        ledger, asked = self.tools.services.ledger, self.filters.filter
        work = partial(write_ledger, ledger, asked, date.today(), path, force=named)
        self.tools.jobs.run("ledger-export", work, partial(self._exported, path), self.tools.report)

    def _connect(self) -> None:
        table, page, menu = self.table, self.page, self.menu
        self.filters.changed.connect(self._filter_changed)
        self.filters.left_downwards.connect(self._into_table)
        self.reading.shown.connect(self._shown)
        self.reading.counted.connect(self._counted)
        self.reading.failed.connect(self.tools.report)
        table.seen.connect(self._seen)
        table.rows.edited.connect(self._edited)
        table.quote_requested.connect(self.tools.open_item)
        table.thread_requested.connect(self.reading.unfold)
        table.link_requested.connect(self.following.link)
        table.reopen_requested.connect(self.following.reopen)
        table.menu_requested.connect(self._show_menu)
        table.left_upwards.connect(self.filters.field.setFocus)
        table.current_changed.connect(self._ask)
        self.model.dataChanged.connect(self._ask)
        menu.quote_requested.connect(self.tools.open_item)
        menu.form_requested.connect(table.edit_current)
        menu.reopen_requested.connect(self.following.reopen)
        menu.thread_requested.connect(self.reading.unfold)
        menu.filter_requested.connect(self.look_at)
        page.undo_button.clicked.connect(self.tools.undo)
        page.redo_button.clicked.connect(self.tools.redo)
        page.export_button.clicked.connect(self._export)
        page.empty_button.clicked.connect(self._to_briefings)
        page.nothing_button.clicked.connect(self.filters.clear)

    def _going_to(self, change: Change | None) -> Change | None:
        """Have the next fetch choose the directive of a change; one that the filter leaves out is not looked for."""
        if change is not None and change.items:
            self._look_for = change.items[0].item.id
        return change

    def _filter_changed(self) -> None:
        self._first = True
        self.refresh()

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.current_row is None:
            self.table.choose(1)

    def _shown(self, sight: Sight) -> None:
        """Bring the table back to where it was, or to what was asked for."""
        scroll = 0 if self._first else self._scroll
        self._counts, self._sources = sight.counts, None
        self.filters.set_counts(sight.counts)
        self.page.show_counts(sight.counts, filtered=not self.filters.filter.is_empty)
        self.page.tell(self._counts, None)
        self.table.verticalScrollBar().setValue(scroll)
        wanted, self._look_for = self._look_for, None
        follows = sight.place is not None and (wanted or sight.place[0] is self._group_before)
        if follows and sight.place is not None:
            self.table.choose(self.model.number_of(*sight.place), scroll=wanted is not None)
        elif sight.counts.total:
            self.table.choose(max(1, self._row) if not self._first else 1, scroll=False)
        self._first = False
        self._ask()

    def _counted(self, sources: int) -> None:
        self._sources = sources
        self.page.tell(self._counts, sources)

    def _seen(self) -> None:
        """Fetch what came into sight and the page behind it, and ask what of it was said before."""
        first, last = self.table.rows_in_sight()
        if last < first:
            return
        self._scroll, self._row = self.table.verticalScrollBar().value(), self.table.currentIndex().row()
        self.reading.read_missing(self.model.missing(first - 10, last + 20))
        rows = [
            row for number in range(first, last + 1) if isinstance(row := self.model.row(number), LedgerRow)
        ]
        self.reading.read_offers(rows)

    def _edited(self, row: LedgerRow, fields: dict[str, Any]) -> None:
        self._row = self.table.currentIndex().row()
        self.following.edit(row, fields)

    def _ask(self) -> None:
        self.following.ask(self.table.current_row, self.table.currentIndex().data(OFFER))

    def _show_menu(self, row: LedgerRow, at: QPoint) -> None:
        self.menu.show(row, self, at)

    def _to_briefings(self) -> None:
        self.tools.open_view("briefings", None)

    def _export(self) -> None:
        name = tr("ledger")
        start = Path(self.tools.settings.values.export_folder) / f"{name}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export the ledger"), str(start), tr("Tables (*.csv);;All files (*)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def _exported(self, path: Path, count: int) -> None:
        self.tools.settings.update(export_folder=str(path.parent))
        written = ntr(
            "{n} directive written to “{file}”", "{n} directives written to “{file}”", count, file=path.name
        )
        self.tools.say(written, None)
