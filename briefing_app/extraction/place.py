"""The place of an article: the province or city that the event is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.text import fold, same_spelling
from briefing_app.extraction.attendees.vocabulary import LOWER, UPPER
from briefing_app.extraction.document import Document, Paragraph, Role, lower_copy
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.phrases import phrase_regex

LEAD = 700
"""How far into the body the place of the event is told, in code points."""

IN_TITLE, OF_UNIT, NAMED, LATER, ENOUGH = 4, 3, 1, 2, 3
"""What a mention is worth in the title, with "tỉnh" or the like before it in the paragraph that tells the event,
and elsewhere; what a later paragraph can say at most; what a place must have."""

_UNIT = r"(?:tỉnh|thành phố|tp\.?|thành ủy|tỉnh ủy|đảng bộ(?: tỉnh| thành phố)?|hđnd(?: tỉnh)?|ubnd(?: tỉnh| thành phố)?)"
_UNIT_BEFORE = re.compile(rf"(?<!\w){_UNIT}\s*$")
_UNIT_FIRST = re.compile(r"(?:thành phố|tp)\b")
# "tại Hà Nội", "tại TP. Đà Nẵng" is where a national event is held, as a rule, not what it is about.
_HELD = re.compile(r"(?<!\w)(?:tại|ở|từ|đến|về)\s+(?:thủ đô\s+|thành phố\s+|tp\.?\s*)?$")
# A province that no table knows: what only a province has before it, and two words with capitals, a person's name not behind them.
# It begins with what all of it shares, and looks back from there: so the search skips to that.
_UNKNOWN = re.compile(
    rf"ỉnh (?<=[Tt]ỉnh )(?<!\w[Tt]ỉnh )(?:(?:ủy|uỷ) )?([{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)(?!\w| [{UPPER}]| tự trị)"
)
_LIST = re.compile(rf"\s*(?:,|;|-|–|và)\s*(?:và\s+)?(?:{_UNIT}\s+)?")
_LETTER = re.compile(r"\w")
# A name as it is written: "Hoà bình" at the head of a sentence is peace.
_NAME = re.compile(rf"(?:(?:[Tt]hành phố|[Tt][Pp]\.?|[Tt]hủ đô)\s*)?(?:[{UPPER}][\w.]*[\s-]*)+$")
_ROAD = re.compile(r"\w\s*[-–]\s*\||\|\s*[-–]\s*\w")
# "Bí thư Tỉnh ủy làm việc với…": whose province it is goes without saying, in its own paper.
_HOME = re.compile(
    r"ỉnh(?:(?<=[Tt]ỉnh)(?<!\w[Tt]ỉnh) (?:ủy|uỷ)|(?<=[Đđ]ảng bộ tỉnh)(?<!\w[Đđ]ảng bộ tỉnh)"
    rf"|(?<=UBND tỉnh)(?<!\wUBND tỉnh)|(?<=HĐND tỉnh)(?<!\wHĐND tỉnh))(?!\w| [{UPPER}])"
)
# A province's own government tells where it writes from: "(binhdinh.gov.vn)".
_OWN_SITE = re.compile(r"(?<![\w.])([a-z]+)\.gov\.vn(?!\w)")


@dataclass(frozen=True, slots=True)
class Provinces:
    """The provinces by the spelling the text uses, among all the names that could be taken for one."""

    names: dict[str, str]
    sites: dict[str, str]
    expression: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Provinces:
        """Read the provinces of places.toml, former ones and other spellings included.

        Other places are looked for as well, for the longest name to win: "Thái Bình Dương" is no Thái Bình.
        """
        places = lexicon.table("places")
        known = (*places.words("provinces"), *places.words("former"))
        names = {same_spelling(name).lower(): name for name in known}
        names |= {same_spelling(alias).lower(): name for alias, name in places.mapping("aliases").items()}
        others = {
            same_spelling(name).lower() for name in (*places.words("other"), *places.words("countries.names"))
        }
        return cls(
            names,
            {fold(name).replace(" ", ""): name for name in known},
            phrase_regex(names.keys() | others),
        )

    def mentions(
        self, text: str, lower: str, start: int, end: int, unknown: dict[str, str]
    ) -> Iterator[tuple[int, int, str]]:
        """Yield where a stretch of text names a province, and which; `lower` is its copy in lower case.

        Not where it is one of three or more in a list, nor the end of a road ("Trung Lương - Cần Thơ").
        """
        found = [
            (m.start(), m.end(), self.names.get(" ".join(m.group().split())))
            for m in self.expression.finditer(lower, start, end)
            if _NAME.match(text[m.start() : m.end()])
        ]
        for name, shown in unknown.items():
            found += [(first, first + len(name), shown) for first in _whole(lower, name, start, end)]
        found.sort()
        for run in _runs(lower, found):
            if len(run) < 3:
                for first, last, place in run:
                    around = f"{text[max(0, first - 4) : first]}|{text[last : last + 4]}"
                    if place is not None and not _ROAD.search(around):
                        yield first, last, place


def read_place(document: Document, lexicon: Lexicon) -> str | None:
    """Return the province or city that title and lead are about, None for a national event."""
    provinces = lexicon.view("provinces", Provinces.of)
    unknown = {
        lower_copy(m[1]): m[1]
        for m in _UNKNOWN.finditer(document.text, 0, document.body_start + 3 * LEAD)
        if not provinces.expression.match(lower_copy(m[1]))
    }
    title, lower = document.title, lower_copy(document.title)
    votes: Counter[str] = Counter()
    for _, _, place in provinces.mentions(title, lower, 0, len(title), unknown):
        votes[place] = IN_TITLE
    told, home = set(votes), bool(_HOME.search(title))
    seen = 0
    for part in document.paragraphs:
        if seen > LEAD:
            break
        if part.role not in (Role.BODY, Role.TEASER):
            continue
        said, held = _said(document, part, provinces, unknown, NAMED if seen else OF_UNIT)
        if not seen:
            told |= said.keys() | held
            home = home or bool(_HOME.search(document.text, part.start, part.start + LEAD))
        # The first paragraph tells the event; what comes after it counts less, whatever it repeats.
        for place, count in said.items():
            votes[place] += min(count, LATER) if seen else count
        seen += part.end - part.start
    return _chosen(votes, told, home=home)


def _chosen(votes: Counter[str], told: set[str], *, home: bool) -> str | None:
    """Return the place with enough votes and far ahead of the others, None where there is none.

    `told` are those that the title or the first paragraph names. A province's own paper leaves its name out there.
    """
    for longer in [place for place in votes if " " in place]:
        for shorter in [place for place in votes if longer.endswith(f" {place}")]:
            votes[longer] += votes.pop(shorter)  # "Huế" where "Thừa Thiên Huế" is meant
    if not votes:
        return None
    (best, count), *others = votes.most_common()
    if others and 3 * others[0][1] > 2 * count:
        return None
    at_home = home and not told and count >= LATER
    return best if at_home or (count >= ENOUGH and best in told) else None


def _said(
    document: Document, part: Paragraph, provinces: Provinces, unknown: dict[str, str], of_unit: int
) -> tuple[dict[str, int], set[str]]:
    """Count what a paragraph says for each place, `of_unit` for one called a province; and where one is held."""
    start, end = part.start, min(part.end, part.start + LEAD)
    said: dict[str, int] = {}
    held: set[str] = set()
    for first, last, place in provinces.mentions(document.text, document.lower, start, end, unknown):
        before = document.lower[max(start, first - 24) : first]
        called = _UNIT_BEFORE.search(before) or _UNIT_FIRST.match(document.lower, first, last)
        if _HELD.search(before):
            held.add(place)
        else:
            said[place] = said.get(place, 0) + (of_unit if called else NAMED)
    until = min(end, start + 60)
    if document.lower.find(".gov.vn", start, until) >= 0 and not held:
        site = _OWN_SITE.search(document.lower, start, until)
        if site and site[1] in provinces.sites:
            place = provinces.sites[site[1]]
            said[place] = said.get(place, 0) + ENOUGH
    return said, held


def _whole(lower: str, name: str, start: int, end: int) -> Iterator[int]:
    """Yield where a stretch of text holds a name as whole words."""
    at = lower.find(name, start, end)
    while at >= 0:
        behind = at + len(name)
        if not (_LETTER.match(lower, behind, end) or (at and _LETTER.match(lower, at - 1))):
            yield at
        at = lower.find(name, behind, end)


def _runs(
    lower: str, found: list[tuple[int, int, str | None]]
) -> Iterator[list[tuple[int, int, str | None]]]:
    """Yield the mentions in runs: those that a comma, a dash or an "và" alone parts are one list."""
    run: list[tuple[int, int, str | None]] = []
    for mention in found:
        if run and not _LIST.fullmatch(lower, run[-1][1], mention[0]):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
