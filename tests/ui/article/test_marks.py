"""What the marks look like: read off the painted pixels."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.theme import Scheme


@pytest.fixture
def looked_at(pane, span):
    """Return a function that paints the article and gives the colours around some words' first piece."""

    def looked_at(words: str) -> Look:
        start, end = pane.view.positions.span_in_document(*span(words))
        box = pane.view.places.span_rects(start, end)[0]
        return Look(pane.view.viewport().grab().toImage(), box, pane.view.mark_painter.measures)

    return looked_at


class Look:
    """The pixels around one line piece; `box` is where a fill would be."""

    def __init__(self, image: QImage, box: QRectF, measures) -> None:
        self.image = image
        self.box = box
        self.baseline = box.top() + measures.fill_top
        self.line_y = self.baseline + measures.line_drop

    @property
    def fill(self) -> QColor:
        """The commonest colour behind the words."""
        area = self.box.adjusted(4, 3, -4, -3).toAlignedRect()
        columns, rows = range(area.left(), area.right()), range(area.top(), area.bottom())
        colours = Counter(self.image.pixel(x, y) for x in columns for y in rows)
        return QColor(colours.most_common(1)[0][0])

    def has(self, colour: QColor, y: float) -> int:
        """Return how many pixels near a height are close to a colour."""
        count = 0
        for row in (int(y) - 1, int(y), int(y) + 1):
            for x in range(int(self.box.left()), int(self.box.right())):
                pixel = self.image.pixelColor(x, row)
                near = abs(pixel.red() - colour.red()) + abs(pixel.green() - colour.green())
                count += near + abs(pixel.blue() - colour.blue()) < 90
        return count


def test_suggested_is_a_line_without_fill(looked_at, theme) -> None:
    look = looked_at("Bộ trưởng Mạc Thu Yến")
    assert look.fill == theme.color("surface")
    assert look.has(theme.kind_color(ItemKind.ATTENDEE, "mark"), look.line_y) > 100


def test_confirmed_is_filled(looked_at, theme) -> None:
    assert looked_at("Phó Thủ tướng Đỗ Hữu Khải").fill == theme.kind_color(ItemKind.ATTENDEE, "fill")
    assert looked_at("tăng 9,4%").fill == theme.kind_color(ItemKind.KEY_FIGURE, "fill")


def test_a_confirmed_directive_has_no_line(looked_at, theme, pane) -> None:
    look = looked_at("yêu cầu UBND tỉnh xây")
    assert look.fill == theme.kind_color(ItemKind.DIRECTIVE, "fill")
    assert look.has(theme.kind_color(ItemKind.DIRECTIVE, "mark"), look.line_y) == 0


def test_a_figure_in_a_directive_lies_on_top(looked_at, theme) -> None:
    look = looked_at("ít nhất 12.000 căn nhà")
    assert look.fill == theme.kind_color(ItemKind.DIRECTIVE, "fill")
    assert look.has(theme.kind_color(ItemKind.KEY_FIGURE, "mark"), look.line_y) > 30


def test_selected_has_fill_and_outline(looked_at, theme, pane) -> None:
    pane.set_selected("budget", reveal=False)
    look = looked_at("trên 41,6 nghìn tỷ đồng")
    assert look.fill == theme.kind_color(ItemKind.KEY_FIGURE, "selected")
    assert look.has(theme.kind_color(ItemKind.KEY_FIGURE, "mark"), look.box.top() + 1) > 50
    pane.set_selected(None, reveal=False)
    assert looked_at("trên 41,6 nghìn tỷ đồng").fill == theme.color("surface")


def test_hovered_is_lit(looked_at, theme, pane) -> None:
    pane.view.lit.hovered = "budget"
    assert looked_at("trên 41,6 nghìn tỷ đồng").fill == theme.color("hover")


def test_a_warning_colours_line_and_margin(looked_at, theme, pane) -> None:
    pane.set_warnings({"budget": "Differs."})
    look = looked_at("trên 41,6 nghìn tỷ đồng")
    assert look.has(theme.color("warning"), look.line_y) > 20
    left, width = pane.view.column
    look.box = QRectF(left + width + 10, look.box.top(), 24, 10)
    assert look.has(theme.color("warning"), look.baseline - 2) > 4


