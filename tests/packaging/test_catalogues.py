"""The translations: complete, with the English text's placeholders, and compiled from their sources."""

from __future__ import annotations

import ast
import gettext
import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def tool(name: str) -> ModuleType:
    """Import one of the programs in packaging/, which is no package."""
    folder = str(ROOT / "packaging")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one module that marks texts in every way."""
    folder = tmp_path / "briefing_app"
    folder.mkdir()
    (folder / "words.py").write_text(
        'tr("Open {name}", name=x)\nntr("{n} item", "{n} items", 3)\nLABEL = N_("Place")\nprint("not for translation")\n'
    )
    return folder


@pytest.fixture
def vietnamese(tmp_path: Path) -> Path:
    folder = tmp_path / "i18n" / "vi"
    (folder / "parts").mkdir(parents=True)
    return folder


def test_every_text_of_the_program_is_translated() -> None:
    catalogues = tool("catalogues")
    template = catalogues.extract(ROOT / "briefing_app")
    assert len(template) > 0
    found = catalogues.languages(ROOT / "resources" / "i18n")
    assert [language.name for language in found] == ["vi"]
    for language in found:
        findings = catalogues.findings(catalogues.merged(template, language))
        assert (findings.missing, findings.placeholders) == ([], [])


def test_no_text_hides_where_the_extraction_does_not_look() -> None:
    """Python before 3.12 hands a formatted string out in one piece: what is marked inside it is not found."""
    template = tool("catalogues").extract(ROOT / "briefing_app")
    known = {part for m in template for part in (m.id if isinstance(m.id, tuple) else (m.id,))}
    seen, hidden = 0, []
    for source in (ROOT / "briefing_app").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called, text = node.func, node.args[0].value
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in {"tr", "ntr", "N_", "NN_", "plural"} and isinstance(text, str):
                seen += 1
                hidden += [] if text in known else [f"{source.name}:{node.lineno}: {text}"]
    assert seen > 500
    assert hidden == []


def test_texts_are_found_however_they_are_marked(package: Path) -> None:
    found = {message.id for message in tool("catalogues").extract(package) if message.id}
    assert found == {"Open {name}", ("{n} item", "{n} items"), "Place"}


def test_what_is_missing_wrong_or_unused_is_named(package: Path, vietnamese: Path) -> None:
    catalogues = tool("catalogues")
    (vietnamese / "briefing_app.po").write_text(
        HEADER + 'msgid "Open {name}"\nmsgstr "Mở {tên}"\n\nmsgid "Gone"\nmsgstr "Đã bỏ"\n', encoding="utf-8"
    )
    findings = catalogues.findings(catalogues.merged(catalogues.extract(package), vietnamese))
    assert findings.placeholders == ["Open {name}"]
    assert findings.missing == ["{n} item", "Place"]
    assert findings.unused == ["Gone"]
    assert not findings.complete


def test_a_fragment_is_merged_and_compiled(package: Path, vietnamese: Path) -> None:
    catalogues = tool("catalogues")
    (vietnamese / "briefing_app.po").write_text(HEADER + 'msgid "Place"\nmsgstr "Nơi"\n', encoding="utf-8")
    (vietnamese / "parts" / "shell.po").write_text(
        HEADER
        + 'msgid "Place"\nmsgstr "Địa điểm"\n\nmsgid "Open {name}"\nmsgstr "Mở {name}"\n\n'
        + 'msgid "{n} item"\nmsgid_plural "{n} items"\nmsgstr[0] "{n} mục"\n',
        encoding="utf-8",
    )
    merged = catalogues.merged(catalogues.extract(package), vietnamese)
    assert catalogues.findings(merged).complete
    assert merged["Place"].string == "Địa điểm"

    (compiled,) = tool("hatch_build").compile_catalogues(vietnamese.parent)
    with compiled.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Open {name}") == "Mở {name}"
    assert words.ngettext("{n} item", "{n} items", 5) == "{n} mục"


def test_compiling_again_gives_the_same_bytes(vietnamese: Path) -> None:
    (vietnamese / "briefing_app.po").write_text(HEADER + 'msgid "Place"\nmsgstr "Nơi"\n', encoding="utf-8")
    compile_catalogues = tool("hatch_build").compile_catalogues
    first = compile_catalogues(vietnamese.parent)[0].read_bytes()
    assert compile_catalogues(vietnamese.parent)[0].read_bytes() == first
