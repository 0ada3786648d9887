"""Changing a query as a chip does: by the text of it, which stays the editor's own."""

from __future__ import annotations

import re

from briefing_app.domain.query import Field, Filter, Has, Query, Span
from briefing_app.domain.query_words import (
    HAS_NAMES,
    STATUS_NAMES,
    TITLE_NAMES,
    field_name,
    value_name,
)

_BARE = re.compile(r"[^\s\":]+")
_BLANKS = re.compile(r"\s+")
_JOINT = re.compile(r"(?:^|\s)(?:OR|HOẶC|\|)\s*$|^\s*(?:OR|HOẶC|\|)(?=\s|$)")


def with_field(text: str, field: Field, value: str, language: str) -> str:
    """Return the query with a field added at its end, named in the language; "" leaves the value to be typed."""
    name = field_name(field, language)
    quoted = value if not value or _BARE.fullmatch(value) else f'"{value.replace(chr(34), " ")}"'
    return f"{text.strip()} {name}:{quoted}".strip()


def with_has(text: str, has: Has, language: str) -> str:
    """Return the query with "has:" something added."""
    return f"{text.strip()} {field_name(Field.HAS, language)}:{value_name(HAS_NAMES[has], language)}".strip()


def with_status(text: str, status: str, language: str) -> str:
    """Return the query with a status added."""
    name = value_name(STATUS_NAMES[status], language)
    return f"{text.strip()} {field_name(Field.STATUS, language)}:{name}".strip()


def with_title(text: str, language: str) -> str:
    """Return the query looking in titles alone."""
    return f"{text.strip()} {field_name(Field.IN, language)}:{value_name(TITLE_NAMES, language)}".strip()


def without(text: str, span: Span) -> str:
    """Return the query without a piece of it, and without an OR that joined it."""
    before, after = text[: span[0]], text[span[1] :]
    joined = _JOINT.search(before)
    if joined is not None:
        before = before[: joined.start()]
    else:
        after = _JOINT.sub("", after, count=1) if _JOINT.match(after) else after
    return _BLANKS.sub(" ", f"{before.rstrip()} {after.lstrip()}").strip()


def with_succession(text: str, asked: Filter, *, on: bool) -> str:
    """Return the query whose place includes its predecessors, or does no more."""
    start, end = asked.span
    piece = text[start:end]
    if on == asked.succession:
        return text
    piece = piece.replace(":", ":+", 1) if on else piece.replace(":+", ":", 1)
    return text[:start] + piece + text[end:]


def fields_of(query: Query) -> tuple[Filter, ...]:
    """Return all the fields of a query in the order in which they stand."""
    return tuple(sorted((each for part in query.filters for each in part), key=_start))


def _start(asked: Filter) -> int:
    return asked.span[0]
