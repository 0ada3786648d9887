"""``export --format pdf``: the renderer's child process, and what the sheets say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from pdf_words import letters

from briefing_app.bootstrap import build

ARTICLE = """ date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc tại Vĩnh Hải

Cùng dự có Bộ trưởng Bộ Tài chính Mạc Thu Yến.

Kinh tế Vĩnh Hải tăng 9,2% trong quý I/2026.

Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải bàn giao mặt bằng tuyến đường ven biển trước ngày 30/6/2026.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    services = build(path)
    for text in (ARTICLE, ARTICLE.replace("2026-03-18", "2026-04-18").replace("9,2", "9,4")):
        briefing = services.library.open(services.library.import_text(text).id)
        services.review(briefing).confirm([item.id for item in briefing.items])
    services.close()
    return path


def words_of(html: str) -> list[str]:
    """Return what stands in the blocks of a web page, each without white space.

    Without what is for a screen alone: the notes' arrows, and the heads of columns that a sheet folds into one.
    """
    body = html[html.index("<body") :]
    body = re.sub(r"<th\b.*?</th>|<a [^>]*backref.*?</a>", "", body, flags=re.DOTALL)
    blocks = re.split(r"</?(?:p|td|th|li|h\d|tr|table|div|section|ol|ul|dd|dt|hr)\b[^>]*>", body)
    texts = ("".join(unescape(re.sub(r"<[^>]+>", "", block)).split()) for block in blocks)
    return [text for text in texts if text]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sheets_say_what_the_web_page_says(run, library: Path, tmp_path: Path, language: str) -> None:
    ids = [briefing["id"] for briefing in run("list", "--format", "json", "--library", library).json]
    given = ("export", *ids, "--to", tmp_path / "out", "--language", language, "--library", library)
    done = run(*given, "--format", "pdf")
    assert (done.status, done.err) == (0, "")
    files = [Path(line) for line in done.out.splitlines()]
    assert [file.suffix for file in files] == [".pdf", ".pdf"]
    assert run(*given, "--format", "html").status == 0
    for file in files:
        data = file.read_bytes()
        assert data.startswith(b"%PDF-")
        said = letters(data)
        blocks = words_of(file.with_suffix(".html").read_text(encoding="utf-8"))
        assert len(blocks) > 15
        assert [block for block in blocks if block not in said] == []


def test_a_file_that_exists_is_left_as_it_is(run, library: Path, tmp_path: Path) -> None:
    (identifier, *_) = [each["id"] for each in run("list", "--format", "json", "--library", library).json]
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"mine")
    given = ("export", identifier, "--format", "pdf", "--to", target, "--library", library)
    done = run(*given)
    assert done.status == 1
    assert "--force" in done.sentence
    assert target.read_bytes() == b"mine"
    assert run(*given, "--force").status == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_renderer_that_cannot_start_is_told(run, library: Path, tmp_path: Path, monkeypatch) -> None:
    (identifier, *_) = [each["id"] for each in run("list", "--format", "json", "--library", library).json]
    (tmp_path / "PySide6.py").write_text("raise ImportError('libEGL.so.1 is missing')", encoding="utf-8")
    package = Path(sys.modules["briefing_app"].__file__ or "").parent
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "briefing_app").symlink_to(package)
    monkeypatch.setattr("briefing_app.__file__", str(tmp_path / "place" / "briefing_app" / "__init__.py"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = run("export", identifier, "--format", "pdf", "--to", tmp_path, "--library", library)
    assert done.status == 1
    assert "libEGL.so.1 is missing" in done.sentence
    assert not list(tmp_path.glob("*.pdf"))


def test_the_command_itself_loads_no_qt(library: Path, tmp_path: Path) -> None:
    listing = "import sys; from briefing_app.cli import main; main(sys.argv[1:]);"
    listing += "print([name for name in sys.modules if name.startswith('PySide6')])"
    services = build(library, read_only=True)
    identifier = services.library.listed()[0].id
    services.close()
    given = ["export", identifier, "--format", "pdf", "--to", str(tmp_path), "--library", str(library)]
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-c", listing, *given], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
