"""The article's words with their marks: read only, selected by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.ui.article.column_geometry import ColumnGeometry, format_blocks
from briefing_app.ui.article.layout_steps import LayoutSteps
from briefing_app.ui.article.margin_painter import MarginPainter
from briefing_app.ui.article.mark_painter import Lit, MarkPainter
from briefing_app.ui.article.marks import Marks
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.article.positions import Positions
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.own_viewport import give_viewport

Span = tuple[int, int]

_BOTTOM = 48
"""What stays free under the last line."""


class ArticleView(QTextEdit):
    """Shows one article's text from a start on, the items' marks painted under the words.

    Not an editor: the text never changes and no input method reaches it. A QTextEdit, because it has selection,
    caret and lazy layout; its marks are painted here, because character formats touch the dots of ạ ệ ọ ự. Spans
    that it takes and gives are code points of the article's text. A head widget scrolls along above the words.
    What mouse and keys mean is the business of `ViewPointer` and `ViewKeys`.
    """

    span_changed = Signal()
    moved = Signal()  # scrolled, or laid out anew

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._theme = theme
        self._head: QWidget | None = None
        self._head_height = 0
        self.positions = Positions("")
        self.lit = Lit()
        self.measures = Measures()
        self.mark_painter = MarkPainter(theme)
        self._margins = MarginPainter(theme)
        self.marks = Marks(self.document())
        self.places = ColumnGeometry(self, self.marks, self.mark_painter, self._margins)
        self._steps = LayoutSteps(self.document(), self)
        self._set_up()
        self.document().documentLayout().documentSizeChanged.connect(self._layout_changed)
        self.selectionChanged.connect(self.span_changed)
        theme.changed.connect(self._theme_changed)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        # Digits are gestures here; with an input method on they would be tone marks.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.document().setDocumentMargin(0)
        self.document().setUseDesignMetrics(True)
        self.setFont(self._theme.font("article", self.measures.size))

    # what is shown

    def set_head(self, head: QWidget) -> None:
        """Take the widget that scrolls above the words; its height follows from its `heightForWidth`."""
        self._head = head
        head.setParent(self.viewport())
        head.show()
        self.relayout()

    def show_text(self, text: str, start: int) -> None:
        """Show another text from a code point on, at its top."""
        self.lit = Lit()
        self.positions = Positions(text, start)
        self.marks.set((), self.positions, {})
        self._steps.begin()
        together = QTextCursor(self.document())
        together.beginEditBlock()  # so that all is laid out once
        self.setPlainText(self.positions.document_text())
        format_blocks(self.document(), self.positions, self.measures)
        self.relayout()
        together.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def set_items(self, items: Iterable[AnyItem], warnings: Mapping[str, str]) -> None:
        """Mark these items; `warnings` says of some, by their ID, what is doubtful about them."""
        self.marks.set(items, self.positions, warnings)
        self.viewport().update()

    def set_size(self, size: int) -> None:
        """Set the text in another size, the words at the top staying there."""
        if size == self.measures.size:
            return
        top = self.cursorForPosition(QPoint(self.places.column[0], 4)).position()
        at_top = self.verticalScrollBar().value() == 0
        self.measures = Measures(size)
        self.mark_painter.measures = self._margins.measures = self.measures
        self.setFont(self._theme.font("article", size))
        format_blocks(self.document(), self.positions, self.measures)
        self.relayout()
        if not at_top:
            self.scroll_to(self.places.line_rect(top).top())

    def point_at(self, span: Span | None) -> None:
        """Light up the words between two positions of the document, or none any more."""
        if self.lit.pointed != span:
            self.lit.pointed = span
            self.viewport().update()

    # where things are

    @property
    def is_laid_out(self) -> bool:
        """Whether the whole text is laid out, so that to ask for a place costs nothing."""
        return not self._steps.pending

    @property
    def column(self) -> tuple[int, int]:
        """The left edge and the width of the text column in the viewport."""
        return self.places.column

    def span(self) -> Span | None:
        """Return the selected words, without the white space around them; None when there are none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self.positions.span_in_text(cursor.selectionStart(), cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select the words of a span."""
        found = self.positions.span_in_document(start, end)
        if found is not None:
            cursor = self.textCursor()
            cursor.setPosition(found[0])
            cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def clear_span(self) -> None:
        """Let go of the selected words; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def scroll_range(self) -> int:
        """Return how far the view can scroll, with all that is laid out by now.

        Layout asked for by a position tells nobody of the new size until the event loop turns.
        """
        layout = self.document().documentLayout()
        size = layout.documentSize()
        if round(size.height()) - self.viewport().height() > self.verticalScrollBar().maximum():
            layout.documentSizeChanged.emit(size)
        return self.verticalScrollBar().maximum()

    def scroll_to(self, top: float) -> None:
        """Bring a height of the document to the top, as far as the text goes."""
        self.verticalScrollBar().setValue(max(0, min(self.scroll_range(), round(top))))

    # painting

    def update_marks(self, *item_ids: str | None) -> None:
        """Paint anew where the marks of some items stand."""
        for mark in (self.marks.mark(item_id) for item_id in item_ids):
            if mark is not None:
                for rect in self.places.span_rects(mark.start, mark.end):
                    self.viewport().update(rect.toAlignedRect().adjusted(-3, -3, 3, 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the marks, then let the words come on top."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self.places.visible_blocks(event.rect()):
            painter.save()
            painter.translate(self.places.origin(block))
            self.mark_painter.paint(painter, block, self.marks, self.lit)
            self._margins.paint(painter, block, self.marks, self.places.column[1])
            painter.restore()
        painter.end()
        super().paintEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take no text: a view that is read only inserts an input method's words all the same."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own words, without the breaks that only the view makes."""
        data = QMimeData()
        span = self.span()
        data.setText(self.positions.text[slice(*span)] if span else "")
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column anew; what floats over it follows even where only the height changed."""
        super().resizeEvent(event)
        self.relayout()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the head along."""
        super().scrollContentsBy(dx, dy)
        self._place_head()
        self.moved.emit()

    # internals

    def relayout(self) -> None:
        """Centre the column in the present width and give the head its height."""
        left, width = self.places.column = self.measures.column(self.viewport().width())
        self._head_height = self._head.heightForWidth(width) if self._head is not None else 0
        frame = self.document().rootFrame()
        layout = frame.frameFormat()
        right = max(0, self.viewport().width() - left - width)
        wanted = (left, right, self._head_height, _BOTTOM)
        if wanted != (layout.leftMargin(), layout.rightMargin(), layout.topMargin(), layout.bottomMargin()):
            layout.setLeftMargin(left)
            layout.setRightMargin(right)
            layout.setTopMargin(self._head_height)
            layout.setBottomMargin(_BOTTOM)
            frame.setFrameFormat(layout)
            self._layout_changed()
        self._place_head()

    def _place_head(self) -> None:
        if self._head is not None:
            top = -self.verticalScrollBar().value()
            self._head.setGeometry(QRect(0, top, self.viewport().width(), self._head_height))

    def _layout_changed(self) -> None:
        self.marks.forget_places()
        self.viewport().update()
        self.moved.emit()

    def _theme_changed(self) -> None:
        self.setFont(self._theme.font("article", self.measures.size))
        self.viewport().update()
