from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.exchange.file_names import STEM_LIMIT, safe_file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phó Thủ tướng làm việc với Vĩnh Hải", "Phó Thủ tướng làm việc với Vĩnh Hải"),
        ("Ha\u0300 Nam", "Hà Nam"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("Com1", "Com1_"),
        ("Conan", "Conan"),
        ("..ẩn", "ẩn"),
        ("hết. . .", "hết"),
        ("exe\u202etxt.md", "exetxt.md"),
        ("hai\ndòng\tchữ", "hai dòng chữ"),
        ("", "brief"),
        ("???", "brief"),
        ("\u202e\u200f", "brief"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert safe_file_name(title) == name


def test_long_title_is_cut_at_a_word() -> None:
    name = safe_file_name("Hội nghị tổng kết " * 600)
    assert len(name.encode()) <= STEM_LIMIT
    assert name.endswith(("Hội", "nghị", "tổng", "kết"))


def test_no_letter_loses_its_marks() -> None:
    title = "e\u0323\u0304\u0301" * 300  # a letter with marks that no single code point has
    name = safe_file_name(title)
    assert unicodedata.normalize("NFC", title).startswith(name)
    assert len(name) % len(unicodedata.normalize("NFC", "e\u0323\u0304\u0301")) == 0


@given(st.text(max_size=400))
def test_every_title_gives_a_name_that_can_be_written(title: str) -> None:
    name = safe_file_name(title)
    assert name
    assert len(f"{name} (2).html".encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert Path(name).name == name
    assert safe_file_name(name) == name
