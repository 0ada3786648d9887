"""``list``, ``search`` and ``show``: commands that only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from briefing_app import paths
from briefing_app.bootstrap import build
from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.words import STATUS, print_items
from briefing_app.domain.listing import Hit, ListedBriefing, Order, Snippet
from briefing_app.domain.text import shorten
from briefing_app.exchange.document_json import extraction_document
from briefing_app.i18n import current, ntr, tr
from briefing_app.query_wording import mistake_sentence
from briefing_app.services.bundle import Services


@contextmanager
def reading(given: Given, output: Output) -> Iterator[Services]:
    """Open the library to be read only; a missing one reads as empty, and that is said."""
    library = given.library or paths.default_library()
    services = build(library, read_only=True, progress=output.bringing_up_to_date)
    try:
        yield services
        if not library.exists():
            output.say(
                tr("There is no library “{path}” yet: `briefing-app import FILE` begins one.", path=library)
            )
    finally:
        services.close()


def list_(given: Given, output: Output) -> int:
    """Print the library's rows, newest first."""
    with reading(given, output) as services:
        rows = services.library.listed()
        if given.format == "json":
            output.json([asdict(row) for row in rows])
        else:
            for row in rows:
                output.line(_row(row))
    return 0


def search(given: Given, output: Output) -> int:
    """Print the briefings that a query finds; what is wrong with it goes to stderr, and the rest is searched."""
    with reading(given, output) as services:
        order: Order = "relevance" if given.order == "relevance" else "newest"
        found = services.find.find(" ".join(given.query), limit=given.limit, order=order)
        for mistake in found.query.mistakes:
            output.say(mistake_sentence(found.query, mistake))
        if given.format == "json":
            output.json([_hit(hit) for hit in found.hits])
        else:
            for hit in found.hits:
                _print_hit(hit, output)
            if not found.hits:
                output.line(tr("Nothing was found; fewer words, or some without diacritics, find more."))
    return 0


def show(given: Given, output: Output) -> int:
    """Print one briefing with all its items."""
    with reading(given, output) as services:
        briefing = services.library.open(given.id)
        if given.format == "json":
            head = {"id": briefing.id, "status": briefing.status.value, "note": briefing.note}
            output.json(head | extraction_document(briefing.article, briefing.items))
        else:
            output.line(f"{briefing.id}  {tr(STATUS[briefing.status])}")
            print_items(briefing, output)
    return 0


def _row(row: ListedBriefing) -> str:
    left = ntr("{n} left", "{n} left", row.left) if row.left else tr(STATUS[row.status])
    place = f" – {shorten(row.place, 40)}" if row.place else ""
    return f"{row.id[:8]}  {row.date or '':<10}  {left:<10}  {shorten(row.title, 100)}{place}"


def _hit(hit: Hit) -> dict[str, object]:
    shown = _first(hit)
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.date,
        "place": hit.place,
        "snippet": shown.text if shown else "",
        "where": shown.where if shown else None,
        "score": hit.score,
        "matches": hit.matches,
        "snippets": [asdict(snippet) for snippet in hit.snippets],
    }


def _print_hit(hit: Hit, output: Output) -> None:
    output.line(f"{hit.id[:8]}  {current().date(hit.date)}  {shorten(hit.title, 100)}")
    shown = _first(hit)
    if shown is not None:
        output.line(f"          {_marked(shown, output.marks)}")


def _first(hit: Hit) -> Snippet | None:
    """Return the snippet that says more than the title does, if there is one."""
    return next(
        (s for s in hit.snippets if s.where not in ("title", "beginning")),
        hit.snippets[0] if hit.snippets else None,
    )


def _marked(snippet: Snippet, marks: tuple[str, str]) -> str:
    out, position = [], 0
    for start, end in snippet.marks:
        out += [snippet.text[position:start], marks[0], snippet.text[start:end], marks[1]]
        position = end
    return "".join([*out, snippet.text[position:]])


def library_of(given: Given) -> Path:
    """Return the library that a command is about."""
    return given.library or paths.default_library()
