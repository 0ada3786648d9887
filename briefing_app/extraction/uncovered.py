"""What no item covers: sentences that look as if they held one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.text import find_in_parts, search_in_parts
from briefing_app.extraction.attendees.vocabulary import UPPER
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.phrases import phrase_pattern

# A number that counts something: not a date, a document's number, a year or the number of a list.
_NUMBER = re.compile(
    r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?:\s?%|\s+(?!tháng|năm|giờ|phút|ngày|/)[^\W\d_]{2,})(?<!\d[/-])"
)
_DATE_BEFORE = re.compile(r"(?:ngày|tháng|năm|số|khóa|kỳ|lần|thứ|điều|quý|quyết định|nghị định)\s+$")


@dataclass(frozen=True, slots=True)
class Signs:
    """The words that promise an item: titles with a capital behind them, verbs of directing."""

    verbs: re.Pattern[str]
    titles: re.Pattern[str]
    named: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Signs:
        """Compile the signs of a lexicon."""
        cues, titles = lexicon.table("directives"), lexicon.table("titles")
        verbs = [*cues.mapping("ask"), *cues.mapping("modal")]
        offices = [word for section in titles.get("office", {}) for word in titles.words(f"office.{section}")]
        return cls(
            re.compile(rf"(?<!\w)(?:{phrase_pattern(verbs)})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{phrase_pattern(offices)})(?!\w)"),
            re.compile(rf"[^,;.:]{{0,60}}?[ ][{UPPER}]\w+[ ][{UPPER}]"),
        )


def uncovered(document: Document, lexicon: Lexicon, items: Iterable[AnyItem]) -> list[tuple[int, int]]:
    """Return the spans of the body's sentences with a sign of an item and no item on them, in their order."""
    signs = lexicon.view("uncovered", Signs.of)
    spans = sorted((item.anchor.start, item.anchor.end) for item in items)
    starts = [start for start, _ in spans]
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    found = []
    for sentence in document.sentences:
        number = bisect_right(starts, sentence.end - 1) - 1
        if number >= 0 and reach[number] > sentence.start:
            continue
        if _promises(document, signs, sentence.start, sentence.end):
            found.append((sentence.start, sentence.end))
    return found


def _promises(document: Document, signs: Signs, start: int, end: int) -> bool:
    if search_in_parts(signs.verbs, document.lower, start, end):
        return True
    for number in find_in_parts(_NUMBER, document.lower, start, end):
        if not _DATE_BEFORE.search(document.lower, max(start, number.start() - 16), number.start()):
            return True
    for title in find_in_parts(signs.titles, document.lower, start, end):
        if signs.named.match(document.text, title.end(), end):
            return True
    return False
