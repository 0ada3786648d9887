"""Buttons and lines, dressed by the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from briefing_app.ui.theme import Theme


class IconButton(QToolButton):
    """A button that is only an icon, with a name for those who cannot see it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 18,
        token: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._token = token
        self._size = size
        self._pale = False
        self.setProperty("part", "icon")
        self.setIconSize(QSize(size, size))
        self.setFixedSize(32, 32)
        self.rename(name)
        self.refresh()
        theme.changed.connect(self.refresh)

    def rename(self, name: str) -> None:
        """Give the button another name and tooltip."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.refresh()

    def setEnabled(self, enabled: bool) -> None:
        """Enable or disable the button; only one that was disabled gets the paler icon."""
        if not enabled and not self._pale:
            self._pale = True
            self.refresh()
        super().setEnabled(enabled)

    def refresh(self) -> None:
        """Draw the icon in the theme's colours."""
        self.setIcon(self._theme.icon(self._icon, self._token, self._size, disabled=self._pale))


class TextButton(QPushButton):
    """A labelled button; `part` is primary, plain or text (LOOK.md, "Nút")."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        part: str = "plain",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._part = part
        self._pale = False
        self.setProperty("part", part)
        self.setFont(theme.font("button_strong" if part != "plain" else "button"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()
        theme.changed.connect(self.refresh)

    def setEnabled(self, enabled: bool) -> None:
        """Enable or disable the button; only one that was disabled gets the paler icon."""
        if not enabled and not self._pale:
            self._pale = True
            self.refresh()
        super().setEnabled(enabled)

    def refresh(self) -> None:
        """Draw the icon in the theme's colours."""
        if self._icon:
            token = {"primary": "on_accent", "text": "accent_text"}.get(self._part, "text")
            self.setIconSize(QSize(16, 16))
            self.setIcon(self._theme.icon(self._icon, token, 16, disabled=self._pale))


class Line(QFrame):
    """A hairline between parts."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "line")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def head_row(parent: QWidget, *, left: int = 12, right: int = 12) -> QHBoxLayout:
    """Return the layout of a column head: 52 high with its hairline, on one line across the window."""
    parent.setFixedHeight(52)
    row = QHBoxLayout(parent)
    row.setContentsMargins(left, 0, right, 0)
    row.setSpacing(4)
    return row
