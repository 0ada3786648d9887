"""Compile the catalogues of translations: hatchling's build hook, and the same as a program."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_DOMAIN = "briefing_app"
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only in its stubs
    """Puts compiled catalogues beside their sources before a wheel, an editable install or an sdist is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every language; the wheel takes the files along as artifacts."""
        compile_catalogues(Path(self.root) / "resources" / "i18n")


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile the PO files of each language folder together into LC_MESSAGES/briefing_app.mo; return those files.

    Untranslated and fuzzy entries are left out, so that the English of the source is shown instead.
    """
    written = []
    for language in sorted(folder.glob("*")):
        sources = sorted(language.rglob("*.po"))
        if not sources:
            continue
        together = Catalog(locale=language.name, creation_date=_EPOCH, revision_date=_EPOCH)
        for source in sources:
            with source.open("rb") as file:
                for message in read_po(file, locale=language.name, abort_invalid=True):
                    if message.id and _complete(message.string) and not message.fuzzy:
                        together.add(message.id, message.string, context=message.context)
        target = language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
        target.parent.mkdir(exist_ok=True)
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            write_mo(file, together)
        part.replace(target)
        written.append(target)
    return written


def _complete(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent.parent / "resources" / "i18n")
    sys.exit(0)
