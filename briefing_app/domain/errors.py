"""Errors with a code: lower layers say what happened, `ui` and `cli` put it into words."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every way in which a wish of the editor can fail without a fault of the program."""

    # reading documents in
    FILE_MISSING = "file-missing"
    FILE_IS_FOLDER = "file-is-folder"
    FILE_EMPTY = "file-empty"  # no byte, or nothing but white space
    FILE_BINARY = "file-binary"
    FILE_NOT_UTF8 = "file-not-utf8"
    FILE_TOO_LARGE = "file-too-large"  # values: size, limit (bytes)
    FILE_UNREADABLE = "file-unreadable"  # values: reason (the system's words)
    # the library file
    LIBRARY_MISSING = "library-missing"
    LIBRARY_READ_ONLY = "library-read-only"
    LIBRARY_NEWER = "library-newer"  # values: version, known
    LIBRARY_NOT_SQLITE = "library-not-sqlite"
    LIBRARY_FOREIGN = "library-foreign"  # another program's database
    LIBRARY_DAMAGED = "library-damaged"  # values: reason
    LIBRARY_IN_USE = "library-in-use"  # values: holder
    LIBRARY_FULL = "library-full"  # the disk is
    LIBRARY_FAILED = "library-failed"  # values: reason
    # the words of the rules
    LEXICON_WRONG = "lexicon-wrong"  # values: line, reason
    # what is asked for
    UNKNOWN_ID = "unknown-id"  # values: id
    AMBIGUOUS_ID = "ambiguous-id"  # values: id, count
    # documents out
    FOLDER_MISSING = "folder-missing"
    EXPORT_EXISTS = "export-exists"
    EXPORT_FAILED = "export-failed"  # values: reason
    # gestures
    SPAN_EMPTY = "span-empty"
    NOTHING_TO_SPLIT = "nothing-to-split"
    NOTHING_TO_JOIN = "nothing-to-join"


class BriefingError(Exception):
    """A failure that a person can do something about.

    `code` says which; `path` the file concerned, if any; `values` what the sentence about it needs.
    """

    def __init__(self, code: Code, path: str | None = None, **values: object) -> None:
        super().__init__(code.value, path, values)
        self.code = code
        self.path = path
        self.values = values


class ImportFailed(BriefingError):
    """A document cannot be taken in."""


class LibraryError(BriefingError):
    """The library file cannot be used as asked: the environment's fault, or the file's."""


class NotFound(BriefingError):
    """There is no such briefing or item, or more than one."""


class ExportFailed(BriefingError):
    """A document cannot be written; what stood there before is untouched."""


class GestureRefused(BriefingError):
    """The editor's gesture has no meaning here."""
