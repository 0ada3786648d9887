"""The wheel: whole, and at work in an environment that has nothing but it and its dependencies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("briefing_app", "resources", "packaging", ".gitignore", "pyproject.toml", "LICENSE")
ARTICLE = """\
 date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc với tỉnh Vĩnh Hải
Ngày 18/3, tại Vĩnh Hải, Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải. \
Cùng dự có Bí thư Tỉnh ủy Vĩnh Hải Mạc Thu Yến, Chủ tịch UBND tỉnh Vương Khắc Nhuận.
Năm 2025, GRDP của tỉnh tăng 9,4%, thu ngân sách nhà nước đạt 41.600 tỷ đồng.
Phó Thủ tướng Đỗ Hữu Khải yêu cầu tỉnh Vĩnh Hải hoàn thành giải phóng mặt bằng trước ngày 30/6/2026.
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project without anything that was built, as a fresh checkout has it."""
    folder = tmp_path_factory.mktemp("checkout")
    unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
        else:
            shutil.copy(ROOT / name, folder / name)
    for file in ROOT.glob("README*"):
        shutil.copy(file, folder)
    return folder


def build(source: Path, target: str) -> Path:
    """Build one kind of distribution as pip does without isolation, and return its file."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(source / "dist")]
    subprocess.run(words, cwd=source, check=True, capture_output=True, text=True)
    return next((source / "dist").glob({"wheel": "*.whl", "sdist": "*.tar.gz"}[target]))


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    return build(source, "wheel")


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment that sees this one's dependencies but not its project."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    words = [
        "-m",
        "pip",
        "--python",
        str(folder),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    inside = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=inside))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=inside))


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [str(program / "briefing-app"), *arguments]
    return subprocess.run(
        words, cwd=cwd, env=variables, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_the_wheel_holds_the_resources_inside_the_package_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefing_app"}
    resources = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "resources").rglob("*")
        if file.is_file() and file.suffix not in (".mo", ".part")
    }
    assert {f"briefing_app/{name}" for name in resources} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_compiled_catalogues_ship_though_git_ignores_them(source: Path, wheel: Path) -> None:
    compiled = "resources/i18n/vi/LC_MESSAGES/briefing_app.mo"
    assert f"briefing_app/{compiled}" in zipfile.ZipFile(wheel).namelist()
    with tarfile.open(build(source, "sdist")) as archive:
        assert any(name.endswith(f"/{compiled}") for name in archive.getnames())


def test_extract_works_from_another_folder(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "bản tin.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run(program, "extract", str(file), "--format", "json", cwd=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["schema"] == "briefing/1"
    assert document["article"]["date"] == "2026-03-18"
    assert {"Đỗ Hữu Khải", "Vương Khắc Nhuận"} <= {attendee["name"] for attendee in document["attendees"]}
    assert document["key_figures"] and document["directives"]
    text = document["article"]["text"]
    for item in document["attendees"] + document["key_figures"] + document["directives"]:
        anchor = item["anchor"]
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]


def test_the_installed_program_is_the_wheel_and_speaks_vietnamese(program: Path, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; import briefing_app; from briefing_app import paths;"
        "print(Path(briefing_app.__file__).resolve()); print(paths.resources())"
    )
    words = [str(program / "python"), "-I", "-c", code]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    package, resources = (Path(line) for line in done.stdout.splitlines())
    assert package.is_relative_to(program.parent)
    assert resources == package.parent / "resources"
    assert (resources / "i18n" / "vi" / "LC_MESSAGES" / "briefing_app.mo").stat().st_size > 0