def test_rejected_shows_nothing(looked_at, theme, pane, briefing) -> None:
    items = [replace(item, state=State.REJECTED) for item in briefing.items]
    pane.update_items(items)
    look = looked_at("Phó Thủ tướng Đỗ Hữu Khải")
    assert look.fill == theme.color("surface")
    assert list(pane.view.marks) == []


def test_matches_and_uncovered_sentences_are_filled(looked_at, theme, pane, span) -> None:
    pane.set_uncovered([span("Tỷ lệ hộ nghèo còn 1,8%.")])
    assert looked_at("Tỷ lệ hộ nghèo").fill == theme.color("sunken")
    pane.set_uncovered([])
    assert looked_at("Tỷ lệ hộ nghèo").fill == theme.color("surface")
    pane.open_find("cang ca")
    assert looked_at("Cảng cá").fill == theme.color("match")
    look = looked_at("Cảng cá")
    assert look.has(theme.color("text"), look.box.top() + 1) > 30  # the current one is outlined
    other = looked_at("cảng cá")
    assert other.has(theme.color("text"), other.box.top() + 1) == 0


def test_revealed_words_are_lit_until_the_next_key(looked_at, theme, pane, span, qtbot) -> None:
    pane.reveal_span(*span("mở rộng"))
    assert looked_at("mở rộng").fill == theme.color("match")
    qtbot.keyClick(pane.view, "x")
    assert looked_at("mở rộng").fill == theme.color("surface")


def test_strong_marks_outline_instead_of_filling(looked_at, theme, pane) -> None:
    theme.set_strong_marks(True)
    look = looked_at("Phó Thủ tướng Đỗ Hữu Khải")
    assert look.fill == theme.color("surface")
    assert look.has(theme.kind_color(ItemKind.ATTENDEE, "mark"), look.box.top() + 1) > 100
    look = looked_at("Bộ trưởng Mạc Thu Yến")
    assert look.has(theme.kind_color(ItemKind.ATTENDEE, "mark"), look.box.top() + 1) == 0


def test_dark_colours_are_followed(looked_at, theme) -> None:
    theme.set_scheme(Scheme.DARK)
    look = looked_at("Phó Thủ tướng Đỗ Hữu Khải")
    assert look.fill == theme.kind_color(ItemKind.ATTENDEE, "fill")
    assert looked_at("chủ trì").fill == QColor("#1C1F21")


def test_directives_that_share_a_line_split_their_bars(pane, span) -> None:
    start = span("Phó Thủ tướng yêu cầu")[0]
    block = pane.view.document().findBlock(pane.view.positions.to_document(start))
    margins = pane.view._margins
    first, second = margins.bars(block, pane.view.marks.in_block(block))
    assert (first.mark.number, second.mark.number) == (1, 2)
    assert first.bottom < second.top
    middle = (first.bottom + second.top) / 2
    line = pane.view.places.line_rect(pane.view.positions.to_document(span("Giao Bộ")[0]))
    top = line.top() - pane.view.document().documentLayout().blockBoundingRect(block).top()
    assert abs(middle - (top + line.height() / 2)) < 1


def test_a_directive_over_two_paragraphs_has_one_bar(pane, briefing) -> None:
    text = briefing.article.text
    start, end = text.index("Giao Bộ"), text.index("mở rộng")
    long = replace(briefing.item("balance"), anchor=Anchor.of(text, start, end))
    pane.update_items([long])
    view = pane.view
    first = view.document().findBlock(view.positions.to_document(start))
    upper, lower = (view._margins.bars(b, view.marks.in_block(b))[0] for b in (first, first.next()))
    layout = view.document().documentLayout()
    gap = layout.blockBoundingRect(first.next()).top() + lower.top
    assert abs(layout.blockBoundingRect(first).top() + upper.bottom - gap) < 1
    assert upper.numbered
    assert not lower.numbered


def test_right_to_left_words_get_pieces_in_visual_order(pane, briefing) -> None:
    text = "Đầu\nMột שלום עולם hai."
    item = replace(briefing.item("yen"), anchor=Anchor.of(text, text.index("ש"), text.index("ם ע") + 1))
    pane.show_briefing(
        replace(briefing, id="rtl", article=replace(briefing.article, text=text), items=(item,))
    )
    block = pane.view.document().begin()
    ((_, pieces),) = pane.view.marks.in_block(block)
    assert len(pieces) == 1
    assert 20 < pieces[0].right - pieces[0].left < 80
    assert pieces[0].left > block.layout().lineAt(0).cursorToX(9)[0] - 200
