"""Text as the program keeps and compares it: NFC, folding, white space."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

STRETCH = 50_000
"""How many characters are worked on at a time: a few milliseconds."""

_REACH = 400
"""How far a search looks past its part: farther than what is searched for reaches, with what it looks ahead to."""

_LINE_ENDS = re.compile(r"[\r\x0b\x0c\x85\u2028\u2029]")
_WHITE_SPACE = re.compile(r"\s")
# Control characters no newspaper means; they would break SQLite text, Markdown and XML alike.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]|[\ud800-\udfff]")


def nfc(text: str) -> str:
    """Return the text in Unicode normalization form C (UAX #15)."""
    return unicodedata.normalize("NFC", text)


def normalise_article(text: str) -> str:
    r"""Return the text as an article keeps it: NFC, ``\n`` line ends, no control characters.

    Every offset in the program counts code points of this form. Idempotent.
    """
    ends = text.replace("\r\n", "\n")
    # Nothing composes with white space: each stretch is normal for itself.
    return "".join([nfc(_CONTROLS.sub("", _LINE_ENDS.sub("\n", part))) for part in stretches(ends)])


def collapse_white_space(text: str) -> str:
    """Return the text with every run of white space as one blank, trimmed."""
    if len(text) <= STRETCH:
        return " ".join(text.split())
    return " ".join([word for part in stretches(text) for word in part.split()])


def stretches(text: str, length: int = STRETCH) -> Iterator[str]:
    """Yield a text in stretches of about that length, cut behind a blank or a line's end, no word in two.

    For work on texts of megabytes: within one call of the standard library no other thread has its turn.
    """
    begin = 0
    while len(text) - begin > length:
        blank = _WHITE_SPACE.search(text, begin + length)
        if blank is None:
            break
        yield text[begin : blank.end()]
        begin = blank.end()
    if begin < len(text):
        yield text[begin:]


def search_in_parts(
    pattern: re.Pattern[str], text: str, start: int, end: int, length: int = STRETCH
) -> re.Match[str] | None:
    """Search as ``pattern.search(text, start, end)`` does, in calls of about that length, for the same reason.

    Finds the same for a pattern that decides within some hundred characters whether it matches.
    """
    while end - start > length + _REACH:
        found = pattern.search(text, start, start + length + _REACH)
        if found is None or found.start() >= start + length:
            start += length
            continue
        whole = pattern.match(text, found.start(), end)  # the part's end may have cut it short
        if whole is not None:
            return whole
        start = found.start() + 1
    return pattern.search(text, start, end)


def find_in_parts(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None, length: int = STRETCH
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does for a pattern that never matches nothing, as `search_in_parts` finds it."""
    end = len(text) if end is None else end
    if end - start <= length + _REACH:
        yield from pattern.finditer(text, start, end)
        return
    while (found := search_in_parts(pattern, text, start, end, length)) is not None:
        yield found
        start = found.end()


class _Folding(dict[int, str]):
    """A table for `str.translate` that folds a code point when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "đĐ":
            folded = "d"
        else:
            base = unicodedata.normalize("NFD", char)[0]
            lower = base.lower()
            folded = lower if len(lower) == 1 else base
        self[code] = folded
        return folded


_FOLDING = _Folding()

# Nearly every article is written with these alone. Two passes over 256 code points, as single-byte encodings do
# them, fold it seven times as fast as `str.translate`; they are all precomposed, so what they write is NFC.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_COMMON = (
    "\0\t\n" + "".join(map(chr, range(32, 127))) + _LETTERS + _LETTERS.upper() + "“”‘’–—…•·«»°²³€½×±→§\u00a0"
)
_NUMBERED = codecs.charmap_build(_COMMON)
_FOLDED = _COMMON.translate(_FOLDING)


def fold(text: str) -> str:
    """Return the text without case and diacritics, one code point for each of ``nfc(text)``.

    đ becomes d. The length is kept, so an offset in the fold is an offset in the NFC text; the tone styles
    "hòa" and "hoà" fold alike.
    """
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _NUMBERED)[0], "strict", _FOLDED)[
            0
        ]
    except UnicodeEncodeError:
        return nfc(text).translate(_FOLDING)


_TONE_STYLES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE_STYLE = re.compile("(?<![qQ])(" + "|".join(_TONE_STYLES) + r")(?!\w)", re.IGNORECASE)


def _old_style(match: re.Match[str]) -> str:
    found = match.group()
    styled = _TONE_STYLES[found.lower()]
    if found.isupper():
        return styled.upper()
    return styled[0].upper() + styled[1:] if found[0].isupper() else styled


def same_spelling(text: str) -> str:
    """Return the text with one tone placement ("hoà" → "hòa", "uỷ" → "ủy"), length kept, case kept.

    Only open syllables differ between the two styles; "quý" and "toàn" stay. Source: LANGUAGE.md, section 0.
    """
    if len(text) <= STRETCH:
        return _TONE_STYLE.sub(_old_style, nfc(text))
    return "".join([_TONE_STYLE.sub(_old_style, part) for part in stretches(nfc(text))])


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to the words that it cuts, as a hand with a mouse does.

    A word is a run of letters, digits and combining marks; a span that is empty or ends between words stays.
    """
    if not 0 <= start < end <= len(text):
        return start, end
    if _in_word(text[start]):
        while start > 0 and _in_word(text[start - 1]):
            start -= 1
    if _in_word(text[end - 1]):
        while end < len(text) and _in_word(text[end]):
            end += 1
    return start, end


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) > 0


def shorten(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word with "…" when longer than `limit` characters."""
    line = collapse_white_space(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" ,;:") + "…"
