"""The toast: says what was just done, and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPropertyAnimation, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.floating import SHADOW, Floating

SHOWN_FOR = 8000
"""Milliseconds; the clock stands still while the toast is hovered or focused."""


class Toast(Floating):
    """One line at the bottom centre of the article, 44 high."""

    action_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, ground="toast", radius=10)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setFont(theme.font("row"))
        self._action = QPushButton()
        self._action.setFont(theme.font("row_strong"))
        self._action.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 14, SHADOW, SHADOW + 10, SHADOW)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SHOWN_FOR)
        self._clock.timeout.connect(self.hide)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(120)
        self._icon_name = "check"
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """What the toast says."""
        return self._text.text()

    def say(self, text: str, action: str = "", *, icon: str = "check") -> None:
        """Show a sentence, and a button when `action` names what it does."""
        parent = self.parentWidget()
        beside = 110 + (self._action.fontMetrics().horizontalAdvance(action) if action else 0)
        room = min(520, (parent.width() if parent else 640) - beside)
        self._text.setText(self._text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self._text.setToolTip(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._icon_name = icon
        self._dress()
        self.place(animate=not self.isVisible())
        self._clock.start()

    def place(self, *, animate: bool = False) -> None:
        """Stand at the bottom centre of the parent."""
        size = self.sizeHint().expandedTo(QSize(280, 0))
        height = 44 + 2 * SHADOW
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(size.width(), parent.width() - 16)
        self.resize(width, height)
        target = QPoint((parent.width() - width) // 2, parent.height() - height - 12)
        self.show()
        self.raise_()
        if animate and not self._theme.reduced_motion:
            self._slide.stop()
            self._slide.setStartValue(target + QPoint(0, 4))
            self._slide.setEndValue(target)
            self._slide.start()
        else:
            self.move(target)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is over it."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Start the clock again."""
        self._clock.start()
        super().leaveEvent(event)

    def _act(self) -> None:
        self.hide()
        self.action_requested.emit()

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "on_toast", 16, self.devicePixelRatioF()))
        self._text.setStyleSheet(f"color: {self._theme.hex('on_toast')};")
        action = self._theme.hex("toast_action")
        self._action.setStyleSheet(
            f"QPushButton {{ color: {action}; background: transparent; border: 2px solid transparent; padding: 0 4px; }}"
            f"QPushButton:focus {{ border-color: {action}; }}"
        )
