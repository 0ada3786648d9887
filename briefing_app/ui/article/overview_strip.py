"""The strip beside the article in place of a scroll bar: where the items stand in the whole text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import tr
from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.article.measures import STRIP
from briefing_app.ui.theme import Theme

_RIGHT = 4
"""What stays free at the strip's right."""
_TOP = 4
_BAR = 10.0
_LEAST_BAR = 28.0
_LANE = 3.5
_LANES = (ItemKind.ATTENDEE, ItemKind.KEY_FIGURE, ItemKind.DIRECTIVE)
_CONFIRMED, _SUGGESTED = 3.0, 1.0


class OverviewStrip(QWidget):
    """Three lanes by kind, with the part in sight behind them; a click jumps there, dragging scrolls.

    Not a focus stop: the view scrolls by keys itself.
    """

    def __init__(self, theme: Theme, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._places: list[tuple[ItemKind, float, float, bool, bool]] | None = None
        self._rects: list[tuple[QRectF, QColor]] = []
        self._rects_for: tuple[float, float] | None = None
        self._grip: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(STRIP + _RIGHT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.retranslate()
        view.moved.connect(self.update)
        view.document().documentLayout().documentSizeChanged.connect(self.refresh)
        view.verticalScrollBar().rangeChanged.connect(self.update)
        theme.changed.connect(self.refresh)

    def sizeHint(self) -> QSize:
        """Ask for the strip's width."""
        return QSize(STRIP + _RIGHT, 200)

    def retranslate(self) -> None:
        """Name the strip in the current language."""
        self.setAccessibleName(tr("Overview of the article"))
        self.setToolTip(tr("Where the items stand: click to go there"))

    def refresh(self) -> None:
        """Find anew where the items stand."""
        self._places = None
        self._rects_for = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part in sight and the lanes."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._view.verticalScrollBar().maximum() > 0:
            colour = self._theme.color("edge")
            colour.setAlphaF(0.30 if self._grip is not None else 0.16)
            painter.setBrush(colour)
            painter.drawRoundedRect(self.bar(), _BAR / 2, _BAR / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for rect, colour in self._painted():
            painter.fillRect(rect, colour)
        painter.end()

    def bar(self) -> QRectF:
        """Return the rectangle that stands for the part in sight."""
        scroll = self._view.verticalScrollBar()
        whole = scroll.maximum() + self._view.viewport().height()
        height = max(_LEAST_BAR, self._room() * self._view.viewport().height() / max(1, whole))
        share = scroll.value() / max(1, scroll.maximum())
        return QRectF(self._left(), _TOP + share * (self._room() - height), _BAR, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grip the bar, or jump so that its middle comes to the point."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        bar, y = self.bar(), event.position().y()
        self._grip = y - bar.top() if bar.top() <= y <= bar.bottom() else bar.height() / 2
        self._scroll_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along with the mouse."""
        if self._grip is not None:
            self._scroll_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the bar."""
        self._grip = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article."""
        scroll = self._view.verticalScrollBar()
        scroll.setValue(scroll.value() - event.angleDelta().y())
        event.accept()

    def _scroll_to(self, y: float) -> None:
        scroll = self._view.verticalScrollBar()
        room = self._room() - self.bar().height()
        if room > 0 and self._grip is not None:
            scroll.setValue(round((y - self._grip - _TOP) / room * scroll.maximum()))
        self.update()

    def _left(self) -> float:
        return (STRIP - _BAR) / 2

    def _room(self) -> float:
        return max(1.0, self.height() - 2 * _TOP)

    def _whole(self) -> float:
        return max(1.0, float(self._view.verticalScrollBar().maximum() + self._view.viewport().height()))

    def _painted(self) -> list[tuple[QRectF, QColor]]:
        """Return the rectangles of the lanes; marks that would run into each other on the strip make one."""
        scale = (self._whole(), self._room())
        if scale != self._rects_for:
            self._rects_for = scale
            factor = self._room() / self._whole()
            runs: dict[tuple[bool, bool, ItemKind], list[list[float]]] = {}
            for kind, top, bottom, confirmed, warned in sorted(self._found(), key=_top):
                run = runs.setdefault((warned, confirmed, kind), [])
                y = _TOP + top * factor
                end = y + max(2.0, max(2.0, bottom - top) * factor)
                if run and y <= run[-1][1]:
                    run[-1][1] = max(end, run[-1][1])
                else:
                    run.append([y, end])
            self._rects = [
                (QRectF(left, y, width, end - y), colour)
                for (warned, confirmed, kind), run in sorted(runs.items())
                for left, width, colour in (self._lane(kind, confirmed, warned),)
                for y, end in run
            ]
        return self._rects

    def _lane(self, kind: ItemKind, confirmed: bool, warned: bool) -> tuple[float, float, QColor]:
        """Return left edge, width and colour of marks of a kind."""
        width = _CONFIRMED if confirmed else _SUGGESTED
        left = self._left() + _LANES.index(kind) * _LANE + (_CONFIRMED - width) / 2
        return left, width, self._theme.color("warning") if warned else self._theme.kind_color(kind, "mark")

    def _found(self) -> Iterable[tuple[ItemKind, float, float, bool, bool]]:
        """Return kind, top and bottom in the document, whether confirmed and whether warned of, of every mark."""
        if self._places is None:
            view = self._view
            length = view.document().characterCount()
            # Measuring a place would lay out the whole text: it is estimated until that is done anyway.
            estimated = not view.is_laid_out
            per_character = self._whole() / max(1, length)
            self._places = []
            for mark in view.marks:
                if estimated:
                    top, bottom = mark.start * per_character, mark.end * per_character
                else:
                    top = view.places.line_rect(mark.start).top()
                    bottom = view.places.line_rect(max(mark.start, mark.end - 1)).bottom()
                self._places.append((mark.kind, top, bottom, mark.confirmed, mark.warning is not None))
        return self._places


def _top(place: tuple[ItemKind, float, float, bool, bool]) -> float:
    return place[1]
