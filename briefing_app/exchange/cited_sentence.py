"""The sentence that a footnote quotes for a figure."""

from __future__ import annotations

import re

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.text import collapse_white_space, shorten

_LIMIT = 300
_REACH = 1_000  # a sentence that goes on for longer is cut anyway
_END = re.compile(r"\n|[.!?…]+[\"”’)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(.,])(?:TP|Tp|Tx|TX|ThS|TS|PGS|GS|BS|[A-ZĐ])\.$")


def sentence_around(text: str, anchor: Anchor) -> str:
    """Return the sentence of a text in which an anchor's words stand, on one line.

    At most some 300 characters, cut with "…" at words on either side; the anchor's own words are always in it
    unless they alone are longer. Words that are not at their place in the text come back by themselves.
    """
    if text[anchor.start : anchor.end] != anchor.exact:
        return shorten(anchor.exact[: 4 * _LIMIT], _LIMIT)
    floor, ceiling = max(0, anchor.start - _REACH), min(len(text), anchor.end + _REACH)
    start, end = floor, ceiling
    for stop in _END.finditer(text, floor, ceiling):
        if _ABBREVIATION.search(text[max(floor, stop.start() - 6) : stop.start() + 1]):
            continue
        if stop.end() <= anchor.start:
            start = stop.end()
        elif stop.end() >= anchor.end:
            end = stop.end()
            break
    before = collapse_white_space(text[start : anchor.start])
    words = collapse_white_space(text[anchor.start : anchor.end][: 4 * _LIMIT])
    behind = collapse_white_space(text[anchor.end : end])
    gap_before = " " if before and text[anchor.start - 1].isspace() else ""
    gap_behind = " " if behind and text[anchor.end].isspace() else ""
    if len(before + gap_before + words + gap_behind + behind) <= _LIMIT:
        return before + gap_before + words + gap_behind + behind
    room = max(0, _LIMIT - len(words) - 4)
    keep = max(room // 2, room - len(behind))
    if len(before) > keep:
        before = "…" + before[len(before) - keep :].partition(" ")[2]
    rest = room - len(before)
    if len(behind) > rest:
        behind = behind[: max(0, rest)].rpartition(" ")[0].rstrip(" ,;:") + "…"
    return shorten(before + gap_before + words + gap_behind + behind, _LIMIT)
