"""Any text as Markdown that GitHub, Obsidian, Pandoc and Python-Markdown all read as those very words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from briefing_app.domain.text import collapse_white_space, nfc

# Backslash escapes that all four know; what only some of them escape is written as an entity. A pipe is one too:
# tables are cut into cells before escapes are read.
_ESCAPES: dict[int, str] = {ord(char): f"\\{char}" for char in "\\*_{}[]#"} | {
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("`"): "&#96;",
    ord("|"): "&#124;",
    ord("~"): "&#126;",  # strikethrough, subscript
    ord("^"): "&#94;",  # superscript
    ord("$"): "&#36;",  # mathematics
}
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb]|[\ud800-\udfff]")
# An ampersand is itself unless it begins what all four would read as a character: "NN&PTNT" stays as it is.
_REFERENCE = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
# What means something only in a certain company: ==highlight==, %%comment%%, --, @mention, :emoji:.
_COMPANY = re.compile(r"={2,}|%{2,}|-{2,}|@(?=\w)|:(?=[a-z0-9_+\\-]+:)")
_LIST_LIKE = re.compile(r"(\(?(?:\d{1,9}|[A-Za-z]{1,8}|@\w*))([.)])(?=\s|$)")
_BULLET_LIKE = re.compile(r"[-+](?=\s|$)")

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BIDI_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | {
    "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
}  # fmt: skip


def inline(text: str) -> str:
    """Return a text as one line of Markdown that reads as these words, wherever it stands in a line.

    White space is collapsed, control characters are dropped, and writing directions that the text opens and
    never closes are closed behind it, so that they do not turn what follows.
    """
    line = collapse_white_space(_UNWANTED.sub("", nfc(text)))
    line = _REFERENCE.sub("&amp;", line).translate(_ESCAPES)
    return _COMPANY.sub(_in_company, line) + _bidi_closers(line)


def line_start(text: str) -> str:
    """Return a text as `inline` does, fit to begin a paragraph or a list item too."""
    line = inline(text)
    match = _LIST_LIKE.match(line)
    if match is not None:
        return f"{match[1]}\\{line[match.end(1) :]}"
    if line.startswith(":"):
        return "&#58;" + line[1:]
    return "\\" + line if _BULLET_LIKE.match(line) else line


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> list[str]:
    """Return the lines of a table of cells that are Markdown already; `right` numbers the columns set right."""
    ruled = ["---:" if column in set(right) else "---" for column in range(len(head))]
    return [_row(head), _row(ruled), *(_row(row) for row in rows)]


def front_matter(fields: dict[str, str | list[str]]) -> list[str]:
    """Return the lines of flat YAML front matter with every value quoted, so that none changes type."""
    lines = ["---"]
    for key, value in fields.items():
        written = _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"
        lines.append(f"{key}: {written}")
    return [*lines, "---"]


def split_front_matter(markdown: str) -> tuple[dict[str, str | list[str]], str]:
    """Part a Markdown text into its front matter, as `front_matter` writes it, and the rest.

    A line that is no such field is passed over; a text without front matter comes back whole.
    """
    match = re.match(r"---\n(.*?)^---(?:\n|\Z)", markdown, re.DOTALL | re.MULTILINE)
    if match is None:
        return {}, markdown
    fields: dict[str, str | list[str]] = {}
    for line in match[1].splitlines():
        key, colon, written = line.partition(": ")
        try:
            value = json.loads(written)
        except ValueError:
            continue
        if colon and isinstance(value, list):
            fields[key] = [str(entry) for entry in value]
        elif colon:
            fields[key] = str(value)
    return fields, markdown[match.end() :]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quoted(value: str) -> str:
    """Return a JSON string, which is a double-quoted scalar of YAML; what YAML forbids raw is escaped."""
    text = collapse_white_space(nfc(value))
    written = json.dumps(text + _bidi_closers(text), ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]", _escaped, written)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _in_company(match: re.Match[str]) -> str:
    found = match.group()
    return "\\-" * len(found) if found[0] == "-" else f"&#{ord(found[0])};" * len(found)


def _bidi_closers(text: str) -> str:
    """Return what closes the embeddings, overrides and isolates that a text leaves open (UAX #9).

    A left-to-right mark behind it keeps a number that follows from joining the text that was turned.
    """
    opened: list[str] = []
    for char in _BIDI.findall(text):
        if char in _BIDI_OPENERS:
            opened.append(_BIDI_OPENERS[char])
        elif opened and char == opened[-1]:
            opened.pop()
    return "".join(reversed(opened)) + "\u200e" if opened else ""
