"""The rail: the program's views, and below them help and settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton

RailView = tuple[str, str, str]
"""A view's ID, the msgid of its label, and its icon."""


class RailButton(QAbstractButton):
    """60 by 52: an icon over its label, tinted while its view is on."""

    def __init__(self, theme: Theme, icon: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(60, 52)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = False
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the one size."""
        return QSize(60, 52)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only when the keyboard brought the focus here."""
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon and the label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(
            QPen(self._theme.color("accent"), 2) if self.hasFocus() and self._ring else Qt.PenStyle.NoPen
        )
        if on or self.underMouse():
            painter.setBrush(self._theme.color("selection" if on else "hover"))
        painter.drawRoundedRect(rect, 8, 8)
        token = "accent_text" if on else "muted"
        self._theme.paint_icon(painter, self._icon, token, QRectF(self.width() / 2 - 10, 7, 20, 20))
        painter.setFont(self._theme.font("label_strong" if on else "label"))
        painter.setPen(self._theme.color(token))
        painter.drawText(QRectF(0, 30, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Rail(QWidget):
    """72 wide, at the window's left."""

    briefings_requested = Signal()
    view_requested = Signal(str)
    menu_requested = Signal()
    help_requested = Signal()
    settings_requested = Signal()

    def __init__(self, theme: Theme, views: Sequence[RailView] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {view[0]: view[1] for view in views}
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(72)
        self.briefings = RailButton(theme, "newspaper", tr("Briefings"))
        self.briefings.setChecked(True)
        self.briefings.clicked.connect(self._briefings_clicked)
        self.menu = IconButton(theme, "menu", tr("Menu"), size=20, token="muted")
        self.menu.clicked.connect(self.menu_requested)
        self.help = IconButton(theme, "circle-question-mark", tr("Help"), size=20, token="muted")
        self.help.clicked.connect(self.help_requested)
        self.settings = IconButton(theme, "settings", tr("Settings"), size=20, token="muted")
        self.settings.clicked.connect(self.settings_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        column.addWidget(self.briefings)
        self.views: dict[str, RailButton] = {}
        for view_id, label, icon in views:
            button = self.views[view_id] = RailButton(theme, icon, tr(label))
            button.clicked.connect(partial(self._view_clicked, view_id))
            column.addWidget(button)
        column.addStretch(1)
        for tool in (self.menu, self.help, self.settings):
            column.addWidget(tool, 0, Qt.AlignmentFlag.AlignHCenter)

    def retranslate(self) -> None:
        """Put the labels into the current language."""
        self.briefings.setText(tr("Briefings"))
        self.briefings.setAccessibleName(tr("Briefings"))
        for view_id, button in self.views.items():
            button.setText(tr(self._labels[view_id]))
            button.setAccessibleName(tr(self._labels[view_id]))
            button.update()
        self.menu.rename(tr("Menu"))
        self.help.rename(tr("Help"))
        self.settings.rename(tr("Settings"))
        self.briefings.update()

    def mark(self, view_id: str) -> None:
        """Tint the button of the view on the screen; an unknown ID is that of the briefings."""
        for each, button in self.views.items():
            button.setChecked(each == view_id)
        self.briefings.setChecked(view_id not in self.views)

    def _briefings_clicked(self) -> None:
        self.briefings.setChecked(True)
        self.briefings_requested.emit()

    def _view_clicked(self, view_id: str) -> None:
        self.views[view_id].setChecked(True)
        self.view_requested.emit(view_id)
