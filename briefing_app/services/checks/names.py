"""Names that are one letter or one tone away from another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.person import name_key
from briefing_app.domain.text import fold
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key

_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _MOST = 2, 6
"""How many words a name has; a single one is like too many others."""

Hole = tuple[int, tuple[str, ...]]
"""A name with one word left out: its place, and the other words."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A name as an item or the text has it."""

    name: str
    words: tuple[str, ...]
    item_id: str | None = None
    count: int = 1


def check_names(briefing: Briefing, known_names: Collection[str]) -> Iterator[CheckWarning]:
    """Yield a warning for each pair of names that look like one name spelled in two ways.

    The doubt lies with the rarer spelling. A name that the library knows as it is written is not doubted for the
    library's other names.
    """
    own = _of_items(briefing)
    in_text = _in_text(briefing.article.text, {len(name.words) for name in own.values()}, _holes(own.values()))
    told: set[frozenset[str]] = set()
    for key, name in own.items():
        for other_key, other in _alike(name, own | in_text):
            pair = frozenset((key, other_key))
            if pair in told:
                continue
            told.add(pair)
            yield _within_article(name, other, in_text)
    yield from _against_library(own, known_names)


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


def _against_library(own: dict[str, _Written], known_names: Collection[str]) -> Iterator[CheckWarning]:
    """Yield warnings for names that the library does not know but nearly does."""
    holes = _holes(own.values())
    spelled: dict[str, str] = {}
    for known in known_names:
        key = name_key(known)
        words = tuple(key.split())
        if key in own or any(hole in holes for hole in _holes_of(words)):
            spelled.setdefault(key, known)
    for key, name in own.items():
        if key in spelled:
            continue
        near = {k: _Written(known, tuple(k.split())) for k, known in spelled.items() if k not in own}
        for other_key, other in _alike(name, near):
            key_of_pair = warning_key(CheckCode.NAME_LIKE_KNOWN, key, other_key)
            yield CheckWarning(name.item_id, key_of_pair, CheckCode.NAME_LIKE_KNOWN, {"other": other.name})
            break


def _in_text(text: str, lengths: set[int], wanted: set[Hole]) -> dict[str, _Written]:
    """Return what is written in capitals in the text and differs from a wanted name in one word at most."""
    found: dict[str, _Written] = {}
    for run in _capital_runs(text):
        keys = name_key(" ".join(run)).split()
        if len(keys) != len(run):
            continue
        for length in lengths:
            for at in range(len(run) - length + 1):
                words = tuple(keys[at : at + length])
                if any(hole in wanted for hole in _holes_of(words)):
                    key = " ".join(words)
                    seen = found.get(key)
                    name = seen.name if seen else " ".join(run[at : at + length])
                    found[key] = _Written(name, words, None, seen.count + 1 if seen else 1)
    return found


def _capital_runs(text: str) -> Iterator[list[str]]:
    """Yield runs of words that begin with a capital and have single blanks between them."""
    run: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper():
            end = -1
            continue
        if match.start() != end + 1 or text[end] != " ":
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(word)
        end = match.end()
    if len(run) >= _LEAST:
        yield run


def _holes_of(words: tuple[str, ...]) -> Iterator[Hole]:
    for at in range(len(words)):
        yield at, words[:at] + words[at + 1 :]


def _holes(names: Collection[_Written]) -> set[Hole]:
    return {hole for name in names for hole in _holes_of(name.words)}


def _alike(name: _Written, others: dict[str, _Written]) -> Iterator[tuple[str, _Written]]:
    """Yield the names of as many words that differ from this one in one letter or tone of one word."""
    for key, other in others.items():
        if len(other.words) != len(name.words):
            continue
        pairs = [(a, b) for a, b in zip(name.words, other.words, strict=True) if a != b]
        if len(pairs) == 1 and one_letter_or_tone(*pairs[0], strict=len(name.words) < 3):
            yield key, other


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
        return swapped or a[start + 1 :] == b[start + 1 :]
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return long[start + 1 :] == short[start:]
