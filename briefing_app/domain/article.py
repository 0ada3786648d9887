"""Articles: the text under review and what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.domain.text import collapse_white_space

_HEADER = re.compile(r"[ \t]*date[ \t]+(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?=\s|$)[ \t]*(?P<title>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Header:
    """What an article's first line says: `title` may be empty, `body_start` is the offset behind the line."""

    title: str
    date: str | None
    body_start: int


def read_header(text: str) -> Header:
    """Read the " date 2026-01-27 Title" header, else take the first line that is not blank as the title.

    `text` is an article's normalised text; offsets count in it.
    """
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    match = _HEADER.match(text, 0 if start == 0 else text.rfind("\n", 0, start) + 1)
    if match is None:
        return Header(collapse_white_space(text[start:line_end]), None, min(len(text), line_end + 1))
    title = collapse_white_space(match["title"])
    if not title:
        rest = read_header(text[match.end() :])
        return Header(rest.title, match["date"], match.end() + rest.body_start)
    return Header(title, match["date"], min(len(text), match.end() + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A read-out: its text, never edited, and the fields that can be.

    `text` is what `text.normalise_article` returns, header line included; all offsets count code points in it.
    `date` is ISO 8601, a day or a month.
    """

    text: str
    title: str
    date: str | None = None
    source: str | None = None
    url: str | None = None
    place: str | None = None

    @property
    def body_start(self) -> int:
        """The offset behind the header line: where the shown text starts."""
        return read_header(self.text).body_start

    @property
    def fingerprint(self) -> str:
        """What two imports of the same article share: the SHA-256 of the text, white space collapsed."""
        return fingerprint(self.text)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a normalised text with white space collapsed, as hexadecimal digits."""
    import hashlib  # here, for start-up time: no start needs it

    return hashlib.sha256(collapse_white_space(text).encode()).hexdigest()
