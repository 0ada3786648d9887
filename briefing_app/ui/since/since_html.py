"""The page that tells what changed, as HTML that Qt's rich text knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.since import By, Earlier, News, Since
from briefing_app.domain.text import shorten
from briefing_app.exchange.brief_words import HEADINGS
from briefing_app.exchange.cited_sentence import sentence_around
from briefing_app.exchange.since_words import NewsLine, SinceWords
from briefing_app.i18n import N_, current, ntr, tr

ICON = "kind:"
"""What the address of a kind's icon begins with."""

_NO_BREAK = "\u00a0"
_QUOTE_LIMIT = 240
_TITLE_LIMIT = 160
_LABEL_WIDTH = "118"
_SECTIONS = {
    ItemKind.ATTENDEE: "attendees",
    ItemKind.KEY_FIGURE: "key_figures",
    ItemKind.DIRECTIVE: "directives",
}
_SHARED = {
    By.PLACE: N_("The last briefing of the same place"),
    By.CHAIR: N_("The last briefing with the same chair"),
    By.CHOICE: N_("The briefing chosen"),
}
_LOUD = (News.NEW_OFFICE, News.CONTRADICTED, News.EXTENDED)
_QUIET = (News.GONE, News.DONE)


@dataclass(frozen=True, slots=True)
class SinceHtml:
    """The page, and the words behind each address that leads to some."""

    html: str
    quotes: dict[str, str] = field(default_factory=dict)


def address_of(briefing: Briefing | Earlier, item: AnyItem | None = None) -> str:
    """Return the address that leads to an item's words, or to a briefing."""
    return f"item:{briefing.id}/{item.id}" if item is not None else f"item:{briefing.id}/"


def target_of(address: str) -> tuple[str, str] | None:
    """Return the IDs of briefing and item that an address leads to; None for another address."""
    scheme, _, rest = address.partition(":")
    briefing_id, slash, item_id = rest.partition("/")
    return (briefing_id, item_id) if scheme == "item" and slash else None


def since_html(since: Since) -> SinceHtml:
    """Return the page of a comparison, in the current language."""
    return _Page(since).build()


