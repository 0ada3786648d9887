"""The shared reading of an article: its head, its paragraphs with what they are, its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from briefing_app.domain.article import read_header
from briefing_app.domain.text import fold, same_spelling
from briefing_app.extraction.head import read_head
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.paragraphs import Paragraph, Role, Sentence, read_paragraphs

_TONED = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ](?<!qu.))(?!\w)")
# Newspapers that write "tỉ lệ", "kĩ thuật", "quản lí", "bác sỹ"; the lexicon has "tỷ lệ", "kỹ thuật", "quản lý", "bác sĩ".
_SPELLED_I = re.compile(
    r"(?:t(?<!\wt)ỉ|T(?<!\wT)[ỉỈ]|K(?<!\wK)[ỉĩ]|k(?<!\wk)[íìỉĩ]|l(?<!\wl)í|m(?<!\wm)ĩ|q(?<!\wq)u[iíĩ]|s(?<!\ws)ỹ)(?!\w)"
)
_Y_FOR_I = str.maketrans("iíìỉĩỹỈ", "yýỳỷỹĩỶ")

__all__ = ["Document", "Paragraph", "Role", "Sentence", "lower_copy"]


@dataclass(frozen=True)
class Document:
    """An article as the rules read it; made once for each text.

    `text` is the article's NFC text; `lower` is as long, in lower case with one tone placement ("ủy", "hòa"): the
    copy in which words of the lexicon are looked for; `plain` is as long, without diacritics. Offsets hold in all
    three. `date` is ISO 8601 or None; `year` is the date's, else the year that the article most likely is of.
    """

    text: str
    lower: str
    title: str
    date: str | None
    year: int | None
    body_start: int
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> Self:
        """Read an article's normalised text. Never raises; linear in the text."""
        lower = lower_copy(text)
        header = read_header(text)
        paragraphs = read_paragraphs(text, lower, header.title, header.body_start, lexicon)
        head = read_head(text, lower, header, paragraphs)
        return cls(text, lower, head.title, head.date, head.year, header.body_start, paragraphs)

    @cached_property
    def plain(self) -> str:
        """The text without case and diacritics, the length kept."""
        folded = fold(self.text)
        return folded if len(folded) == len(self.text) else self.lower

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that speak for the article: body and headings."""
        return tuple(p for p in self.paragraphs if p.role in (Role.BODY, Role.HEADING))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body, headings included, in the order of the text."""
        return tuple(sentence for part in self.body for sentence in part.sentences)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph in which the offset lies, None in the white space between."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self.paragraphs[number].end:
            return None
        return self.paragraphs[number]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence in which the offset lies, whatever its paragraph is."""
        part = self.paragraph_at(offset)
        return None if part is None else next((s for s in part.sentences if s.start <= offset < s.end), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.paragraphs]


def lower_copy(text: str) -> str:
    """Return the text in lower case, as long as the text, with one tone placement and one spelling of i and y.

    Of what begins with a capital only what is no name is spelled anew: "Tỉ lệ", but not "Sỹ".
    """
    text = _SPELLED_I.sub(_with_y, text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _TONED.sub(_one_style, lowered)


def _with_y(match: re.Match[str]) -> str:
    return match.group().translate(_Y_FOR_I)


def _one_style(match: re.Match[str]) -> str:
    return same_spelling(match.group())
