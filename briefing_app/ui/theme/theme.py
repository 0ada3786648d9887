"""The theme: which scheme is on, and what every widget asks for its colours, fonts and icons."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from briefing_app import paths
from briefing_app.domain.item import ItemKind
from briefing_app.ui.theme import tokens
from briefing_app.ui.theme.fonts import Fonts
from briefing_app.ui.theme.icons import Icons
from briefing_app.ui.theme.style_sheet import style_sheet


class Scheme(StrEnum):
    """Which colours the editor wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours by token, fonts by role, icons by name, for one application.

    Passed to every widget; `changed` is emitted after palette and style sheet are new, and widgets that paint
    for themselves then update. Not a place for measures of single widgets.
    """

    changed = Signal()

    def __init__(
        self,
        scheme: Scheme = Scheme.SYSTEM,
        *,
        icon_cache: Path | None = None,
        system_fonts: bool = False,
        reduced_motion: bool = False,
        strong_marks: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._fonts = Fonts(system=system_fonts)
        self._icons = Icons(icon_cache)
        self._colours: dict[str, QColor] = {}
        self.reduced_motion = reduced_motion
        self._strong_marks = strong_marks

    @property
    def scheme(self) -> Scheme:
        """The scheme as chosen; `dark` tells what it comes to."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark colours are on."""
        if self._scheme is Scheme.SYSTEM:
            hints = QGuiApplication.styleHints()
            return hints is not None and hints.colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    @property
    def strong_marks(self) -> bool:
        """Whether fills are replaced by outlines ("Tô đậm", or the system's high contrast)."""
        return self._strong_marks

    @property
    def fonts(self) -> Fonts:
        """The typefaces."""
        return self._fonts

    @property
    def icons(self) -> Icons:
        """The icons."""
        return self._icons

    def apply(self, app: QApplication) -> None:
        """Give the application this theme, and follow the system's scheme from now on."""
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.refresh()

    def set_scheme(self, scheme: Scheme) -> None:
        """Change the colours of everything on the screen."""
        if scheme is not self._scheme:
            self._scheme = scheme
            self.refresh()

    def set_strong_marks(self, on: bool) -> None:
        """Replace fills by outlines, or go back."""
        if on is not self._strong_marks:
            self._strong_marks = on
            self.changed.emit()

    def refresh(self) -> None:
        """Set palette, font and style sheet anew and tell everybody."""
        self._colours.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font("row"))
            app.setPalette(self._palette())
            chevron = paths.resource("icon", f"chevron-{'dark' if self.dark else 'light'}.svg")
            app.setStyleSheet(style_sheet(self.hex, chevron=chevron.as_posix()))
        self.changed.emit()

    def hex(self, token: str) -> str:
        """Return a token's colour as "#RRGGBB"."""
        table = tokens.DARK if self.dark else tokens.LIGHT
        return "#" + table[token]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        if token not in self._colours:
            self._colours[token] = QColor(self.hex(token))
        return QColor(self._colours[token])

    def kind_color(self, kind: ItemKind, part: str) -> QColor:
        """Return a kind's colour; `part` is mark, fill, selected, chip or chip_text."""
        key = f"{kind.value}:{part}"
        if key not in self._colours:
            table = tokens.KIND_DARK if self.dark else tokens.KIND_LIGHT
            self._colours[key] = QColor("#" + table[kind][part])
        return QColor(self._colours[key])

    def font(self, role: str, size: int | None = None) -> QFont:
        """Return the font of a role (`fonts.ROLES`), in another size in logical pixels when one is given."""
        return self._fonts.font(role, size)

    def icon(self, name: str, token: str = "text", size: int = 18) -> QIcon:
        """Return one of Lucide's icons in a token's colour."""
        return self._icons.icon(name, self.color(token), size, disabled=self._disabled())

    def kind_icon(self, kind: ItemKind, size: int = 18) -> QIcon:
        """Return the icon of a kind, in its mark's colour."""
        return self._icons.icon(tokens.KIND_ICON[kind], self.kind_color(kind, "mark"), size)

    def pixmap(self, name: str, token: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a pixmap at a device pixel ratio."""
        return self._icons.pixmap(name, self.color(token), size, ratio)

    def paint_icon(self, painter: QPainter, name: str, token: str, rect: QRectF) -> None:
        """Draw an icon in a token's colour into a rectangle."""
        self._icons.paint(painter, name, self.color(token), rect)

    def paint_kind_icon(self, painter: QPainter, kind: ItemKind, rect: QRectF) -> None:
        """Draw the icon of a kind in its mark's colour into a rectangle."""
        self._icons.paint(painter, tokens.KIND_ICON[kind], self.kind_color(kind, "mark"), rect)

    def _disabled(self) -> QColor:
        colour = self.color("muted")
        colour.setAlphaF(0.45)
        return colour

    def _palette(self) -> QPalette:
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
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self._disabled())
        return palette

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.refresh()
