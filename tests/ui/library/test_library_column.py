"""The library column: rows, search field, results, by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.briefing import Status
from briefing_app.domain.listing import Found, Hit, ListedBriefing, Snippet
from briefing_app.domain.query_reader import read_query
from briefing_app.ui.library.hit_model import HitModel
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.library.library_model import ROW, LibraryModel, MonthHead
from briefing_app.ui.library.marked_text import paint_marked
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton


def listed(number: int, date: str | None = "2026-03-18", *, left: int = 3, title: str = "") -> ListedBriefing:
    return ListedBriefing(
        id=f"id{number}",
        title=title or f"Phó Thủ tướng Đỗ Hữu Khải làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải, lần {number}",
        date=date,
        place="Vĩnh Hải",
        source=None,
        left=left,
        total=9,
        status=Status.IN_REVIEW if left else Status.REVIEWED,
        modified="2026-03-18T09:42:00+00:00",
        overdue=number % 2 * 2,
    )


ROWS = [listed(1), listed(2, "2026-03-16", left=0), listed(3, "2026-02-27"), listed(4, None)]
HITS = [
    Hit(
        id="id1",
        title="Phó Thủ tướng làm việc về cảng cá",
        date="2026-03-18",
        place="Vĩnh Hải",
        score=1.0,
        matches=7,
        snippets=(
            Snippet(where="title", text="Phó Thủ tướng làm việc về cảng cá", marks=((26, 33),)),
            Snippet(
                where="directive",
                text="… giai đoạn hai của cảng cá Mũi Sáo 🐟 ngay",
                marks=((20, 27),),
                item_id="d1",
            ),
        ),
    ),
    Hit(id="id3", title="Hội nghị", date="2026-02-27", place=None, score=0.5, matches=1, snippets=()),
]
FOUND = Found(
    query=read_query("cảng cá"),
    hits=tuple(HITS),
    total=2,
    months={(True, "2026-03"): 1, (True, "2026-02"): 1},
)


@pytest.fixture
def column(qtbot: QtBot, theme: Theme) -> LibraryColumn:
    made = LibraryColumn(theme)
    made.resize(300, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_models_keep_their_contract(qapp: QApplication) -> None:
    model, hits = LibraryModel(), HitModel()
    testers = [
        QAbstractItemModelTester(m, QAbstractItemModelTester.FailureReportingMode.Warning)
        for m in (model, hits)
    ]
    model.show(ROWS)
    hits.show(FOUND)
    hits.extend(replace(FOUND, hits=(replace(HITS[1], id="id9", date="2026-01-03"),)))
    assert model.replace(listed(1, left=0))
    assert not model.replace(listed(1, "2027-01-01"))
    assert not model.replace(listed(77))
    model.show([])
    hits.show(Found(query=read_query("x")))
    assert len(testers) == 2


def test_months_stand_above_their_briefings(qapp: QApplication) -> None:
    model = LibraryModel()
    model.show(ROWS)
    heads = [model.index(i).data(ROW) for i in range(model.rowCount())]
    assert [(h.text, h.count) for h in heads if isinstance(h, MonthHead)] == [
        ("March 2026", 2),
        ("February 2026", 1),
        ("No date", 1),
    ]
    assert model.row_of("id3") == 4
    assert model.row_of("nobody") == -1


def colours_behind(column: LibraryColumn, row: int) -> str:
    """Return the colour of a row's ground, near its left edge."""
    rect = column.list.visualRect(column.model.index(row))
    return column.list.viewport().grab().toImage().pixelColor(rect.left() + 12, rect.center().y()).name()


def test_the_open_briefing_stands_out_with_and_without_the_focus(column: LibraryColumn, theme: Theme) -> None:
    column.briefings.show_briefings(ROWS, current="id1")
    column.grab()
    assert column.model.row_of("id1") == 1
    chosen = theme.color("selection").name()
    assert (colours_behind(column, 1), colours_behind(column, 2) == chosen) == (chosen, False)
    column.briefings.mark_current("id2")
    assert (colours_behind(column, 1) == chosen, colours_behind(column, 2)) == (False, chosen)


