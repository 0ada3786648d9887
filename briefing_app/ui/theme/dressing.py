"""What a theme puts on the application: palette and style sheet; and which scheme the system has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from briefing_app import paths
from briefing_app.ui.theme.style_sheet import style_sheet


def dress(application: QApplication, colour: Callable[[str], QColor], *, dark: bool) -> None:
    """Give the application palette and style sheet in the colours of the tokens."""
    application.setPalette(palette(colour))
    look = "dark" if dark else "light"
    chevron = paths.resource("icon", f"chevron-{look}.svg")
    check = paths.resource("icon", f"check-{look}.svg")

    def written(token: str) -> str:
        return colour(token).name()

    application.setStyleSheet(style_sheet(written, chevron=chevron.as_posix(), check=check.as_posix()))


def system_is_dark() -> bool:
    """Tell whether the system asks for dark colours."""
    hints = QGuiApplication.styleHints()
    return hints is not None and hints.colorScheme() is Qt.ColorScheme.Dark


def disabled(colour: Callable[[str], QColor]) -> QColor:
    """Return the colour of what cannot be used now."""
    faint = colour("muted")
    faint.setAlphaF(0.45)
    return faint


def palette(colour: Callable[[str], QColor]) -> QPalette:
    """Return the palette; `colour` gives a token's colour."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, token in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "selected_text"),
        (role.HighlightedText, "text"),
        (role.Link, "accent_text"),
        (role.LinkVisited, "accent_text"),
        (role.Accent, "accent"),
        (role.Light, "raised"),
        (role.Midlight, "hover"),
        (role.Mid, "border"),
        (role.Dark, "edge"),
        (role.Shadow, "edge"),
    ):
        palette.setColor(target, colour(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, disabled(colour))
    return palette
