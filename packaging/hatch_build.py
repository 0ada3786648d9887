"""Compile the catalogues of translations and draw out the icons: hatchling's build hook, and the same as a program."""

from __future__ import annotations

import ast
import datetime
import json
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from lucide import get_icon_list, lucide_icon  # type: ignore[import-untyped]

_DOMAIN = "briefing_app"
_ICONS_NOTICE = (
    "Icons of Lucide (lucide.dev), ISC Licence. Copyright (c) Lucide Contributors. Permission to use, copy, modify, "
    "and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above "
    'copyright notice and this permission notice appear in all copies. The software is provided "as is" and the '
    "author disclaims all warranties."
)
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only in its stubs
    """Puts compiled catalogues and the icons in use into the resources before anything is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every language and draw out the icons; the wheel takes the files along as artifacts."""
        compile_catalogues(Path(self.root) / "resources" / "i18n")
        draw_out_icons(Path(self.root))


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


def draw_out_icons(root: Path) -> Path:
    """Write the icons that the window names into resources/icon/lucide.json; return that file.

    The package they come from is slow to ask, so that a first start would wait for it.
    """
    known = set(get_icon_list())
    words: set[str] = set()
    for source in (root / "briefing_app" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
    drawings = {name: lucide_icon(name) for name in sorted(words & known)}
    target = root / "resources" / "icon" / "lucide.json"
    part = target.with_suffix(".part")
    part.write_text(json.dumps({"notice": _ICONS_NOTICE, "svg": drawings}, indent=0), "utf-8")
    part.replace(target)
    return target


def _complete(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent
    compile_catalogues(here / "resources" / "i18n")
    draw_out_icons(here)
    sys.exit(0)
