"""Where words, lines and blocks of the article stand in its view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from briefing_app.ui.article.line_pieces import pieces_in_block
from briefing_app.ui.article.margin_painter import MarginPainter
from briefing_app.ui.article.mark_painter import MarkPainter
from briefing_app.ui.article.marks import Mark, Marks
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.article.positions import Positions


class ColumnGeometry:
    """Answers in the viewport's coordinates, `line_rect` in the document's; asking lays out what is needed."""

    def __init__(self, view: QTextEdit, marks: Marks, words: MarkPainter, margins: MarginPainter) -> None:
        self._view = view
        self._marks = marks
        self._words = words
        self._margins = margins
        self.column: tuple[int, int] = (0, 0)

    def line_rect(self, position: int) -> QRectF:
        """Return the line around a position of the document, in the document's coordinates."""
        block = self._view.document().findBlock(min(position, self._view.document().characterCount() - 1))
        origin = self._view.document().documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 1, self._words.measures.line)
        baseline = origin.y() + line.y() + line.ascent()
        top = baseline - self._words.measures.fill_top
        return QRectF(
            origin.x() + line.x(),
            top,
            line.width(),
            self._words.measures.fill_top + self._words.measures.fill_bottom,
        )

    def span_rects(self, start: int, end: int) -> list[QRectF]:
        """Return where the words between two positions of the document stand in the viewport, line by line."""
        rects: list[QRectF] = []
        block = self._view.document().findBlock(start)
        while block.isValid() and block.position() < end:
            origin = self.origin(block)
            rects += [
                self._words.box(piece).translated(origin) for piece in pieces_in_block(block, start, end)
            ]
            if origin.y() > self._view.viewport().height():
                break
            block = block.next()
        return rects

    def marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks under a point of the viewport, the innermost first."""
        block = self._view.cursorForPosition(point).block()
        at = QPointF(point) - self.origin(block)
        measures = self._words.measures
        return self._marks.at_point(block, at.x(), at.y(), measures.fill_top, measures.fill_bottom)

    def warning_at(self, point: QPoint) -> Mark | None:
        """Return the mark whose triangle stands under a point of the viewport."""
        block = self._view.cursorForPosition(point).block()
        at = QPointF(point) - self.origin(block)
        for mark, pieces in self._marks.in_block(block):
            if not mark.warning or not pieces or mark.start < block.position():
                continue
            if self._margins.warning_area(pieces[0].baseline, self.column[1]).contains(at):
                return mark
        return None

    def origin(self, block: QTextBlock) -> QPointF:
        """Return where the layout of a block starts, in the viewport."""
        rect = self._view.document().documentLayout().blockBoundingRect(block)
        return rect.topLeft() - QPointF(
            self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        )

    def visible_blocks(self, area: QRect) -> Sequence[QTextBlock]:
        """Return the blocks that show something in a part of the viewport."""
        block = self._view.cursorForPosition(QPoint(0, area.top())).block()
        if block.previous().isValid():  # a line reaches a little over its block's edge
            block = block.previous()
        found: list[QTextBlock] = []
        while block.isValid() and self.origin(block).y() <= area.bottom() + self._words.measures.line:
            found.append(block)
            block = block.next()
        return found


def format_blocks(document: QTextDocument, positions: Positions, measures: Measures) -> None:
    """Give all blocks line height and gap; the parts of one long paragraph follow each other without."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    blocks = QTextBlockFormat()
    blocks.setLineHeight(measures.line, fixed)
    blocks.setBottomMargin(measures.paragraph_gap)
    cursor.setBlockFormat(blocks)
    blocks.setBottomMargin(0)
    for piece in positions.pieces:
        if not piece.closes:
            cursor.setPosition(piece.at)
            cursor.setBlockFormat(blocks)
    cursor.endEditBlock()
