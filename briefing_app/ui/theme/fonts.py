"""The typefaces: loaded from their packages, checked for Vietnamese, one QFont for each role."""

from __future__ import annotations

import importlib.util
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont


class Face(StrEnum):
    """What a typeface is for."""

    INTERFACE = "interface"
    READING = "reading"
    SOURCE = "source"


class Role(NamedTuple):
    """How one kind of text is set: size and line height in logical pixels."""

    face: Face
    size: int
    weight: int
    line: int
    italic: bool = False


ROLES: dict[str, Role] = {
    "article": Role(Face.READING, 17, 400, 28),
    "article_title": Role(Face.READING, 25, 600, 34),
    "person": Role(Face.READING, 28, 600, 36),
    "quote": Role(Face.READING, 14, 400, 21, italic=True),
    "brief_title": Role(Face.READING, 21, 600, 30),
    "brief_text": Role(Face.READING, 14, 400, 22),
    "row": Role(Face.INTERFACE, 13, 400, 18),
    "row_medium": Role(Face.INTERFACE, 13, 500, 18),
    "row_strong": Role(Face.INTERFACE, 13, 600, 18),
    "button": Role(Face.INTERFACE, 13, 500, 18),
    "button_strong": Role(Face.INTERFACE, 13, 600, 18),
    "meta": Role(Face.INTERFACE, 12, 400, 17),
    "meta_strong": Role(Face.INTERFACE, 12, 600, 17),
    "label": Role(Face.INTERFACE, 11, 500, 16),
    "label_strong": Role(Face.INTERFACE, 11, 600, 16),
    "panel_header": Role(Face.INTERFACE, 13, 600, 18),
    "group_header": Role(Face.INTERFACE, 12, 600, 17),
    "source": Role(Face.SOURCE, 12, 400, 19),
    "source_strong": Role(Face.SOURCE, 12, 600, 19),
}

VIETNAMESE = (
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
"""Every letter that Vietnamese writes; a typeface that lacks one is passed over."""

_PACKAGES: dict[Face, tuple[str, tuple[str, ...]]] = {
    Face.INTERFACE: (
        "fontpkg_be_vietnam_pro",
        ("BeVietnamPro-Regular.ttf", "BeVietnamPro-Medium.ttf", "BeVietnamPro-SemiBold.ttf"),
    ),
    Face.READING: ("fontpkg_literata", ("Literata[opsz,wght].ttf", "Literata-Italic[opsz,wght].ttf")),
    Face.SOURCE: ("fontpkg_jetbrains_mono", ("JetBrainsMono[wght].ttf",)),
}
_FALLBACKS: dict[Face, tuple[str, ...]] = {
    Face.INTERFACE: ("Segoe UI", ".AppleSystemUIFont", "Noto Sans", "DejaVu Sans"),
    Face.READING: ("Cambria", "Palatino Linotype", "Times New Roman", "Noto Serif", "DejaVu Serif"),
    Face.SOURCE: ("Consolas", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono"),
}
_VARIABLE = frozenset({Face.READING, Face.SOURCE})


class Fonts:
    """The fonts of one program; typefaces are loaded when a role first asks for them.

    `system` leaves the bundled typefaces out, as an editor may wish.
    """

    def __init__(self, *, system: bool = False) -> None:
        self._system = system
        self._families: dict[Face, tuple[str, bool]] = {}
        self._made: dict[tuple[str, int | None], QFont] = {}

    def font(self, role: str, size: int | None = None) -> QFont:
        """Return the font of a role, in another size in logical pixels when one is given."""
        key = (role, size)
        if key not in self._made:
            spec = ROLES[role]
            self._made[key] = self._make(spec, size or spec.size)
        return QFont(self._made[key])

    def family(self, face: Face) -> str:
        """Return the family that a face is set in."""
        return self._family(face)[0]

    def _make(self, role: Role, size: int) -> QFont:
        family, bundled = self._family(role.face)
        if bundled and role.face is Face.INTERFACE:
            # The weights are files of their own, each with a family name of its own.
            family += {500: " Medium", 600: " SemiBold"}.get(role.weight, "")
        font = QFont(family)
        font.setPixelSize(size)
        font.setItalic(role.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if bundled and role.face in _VARIABLE:
            # A variable face ignores setWeight where the platform does not synthesise it.
            font.setVariableAxis(QFont.Tag("wght"), role.weight)
            font.setWeight(QFont.Weight(400))
        else:
            font.setWeight(QFont.Weight(role.weight))
        # A ligature would be split by a highlight that starts inside it.
        if role.face is not Face.INTERFACE:
            font.setFeature(QFont.Tag("liga"), 0)
        return font

    def _family(self, face: Face) -> tuple[str, bool]:
        if face not in self._families:
            self._families[face] = self._find(face)
        return self._families[face]

    def _find(self, face: Face) -> tuple[str, bool]:
        if not self._system:
            package, files = _PACKAGES[face]
            families = [_load(path) for path in _files(package, files)]
            if families and families[0]:
                return families[0], True
        known = set(QFontDatabase.families())
        for family in _FALLBACKS[face]:
            if family in known and writes_vietnamese(QFont(family)):
                return family, False
        return QFont().defaultFamily(), False


def writes_vietnamese(font: QFont) -> bool:
    """Tell whether the typeface itself has all Vietnamese letters (QFontMetrics would ask the fallbacks too)."""
    raw = QRawFont.fromFont(font)
    return all(raw.supportsCharacter(ord(letter)) for letter in VIETNAMESE)


def _files(package: str, names: tuple[str, ...]) -> list[Path]:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "files"
    return [folder / name for name in names if (folder / name).is_file()]


def _load(path: Path) -> str:
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""
