"""The names of fields and of their values, in both languages; typed with or without diacritics."""

from __future__ import annotations

import re

from briefing_app.domain.query import Field, Has
from briefing_app.domain.text import fold

FIELD_NAMES: dict[Field, tuple[str, ...]] = {
    Field.PERSON: ("person", "người"),
    Field.ROLE: ("role", "chức", "chức vụ"),
    Field.PLACE: ("place", "nơi"),
    Field.DATE: ("date", "ngày"),
    Field.HAS: ("has", "có"),
    Field.STATUS: ("status", "trạng thái"),
    Field.IN: ("in", "trong"),
}
"""The names of each field: English, Vietnamese, then others that are understood."""

HAS_NAMES: dict[Has, tuple[str, ...]] = {
    Has.DIRECTIVE: ("directive", "chỉ đạo", "directives"),
    Has.FIGURE: ("figure", "số liệu", "figures"),
    Has.UNREVIEWED: ("unreviewed", "chưa duyệt", "còn việc"),
    Has.OVERDUE: ("overdue", "quá hạn"),
}

STATUS_NAMES: dict[str, tuple[str, ...]] = {
    "new": ("new", "mới"),
    "in_review": ("in-review", "đang duyệt", "in_review"),
    "reviewed": ("reviewed", "đã duyệt"),
}

TITLE_NAMES = ("title", "tiêu đề")

_LANGUAGES = ("en", "vi")
_JOINT = re.compile("[ _-]")


def field_name(field: Field, language: str) -> str:
    """Return what a field is called in a language."""
    return FIELD_NAMES[field][_LANGUAGES.index(language) if language in _LANGUAGES else 0]


def value_name(names: tuple[str, ...], language: str) -> str:
    """Return what a value is called in a language."""
    return names[_LANGUAGES.index(language) if language in _LANGUAGES else 0]


def joined(name: str) -> str:
    """Return a name of several words with one sign between them: a blank, "_" and "-" may be typed."""
    return _JOINT.sub(" ", name)


def pattern_of(name: str) -> str:
    """Return the regular expression of a name as it may be typed."""
    return "[ _-]".join(map(re.escape, _JOINT.split(name)))


def closed_values(field: Field) -> dict[str, str]:
    """Return the values that a field knows, folded and `joined`, with what each means.

    None for a field that takes any words.
    """
    tables: dict[Field, dict[str, tuple[str, ...]]] = {
        Field.HAS: {has.value: names for has, names in HAS_NAMES.items()},
        Field.STATUS: STATUS_NAMES,
        Field.IN: {"title": TITLE_NAMES},
    }
    return {joined(fold(name)): meaning for meaning, names in tables.get(field, {}).items() for name in names}


def shown_values(field: Field, language: str) -> tuple[str, ...]:
    """Return what a field may be given, as it is written in a language."""
    tables: dict[Field, tuple[tuple[str, ...], ...]] = {
        Field.HAS: tuple(HAS_NAMES.values()),
        Field.STATUS: tuple(STATUS_NAMES.values()),
        Field.IN: (TITLE_NAMES,),
    }
    return tuple(value_name(names, language) for names in tables.get(field, ()))
