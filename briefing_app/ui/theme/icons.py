"""The icons: Lucide's, rendered in a colour and size, kept once made."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app import paths


def stroke_width(size: int) -> float:
    """Return the stroke on Lucide's 24 grid that keeps lines even over the sizes (LOOK.md, "Icons")."""
    if size >= 18:
        return 1.75
    return 2.0 if size >= 16 else 2.2


class Icons:
    """Lucide's icons by name.

    The package is slow to import, so the build draws the icons in use out into a resource; the package is asked for
    what is missing there.
    """

    def __init__(self) -> None:
        self._svg = _drawn_out(paths.resource("icon", "lucide.json"))
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon as a pixmap of `size` logical pixels at a device pixel ratio."""
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: QColor, size: int, disabled: QColor | None = None) -> QIcon:
        """Return the icon for a button, with pixmaps for scale 1, and for 2 where a screen is finer."""
        icon = QIcon()
        fine = isinstance(app := QGuiApplication.instance(), QGuiApplication) and app.devicePixelRatio() > 1
        for ratio in (1.0, 2.0) if fine else (1.0,):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
            if disabled is not None:
                icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return icon

    def paint(self, painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
        """Draw the icon into a rectangle, sharp at the painter's scale."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        pixmap = self.pixmap(name, colour, round(rect.width()), ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _render(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        svg = self._source(name).replace("currentColor", colour.name())
        svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke_width(size)}"')
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._svg:
            from lucide import lucide_icon  # type: ignore[import-untyped]  # slow: only for what was not drawn out

            self._svg[name] = lucide_icon(name)
        return self._svg[name]


def _drawn_out(path: Path) -> dict[str, str]:
    """Return the drawings by name; none when the file is missing, as in a checkout that was never built."""
    try:
        drawings: dict[str, str] = json.loads(path.read_text("utf-8"))["svg"]
    except (OSError, ValueError, KeyError):
        return {}
    return drawings
