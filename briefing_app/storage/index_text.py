"""What stands in the search tables, and how it is put there and taken out.

The tables keep no text of their own (FTS5 "contentless"), so a row is taken out by naming exactly what was put
in: everything here is a pure function of a briefing, its items and notes. What the article says itself stands
in `article_index` and `spelling_index` alone: an entry of `entry_index` has a row only for words of its own, so the
table stays small however many items there are, and a gesture that changes no word writes none.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache
from typing import NamedTuple

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Head
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.text import fold, same_spelling, stretches

SEARCH_TABLES = ("article_index", "spelling_index", "title_index", "entry_index")

MARKER = "="
"""Stands before every word of the `exact` column of entries, so that the columns share no term."""

NUMBER_BITS = 20
"""A text's row is numbered ``day << NUMBER_BITS | briefing``: by date, then by import, as the library lists them.

That leaves room for 1,048,575 briefings, thirty a day for 95 years; each bit more makes the tables larger, which keep
the distance from one row to the next.
"""

SAME_AS_TEXT = b""
"""Stands for an imported file whose bytes are the article's text in UTF-8, as nearly all are."""

WORD = re.compile(r"[^\W_]+")
"""A word. The tables are given words and blanks alone: SQLite's tokenizer knows an older Unicode than Python does."""


@lru_cache(maxsize=20_000)
def spelled(word: str) -> str:
    """Return a word as `spelling_index` has it: lower case, one tone style."""
    return same_spelling(word).lower()


def folded_form(text: str) -> str:
    """Return the words of a text as the `folded` column has them: no case, no diacritics."""
    return " ".join([word for part in stretches(fold(text)) for word in WORD.findall(part)])


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
    words = [spelled(word) for part in stretches(text) for word in WORD.findall(part)]
    return f" {' '.join(words)} "


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


_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def day_key(year: int, month: int = 0, day: int = 0) -> int:
    """Return a number that orders days; a month comes before its days, a year before its months."""
    return (year * 16 + month) * 32 + day


def text_key(number: int, date: str | None) -> int:
    """Return the number of a briefing's row in the tables of texts and titles; without a date it is the oldest."""
    if number >> NUMBER_BITS:
        raise ValueError(f"no room for briefing {number}")
    return _day_of(date) << NUMBER_BITS | number if date else number


@lru_cache(maxsize=8_000)
def _day_of(date: str) -> int:
    match = _DATE.match(date)
    return day_key(*(int(part or 0) for part in match.groups())) if match else 0


def number_of(key: int) -> int:
    """Return the number of the briefing that a row is of."""
    return key & (1 << NUMBER_BITS) - 1


def is_latin(word: str) -> bool:
    """Tell whether a word has Latin letters alone; others may be several words to SQLite's older Unicode."""
    return all(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in word)


class _Forms(NamedTuple):
    """How a word stands in the tables."""

    spelled: str
    folded: str
    marked: bool  # it has diacritics, and `spelling_index` has it


def add_article(
    connection: sqlite3.Connection, key: int, text: str, learnt: set[tuple[str, str]] | None = None
) -> None:
    """Put an article's text into the tables of texts, and its words into the dictionary.

    `learnt` are words known to be in the dictionary, kept by whoever adds many articles.
    """
    words = _words_in(text)
    forms = {_forms(word) for word in set(words)}
    connection.execute("INSERT INTO article_index (rowid, folded) VALUES (?, ?)", (key, _folded(words)))
    connection.execute("INSERT INTO spelling_index (rowid, spelled) VALUES (?, ?)", (key, _marked(forms)))
    _learn(connection, forms, learnt)


def move_article(connection: sqlite3.Connection, before: int, after: int, text: str) -> None:
    """Number an article's row anew: its date changed."""
    words = _words_in(text)
    marked, folded = _marked({_forms(word) for word in set(words)}), _folded(words)
    for table, column, value in (
        ("article_index", "folded", folded),
        ("spelling_index", "spelled", marked),
    ):
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, {column}) VALUES ('delete', ?, ?)", (before, value)
        )
        connection.execute(f"INSERT INTO {table} (rowid, {column}) VALUES (?, ?)", (after, value))


def replace_title(
    connection: sqlite3.Connection,
    before: tuple[int, str] | None,
    after: tuple[int, str],
    learnt: set[tuple[str, str]] | None = None,
) -> None:
    """Make `title_index` have a title under its row's number instead of the one before; `learnt` as above."""
    if before == after:
        return
    if before is not None:
        connection.execute(
            "INSERT INTO title_index (title_index, rowid, folded) VALUES ('delete', ?, ?)",
            (before[0], folded_form(before[1])),
        )
    connection.execute(
        "INSERT INTO title_index (rowid, folded) VALUES (?, ?)", (after[0], folded_form(after[1]))
    )
    _learn(connection, {_forms(word) for word in _words_in(after[1])}, learnt)


def _learn(
    connection: sqlite3.Connection, forms: set[_Forms], learnt: set[tuple[str, str]] | None = None
) -> None:
    """Add words to the dictionary; what was learnt is never forgotten."""
    words = {form[:2] for form in forms}
    if learnt is not None:
        words -= learnt
        learnt |= words
    connection.executemany("INSERT OR IGNORE INTO word (spelled, folded) VALUES (?, ?)", words)


def _words_in(text: str) -> list[str]:
    return [word for part in stretches(text) for word in WORD.findall(part)]


@lru_cache(maxsize=20_000)
def _forms(word: str) -> _Forms:
    own, folded = spelled(word), fold(word)
    return _Forms(own, folded, own != folded and is_latin(own))


def _folded(words: list[str]) -> str:
    """Return what `folded_form` returns of their text: folding makes no word of anything else, nor the reverse."""
    return " ".join([_forms(word).folded for word in words])


def _marked(forms: set[_Forms]) -> str:
    """Return the words with diacritics, each once, in an order of their own."""
    return " ".join(sorted({form.spelled for form in forms if form.marked}))
