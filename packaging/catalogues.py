"""Bring the translations up to the source: extract what a person reads, merge, and say what is missing.

    catalogues.py             rewrite resources/i18n/<language>/briefing_app.po, fragments in parts/ merged into it
    catalogues.py --check     change nothing; status 1 when a text lacks a translation or its placeholders

The msgid is the English text, so English needs no catalogue of its own.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "tr": None,
    "ntr": (1, 2),
    "N_": None,
    "NN_": (1, 2),
    "text": None,
    "plural": (1, 2),
}
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")


@dataclass
class Findings:
    """What stands in a language's way of being complete: msgids, in the order of the source."""

    missing: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every text of the source is translated, with its placeholders."""
        return not self.missing and not self.placeholders


def extract(package: Path) -> Catalog:
    """Return every text marked by tr, ntr or N_ in a package, with where it stands."""
    template = Catalog(project="briefing-desk", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, msgid, comments, context in found:
        place = (Path(package.name, name).as_posix(), line)
        template.add(msgid, locations=[place], auto_comments=comments, context=context)
    return template


def merged(template: Catalog, language: Path) -> Catalog:
    """Return a language's catalogue with the template's texts; later files in parts/ win over earlier ones."""
    result = Catalog(locale=language.name, project="briefing-desk", charset="utf-8", fuzzy=False)
    known: dict[str, Message] = {}
    for source in sorted(language.rglob("*.po"), key=lambda file: (file.parent != language, file)):
        with source.open("rb") as file:
            known.update(
                (_key(message), message) for message in read_po(file, locale=language.name) if message.id
            )
    for message in template:
        if message.id:
            old = known.pop(_key(message), None)
            string = old.string if old and isinstance(old.string, str) == isinstance(message.id, str) else ""
            comments = old.user_comments if old else ()
            result.add(message.id, string, message.locations, (), message.auto_comments, comments)
    for message in known.values():
        result.obsolete[message.id if isinstance(message.id, str) else message.id[0]] = message
    return result


def findings(catalogue: Catalog) -> Findings:
    """Say what is missing, wrong or no longer used in a merged catalogue."""
    found = Findings(unused=[str(name) for name in catalogue.obsolete])
    for message in catalogue:
        if not message.id:
            continue
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        allowed = set().union(*(PLACEHOLDER.findall(text) for text in ids))
        if not all(strings):
            found.missing.append(_key(message))
        elif any(set(PLACEHOLDER.findall(text)) != allowed for text in strings):
            found.placeholders.append(_key(message))
    return found


def languages(folder: Path) -> list[Path]:
    """Return the folders of the languages that have translations."""
    return [language for language in sorted(folder.glob("*")) if any(language.rglob("*.po"))]


def main(arguments: list[str] | None = None) -> int:
    """Bring the catalogues up to the source or only check them; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py i18n", description="Bring the translations up to the source."
    )
    parser.add_argument("--check", action="store_true", help="change nothing, only say what is missing")
    options = parser.parse_args(arguments)
    template = extract(ROOT / "briefing_app")
    complete = True
    for language in languages(ROOT / "resources" / "i18n"):
        catalogue = merged(template, language)
        found = findings(catalogue)
        _report(language.name, len(catalogue), found)
        complete = complete and found.complete
        if not options.check:
            _write(catalogue, language)
    return 0 if complete or not options.check else 1


def _write(catalogue: Catalog, language: Path) -> None:
    target = language / "briefing_app.po"
    with target.open("wb") as file:
        write_po(file, catalogue, width=110, omit_header=False, include_lineno=False)
    for fragment in language.glob("parts/*.po"):
        fragment.unlink()


def _report(language: str, count: int, found: Findings) -> None:
    print(f"{language}: {count} texts, {len(found.missing)} without a translation")
    for title, names in (
        ("without a translation", found.missing),
        ("with other placeholders than the English", found.placeholders),
        ("translated but not in the source", found.unused),
    ):
        for name in names:
            print(f"  {title}: {name!r}")


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    sys.exit(main())
