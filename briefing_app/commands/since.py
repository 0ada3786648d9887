"""``since``: what changed since the last briefing."""

from __future__ import annotations

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.reading import reading
from briefing_app.domain.item import ItemKind
from briefing_app.domain.since import By, Since
from briefing_app.domain.text import shorten
from briefing_app.exchange.brief_words import HEADINGS
from briefing_app.exchange.since_table import since_csv, since_json
from briefing_app.exchange.since_words import NewsLine, SinceWords
from briefing_app.i18n import current, tr

_WIDTH = 160
_LEAST = 60
_SECTIONS = {
    ItemKind.ATTENDEE: "attendees",
    ItemKind.KEY_FIGURE: "key_figures",
    ItemKind.DIRECTIVE: "directives",
}


def since(given: Given, output: Output) -> int:
    """Print what changed between a briefing and the one before it; status 1 when there is none before it."""
    with reading(given, output) as services:
        briefing = services.library.open(given.id)
        found = services.since.since(briefing, By(given.by) if given.by else None)
    if found is None:
        output.say(_why_not(given.by, dated=bool(briefing.article.date)))
        return 1
    if given.format == "json":
        output.json(since_json(found))
    elif given.format == "csv":
        output.line(since_csv(found, current().language).replace("\r\n", "\n").rstrip("\n"))
    else:
        _print(found, output)
    return 0


def _print(found: Since, output: Output) -> None:
    words = SinceWords(current())
    output.line(words.named(found.now))
    output.line(words.compared_with(found))
    left = words.left_out(found)
    if left:
        output.line(left)
    if not found.entries:
        output.line(tr("Nothing has changed in what is confirmed."))
    for kind in ItemKind:
        lines = words.lines(found, kind)
        if not lines:
            continue
        output.line()
        output.line(tr(HEADINGS[_SECTIONS[kind]]))
        width = max(len(line.label) for line in lines)
        for line in lines:
            output.line(f"  {line.label:<{width}}  {_told(line)}")


def _told(line: NewsLine) -> str:
    """Return a piece of news on one line: what became of it is told whole, what it is about as far as it goes."""
    if not line.detail:
        return shorten(line.what, _WIDTH)
    return f"{shorten(line.what, max(_LEAST, _WIDTH - len(line.detail)))}: {shorten(line.detail, _WIDTH)}"


def _why_not(by: str | None, *, dated: bool) -> str:
    if not dated:
        return tr("This briefing has no date yet, so none is known to be before it.")
    if by == By.PLACE:
        return tr("There is no earlier briefing of the same place; try --by chair.")
    if by == By.CHAIR:
        return tr("There is no earlier briefing with the same chair; try --by place.")
    return tr("There is no earlier briefing of the same place or with the same chair.")
