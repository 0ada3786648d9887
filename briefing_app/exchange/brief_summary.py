"""The summary of a brief: the first sentences of an article's lead, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.domain.article import Article
from briefing_app.domain.text import collapse_white_space, fold, shorten

_SEARCHED = 20_000  # characters of body in which a lead must stand
_ENOUGH = 320  # a second sentence only while both have this many characters at the most
_LIMIT = 900
_CLOSING = (".", "!", "?", "…", ":", ";")
_LEAST = 60  # shorter paragraphs are headings, bylines, captions

# "(Chinhphu.vn) - ", "VOV.VN - ", "(PLO)- ", "Hà Nội (TTXVN) – ", "TTXVN – ": the agency, not the news.
_AGENCY = re.compile(
    r"(?:\([A-ZĐ]{2,10}\)\s+(?=\w)|(?:(?:[^\W\d_][\w.]*[ ]){0,4}\([^()\n]{2,40}\)|[A-ZĐ][\w.]*(?:\.[A-Za-z]{2,4}|[A-ZĐ]{2,})(?:\s[A-ZĐ]{2,})?)"
    r"\s*[-–—:]\s*(?=\S))"
)
_CAPTION = re.compile(
    r"(?:\(|[-–—.:;,]\s*|^|\.\s)\s*(?:ảnh|nguồn|đồ họa|video|clip|photo)(?:\s+(?:minh họa|tư liệu))?\s*[:/(]"
    r"|ảnh minh họa\W*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\(GMT[+-]\d+\)|\b\d{1,2}[:h]\d{2}\b.{0,20}$", re.IGNORECASE)
# Who was there is no news: such a paragraph is the lead only when there is no other.
_ATTENDANCE = re.compile(
    r"(?:cùng dự|dự|tham dự|cùng tham dự|tới dự|cùng đi|về phía)\b.{0,80}?\b(?:có|gồm)\b", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…]+[\"”’)\]]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-ZĐ]|TP|Tp|Tx|TX|ThS|Ths|TS|PGS|GS|BS|KTS|LS|St|Mr|Mrs|Dr|Prof|No)\.$"
)


def summary_of(article: Article) -> str:
    """Return the first sentence of the article's lead, and the second when both are short; "" without a body.

    Headings, captions, bylines and a repeated title are passed over, an agency's name in front of the lead is
    dropped. The words are the article's, on one line.
    """
    title = fold(collapse_white_space(article.title))
    spare = ""
    for paragraph in _paragraphs(article):
        if fold(paragraph) == title or _CAPTION.search(paragraph) or _BYLINE.search(paragraph[:160]):
            continue
        text = _AGENCY.sub("", paragraph, count=1) if _AGENCY.match(paragraph) else paragraph
        if len(text) >= _LEAST and text.rstrip('"”’ )').endswith(_CLOSING) and not _ATTENDANCE.match(text):
            return shorten(_lead(text), _LIMIT)
        spare = spare or text
    return shorten(_lead(spare), _LIMIT)


def _paragraphs(article: Article) -> Iterator[str]:
    start = article.body_start
    for line in article.text[start : start + _SEARCHED].split("\n"):
        paragraph = collapse_white_space(line)
        if paragraph:
            yield paragraph


def _lead(paragraph: str) -> str:
    ends = [match.end() for match in _STOP.finditer(paragraph[:4_000]) if _ends_sentence(paragraph, match)]
    if not ends:
        return paragraph
    second = ends[1] if len(ends) > 1 else ends[0]
    return paragraph[: second if second <= _ENOUGH else ends[0]]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether a capital follows (a crawler may have lost the blank), and no abbreviation or initial ends here."""
    rest = text[match.end() : match.end() + 8]
    start = rest.lstrip().lstrip('"“‘(')
    if start and not (start[0].isupper() and (rest[0].isspace() or start[1:2].islower())):
        return False
    before = text[max(0, match.start() - 8) : match.start() + 1]
    return match.group() != "." or _ABBREVIATION.search(before) is None
