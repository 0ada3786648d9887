"""What the grammar of attendees looks for, compiled once from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefing_app.domain.text import same_spelling
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.phrases import phrase_branches, phrase_pattern, phrase_regex

_VIETNAMESE = [chr(code) for code in range(0x1EA0, 0x1EFA)]

UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯČĆŁŚŞŠŽ" + "".join(char for char in _VIETNAMESE if char.isupper())
"""The capital letters of Vietnamese and its neighbours, as the inside of a character class."""

LOWER = "a-zà-öø-ÿăđĩũơưčćłśşšžńęąő" + "".join(char for char in _VIETNAMESE if char.islower())
"""The small letters likewise."""

_SYLLABLE = f"[{UPPER}][{LOWER}]*(?:['’][{UPPER}]?[{LOWER}]+)?"

_INITIALS = rf"(?:[{UPPER}]\.[ ]?){{0,4}}+"
_TRANSCRIBED = rf"(?:-[{LOWER}]++|-[{UPPER}][{LOWER}]++|[ ]-[ ][{LOWER}]{{1,5}}+(?![{LOWER}]))"
_FOREIGN = rf"{_INITIALS}[{UPPER}][\w'’]*+{_TRANSCRIBED}*+"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The expressions over an article's text (names, places) and over its lower copy (all others)."""

    names: re.Pattern[str]
    weak_names: frozenset[str]
    families: frozenset[str]
    honorific_heads: frozenset[str]
    honorific_tails: frozenset[str]
    honorific_ends: frozenset[str]
    never: frozenset[str]
    places: re.Pattern[str]
    capitals: re.Pattern[str]
    titles: re.Pattern[str]
    title_heads: re.Pattern[str]
    not_behind: tuple[str, ...]
    ranks: re.Pattern[str]
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
    signals: re.Pattern[str]
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
    meets_of: re.Pattern[str]
    speaks: re.Pattern[str]
    attends: re.Pattern[str]
    chair_after: re.Pattern[str]
    chair_before: re.Pattern[str]
    no_event: re.Pattern[str]
    absent_before: re.Pattern[str]
    absent_after: re.Pattern[str]
    acts: re.Pattern[str]
    credited: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """Compile the vocabulary of a lexicon."""
        return cls(
            **_names(lexicon), **_titles(lexicon), **_bodies(lexicon), **_lists(lexicon), **_presence(lexicon)
        )


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """Return the expression of whole words."""
    return phrase_regex(words)


def _here(words: Iterable[str], lead: str = "") -> re.Pattern[str]:
    """Return the expression of words that stand at a place, for `match`."""
    return re.compile(rf"{lead}(?:{phrase_pattern(words)})(?!\w)")


def _before(words: Iterable[str], tail: str = r"[ \u00a0]*") -> re.Pattern[str]:
    """Return the expression of words that end where the searched span ends."""
    return re.compile(rf"(?<!\w)(?:{phrase_pattern(words)}){tail}$")


def _names(lexicon: Lexicon) -> dict[str, Any]:
    names, places = lexicon.table("family_names"), lexicon.table("places")
    common = names.words("common")
    family = phrase_branches((*common, *names.words("minority")), lower=False, glued=r"[\w'’]")
    countries = places.words("countries.names")
    known = [word for key in ("provinces", "former", "other") for word in places.words(key)]
    known += [*places.mapping("aliases"), *countries, *(name.replace("-", " - ") for name in countries)]
    return {
        "names": re.compile(rf"(?:{family})(?:[ \u00a0]+{_SYLLABLE}){{1,4}}"),
        "families": frozenset(common),
        "weak_names": frozenset(names.words("weak")),
        "never": frozenset(same_spelling(name) for name in names.words("never")),
        "places": phrase_regex(known, lower=False),
        "capitals": re.compile(rf"{_FOREIGN}(?:[ \u00a0]+{_FOREIGN}){{0,5}}"),
    }


