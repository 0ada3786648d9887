"""The place of an article: the province or city that the event is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing_app.domain.text import same_spelling
from briefing_app.extraction.attendees.vocabulary import LOWER, UPPER
from briefing_app.extraction.document import Document, Role
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.phrases import phrase_pattern

LEAD = 700
"""How far into the body the place of the event is told, in code points."""

_UNIT = r"(?:tỉnh|thành phố|tp\.?|thành ủy|tỉnh ủy|đảng bộ(?: tỉnh| thành phố)?|hđnd(?: tỉnh)?|ubnd(?: tỉnh| thành phố)?)"
# "tại Hà Nội" is where a national event is held, as a rule, not what it is about.
# A province that no table knows.
_OTHER = re.compile(
    rf"(?:[Tt]ỉnh|[Tt]hành phố|[Tt]ỉnh (?:ủy|uỷ)|[Tt]hành (?:ủy|uỷ)) ([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,2}})(?!\w)"
)
_HELD = re.compile(r"(?<!\w)(?:tại|ở|từ|đến|về)\s+(?:thủ đô\s+|thành phố\s+|tp\.?\s*)?$")


@dataclass(frozen=True, slots=True)
class Provinces:
    """The provinces by the spelling the text uses, and the expression that finds them."""

    names: dict[str, str]
    expression: re.Pattern[str]
    unit: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Provinces:
        """Compile the provinces of places.toml, former ones and other spellings included."""
        places = lexicon.table("places")
        known = (*places.words("provinces"), *places.words("former"))
        names = {same_spelling(name).lower(): name for name in known}
        names |= {same_spelling(alias).lower(): name for alias, name in places.mapping("aliases").items()}
        return cls(
            names,
            re.compile(rf"(?<!\w)(?:{phrase_pattern(names)})(?!\w)"),
            re.compile(rf"(?<!\w){_UNIT}\s+$"),
        )


def read_place(document: Document, lexicon: Lexicon) -> str | None:
    """Return the province or city that title and lead are about, None for a national event."""
    provinces = lexicon.view("provinces", Provinces.of)
    votes: Counter[str] = Counter()
    title = same_spelling(document.title)
    for match in provinces.expression.finditer(title.lower()):
        votes[provinces.names[" ".join(match.group().split())]] += 2
    for match in _OTHER.finditer(document.title):
        if not provinces.expression.match(title.lower(), match.start(1)):
            votes[match[1]] += 2
    seen = 0
    for part in document.paragraphs:
        if part.role not in (Role.BODY, Role.TEASER) or seen > LEAD:
            continue
        end = min(part.end, part.start + LEAD)
        for match in provinces.expression.finditer(document.lower, part.start, end):
            name = provinces.names[" ".join(match.group().split())]
            before = document.lower[max(part.start, match.start() - 24) : match.start()]
            if provinces.unit.search(before):
                votes[name] += 2
            elif not _HELD.search(before):
                votes[name] += 1
        seen += part.end - part.start
    if not votes:
        return None
    (best, count), *others = votes.most_common()
    if count < 2 or (others and 2 * others[0][1] > count):
        return None
    return best
