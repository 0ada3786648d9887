"""The ledger's table: walked by the arrows, pages fetched as they come into sight, rows edited where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from briefing_app.domain.ledger import LedgerRow, Said
from briefing_app.i18n import tr
from briefing_app.ui.ledger.ledger_columns import TEXT, cell, columns
from briefing_app.ui.ledger.ledger_delegate import HEAD_HEIGHT, ROW_HEIGHT, SAID_HEIGHT, LedgerDelegate, Start
from briefing_app.ui.ledger.ledger_model import OFFER, ROW, LedgerModel
from briefing_app.ui.ledger.ledger_words import clear_words
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.own_viewport import give_viewport

if TYPE_CHECKING:
    from briefing_app.ui.ledger.follow_up_form import AskTitles
    from briefing_app.ui.ledger.ledger_model import Index


class LedgerTable(QTableView):
    """Rows of one column as wide as the table: what a row looks like is the painter's."""

    quote_requested = Signal(str, str)  # briefing, item
    thread_requested = Signal(str)
    link_requested = Signal(str)  # the current offer is accepted
    reopen_requested = Signal(object)  # LedgerRow
    current_changed = Signal()
    seen = Signal()  # other rows are in sight
    left_upwards = Signal()
    menu_requested = Signal(object, QPoint)  # LedgerRow, place on the screen

    def __init__(
        self, theme: Theme, model: LedgerModel, ask_titles: AskTitles, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._theme = theme
        self._rows = model
        self.setModel(model)
        self.rows = LedgerDelegate(theme, model, self, ask_titles)
        self.setItemDelegate(self.rows)
        self._dress()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self.seen)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        model.modelReset.connect(self._lay_out)
        model.rowsInserted.connect(self._thread_came)
        model.dataChanged.connect(self._scrolled)
        self.rows.form_opened.connect(self._grow)
        self.rows.form_closed.connect(self._shrink)
        theme.changed.connect(self._recolour)

    @property
    def current_row(self) -> LedgerRow | None:
        """The directive that is selected, by itself or by one of its times."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, LedgerRow) else None

    def rows_in_sight(self) -> tuple[int, int]:
        """Return the first and last row in sight; (0, -1) when there is none."""
        if not self._rows.rowCount():
            return 0, -1
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else self._rows.rowCount() - 1

    def choose(self, row: int, *, scroll: bool = True) -> None:
        """Select a row, or the nearest below or above it that can be."""
        for number in (
            *range(row, min(row + 3, self._rows.rowCount())),
            *range(row - 1, max(-1, row - 3), -1),
        ):
            index = self._rows.index(number)
            if self._rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                auto = self.hasAutoScroll()
                self.setAutoScroll(scroll)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.setAutoScroll(auto)
                return

    def edit_current(self, at: Start = Start.DUE) -> None:
        """Open the form of the current row, at a field or to close the directive."""
        index = self.currentIndex()
        if self.current_row is None or self.rows.form is not None:
            return
        self.scrollTo(index)
        self.rows.begin_at = at
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the gesture of a key; a letter starts nothing."""
        if self._gesture(event):
            event.accept()
        elif event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, _search: str) -> None:
        """Search for nothing: with a Vietnamese input method a letter starts typing."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing from an input method."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a small part of a row, else select."""
        if self.rows.form is not None and not self.rows.finish():
            return
        index = self.indexAt(event.position().toPoint())
        part = self._part_at(event.position())
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = index.data(ROW)
        if isinstance(row, Said):
            self.quote_requested.emit(row.row.briefing_id, row.row.item_id)
        elif isinstance(row, LedgerRow) and part:
            self._press(part, row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the row."""
        if self.rows.form is None and not self._part_at(event.position()):
            self.edit_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        part = self._part_at(event.position())
        row = self.indexAt(event.position().toPoint()).row()
        hot = (row, int(part[-1])) if part.startswith("button") else (-1, -1)
        if hot != self.rows.hot:
            self.rows.hot = hot
            self.viewport().update()
        hand = bool(part) and part != "five"
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row, below it when a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = index.data(ROW)
        if self.rows.form is None and isinstance(row, LedgerRow):
            below = QPoint(round(TEXT), self.visualRect(index).bottom())
            self.menu_requested.emit(row, self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the small part under the pointer in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = QPointF(event.pos())
            row = self.indexAt(event.pos()).data(ROW)
            part = self._part_at(place)
            words = _part_words(part, row) if isinstance(row, LedgerRow) else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again at which rows are in sight."""
        super().resizeEvent(event)
        self._scrolled()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is current."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def _gesture(self, event: QKeyEvent) -> bool:
        combination = event.keyCombination()
        key = combination.key()
        modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row, said = self.current_row, self.currentIndex().data(ROW)
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_R and row is not None:
            self.link_requested.emit(row.item_id)
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shown = said.row if isinstance(said, Said) else row
            if shown is not None:
                self.quote_requested.emit(shown.briefing_id, shown.item_id)
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key == Qt.Key.Key_Space and row is not None:
            self._press("button-0", row)
        elif key == Qt.Key.Key_Right and row is not None and row.times > 1:
            if self._rows.thread_of != row.item_id:
                self.thread_requested.emit(row.item_id)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Escape) and self._rows.thread_of is not None:
            self._fold_up()
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(self._rows.rowCount() - 1)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_upwards.emit()
        else:
            return False
        return True

    def _press(self, part: str, row: LedgerRow) -> None:
        if part == "thread":
            if self._rows.thread_of == row.item_id:
                self._fold_up()
            else:
                self.thread_requested.emit(row.item_id)
        elif part in ("due", "status", "button-1"):
            self.edit_current(Start.STATUS if part == "status" else Start.DUE)
        elif part == "button-2":
            self.quote_requested.emit(row.briefing_id, row.item_id)
        elif part == "button-0":
            if row.directive.status.value in ("done", "dropped"):
                self.reopen_requested.emit(row)
            else:
                self.edit_current(Start.CLOSING)

    def _fold_up(self) -> None:
        thread, at = self._rows.thread_of, self.currentIndex().data(ROW)
        if isinstance(at, Said) and thread is not None:
            self.choose(self._rows.index_of(thread).row())
        self._rows.fold_up()

    def _part_at(self, place: QPointF) -> str:
        index = self.indexAt(place.toPoint())
        row = index.data(ROW)
        if not isinstance(row, LedgerRow):
            return ""
        rect = QRectF(self.visualRect(index))
        return self.rows.painter_of_rows.part_at(rect, place, row, index.data(OFFER), plate=True)

    def _lay_out(self) -> None:
        """Give heads their height: every other row has the table's own."""
        at = 0
        for head in self._rows.heads:
            self.setRowHeight(at, HEAD_HEIGHT)
            at += 1 + head.count
        self._scrolled()

    def _thread_came(self, _parent: object, first: int, last: int) -> None:
        for number in range(first, last + 1):
            self.setRowHeight(number, SAID_HEIGHT)
        QTimer.singleShot(0, self, self._show_thread)

    def _show_thread(self) -> None:
        thread = self._rows.thread_of
        if thread is not None:
            at = self._rows.index_of(thread).row()
            self.scrollTo(self._rows.index(min(at + 6, self._rows.rowCount() - 1)))
            self.scrollTo(self._rows.index(at))

    def _grow(self, row: int, height: int) -> None:
        self.setRowHeight(row, height)
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        if self.rows.form is not None:
            self.scrollTo(self.currentIndex())

    def _shrink(self, row: int) -> None:
        if 0 <= row < self._rows.rowCount():
            self.setRowHeight(row, ROW_HEIGHT)

    def _scrolled(self) -> None:
        self._look.start()

    def _dress(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setCornerButtonEnabled(False)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        self._recolour()

    def _recolour(self) -> None:
        """Let the painter alone paint what is selected: the style would fill the whole row."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().update()


class LedgerHead(QWidget):
    """The names of the columns, 32 high."""

    def __init__(self, theme: Theme, table: LedgerTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self.setFixedHeight(32)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(200, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the names over their columns."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("label_strong", 12))
        painter.setPen(self._theme.color("muted"))
        at = columns(self._table.viewport().width())
        rect = QRectF(0, 0, self.width(), self.height())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        act, asked = tr("Who is to act"), tr("Asked by")
        names = [
            (at.action, tr("What is to be done"), left),
            (at.issuer, asked, left),
            (at.addressee, act if at.issuer else f"{act} · {asked}", left),
            (at.due, tr("Due"), right),
            (at.five, tr("Five clear"), left),
        ]
        metrics = QFontMetricsF(painter.font())
        for edges, words, align in names:
            if edges is not None:
                box = cell(rect, edges)
                text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 8)
                painter.drawText(box.adjusted(0, 0, 8 if align == left else 0, 0), align, text)
        painter.end()


def _part_words(part: str, row: LedgerRow) -> str:
    over = row.directive.status.value in ("done", "dropped")
    return {
        "button-0": tr("Open it again") if over else tr("Close it, with evidence"),
        "button-1": tr("Edit status, due date and evidence"),
        "button-2": tr("Open its quote"),
        "status": tr("Edit status, due date and evidence"),
        "due": tr("Edit status, due date and evidence"),
        "thread": tr("Show each time that it was said"),
        "five": clear_words(row),
    }.get(part, "")


_WALKING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
