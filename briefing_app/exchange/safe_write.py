"""Documents out: a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from pathlib import Path

from briefing_app.domain.errors import Code, ExportFailed
from briefing_app.exchange.file_names import safe_file_name

__all__ = ["safe_file_name", "write_bytes_safely", "write_text_safely"]

# How file systems say that they know no hard links.
_NO_LINKS = {
    errno.EPERM,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.EMLINK,
    errno.EXDEV,
    errno.EINVAL,
    errno.EACCES,
}


def write_text_safely(path: Path, text: str, *, force: bool) -> None:
    """Write a text as UTF-8 with "\\n" line ends; see `write_bytes_safely`."""
    write_bytes_safely(path, text.encode(errors="replace"), force=force)


def write_bytes_safely(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file whole: a temporary file beside it, synced to the disk, then put in its place at once.

    Whatever fails, what stood there before is untouched and nothing half-written stays. A link is followed, an
    old file's permissions are kept. Raises ExportFailed: EXPORT_EXISTS when there is such a file and `force` is
    not set, else EXPORT_FAILED with the system's `reason`.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not force and target.exists():
            raise ExportFailed(Code.EXPORT_EXISTS, str(path))
        temporary = _written_beside(target, data)
        try:
            _put_in_place(temporary, target, force=force)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except FileExistsError as error:  # somebody was faster
        raise ExportFailed(Code.EXPORT_EXISTS, str(path)) from error
    except OSError as error:
        raise ExportFailed(Code.EXPORT_FAILED, str(path), reason=error.strerror or str(error)) from error
    except (ValueError, RuntimeError) as error:  # a NUL in the name; a link that leads to itself
        raise ExportFailed(Code.EXPORT_FAILED, str(path), reason=str(error)) from error


def _written_beside(target: Path, data: bytes) -> Path:
    """Write and sync a new file in the target's folder and return it; on failure nothing stays."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)  # the process's umask applies
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(temporary: Path, target: Path, *, force: bool) -> None:
    """Give the temporary file the target's name; without `force` never over a file that came up meanwhile."""
    if force:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        os.replace(temporary, target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        os.replace(temporary, target)


def _sync_folder(folder: Path) -> None:
    """Sync the folder's entry too, where the system can; the file is in place already."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
