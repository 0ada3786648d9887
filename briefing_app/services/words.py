"""Words that help typing: those of the open article first, then the library's, the most frequent first."""

from __future__ import annotations

import re
import threading
from collections import Counter

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.domain.text import find_in_parts
from briefing_app.services.checks.names import UPPER, KnownNames, runs_in_capitals
from briefing_app.storage import words as stored
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread
from briefing_app.storage.words import FIELDS, Words

MOST = 500
"""How many words a field is offered."""

RECENT = 3000
"""How many briefings are read: those that changed last; the words of older ones are seldom typed again."""

_AT_ONCE = 40
"""How many briefings are read before the storage thread is free for a gesture again."""

_IN_ITEM = 1000
"""How much more a word of an item counts than one that merely stands in the text."""

# Ministries and departments have two syllables, or two and two ("Bộ Giáo dục và Đào tạo"); authorities a place of two.
_NOUN = r"(?:Bộ|Sở|Ban|UBND|HĐND|Tỉnh ủy|Thành ủy|Ủy ban|Tổng cục)"
_PAIR = rf"(?!{_NOUN})[{UPPER}]\w*[^\W{UPPER}]\w* \w+"
_BODY = re.compile(
    rf"(?<!\w)(?:(?:Bộ|Sở) (?:[{UPPER}]{{2,}}|{_PAIR}(?:, {_PAIR}(?= và [{UPPER}]))?(?: và {_PAIR})?)"
    rf"|(?:UBND|HĐND|Tỉnh ủy|Thành ủy)(?: tỉnh| thành phố)? [{UPPER}]\w+ [{UPPER}]\w+)(?!\w)"
)
_NO_PERSON = re.compile(rf"{_NOUN}|Phó|Trưởng|Tổng|Chánh|Luật|Tại|Theo|[{UPPER}]{{2,}}")
_PERSON = frozenset({"name", "issuer"})


class WordsService:
    """Keeps the words of the library in memory, read once and then again only where a briefing changed.

    Thread-safe; asked off the window's thread. Reading goes some briefings at a time, so that gestures come between.
    """

    def __init__(self, store: StorageThread) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._seen: dict[int, str] = {}
        self._latest = ""
        self._of: dict[int, Words] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._people: Counter[str] = Counter()
        self._names: KnownNames | None = None

    def known_names(self) -> KnownNames:
        """Return the names of people in the library as it is now."""
        with self._lock:
            self._read_changes()
            if self._names is None:
                self._names = KnownNames(+self._people)
            return self._names

    def completions(self, briefing: Briefing) -> dict[str, list[str]]:
        """Return the words to offer in each field of an item's form: the article's, then the library's."""
        article = article_words(briefing)
        with self._lock:
            self._read_changes()
            library = {field: _frequent(self._counts.get(field, Counter())) for field in FIELDS}
        return {
            field: list(dict.fromkeys([*_frequent(article[field]), *library[field]]))[:MOST]
            for field in FIELDS
        }

    def stop(self) -> None:
        """End the reading under way after the briefings at hand; what it has read so far is what is known."""
        self._stopped.set()

    def _read_changes(self) -> None:
        """Read the briefings that changed since the last time."""
        latest = self._latest

        def ask(library: Library) -> list[tuple[int, str]]:
            return stored.changed_since(library, latest)

        found = self._store.run(ask)[-RECENT:]
        changed = [(number, at) for number, at in found if self._seen.get(number) != at]
        for start in range(0, len(changed), _AT_ONCE):
            if self._stopped.is_set():
                return
            some = dict(changed[start : start + _AT_ONCE])

            def read(library: Library, numbers: tuple[int, ...] = tuple(some)) -> stored.Found:
                return stored.values_of(library, numbers)

            for number, words in stored.words_in(self._store.run(read), tuple(some)).items():
                self._take(number, words)
            self._seen.update(some)
            self._latest = max(some.values())

    def _take(self, number: int, words: Words) -> None:
        """Count the words of a briefing in place of those that it had."""
        before, now = set(self._of.get(number, ())), set(words)
        for field, word in before - now:
            self._counts[field][word] -= 1
        for field, word in now - before:
            self._counts.setdefault(field, Counter())[word] += 1
        self._of[number] = words
        old, new = _people(before), _people(now)
        if old != new:
            self._people.subtract(old)
            self._people.update(new)
            self._names = None


def article_words(briefing: Briefing) -> dict[str, Counter[str]]:
    """Return the words of one article by field: those of its items, then names and bodies that its text has."""
    found: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for item in briefing.items:
        if item.state is State.REJECTED:
            continue
        for field in FIELDS:
            word = getattr(item, field, None)
            if word and not (field == "name" and isinstance(item, Attendee) and item.collective):
                found[field][word] += _IN_ITEM
    found["issuer"].update(found["name"])
    text = briefing.article.text
    for run in runs_in_capitals(text):
        if 2 <= run.count(" ") <= 4 and not _NO_PERSON.match(run):
            found["name"][run] += 1
    for body in find_in_parts(_BODY, text):
        for field in ("organisation", "addressee", "subject"):
            found[field][body.group()] += 1
    return found


def _people(words: set[tuple[str, str]]) -> set[str]:
    return {word for field, word in words if field in _PERSON}


def _frequent(words: Counter[str]) -> list[str]:
    return [word for word, count in words.most_common(MOST) if count > 0]
