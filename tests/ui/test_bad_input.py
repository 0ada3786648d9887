"""Bad files, bad libraries, a full disk and strange articles in the real window: one sentence each, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, Driver

from briefing_app.bootstrap import build
from briefing_app.domain.errors import BriefingError, Code
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.theme import Theme
from briefing_app.wording import sentence


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on a library that the test prepares first."""
    made = Driver(qtbot, theme, tmp_path)
    yield made
    made.close()


def said(driver: Driver) -> str:
    """Return the sentence in the status line; the toast must say the same."""
    return driver.window.frame.status.text


# Files


def bad_files(folder: Path) -> dict[Code, Path]:
    """Return a file for each way in which a file can be no article."""
    made = {
        Code.FILE_MISSING: folder / "missing.txt",
        Code.FILE_EMPTY: folder / "empty.txt",
        Code.FILE_BINARY: folder / "binary.txt",
        Code.FILE_NOT_UTF8: folder / "latin.txt",
        Code.FILE_TOO_LARGE: folder / "large.txt",
        Code.FILE_IS_FOLDER: folder / "folder",
    }
    made[Code.FILE_EMPTY].write_text(" \n\t\n", "utf-8")
    made[Code.FILE_BINARY].write_bytes(b"\x7fELF\x00\x01\x02" * 99)
    made[Code.FILE_NOT_UTF8].write_bytes("Tăng trưởng".encode("utf-16-le")[2:] + b"\xff\xfe\xc0")
    with made[Code.FILE_TOO_LARGE].open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    made[Code.FILE_IS_FOLDER].mkdir()
    return made


def test_files_that_are_no_article_leave_the_review_as_it_is(driver: Driver, tmp_path: Path) -> None:
    driver.begin([driver.write("bai.txt", ARTICLE)])
    before, services = driver.briefing, driver.window.services
    assert services is not None
    sentences = set()
    for path in bad_files(tmp_path).values():
        driver.window.frame.status.say("")
        driver.window.opening.files([path])
        driver.idle()
        assert str(path) in said(driver)
        assert driver.window.frame.centre.toast.isVisible()
        sentences.add(said(driver).replace(str(path), ""))
        assert driver.briefing is before
    assert len(sentences) >= 5  # a binary file may also be said to be no UTF-8
    assert services.library.count() == 1


def test_good_files_beside_bad_ones_are_taken_in(driver: Driver, tmp_path: Path) -> None:
    driver.begin([*bad_files(tmp_path).values(), driver.write("bai.txt", ARTICLE)])
    driver.idle()
    assert driver.briefing.article.date == "2026-03-18"
    assert said(driver)


def test_an_unknown_briefing_is_one_sentence(driver: Driver) -> None:
    driver.begin([driver.write("bai.txt", ARTICLE)])
    before = driver.briefing
    driver.window.opening.briefing("f" * 32)
    driver.idle()
    assert said(driver) == sentence(BriefingError(Code.UNKNOWN_ID, id="f" * 32))
    assert driver.briefing is before


# Libraries


def bad_library(kind: str, path: Path) -> None:
    """Make a file or a place that is no library."""
    if kind == "not SQLite":
        path.write_bytes(b"Kh\xc3\xb4ng ph\xe1\xba\xa3i th\xc6\xb0 vi\xe1\xbb\x87n. " * 99)
    elif kind == "another program's":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.close()
    elif kind == "newer":
        services = build(path)
        services.library.count()
        services.close()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
    elif kind == "a folder":
        path.mkdir()
    elif kind == "read-only":
        services = build(path)
        services.library.count()
        services.close()
        path.chmod(0o444)


