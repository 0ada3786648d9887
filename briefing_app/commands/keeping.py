"""``check``, ``backup`` and ``restore``: the library file itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.reading import library_of, reading
from briefing_app.domain.errors import Code, ExportFailed, LibraryError
from briefing_app.i18n import ntr, tr
from briefing_app.services.keeping import restore_library


def check(given: Given, output: Output) -> int:
    """Check the whole library; status 1 when something is wrong."""
    _must_exist(given)
    with reading(given, output) as services:
        report = services.keeping.check()
    if given.format == "json":
        output.json({"whole": report.whole, "briefings": report.briefings, "problems": list(report.problems)})
    elif report.whole:
        output.line(
            ntr("{n} briefing, all is whole.", "{n} briefings, all are whole.", report.briefings),
        )
    else:
        for problem in report.problems:
            output.line(problem)
    if not report.whole:
        output.say(
            ntr(
                "{n} problem found, nothing was changed; restore your latest backup with `briefing-app restore FILE`.",
                "{n} problems found, nothing was changed; restore your latest backup with `briefing-app restore FILE`.",
                len(report.problems),
            )
        )
    return 0 if report.whole else 1


def back_up(given: Given, output: Output) -> int:
    """Copy the library to a file and print its path."""
    _must_exist(given)
    target = _backup_file(given)
    if not target.parent.is_dir():
        raise LibraryError(Code.FOLDER_MISSING, str(target.parent))
    if target.exists() and not given.force:
        raise ExportFailed(Code.EXPORT_EXISTS, str(target))
    with reading(given, output) as services:
        services.keeping.back_up(target)
    output.line(str(target))
    return 0


def restore(given: Given, output: Output) -> int:
    """Put a backup in the library's place and say where the library is kept."""
    aside = restore_library(given.backup, library_of(given))
    output.line(tr("The library is as it was in “{path}”.", path=given.backup))
    if aside is not None:
        output.line(tr("What it was before is kept in “{path}”.", path=aside))
    return 0


def _must_exist(given: Given) -> None:
    library = library_of(given)
    if not library.exists():
        raise LibraryError(Code.LIBRARY_MISSING, str(library))


def _backup_file(given: Given) -> Path:
    library = library_of(given)
    name = f"{library.stem} {datetime.now():%Y-%m-%d %H%M%S}{library.suffix}"
    if given.to is None:
        return library.with_name(name)
    return given.to / name if given.to.is_dir() else given.to
