"""Sightings: what one sentence says of each person in it: titles, presence, part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from briefing_app.extraction.attendees.chairs import acts, chairs, led
from briefing_app.extraction.attendees.lists import Heading, Region, acts_with_others, find_headings
from briefing_app.extraction.attendees.reading import Mention, Reading
from briefing_app.extraction.document import Role, Sentence

_EARLIER = re.compile(
    r"trước đó,?\s+(?:ngày|sáng|chiều|tối|hôm|vào|năm|tháng|trong|cuối|đầu)(?!\w)|"
    r"trước đây|năm \d{4},|mới đây|gần đây|theo dự kiến|dự kiến|sắp tới"
)
_OWNER = "mời của"
"""The end of a cue after which the next person is another: "nhận lời mời của A, B thăm …"."""

_LINK = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:,|và|;|cùng|cùng với)\s*(?:các đồng chí|đồng chí)?\s*")


class Presence(IntEnum):
    """How surely a mention shows that the person was there, the surest last."""

    ABSENT = 0
    NAMED = 1
    TITLED = 2
    ACTS = 3
    LISTED = 4
    CHAIRS = 5


@dataclass(slots=True)
class Sighting:
    """One mention in its sentence: what kind of paragraph it is in, how sure presence is, by which rule."""

    mention: Mention
    role: Role
    presence: Presence
    titles: tuple[tuple[int, int], ...]
    rule: str = ""

    @property
    def spoken(self) -> bool:
        """Tell whether the body says so, not a title or a caption."""
        return self.role in (Role.BODY, Role.TEASER)


class SentenceReader:
    """Walks over the mentions of one sentence, from the left, and remembers what holds for the ones that follow.

    That is: the heading in force, a plural title, whether the mention before was there, how far "under the chair
    of" reaches.
    """

    def __init__(
        self, reading: Reading, sentence: Sentence, mentions: list[Mention], region: Region | None
    ) -> None:
        self._reading = reading
        self._sentence = sentence
        self._mentions = mentions
        self._region = region
        self.headings: list[Heading] = find_headings(reading, sentence.start, sentence.end, mentions)
        self._pending = self.headings[::-1]
        self._heading: Heading | None = None
        self._holds = False
        self._inherited: tuple[int, int] | None = None
        self._previous: Mention | None = None
        self._last = (Presence.NAMED, "")
        self._led_until = sentence.start

    def sightings(self, role: Role, chair: Mention | str | None) -> list[Sighting]:
        """Return a sighting for each mention; `chair` is the one that a clause before says to chair."""
        found = []
        ends = _chain_ends(self._reading, self._mentions)
        for mention, chain_end in zip(self._mentions, ends, strict=True):
            self._enter_heading(mention)
            joined = self._joined(mention)
            titles = self._titles(mention, joined)
            presence, rule = self._presence(mention, chain_end, titles, joined)
            if self._is_led(mention, chain_end) or mention is chair:
                presence, rule = Presence.CHAIRS, "chair"
            found.append(Sighting(mention, role, presence, titles, rule))
            self._last = (presence, rule)
            self._previous = mention
        return found

    def _enter_heading(self, mention: Mention) -> None:
        """Bring the heading up to date, and end it where a name with an office of its own follows "; "."""
        while self._pending and self._pending[-1].end <= mention.start:
            self._heading, self._holds = self._pending.pop(), True
        heading, previous, reading = self._heading, self._previous, self._reading
        if heading is None or not self._holds or heading.titles is None:
            return
        if reading.words.standing.search(reading.masked, *heading.titles):
            return
        if previous is None or previous.start < heading.end or not mention.titled:
            return
        ranked = mention.before is not None and reading.is_rank(mention.before)
        self._holds = ranked or ";" not in reading.masked[previous.end : mention.start]

    def _joined(self, mention: Mention) -> bool:
        previous = self._previous
        return previous is not None and bool(
            _LINK.fullmatch(self._reading.masked, previous.end, mention.start)
        )

    def _titles(self, mention: Mention, joined: bool) -> tuple[tuple[int, int], ...]:
        """Return the titles of a mention: of the heading, before the name, behind it, or of the plural before."""
        heading = self._heading
        titles = (
            [heading.titles] if heading is not None and self._holds and heading.titles is not None else []
        )
        if mention.before is not None:
            titles.append(mention.before)
        titles.extend(mention.after)
        if not mention.titled and heading is None and joined and self._inherited is not None:
            titles.append(self._inherited)
        if mention.plural and mention.before is not None:
            self._inherited = mention.before
        elif mention.titled:
            self._inherited = None
        return tuple(titles)

    def _presence(
        self, mention: Mention, chain_end: int, titles: tuple[tuple[int, int], ...], joined: bool
    ) -> tuple[Presence, str]:
        """Return how surely a mention shows presence, by its own words and by the mention that it is joined to."""
        region = self._region
        in_list = region is not None and mention.start >= region.start
        listed = in_list or self._heading is not None
        presence, rule = _own_presence(
            self._reading, mention, chain_end, self._sentence, bool(titles), listed
        )
        bare = not titles and not mention.honorific and not in_list and not joined
        if bare and presence < Presence.ACTS:
            presence = min(presence, Presence.NAMED)
        last, last_rule = self._last
        if joined and presence < Presence.LISTED:
            if last is Presence.ABSENT and not last_rule.endswith(_OWNER):
                return Presence.ABSENT, last_rule
            if last is Presence.LISTED and titles:
                return Presence.LISTED, "attendance-list"
        if region is not None and in_list and region.chairs and presence is Presence.LISTED:
            return Presence.CHAIRS, "chair"
        return presence, rule

    def _is_led(self, mention: Mention, chain_end: int) -> bool:
        """Tell whether "under the chair of" reaches a mention, through its heading and the row it stands in."""
        heading, previous = self._heading, self._previous
        first = heading is not None and (previous is None or previous.start < heading.end)
        start = heading.start if heading is not None and first else mention.start
        if led(self._reading, mention, start, self._sentence):
            self._led_until = max(self._led_until, chain_end)
        return mention.start < self._led_until


def _chain_ends(reading: Reading, mentions: list[Mention]) -> list[int]:
    """Return for each mention where the row of names ends that it stands in, joined by commas and "và"."""
    ends: list[int] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        joined = following is not None and _LINK.fullmatch(reading.masked, mention.end, following.start)
        ends.append(ends[-1] if joined else mention.end)
        following = mention
    return ends[::-1]


def _own_presence(
    reading: Reading, mention: Mention, chain_end: int, sentence: Sentence, titled: bool, listed: bool
) -> tuple[Presence, str]:
    """Return how surely a mention shows presence, and the rule that says so."""
    words, masked = reading.words, reading.masked
    low = max(sentence.start, mention.start - 60)
    if chairs(reading, mention, chain_end, sentence, titled):
        return Presence.CHAIRS, "chair"
    absent = words.absent_before.search(masked, low, mention.start)
    if absent or words.absent_after.match(masked, mention.end):
        if words.at_event.match(masked, mention.end, sentence.end):
            return Presence.ACTS, "at-event"
        return Presence.ABSENT, absent.group().strip() if absent else ""
    if listed:
        return Presence.LISTED, "attendance-list"
    if not _elsewhere(reading, mention, sentence):
        if acts(reading, chain_end, sentence.end) is not None:
            return Presence.ACTS, "acts"
        if acts_with_others(reading, chain_end, sentence.end):
            return Presence.ACTS, "acts-with-group"
        if titled and words.present_before.search(masked, low, mention.start):
            return Presence.ACTS, "met"
        if mention.honorific and mention.after:
            return Presence.ACTS, "introduced"
    return (Presence.TITLED if titled or mention.honorific else Presence.NAMED), ""


def _elsewhere(reading: Reading, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a mention stands in a quotation or in a sentence about an earlier occasion."""
    part = reading.document.paragraphs[sentence.paragraph]
    before = reading.masked[max(part.start, mention.start - 600) : mention.start]
    if before.count("“") > before.count("”") and "”" in reading.masked[mention.end : part.end]:
        return True
    return _EARLIER.match(reading.masked, sentence.start) is not None
