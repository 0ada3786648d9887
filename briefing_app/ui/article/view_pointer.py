"""What the mouse means in the article: click, click again, double click, hover, tooltip, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.article.item_words import description
from briefing_app.ui.article.marks import Mark

_WHEEL_STEP = 120


class ViewPointer(QObject):
    """An event filter on the view's viewport; selecting words by dragging stays the view's own business."""

    clicked = Signal(str)  # an item's ID
    double_clicked = Signal(str)
    released = Signal()  # the left button is up again, the selection as it is then
    zoom_wished = Signal(int)  # steps up or down

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None
        self._wheel = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the viewport's mouse events first."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._zoom(event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            return self._tooltip(event)
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        kind = event.type()
        if kind is QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton:
            self._hover(at)
        elif event.button() is not Qt.MouseButton.LeftButton:
            return False
        elif kind is QEvent.Type.MouseButtonPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            self._pressed = at if plain else None
            self._view.point_at(None)
        elif kind is QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            QTimer.singleShot(0, self, self.released.emit)
            if pressed is not None and (at - pressed).manhattanLength() < QApplication.startDragDistance():
                self._click(at)
        elif kind is QEvent.Type.MouseButtonDblClick:
            return self._double_click(at)
        return False

    def _click(self, at: QPoint) -> None:
        """Select the innermost item; where that one is selected already, the next one around it."""
        marks = self._marks(at)
        if not marks:
            return
        ids = [mark.id for mark in marks]
        selected = self._view.lit.selected
        self.clicked.emit(ids[(ids.index(selected) + 1) % len(ids)] if selected in ids else ids[0])

    def _double_click(self, at: QPoint) -> bool:
        marks = self._marks(at)
        self._pressed = None
        if not marks:
            return False  # the view selects the word
        ids = [mark.id for mark in marks]
        selected = self._view.lit.selected
        self.double_clicked.emit(selected if selected in ids else ids[0])
        return True

    def _marks(self, at: QPoint) -> list[Mark]:
        """Return the marks under a point, or the one whose triangle stands there."""
        warned = self._view.places.warning_at(at)
        return [warned] if warned is not None else self._view.places.marks_at(at)

    def _hover(self, at: QPoint | None) -> None:
        marks = self._marks(at) if at is not None else []
        hovered = marks[0].id if marks else None
        lit = self._view.lit
        if hovered == lit.hovered:
            return
        before, lit.hovered = lit.hovered, hovered
        shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(shape)
        self._view.update_marks(before, hovered)

    def _tooltip(self, event: QHelpEvent) -> bool:
        marks = self._marks(event.pos())
        if marks:
            QToolTip.showText(event.globalPos(), description(marks[0].item, marks[0].warning), self._view)
        else:
            QToolTip.hideText()
        return True

    def _zoom(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _WHEEL_STEP)
        self._wheel -= steps * _WHEEL_STEP
        if steps:
            self.zoom_wished.emit(steps)
        event.accept()
        return True