def _titles(lexicon: Lexicon) -> dict[str, Any]:
    table = lexicon.table("titles")
    sections = ("party", "state", "heads", "military", "diplomacy", "profession")
    offices = [word for section in sections for word in table.words(f"office.{section}")]
    office, modifier = phrase_pattern(offices), phrase_pattern(table.words("office.modifiers"))
    shared, shared_of = table.words("office.shared"), phrase_pattern(table.words("office.shared_of"))
    honorifics = table.words("honorific.words")
    return {
        "titles": re.compile(
            rf"(?<!\w)(?:(?:{modifier})[ ]+){{0,2}}"
            rf"(?!(?:{phrase_pattern(shared)})[ ]+(?:{shared_of})(?!\w))(?:{office})(?!\w|[ ]+hóa(?!\w))"
        ),
        "title_heads": re.compile(phrase_branches([*offices, *table.words("office.modifiers")])),
        "not_behind": tuple(f"{same_spelling(word)} " for word in table.words("office.not_behind")),
        "ranks": _here(table.words("office.ranks")),
        "shared": _here(shared),
        "standing": _anywhere(table.words("office.standing")),
        "honorific": _before(honorifics),
        "honorific_here": _here(honorifics),
        "honorific_heads": frozenset(same_spelling(word)[0].lower() for word in honorifics),
        "honorific_tails": frozenset([*(word[-1] for word in honorifics), *" \u00a0"]),
        "honorific_ends": frozenset(word.split()[-1] for word in honorifics),
        "plural": _before(table.words("honorific.plural"), r"(?:[ ]+(?:đồng chí|vị|ông|bà))?[ ]*"),
    }


def _bodies(lexicon: Lexicon) -> dict[str, Any]:
    table = lexicon.table("bodies")
    nouns = table.words("nouns")
    return {
        "inner": _anywhere(table.words("inner")),
        "body_noun": _before(nouns),
        "body_here": _here(nouns),
        "body_starts": frozenset(noun.split()[0] for noun in nouns),
        "place_noun": _before(table.words("place_nouns")),
    }


def _lists(lexicon: Lexicon) -> dict[str, Any]:
    table = lexicon.table("attendance")
    not_before = rf"(?![ ]+(?:{phrase_pattern(table.words('opener.not_before'))})(?!\w))"
    opener, attends = table.words("opener.phrases"), table.words("meets.attends")
    event = phrase_branches(table.words("meets.event"))
    groups = phrase_pattern(table.words("collective.openers"))
    return {
        "signals": re.compile(
            phrase_branches([*opener, *table.words("meets.before"), *table.words("chair.after")])
        ),
        "opener": re.compile(rf"(?:{phrase_branches(opener)})(?!\w){not_before}"),
        "weak_openers": frozenset(table.words("opener.weak")),
        "chair_openers": frozenset(table.words("chair.openers")),
        "needs_event": frozenset(table.words("opener.needs_event")),
        "event": _anywhere(table.words("opener.events")),
        "has": re.compile(rf"(?:{phrase_branches(table.words('opener.has'))})(?!\w)[ ]*:?"),
        "group": re.compile(rf"(?:{groups})(?!\w)|\d[\d.]*(?=\s)"),
        "people": _anywhere(table.words("collective.people")),
        "empty_groups": frozenset(table.words("collective.empty")),
        "meets": _anywhere(table.words("meets.before")),
        "meets_of": re.compile(rf"(?:{event})[ ]+của[ ][^,;:.]{{3,60}}?[ ]với(?=[ ])"),
        "attends": re.compile(rf"(?:{phrase_branches(attends)})(?!\w){not_before}"),
        "speaks": re.compile(rf"(?:{phrase_pattern(table.words('meets.speaks'))})(?!\w)[^,;:.]{{0,90}},[ ]+"),
    }


def _presence(lexicon: Lexicon) -> dict[str, Any]:
    table = lexicon.table("attendance")
    stops, chairs = table.words("stop.phrases"), table.words("chair.after")
    return {
        "stop": _anywhere(stops),
        "stop_words": frozenset(phrase.split()[0] for phrase in stops),
        "bridge": _anywhere(table.words("bridge.phrases")),
        "chair_after": _anywhere(chairs),
        "chair_glued": _here(chairs),
        "chair_before": _before(table.words("chair.before"), r"[ \u00a0:]*"),
        "no_event": re.compile(rf"[ ,]*(?:{phrase_pattern(table.words('chair.not_events'))})"),
        "absent_before": _before(table.words("absent.before")),
        "absent_after": _here(table.words("absent.after"), r"[ \u00a0]*"),
        "present_before": _before(table.words("present.before")),
        "at_event": _here(table.words("present.at_event"), r"[ \u00a0,]*"),
        "acts": _anywhere(table.words("acts.verbs")),
        "credited": _anywhere(lexicon.table("captions").words("caption.credit")),
    }


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the lexicon's vocabulary of attendees, compiled once."""
    return lexicon.view("attendees", Vocabulary.of)
