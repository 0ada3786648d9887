"""Names of persons: where they may stand, before anything says whose titles they bear."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.text import same_spelling
from briefing_app.extraction.attendees.syllables import glued_at, is_syllable
from briefing_app.extraction.attendees.vocabulary import Vocabulary

_SMALL_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_HYPHENS = re.compile(r"\w-\w|\w - [^\W\d_]{1,5}(?= - |$|[ ]?[,.;)]|[ ]\W)")
# A hyphen with blanks behind a long word parts a clause ("Công Thương - người …"), behind a short one it transcribes.
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_]{5}) - ")
_BLANK = " \u00a0"
LONGEST = 5
"""The most syllables that `Vocabulary.names` takes for one name."""

_INITIAL = re.compile(r"(?<!\w)(?:[^\W\d_]\.[ ]?)+")


@dataclass(frozen=True, slots=True)
class Name:
    """A span that looks like a person's name; a weak one needs a title right before."""

    start: int
    end: int
    weak: bool
    foreign: bool = False


class Spans:
    """Sorted spans without overlap, asked which of them covers a place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._spans = spans

    def covering(self, at: int) -> tuple[int, int] | None:
        """Return the span in which the offset lies."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and at < self._spans[number][1]:
            return self._spans[number]
        return None

    def within(self, start: int, end: int) -> bool:
        """Tell whether a span begins between the two offsets."""
        number = bisect_right(self._starts, start - 1)
        return number < len(self._starts) and self._starts[number] < end


def place_spans(text: str, start: int, end: int, words: Vocabulary) -> Spans:
    """Return the spans of known places and countries."""
    return Spans([match.span() for match in words.places.finditer(text, start, end)])


def find_names(text: str, lower: str, start: int, end: int, places: Spans, words: Vocabulary) -> list[Name]:
    """Return what looks like a Vietnamese name in a span of the text, in its order."""
    names = []
    at = start
    while match := words.names.search(text, at, end):
        where = places.covering(match.start())
        if where is not None:
            at = where[1] if where[1] > match.start() else match.end()
            continue
        name_start, name_end = match.start(), _cut(text, match.start(), match.end(), words)
        if name_end is None:
            at = match.start() + 1
            continue
        parts = text[name_start:name_end].split()
        weak = parts[0] in words.weak_names
        never = same_spelling(" ".join(parts)) in words.never or _is_body(text, name_end, parts, weak, words)
        before = max(0, name_start - 16)
        of_place = len(parts) == 2 and (
            words.place_noun.search(lower, before, name_start)
            or words.body_noun.search(lower, before, name_start)
        )
        if not never and not of_place:
            names.append(Name(name_start, name_end, weak))
        at = name_end
    known = _known(text, names)
    found: list[Name] = []
    for name in names:
        if not found or name.start >= found[-1].end:
            found.append(_behind_place(text, lower, name, end, known, words))
    return found


def _known(text: str, names: list[Name]) -> frozenset[str]:
    """Return the names of a text that are short enough to hold no place."""
    shown = (text[name.start : name.end] for name in names)
    return frozenset(name for name in shown if 2 <= name.count(" ") + 1 <= 4)


def _behind_place(
    text: str, lower: str, name: Name, end: int, known: frozenset[str], words: Vocabulary
) -> Name:
    """Return the name without the place before it: "Tỉnh ủy Vĩnh Hải Tạ Đình Lương" holds a three-syllable name.

    The place is told by the name standing elsewhere without it, or by its noun before a long or odd name.
    """
    parts = text[name.start : name.end].split(" ")
    if len(parts) < 4:
        return name
    for skipped in range(1, len(parts) - 1):
        if parts[skipped] in words.families:
            own = _from(text, name, parts, skipped, end, words)
            if text[own.start : own.end] in known:
                return own
    odd = name.weak or len(parts) > 4
    if (
        odd
        and parts[2] in words.families
        and words.place_noun.search(lower, max(0, name.start - 16), name.start)
    ):
        return _from(text, name, parts, 2, end, words)
    return name


def _from(text: str, name: Name, parts: list[str], skipped: int, end: int, words: Vocabulary) -> Name:
    """Return the name that begins at a part of a longer one, with the syllables that the longer one had no room for."""
    start = name.end - len(" ".join(parts[skipped:]))
    last = name.end
    if len(parts) == LONGEST:
        match = words.names.match(text, start, end)
        last = (match and _cut(text, start, match.end(), words)) or last
    return Name(start, last, parts[skipped] in words.weak_names)


def _is_body(text: str, end: int, parts: list[str], weak: bool, words: Vocabulary) -> bool:
    """Tell whether a short name goes on in small letters, as the name of a body does ("Đoàn Kiểm tra")."""
    if len(parts) > 2 or not weak:
        return False
    follow = _SMALL_WORD.match(text, end)
    return follow is not None and follow[1] not in words.stop_words and follow[1] not in ("và", "thì")


