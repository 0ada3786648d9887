"""Opens the real window on a real library, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.settings import SettingsStore
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Theme

ARTICLE = """ date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc tại Vĩnh Hải

Sáng nay (18/3), Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải về kinh tế - xã hội.

Cùng dự có Bộ trưởng Bộ Xây dựng Mạc Thu Yến; Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng và lãnh đạo một số bộ, ngành.

Năm 2025, kinh tế của địa phương tăng 9,4%; thu ngân sách đạt trên 41,6 nghìn tỷ đồng. Tỉnh đang thi công 37 dự án.

Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển trước ngày 30/6. Giao Bộ Tài chính cân đối vốn cho cảng cá Mũi Sáo ngay trong quý II.

Người dân xã đảo kể lại chuyện đi biển của ba thế hệ và mong con đường sớm thông xe.
"""

OTHER = """ date 2026-02-12 Phó Thủ tướng Đỗ Hữu Khải khảo sát cảng cá Mũi Sáo

Chiều 12/2, Phó Thủ tướng Đỗ Hữu Khải khảo sát cảng cá Mũi Sáo, tỉnh Thạch Nham.

Phó Thủ tướng yêu cầu tỉnh Thạch Nham nạo vét luồng vào cảng trước ngày 6/3.
"""


class Driver:
    """A window with its library, and the few waits that every test needs."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, *, seen_before: bool = True) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.library = folder / "library.db"
        self.settings = SettingsStore(folder / "settings.json")
        if seen_before:
            self.settings.update(seen_before=True)
        self.window = MainWindow(theme, self.settings, build, library_path=self.library)
        self.window.resize(1440, 900)

    def begin(self, files: Sequence[Path] = ()) -> None:
        """Show the window and wait until it stands."""
        with self.qtbot.waitSignal(self.window.ready, timeout=20_000):
            self.window.begin(files)
        self.window.activateWindow()
        window = self.window
        self.qtbot.waitUntil(lambda: window.services is None or window.opening.is_settled, timeout=20_000)
        self.idle()

    def idle(self) -> None:
        """Wait until no answer is outstanding."""
        self.qtbot.waitUntil(
            lambda: not self.window.jobs.busy and not self.window.importing.running, timeout=20_000
        )

    def write(self, name: str, text: str) -> Path:
        """Return a new file of that text."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    @property
    def briefing(self) -> Briefing:
        """The open briefing."""
        briefing = self.window.desk.briefing
        assert briefing is not None
        return briefing

    def states(self) -> dict[State, int]:
        """Return how many items are in each state."""
        return {state: sum(item.state is state for item in self.briefing.items) for state in State}

    def close(self) -> None:
        """Close the window and the library."""
        self.window.close()
        self.window.deleteLater()
