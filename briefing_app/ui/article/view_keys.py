"""What the keyboard means in the article, beside moving the caret and selecting with Shift."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefing_app.domain.item import ItemKind
from briefing_app.ui.article.article_view import ArticleView

_KIND_KEYS = {
    Qt.Key.Key_1: ItemKind.ATTENDEE,
    Qt.Key.Key_2: ItemKind.KEY_FIGURE,
    Qt.Key.Key_3: ItemKind.DIRECTIVE,
}
_WORDS_KEYS = frozenset({Qt.Key.Key_4, Qt.Key.Key_Insert, Qt.Key.Key_Escape})
_CARET_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_STANDARD = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class ViewKeys(QObject):
    """An event filter on the view: its keys go before the window's while they mean something here.

    No letter is ever a gesture: with a Vietnamese input method a letter starts typing. Digits are, only while
    words are selected.
    """

    kind_chosen = Signal(object)  # ItemKind
    last_kind_chosen = Signal()
    extend_wished = Signal()
    item_chosen = Signal(str)  # Space, with the caret in an item
    item_opened = Signal(str)  # Enter
    zoom_wished = Signal(int)
    zoom_reset = Signal()

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the view's keys first."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and self._claims(event):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        self._view.point_at(None)
        return self._press(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the view's own, so that no shortcut of the window takes it."""
        if any(event.matches(key) for key in _STANDARD):
            return True
        key, modifiers = Qt.Key(event.key()), _modifiers(event)
        if key in _CARET_KEYS:
            return not modifiers & Qt.KeyboardModifier.AltModifier
        if self._view.span() is not None:
            return modifiers == _NONE and (key in _KIND_KEYS or key in _WORDS_KEYS)
        if key in _ENTER or key is Qt.Key.Key_Space:
            return modifiers == _NONE and bool(self._around_caret())
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), _modifiers(event)
        if modifiers == _NONE and self._bare(key):
            return True
        return self._zoom(event, key, modifiers)

    def _bare(self, key: Qt.Key) -> bool:
        if self._view.span() is not None:
            if key in _KIND_KEYS:
                self.kind_chosen.emit(_KIND_KEYS[key])
            elif key is Qt.Key.Key_4:
                self.extend_wished.emit()
            elif key is Qt.Key.Key_Insert:
                self.last_kind_chosen.emit()
            elif key is Qt.Key.Key_Escape:
                self._view.clear_span()
            else:
                return False
            return True
        around = self._around_caret()
        if not around:
            return False
        selected = self._view.lit.selected
        if key in _ENTER:
            self.item_opened.emit(selected if selected in around else around[0])
        elif key is Qt.Key.Key_Space:
            index = around.index(selected) + 1 if selected in around else 0
            self.item_chosen.emit(around[index % len(around)])
        else:
            return False
        return True

    def _zoom(self, event: QKeyEvent, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if event.matches(QKeySequence.StandardKey.ZoomIn) or (
            modifiers == _CONTROL and key is Qt.Key.Key_Equal
        ):
            self.zoom_wished.emit(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_wished.emit(-1)
        elif modifiers == _CONTROL and key is Qt.Key.Key_0:
            self.zoom_reset.emit()
        else:
            return False
        return True

    def _around_caret(self) -> list[str]:
        """Return the items around the caret, the innermost first."""
        return [mark.id for mark in self._view.marks.at_position(self._view.textCursor().position())]


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the modifiers without that of the number pad, whose digits count as digits."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
