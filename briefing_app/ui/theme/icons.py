"""The icons: Lucide's, rendered in a colour and size, kept once made."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_CACHE_FORMAT = 2


def stroke_width(size: int) -> float:
    """Return the stroke on Lucide's 24 grid that keeps lines even over the sizes (LOOK.md, "Icons")."""
    if size >= 18:
        return 1.75
    return 2.0 if size >= 16 else 2.2


class Icons:
    """Lucide's icons by name.

    The package is slow to import, so what was used once is kept as SVG in a file of the cache folder.
    """

    def __init__(self, cache_file: Path | None = None, loaded: Callable[[], object] | None = None) -> None:
        """Use a cache file; `loaded` is called when an icon came from the package, so that `keep` is due."""
        self._cache_file = cache_file
        self._loaded = loaded
        self._svg: dict[str, str] = _read_cache(cache_file) if cache_file else {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._lucide: Callable[..., str] | None = None

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon as a pixmap of `size` logical pixels at a device pixel ratio."""
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: QColor, size: int, disabled: QColor | None = None) -> QIcon:
        """Return the icon for a button, with pixmaps for scales 1 and 2."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
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

    def keep(self) -> None:
        """Write what was loaded into the cache file."""
        if self._cache_file is not None:
            _write_cache(self._cache_file, self._svg)

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
            if self._lucide is None:
                from lucide import lucide_icon  # type: ignore[import-untyped]  # slow: only when the cache lacks one

                self._lucide = lucide_icon
            self._svg[name] = self._lucide(name)
            if self._loaded is not None:
                self._loaded()
        return self._svg[name]


def _read_cache(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if (
        not isinstance(data, dict)
        or data.get("format") != _CACHE_FORMAT
        or not isinstance(data.get("svg"), dict)
    ):
        return {}
    return {str(name): str(svg) for name, svg in data["svg"].items()}


def _write_cache(path: Path, svg: dict[str, str]) -> None:
    """Keep the SVGs; a cache that cannot be written is no loss."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        partial.write_text(json.dumps({"format": _CACHE_FORMAT, "svg": svg}), "utf-8")
        partial.replace(path)
    except OSError:
        return
