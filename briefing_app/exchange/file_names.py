"""File names that every system takes."""

from __future__ import annotations

import re
import unicodedata

from briefing_app.domain.text import collapse_white_space

STEM_LIMIT = 180
"""How many bytes of UTF-8 a name may have before its ending: room for one, and for a folder's long path."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # bidi overrides are Cf
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def safe_file_name(title: str, fallback: str = "brief") -> str:
    """Return a file name, without ending, that Linux, macOS and Windows all take; Vietnamese letters stay.

    What a system forbids or a person cannot see (controls, bidi overrides) is left out, names that Windows
    reserves get a "_", and the result has `STEM_LIMIT` bytes of UTF-8 at the most. `fallback` when nothing is
    left.
    """
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    text = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in _UNSEEN)
    name = collapse_white_space(text).lstrip(". ")
    name = _shortened(name).rstrip(". ")
    if not name:
        return fallback
    stem, dot, rest = name.partition(".")
    if _RESERVED.fullmatch(stem.rstrip()):
        return f"{stem.rstrip()}_{dot}{rest}"
    return name


def _shortened(name: str) -> str:
    """Cut a name to the limit, at a word where there is one, never inside a character with its marks."""
    data = name.encode()
    if len(data) <= STEM_LIMIT:
        return name
    cut = data[:STEM_LIMIT].decode(errors="ignore")
    at = cut.rfind(" ")
    if at > len(cut) // 2:
        return cut[:at]
    if unicodedata.combining(name[len(cut)]):  # the marks of the last letter were cut off: it goes too
        while cut and unicodedata.combining(cut[-1]):
            cut = cut[:-1]
        cut = cut[:-1]
    return cut
