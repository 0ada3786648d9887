"""When the selection bar is in sight, and where."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication

from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.article.selection_bar import SelectionBar


class SelectionSession(QObject):
    """Shows the bar beside selected words that are in sight, once the mouse button is up."""

    changed = Signal(bool)  # whether words are selected

    def __init__(self, view: ArticleView, bar: SelectionBar) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._had = False
        view.span_changed.connect(self._span_changed)
        view.moved.connect(self.place)

    def place(self) -> None:
        """Show the bar at the words, or hide it."""
        pressed = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        words = None if pressed else self._words()
        if words is None:
            self._bar.hide()
        else:
            self._bar.place(words, self._area())

    def _words(self) -> QRect | None:
        """Return the rectangle of the selected words that are in sight, in the bar's parent; None without any."""
        cursor = self._view.textCursor()
        if self._view.span() is None:
            return None
        visible = self._view.viewport().rect()
        words = QRect()
        for rect in self._view.places.span_rects(cursor.selectionStart(), cursor.selectionEnd()):
            line = rect.toAlignedRect()
            if visible.contains(line.center()):
                words = words.united(line) if words.isValid() else line
        if not words.isValid():
            return None
        return words.translated(self._offset())

    def _area(self) -> QRect:
        return QRect(self._offset(), self._view.viewport().size())

    def _offset(self) -> QPoint:
        """Return where the viewport stands in the bar's parent."""
        parent = self._bar.parentWidget()
        return self._view.viewport().mapTo(parent, QPoint(0, 0)) if parent is not None else QPoint(0, 0)

    def _span_changed(self) -> None:
        has = self._view.span() is not None
        if has != self._had:
            self._had = has
            self.changed.emit(has)
        self.place()
