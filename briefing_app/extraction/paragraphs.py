"""Paragraphs: what each line of an article is, so that captions, bylines and footers say nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.text import collapse_white_space
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.sentences import sentence_spans

CAPTION_LENGTH = 320
"""The longest line that can be a caption, in code points."""

UNCREDITED_LINE, UNCREDITED_SENTENCE = 220, 120
"""The longest caption without a credit: as a mere line, and as a sentence with its full stop."""

TITLE_LENGTH = 400
"""The longest first line that is a headline and not an article without line ends."""

SHORTEST_LINE = 3
"""The shortest line that can be anything but body."""

HEADING_LENGTH = 170
"""The longest line that can be a heading."""


class Role(StrEnum):
    """What a paragraph is; only `BODY` and `HEADING` speak for the article (ANNOTATION.md, "The article")."""

    TITLE = "title"  # the headline, or its repetition
    TEASER = "teaser"  # a summary between headline and body that the body says again
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a span of the article, and the number of its paragraph in `Document.paragraphs`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article that is not blank: a span without white space around it."""

    start: int
    end: int
    role: Role
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The expressions that tell the lines apart, made of captions.toml."""

    credit: re.Pattern[str]
    caption_opener: re.Pattern[str]
    pictured: re.Pattern[str]
    somebody: re.Pattern[str]
    footer: re.Pattern[str]
    byline: re.Pattern[str]
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Patterns:
        """Build the expressions from the lexicon."""
        table = lexicon.table("captions")
        credit = _either(table.words("caption.credit"))
        bare = _either(table.words("caption.credit_without_colon"))
        weekdays = _either(table.words("byline.weekdays"))
        return cls(
            re.compile(rf"(?<!\w)(?:{credit}\s*:|{bare})"),
            re.compile(rf"{_either(table.words('caption.openers'))}(?!\w)"),
            re.compile(rf"(?<!\w){_either(table.words('caption.pictured'))}(?!\w)"),
            re.compile(rf"(?:(?:nguyên|quyền|các|phó)\s+)?{_either(_titles(lexicon))}(?!\w)"),
            re.compile(_either(table.words("footer.openers"))),
            re.compile(
                rf"{_either(table.words('byline.openers'))}(?!\w)"
                rf"|.{{0,40}}{weekdays}\s*,?\s*(?:ngày\s*)?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}"
            ),
            frozenset(lexicon.table("sentences").words("abbreviations")),
        )


_DATELINE = re.compile(
    r"(?:\([^()\n]{2,40}\)|[\w.]{2,20})?\s*[-–—]?\s*(?:sáng|trưa|chiều|tối|ngày|đêm|hôm nay)\b"
)
_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)|hôm nay|ngày \d")
_TERMINAL = re.compile(r"[.!?;:,…][\"'”’»)\]]*$")
_BYLINE_NAME = re.compile(r"[^\W\d_]+\.?(?:[ .\-–/,][^\W\d_.]+){0,4}")
_SOURCE = re.compile(r"\(?theo\s[^.,;:]{2,40}\)?$")


def _titles(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words with which a person is introduced: a picture shows somebody."""
    titles = lexicon.table("titles")
    offices = [word for section in titles.get("office", {}) for word in titles.words(f"office.{section}")]
    return (*offices, *titles.words("honorific.words"), *lexicon.table("captions").words("caption.somebody"))


