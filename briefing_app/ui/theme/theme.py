"""The theme: which scheme is on, and what every widget asks for its colours, fonts and icons."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefing_app.domain.item_kind import ItemKind
from briefing_app.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap, QScreen

    from briefing_app.ui.theme.fonts import Fonts
    from briefing_app.ui.theme.icons import Icons


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
        system_fonts: bool = False,
        reduced_motion: bool = False,
        strong_marks: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._system_fonts = system_fonts
        self._system_dark: bool | None = None
        self._finest = 1.0
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
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme is Scheme.DARK
        if self._system_dark is None:
            # The system's palette tells before its hints can be asked: Qt's own enums load longer than a window.
            self._system_dark = QGuiApplication.palette().window().color().lightness() < 128
        return self._system_dark

    @property
    def strong_marks(self) -> bool:
        """Whether fills are replaced by outlines ("Tô đậm", or the system's high contrast)."""
        return self._strong_marks

    # The seam of the theme: the window's first sight has colours and no text, so these are loaded after it.

    @cached_property
    def fonts(self) -> Fonts:
        """The typefaces."""
        from briefing_app.ui.theme.fonts import Fonts

        return Fonts(system=self._system_fonts)

    @cached_property
    def icons(self) -> Icons:
        """The icons."""
        from briefing_app.ui.theme.icons import Icons

        return Icons()

    def apply(self, app: QApplication, *, styled: bool = False) -> None:
        """Give the application this theme, and follow the system's scheme and its screens from now on.

        `styled` says that the program was started in Qt's Fusion style: to ask for it here loads Qt's style class,
        which takes longer than a window.
        """
        if not styled:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.screenAdded.connect(self._screen_added)
        self._finest = app.devicePixelRatio()
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
        from briefing_app.ui.theme import dressing

        self._system_dark = dressing.system_is_dark()
        self._colours.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font("row"))
            dressing.dress(app, self.color, dark=self.dark)
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
        return self.fonts.font(role, size)

    def icon(self, name: str, token: str = "text", size: int = 18, *, disabled: bool = True) -> QIcon:
        """Return one of Lucide's icons in a token's colour, paler where what it stands for is `disabled`."""
        pale = self._disabled() if disabled else None
        return self.icons.icon(name, self.color(token), size, disabled=pale)

    def kind_icon(self, kind: ItemKind, size: int = 18) -> QIcon:
        """Return the icon of a kind, in its mark's colour."""
        return self.icons.icon(tokens.KIND_ICON[kind], self.kind_color(kind, "mark"), size)

    def pixmap(self, name: str, token: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a pixmap at a device pixel ratio."""
        return self.icons.pixmap(name, self.color(token), size, ratio)

    def paint_icon(self, painter: QPainter, name: str, token: str, rect: QRectF) -> None:
        """Draw an icon in a token's colour into a rectangle."""
        self.icons.paint(painter, name, self.color(token), rect)

    def paint_kind_icon(self, painter: QPainter, kind: ItemKind, rect: QRectF) -> None:
        """Draw the icon of a kind in its mark's colour into a rectangle."""
        self.icons.paint(painter, tokens.KIND_ICON[kind], self.kind_color(kind, "mark"), rect)

    def _disabled(self) -> QColor:
        colour = self.color("muted")
        colour.setAlphaF(0.45)
        return colour

    def _screen_added(self, screen: QScreen) -> None:
        """Have icons drawn anew when the first fine screen comes."""
        if screen.devicePixelRatio() > self._finest:
            self._finest = screen.devicePixelRatio()
            self.changed.emit()

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.refresh()