@pytest.mark.parametrize("kind", ["not SQLite", "another program's", "newer", "a folder", "read-only"])
def test_the_window_stays_up_without_a_library(
    driver: Driver, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "read-only" and os.geteuid() == 0:
        pytest.skip("root may write to every file")
    bad_library(kind, driver.library)
    before = driver.library.read_bytes() if driver.library.is_file() else None
    driver.begin()
    page = driver.window.frame.centre.no_library
    assert page is not None and page.isVisible()
    assert str(driver.library) in said(driver)
    assert page.reason.text().replace("\u200b", "") == said(driver)
    # Whoever tries to work all the same is told again, and the file waits.
    driver.window.frame.status.say("")
    driver.window.opening.files([driver.write("bai.txt", ARTICLE)])
    assert str(driver.library) in said(driver)
    driver.window.frame.status.say("")
    driver.window.importing.text("Văn bản dán vào")
    assert str(driver.library) in said(driver)
    page.retry.click()
    driver.idle()
    assert page.isVisible()
    other = driver.folder / "other.db"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(other), ""))
    page.other.click()
    driver.qtbot.waitUntil(lambda: driver.window.desk.briefing is not None, timeout=20_000)
    driver.idle()
    assert driver.briefing.article.date == "2026-03-18"
    assert not page.isVisible()
    assert (driver.library.read_bytes() if driver.library.is_file() else None) == before


def test_a_library_in_use_can_be_tried_again(driver: Driver) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from briefing_app.bootstrap import build\n"
            "services = build(Path(sys.argv[1])); services.library.count(); print('held', flush=True); input()\n"
            "services.close()",
            str(driver.library),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None and holder.stdin is not None
    assert holder.stdout.readline() == "held\n"
    driver.begin()
    page = driver.window.frame.centre.no_library
    assert page is not None and page.isVisible()
    assert str(holder.pid) in said(driver)
    holder.communicate("\n")
    page.retry.click()
    driver.qtbot.waitUntil(lambda: driver.window.services is not None, timeout=20_000)
    driver.idle()
    assert driver.window.frame.centre.first_run.isVisible()
    assert said(driver) == "New library, kept on this machine"


def test_quitting_is_offered(driver: Driver) -> None:
    driver.library.write_bytes(b"nothing of ours" * 99)
    driver.begin()
    page = driver.window.frame.centre.no_library
    assert page is not None
    page.leave.click()
    assert not driver.window.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set on the size of files")
