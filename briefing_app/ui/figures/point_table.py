"""The table of a series' points: horizontal hairlines only, numbers and dates right aligned (LOOK.md, "Panels")."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.series import SeriesPoint
from briefing_app.i18n import current, tr
from briefing_app.ui.figures.point_columns import GUTTER, RIGHT, TITLES, Column, place
from briefing_app.ui.figures.point_model import DOUBTFUL, POINT, PointModel
from briefing_app.ui.figures.quote import Quote, quote_of
from briefing_app.ui.figures.series_words import kind_text, period_text
from briefing_app.ui.panels.item_text import value_text
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.own_viewport import give_viewport

ROW_HEIGHT = 40
HEAD_HEIGHT = 32
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class PointHead(QWidget):
    """The names of the columns over a hairline."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEAD_HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names where the rows have their columns."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("label_strong"))
        painter.setPen(self._theme.color("muted"))
        for column, rect in place(QRectF(self.rect())):
            painter.drawText(rect, _RIGHT if column in RIGHT else _LEFT, tr(TITLES[column]))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("border"))
        painter.end()


class PointDelegate(QStyledItemDelegate):
    """One line a point."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one height."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        point = index.data(POINT)
        if not isinstance(point, SeriesPoint):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._ground(painter, option, rect)
        if index.data(DOUBTFUL):
            at = QRectF(rect.left() + 5, rect.center().y() - 8, 16, 16)
            self._theme.paint_icon(painter, "triangle-alert", "warning", at)
        for column, room in place(rect):
            if column is Column.QUOTE:
                self._quote(painter, room, quote_of(point))
                continue
            text, role, token = _cell(point, column)
            font = self._theme.font(role)
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, _RIGHT if column in RIGHT else _LEFT, shown)
        painter.restore()

    def _quote(self, painter: QPainter, room: QRectF, quote: Quote) -> None:
        """Paint a sentence so that the figure's own words are in sight, cut on either side where it is longer."""
        plain, strong = self._theme.font("row"), self._theme.font("row_strong")
        measure = QFontMetricsF(plain)
        marked = QFontMetricsF(strong).elidedText(quote.marked, Qt.TextElideMode.ElideRight, room.width() + 1)
        left = max(0.0, room.width() - QFontMetricsF(strong).horizontalAdvance(marked))
        wide = measure.horizontalAdvance(quote.behind)
        before = _cut_before(quote.before, measure, max(left * 0.6, left - wide))
        behind = measure.elidedText(
            quote.behind, Qt.TextElideMode.ElideRight, left - measure.horizontalAdvance(before) + 1
        )
        x = room.left()
        for text, font in ((before, plain), (marked, strong), (behind, plain)):
            painter.setFont(font)
            painter.setPen(self._theme.color("muted"))
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.drawText(QRectF(x, room.top(), width + 2, room.height()), _LEFT, text)
            x += width

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(0, 1, 0, -2)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(card, 8, 8)
        else:
            painter.setPen(QPen(self._theme.color("border"), 1))
            bottom = rect.bottom() - 0.5
            painter.drawLine(QPointF(rect.left() + GUTTER, bottom), QPointF(rect.right(), bottom))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 7, 7)


class PointTable(QListView):
    """As high as its rows: the page around it scrolls.

    A click selects a row; on the briefing's name, or twice, or by Enter, the quote is opened.
    """

    opened = Signal(object)  # SeriesPoint
    walked = Signal(object)  # SeriesPoint

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.points = PointModel()
        self.setModel(self.points)
        self.setItemDelegate(PointDelegate(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.points.modelReset.connect(self._grow)
        theme.changed.connect(self.viewport().update)
        self._grow()

    def select_item(self, item_id: str) -> None:
        """Select the row of an item without telling anybody."""
        row = self.points.row_of(item_id)
        selection = self.selectionModel()
        selection.blockSignals(True)
        if row >= 0:
            self.setCurrentIndex(self.points.index(row))
        else:
            self.clearSelection()
        selection.blockSignals(False)
        self.viewport().update()

    def row_rect(self, item_id: str) -> QRectF | None:
        """Return where the row of an item stands in this widget."""
        row = self.points.row_of(item_id)
        return QRectF(0, row * ROW_HEIGHT, self.width(), ROW_HEIGHT) if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; a space is not for searching."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Do not jump by letters: an input method may be on."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the quote when the briefing's name is clicked."""
        super().mouseReleaseEvent(event)
        index = self._source_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and index is not None and index == self.currentIndex():
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over the briefing's name."""
        super().mouseMoveEvent(event)
        over = self._source_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().viewportEvent(event)

    def _source_at(self, position: QPointF) -> QModelIndex | None:
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return None
        for column, rect in place(QRectF(self.visualRect(index))):
            if column is Column.SOURCE and rect.contains(position):
                return index
        return None

    def _open(self, index: QModelIndex) -> None:
        point = index.data(POINT)
        if isinstance(point, SeriesPoint):
            self.opened.emit(point)

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        point = index.data(POINT)
        if isinstance(point, SeriesPoint):
            self.walked.emit(point)

    def _grow(self) -> None:
        self.setFixedHeight(self.points.rowCount() * ROW_HEIGHT + 2)


def _cut_before(text: str, measure: QFontMetricsF, room: float) -> str:
    """Return the end of a text that fits into a width, from the beginning of a word."""
    if measure.horizontalAdvance(text) <= room:
        return text
    rest = text
    while rest and measure.horizontalAdvance(f"“…{rest}") > room:
        rest = rest.partition(" ")[2]
    return f"“…{rest}"


def _cell(point: SeriesPoint, column: Column) -> tuple[str, str, str]:
    """Return a cell's words, the role of its font and the token of its colour."""
    figure = point.figure
    aim = figure.kind is FigureKind.TARGET
    match column:
        case Column.PERIOD:
            return period_text(figure.period), "row_medium", "text"
        case Column.VALUE:
            return value_text(figure), "row" if aim else "row_strong", "text"
        case Column.KIND:
            words = kind_text(figure.kind)
            return f"{words}, {point.subject}" if point.earlier else words, "row", "muted"
        case Column.DAY:
            return current().date(point.day), "row", "muted"
    return point.title or tr("Untitled"), "row", "accent_text"
