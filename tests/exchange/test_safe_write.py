from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from briefing_app.domain.errors import Code, ExportFailed
from briefing_app.exchange.safe_write import write_bytes_safely, write_text_safely


def refusal(path: Path, *, force: bool = False) -> ExportFailed:
    with pytest.raises(ExportFailed) as caught:
        write_text_safely(path, "mới\n", force=force)
    assert caught.value.path == str(path)
    return caught.value


def test_new_file_is_utf8_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "bản tin.md"
    write_text_safely(path, "# Đỗ Hữu Khải\n", force=False)
    assert path.read_bytes() == "# Đỗ Hữu Khải\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_existing_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("cũ")
    assert refusal(path).code is Code.EXPORT_EXISTS
    assert path.read_text() == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_existing_file_is_replaced_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("cũ và dài hơn")
    path.chmod(0o640)
    write_text_safely(path, "mới", force=True)
    assert path.read_text() == "mới"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    old = os.umask(0o027)
    try:
        write_text_safely(path, "x", force=False)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, force=True).code is Code.EXPORT_FAILED


def test_missing_folder(tmp_path: Path) -> None:
    error = refusal(tmp_path / "không có" / "a.md")
    assert error.code is Code.EXPORT_FAILED
    assert error.values["reason"]


def test_name_too_long_and_with_nul(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)).code is Code.EXPORT_FAILED
    assert refusal(tmp_path / "a\0b").code is Code.EXPORT_FAILED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")
def test_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "thật.md"
    target.write_text("cũ")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write_text_safely(link, "mới", force=True)
    assert link.is_symlink()
    assert target.read_text() == "mới"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path, force=True).code is Code.EXPORT_FAILED
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.parametrize("step", ["fsync", "replace", "link"])
def test_full_disk_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.md"
    force = step != "link"
    if force:
        path.write_text("cũ")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    error = refusal(path, force=force)
    assert error.code is Code.EXPORT_FAILED
    assert error.values["reason"] == os.strerror(errno.ENOSPC)
    assert [file.name for file in tmp_path.iterdir()] == (["a.md"] if force else [])
    if force:
        assert path.read_text() == "cũ"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_device_is_not_replaced() -> None:
    assert refusal(Path("/dev/full"), force=True).code is Code.EXPORT_FAILED
    assert Path("/dev/full").is_char_device()


def test_file_that_comes_up_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    real = os.fsync

    def faster(descriptor: int) -> None:
        real(descriptor)
        path.write_text("của người khác")

    monkeypatch.setattr(os, "fsync", faster)
    assert refusal(path).code is Code.EXPORT_EXISTS
    assert path.read_text() == "của người khác"


def test_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", unknown)
    path = tmp_path / "a.md"
    write_bytes_safely(path, b"x", force=False)
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]
