"""The ledger's page: head, table, the question about a repetition, foot."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.change import Change
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.ledger import LedgerCounts, LedgerFilter, LedgerRow, Offer
from briefing_app.domain.text import shorten
from briefing_app.i18n import current, ntr, tr
from briefing_app.services.ledger import Sight
from briefing_app.services.repeats import refusal_key
from briefing_app.ui.ledger.edits import Edits
from briefing_app.ui.ledger.ledger_file import write_ledger
from briefing_app.ui.ledger.ledger_filters import LedgerFilters
from briefing_app.ui.ledger.ledger_model import OFFER, LedgerModel
from briefing_app.ui.ledger.ledger_reading import LedgerReading
from briefing_app.ui.ledger.ledger_table import LedgerHead, LedgerTable
from briefing_app.ui.ledger.ledger_words import action_words, due_words
from briefing_app.ui.views import View, ViewTools
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row
from briefing_app.ui.widgets.question_strip import QuestionStrip

if TYPE_CHECKING:
    from briefing_app.ui.widgets.key_caps import Hint

_FIELD = 236
"""How much room the filter field wants before the chips go below it."""

_TOOLS = 250


class LedgerView(View):
    """All directives by their deadlines, followed up where they stand."""

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = tools.theme
        self.model = LedgerModel(date.today())
        self.reading = LedgerReading(tools, self.model, self)
        self.table = LedgerTable(theme, self.model, self.reading.titles)
        self.filters = LedgerFilters(theme, self, self.reading.names)
        self.question = QuestionStrip(theme)
        self.edits = Edits(tools.session)
        self._offer: Offer | None = None
        self._first = True
        self._look_for: str | None = None
        self._group_before: object = None
        self._counts: LedgerCounts | None = None
        self._sources: int | None = None
        self._scroll = 0
        self._row = 1
        self._build()
        self._connect()
        self.retranslate()

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
        self._title.setText(tr("Ledger of directives"))
        self.filters.retranslate()
        self.undo_button.rename(tr("Undo"))
        self.redo_button.rename(tr("Redo"))
        self.export_button.setText(tr("Export"))
        self._legend.setText(
            tr("Five clear: who, what, by when, who answers for it, what comes out. A full dot is there.")
        )
        self._empty_text.setText(
            tr("Directives that you confirm in a briefing stand here, by their deadlines.")
        )
        self._empty_button.setText(tr("Go to the briefings"))
        self._nothing_text.setText(tr("No directive is like that."))
        self._nothing_button.setText(tr("Take the filters off"))
        self.table.setAccessibleName(tr("Ledger of directives"))
        self._count_shown()
        self.model.retranslate()
        self._columns.update()

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
        """Take back the last edit made here."""
        self.reading.forget_offers()
        return self.edits.undo()

    def redo(self) -> Change | None:
        """Bring back the edit taken back last."""
        self.reading.forget_offers()
        return self.edits.redo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chips beside the field while they have room there, else below."""
        super().resizeEvent(event)
        self._place_chips()

    def _place_chips(self) -> None:
        needed = self.filters.chips.needed
        beside = self.width() - self._title.sizeHint().width() - _FIELD - _TOOLS >= needed
        self._beside.setMinimumWidth(needed if beside else 0)
        holder = self._beside if beside else self._below
        self._below.setVisible(not beside)
        self._beside.setVisible(beside)
        layout = holder.layout()
        if self.filters.chips.parentWidget() is not holder and layout is not None:
            layout.addWidget(self.filters.chips)
            self.filters.chips.show()

    def _chip_holder(self, margins: tuple[int, int, int, int]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(*margins)
        return holder

    def _build(self) -> None:
        theme = self.tools.theme
        self._beside = self._chip_holder((0, 0, 0, 0))
        self._below = self._chip_holder((28, 8, 16, 8))
        self.filters.chips.changed.connect(self._place_chips)
        head = QWidget()
        row = head_row(head, left=28, right=12)
        self._title = QLabel()
        self._title.setFont(theme.font("row_strong", 16))
        row.addWidget(self._title)
        row.addSpacing(18)
        row.addWidget(self.filters.field, 3)
        row.addSpacing(8)
        row.addWidget(self._beside, 8)
        row.addStretch(1)
        self.undo_button = IconButton(theme, "undo-2", tr("Undo"))
        self.redo_button = IconButton(theme, "redo-2", tr("Redo"))
        self.export_button = TextButton(theme, "", icon="share")
        for widget in (self.undo_button, self.redo_button, self.export_button):
            row.addWidget(widget)
        self._columns = LedgerHead(theme, self.table)
        self._pages = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._columns, Line(), self.table, self.question, self._foot()):
            column.addWidget(part, 1 if part is self.table else 0)
        self._empty_text, self._empty_button, empty = self._message()
        self._nothing_text, self._nothing_button, nothing = self._message()
        for page in (whole, empty, nothing):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (head, Line(), self._below, self._pages):
            outer.addWidget(part, 1 if part is self._pages else 0)

    def _foot(self) -> QWidget:
        theme = self.tools.theme
        foot = QWidget()
        foot.setFixedHeight(34)
        row = QHBoxLayout(foot)
        row.setContentsMargins(54, 0, 28, 0)
        self._legend, self._count = QLabel(), QLabel()
        self._legend.setFont(theme.font("meta"))
        self._legend.setProperty("tone", "muted")
        self._legend.setMinimumWidth(40)
        self._count.setFont(theme.font("meta_strong"))
        self._count.setProperty("tone", "muted")
        row.addWidget(self._legend, 1)
        row.addWidget(self._count)
        return foot

    def _message(self) -> tuple[QLabel, TextButton, QWidget]:
        """Return one sentence with one action, top left."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 18, 28, 0)
        column.setSpacing(4)
        text = QLabel()
        text.setFont(self.tools.theme.font("row"))
        text.setWordWrap(True)
        button = TextButton(self.tools.theme, "", part="text")
        column.addWidget(text)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return text, button, page

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter_changed)
        self.filters.left_downwards.connect(self._into_table)
        self.reading.shown.connect(self._shown)
        self.reading.counted.connect(self._counted)
        self.reading.failed.connect(self.tools.report)
        self.table.seen.connect(self._seen)
        self.table.rows.edited.connect(self._edited)
        self.table.quote_requested.connect(self.tools.open_item)
        self.table.thread_requested.connect(self.reading.unfold)
        self.table.link_requested.connect(self._link)
        self.table.reopen_requested.connect(self._reopen)
        self.table.left_upwards.connect(self.filters.field.setFocus)
        self.table.current_changed.connect(self._ask)
        self.model.dataChanged.connect(self._ask)
        self.question.accepted.connect(self._accept)
        self.question.declined.connect(self._decline)
        self.undo_button.clicked.connect(partial(self._step, back=True))
        self.redo_button.clicked.connect(partial(self._step, back=False))
        self.export_button.clicked.connect(self._export)
        self._empty_button.clicked.connect(self._to_briefings)
        self._nothing_button.clicked.connect(self.filters.clear)

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
        self._counts = sight.counts
        self.filters.set_counts(sight.counts)
        asked = self.filters.filter
        self._pages.setCurrentIndex(0 if sight.counts.total else 1 if asked.is_empty else 2)
        self._sources = None
        self._count_shown()
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
        self._count_shown()

    def _count_shown(self) -> None:
        if self._counts is None or not self._counts.total:
            self._count.setText("")
            return
        words = ntr("{n} directive", "{n} directives", self._counts.total)
        if self._sources is not None:
            words = tr(
                "{directives} from {briefings}",
                directives=words,
                briefings=ntr("{n} briefing", "{n} briefings", self._sources),
            )
        self._count.setText(words)

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
        words = {FollowUp.DONE: tr("Done: {action}"), FollowUp.DROPPED: tr("Dropped: {action}")}
        said = words.get(fields.get("status", FollowUp.OPEN), tr("Changed: {action}"))
        self._commit(row, fields, said.format(action=shorten(row.directive.action, 60)))

    def _reopen(self, row: LedgerRow) -> None:
        words = tr("Open again: {action}").format(action=shorten(row.directive.action, 60))
        self._commit(row, {"status": FollowUp.OPEN}, words)

    def _commit(self, row: LedgerRow, fields: dict[str, Any], words: str) -> None:
        try:
            session = self.tools.session(row.briefing_id)
            change = session.edit(row.item_id, **fields)
            if change is None:
                return
            self.edits.note(session)
        except BriefingError as error:
            self.tools.report(error)
            return
        self.tools.committed(change)
        self.tools.say(words, self._undo_by_toast)

    def _undo_by_toast(self) -> None:
        self._step(back=True)

    def _step(self, *, back: bool) -> None:
        self.finish_editing()
        try:
            change = self.undo() if back else self.redo()
        except BriefingError as error:
            self.tools.report(error)
            return
        if change is not None:
            self.tools.committed(change)
        elif back:
            self.tools.say(tr("There is nothing left to undo here"), None)
        else:
            self.tools.say(tr("There is nothing to redo here"), None)

    def _ask(self) -> None:
        """Ask below the table whether the current directive says an earlier one again."""
        offer = self.table.currentIndex().data(OFFER)
        if offer is self._offer:
            return
        self._offer = offer
        if offer is None:
            self.question.hide()
            return
        earlier = offer.earlier
        day, due = current().date(earlier.day) or tr("an unknown day"), due_words(earlier)
        words = shorten(action_words(earlier), 110)
        self.question.ask(
            tr(
                "Said before on {date}, due {due}: “{action}”. Is it the same again?",
                date=day,
                due=due,
                action=words,
            )
            if due
            else tr("Said before on {date}: “{action}”. Is it the same again?", date=day, action=words),
            tr("The same again"),
            tr("Another matter"),
            icon="repeat-2",
        )

    def _link(self, item_id: str) -> None:
        if self._offer is not None and self._offer.item_id == item_id:
            self._accept()

    def _accept(self) -> None:
        offer, row = self._offer, self.table.current_row
        if offer is None or row is None or row.item_id != offer.item_id:
            return
        self.reading.forget_offers()
        self._commit(row, {"repeats": offer.earlier.item_id}, tr("Joined to the time before"))

    def _decline(self) -> None:
        offer, row = self._offer, self.table.current_row
        if offer is None or row is None or row.item_id != offer.item_id:
            return
        self.reading.forget_offers()
        try:
            session = self.tools.session(row.briefing_id)
            change = session.dismiss([refusal_key(row.item_id, offer.earlier.item_id)])
            if change is None:
                return
            self.edits.note(session)
        except BriefingError as error:
            self.tools.report(error)
            return
        self.tools.committed(change)
        self.tools.say(tr("Kept apart"), self._undo_by_toast)

    def _to_briefings(self) -> None:
        self.tools.open_view("briefings", None)

    def _export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export the ledger"), tr("ledger") + ".csv", tr("Tables (*.csv);;All files (*)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the directives under the filter as a table, off the window's thread."""
        work = partial(write_ledger, self.tools.services.ledger, self.filters.filter, date.today(), path)
        self.tools.jobs.run("ledger-export", work, partial(self._exported, path), self.tools.report)

    def _exported(self, path: Path, count: int) -> None:
        written = ntr(
            "{n} directive written to “{file}”", "{n} directives written to “{file}”", count, file=path.name
        )
        self.tools.say(written, None)
