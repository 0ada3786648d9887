"""An invented briefing in the real panel, and a review in memory that answers its gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.change import Change, Gesture, ItemEdit
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.ui.panels import ItemsPanel
from briefing_app.ui.panels.item_form import ItemForm
from briefing_app.ui.panels.item_list import ItemList
from briefing_app.ui.theme import Scheme, Theme

DONE, LEFT, GONE = State.CONFIRMED, State.SUGGESTED, State.REJECTED


def attendee(at: int, name: str, role: str | None = None, state: State = DONE, **fields: Any) -> Attendee:
    said = " ".join(part for part in (role, name) if part)
    anchor = Anchor(at, at + len(said), said)
    fields = {"confidence": 0.9, "origin": "attendance-list"} | fields
    return Attendee(id=f"a{at}", anchor=anchor, name=name, role=role, state=state, **fields)


def figure(
    at: int, metric: str, value: str, unit: str, said: str, state: State = DONE, **fields: Any
) -> KeyFigure:
    fields = {"confidence": 0.9, "origin": "figure-change", "scaled_value": value} | fields
    anchor = Anchor(at, at + len(said), said)
    return KeyFigure(id=f"f{at}", anchor=anchor, metric=metric, value=value, unit=unit, state=state, **fields)


def directive(at: int, action: str, state: State = LEFT, **fields: Any) -> Directive:
    fields = {"confidence": 0.9, "origin": "directive-cue"} | fields
    return Directive(
        id=f"d{at}", anchor=Anchor(at, at + len(action), action), action=action, state=state, **fields
    )


def items() -> list[AnyItem]:
    """Return 7 attendees, 9 figures and 5 directives, of which 3, 4 and 4 are left to review."""
    return [
        attendee(10, "Đỗ Hữu Khải", "Phó Thủ tướng", part=Part.CHAIR),
        attendee(60, "Mạc Thu Yến", "Bộ trưởng", organisation="Bộ Xây dựng"),
        attendee(110, "Vương Khắc Nhuận", "Thượng tướng, Thứ trưởng", organisation="Bộ Quốc phòng"),
        attendee(160, "Tạ Đình Lương", "Thứ trưởng Bộ Tài chính", LEFT),
        attendee(210, "Lưu Thị Ngân Hà", "Bí thư Tỉnh ủy"),
        attendee(260, "Trịnh Quốc Sanh", "Chủ tịch UBND tỉnh", LEFT, confidence=0.5),
        attendee(310, "lãnh đạo một số bộ, ngành", None, LEFT, collective=True),
        figure(400, "Tăng trưởng kinh tế", "9.4", "%", "tăng 9,4%", period="2025", direction=Direction.UP),
        figure(
            440,
            "Thu ngân sách",
            "41.6",
            "đồng",
            "trên 41,6 nghìn tỷ đồng",
            period="2025",
            scaled_value="41600000000000",
            comparator=Comparator.OVER,
        ),
        figure(
            480,
            "Tổng vốn hạ tầng",
            "96",
            "đồng",
            "gần 96 nghìn tỷ đồng",
            LEFT,
            scaled_value="96000000000000",
            comparator=Comparator.NEARLY,
        ),
        figure(
            520, "Giải ngân vốn đầu tư công", "12.5", "%", "cao hơn năm trước 12,5%", direction=Direction.UP
        ),
        figure(560, "Tỷ lệ hộ nghèo", "1.8", "%", "1,8%", LEFT, period="2025"),
        figure(600, "Dự án đang thi công", "37", "dự án", "37 dự án", note="Hỏi lại Sở Xây dựng"),
        figure(640, "Giải ngân", "8.2", "%", "khoảng 8,2% kế hoạch", comparator=Comparator.ABOUT),
        figure(
            680,
            "Nhà ở xã hội",
            "12000",
            "căn",
            "ít nhất 12.000 căn",
            LEFT,
            period="2028",
            kind=FigureKind.TARGET,
            comparator=Comparator.AT_LEAST,
        ),
        figure(
            720,
            "Lao động",
            "8",
            "người",
            "8 đến 10 vạn người",
            LEFT,
            high="10",
            scaled_value="80000",
            scaled_high="100000",
        ),
        directive(
            800,
            "Hoàn thành giải phóng mặt bằng tuyến đường ven biển, công khai tiến độ từng tuần để người dân cùng giám sát",
            DONE,
            issuer="Đỗ Hữu Khải",
            addressee="UBND tỉnh",
            strength=Strength.REQUIRES,
            deadline="2026-06-30",
        ),
        directive(
            1000,
            "Cân đối vốn cho giai đoạn hai của cảng cá Mũi Sáo, không để công trình phải chờ vốn",
            issuer="Đỗ Hữu Khải",
            addressee="Bộ Tài chính",
            strength=Strength.ASSIGNS,
            deadline="2026-Q2",
        ),
        directive(
            1200,
            "Ưu tiên quỹ đất để đến năm 2028 có ít nhất 12.000 căn nhà ở xã hội, gắn với trường học, trạm y tế",
            issuer="Đỗ Hữu Khải",
            addressee="Tỉnh",
            strength=Strength.SHOULD,
            deadline="2028",
        ),
        directive(
            1400, "Lấy hài lòng của người dân làm thước đo", strength=Strength.PROPOSES, confidence=0.4
        ),
        directive(1600, "Không được để chậm trễ", strength=Strength.MUST, addressee="các sở, ngành"),
    ]


class Review:
    """Answers the panel's gestures as a review session does, in memory, and keeps a list of what was asked."""

    def __init__(self, panel: ItemsPanel, given: Iterable[AnyItem]) -> None:
        self.panel = panel
        self.items = {item.id: item for item in given}
        self.asked: list[tuple[Any, ...]] = []
        panel.show_items(list(self.items.values()))
        panel.confirm_requested.connect(self.confirm)
        panel.reject_requested.connect(self.reject)
        panel.reopen_requested.connect(self.reopen)
        panel.delete_requested.connect(self.delete)
        panel.edited.connect(self.edit)
        panel.note_edited.connect(self.note)
        for name in ("add", "reanchor", "split", "join"):
            getattr(panel, f"{name}_requested").connect(self._keep(name))
        for name in ("edit_cancelled", "current_changed", "opened"):
            getattr(panel, name).connect(self._keep(name))

    @property
    def form(self) -> ItemForm | None:
        """The open form."""
        return next((form for kind in ItemKind if (form := self.list(kind).rows.form) is not None), None)

    def list(self, kind: ItemKind) -> ItemList:
        """Return the list of a kind."""
        return self.panel.sections[kind].list

    def list_of(self, item_id: str) -> ItemList:
        """Return the list that holds an item."""
        return self.list(self.items[item_id].kind_of_item)

    def choose(self, item_id: str) -> ItemList:
        """Make a row current, with the focus in its list."""
        self.panel.set_current(item_id)
        self.panel.focus_list()
        return self.list_of(item_id)

    def of(self, name: str) -> list[tuple[Any, ...]]:
        """Return what was asked for by that name."""
        return [asked[1:] for asked in self.asked if asked[0] == name]

    def state(self, item_id: str) -> State:
        return self.items[item_id].state

    def confirm(self, ids: list[str]) -> None:
        self._set("confirm", ids, DONE)

    def reject(self, ids: list[str]) -> None:
        self._set("reject", ids, GONE)

    def reopen(self, ids: list[str]) -> None:
        self._set("reopen", ids, LEFT)

    def delete(self, ids: list[str]) -> None:
        self.asked.append(("delete", ids))
        edits = []
        for each in ids:
            before = self.items[each]
            edits.append(ItemEdit(before, None if before.origin == EDITOR else replace(before, state=GONE)))
        self.bring(*edits)

    def edit(self, item_id: str, fields: dict[str, Any], merge: bool) -> None:
        self.asked.append(("edit", item_id, fields, merge))
        before = self.items[item_id]
        self.bring(ItemEdit(before, replace(before, state=DONE, **fields)))

    def note(self, item_id: str, note: str, merge: bool) -> None:
        self.asked.append(("note", item_id, note, merge))
        before = self.items[item_id]
        self.bring(ItemEdit(before, replace(before, note=note)))

    def bring(self, *edits: ItemEdit) -> None:
        """Bring a change into the items and the panel."""
        for edit in edits:
            if edit.after is None:
                del self.items[edit.item.id]
            else:
                self.items[edit.item.id] = edit.after
        self.panel.apply(Change(briefing_id="b", gesture=Gesture.EDIT, items=edits))

    def _set(self, name: str, ids: list[str], state: State) -> None:
        self.asked.append((name, list(ids)))
        self.bring(*(ItemEdit(self.items[i], replace(self.items[i], state=state)) for i in ids))

    def _keep(self, name: str) -> Callable[..., None]:
        def keep(*values: Any) -> None:
            self.asked.append((name, *values))

        return keep


@pytest.fixture
def briefing_items() -> list[AnyItem]:
    """Return the invented items."""
    return items()


@pytest.fixture
def make() -> dict[str, Callable[..., Any]]:
    """Return makers of single items by kind."""
    return {"attendee": attendee, "figure": figure, "directive": directive}


@pytest.fixture(scope="module")
def module_theme(qapp: QApplication) -> Iterator[Theme]:
    """Yield one theme for all tests of a file: to set the application's style sheet takes longer than a test."""
    made = Theme(Scheme.LIGHT, reduced_motion=True)
    made.apply(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def theme(module_theme: Theme) -> Iterator[Theme]:
    """Yield the light theme without motion, and leave it so."""
    yield module_theme
    module_theme.set_scheme(Scheme.LIGHT)
    module_theme.set_strong_marks(False)
    module_theme.reduced_motion = True


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Iterator[ItemsPanel]:
    """Yield the panel on the screen, without a briefing."""
    made = ItemsPanel(theme)
    made.resize(408, 850)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def review(qtbot: QtBot, panel: ItemsPanel, briefing_items: list[AnyItem]) -> Review:
    """Return the review of the invented briefing, shown in the panel."""
    made = Review(panel, briefing_items)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.wait(20)
    return made
