"""How the ledger's page is laid out: head with filters, table, question, foot; and what it says when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.ledger import LedgerCounts
from briefing_app.i18n import ntr, tr
from briefing_app.ui.ledger.ledger_filters import LedgerFilters
from briefing_app.ui.ledger.ledger_table import LedgerHead, LedgerTable
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row
from briefing_app.ui.widgets.question_strip import QuestionStrip

_FIELD = 236
"""How much room the filter field wants before the chips go below it."""

_TOOLS = 250
_WHOLE, _EMPTY, _NOTHING = range(3)


class LedgerPage(QWidget):
    """The parts in their places; what they do is the view's."""

    def __init__(self, theme: Theme, table: LedgerTable, filters: LedgerFilters) -> None:
        super().__init__()
        self._theme = theme
        self.table = table
        self.filters = filters
        self.question = QuestionStrip(theme)
        self.title = QLabel()
        self.title.setFont(theme.font("row_strong", 16))
        self.undo_button = IconButton(theme, "undo-2", tr("Undo"))
        self.redo_button = IconButton(theme, "redo-2", tr("Redo"))
        self.export_button = TextButton(theme, "", icon="share")
        self._columns = LedgerHead(theme, table)
        self._legend, self.count = QLabel(), QLabel()
        self.mistake = QLabel()
        self._beside = _holder((0, 0, 0, 0))
        self._below = _holder((28, 8, 16, 8))
        self._pages = QStackedWidget()
        self._build()
        filters.chips.changed.connect(self._place_chips)
        filters.mistaken.connect(self._show_mistake)

    @property
    def says(self) -> str:
        """Which page is shown: "whole", "empty" (no directive yet) or "nothing" (none under the filter)."""
        return ("whole", "empty", "nothing")[self._pages.currentIndex()]

    def show_counts(self, counts: LedgerCounts, *, filtered: bool) -> None:
        """Show the table, or why there is nothing in it."""
        self._pages.setCurrentIndex(_WHOLE if counts.total else _NOTHING if filtered else _EMPTY)

    def tell(self, counts: LedgerCounts | None, sources: int | None) -> None:
        """Say in the foot how many directives there are, and from how many briefings once that is known."""
        words = ntr("{n} directive", "{n} directives", counts.total) if counts and counts.total else ""
        if words and sources is not None:
            briefings = ntr("{n} briefing", "{n} briefings", sources)
            words = tr("{directives} from {briefings}", directives=words, briefings=briefings)
        self.count.setText(words)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.title.setText(tr("Ledger of directives"))
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
        self.empty_button.setText(tr("Go to the briefings"))
        self._nothing_text.setText(tr("No directive is like that."))
        self.nothing_button.setText(tr("Take the filters off"))
        self.table.setAccessibleName(tr("Ledger of directives"))
        self._columns.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chips beside the field while they have room there, else below."""
        super().resizeEvent(event)
        self._place_chips()

    def _show_mistake(self, words: str) -> None:
        self.mistake.setText(words)
        self.mistake.setVisible(bool(words))

    def _place_chips(self) -> None:
        needed = self.filters.chips.needed
        beside = self.width() - self.title.sizeHint().width() - _FIELD - _TOOLS >= needed
        self._beside.setMinimumWidth(needed if beside else 0)
        self._below.setVisible(not beside)
        self._beside.setVisible(beside)
        holder = self._beside if beside else self._below
        layout = holder.layout()
        if self.filters.chips.parentWidget() is not holder and layout is not None:
            layout.addWidget(self.filters.chips)
            self.filters.chips.show()

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head, left=28, right=12)
        row.addWidget(self.title)
        row.addSpacing(18)
        row.addWidget(self.filters.field, 3)
        row.addSpacing(8)
        row.addWidget(self._beside, 8)
        row.addStretch(1)
        for widget in (self.undo_button, self.redo_button, self.export_button):
            row.addWidget(widget)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._columns, Line(), self.table, self.question, self._foot()):
            column.addWidget(part, 1 if part is self.table else 0)
        self._empty_text, self.empty_button, empty = self._message()
        self._nothing_text, self.nothing_button, nothing = self._message()
        for page in (whole, empty, nothing):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.mistake.setFont(self._theme.font("meta"))
        self.mistake.setProperty("tone", "warning")
        self.mistake.setWordWrap(True)
        self.mistake.setContentsMargins(28, 6, 28, 4)
        self.mistake.hide()
        for part in (head, Line(), self._below, self.mistake, self._pages):
            outer.addWidget(part, 1 if part is self._pages else 0)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(34)
        row = QHBoxLayout(foot)
        row.setContentsMargins(54, 0, 28, 0)
        self._legend.setFont(self._theme.font("meta"))
        self._legend.setMinimumWidth(40)
        self.count.setFont(self._theme.font("meta_strong"))
        for label in (self._legend, self.count):
            label.setProperty("tone", "muted")
        row.addWidget(self._legend, 1)
        row.addWidget(self.count)
        return foot

    def _message(self) -> tuple[QLabel, TextButton, QWidget]:
        """Return one sentence with one action, top left."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 18, 28, 0)
        column.setSpacing(4)
        text = QLabel()
        text.setFont(self._theme.font("row"))
        text.setWordWrap(True)
        button = TextButton(self._theme, "", part="text")
        column.addWidget(text)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return text, button, page


def _holder(margins: tuple[int, int, int, int]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    return holder
