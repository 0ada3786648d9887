"""Names that are one letter or one tone away from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.person import name_key
from briefing_app.domain.text import find_in_parts, fold
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key

UPPER = "A-ZĐ" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper() and code != 0x110)
_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]\w*(?: [{UPPER}]\w*)+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LEAST, _MOST = 2, 6
"""How many words a name has; a single one is like too many others."""

Hole = tuple[int, tuple[str, ...]]
"""A name with one word left out: its place, and the other words."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A name as an item, the text or the library has it; `count` is how often."""

    name: str
    words: tuple[str, ...]
    item_id: str | None = None
    count: int = 1


Index = dict[Hole, list[_Written]]
"""Names by each of their holes: those that share one differ in one word."""


class KnownNames:
    """The names of people in a library, indexed so that the ones near a name are found at once.

    `counts` says in how many briefings each spelling stands. Built off the window's thread; never changed.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts: dict[str, int] = {}
        self._near: Index = {}
        for name, count in counts.items():
            key = name_key(name)
            words = tuple(key.split())
            if _LEAST <= len(words) <= _MOST:
                if key not in self._counts:
                    _put(self._near, _Written(name, words, None, count))
                self._counts[key] = self._counts.get(key, 0) + count

    def count(self, words: tuple[str, ...]) -> int:
        """Return in how many briefings the name of these words stands."""
        return self._counts.get(" ".join(words), 0)

    def like(self, words: tuple[str, ...]) -> Iterator[_Written]:
        """Yield the names that differ from these words in one of them."""
        return _near(self._near, words)


NOBODY = KnownNames({})


def runs_in_capitals(text: str) -> Iterator[str]:
    """Return the words in capitals that stand together, two at least, in the order of the text."""
    return (match.group() for match in find_in_parts(_CAPITALS, text))


def check_names(briefing: Briefing, known: KnownNames) -> Iterator[CheckWarning]:
    """Yield a warning for each pair of names that look like one name spelled in two ways.

    The doubt lies with the rarer spelling. A name that other briefings have as it is written is not doubted for
    the library's other names.
    """
    own = _of_items(briefing)
    in_text = _in_text(briefing.article.text, own.values())
    index: Index = {}
    for name in (in_text | own).values():
        _put(index, name)
    told: set[frozenset[tuple[str, ...]]] = set()
    for name in own.values():
        for other in _near(index, name.words):
            pair = frozenset((name.words, other.words))
            if pair not in told and _alike(name, other):
                told.add(pair)
                yield _within_article(name, other, in_text)
    for key, name in own.items():
        if known.count(name.words) < 2:  # this briefing counts among them
            yield from _against_library(key, name, own, known)


def _of_items(briefing: Briefing) -> dict[str, _Written]:
    """Return the names of people in items, attendees before issuers, by key."""
    found: dict[str, _Written] = {}
    items: list[AnyItem] = [*briefing.attendees, *briefing.directives]
    for item in items:
        name = _person(item)
        words = tuple(name_key(name).split()) if name else ()
        if item.state is not State.REJECTED and _LEAST <= len(words) <= _MOST:
            found.setdefault(" ".join(words), _Written(name, words, item.id))
    return found


def _person(item: AnyItem) -> str:
    if isinstance(item, Attendee):
        return "" if item.collective else item.name
    if isinstance(item, Directive):
        return item.issuer or ""
    return ""


def _within_article(name: _Written, other: _Written, in_text: dict[str, _Written]) -> CheckWarning:
    key = warning_key(CheckCode.NAME_LIKE_ITEM, *sorted((" ".join(name.words), " ".join(other.words))))
    if other.item_id is None:
        return CheckWarning(name.item_id, key, CheckCode.NAME_LIKE_TEXT, {"other": other.name})
    counts = [_count(each, in_text) for each in (name, other)]
    doubtful, sure = (name, other) if counts[0] < counts[1] else (other, name)
    return CheckWarning(doubtful.item_id, key, CheckCode.NAME_LIKE_ITEM, {"other": sure.name})


def _count(name: _Written, in_text: dict[str, _Written]) -> int:
    seen = in_text.get(" ".join(name.words))
    return seen.count if seen else 0


def _against_library(
    key: str, name: _Written, own: Mapping[str, _Written], known: KnownNames
) -> Iterator[CheckWarning]:
    """Yield a warning when the library does not know a name but knows one like it; of several the most frequent."""
    near = [
        other for other in known.like(name.words) if " ".join(other.words) not in own and _alike(name, other)
    ]
    if near:
        other = max(near, key=_frequency)
        key_of_pair = warning_key(CheckCode.NAME_LIKE_KNOWN, key, " ".join(other.words))
        yield CheckWarning(name.item_id, key_of_pair, CheckCode.NAME_LIKE_KNOWN, {"other": other.name})


def _frequency(name: _Written) -> int:
    return name.count


def _in_text(text: str, names: Collection[_Written]) -> dict[str, _Written]:
    """Return what is written in capitals in the text and differs from one of the names in one word at most."""
    wanted = _holes(names)
    lengths = {len(name.words) for name in names}
    parts = {word for name in names for word in name.words}
    found: dict[str, _Written] = {}
    for run in runs_in_capitals(text):
        shown = run.split(" ")
        words = tuple(_key(word) for word in shown)
        known = [word in parts for word in words]
        if sum(known) < _LEAST - 1:
            continue
        for length in lengths:
            for at in range(len(words) - length + 1):
                if sum(known[at : at + length]) < length - 1:
                    continue
                window = words[at : at + length]
                if any(hole in wanted for hole in _holes_of(window)):
                    key = " ".join(window)
                    seen = found.get(key)
                    name = seen.name if seen else " ".join(shown[at : at + length])
                    found[key] = _Written(name, window, None, seen.count + 1 if seen else 1)
    return found


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return name_key(word)


def _put(index: Index, name: _Written) -> None:
    for hole in _holes_of(name.words):
        index.setdefault(hole, []).append(name)


def _near(index: Index, words: tuple[str, ...]) -> Iterator[_Written]:
    """Yield the names that differ from these words in one of them."""
    for hole in _holes_of(words):
        for name in index.get(hole, ()):
            if name.words != words:
                yield name


def _holes_of(words: tuple[str, ...]) -> Iterator[Hole]:
    for at in range(len(words)):
        yield at, words[:at] + words[at + 1 :]


def _holes(names: Collection[_Written]) -> set[Hole]:
    return {hole for name in names for hole in _holes_of(name.words)}


def _alike(name: _Written, other: _Written) -> bool:
    """Tell whether two names have as many words and differ in one letter or tone of one word."""
    if len(other.words) != len(name.words):
        return False
    pairs = [(a, b) for a, b in zip(name.words, other.words, strict=True) if a != b]
    return len(pairs) == 1 and one_letter_or_tone(*pairs[0], strict=len(name.words) < 3)


def one_letter_or_tone(a: str, b: str, *, strict: bool = False) -> bool:
    """Tell whether two words in lower case differ in marks alone, or in one letter; `strict` allows marks only."""
    if fold(a) == fold(b):
        return True
    if strict or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
        return swapped or (a[start + 1 :] == b[start + 1 :] and _tone(a[start]) == _tone(b[start]))
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return long[start + 1 :] == short[start:]


def _tone(letter: str) -> str:
    """Return the tone mark of a letter, "" for the level tone."""
    return "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark in _TONES)
