"""Articles in: plain UTF-8 text from a file or from bytes."""

from __future__ import annotations

import codecs
import re
import stat
import unicodedata
from pathlib import Path

from briefing_app.domain.errors import Code, ImportFailed
from briefing_app.domain.text import normalise_article

SIZE_LIMIT = 20 * 1024 * 1024
"""The largest file taken in, in bytes."""

# Forms that hold no NUL byte near their start, or might be plain ASCII there, and are no text all the same.
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\0", b"{\\rtf",
    b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3",
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOLERATED_CONTROLS = 0.005
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")


def read_text_file(path: Path) -> str:
    """Read an article from a plain UTF-8 text file, in the form that `Article.text` keeps.

    A byte order mark is accepted. Raises ImportFailed with one of the codes FILE_MISSING, FILE_IS_FOLDER,
    FILE_EMPTY, FILE_BINARY, FILE_NOT_UTF8 (value `encoding`: what it seems to be, or ""), FILE_TOO_LARGE and
    FILE_UNREADABLE.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportFailed(Code.FILE_IS_FOLDER, str(path))
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device may never end
            raise ImportFailed(Code.FILE_UNREADABLE, str(path), reason="not a regular file")
        if status.st_size > SIZE_LIMIT:
            raise ImportFailed(Code.FILE_TOO_LARGE, str(path), size=status.st_size, limit=SIZE_LIMIT)
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImportFailed(Code.FILE_MISSING, str(path)) from error
    except OSError as error:
        raise ImportFailed(Code.FILE_UNREADABLE, str(path), reason=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise ImportFailed(Code.FILE_MISSING, str(path)) from error
    return read_text_bytes(data, str(path))


def read_text_bytes(data: bytes, path: str | None = None) -> str:
    """Read an article from bytes; `path` says in the error where they came from. Errors as `read_text_file`."""
    if len(data) > SIZE_LIMIT:
        raise ImportFailed(Code.FILE_TOO_LARGE, path, size=len(data), limit=SIZE_LIMIT)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            raise ImportFailed(Code.FILE_NOT_UTF8, path, encoding=encoding)
    if data.startswith(_MAGIC):
        raise ImportFailed(Code.FILE_BINARY, path)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data:
        raise ImportFailed(Code.FILE_EMPTY, path)
    if b"\0" in data:
        encoding = _unmarked_encoding(data)
        raise ImportFailed(Code.FILE_NOT_UTF8 if encoding else Code.FILE_BINARY, path, encoding=encoding)
    if len(_CONTROL_BYTES.findall(data)) > max(2, len(data) * _TOLERATED_CONTROLS):
        raise ImportFailed(Code.FILE_BINARY, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ImportFailed(Code.FILE_NOT_UTF8, path, encoding="") from error
    text = normalise_article(text)
    if is_blank(text):
        raise ImportFailed(Code.FILE_EMPTY, path)
    return text


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing that is seen: white space and format characters only."""
    return all(unicodedata.category(char) in _INVISIBLE for char in text)


def _unmarked_encoding(data: bytes) -> str:
    """Tell UTF-16 without its mark by the NUL bytes that every other place of Latin text has; "" for others."""
    head = data[:4096]
    for parity in (0, 1):
        half, other = head[parity::2], head[1 - parity :: 2]
        if half.count(0) * 2 > len(half) and other.count(0) * 50 < len(other):
            return "UTF-16"
    return ""
