"""A query as expressions of FTS5; every word is quoted, so no text can break one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing_app.domain.query import Query, Term
from briefing_app.domain.text import fold
from briefing_app.storage.index_text import MARKER, is_latin, spelled

MOST_ENDINGS = 160
"""Up to how many words that begin as typed are looked for one by one; more than that FTS5 gathers itself."""


class Expressions:
    """Writes a query's terms for each of the search tables.

    Words that go on from what was typed are looked up in the dictionary: FTS5 reads through the places of each only as
    far as the screen needs, where its own prefix search would gather all of them first.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._endings: dict[tuple[str, str], list[str]] = {}

    def texts(self, query: Query) -> str:
        """Return what finds a query in one table of texts; "" where nothing can."""
        groups = [self.text_group(group) for group in query.groups]
        if not all(groups) or not groups:
            return ""
        found = " AND ".join(f"({group})" for group in groups)
        excluded = [each for each in map(self.text, query.excluded) if each]
        return f"({found}) NOT ({' OR '.join(excluded)})" if excluded else found

    def text_group(self, group: Iterable[Term]) -> str:
        """Return what finds any of some terms in a text; "" where nothing can."""
        return " OR ".join(filter(None, map(self.text, group)))

    def text(self, term: Term) -> str:
        """Return what finds a term in a text or title; "" where no text has such a word."""
        *before, last = term.folded
        if not term.prefix:
            return _phrase(term.folded)
        endings = self._beginning_with("folded", last)
        if len(endings) > MOST_ENDINGS:
            return f"{_phrase(term.folded)} *"
        return " OR ".join(_phrase((*before, ending)) for ending in endings)

    def spellings(self, query: Query) -> str:
        """Return what finds the texts that have each word as it was spelled; "" where no spelling was meant."""
        groups = []
        for group in query.groups:
            if all(term.has_diacritics for term in group):
                groups.append(" OR ".join(f"({found})" for term in group if (found := self._spelling(term))))
        if not groups or not all(groups):
            return ""
        return " AND ".join(f"({group})" for group in groups)

    def _spelling(self, term: Term) -> str:
        """Return the words of a term that have diacritics, wherever they stand."""
        words = [spelled(word) for word in term.words]
        found = []
        for place, word in enumerate(words):
            if word == fold(word) or not is_latin(word):
                continue
            if term.prefix and place == len(words) - 1:
                endings = self._beginning_with("spelled", word)
                if not endings:
                    return ""
                if len(endings) > MOST_ENDINGS:
                    found.append(f'"{word}" *')
                else:
                    found.append(
                        "(" + " OR ".join(f'"{ending}"' for ending in endings if is_latin(ending)) + ")"
                    )
            else:
                found.append(f'"{word}"')
        return " AND ".join(found)

    def _beginning_with(self, column: str, beginning: str) -> list[str]:
        known = self._endings.get((column, beginning))
        if known is None:
            rows = self._connection.execute(
                f"SELECT DISTINCT {column} FROM word WHERE {column} >= ? AND {column} < ? LIMIT ?",
                (beginning, beginning + "\U0010ffff", MOST_ENDINGS + 1),
            )
            known = self._endings[column, beginning] = [word for (word,) in rows]
        return known


def entry(term: Term, *, exact: bool = False) -> str:
    """Return what finds a term in `entry_index`, which has prefix indexes of its own.

    It names no column: the marker keeps the words of the two apart, and a column filter would cost a look at every
    place.
    """
    words = [MARKER + spelled(word) for word in term.words] if exact and term.has_diacritics else term.folded
    return f"{_phrase(words)} *" if term.prefix else _phrase(words)


def entry_group(group: Iterable[Term], *, exact: bool = False) -> str:
    """Return what finds any of some terms in `entry_index`."""
    return " OR ".join(f"({entry(term, exact=exact)})" for term in group)


def _phrase(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'
