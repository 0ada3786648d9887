"""The main job on a machine without a display: import, suggest, write the brief and a picture of the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing_app import i18n, paths
from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.text import shorten
from briefing_app.exchange.file_names import safe_file_name
from briefing_app.i18n import ntr, tr
from briefing_app.settings import SettingsStore
from briefing_app.ui.gesture_words import short_name
from briefing_app.wording import sentence


def main(arguments: Sequence[str]) -> int:
    """Do the main job for each file, else for the sample; return the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    i18n.use(i18n.system_language())
    files = [Path(argument) for argument in arguments] or [
        paths.resource("samples", "phien-lam-viec-vinh-hai.txt")
    ]
    folder = paths.data_folder() / "without-display"
    status = 0
    for file in files:
        try:
            _one(file, folder)
        except BriefingError as error:
            print(sentence(error), file=sys.stderr)
            status = 1
    return status


def _one(file: Path, folder: Path) -> None:
    services = build(paths.default_library())
    try:
        imported = services.library.import_file(file)
        briefing = services.library.open(imported.id)
        _print(briefing)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{safe_file_name(briefing.article.title)}.md"
        written = services.export.export_markdown(
            briefing, target, force=True, language=i18n.current().language
        )
    finally:
        services.close()
    picture = written.with_suffix(".png")
    _picture(briefing.id, picture)
    print(tr("Brief: {file}", file=written))
    print(tr("Picture of the window: {file}", file=picture))


def _print(briefing: Briefing) -> None:
    """Print what was suggested, kind by kind."""
    print(f"{briefing.article.title} ({i18n.current().date(briefing.article.date)})")
    for title, items in (
        (ntr("{n} attendee", "{n} attendees", len(briefing.attendees)), briefing.attendees),
        (ntr("{n} key figure", "{n} key figures", len(briefing.key_figures)), briefing.key_figures),
        (ntr("{n} directive", "{n} directives", len(briefing.directives)), briefing.directives),
    ):
        print(f"\n{title}")
        for item in items:
            print(f"  - {short_name(item)}: {shorten(item.anchor.exact, 70)}")
    print()


def _picture(briefing_id: str, target: Path) -> None:
    """Save a picture of the review window, rendered offscreen."""
    # Qt is loaded only for the picture.
    from briefing_app.pictures import Studio

    settings = SettingsStore(paths.config_folder() / "settings.json")
    studio = Studio(paths.default_library(), settings, i18n.current().language)
    studio.window.opening.briefing(briefing_id)
    studio.wait_until_shown(briefing_id)
    studio.save(target)
    studio.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