def test_a_full_disk_costs_the_step_that_was_not_saved_and_no_other(driver: Driver) -> None:
    import resource

    driver.begin([driver.write("bai.txt", ARTICLE)])
    first, second = driver.briefing.items[:2]
    driver.window.desk.confirm([first.id])
    log = driver.library.with_name(driver.library.name + "-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        driver.window.frame.status.say("")
        driver.window.desk.confirm([second.id])
        driver.idle()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said(driver)
    assert driver.window.frame.centre.toast.isVisible()
    kept = driver.briefing.item(second.id)
    assert kept is not None and kept.state is State.SUGGESTED
    driver.window.desk.confirm([second.id])
    services = driver.window.services
    assert services is not None
    assert services.library.open(driver.briefing.id).items == driver.briefing.items
    assert driver.states()[State.CONFIRMED] == 2


# Articles


RIGHT_TO_LEFT = "\u202eđảo ngược\u202c \u200fمرحبا\u200f"
STRANGE = {
    "a long title": f" date 2026-03-18 {'Tiêu đề dài ' * 900}\n\n{ARTICLE.partition(chr(10))[2]}",
    "no items": "Một ngày ở biển\n\nSóng êm, trời trong và gió nhẹ ngoài khơi xa.\n",
    "emoji": ARTICLE.replace("Cùng dự có", "🎉👨‍👩‍👧‍👦 Cùng dự có 🇻🇳"),
    "decomposed": unicodedata.normalize("NFD", ARTICLE),
    "right to left": ARTICLE.replace("Cùng dự có", f"{RIGHT_TO_LEFT} Cùng dự có"),
    "controls": ARTICLE.replace("Cùng dự có", "\u0007\u200b\ufeff\u2028Cùng dự có\r\nvà "),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_articles_are_shown_reviewed_exported_and_found(driver: Driver, kind: str) -> None:
    driver.begin([driver.write("bai.txt", STRANGE[kind])])
    window, text = driver.window, driver.briefing.article.text
    words = "ngoài khơi xa" if kind == "no items" else "thu ngân sách"
    start = text.index(words)
    window.frame.centre.article.select_span(start, start + len(words))
    window.desk.add(ItemKind.KEY_FIGURE)
    window.frame.panel.finish_editing()
    added = driver.briefing.key_figures if kind == "no items" else driver.briefing.items
    assert any(item.anchor.exact == words for item in added)
    window.desk.confirm([item.id for item in driver.briefing.items])
    assert driver.states()[State.SUGGESTED] == 0
    assert all(text[i.anchor.start : i.anchor.end] == i.anchor.exact for i in driver.briefing.items)
    services = window.services
    assert services is not None
    out = services.export.export_markdown(driver.briefing, driver.folder, force=False, language="vi")
    assert words in out.read_text("utf-8")
    assert len(os.fsencode(out.name)) <= 255
    assert [hit.id for hit in services.find.search(words)] == [driver.briefing.id]
    assert services.library.open(driver.briefing.id).items == driver.briefing.items
    window.commands.show_view(1)
    driver.qtbot.waitUntil(lambda: words in window.frame.markdown.markdown, timeout=10_000)
    window.grab()


def test_five_megabytes_in_one_line_are_reviewed_exported_and_found(driver: Driver) -> None:
    sentence_ = (
        "Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải đi biển; thu ngân sách đạt 41,6 nghìn tỷ đồng. "
    )
    line = (
        sentence_ + "Sóng êm và gió nhẹ ngoài khơi xa đưa thuyền về bến cũ mỗi sớm mai, " * 60_000 + sentence_
    )
    assert len(line.encode()) > 5_000_000
    driver.begin([driver.write("bai.txt", f" date 2026-03-18 Một dòng dài\n\n{line}\n")])
    assert len(driver.briefing.items) >= 3
    driver.window.desk.confirm([item.id for item in driver.briefing.items])
    assert driver.states()[State.SUGGESTED] == 0
    services = driver.window.services
    assert services is not None
    out = services.export.export_markdown(driver.briefing, driver.folder, force=False, language="vi")
    assert "41,6 nghìn tỷ" in out.read_text("utf-8")
    assert services.find.search("ngan sach 41,6")[0].id == driver.briefing.id


# Searches

NAUGHTY = (
    '"', '""', "'", "-", "--", "-a", "*", "a*", "(", ")", "()", "NEAR(a b)", "a AND", "OR", "NOT", "^", ":", "title:a",
    '"mở', "a OR OR b", "\\", "%", "_", ";", "'; DROP TABLE item; --", "\u202e", "\u200b", "\ufeff", "🎉", "👨‍👩‍👧‍👦",
    "ﷺ", "́", "đ" * 500, "a " * 300, "０１２", "½", "İ", "ß", "\t", "{}", "[", "<b>", "${x}", "{0}", "%s", "null",
)  # fmt: skip


def test_any_search_text_gives_results_or_a_sentence(driver: Driver, qtbot: QtBot) -> None:
    driver.begin([driver.write("bai.txt", ARTICLE)])
    failures: list[object] = []
    desk = driver.window.opening.library_desk
    assert desk is not None
    desk.failed.connect(failures.append)
    field = driver.window.frame.library.field
    before = said(driver)
    for query in NAUGHTY:
        field.searched.emit(query)
        driver.idle()
        driver.window.frame.library.grab()
    assert failures == []
    assert said(driver) == before
    field.empty()
    driver.idle()


# The window keeps moving


class Heartbeat:
    """Measures the longest time for which the window's loop stood still."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now

    def stop(self) -> float:
        """Return the longest gap, in seconds."""
        self._timer.stop()
        return self.worst


def test_taking_in_a_large_file_does_not_stop_the_window(driver: Driver) -> None:
    """A generous bound, far below what reading and suggesting take; the figure itself is the benchmarks'."""
    driver.begin([driver.write("bai.txt", ARTICLE)])
    text = " date 2026-03-18 Nhiều đoạn\n\n" + ARTICLE.partition("\n")[2] * 150
    heart = Heartbeat()
    driver.window.opening.files([driver.write("dai.txt", text)])
    driver.idle()
    driver.qtbot.waitUntil(lambda: driver.briefing.article.title == "Nhiều đoạn", timeout=20_000)
    assert heart.stop() < 2.0
