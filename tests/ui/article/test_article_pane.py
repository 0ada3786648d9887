"""The pane's promises to the window."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from briefing_app import i18n
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import Briefing
from briefing_app.ui.article.article_pane import ArticlePane
from briefing_app.ui.theme import Scheme, Theme

LEFT = Qt.MouseButton.LeftButton


def of_text(briefing: Briefing, text: str, items=()) -> Briefing:
    return replace(briefing, id="other", article=replace(briefing.article, text=text), items=tuple(items))


def in_sight(pane, start: int, end: int) -> bool:
    found = pane.view.positions.span_in_document(start, end)
    rect = pane.view.places.span_rects(*found)[0]
    return pane.view.viewport().rect().contains(rect.center().toPoint())


def test_nothing_is_shown_without_a_briefing(qtbot, theme) -> None:
    pane = ArticlePane(theme)
    qtbot.addWidget(pane)
    pane.resize(690, 400)
    pane.show()
    image = pane.grab().toImage()
    surface = theme.color("surface").rgb()
    assert all(image.pixel(x, y) == surface for x in range(0, 690, 7) for y in range(0, 400, 7))
    assert pane.selected_span() is None
    pane.open_find("x")
    assert not pane.find_bar.isVisible()
    pane.reveal_span(0, 1)
    pane.set_selected("nothing", reveal=True)
    pane.set_uncovered([(0, 1)])


def test_the_header_is_not_shown_and_paragraphs_are_trimmed(pane) -> None:
    shown = pane.view.toPlainText()
    assert shown.startswith("Sáng nay, Phó Thủ tướng")
    assert shown.count("\n") == 3
    assert "\nNăm 2025 🌊, kinh tế" in shown


def test_the_column_is_centred_with_margins(pane) -> None:
    left, width = pane.view.column
    assert width == 561
    assert abs(2 * left + width - pane.view.viewport().width()) <= 1
    pane.resize(520, 600)
    left, width = pane.view.column
    assert left == 44
    assert width == pane.view.viewport().width() - 88


def test_lines_are_28_high_and_paragraphs_12_apart(pane) -> None:
    layout = pane.view.document().documentLayout()
    first = pane.view.document().begin()
    lines = [first.layout().lineAt(i).y() for i in range(first.layout().lineCount())]
    assert [b - a for a, b in pairwise(lines)] == [28.0] * (len(lines) - 1)
    top = layout.blockBoundingRect(first).top()
    assert layout.blockBoundingRect(first.next()).top() - top == 28 * len(lines) + 12


def test_the_same_briefing_stays_where_it_is(pane, briefing) -> None:
    pane.resize(690, 200)
    pane.view.verticalScrollBar().setValue(80)
    document = pane.view.document()
    pane.show_briefing(replace(briefing, items=briefing.items[:2]))
    assert pane.view.verticalScrollBar().value() == 80
    assert pane.view.document() is document
    assert len(list(pane.view.marks)) == 2
    pane.show_briefing(of_text(briefing, "Khác\nHoàn toàn khác."))
    assert pane.view.verticalScrollBar().value() == 0
    assert pane.view.toPlainText() == "Hoàn toàn khác."


def test_selecting_reveals(pane) -> None:
    pane.resize(690, 180)
    pane.set_selected("balance", reveal=False)
    assert pane.view.verticalScrollBar().value() == 0
    pane.set_selected("balance", reveal=True)
    item = pane._briefing.item("balance")
    assert in_sight(pane, item.anchor.start, item.anchor.end)


def test_revealed_words_stand_at_a_third(pane, briefing) -> None:
    text = "Đầu\n" + "\n".join(f"Đoạn {n} của bài." for n in range(200))
    pane.show_briefing(of_text(briefing, text))
    at = text.index("Đoạn 120")
    pane.reveal_span(at, at + 8)
    line = pane.view.places.line_rect(pane.view.positions.to_document(at))
    share = (line.top() - pane.view.verticalScrollBar().value()) / pane.view.viewport().height()
    assert abs(share - 1 / 3) < 0.02
    before = pane.view.verticalScrollBar().value()
    at = text.index("Đoạn 123")
    pane.reveal_span(at, at + 8)  # in sight already
    assert pane.view.verticalScrollBar().value() == before


def test_with_motion_it_scrolls_and_pulses_for_a_moment(qtbot, qapp, briefing) -> None:
    theme = Theme(Scheme.LIGHT)
    pane = ArticlePane(theme)
    qtbot.addWidget(pane)
    pane.resize(690, 180)
    pane.show()
    pane.show_briefing(briefing)
    pulses: list[float] = []
    pane._motion._pulse.valueChanged.connect(pulses.append)
    pane.set_selected("balance", reveal=True)
    bar = pane.view.verticalScrollBar()
    target = pane._motion._scroll.endValue()
    assert bar.value() < target
    qtbot.waitUntil(lambda: bar.value() == target and pane.view.lit.pulse == 1.0 and len(pulses) > 1)


def test_items_in_the_header_or_without_words_get_no_mark(pane, briefing) -> None:
    text = briefing.article.text
    title = replace(briefing.item("khai"), id="t", anchor=Anchor.of(text, 17, 30))
    pane.update_items([title, *briefing.items])
    assert pane.view.marks.mark("t") is None
    pane.set_selected("t", reveal=True)


def test_a_warning_is_forgotten_with_its_article(pane, briefing) -> None:
    pane.set_warnings({"budget": "Differs."})
    assert pane.view.marks.mark("budget").warning == "Differs."
    pane.show_briefing(of_text(briefing, briefing.article.text + " Hết.", briefing.items))
    assert pane.view.marks.mark("budget").warning is None


def test_zoom_goes_to_the_nearest_step_and_keeps_the_place(pane, briefing, qtbot) -> None:
    text = "Đầu\n" + "\n".join(f"Đoạn {n} của bài." for n in range(200))
    pane.show_briefing(of_text(briefing, text))
    at = text.index("Đoạn 120")
    pane.reveal_span(at, at + 8)
    with qtbot.waitSignal(pane.zoom_changed) as signal:
        pane.set_zoom(21)
    assert signal.args == [20]
    assert pane.zoom == 20
    assert in_sight(pane, at, at + 8)
    with qtbot.assertNotEmitted(pane.zoom_changed):
        pane.set_zoom(20)


def test_every_word_is_translated(pane, qapp) -> None:
    i18n.use("vi")
    pane.retranslate()
    assert pane.view.accessibleName()
    assert all(button.accessibleName() for button in pane.selection_bar.buttons)


def test_parts_have_names(pane) -> None:
    parts = (
        pane.view,
        pane.head,
        pane.strip,
        pane.find_bar.field,
        pane.find_bar.next,
        pane.find_bar.previous,
    )
    assert all(part.accessibleName() for part in (*parts, pane.selection_bar, pane.head.pencil))


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ một dòng",
        "",
        "Đầu\n\u202bنص عربي\u202c và tiếng Việt \u200f.",
        "Đầu\n👨‍👩‍👧 gia đình 🇻🇳",
        "Đầu\n" + "x" * 5_000,
        "Đầu\n" + "\ufffc\ufdd0 lạ",
    ],
)
def test_odd_texts_are_shown_and_selected(pane, briefing, text: str) -> None:
    pane.show_briefing(of_text(briefing, text))
    pane.view.selectAll()
    span = pane.selected_span()
    body = text.split("\n", 1)[-1].strip()
    assert (text[slice(*span)] if span else "") == body
    pane.grab()


def test_a_line_of_megabytes_is_shown_and_its_end_reached(pane, briefing) -> None:
    text = "Đầu\n" + "Một câu dài không ngừng, " * 40_000 + "CUỐI 🌊 cùng."
    start, end = text.index("CUỐI"), len(text)
    item = replace(briefing.item("yen"), anchor=Anchor.of(text, start, end))
    pane.show_briefing(of_text(briefing, text, [item]))
    pane.grab()
    pane.set_selected("yen", reveal=True)
    assert in_sight(pane, start, end)
    pane.select_span(start, end)
    assert pane.selected_span() == (start, end)
    pane.open_find("cuoi")
    assert pane.find_bar.count.text() == "1 / 1"


def test_the_strip_jumps_and_scrolls(pane, briefing) -> None:
    text = "Đầu\n" + "\n".join(f"Đoạn {n} của bài." for n in range(300))
    pane.show_briefing(of_text(briefing, text))
    strip, bar = pane.strip, pane.view.verticalScrollBar()
    QTest.mouseClick(strip, LEFT, pos=QPoint(7, strip.height() - 6))
    assert bar.value() == bar.maximum()
    QTest.mouseClick(strip, LEFT, pos=QPoint(7, strip.height() // 2))
    assert abs(bar.value() / bar.maximum() - 0.5) < 0.03
    grip = strip.bar().center().toPoint()
    QTest.mousePress(strip, LEFT, pos=grip)
    QTest.mouseMove(strip, grip - QPoint(0, 100))
    moved = bar.value()
    QTest.mouseRelease(strip, LEFT, pos=grip - QPoint(0, 100))
    assert 0 < moved < bar.maximum() * 0.45
    QTest.mouseMove(strip, grip)
    assert bar.value() == moved


def test_the_strip_shows_every_item_in_its_lane(pane, theme) -> None:
    image = pane.strip.grab().toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(pane.strip.width()) for y in range(pane.strip.height())
    }
    for kind in pane.strip._found():
        assert theme.kind_color(kind[0], "mark").name() in found
    assert len(list(pane.strip._found())) == 7
