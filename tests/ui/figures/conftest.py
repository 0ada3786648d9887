"""The real window with figures of several briefings in its library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from figure_articles import add_briefing, figure
from pytestqt.qtbot import QtBot
from window_driver import Driver

from briefing_app.ui.figures.figures_view import FiguresView
from briefing_app.ui.theme import Theme


class FiguresDriver(Driver):
    """A window whose view of figures is on the screen."""

    def fill(self) -> None:
        """Take figures of three years and two places in."""
        services = self.window.services
        assert services is not None
        for year, value in ((2023, "7.4"), (2024, "8.2"), (2025, "9.4")):
            add_briefing(
                services,
                f"{year + 1}-01-10",
                "Vĩnh Hải",
                figure("GRDP", value, period=str(year), direction="up"),
                title=f"Tổng kết năm {year}",
            )
        add_briefing(
            services,
            "2026-03-18",
            "Vĩnh Hải",
            figure("GRDP", "9.1", period="2025", direction="up"),
            figure("GRDP", "10", period="2026", kind="target"),
            figure("tăng trưởng GRDP", "7.9", period="2026-Q1"),
            figure("thu ngân sách", "41.6", "đồng", period="2025", magnitude="nghìn tỷ", comparator="over"),
            title="Làm việc với Tỉnh ủy",
        )
        add_briefing(services, "2025-03-02", "Hải Tầm", figure("GRDP", "6.8", period="2024"))
        add_briefing(services, "2026-03-02", "Thạch Nham", figure("số dự án", "37", "dự án", period="2025"))

    def show(self) -> FiguresView:
        """Bring the view onto the screen and wait until list, series and chart stand."""
        self.window.views.show("figures")
        view = self.window.views.current
        assert isinstance(view, FiguresView)
        self.idle()
        self.qtbot.waitUntil(lambda: not self.window.jobs.busy)
        return view


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[FiguresDriver]:
    """Yield a window on an empty library."""
    driver = FiguresDriver(qtbot, theme, tmp_path)
    driver.begin()
    yield driver
    driver.close()


@pytest.fixture
def driver(empty: FiguresDriver) -> FiguresDriver:
    """Return a window with figures in its library."""
    empty.fill()
    return empty


@pytest.fixture
def view(driver: FiguresDriver) -> FiguresView:
    """Return the view, on the screen."""
    return driver.show()
