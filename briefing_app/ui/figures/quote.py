"""What a point quotes: the sentence that says the figure, with the words that are the figure's own."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.series import SeriesPoint
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.exchange.cited_sentence import sentence_around

_WORDS = 200


class Quote(NamedTuple):
    """A sentence in three parts, quotation marks included; `marked` are the figure's own words."""

    before: str
    marked: str
    behind: str

    @property
    def text(self) -> str:
        """The whole."""
        return self.before + self.marked + self.behind

    @property
    def html(self) -> str:
        """The whole as rich text, the figure's words underlined: a variable typeface takes no weight from markup."""
        return f"{escape(self.before)}<u>{escape(self.marked)}</u>{escape(self.behind)}"


def quote_of(point: SeriesPoint, most: int = 300) -> Quote:
    """Return what a point quotes, of at most some `most` characters: cut at words on either side."""
    anchor = point.figure.anchor
    here = Anchor(point.at, point.at + len(anchor.exact), anchor.exact)
    marked = shorten(collapse_white_space(anchor.exact[: 4 * _WORDS]), _WORDS)
    before, found, behind = _parted(sentence_around(point.passage or "", here), marked, anchor.prefix)
    if not found:
        return Quote("“", marked, "”")
    room = max(0, most - len(marked))
    keep = max(room // 2, room - len(behind))
    if len(before) > keep:
        before = "…" + before[len(before) - keep :].partition(" ")[2]
    if len(behind) > room - len(before):
        behind = behind[: max(0, room - len(before))].rpartition(" ")[0].rstrip(" ,;:") + "…"
    return Quote(f"“{before}", marked, f"{behind}”")


def _parted(sentence: str, words: str, prefix: str) -> tuple[str, str, str]:
    """Part a sentence at the words, of several alike at those that the anchor's prefix stands before."""
    lead = collapse_white_space(prefix).split(" ")[-1]
    start = sentence.find(words)
    at = start
    while lead and at >= 0 and not sentence[:at].rstrip().endswith(lead):
        at = sentence.find(words, at + 1)
    at = at if at >= 0 else start
    if at < 0:
        return "", "", ""
    return sentence[:at], words, sentence[at + len(words) :]
