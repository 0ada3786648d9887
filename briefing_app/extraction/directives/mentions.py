"""Mentions: where a sentence speaks of somebody who could have the word, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.extraction.directives.people import Named, People, Person
from briefing_app.extraction.directives.tokens import Tokens
from briefing_app.extraction.directives.vocabulary import Entry, Vocabulary


class Voice(StrEnum):
    """What kind of speaker it is."""

    PERSON = "person"
    TITLE = "title"  # an office whose bearer the article never names
    BODY = "body"
    CHORUS = "chorus"
    REPORT = "report"  # a report, a plan, statistics: nobody who could ask
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever speaks: `name` as an issuer is written."""

    voice: Voice
    name: str | None
    title: str = ""
    chair: bool = False

    @property
    def key(self) -> str:
        """What tells speakers apart."""
        return (self.name or self.voice.value).lower()


NOBODY = Speaker(Voice.NOBODY, None)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody spoken of in a sentence: tokens `first` up to `end`."""

    first: int
    end: int
    speaker: Speaker


_KINDS = frozenset(["epithets", "title", "honorific", "chorus", "report_opener", "addressee"])  # fmt: skip
_BEFORE_CLAUSE = frozenset([",", ";", ":", "”", '"', "theo", "và", "do", ")", "–", "-"])
_BEFORE_PRONOUN = frozenset([",", ";", ".", ":", "”", '"', "theo", "-"])


class MentionFinder:
    """Finds the mentions of a sentence: names, titles, epithets, "ông", bodies, choruses.

    It knows the article's people but not who spoke last; that is told for every sentence (`last`), because "ông"
    alone means that person.
    """

    def __init__(self, text: str, people: People, vocabulary: Vocabulary) -> None:
        self._text = text
        self._people = people
        self._vocabulary = vocabulary
        self._last_person = NOBODY

    def find(self, tokens: Tokens, names: list[Named], last: Speaker) -> list[Mention]:
        """Return the mentions in the order of the sentence; what stands side by side and is one person is one."""
        self._last_person = last
        by_first = {named.first: named for named in names}
        labels = tokens.labels
        starts = [at for at in tokens.found if not labels[at].isdisjoint(_KINDS)]
        found: list[Mention] = []
        until = 0
        for at in sorted({*starts, *by_first}) if by_first else starts:
            if at < until:
                continue
            mention = self._mention(tokens, at, by_first)
            if mention is None:
                continue
            if found and mention.speaker.key == found[-1].speaker.key and mention.first - found[-1].end <= 1:
                mention = Mention(found.pop().first, mention.end, mention.speaker)
            found.append(mention)
            until = mention.end
        return found

    def _mention(self, tokens: Tokens, at: int, names: dict[int, Named]) -> Mention | None:
        if at in names:
            named = names[at]
            person = self._people.add(named.name)
            return Mention(at, named.end, self._person(person))
        hit = tokens.entries[at]
        if hit is None:
            return None
        if "epithets" in hit.labels:
            office = self._vocabulary.value("epithets", hit.text)
            end = at + hit.length
            return Mention(at, self._over_capitals(tokens, end), self._office(tokens, at, end, office))
        if "title" in hit.labels:
            return self._titled(tokens, at, at + hit.length, hit.text, names)
        if "honorific" in hit.labels:
            return self._honoured(tokens, at, at + hit.length, names)
        return self._chorus_or_body(tokens, at, hit)

    def _titled(
        self, tokens: Tokens, at: int, end: int, title: str, names: dict[int, Named]
    ) -> Mention | None:
        """Read a title: with its body and the name behind it, or alone."""
        stop = end
        count = len(tokens)
        while stop < count and stop - at < 24:
            if stop in names:
                named = names[stop]
                return Mention(at, named.end, self._person(self._people.add(named.name)))
            hit = tokens.entries[stop]
            if hit is not None and "title" in hit.labels:
                return Mention(at, stop, self._office(tokens, at, stop, title))
            word = tokens.words[stop]
            following_caps = stop + 1 < count and tokens.caps[stop + 1]
            if tokens.in_body(stop) or (
                word in ("và", ",", "-", "–", "tỉnh") and following_caps and stop > end
            ):
                stop += 1
                continue
            break
        while stop > end and tokens.words[stop - 1] in (",", "-", "–", "và"):
            stop -= 1
        if stop - end == 1 and tokens.caps[end]:
            person = self._people.called(tokens.words[end])
            if person is not None:
                return Mention(at, stop, self._person(person))
        return Mention(at, stop, self._office(tokens, at, stop, title))

    def _honoured(self, tokens: Tokens, at: int, end: int, names: dict[int, Named]) -> Mention | None:
        """Read "ông", "đồng chí" with a name or a title behind it, or alone at the head of a clause."""
        count = len(tokens)
        if end < count and end in names:
            return Mention(at, names[end].end, self._person(self._people.add(names[end].name)))
        if end < count and tokens.caps[end] and tokens.entries[end] is None:
            stop = end + 1
            while stop < count and tokens.caps[stop] and stop - end < 4:
                stop += 1
            name = self._text[tokens.starts[end] : tokens.ends[stop - 1]]
            person = self._people.called(tokens.words[stop - 1]) if stop - end == 1 else None
            return Mention(at, stop, self._person(person if person is not None else self._people.add(name)))
        if end < count:
            hit = tokens.entries[end]
            if hit is not None and "title" in hit.labels:
                inner = self._titled(tokens, end, end + hit.length, hit.text, names)
                return None if inner is None else Mention(at, inner.end, inner.speaker)
        if tokens.words[at] in ("anh", "chị"):
            return None
        clause_start = at == 0 or tokens.words[at - 1] in _BEFORE_PRONOUN
        if clause_start and self._last_person.voice is not Voice.NOBODY:
            return Mention(at, end, self._last_person)
        return None

    def _chorus_or_body(self, tokens: Tokens, at: int, hit: Entry) -> Mention | None:
        clause_start = at == 0 or tokens.words[at - 1] in _BEFORE_CLAUSE
        if clause_start and ("chorus" in hit.labels or "report_opener" in hit.labels):
            voice = Voice.REPORT if "report_opener" in hit.labels else Voice.CHORUS
            end = self._over_capitals(tokens, at + hit.length)
            return Mention(at, end, Speaker(voice, self._span(tokens, at, end)))
        if "addressee" in hit.labels and tokens.caps[at]:
            end = self._over_capitals(tokens, at + hit.length)
            if clause_start or end - at > 1:
                return Mention(at, end, Speaker(Voice.BODY, self._span(tokens, at, end)))
        return None

    def _over_capitals(self, tokens: Tokens, end: int) -> int:
        count, start = len(tokens), end
        while end < count and end - start < 16:
            word = tokens.words[end]
            if tokens.in_body(end) or word.isdigit():
                hit = tokens.entries[end]
                if hit is not None and "title" in hit.labels:
                    break
                end += 1
            elif word in ("và", ",", "-") and end + 1 < count and tokens.caps[end + 1] and end > start:
                following = tokens.entries[end + 1]
                if following is not None and ("title" in following.labels or "addressee" in following.labels):
                    break
                end += 1
            else:
                break
        return end

    def _office(self, tokens: Tokens, at: int, end: int, office: str) -> Speaker:
        person = self._people.bearer(office, tokens.starts[at])
        if person is not None:
            return self._person(person, office)
        return Speaker(Voice.TITLE, self._span(tokens, at, end), office)

    def _person(self, person: Person, title: str = "") -> Speaker:
        if not title and person.titles:
            title = next(iter(person.titles))
        return Speaker(Voice.PERSON, person.name, title, person.chair)

    def _span(self, tokens: Tokens, first: int, end: int) -> str:
        return self._text[tokens.starts[first] : tokens.ends[end - 1]]