def test_a_click_and_enter_open_a_briefing(qtbot: QtBot, column: LibraryColumn) -> None:
    column.briefings.show_briefings(ROWS, current="id1")
    column.grab()
    index = column.model.index(2)
    with qtbot.waitSignal(column.briefing_requested) as asked:
        qtbot.mouseClick(
            column.list.viewport(), Qt.MouseButton.LeftButton, pos=column.list.visualRect(index).center()
        )
    assert asked.args == ["id2"]
    column.list.setFocus()
    qtbot.keyClick(column.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(column.briefing_requested) as asked:
        qtbot.keyClick(column.list, Qt.Key.Key_Return)
    assert asked.args == ["id3"]
    with qtbot.waitSignal(column.removal_requested) as asked:
        qtbot.keyClick(column.list, Qt.Key.Key_Delete)
    assert asked.args == ["id3"]


def test_the_empty_library_says_what_to_press(qtbot: QtBot, column: LibraryColumn) -> None:
    column.briefings.show_briefings([], current=None)
    column.grab()
    buttons = [b for b in column.findChildren(TextButton) if b.isVisible()]
    with qtbot.waitSignal(column.import_requested):
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_search_waits_for_a_pause(qtbot: QtBot, column: LibraryColumn) -> None:
    asked: list[str] = []
    column.searched.connect(asked.append)
    qtbot.keyClicks(column.field, "cang ca")
    qtbot.waitUntil(lambda: bool(asked), timeout=2000)
    assert asked == ["cang ca"]
    qtbot.keyClick(column.field, Qt.Key.Key_Escape)
    assert asked == ["cang ca", ""]
    assert column.field.text() == ""


def test_composing_does_not_search_each_key(qtbot: QtBot, column: LibraryColumn) -> None:
    asked: list[str] = []
    column.searched.connect(asked.append)
    column.field.setFocus()
    for preedit in ("c", "ca", "cả", "cản", "cảng"):
        QApplication.sendEvent(column.field, QInputMethodEvent(preedit, []))
        qtbot.wait(40)
    assert asked == []
    done = QInputMethodEvent()
    done.setCommitString("cảng")
    QApplication.sendEvent(column.field, done)
    qtbot.waitUntil(lambda: asked == ["cảng"], timeout=2000)


def test_results_show_matches_and_open(qtbot: QtBot, column: LibraryColumn) -> None:
    column.show_found("cảng cá", FOUND, more=False)
    assert column.searching
    column.resize(396, 700)
    column.grab()
    column.field.setFocus()
    qtbot.keyClick(column.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(column.hit_requested) as opened:
        qtbot.keyClick(column.hits, Qt.Key.Key_Return)
    assert opened.args == [HITS[0]]
    with qtbot.waitSignal(column.hit_requested) as opened:
        qtbot.mouseClick(
            column.hits.viewport(),
            Qt.MouseButton.LeftButton,
            pos=column.hits.visualRect(column.hit_model.index(3)).center(),
        )
    assert opened.args == [HITS[1]]
    qtbot.keyClick(column.hits, Qt.Key.Key_Up)
    assert column.hits.currentIndex().row() == 1
    qtbot.keyClick(column.hits, Qt.Key.Key_Up)
    assert column.field.hasFocus()


def test_enter_in_the_field_opens_the_first_result(qtbot: QtBot, column: LibraryColumn) -> None:
    column.show_found("cảng cá", FOUND, more=True)
    with qtbot.waitSignal(column.hit_requested) as opened:
        qtbot.keyClick(column.field, Qt.Key.Key_Return)
    assert opened.args == [HITS[0]]


def test_nothing_found_is_a_sentence(column: LibraryColumn) -> None:
    column.show_found("xyz", Found(query=read_query("xyz")), more=False)
    column.grab()
    shown = [label.text() for label in column.findChildren(type(column.page._nothing)) if label.isVisible()]
    assert any("xyz" in text for text in shown)


def test_the_order_can_be_chosen(qtbot: QtBot, column: LibraryColumn) -> None:
    column.show_found("cảng cá", FOUND, more=False)
    with qtbot.waitSignal(column.order_chosen) as chosen:
        qtbot.mouseClick(column.page._orders["relevance"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["relevance"]


def test_heads_cannot_be_chosen(column: LibraryColumn) -> None:
    column.briefings.show_briefings(ROWS, current=None)
    assert not column.model.flags(column.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert column.model.briefing(QModelIndex()) is None


def test_a_search_does_not_make_the_column_wider_for_good(column: LibraryColumn) -> None:
    column.show_found("cảng cá", FOUND, more=True)
    column.show_library()
    assert column.minimumSizeHint().width() <= 272


def test_matches_are_lit_in_a_line_that_is_cut_too(theme: Theme) -> None:
    def lit(marks: list[tuple[int, int]]) -> bytes:
        picture = QImage(300, 40, QImage.Format.Format_RGB32)
        picture.fill(theme.color("window"))
        painter = QPainter(picture)
        paint_marked(
            painter,
            theme,
            QRectF(0, 0, 300, 36),
            "Bàn giao toàn bộ mặt bằng sạch trước ngày 30/6, công khai tiến độ mặt bằng từng tuần để dân cùng giám sát",
            marks,
            font=theme.font("meta"),
            strong=theme.font("meta_strong"),
            colour=theme.color("text"),
            line_height=18,
            lines=2,
        )
        painter.end()
        return bytes(picture.copy(0, 18, 300, 22).constBits())

    assert lit([(66, 74)]) != lit([])
    assert lit([(66, 69), (70, 74)]) == lit([(66, 74)])  # neighbours are lit as one


def test_further_results_are_asked_for_near_the_end(qtbot: QtBot, column: LibraryColumn) -> None:
    many = [replace(HITS[1], id=f"id{n}") for n in range(30)]
    asked: list[bool] = []
    column.more_wanted.connect(lambda: asked.append(True))
    found = Found(query=read_query("cảng cá"), hits=tuple(many), total=31)
    column.show_found("cảng cá", found, more=True)
    qtbot.waitUntil(lambda: column.hits.verticalScrollBar().maximum() > 0)
    assert asked == []
    for _ in range(28):
        qtbot.keyClick(column.hits, Qt.Key.Key_Down)
    assert asked == [True]
    column.extend_hits(replace(FOUND, hits=(replace(HITS[1], id="last"),)), more=False)
    assert column.hit_model.rowCount() == 31
    qtbot.keyClick(column.hits, Qt.Key.Key_End)
    assert asked == [True]
