"""Small round parts: a chip that is switched on and off, and one that names something and takes it out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme

_HEIGHT = 24
_PADDING = 10.0
_ICON = 14.0
_GAP = 5.0


class Chip(QAbstractButton):
    """24 high and round; `icon` stands before the words, `closes` puts an x behind them (LOOK.md, "Filter chips").

    One that is checked has the selection's ground and the accent's edge. It has no ground of its own otherwise.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str = "",
        checkable: bool = False,
        closes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._closes = closes
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFont(theme.font("label"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def rename(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for the words and icons."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING + 2
        extra = (_ICON + _GAP) * (bool(self._icon_name) + self._has_cross)
        return QSize(round(width + extra), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters in a narrow column."""
        return QSize(min(self.sizeHint().width(), 64), _HEIGHT)

    def nextCheckState(self) -> None:
        """Switch, and ask for the room that the x takes."""
        super().nextCheckState()
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw edge, icon, words and x."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        edge = "accent" if on or self.hasFocus() else "edge"
        painter.setPen(QPen(self._theme.color(edge), 2 if self.hasFocus() else 1))
        ground = "selection" if on else "hover" if self.underMouse() else ""
        painter.setBrush(self._theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        token = "accent_text" if on else "text"
        left, right = rect.left() + _PADDING, rect.right() - _PADDING
        top = rect.center().y() - _ICON / 2
        if self._icon_name:
            self._theme.paint_icon(painter, self._icon_name, token, QRectF(left, top, _ICON, _ICON))
            left += _ICON + _GAP
        if self._has_cross:
            self._theme.paint_icon(painter, "x", token, QRectF(right - _ICON + 3, top, _ICON, _ICON))
            right -= _ICON + _GAP - 3
        painter.setFont(self.font())
        painter.setPen(self._theme.color(token))
        room = QRectF(left, rect.top(), right - left + 1, rect.height())
        shown = QFontMetricsF(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    @property
    def _has_cross(self) -> bool:
        return self._closes or self.isChecked()
