"""The type of rows: fonts with their metrics, and texts cut to the room they have, kept once made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from briefing_app.ui.theme import Theme

_LINES = {"row": 18.0, "meta": 17.0}
_MOST = 4000  # texts kept; a briefing of thousands of rows must not grow without end
_LONGEST = 600  # characters of a text that are looked at: two lines hold far less


class RowType:
    """Measures and cuts texts; painting asks for the same ones again at every move of the pointer."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: dict[str, tuple[QFont, QFontMetricsF]] = {}
        self._cut: dict[tuple[str, str, float], str] = {}
        self._broken: dict[tuple[str, str, float], tuple[str, str]] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def forget(self) -> None:
        """Measure anew, as with other fonts."""
        for kept in (self._faces, self._cut, self._broken, self._widths):
            kept.clear()

    def font(self, role: str) -> QFont:
        """Return the font of a role; "date" is the medium row font at 12 px."""
        return self._face(role)[0]

    def line(self, role: str) -> float:
        """Return the line height of a role: the table's, or what a larger system font needs."""
        return max(_LINES[role], 1.25 * self.font(role).pixelSize())

    def width(self, text: str, role: str) -> float:
        """Return how wide a text is."""
        key = (text, role)
        if key not in self._widths:
            self._limit(self._widths)
            self._widths[key] = self._face(role)[1].horizontalAdvance(text)
        return self._widths[key]

    def cut(self, text: str, role: str, room: float) -> str:
        """Return the text on one line, with "…" where it does not fit."""
        key = (text, role, room)
        if key not in self._cut:
            self._limit(self._cut)
            line = " ".join(text[:_LONGEST].split())
            self._cut[key] = self._face(role)[1].elidedText(line, Qt.TextElideMode.ElideRight, room + 0.5)
        return self._cut[key]

    def broken(self, text: str, role: str, room: float) -> tuple[str, str]:
        """Return the text's first line and the rest ("" when it fits)."""
        key = (text, role, room)
        if key not in self._broken:
            self._limit(self._broken)
            line = " ".join(text[:_LONGEST].split())
            layout = QTextLayout(line, self.font(role))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            first = layout.createLine()
            first.setLineWidth(room)
            layout.endLayout()
            # Qt counts UTF-16 units.
            units = line.encode("utf-16-le")
            at = 2 * first.textLength()
            self._broken[key] = (
                units[:at].decode("utf-16-le", "ignore").rstrip(),
                units[at:].decode("utf-16-le", "ignore").strip(),
            )
        return self._broken[key]

    def _face(self, role: str) -> tuple[QFont, QFontMetricsF]:
        if role not in self._faces:
            font = self._theme.font("row_medium", 12) if role == "date" else self._theme.font(role)
            self._faces[role] = (font, QFontMetricsF(font))
        return self._faces[role]

    @staticmethod
    def _limit(kept: dict[Any, Any]) -> None:
        if len(kept) >= _MOST:
            kept.clear()
