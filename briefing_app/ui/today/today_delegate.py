"""How a day's start is drawn: rows of one line, their dates and counts in a column at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.briefing import Status
from briefing_app.domain.ledger import Group, LedgerRow
from briefing_app.domain.listing import ListedBriefing
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.ledger.ledger_words import action_words, due_words, left_words
from briefing_app.ui.theme import Theme
from briefing_app.ui.today.today_model import ROW, Head, More, Part

HEAD_HEIGHT = 44
ROW_HEIGHT = 52
MORE_HEIGHT = 34
WIDEST = 880
_LEFT = 20.0
_TEXT = 44.0

Index = QModelIndex | QPersistentModelIndex


class TodayDelegate(QStyledItemDelegate):
    """Two-line rows: what, then who or where; at the right when, or what is left to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date.today()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for each kind of row."""
        row = index.data(ROW)
        return QSize(
            0, HEAD_HEIGHT if isinstance(row, Head) else MORE_HEIGHT if isinstance(row, More) else ROW_HEIGHT
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        rect.setWidth(min(rect.width(), WIDEST))
        row = index.data(ROW)
        if isinstance(row, Head):
            self._head(painter, rect, row)
        else:
            self._ground(painter, rect, option, line=not isinstance(row, More))
            if isinstance(row, LedgerRow):
                self._directive(painter, rect, row)
            elif isinstance(row, ListedBriefing):
                self._briefing(painter, rect, row)
            elif isinstance(row, More):
                self._write(painter, rect.adjusted(_TEXT, 0, 0, 0), row.text, "button", "accent_text")
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, head: Head) -> None:
        line = rect.adjusted(_LEFT, 12, 0, 0)
        self._write(
            painter, line, head.text, "panel_header", "warning" if head.part is Part.OVERDUE else "text"
        )
        if head.count is not None:
            width = QFontMetricsF(self._theme.font("panel_header")).horizontalAdvance(head.text)
            self._write(
                painter, line.adjusted(width + 9, 0, 0, 0), current().number(head.count), "row", "muted"
            )

    def _directive(self, painter: QPainter, rect: QRectF, row: LedgerRow) -> None:
        late = row.group(self.today) is Group.OVERDUE
        self._icon(painter, rect, "clock-alert" if late else "clock", "warning" if late else "text")
        directive = row.directive
        who = [directive.addressee or tr("nobody named"), directive.issuer or ""]
        second = " · ".join(part for part in who if part)
        right = (due_words(row), left_words(row, self.today))
        tokens = ("text", "warning" if late else "muted")
        self._two(painter, rect, (action_words(row), second), right, tokens)

    def _briefing(self, painter: QPainter, rect: QRectF, row: ListedBriefing) -> None:
        self._icon(painter, rect, "newspaper", "muted")
        second = " · ".join(part for part in (current().date(row.date), row.place or "") if part)
        left = ntr("{n} left", "{n} left", row.left) if row.left and row.status is not Status.REVIEWED else ""
        over = ntr("{n} overdue", "{n} overdue", row.overdue) if row.overdue else ""
        self._two(
            painter, rect, (row.title or tr("Untitled"), second), (left, over), ("accent_text", "warning")
        )

    def _two(
        self,
        painter: QPainter,
        rect: QRectF,
        left: tuple[str, str],
        right: tuple[str, str],
        tokens: tuple[str, str],
    ) -> None:
        """Write two lines at the left and two at the right, the left ones cut where the right ones begin."""
        top = rect.adjusted(_TEXT, 7, -28, 0)
        top.setHeight(18)
        second = top.translated(0, 19)
        strong, meta = self._theme.font("row_medium"), self._theme.font("meta")
        room = max(
            QFontMetricsF(strong).horizontalAdvance(right[0]),
            QFontMetricsF(meta).horizontalAdvance(right[1]) * 1.1,
        )
        at_right = Qt.AlignmentFlag.AlignRight
        self._write(painter, top, right[0], "row_medium", tokens[0], at_right)
        font = "meta_strong" if tokens[1] == "warning" else "meta"
        self._write(painter, second, right[1], font, tokens[1], at_right)
        cut = room + 20 if room else 0
        self._write(painter, top.adjusted(0, 0, -cut, 0), left[0], "row_medium", "text")
        self._write(painter, second.adjusted(0, 0, -cut, 0), left[1], "meta", "muted")

    def _ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, *, line: bool) -> None:
        card = rect.adjusted(8, 1, -8, -1)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if line:
            painter.setPen(QPen(self._theme.color("border"), 1))
            y = rect.bottom() - 0.5
            painter.drawLine(QPointF(rect.left() + _TEXT, y), QPointF(rect.right() - 28, y))
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(card, 8, 8)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 7, 7)

    def _icon(self, painter: QPainter, rect: QRectF, icon: str, token: str) -> None:
        self._theme.paint_icon(painter, icon, token, QRectF(rect.left() + _LEFT, rect.top() + 9, 16, 16))

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        role: str,
        token: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        line = " ".join(text[:400].split())
        words = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, words)
