"""The filter chips under the search field: each writes the query (LOOK.md, "Filter chips")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme

HEIGHT = 24
_GAP = 6
_PADDING = 10
_ICON = 14


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a chip says and stands for; `on` when its field is in the query."""

    key: str
    label: str
    on: bool = False
    icon: str = ""
    hint: str = ""


class Chip(QAbstractButton):
    """A pill of 24: selection and an x while on, an outline while off."""

    def __init__(self, theme: Theme, spec: ChipSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._theme = theme
        self.setFont(theme.font("label"))
        self.setText(spec.label)
        hint = spec.hint or (tr("Take “{field}” out of the search", field=spec.label) if spec.on else "")
        self.setToolTip(hint)
        self.setAccessibleName(spec.label)
        self.setAccessibleDescription(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """Return the width of the words with what stands beside them."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING
        width += (_ICON + 2 if self.spec.on else 0) + (_ICON + 4 if self.spec.icon else 0)
        return QSize(width, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it at rest again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, its words, and the x that takes it out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = 2.0 if focused else 1.0
        rect = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        ground = "selection" if self.spec.on else ("hover" if self.underMouse() else "window")
        painter.setBrush(self._theme.color(ground))
        painter.setPen(QPen(self._theme.color("accent" if self.spec.on or focused else "edge"), edge))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        left = float(_PADDING)
        token = "accent_text" if self.spec.on else "text"
        if self.spec.icon:
            self._theme.paint_icon(painter, self.spec.icon, token, QRectF(left - 1, 5, _ICON, _ICON))
            left += _ICON + 3
        room = self.width() - left - _PADDING + 1 - (_ICON + 2 if self.spec.on else 0)
        painter.setPen(self._theme.color(token))
        painter.setFont(self.font())
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(left, 0, room + 2, HEIGHT), Qt.AlignmentFlag.AlignVCenter, words)
        if self.spec.on:
            at = QRectF(self.width() - _PADDING - _ICON + 4, 5, _ICON, _ICON)
            self._theme.paint_icon(painter, "x", token, at)
        painter.end()


class ChipRow(QWidget):
    """Chips in as many lines as they take; those that are on stand first."""

    clicked = Signal(str, QPoint)  # the chip's key, where a menu belongs

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self._tab_after: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    @property
    def chips(self) -> list[Chip]:
        """The chips shown, in their order."""
        return list(self._chips)

    def stand_after(self, widget: QWidget) -> None:
        """Let Tab come to the chips from this widget."""
        self._tab_after = widget

    def show_chips(self, specs: Sequence[ChipSpec]) -> None:
        """Show these chips; those that are shown as they should be stay."""
        if [chip.spec for chip in self._chips] == list(specs):
            return
        focused = next((chip.spec.key for chip in self._chips if chip.hasFocus()), None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self._theme, spec, self) for spec in specs]
        before = self._tab_after
        for chip in self._chips:
            chip.clicked.connect(partial(self._clicked, chip))
            chip.show()
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
            if chip.spec.key == focused:
                chip.setFocus()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def _place(self) -> None:
        x = y = 0
        for chip in self._chips:
            width = min(chip.sizeHint().width(), max(60, self.width()))
            if x and x + width > self.width():
                x, y = 0, y + HEIGHT + _GAP
            chip.setGeometry(QRect(x, y, width, HEIGHT))
            x += width + _GAP
        self.setFixedHeight(y + HEIGHT if self._chips else 0)

    def _clicked(self, chip: Chip) -> None:
        self.clicked.emit(chip.spec.key, chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _repaint(self) -> None:
        for chip in self._chips:
            chip.setFont(self._theme.font("label"))
            chip.update()