def _cut(text: str, start: int, end: int, words: Vocabulary) -> int | None:
    """Return where the name that begins at `start` ends, None when it is none after all."""
    at, count, last = start, 0, start
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        stop = at
        while stop < end and not text[stop].isspace():
            stop += 1
        word = text[at:stop]
        if count and not is_syllable(word):
            glued = glued_at(word, words.stop_words)
            if glued is not None:
                return at + glued
            if "'" not in word and "’" not in word and not word.startswith(("Kđ", "Br", "Kr", "Kp", "Bl")):
                break
        count, last, at = count + 1, stop, stop
    return last if count >= 2 else None


def find_foreign_names(
    text: str, lower: str, taken: list[Name], places: Spans, words: Vocabulary
) -> list[Name]:
    """Return runs of capitalised words that may name a foreigner; each needs a title or an honorific right before."""
    vietnamese = Spans([(name.start, name.end) for name in taken])
    names = []
    for match in words.capitals.finditer(text):
        start, end = match.span()
        run = match.group()
        if not _is_alien(run):
            if not _honoured(lower, start, end, words):
                continue
        elif " - " in run and (spaced := _SPACED_HYPHEN.search(text, start, end)) is not None:
            end = spaced.start()
        if vietnamese.within(start, end) or vietnamese.covering(start) is not None:
            continue
        name = _foreign(text, lower, start, end, places, words)
        if name is not None:
            names.append(name)
    return names


def _honoured(lower: str, start: int, end: int, words: Vocabulary) -> bool:
    """Tell whether an honorific stands right before a run of capitalised words, or begins it."""
    if lower[start] in words.honorific_heads and words.honorific_here.match(lower, start, end):
        return True
    if start < 2 or (lower[start - 1] in _BLANK and lower[start - 2] not in words.honorific_tails):
        return False
    before = lower[max(0, start - 8) : start].split()
    if not before or before[-1] not in words.honorific_ends:
        return False
    return words.honorific.search(lower, max(0, start - 16), start) is not None


@lru_cache(maxsize=8192)
def _is_alien(run: str) -> bool:
    """Tell whether a run of capitalised words has one that is neither a Vietnamese syllable nor an abbreviation."""
    if "." in run or "-" in run:
        return True
    return any(not word.isupper() and not is_syllable(word.strip("'’")) for word in run.split())


def _foreign(text: str, lower: str, start: int, end: int, places: Spans, words: Vocabulary) -> Name | None:
    """Return the name in a run of capitalised words, behind the body or the place that the run begins with."""
    honorific = words.honorific_here.match(lower, start, end)
    if honorific is not None:
        start = _skip_blanks(text, honorific.end(), end)
    before = lower[max(0, start - 24) : start]
    skipped = False
    while start < end and (where := places.covering(start)) is not None:
        start, skipped = _skip_blanks(text, min(where[1], end), end), True
    parts = text[start:end].split()
    while parts and parts[0].isupper() and len(parts[0]) > 1 and "." not in parts[0]:
        start = _skip_blanks(text, start + len(parts[0]), end)
        parts, skipped = parts[1:], True
    if not parts or parts[0].lower() in words.body_starts or words.titles.match(lower, start):
        return None
    for number, part in enumerate(parts):
        if number and part.isupper() and len(part) > 1 and "." not in part:
            end = text.index(part, start)
            parts = parts[:number]
            end = start + len(text[start:end].rstrip())
            break
    initial = _INITIAL.search(text, start, end)
    if initial is not None and initial.start() > start:
        start = initial.start()
    elif not skipped and (words.body_noun.search(before) or words.place_noun.search(before)):
        if len(parts) < 3:
            return None
        start = _skip_blanks(text, start + len(parts[0]), end)
    shown = text[start:end]
    parts = shown.split()
    hyphens = _HYPHENS.search(shown) is not None
    alien = initial is not None or hyphens or any(not is_syllable(part.strip("'’")) for part in parts)
    if not alien and (words.honorific.search(before) is None or len(parts) < 2):
        return None
    if any(glued_at(part, words.stop_words) for part in parts[-1:]):
        return None
    if len(parts) == 1 and not hyphens and initial is None:
        titles = list(words.titles.finditer(lower, max(0, start - 40), start))
        if words.honorific.search(before) is None and not (
            titles and _only_place(text, titles[-1].end(), start, places)
        ):
            return None
    return Name(start, end, weak=True, foreign=True)


def _only_place(text: str, start: int, end: int, places: Spans) -> bool:
    """Tell whether nothing but the name of a place stands between a title and a name."""
    if not text[start:end].strip():
        return True
    at = _skip_blanks(text, start, end)
    where = places.covering(at)
    return where is not None and not text[where[1] : end].strip()


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
