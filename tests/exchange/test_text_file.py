from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import Code, ImportFailed
from briefing_app.exchange.text_file import SIZE_LIMIT, read_text_bytes, read_text_file


def refusal(path: Path) -> ImportFailed:
    with pytest.raises(ImportFailed) as caught:
        read_text_file(path)
    assert caught.value.path == str(path)
    return caught.value


def test_text_is_read_as_an_article_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "bài.txt"
    path.write_bytes(b"\xef\xbb\xbf date 2026-01-02 Ha\xcc\x80\r\nTh\xc3\xa2n b\xc3\xa0i\r")
    assert read_text_file(path) == " date 2026-01-02 Hà\nThân bài\n"


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có.txt").code is Code.FILE_MISSING


def test_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    assert refusal(tmp_path / "a" / "b").code is Code.FILE_MISSING


def test_name_that_no_system_has_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b").code is Code.FILE_MISSING


def test_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).code is Code.FILE_IS_FOLDER


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\u200b\u00a0\u2028".encode()])
def test_empty_and_blank(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refusal(path).code is Code.FILE_EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nhello",
        b"PK\x03\x04word",
        b"\x89PNG\r\n\x1a\n",
        b"SQLite format 3\0" + b"\0" * 80,
        b"abc\0def",
        bytes(range(1, 32)) * 20,
        b"text with \x01\x02\x03\x04\x05\x06 inside",
    ],
)
def test_binary(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refusal(path).code is Code.FILE_BINARY


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Hội nghị tổng kết".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + "Hội nghị tổng kết".encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\0\0" + "Hội nghị".encode("utf-32-le"), "UTF-32"),
        ("plain text without a mark, long enough".encode("utf-16-le"), "UTF-16"),
        ("plain text without a mark, long enough".encode("utf-16-be"), "UTF-16"),
        (b"H\xf4\xecp kh\xf4ng d\xe2\xecu", ""),
        ("café".encode("latin-1"), ""),
    ],
)
def test_other_encodings_are_named_when_they_can_be_told(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    error = refusal(path)
    assert error.code is Code.FILE_NOT_UTF8
    assert error.values == {"encoding": encoding}


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    error = refusal(path)
    assert error.code is Code.FILE_TOO_LARGE
    assert error.values == {"size": SIZE_LIMIT + 1, "limit": SIZE_LIMIT}


def test_largest_allowed_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * SIZE_LIMIT)
    assert len(read_text_file(path)) == SIZE_LIMIT


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system lets root read everything"
)
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    error = refusal(path)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert error.code is Code.FILE_UNREADABLE
    assert error.values["reason"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path).code is Code.FILE_UNREADABLE


def test_bytes_carry_no_path() -> None:
    with pytest.raises(ImportFailed) as caught:
        read_text_bytes(b"")
    assert caught.value.path is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_coded_refusal(data: bytes) -> None:
    try:
        text = read_text_bytes(data)
    except ImportFailed:
        return
    assert text.strip()
