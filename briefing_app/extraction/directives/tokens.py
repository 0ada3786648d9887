"""A sentence as typed words: tokens, and which phrases of the lexicon they spell."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from briefing_app.extraction.directives.vocabulary import NOTHING, PARTING_TOKEN, Vocabulary

OPENING = frozenset("\"“'‘«")
CLOSING = frozenset("\"”'’»")


_VERBAL = frozenset(["ask", "passive", "modal", "mild", "negative", "soft", "speech", "adverb", "past", "future", "action", "manner", "fact", "false_friend"])  # fmt: skip
_SMALL = frozenset(["và", "của", "các", "với", "cho", "tại", "do", "bị", "nói", "đến", "tới", "trên", "về", "theo", "như", "ở", "này", "đó", "thì", "mà", "vào", "ra"])  # fmt: skip


@dataclass(slots=True)
class Hit:
    """A phrase found: tokens `first` up to `end`, and the labels that the lexicon gives it."""

    first: int
    end: int
    labels: frozenset[str]
    phrase: str


class Tokens:
    """The tokens of one span of a text, with the phrases found in them.

    Not a parser: phrases never overlap, the longest at the leftmost place wins. `words` are in lower case, `caps`
    tells which begin with a capital letter; `hits` are in order and `hit_of` gives for each token the number of
    the hit that covers it, -1 for none.
    """

    __slots__ = ("_starts", "caps", "ends", "hit_of", "hits", "starts", "words")

    def __init__(self, text: str, lower: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        pieces = PARTING_TOKEN.split(lower[start:end])
        edges = list(accumulate(map(len, pieces), initial=start))
        self.words: list[str] = pieces[1::2]
        self.starts: list[int] = edges[1:-1:2]
        self.ends: list[int] = edges[2::2]
        self.caps: list[bool] = list(map(str.isupper, map(text.__getitem__, self.starts)))
        self.hits: list[Hit] = []
        self.hit_of: list[int] = [-1] * len(self.words)
        self._find(vocabulary)
        self._starts = [hit.first for hit in self.hits]

    def __len__(self) -> int:
        return len(self.words)

    def labels(self, at: int) -> frozenset[str]:
        """Return the labels of the phrase that covers a token."""
        number = self.hit_of[at]
        return self.hits[number].labels if number >= 0 else NOTHING

    def starting(self, at: int) -> Hit | None:
        """Return the phrase that begins at a token."""
        number = self.hit_of[at]
        if number >= 0 and self.hits[number].first == at:
            return self.hits[number]
        return None

    def hits_between(self, first: int, end: int) -> list[Hit]:
        """Return the phrases that begin among the tokens `first` up to `end`."""
        starts = self._starts
        return self.hits[bisect_left(starts, first) : bisect_left(starts, end)]

    def in_body(self, at: int) -> bool:
        """Tell whether a token can stand inside the name of a body ("Bộ Nội vụ", "Ngân hàng Nhà nước").

        A name's words begin with a capital, but only their first syllables do.
        """
        if self.caps[at]:
            return True
        if at == 0 or not self.words[at].isalpha():
            return False
        number = self.hit_of[at]
        if number >= 0:
            hit = self.hits[number]
            if hit.first < at:
                return self.caps[hit.first] or "addressee" in hit.labels
            if "addressee" in hit.labels:
                return True
            if not hit.labels.isdisjoint(_VERBAL):
                return False
        return self.caps[at - 1] and self.words[at] not in _SMALL

    def _find(self, vocabulary: Vocabulary) -> None:
        words, hits, hit_of = [*self.words, ""], self.hits, self.hit_of
        until = number = 0
        for at, branch in enumerate(map(vocabulary.tree.following.get, words)):
            if branch is None or at < until:
                continue
            found, end, ahead = branch.phrase, at + 1, at + 1
            while (branch := branch.following.get(words[ahead])) is not None:
                ahead += 1
                if branch.phrase is not None:
                    found, end = branch.phrase, ahead
            if found is None:
                continue
            hit_of[at] = number
            if end > at + 1:
                hit_of[at + 1 : end] = [number] * (end - at - 1)
            hits.append(Hit(at, end, found.labels, found.text))
            number += 1
            until = end
