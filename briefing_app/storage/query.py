"""What the editor types into the search field, as a query: any text is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing_app.domain.text import fold, nfc, same_spelling
from briefing_app.storage.index_text import MARKER, WORD

LONGEST = 400
"""How many characters of a query are read."""

MOST_TERMS = 16
"""How many terms of a query count."""

SHORTEST_PREFIX = 2
"""From how many letters on the word being typed finds longer ones."""

_OR = frozenset({"OR", "HOẶC", "|"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PIECE = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>\S+)')
_NO_WORD = re.compile(r"[^\w ]|_")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Term:
    """One word, or words that stand side by side; `prefix` when the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words without case and diacritics."""
        return tuple(fold(word) for word in self.words)

    @property
    def has_diacritics(self) -> bool:
        """Whether the editor typed any, and so means one spelling above others."""
        return any(word.lower() != fold(word) for word in self.words)

    def match(self, *, exact: bool = False) -> str:
        """Return the FTS5 expression for this term; every word is quoted, so no text can break it.

        It names no column: the marker keeps the words of the two apart, and a column filter would cost a look
        at every place.
        """
        words = [MARKER + word for word in self.words] if exact and self.has_diacritics else self.folded
        return f'"{" ".join(words)}"{" *" if self.prefix else ""}'

    def places(self, searchable: str) -> Iterator[tuple[int, int]]:
        """Return where the term stands in a text of which `searchable` is given, as half-open spans.

        With a blank on either side a word is found as fast as text can be searched, and nothing within words is.
        """
        first = self.folded[0]
        whole = len(self.folded) == 1 and not self.prefix
        needle = f" {first}" if len(self.folded) == 1 and self.prefix else f" {first} "
        at = searchable.find(needle)
        while at >= 0:
            end = at + len(first)
            if whole:
                yield at, end
            elif match := self._rest.match(searchable, end + 1):
                end = match.end() - 1
                yield at, end
            at = searchable.find(needle, end + 1)

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        """What must follow the first word."""
        words = "".join(f" +{re.escape(word)}" for word in self.folded[1:])
        return re.compile(words + ("[^ ]*" if self.prefix else "(?= )"))


def searchable(text: str) -> str:
    """Return a text as `Term.places` reads it: folded, everything but words a blank, and a blank on either side."""
    return f" {_NO_WORD.sub(' ', fold(text))} "


@dataclass(frozen=True)
class Query:
    """All of `groups` must be found, any term of a group will do; none of `excluded` may be."""

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.excluded)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are to be found."""
        return tuple(term for group in self.groups for term in group)

    @property
    def has_diacritics(self) -> bool:
        """Whether the exact spelling ranks first."""
        return any(term.has_diacritics for term in self.terms)

    def matches(self, *, exact: bool = False) -> list[str]:
        """Return the FTS5 expression of each group."""
        return [" OR ".join(f"({term.match(exact=exact)})" for term in group) for group in self.groups]


def parse(text: str) -> Query:
    """Read a query: words, "phrases", -excluded, OR between alternatives; the last word as it is being typed.

    Never raises; what holds no word is left out.
    """
    text = same_spelling(nfc(_CONTROLS.sub(" ", text[:LONGEST]).translate(_QUOTES)))
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    alternative = False
    pieces = list(_PIECE.finditer(text))
    for piece in pieces[: 4 * MOST_TERMS]:
        if piece["word"] in _OR:
            alternative = bool(groups)
            continue
        term, minus = _term(piece, last=piece is pieces[-1] and piece.end() == len(text))
        if term is None:
            continue
        if minus:
            excluded.append(term)
        elif alternative:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        alternative = False
        if len(groups) + len(excluded) == MOST_TERMS:
            break
    return Query(tuple(groups), tuple(excluded))


def _term(piece: re.Match[str], *, last: bool) -> tuple[Term | None, bool]:
    """Return the term of a piece, None when it holds no word, and whether it is excluded."""
    word = piece["word"]
    if word is not None:
        minus = len(word) > 1 and word[0] == "-"
        words = tuple(WORD.findall(word[1:] if minus else word))
        open_ended = bool(words) and word.endswith(words[-1])
    else:
        minus = bool(piece["minus"])
        words = tuple(WORD.findall(piece["phrase"]))
        open_ended = not piece["closed"] and bool(words) and piece["phrase"].endswith(words[-1])
    if not words:
        return None, minus
    prefix = last and open_ended and not minus and len(words[-1]) >= SHORTEST_PREFIX
    return Term(words, prefix), minus
