"""The lock file: whole, hashed, and without the address of any index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")


def test_it_names_no_address() -> None:
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|\bfile:|/opt/", LOCK)


def test_every_package_is_pinned_and_hashed() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[0-9][^ ;]*( ;.*)? \\\n", entry), entry
        assert entry.count("--hash=sha256:") >= 1


def test_it_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[=<>]", requirement)[0].lower().replace("_", "-")
        assert name in locked


def test_qt_is_the_release_that_keeps_its_references() -> None:
    assert re.search(r"^pyside6-essentials==6\.11\.1 ", LOCK, re.MULTILINE)
