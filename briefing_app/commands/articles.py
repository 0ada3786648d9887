"""``extract`` and ``import``: articles in."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing_app import paths
from briefing_app.bootstrap import build, build_engine
from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.words import print_items
from briefing_app.domain.errors import BriefingError, ImportFailed
from briefing_app.exchange.document_json import extraction_document
from briefing_app.exchange.text_file import SIZE_LIMIT, read_text_bytes, read_text_file
from briefing_app.i18n import tr
from briefing_app.services.arrival import Imported
from briefing_app.services.library import LibraryService
from briefing_app.services.suggesting import suggested_briefing
from briefing_app.wording import sentence

STANDARD_INPUT = "-"


def extract(given: Given, output: Output) -> int:
    """Print the extraction document of each file, one on a line; files that cannot be read are named at the end."""
    engine = build_engine()
    failures: list[str] = []
    for name in given.files:
        try:
            text = _standard_input() if name == STANDARD_INPUT else read_text_file(Path(name))
        except ImportFailed as error:
            failures.append(sentence(error))
            continue
        briefing = suggested_briefing(text, engine)
        if given.format == "json":
            output.json(extraction_document(briefing.article, briefing.items))
        else:
            print_items(briefing, output)
    output.say_all(failures)
    return 1 if failures else 0


def import_(given: Given, output: Output) -> int:
    """Take files into the library, each committed on its own."""
    services = build(given.library or paths.default_library(), progress=output.bringing_up_to_date)
    results: list[dict[str, str | None]] = []
    failures: list[str] = []
    try:
        services.library.count()  # a library that cannot be used fails the command, not every file
        for done, name in enumerate(given.files):
            output.progress(done, len(given.files))
            try:
                imported = _import_one(services.library, name)
                status = "duplicate" if imported.duplicate else "imported"
                results.append({"path": name, "id": imported.id, "status": status, "message": None})
            except BriefingError as error:
                failures.append(sentence(error))
                results.append({"path": name, "id": None, "status": "failed", "message": failures[-1]})
    finally:
        output.end_progress()
        services.close()
    if given.format == "json":
        output.json(results)
    else:
        _print_imported(results, output)
    output.say_all(failures)
    return 1 if failures else 0


def _import_one(library: LibraryService, name: str) -> Imported:
    if name == STANDARD_INPUT:
        return library.import_text(_standard_input())
    return library.import_file(Path(name))


def _print_imported(results: list[dict[str, str | None]], output: Output) -> None:
    words = {"imported": tr("taken in"), "duplicate": tr("known already")}
    for result in results:
        if result["id"] is not None:
            output.line(f"{result['id'][:8]}  {words[result['status'] or '']}  {result['path']}")


def _standard_input() -> str:
    return read_text_bytes(sys.stdin.buffer.read(SIZE_LIMIT + 1), None)
