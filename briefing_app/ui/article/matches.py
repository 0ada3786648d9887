"""Find words in an article, blind to case and diacritics."""

from __future__ import annotations

import re

from briefing_app.domain.text import fold, nfc, same_spelling

MOST = 5_000
"""How many matches are kept: more are shown as "5,000+"."""

Span = tuple[int, int]


class Finder:
    """The words of one article, folded when they are first looked for. Spans are code points of its text."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._start = start
        self._folded: str | None = None

    def find(self, query: str) -> list[Span]:
        """Return where the query stands, at most `MOST` places in order; nothing for a blank query.

        White space in the query stands for any white space. A query typed with diacritics finds only words
        that are spelled so, when there are any; "hoà" and "hòa" are one spelling.
        """
        words = nfc(query).split()
        if not words:
            return []
        folded = [fold(word) for word in words]
        pattern = re.compile(r"\s+".join(re.escape(word) for word in folded))
        if self._folded is None:
            self._folded = fold(self._text)
        found: list[Span] = []
        exact: list[Span] = []
        marked = folded != [_lower(word) for word in words]
        wanted = " ".join(_lower(same_spelling(word)) for word in words)
        for match in pattern.finditer(self._folded, self._start):
            if len(found) < MOST:
                found.append(match.span())
            elif not marked:
                break
            if marked and self._spelled(match.span()) == wanted:
                exact.append(match.span())
                if len(exact) == MOST:
                    break
        return exact or found

    def _spelled(self, span: Span) -> str:
        return " ".join(_lower(same_spelling(word)) for word in self._text[span[0] : span[1]].split())


def _lower(text: str) -> str:
    return nfc(text).lower()
