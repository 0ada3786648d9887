"""Small painted buttons: an icon in a head or a form, and a key cap with what the key does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from briefing_app.ui.theme import Theme


class SmallButton(QAbstractButton):
    """An icon of 14 to 16 px in a square of its own, with hover, focus ring and a name.

    Painted, because a style sheet gives a button a height that does not fit a line of a form.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        size: int = 28,
        icon_size: int = 16,
        token: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon_size = icon_size
        self._token = token
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def rename(self, name: str) -> None:
        """Give the button its name, which is its tooltip too."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square."""
        return self.minimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        inner = rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setBrush(self._theme.color("sunken" if self.isDown() else "hover"))
            painter.drawRoundedRect(inner, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(inner, 5, 5)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        half = self._icon_size / 2
        icon = QRectF(rect.center().x() - half, rect.center().y() - half, self._icon_size, self._icon_size)
        token = "text" if self.isEnabled() and self.underMouse() else self._token
        self._theme.paint_icon(painter, self._icon_name, token, icon)
        painter.end()


class KeyButton(QAbstractButton):
    """A key cap with a word ("Esc bỏ"): it names the key and does the same with the mouse."""

    def __init__(self, theme: Theme, key: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._word = word
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{word} ({key})")
        theme.changed.connect(self.update)

    def set_key(self, key: str) -> None:
        """Name another key."""
        if key != self._key:
            self._key = key
            self.setAccessibleName(f"{self._word} ({key})")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for cap and word."""
        word = QFontMetricsF(self._theme.font("meta")).horizontalAdvance(self._word)
        return QSize(round(self._cap_width() + 5 + word + 1), 18)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap, then the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._cap_width()
        cap = QRectF(0.5, (self.height() - 18) / 2 + 0.5, width - 1, 17)
        edge = self._theme.color("edge")
        edge.setAlphaF(1.0 if self.underMouse() else 0.65)  # quieter than a field's
        painter.setPen(QPen(edge, 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.color("text" if self.underMouse() else "muted"))
        painter.setFont(self._theme.font("label"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(self._theme.font("meta"))
        rest = QRectF(width + 5, 0, self.width() - width - 4, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover."""
        self.update()
        super().leaveEvent(event)

    def _cap_width(self) -> float:
        return QFontMetricsF(self._theme.font("label")).horizontalAdvance(self._key) + 11
