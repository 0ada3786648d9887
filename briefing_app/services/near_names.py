"""Names that are nearly one: a letter or a tone apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefing_app.domain.text import fold

_MOST_SYLLABLES = 6


class NearNames:
    """An index of names by all their syllables but one; it only grows, and a name in it may be out of use.

    Two names are near when their folds are equal, or differ in one syllable by one letter.
    """

    def __init__(self) -> None:
        self._by_part: dict[int, list[str]] = defaultdict(list)
        self.last = 0
        """The number of the name that was added last."""

    def add(self, names: Iterable[tuple[int, str, str]]) -> None:
        """Add names: number, key, fold."""
        for number, key, folded in names:
            self.last = number
            for part in _parts(folded):
                self._by_part[part].append(key)

    def near(self, key: str) -> list[str]:
        """Return the keys near one, itself aside."""
        folded = fold(key)
        found: dict[str, None] = {}
        for part in _parts(folded):
            for other in self._by_part.get(part, ()):
                if other != key and other not in found and _one_apart(folded, fold(other)):
                    found[other] = None
        return list(found)


def _parts(folded: str) -> list[int]:
    syllables = folded.split()
    if not 2 <= len(syllables) <= _MOST_SYLLABLES:
        return []
    return [hash((*syllables[:at], "", *syllables[at + 1 :])) for at in range(len(syllables))]


def _one_apart(first: str, second: str) -> bool:
    """Tell whether two folds are equal or one letter put in, left out or changed apart."""
    if first == second:
        return True
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    rest = first[at + 1 :] if len(first) == len(second) else first[at:]
    return rest == second[at + 1 :]
