"""What stands in the two search tables, and how it is put there and taken out.

Both tables keep no text of their own (FTS5 "contentless"), so a row is taken out by naming exactly what was put
in: everything here is a pure function of a briefing, its items and notes. What the article says itself stands
in `article_index` alone: an entry has a row only for words of its own, so the table stays small however many items
there are, and a gesture that changes no word writes none.
"""

from __future__ import annotations

import re
import sqlite3

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Head
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.text import fold, same_spelling

MARKER = "="
"""Stands before every word of the `exact` column, so that the columns share no term."""

WORD = re.compile(r"[^\W_]+")
"""A word. The tables are given words and blanks alone: SQLite's tokenizer knows an older Unicode than Python does."""


def folded_form(text: str) -> str:
    """Return the words of a text as the `folded` column has them: no case, no diacritics."""
    return " ".join(WORD.findall(fold(text)))


def exact_form(text: str) -> str:
    """Return the words of a text as the `exact` column has them: one tone style, each behind its marker."""
    return " ".join([MARKER + word for word in WORD.findall(same_spelling(text))])


_PIECES = re.compile(r"[,;\n]")  # a list of offices is put together from several places of the article


class ArticleWords:
    """The words of one article in their order, to tell what an entry adds to them."""

    def __init__(self, text: str) -> None:
        self._words = _spelled(text)

    def lack(self, part: str | None) -> bool:
        """Tell whether these words, spelled like this, stand nowhere in the article side by side."""
        return bool(part) and _spelled(part or "") not in self._words


def _spelled(text: str) -> str:
    return f" {' '.join(WORD.findall(same_spelling(text).lower()))} "


def item_text(item: AnyItem | None, words: ArticleWords) -> str:
    """Return the words by which an item is found beyond those of its article: note and edited fields.

    "" for none, for a rejected item, and for most suggestions, whose every word is the article's.
    """
    if item is None or item.state is State.REJECTED:
        return ""
    pieces = [piece for part in item_parts(item) for piece in _PIECES.split(part)]
    return "\n".join(piece for piece in (*pieces, item.note) if words.lack(piece))


def item_parts(item: AnyItem) -> tuple[str, ...]:
    """Return the fields of an item that hold words, in the order in which a snippet shows them."""
    if isinstance(item, Attendee):
        parts: tuple[str | None, ...] = (item.name, item.role, item.organisation)
    elif isinstance(item, Directive):
        parts = (item.issuer, item.addressee, item.action, item.evidence)
    else:
        parts = (item.metric, item.subject, f"{item.value} {item.unit}".strip())
    return tuple(part for part in parts if part)


def head_text(head: Head, words: ArticleWords) -> str:
    """Return the words by which a briefing's head is found beyond those of its article."""
    return "\n".join(part for part in (head.title, head.place, head.source) if part and words.lack(part))


def replace_entry(connection: sqlite3.Connection, number: int, before: str, after: str) -> None:
    """Make an entry of `entry_index` say `after` instead of `before`; "" is no entry."""
    if before == after:
        return
    if before:
        connection.execute(
            "INSERT INTO entry_index (entry_index, rowid, exact, folded) VALUES ('delete', ?, ?, ?)",
            (number, exact_form(before), folded_form(before)),
        )
    if after:
        connection.execute(
            "INSERT INTO entry_index (rowid, exact, folded) VALUES (?, ?, ?)",
            (number, exact_form(after), folded_form(after)),
        )


def add_article(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Put an article's text into `article_index`; it is never changed."""
    connection.execute(
        "INSERT INTO article_index (rowid, exact, folded) VALUES (?, ?, ?)",
        (number, exact_form(text), folded_form(text)),
    )
