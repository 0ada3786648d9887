"""The section of a brief that tells what changed since another briefing."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.since import News, Since
from briefing_app.exchange.markdown_text import inline, line_start, table
from briefing_app.exchange.since_words import NewsLine, SinceWords
from briefing_app.i18n import N_, Translator

_HEAD = (N_("Measure"), N_("Last time"), N_("This time"), N_("Difference"))
_TOLD_TOGETHER = (News.NEW, News.GONE)


def since_blocks(since: Since, translator: Translator, footnotes: Mapping[str, int]) -> list[list[str]]:
    """Return the blocks of Markdown below the heading: with whom it is compared, then the news, kind by kind.

    `footnotes` are the numbers of the brief's footnotes by the IDs of items: what this briefing says refers to them.
    """
    words = SinceWords(translator)
    writer = _Section(words, translator, footnotes)
    blocks = [[line_start(words.compared_with(since))]]
    left = words.left_out(since)
    if left:
        blocks.append([line_start(left)])
    if not since.entries:
        return [*blocks, [line_start(translator.text("Nothing has changed in what is confirmed."))]]
    for kind in ItemKind:
        lines = words.lines(since, kind)
        contradicted = writer.bullets(kind, [line for line in lines if line.entry.news is News.CONTRADICTED])
        _add(blocks, contradicted)
        moved = [line for line in lines if line.entry.news is News.MOVED]
        if moved:
            blocks.append(writer.figures(moved))
        rest = [line for line in lines if line.entry.news not in (News.MOVED, News.CONTRADICTED)]
        _add(blocks, writer.bullets(kind, rest))
    return blocks


def _add(blocks: list[list[str]], bullets: list[str]) -> None:
    if bullets and blocks[-1][0].startswith("- "):  # one list, not two
        blocks[-1] += bullets
    elif bullets:
        blocks.append(bullets)


class _Section:
    """Writes lines of news; what both briefings have is marked by this one's footnote."""

    def __init__(self, words: SinceWords, translator: Translator, footnotes: Mapping[str, int]) -> None:
        self._words = words
        self._tr = translator
        self._footnotes = footnotes

    def figures(self, lines: list[NewsLine]) -> list[str]:
        """Return the table of the figures that moved."""
        head = [inline(self._tr.text(text)) for text in _HEAD]
        return table(head, [self._row(line) for line in lines], right=(1, 2, 3))

    def bullets(self, kind: ItemKind, lines: list[NewsLine]) -> list[str]:
        """Return the news as a list; who came, who left and which figures did so share a line each."""
        bullets: list[str] = []
        for (news, label), group in groupby(lines, key=_heading):
            told = [self._told(line) for line in group]
            if kind is not ItemKind.DIRECTIVE and news in _TOLD_TOGETHER:
                told = ["; ".join(told)]
            bullets += [f"- **{inline(label)}:** {each}" for each in told]
        return bullets

    def _told(self, line: NewsLine) -> str:
        text = f"{inline(line.what)}{self._mark(line)}"
        if not line.detail:
            return text
        if line.entry.news in (News.NEW_OFFICE, News.CONTRADICTED):
            return f"{text}: {inline(line.detail)}"
        return f"{text} ({inline(line.detail)})"

    def _row(self, line: NewsLine) -> list[str]:
        now, before = line.entry.now, line.entry.before
        assert isinstance(now, KeyFigure)
        assert isinstance(before, KeyFigure)
        return [
            f"{inline(self._words.measured(line))}{self._mark(line)}",
            inline(self._words.amount(before)),
            inline(self._words.amount(now)),
            inline(self._words.difference(line.entry)),
        ]

    def _mark(self, line: NewsLine) -> str:
        now = line.entry.now
        number = self._footnotes.get(now.id) if now is not None else None
        return f"[^{number}]" if number is not None else ""


def _heading(line: NewsLine) -> tuple[News, str]:
    return line.entry.news, line.label