class _Page:
    """One page being built; each method adds a part of it."""

    def __init__(self, since: Since) -> None:
        self._since = since
        self._words = SinceWords(current())
        self._body = Element("body")
        self._quotes: dict[str, str] = {}

    def build(self) -> SinceHtml:
        self._head()
        for kind in ItemKind:
            self._section(kind)
        return SinceHtml(ElementTree.tostring(self._body, encoding="unicode", method="html"), self._quotes)

    def _head(self) -> None:
        now, before = self._since.now.article, self._since.before.article
        translator = current()
        days = [day for day in (translator.date(now.date), now.place) if day]
        SubElement(self._body, "p", {"class": "meta"}).text = " · ".join([tr("What is new"), *days])
        day = translator.date(before.date)
        title = SubElement(self._body, "p", {"class": "h1"})
        title.text = tr("Since {date}", date=day) if day else tr("Since the briefing without a date")
        lead = SubElement(self._body, "p", {"class": "lead"})
        lead.text = f"{tr(_SHARED[self._since.by])}: "
        name = shorten(before.title, _TITLE_LIMIT) or tr("Untitled")
        SubElement(lead, "a", {"href": address_of(self._since.before)}).text = name
        left = self._words.left_out(self._since)
        if left:
            SubElement(self._body, "p", {"class": "left"}).text = left
        summary = self._words.summary(self._since) or tr("Nothing has changed in what is confirmed.")
        SubElement(self._body, "p", {"class": "summary"}).text = summary

    def _section(self, kind: ItemKind) -> None:
        lines = self._words.lines(self._since, kind)
        if not lines:
            return
        heading = SubElement(self._body, "p", {"class": "h2"})
        image = SubElement(heading, "img", {"src": ICON + kind.value, "width": "16", "height": "16"})
        image.tail = f"\u00a0\u00a0{tr(HEADINGS[_SECTIONS[kind]])}"
        same = self._since.same.get(kind, 0)
        if same:
            count = SubElement(heading, "span", {"class": "count"})
            count.text = "\u00a0\u00a0" + ntr("{n} as before", "{n} as before", same)
        contradicted = [line for line in lines if line.entry.news is News.CONTRADICTED]
        if contradicted:
            self._news(contradicted, ruled_above=True)
        moved = [line for line in lines if line.entry.news is News.MOVED]
        if moved:
            self._moved(moved)
        rest = [line for line in lines if line.entry.news not in (News.MOVED, News.CONTRADICTED)]
        if rest:
            self._news(rest, ruled_above=not moved and not contradicted)

    def _moved(self, lines: list[NewsLine]) -> None:
        table = self._table("moved")
        row = SubElement(table, "tr")
        widths = ("34%", "21%", "21%", "24%")
        for at, text in enumerate((tr("Measure"), tr("Last time"), tr("This time"), tr("Difference"))):
            side = "right" if at else "left"
            cell = SubElement(row, "th", {"width": widths[at], "align": side, "class": side})
            SubElement(cell, "p", {"align": side}).text = text
        for line in lines:
            now, before = line.entry.now, line.entry.before
            assert isinstance(now, KeyFigure)
            assert isinstance(before, KeyFigure)
            row = SubElement(table, "tr")
            self._cell(row, "left").append(
                self._link(self._since.now, now, _held_together(self._words.measured(line)), "what")
            )
            self._amount(row, self._since.before, before, "before")
            self._amount(row, self._since.now, now, "what")
            SubElement(
                self._cell(row, "right"), "span", {"class": "difference"}
            ).text = self._words.difference(line.entry)

    def _amount(self, row: Element, briefing: Briefing, figure: KeyFigure, tone: str) -> None:
        words, _, period = self._words.amount(figure).partition(" (")
        paragraph = self._cell(row, "right")
        paragraph.append(self._link(briefing, figure, words, tone))
        if period:
            cell = row[-1]
            SubElement(cell, "p", {"class": "detail", "align": "right"}).text = period.removesuffix(")")

    def _cell(self, row: Element, side: str) -> Element:
        """Return the paragraph of a new cell."""
        cell = SubElement(row, "td", {"align": side, "valign": "top", "class": side})
        return SubElement(cell, "p", {"align": side})

    def _news(self, lines: list[NewsLine], *, ruled_above: bool) -> None:
        table = self._table("news" if ruled_above else "news below")
        said = ""
        for line in lines:
            row = SubElement(table, "tr")
            label = SubElement(row, "td", {"width": _LABEL_WIDTH, "valign": "top", "class": "label"})
            SubElement(label, "p", {"class": _tone(line.entry.news)}).text = (
                _held_together(line.label) if line.label != said else ""
            )
            said = line.label
            cell = SubElement(row, "td", {"valign": "top"})
            self._line(cell, line)
            if line.entry.news is News.CONTRADICTED:  # both values are told, in words
                cell.set("colspan", "2")
            elif isinstance(line.entry.item, KeyFigure):
                briefing = self._since.now if line.entry.now is not None else self._since.before
                self._amount(row, briefing, line.entry.item, "before" if line.entry.now is None else "what")
                row[-1].set("width", "34%")

    def _line(self, cell: Element, line: NewsLine) -> None:
        entry, item = line.entry, line.entry.item
        briefing = self._since.now if entry.now is not None else self._since.before
        what = SubElement(cell, "p")
        what.append(self._link(briefing, item, line.what, "what"))
        if line.detail and (not isinstance(item, KeyFigure) or entry.news is News.CONTRADICTED):
            SubElement(cell, "p", {"class": "detail"}).text = line.detail
        if entry.news in (News.NEW_OFFICE, News.NEW, News.GONE) and isinstance(item, Attendee):
            for each, where in ((entry.now, self._since.now), (entry.before, self._since.before)):
                if each is not None:
                    self._quote(cell, where, each)
        elif entry.before is not None:
            self._quote(cell, entry.source or self._since.before, entry.before)

    def _quote(self, cell: Element, briefing: Briefing | Earlier, item: AnyItem) -> None:
        paragraph = SubElement(cell, "p", {"class": "quote"})
        day = current().date(briefing.date if isinstance(briefing, Earlier) else briefing.article.date)
        if day:
            paragraph.append(self._link(briefing, item, day, "source"))
            if isinstance(item, KeyFigure):  # its sentence is long: it is told while the mouse rests here
                return
            paragraph[-1].tail = "\u2002"
        paragraph.append(self._link(briefing, item, f"“{_quoted(briefing, item)}”", "quote"))

    def _link(self, briefing: Briefing | Earlier, item: AnyItem, text: str, tone: str) -> Element:
        address = address_of(briefing, item)
        self._quotes[address] = _quoted(briefing, item)
        link = Element("a", {"href": address, "class": tone})
        link.text = text
        return link

    def _table(self, kind: str) -> Element:
        shape = {"width": "100%", "cellspacing": "0", "cellpadding": "0", "border": "0"}
        return SubElement(self._body, "table", {"class": kind, **shape})


def _held_together(label: str) -> str:
    """Return words that break in front of a mark in brackets, not within."""
    head, bracket, mark = label.rpartition(" (")
    if not bracket:
        return label
    return f"{head}{bracket}{mark.replace(' ', _NO_BREAK)}"


def _tone(news: News) -> str:
    if news in _LOUD:
        return "loud"
    return "quiet" if news in _QUIET else "plain"


def _quoted(briefing: Briefing | Earlier, item: AnyItem) -> str:
    """Return the words of an item, for a figure the sentence around them."""
    if isinstance(item, KeyFigure) and isinstance(briefing, Briefing):
        return sentence_around(briefing.article.text, item.anchor)
    return shorten(item.anchor.exact[: 4 * _QUOTE_LIMIT], _QUOTE_LIMIT)
