"""Quotation marks that never close."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.item import State
from briefing_app.domain.text import shorten
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key

_MARK = re.compile('[“”"«»]')
_CLOSERS = {"“": "”", "«": "»"}
_LINE_START = re.compile(r"\n[ \t\u00a0]*(?:[-–—+*•][ \t\u00a0]*)?\Z")
_INDENT = 12
_MOST = 20
"""So many open quotations are told of at most: past that the text is no article."""


def check_quotes(briefing: Briefing) -> Iterator[CheckWarning]:
    """Yield a warning for each item with a quotation mark on its words that nothing closes.

    A quotation may run over several paragraphs, each of which opens it anew.
    """
    text = briefing.article.text
    opened = list(islice(_never_closed(text, briefing.article.body_start), _MOST))
    if not opened:
        return
    items = [item for item in briefing.items if item.state is not State.REJECTED]
    for at in opened:
        item = _item_at(items, at)
        if item is not None:
            words = shorten(text[at : at + 60].split("\n")[0], 40)
            key = warning_key(CheckCode.QUOTE_OPEN, str(at), words)
            yield CheckWarning(item.id, key, CheckCode.QUOTE_OPEN, {"words": words})


def _never_closed(text: str, start: int) -> Iterator[int]:
    """Yield the places of opening marks that are never closed, of several in one paragraph the first."""
    opened: list[int] = []
    for match in _MARK.finditer(text, start):
        at, mark = match.start(), match.group()
        top = text[opened[-1]] if opened else ""
        if mark in _CLOSERS or (mark == '"' and _opens(text, at)):
            if top == mark and _goes_on(text, opened[-1], at):
                opened.pop()
            opened.append(at)
        elif top and mark == _CLOSERS.get(top, '"'):
            opened.pop()
    before = -1
    for at in opened:
        if before < 0 or "\n" in text[before:at]:
            yield at
        before = at


def _opens(text: str, at: int) -> bool:
    """Tell whether a straight mark opens: a blank or a bracket before it, a word behind."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([") and (behind.isalnum() or behind in "“'")


def _goes_on(text: str, opened: int, at: int) -> bool:
    """Tell whether a mark that opens a paragraph goes on with the quotation of the one before."""
    return _LINE_START.search(text, max(opened, at - _INDENT), at) is not None


def _item_at(items: list[AnyItem], at: int) -> AnyItem | None:
    """Return the shortest item that holds an offset, else the one that begins right behind it."""
    starts = [item.anchor.start for item in items]
    reach = bisect_right(starts, at + 1)
    around = [item for item in items[:reach] if item.anchor.end > at]
    return min(around, key=_length, default=None)


def _length(item: AnyItem) -> int:
    return item.anchor.end - item.anchor.start
