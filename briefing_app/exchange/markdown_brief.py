"""Briefs out: a briefing's confirmed items as Markdown, each traceable to the article's words by a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.since import Since
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.exchange.brief_summary import summary_of
from briefing_app.exchange.brief_template import BriefTemplate, standard_template
from briefing_app.exchange.brief_words import (
    COLUMNS,
    HEADINGS,
    QUOTE_LIMIT,
    STATUSES,
    BriefWords,
    capitalised,
)
from briefing_app.exchange.cited_sentence import sentence_around
from briefing_app.exchange.markdown_text import front_matter, inline, line_start, table
from briefing_app.exchange.since_markdown import since_blocks
from briefing_app.i18n import Translator

_ACTION_LIMIT = 3_000
_CELL_LIMIT = 500
_NUMBERED = 99  # a longer number would need a deeper indentation than four blanks
_BULLET = re.compile(r"\s*[-*+•–]\s+(?=\S)")


def brief_markdown(
    briefing: Briefing, language: str, template: BriefTemplate | None = None, since: Since | None = None
) -> str:
    """Write the brief of a briefing in a language ("vi" or "en"), with what changed `since` another where that is given.

    Flat YAML front matter, then the sections of the template: confirmed items only, the unreviewed named apart,
    the rejected never. Tables and footnotes are the only extensions of Markdown; footnote n quotes the words of
    the n-th of `footnoted_items`. Ends with one line end.
    """
    return _Writer(briefing, Translator(language), template or standard_template(), since).write()


def footnoted_items(briefing: Briefing, template: BriefTemplate | None = None) -> tuple[AnyItem, ...]:
    """Return the confirmed items in the order of the brief: footnote n belongs to the n-th, counted from 1."""
    sections: dict[str, Iterable[AnyItem]] = {
        "attendees": _chairs_first(briefing),
        "key_figures": briefing.key_figures,
        "directives": briefing.directives,
    }
    order = (template or standard_template()).sections
    return tuple(item for name in order for item in sections.get(name, ()) if item.state is State.CONFIRMED)


class _Writer:
    """One brief being written."""

    def __init__(
        self, briefing: Briefing, translator: Translator, template: BriefTemplate, since: Since | None
    ) -> None:
        self._briefing = briefing
        self._since = since
        self._translator = translator
        self._language = translator.language
        self._words = BriefWords(translator)
        self._template = template
        self._items = footnoted_items(briefing, template)
        self._numbers = {item.id: number for number, item in enumerate(self._items, start=1)}

    def write(self) -> str:
        title = collapse_white_space(self._briefing.article.title) or self._words.text("Untitled")
        blocks = [self._front_matter(title), [f"# {inline(title)}"]]
        writers = {
            "summary": self._summary,
            "attendees": self._attendees,
            "key_figures": self._figures,
            "directives": self._directives,
            "since": self._what_changed,
            "notes": self._notes,
            "unreviewed": self._unreviewed,
        }
        for section in self._template.sections:
            blocks += writers[section]()
        blocks.append([self._footnote(item) for item in self._items])
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def _front_matter(self, title: str) -> list[str]:
        article = self._briefing.article
        people = [
            _held(item.name, _CELL_LIMIT)
            for item in self._briefing.attendees
            if item.state is State.CONFIRMED and not item.collective
        ]
        fields: dict[str, str | list[str] | None] = {
            "title": title,
            "date": article.date,
            "source": article.source,
            "url": article.url,
            "place": article.place,
            "people": list(dict.fromkeys(people)),
            "status": self._words.text(STATUSES[self._briefing.status]),
            "lang": self._language,
        }
        return front_matter(
            {key: value for key, value in fields.items() if value is not None and value != ""}
        )

    def _summary(self) -> list[list[str]]:
        blocks = []
        summary = line_start(summary_of(self._briefing.article))
        if summary:
            blocks.append([summary])
        if not self._items:
            blocks.append([line_start(self._words.text("No item has been confirmed yet."))])
        return blocks

    def _attendees(self) -> list[list[str]]:
        items = [item for item in _chairs_first(self._briefing) if item.state is State.CONFIRMED]
        columns = self._template.attendee_columns
        rows = [[self._words.attendee_cell(item, column) for column in columns] for item in items]
        return self._table("attendees", items, columns, rows)

    def _figures(self) -> list[list[str]]:
        items = [item for item in self._briefing.key_figures if item.state is State.CONFIRMED]
        columns = self._template.figure_columns
        rows = [[self._words.figure_cell(item, column) for column in columns] for item in items]
        return self._table("key_figures", items, columns, rows, right=("as_written", "normalised", "period"))

    def _table(
        self,
        section: str,
        items: Sequence[AnyItem],
        columns: tuple[str, ...],
        rows: list[list[str]],
        right: tuple[str, ...] = (),
    ) -> list[list[str]]:
        """Return heading and table; columns behind the first that are empty all the way are left out."""
        if not rows:
            return []
        kept = [at for at in range(len(columns)) if at == 0 or any(row[at].strip() for row in rows)]
        head = [inline(self._words.text(COLUMNS[columns[at]])) for at in kept]
        cells = [
            [inline(_held(row[at], _CELL_LIMIT)) + (self._mark(item) if at == 0 else "") for at in kept]
            for item, row in zip(items, rows, strict=True)
        ]
        aligned = [place for place, at in enumerate(kept) if columns[at] in right]
        return [self._heading(section), table(head, cells, right=aligned)]

    def _directives(self) -> list[list[str]]:
        items = [item for item in self._briefing.directives if item.state is State.CONFIRMED]
        lines: list[str] = []
        for number, item in enumerate(items, start=1):
            action = line_start(capitalised(_held(item.action, _ACTION_LIMIT)))
            lines.append(f"{number if len(items) <= _NUMBERED else 1}. {action}{self._mark(item)}")
            lines.append(f"    - {line_start(self._words.directive_detail(item))}")
        return [self._heading("directives"), lines] if lines else []

    def _what_changed(self) -> list[list[str]]:
        if self._since is None:
            return []
        return [self._heading("since"), *since_blocks(self._since, self._translator, self._numbers)]

    def _notes(self) -> list[list[str]]:
        noted = [item for item in self._items if item.note.strip()]
        blocks = _paragraphs(self._briefing.note)
        if noted:
            lines = [f"- **{inline(self._words.label(item))}**: {inline(item.note)}" for item in noted]
            if blocks and blocks[-1][0].startswith("- "):  # one list, not a loose one
                blocks[-1] += lines
            else:
                blocks.append(lines)
        return [self._heading("notes"), *blocks] if blocks else []

    def _unreviewed(self) -> list[list[str]]:
        sentence, names = self._words.unreviewed(self._briefing)
        if not sentence:
            return []
        return [self._heading("unreviewed"), [f"- {line_start(line)}" for line in (sentence, *names)]]

    def _heading(self, section: str) -> list[str]:
        return [f"## {inline(self._words.text(HEADINGS[section]))}"]

    def _mark(self, item: AnyItem) -> str:
        return f"[^{self._numbers[item.id]}]"

    def _footnote(self, item: AnyItem) -> str:
        return f"[^{self._numbers[item.id]}]: “{inline(self._quote(item))}”"

    def _quote(self, item: AnyItem) -> str:
        """Return what proves an item: its words, for a figure the sentence around them."""
        if isinstance(item, KeyFigure):
            return sentence_around(self._briefing.article.text, item.anchor)
        return _held(item.anchor.exact, QUOTE_LIMIT)


def _chairs_first(briefing: Briefing) -> list[Attendee]:
    """Return the attendees in the order of the text, those who chair before the others."""
    return sorted(briefing.attendees, key=lambda attendee: attendee.part is not Part.CHAIR)


def _held(text: str, limit: int) -> str:
    """Return a text held to a limit, at a cost that does not grow with what is cut off."""
    return shorten(text[: 4 * limit], limit)


def _paragraphs(note: str) -> list[list[str]]:
    """Return an editor's note as blocks: each line a paragraph, lines with a bullet a list.

    A line end inside a paragraph is read in four ways by four readers, so there is none.
    """
    blocks: list[list[str]] = []
    in_list = False
    for line in note.splitlines():
        bullet = _BULLET.match(line)
        text = line_start(line[bullet.end() :] if bullet else line)
        if not text:
            in_list = False
        elif bullet and in_list:
            blocks[-1].append(f"- {text}")
        else:
            blocks.append([f"- {text}" if bullet else text])
            in_list = bullet is not None
    return blocks