def _either(words: tuple[str, ...]) -> str:
    """Return an alternation of phrases, the longest first; nothing matches an empty one."""
    return "(?:" + ("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)") + ")"


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that are not blank, without the white space around them."""
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        start, stop = at, end
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            yield start, stop
        at = end + 1


def read_paragraphs(
    text: str, lower: str, title: str, body_start: int, lexicon: Lexicon
) -> tuple[Paragraph, ...]:
    """Split an article into paragraphs with their roles and sentences; `lower` is `text` in lower case, as long."""
    patterns = lexicon.view("paragraphs", Patterns.of)
    spans = list(lines(text))
    roles = [_role(text, lower, span, number, len(spans), patterns) for number, span in enumerate(spans)]
    _mark_titles(lower, spans, roles, title, body_start)
    _mark_teasers(lower, spans, roles)
    return tuple(
        _paragraph(text, s, e, role, n, patterns.abbreviations)
        for n, ((s, e), role) in enumerate(zip(spans, roles, strict=True))
    )


def _paragraph(
    text: str, start: int, end: int, role: Role, number: int, abbreviations: frozenset[str]
) -> Paragraph:
    if role in (Role.TITLE, Role.HEADING):
        return Paragraph(start, end, role, (Sentence(start, end, number),))
    return Paragraph(
        start,
        end,
        role,
        tuple(Sentence(s, e, number) for s, e in sentence_spans(text, start, end, abbreviations)),
    )


def _role(text: str, lower: str, span: tuple[int, int], number: int, count: int, patterns: Patterns) -> Role:
    start, end = span
    length = end - start
    if not SHORTEST_LINE <= length <= CAPTION_LENGTH:
        return Role.BODY
    line = lower[start:end]
    if patterns.footer.match(line):
        return Role.FOOTER
    if patterns.byline.match(line) or (length <= 60 and _SOURCE.match(line)):
        return Role.BYLINE
    if _is_caption(line, patterns):
        return Role.CAPTION
    closed = _TERMINAL.search(line) is not None
    if closed or length > HEADING_LENGTH or line[0] in "-–+•*":
        return Role.BODY
    if (number >= count - 4 or number <= 2) and _is_byline_name(text[start:end]):
        return Role.BYLINE
    return Role.HEADING


def _is_caption(line: str, patterns: Patterns) -> bool:
    credits = list(patterns.credit.finditer(line))
    if credits and len(line) - credits[-1].start() <= 80:
        return True
    if len(line) > (UNCREDITED_SENTENCE if line.endswith(".") else UNCREDITED_LINE):
        return False
    if patterns.caption_opener.match(line):
        return True
    pictured = patterns.pictured.search(line)
    if (
        "chủ trì" in line
        or pictured is None
        or patterns.somebody.match(line) is None
        or line[0] in "\"“'‘-–"
        or _DATE.search(line)
    ):
        return False
    rest = line[pictured.end() :]
    return len(rest) <= 70 and not any(mark in rest for mark in ',;:“"') and ". " not in line


def _is_byline_name(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 5 or _BYLINE_NAME.fullmatch(line) is None:
        return False
    return all(word[0].isupper() for word in words)


def _mark_titles(
    lower: str, spans: list[tuple[int, int]], roles: list[Role], title: str, body_start: int
) -> None:
    wanted = collapse_white_space(title).lower().strip(" .…\"“”'’‘")
    for number, (start, end) in enumerate(spans):
        if start < body_start:
            roles[number] = Role.TITLE if end - start <= TITLE_LENGTH else Role.BODY
        elif number < 6 and wanted and len(wanted) >= 12:
            line = collapse_white_space(lower[start : min(end, start + len(wanted) * 2 + 20)]).strip(
                " .…\"“”'’‘"
            )
            if line == wanted:
                roles[number] = Role.TITLE


def _mark_teasers(lower: str, spans: list[tuple[int, int]], roles: list[Role]) -> None:
    """Call what stands between the title and an opening dateline a teaser."""
    for number in range(min(6, len(spans))):
        start, end = spans[number]
        if roles[number] is Role.BODY and _opens_with_date(lower, start, end):
            for earlier in range(number):
                short = spans[earlier][1] - spans[earlier][0] <= 450
                if roles[earlier] is Role.HEADING or (roles[earlier] is Role.BODY and short):
                    roles[earlier] = Role.TEASER
            return


def _opens_with_date(lower: str, start: int, end: int) -> bool:
    head = lower[start : min(end, start + 90)]
    return _DATELINE.match(head) is not None and _DATE.search(head) is not None
