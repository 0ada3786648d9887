"""The command line as a process: what it loads, how it speaks, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("extract", "SAMPLE"), ("PySide6", "sqlmodel", "sqlalchemy")),
        (("import", "SAMPLE"), ("PySide6",)),
        (("list",), ("PySide6", "sqlmodel", "sqlalchemy")),
        (("search", "vĩnh hải"), ("PySide6", "sqlmodel", "sqlalchemy")),
        (("check",), ("PySide6", "sqlmodel")),
        (("--version",), ("PySide6", "sqlmodel")),
    ],
)
def test_what_a_command_does_not_load(
    sample: Path, arguments: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    given = [str(sample) if argument == "SAMPLE" else argument for argument in arguments]
    program = (
        "import sys; from briefing_app.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"print('LOADED', [name for name in {absent!r} if name in sys.modules])"
    )
    if arguments[0] == "check":
        subprocess.run(
            [sys.executable, "-m", "briefing_app", "import", str(sample)], check=True, capture_output=True
        )
    done = subprocess.run([sys.executable, "-c", program, *given], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.stdout.decode().splitlines()[-1] == "LOADED []"


def test_stdout_is_utf8_whatever_the_locale(process, sample: Path) -> None:
    done = process("extract", sample, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.status == 0
    assert "Đ" in json.loads(done.out)["article"]["text"]
    done = process("show", "đ", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "“đ”" in done.err


def test_vietnamese_in_a_vietnamese_locale(process, tmp_path: Path) -> None:
    done = process("extract", tmp_path / "x.txt", LC_ALL="vi_VN.UTF-8")
    assert done.err.startswith("Không có tệp")


def test_no_display_is_one_sentence(process, sample: Path) -> None:
    done = process(sample, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    if sys.platform.startswith("linux"):
        assert done.status == 1
        assert "display" in done.sentence


def test_a_reader_that_goes_away(sample: Path) -> None:
    command = f"'{sys.executable}' -m briefing_app extract {' '.join([repr(str(sample))] * 30)} | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
