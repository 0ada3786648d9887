"""What the window shows with nothing open: due this week, overdue, waiting for review, last worked on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.ledger import Group, LedgerFilter, LedgerRow
from briefing_app.domain.listing import ListedBriefing
from briefing_app.domain.today import Today
from briefing_app.i18n import current, tr
from briefing_app.ui.today.today_delegate import TodayDelegate
from briefing_app.ui.today.today_model import ROW, More, Part, TodayModel
from briefing_app.ui.views import View, ViewTools
from briefing_app.ui.widgets.buttons import Line, TextButton, head_row
from briefing_app.ui.widgets.own_viewport import give_viewport

if TYPE_CHECKING:
    from briefing_app.ui.widgets.key_caps import Hint


class _List(QListView):
    """Rows that are opened by a click or Enter."""

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row; a letter starts nothing."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Search for nothing: with a Vietnamese input method a letter starts typing."""


class TodayView(View):
    """A day's start, each row a click away from what it names; the library stays beside it."""

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = TodayModel()
        self.list = _List()
        self.list.setModel(self.model)
        self._delegate = TodayDelegate(tools.theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.opened.connect(self._open)
        self._build()
        self.retranslate()
        tools.theme.changed.connect(self.list.viewport().update)

    def enter(self) -> None:
        """Fetch what the day starts with; the focus goes to the first row."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Fetch again what is shown."""
        today = date.today()
        work = partial(self.tools.services.today.start, today)
        self.tools.jobs.run("today", work, partial(self._shown, today), self.tools.report)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._title.setText(current().day_and_weekday(date.today().isoformat()))
        self._empty_text.setText(tr("Nothing is due, and nothing waits for review."))
        self._empty_button.setText(tr("Open the ledger"))
        self.list.setAccessibleName(tr("Today"))
        self.model.retranslate()

    def hints(self) -> list[Hint]:
        """Return the keys that work in the list."""
        return [(("↑", "↓"), tr("choose")), (("Enter",), tr("open"))]

    def _build(self) -> None:
        theme = self.tools.theme
        head = QWidget()
        row = head_row(head, left=28, right=12)
        self._title = QLabel()
        self._title.setFont(theme.font("row_strong", 16))
        row.addWidget(self._title)
        row.addStretch(1)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(28, 18, 28, 0)
        inner.setSpacing(4)
        self._empty_text = QLabel()
        self._empty_text.setFont(theme.font("row"))
        self._empty_text.setWordWrap(True)
        self._empty_button = TextButton(theme, "", part="text")
        self._empty_button.clicked.connect(partial(self._to_ledger, None))
        inner.addWidget(self._empty_text)
        inner.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        page = QWidget()
        holder = QVBoxLayout(page)
        holder.setContentsMargins(8, 0, 8, 8)
        holder.addWidget(self.list)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, Line(), self._pages):
            column.addWidget(part)

    def _shown(self, today: date, start: Today) -> None:
        before = self.list.currentIndex().row()
        self._delegate.today = today
        self._title.setText(current().day_and_weekday(today.isoformat()))
        self.model.show(start, today)
        self._pages.setCurrentIndex(1 if start.is_empty else 0)
        row = before if 0 < before < self.model.rowCount() else 1
        for number in (row, row + 1, row - 1):
            index = self.model.index(number)
            if self.model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                break
        if start.unreviewed:
            work = self.tools.services.today.unreviewed_count
            self.tools.jobs.run(
                "today-count", work, partial(self.model.count, Part.UNREVIEWED), self.tools.report
            )

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, LedgerRow):
            self.tools.open_item(row.briefing_id, row.item_id)
        elif isinstance(row, ListedBriefing):
            self.tools.open_item(row.id, "")
        elif isinstance(row, More):
            group = Group.OVERDUE if row.part is Part.OVERDUE else Group.SOON
            self._to_ledger(LedgerFilter(groups=(group,)))

    def _to_ledger(self, asked: LedgerFilter | None, _checked: bool = False) -> None:
        self.tools.open_view("ledger", asked)
