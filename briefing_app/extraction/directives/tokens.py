"""A sentence as typed words: tokens, and which phrases of the lexicon they spell."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from briefing_app.extraction.directives.vocabulary import NOTHING, PARTING_TOKEN, Entry, Vocabulary

OPENING = frozenset("\"“'‘«")
CLOSING = frozenset("\"”'’»")


_VERBAL = frozenset(["ask", "passive", "modal", "mild", "negative", "soft", "speech", "adverb", "past", "future", "action", "manner", "fact", "false_friend"])  # fmt: skip
_SMALL = frozenset(["và", "của", "các", "với", "cho", "tại", "do", "bị", "nói", "đến", "tới", "trên", "về", "theo", "như", "ở", "này", "đó", "thì", "mà", "vào", "ra"])  # fmt: skip


class Tokens:
    """The tokens of one span of a text, with the phrases of the lexicon that they spell.

    Not a parser: phrases never overlap, the longest at the leftmost place wins. Lists beside each other and no
    objects, as most tokens are only glanced at: `words` in lower case, `starts` and `ends` as offsets in the text,
    `caps` (begins with a capital letter), `labels` (of the phrase that covers a token, empty for none), `entries`
    (the phrase that begins at a token, None for none), `led_by` (the first token of the phrase that covers one, -1
    for none). `found` has the first tokens of all phrases in their order.
    """

    __slots__ = ("caps", "ends", "entries", "found", "labels", "led_by", "starts", "words")

    def __init__(self, text: str, lower: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        pieces = PARTING_TOKEN.split(lower[start:end])
        edges = list(accumulate(map(len, pieces), initial=start))
        self.words: list[str] = pieces[1::2]
        self.starts: list[int] = edges[1:-1:2]
        self.ends: list[int] = edges[2::2]
        self.caps: list[bool] = [text[at].isupper() for at in self.starts]
        count = len(self.words)
        self.labels: list[frozenset[str]] = [NOTHING] * count
        self.entries: list[Entry | None] = [None] * count
        self.led_by: list[int] = [-1] * count
        self.found: list[int] = []
        self._find(vocabulary)

    def __len__(self) -> int:
        return len(self.words)

    def found_between(self, first: int, end: int) -> list[int]:
        """Return the first tokens of the phrases that begin among the tokens `first` up to `end`."""
        found = self.found
        return found[bisect_left(found, first) : bisect_left(found, end)]

    def behind(self, at: int) -> int:
        """Return the token behind the phrase that begins at a token, or behind the token itself."""
        entry = self.entries[at]
        return at + 1 if entry is None else at + entry.length

    def phrase(self, at: int) -> str:
        """Return the phrase that begins at a token, "" for none."""
        entry = self.entries[at]
        return "" if entry is None else entry.text

    def in_body(self, at: int) -> bool:
        """Tell whether a token can stand inside the name of a body ("Bộ Nội vụ", "Ngân hàng Nhà nước").

        A name's words begin with a capital, but only their first syllables do.
        """
        if self.caps[at]:
            return True
        if at == 0 or not self.words[at].isalpha():
            return False
        first = self.led_by[at]
        if first >= 0:
            labels = self.labels[at]
            if first < at:
                return self.caps[first] or "addressee" in labels
            if "addressee" in labels:
                return True
            if not labels.isdisjoint(_VERBAL):
                return False
        return self.caps[at - 1] and self.words[at] not in _SMALL

    def _find(self, vocabulary: Vocabulary) -> None:
        words = [*self.words, ""]
        labels, entries, led_by, found = self.labels, self.entries, self.led_by, self.found
        until = 0
        for at, branch in enumerate(map(vocabulary.tree.following.get, words)):
            if branch is None or at < until:
                continue
            entry, following = branch.entry, branch.following
            end = ahead = at + 1
            while following and (longer := following.get(words[ahead])) is not None:
                ahead += 1
                following = longer.following
                if longer.entry is not None:
                    entry, end = longer.entry, ahead
            if entry is None:
                continue
            entries[at] = entry
            found.append(at)
            labels[at], led_by[at] = entry.labels, at
            until = at + 1
            while until < end:
                labels[until], led_by[until] = entry.labels, at
                until += 1
