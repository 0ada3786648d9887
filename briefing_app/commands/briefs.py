"""``export``: briefs out."""

from __future__ import annotations

from pathlib import Path

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.paper import Paper
from briefing_app.commands.reading import reading
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError, Code, ExportFailed
from briefing_app.i18n import current, tr
from briefing_app.services.bundle import Services
from briefing_app.services.export import Form, file_for
from briefing_app.wording import sentence


def export(given: Given, output: Output) -> int:
    """Write one file for each briefing and print its path; a file that exists is replaced with ``--force`` only."""
    failures: list[str] = []
    written: set[Path] = set()
    with reading(given, output) as services, Paper() as paper:
        for identifier in given.ids:
            try:
                briefing = services.library.open(identifier)
                target = _free(_target(given, briefing), written)
                _write(services, paper, given, briefing, target)
            except BriefingError as error:
                failures.append(_sentence(error))
                continue
            written.add(target)
            output.line(str(target))
    output.say_all(failures)
    return 1 if failures else 0


def _sentence(error: BriefingError) -> str:
    """Return the sentence for an error; what may be replaced is replaced here by an option."""
    if error.code is Code.EXPORT_EXISTS:
        return tr(
            "“{path}” exists already and was left as it is; replace it with --force, or choose another place with --to.",
            path=error.path,
        )
    return sentence(error)


def _target(given: Given, briefing: Briefing) -> Path:
    """Return the file to write: one of its own in the folder, or the very file that was named for one briefing."""
    to, suffix = given.to or Path(), f".{given.format}"
    if len(given.ids) == 1 and to.suffix.lower() == suffix and not to.is_dir():
        return to
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(Code.EXPORT_FAILED, str(to), reason=error.strerror or str(error)) from error
    return file_for(briefing, to, suffix)


def _free(target: Path, written: set[Path]) -> Path:
    """Return the file, numbered where this very call wrote one of that name: two briefings may share a title."""
    free, number = target, 1
    while free in written:
        number += 1
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return free


def _write(services: Services, paper: Paper, given: Given, briefing: Briefing, target: Path) -> None:
    since = services.since.since(briefing) if given.since else None
    language = given.language or current().language
    if given.format == "pdf":
        pdf = paper.pdf(services.export.markdown(briefing, language, since), briefing.article.title, target)
        services.export.write(target, pdf, force=given.force)
        return
    services.export.export(
        briefing, target, Form(given.format), force=given.force, language=language, since=since
    )
