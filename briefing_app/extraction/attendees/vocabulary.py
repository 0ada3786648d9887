"""What the grammar of attendees looks for, compiled once from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.domain.text import same_spelling
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.phrases import phrase_pattern, phrase_regex

_VIETNAMESE = [chr(code) for code in range(0x1EA0, 0x1EFA)]

UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯČĆŁŚŞŠŽ" + "".join(char for char in _VIETNAMESE if char.isupper())
"""The capital letters of Vietnamese and its neighbours, as the inside of a character class."""

LOWER = "a-zà-öø-ÿăđĩũơưčćłśşšžńęąő" + "".join(char for char in _VIETNAMESE if char.islower())
"""The small letters likewise."""

_SYLLABLE = f"[{UPPER}][{LOWER}]*(?:['’][{UPPER}]?[{LOWER}]+)?"

_INITIALS = rf"(?:[{UPPER}]\.[ ]?)*+"
_TRANSCRIBED = rf"(?:-[{LOWER}]++|-[{UPPER}][{LOWER}]++|[ ]-[ ][{LOWER}]{{1,5}}+(?![{LOWER}]))"
_FOREIGN = rf"{_INITIALS}[{UPPER}][\w'’]*+{_TRANSCRIBED}*+"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The expressions over an article's text (names, places) and over its lower copy (all others)."""

    names: re.Pattern[str]
    weak_names: frozenset[str]
    families: frozenset[str]
    honorific_ends: frozenset[str]
    never: frozenset[str]
    places: re.Pattern[str]
    capitals: re.Pattern[str]
    titles: re.Pattern[str]
    not_behind: tuple[str, ...]
    ranks: re.Pattern[str]
    modifiers: re.Pattern[str]
    honorific: re.Pattern[str]
    honorific_here: re.Pattern[str]
    has: re.Pattern[str]
    plural: re.Pattern[str]
    inner: re.Pattern[str]
    body_noun: re.Pattern[str]
    place_noun: re.Pattern[str]
    stop: re.Pattern[str]
    stop_words: frozenset[str]
    bridge: re.Pattern[str]
    opener: re.Pattern[str]
    group: re.Pattern[str]
    empty_groups: frozenset[str]
    people: re.Pattern[str]
    weak_openers: frozenset[str]
    chair_openers: frozenset[str]
    needs_event: frozenset[str]
    event: re.Pattern[str]
    shared: re.Pattern[str]
    body_starts: frozenset[str]
    body_here: re.Pattern[str]
    standing: re.Pattern[str]
    present_before: re.Pattern[str]
    at_event: re.Pattern[str]
    chair_glued: re.Pattern[str]
    meets: re.Pattern[str]
    speaks: re.Pattern[str]
    attends: re.Pattern[str]
    chair_after: re.Pattern[str]
    chair_before: re.Pattern[str]
    no_event: re.Pattern[str]
    absent_before: re.Pattern[str]
    absent_after: re.Pattern[str]
    acts: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """Compile the vocabulary of a lexicon."""
        names, titles = lexicon.table("family_names"), lexicon.table("titles")
        bodies, places, cues = lexicon.table("bodies"), lexicon.table("places"), lexicon.table("attendance")
        family = phrase_pattern((*names.words("common"), *names.words("minority")), lower=False)
        sections = ("party", "state", "heads", "military", "diplomacy", "profession")
        offices = [word for section in sections for word in titles.words(f"office.{section}")]
        place_words = [*places.words("provinces"), *places.words("former"), *places.words("other")]
        countries = places.words("countries.names")
        place_words += [
            *places.mapping("aliases"),
            *countries,
            *(name.replace("-", " - ") for name in countries),
        ]
        modifier = phrase_pattern(titles.words("office.modifiers"))
        office = phrase_pattern(offices)
        shared = phrase_pattern(titles.words("office.shared"))
        plural = phrase_pattern(titles.words("honorific.plural"))
        return cls(
            names=re.compile(rf"(?<![\w'’])(?:{family})(?:[ \u00a0]+{_SYLLABLE}){{1,4}}"),
            families=frozenset(names.words("common")),
            honorific_ends=frozenset(word.split()[-1] for word in titles.words("honorific.words")),
            weak_names=frozenset(names.words("weak")),
            never=frozenset(same_spelling(name) for name in names.words("never")),
            places=phrase_regex(place_words, lower=False),
            capitals=re.compile(rf"{_FOREIGN}(?:[ \u00a0]+{_FOREIGN}){{0,5}}"),
            titles=re.compile(
                rf"(?<!\w)(?:(?:{modifier})[ ]+){{0,2}}"
                rf"(?!(?:{shared})[ ]+(?:{phrase_pattern(titles.words('office.shared_of'))})(?!\w))(?:{office})(?!\w)"
            ),
            not_behind=tuple(f"{same_spelling(word)} " for word in titles.words("office.not_behind")),
            ranks=re.compile(rf"(?:{phrase_pattern(titles.words('office.ranks'))})"),
            modifiers=re.compile(rf"(?:{modifier})"),
            honorific=re.compile(rf"(?<!\w)(?:{phrase_pattern(titles.words('honorific.words'))})[ \u00a0]*$"),
            honorific_here=re.compile(rf"(?:{phrase_pattern(titles.words('honorific.words'))})(?!\w)"),
            has=re.compile(rf"(?<!\w)(?:{phrase_pattern(cues.words('opener.has'))})(?!\w)[ ]*:?"),
            plural=re.compile(rf"(?<!\w)(?:{plural})(?:[ ]+(?:đồng chí|vị|ông|bà))?[ ]*$"),
            inner=phrase_regex(bodies.words("inner")),
            body_noun=re.compile(rf"(?<!\w)(?:{phrase_pattern(bodies.words('nouns'))})[ \u00a0]*$"),
            place_noun=re.compile(rf"(?<!\w)(?:{phrase_pattern(bodies.words('place_nouns'))})[ \u00a0]*$"),
            stop=phrase_regex(cues.words("stop.phrases")),
            stop_words=frozenset(phrase.split()[0] for phrase in cues.words("stop.phrases")),
            bridge=phrase_regex(cues.words("bridge.phrases")),
            opener=re.compile(
                rf"(?<!\w)(?:{phrase_pattern(cues.words('opener.phrases'))})(?!\w)"
                rf"(?![ ]+(?:{phrase_pattern(cues.words('opener.not_before'))})(?!\w))"
            ),
            group=re.compile(rf"(?:{phrase_pattern(cues.words('collective.openers'))})(?!\w)|\d[\d.]*(?=\s)"),
            empty_groups=frozenset(cues.words("collective.empty")),
            people=phrase_regex(cues.words("collective.people")),
            needs_event=frozenset(cues.words("opener.needs_event")),
            event=phrase_regex(cues.words("opener.events")),
            chair_openers=frozenset(cues.words("chair.openers")),
            weak_openers=frozenset(cues.words("opener.weak")),
            shared=re.compile(rf"(?:{shared})(?!\w)"),
            body_starts=frozenset(word for noun in bodies.words("nouns") for word in noun.split()[:1]),
            body_here=re.compile(rf"(?:{phrase_pattern(bodies.words('nouns'))})(?!\w)"),
            standing=re.compile(rf"(?<!\w)(?:{phrase_pattern(titles.words('office.standing'))})(?!\w)"),
            present_before=re.compile(
                rf"(?<!\w)(?:{phrase_pattern(cues.words('present.before'))})[ \u00a0]*$"
            ),
            at_event=re.compile(rf"[ \u00a0,]*(?:{phrase_pattern(cues.words('present.at_event'))})(?!\w)"),
            meets=re.compile(
                rf"(?<!\w)(?:{phrase_pattern(cues.words('meets.before'))}"
                rf"|(?:{phrase_pattern(cues.words('meets.event'))})[ ]+của[ ][^,;:.]{{3,60}}?[ ]với)(?!\w)[ ]+"
            ),
            attends=re.compile(
                rf"(?<!\w)(?:{phrase_pattern(cues.words('meets.attends'))})(?!\w)"
                rf"(?![ ]+(?:{phrase_pattern(cues.words('opener.not_before'))})(?!\w))"
            ),
            speaks=re.compile(rf"(?:{phrase_pattern(cues.words('meets.speaks'))})(?!\w)[^,;:.]{{0,90}},[ ]+"),
            chair_glued=re.compile(rf"(?:{phrase_pattern(cues.words('chair.after'))})(?!\w)"),
            chair_after=phrase_regex(cues.words("chair.after")),
            chair_before=re.compile(rf"(?<!\w)(?:{phrase_pattern(cues.words('chair.before'))})[ \u00a0:]*$"),
            no_event=re.compile(rf"[ ,]*(?:{phrase_pattern(cues.words('chair.not_events'))})"),
            absent_before=re.compile(rf"(?<!\w)(?:{phrase_pattern(cues.words('absent.before'))})[ \u00a0]*$"),
            absent_after=re.compile(rf"[ \u00a0]*(?:{phrase_pattern(cues.words('absent.after'))})(?!\w)"),
            acts=phrase_regex(cues.words("acts.verbs")),
        )


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the lexicon's vocabulary of attendees, compiled once."""
    return lexicon.view("attendees", Vocabulary.of)
