"""What the panels cost: shown, painted, confirmed, edited; beside a bare QListView with as many rows.

Run `python tests/benchmarks/bench_panels.py`; prints one line for each measurement.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QStringListModel, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView, QWidget

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Change, Gesture, ItemEdit
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import State, new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.ui.panels import ItemsPanel
from briefing_app.ui.theme import Scheme, Theme

ACTION = "hoàn thành giải phóng mặt bằng tuyến đường ven biển, công khai tiến độ từng tuần cho người dân"


def items(count: int) -> list[AnyItem]:
    """Return so many items of each kind, all left to review."""
    made: list[AnyItem] = []
    for number in range(count):
        anchor = Anchor(number * 40, number * 40 + 20, "Bộ trưởng Mạc Thu Yến")
        made += [
            Attendee(id=new_id(), anchor=anchor, name=f"Mạc Thu Yến {number}", role="Bộ trưởng Bộ Xây dựng"),
            KeyFigure(
                id=new_id(), anchor=anchor, metric=f"thu ngân sách {number}", value="41.6", unit="đồng",
                scaled_value="41600000000000", period="2025",
            ),
            Directive(
                id=new_id(), anchor=anchor, action=f"{ACTION} {number}", addressee="UBND tỉnh",
                strength=Strength.REQUIRES, deadline="2026-06-30",
            ),
        ]  # fmt: skip
    return made


def timed(job: Callable[[], object], rounds: int = 20) -> tuple[float, float]:
    """Return the median and the 95th percentile in milliseconds."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return statistics.median(spent), spent[min(len(spent) - 1, int(len(spent) * 0.95))]


def painter_of(widget: QWidget) -> Callable[[], None]:
    """Return a job that paints a widget as the screen would."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)

    def paint() -> None:
        widget.render(image)

    return paint


def turn() -> None:
    """Let the event loop turn until nothing is waiting."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def line(name: str, ours: tuple[float, float], bare: tuple[float, float] | None = None) -> None:
    """Print one measurement."""
    beside = f"   bare QListView {bare[0]:7.2f} ms (p95 {bare[1]:.2f})" if bare else ""
    print(f"{name:52} {ours[0]:8.2f} ms (p95 {ours[1]:.2f}){beside}")


def measure(panel: ItemsPanel, bare: QListView, count: int) -> None:
    """Measure one size of briefing."""
    given = items(count)
    paint, paint_bare = painter_of(panel), painter_of(bare)
    model = QStringListModel(bare)
    bare.setModel(model)

    def show() -> None:
        panel.show_items(given)
        turn()
        paint()

    def show_bare() -> None:
        model.setStringList([item.id for item in given])
        turn()
        paint_bare()

    name = f"{3 * count:,} items"
    line(f"{name}: shown and painted", timed(show), timed(show_bare))
    line(f"{name}: painted again", timed(paint), timed(paint_bare))
    waiting = list(given)

    def confirm_one() -> None:
        before = waiting.pop()
        panel.apply(change(ItemEdit(before, replace(before, state=State.CONFIRMED))))

    line(f"{name}: one confirmed", timed(confirm_one))
    panel.show_items(given)

    def confirm_all() -> None:
        panel.apply(change(*(ItemEdit(item, replace(item, state=State.CONFIRMED)) for item in given)))

    line(f"{name}: all confirmed", timed(confirm_all, 3))
    panel.show_items(given)
    turn()
    middle = given[3 * (count // 2) + 1].id

    def open_form() -> None:
        panel.set_current(middle)
        panel.edit_current()
        turn()
        turn()

    def close_form() -> None:
        panel.finish_editing()
        turn()

    opened, closed = [], []
    for _ in range(10):
        opened.append(timed(open_form, 1)[0])
        closed.append(timed(close_form, 1)[0])
    line(f"{name}: a form opened", (statistics.median(opened), max(opened)))
    line(f"{name}: a form closed", (statistics.median(closed), max(closed)))


def change(*edits: ItemEdit) -> Change:
    """Return a change of these items."""
    return Change(briefing_id="b", gesture=Gesture.CONFIRM, items=edits)


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(Scheme.LIGHT, reduced_motion=True)
    theme.apply(app)
    panel = ItemsPanel(theme)
    panel.resize(408, 850)
    panel.show()
    bare = QListView()
    bare.resize(408, 850)
    bare.show()
    for count in (10, 1000):
        measure(panel, bare, count)
    panel.close()
    bare.close()


if __name__ == "__main__":
    main()
