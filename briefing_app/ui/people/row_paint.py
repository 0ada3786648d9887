"""What the delegates of people share: the ground of a row, texts on one line, chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui.theme import Theme

CHIP = 18.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """A row with hover, selection and focus; subclasses draw its content."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def ground(
        self, painter: QPainter, option: QStyleOptionViewItem, card: QRectF, *, line: bool = False
    ) -> None:
        """Paint hover, selection and focus in a card, or a hairline below the row where there is none."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if line:
            painter.setPen(QPen(self.theme.color("border"), 1))
            bottom = option.rect.bottom() + 0.5
            painter.drawLine(QPointF(card.left() + 8, bottom), QPointF(card.right() - 8, bottom))
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(card, 8, 8)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("accent"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 7, 7)

    def text(self, painter: QPainter, rect: QRectF, text: str, role: str, token: str) -> None:
        """Draw a text on one line, cut where it does not fit."""
        font = self.theme.font(role)
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
        painter.drawText(rect.adjusted(0, -4, 2, 4), _LEFT, elided)

    def right(self, painter: QPainter, rect: QRectF, text: str, role: str, token: str) -> float:
        """Draw a text at the right end of a line; return the width it takes, a gap included."""
        if not text:
            return 0.0
        width = self.width(text, role)
        self.text(painter, QRectF(rect.right() - width, rect.top(), width, rect.height()), text, role, token)
        return width + 12

    def width(self, text: str, role: str) -> float:
        """Return how wide a text is."""
        return QFontMetricsF(self.theme.font(role)).horizontalAdvance(text) + 1

    def line(self, role: str, least: float) -> float:
        """Return the height of a line: the table's, or what a larger font needs."""
        return max(least, 1.25 * self.theme.font(role).pixelSize())

    def warning_chip(self, painter: QPainter, right: float, middle: float, text: str) -> float:
        """Draw "Chức vụ mới" so that it ends at `right`; return where it begins."""
        width = warning_chip_width(self.theme, text)
        paint_warning_chip(painter, self.theme, QRectF(right - width, middle - CHIP / 2, width, CHIP), text)
        return right - width


def warning_chip_width(theme: Theme, text: str) -> float:
    """Return how wide a chip in the warning's colours is."""
    return QFontMetricsF(theme.font("label")).horizontalAdvance(text) + 14 + 16


def paint_warning_chip(
    painter: QPainter, theme: Theme, rect: QRectF, text: str, icon: str = "rotate-ccw-clock"
) -> None:
    """Draw a chip in the warning's colours, an icon before its words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warning_fill"))
    painter.drawRoundedRect(rect, 5, 5)
    theme.paint_icon(painter, icon, "warning", QRectF(rect.left() + 6, rect.center().y() - 6, 12, 12))
    painter.setPen(theme.color("warning"))
    painter.setFont(theme.font("label"))
    painter.drawText(rect.adjusted(22, -3, 0, 3), _LEFT, text)
