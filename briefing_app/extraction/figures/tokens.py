"""Syllables, numbers and signs of one sentence, and phrases matched over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, KeysView, Mapping
from operator import add

# A number with its separators; a code ("T2", "m2", "CO2"); a run of letters; any other sign on its own.
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-zĐđ]{1,5}[0-9²³][\w]*|[^\W\d_]+|[^\s\w]")


_Entry = tuple[list[str], str]
_Index = dict[str, list[_Entry]]


def split(text: str) -> list[str]:
    """Return the tokens of a phrase, as `read_tokens` cuts a sentence."""
    return _TOKEN.findall(text)


class Tokens:
    """The tokens of one sentence as parallel lists: lower-case words and their offsets in the article.

    Lists beside each other and not a list of objects: a long sentence has thousands, and most are only compared.
    The offsets are looked up when they are first asked for: most sentences with digits have no quantity.
    """

    __slots__ = ("_end", "_lower", "_spans", "_start", "words")

    def __init__(self, lower: str, start: int, end: int) -> None:
        """Cut ``lower[start:end]``, the article in lower case, into tokens."""
        self.words: list[str] = _TOKEN.findall(lower, start, end)
        self._lower = lower
        self._start = start
        self._end = end
        self._spans: tuple[list[int], list[int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @property
    def starts(self) -> list[int]:
        """Where each token begins in the article."""
        return self._offsets()[0]

    @property
    def ends(self) -> list[int]:
        """Where each token ends in the article."""
        return self._offsets()[1]

    def is_number(self, index: int) -> bool:
        """Tell whether the token at an index, which may lie outside, is written in digits."""
        return 0 <= index < len(self.words) and "0" <= self.words[index][0] <= "9"

    def word(self, index: int) -> str:
        """Return the token at an index, "" outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def glued(self, index: int) -> bool:
        """Tell whether no blank stands between a token and the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def at_or_after(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset of the article."""
        return bisect_left(self.starts, offset)

    def _offsets(self) -> tuple[list[int], list[int]]:
        if self._spans is None:
            starts = [match.start() for match in _TOKEN.finditer(self._lower, self._start, self._end)]
            self._spans = starts, list(map(add, starts, map(len, self.words)))
        return self._spans


def read_tokens(lower: str, start: int, end: int) -> Tokens:
    """Cut ``lower[start:end]``, the article in lower case, into tokens."""
    return Tokens(lower, start, end)


class Phrases:
    """Phrases with a value each, matched syllable by syllable, the longest first.

    Two indexes, by the first and by the last syllable, each made when it is first asked for: most lists are
    only ever matched in one direction.
    """

    __slots__ = ("_by_first", "_by_last", "_entries")

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = [(parts, value) for phrase, value in entries.items() if (parts := _parts(phrase))]
        self._by_first: _Index | None = None
        self._by_last: _Index | None = None

    @classmethod
    def of(cls, phrases: Iterable[str], value: str = "") -> Phrases:
        """Make a set of phrases that share one value."""
        return cls(dict.fromkeys(phrases, value))

    @property
    def lasts(self) -> KeysView[str]:
        """The last tokens of the phrases: in front of any other none ends."""
        if self._by_last is None:
            self._by_last = _index(self._entries, -1)
        return self._by_last.keys()

    def at(self, words: list[str], index: int) -> tuple[int, str] | None:
        """Return how many tokens from `index` on are a phrase, and its value; None when none is."""
        by_first = self._by_first
        if by_first is None:
            by_first = self._by_first = _index(self._entries, 0)
        known = by_first.get(words[index]) if 0 <= index < len(words) else None
        if known is None:
            return None
        for parts, value in known:
            length = len(parts)
            if length == 1 or words[index : index + length] == parts:
                return length, value
        return None

    def before(self, words: list[str], end: int) -> tuple[int, str] | None:
        """Return how many tokens in front of `end` are a phrase, and its value; None when none is."""
        by_last = self._by_last
        if by_last is None:
            by_last = self._by_last = _index(self._entries, -1)
        known = by_last.get(words[end - 1]) if 0 < end <= len(words) else None
        if known is None:
            return None
        for parts, value in known:
            length = len(parts)
            if length == 1 or (length <= end and words[end - length : end] == parts):
                return length, value
        return None


def _parts(phrase: str) -> list[str]:
    """Return the tokens of a phrase; the common case, letters and blanks, without the expression."""
    syllables = phrase.split(" ")
    return syllables if all(map(str.isalpha, syllables)) else split(phrase)


def _index(entries: Iterable[_Entry], place: int) -> _Index:
    index: _Index = {}
    for entry in entries:
        index.setdefault(entry[0][place], []).append(entry)
    for known in index.values():
        if len(known) > 1:
            known.sort(key=_length, reverse=True)
    return index


def _length(entry: _Entry) -> int:
    return len(entry[0])
