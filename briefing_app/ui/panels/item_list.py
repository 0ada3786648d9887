"""The list of one kind: keys, mouse and selection of its rows."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QItemSelectionModel,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip, QWidget

from briefing_app.domain.item import State
from briefing_app.ui.panels.item_delegate import ItemDelegate
from briefing_app.ui.panels.item_model import Index, ItemModel, Role
from briefing_app.ui.panels.row_buttons import EDIT, REJECT, Hit, RowButtons
from briefing_app.ui.panels.row_painter import RowState
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.own_viewport import give_viewport

SCROLL_MS = 150


class _ListDelegate(ItemDelegate):
    """The delegate with what only the list knows: which row shows the buttons."""

    def row_state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """Add the plate of buttons to the row under the pointer, and to the current one unless keys are used."""
        state = super().row_state(option, index)
        view = self.parent()
        assert isinstance(view, ItemList)
        plate, hot = view.plate_on(index.row(), state.hovered)
        return RowState(state.selected, state.hovered, state.focused, plate, hot, index.data(Role.BADGE))


class ItemList(QListView):
    """Rows that are walked, reviewed and edited; it asks for gestures by signal and changes nothing itself."""

    gesture = Signal(str, list)  # what is asked for (see `section`), the items it is asked for
    picked = Signal(str)
    left = Signal(int)  # 1: past the last row, -1: before the first
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, model: ItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._theme = theme
        self._items = model
        self._keys_used = False
        self._silent = False
        self.setModel(model)
        self.rows = _ListDelegate(theme, model, self)
        self.buttons = RowButtons(self, model, self.rows.painter_of_rows)
        self.setItemDelegate(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        # A preedit key must open no editor.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._scrolling = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._scrolling.setDuration(SCROLL_MS)
        self._scrolling.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.verticalScrollBar().setSingleStep(22)
        self.verticalScrollBar().rangeChanged.connect(self._lie_under_scroll_bar)
        theme.changed.connect(self.viewport().update)

    @property
    def selected_ids(self) -> list[str]:
        """The selected items in the order of the rows."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._items.item_at(self._items.index(row)).id for row in rows]

    @property
    def current_id(self) -> str | None:
        """The item of the current row, when it is selected."""
        index = self.currentIndex()
        return self._items.item_at(index).id if index.isValid() and self.selectedIndexes() else None

    def set_current(self, item_id: str) -> bool:
        """Select a row and scroll to it; False when it is not shown. `picked` is not emitted."""
        index = self._items.index_of(item_id)
        if not index.isValid():
            return False
        self._scrolling.stop()
        before = self.verticalScrollBar().value()
        if not (index == self.currentIndex() and self.selectedIndexes() == [index]):
            self._silent = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._silent = False
        self._scroll_softly(index, before)
        return True

    def forget_current(self) -> None:
        """Select nothing."""
        self.clearSelection()
        self.selectionModel().clearCurrentIndex()

    def plate_on(self, row: int, hovered: bool) -> tuple[bool, int]:
        """Tell whether a row shows its buttons, and which of them is under the pointer."""
        hot = self.buttons.lit_in(row)
        by_mouse = hovered and not self._keys_used
        alone = len(self.selectedIndexes()) == 1 and self.currentIndex().row() == row
        return by_mouse or (alone and self.selectionModel().isRowSelected(row) and not self._keys_used), hot

    def edit_current(self) -> None:
        """Open the form of the current row."""
        index = self.currentIndex()
        if index.isValid() and self.rows.form is None and self.selectedIndexes():
            self._scrolling.stop()
            self.scrollTo(index)
            self.edit(index)

    def visible_rows(self) -> list[int]:
        """Return the rows of which at least half is in view."""
        seen = self.viewport().rect()
        rows = []
        index = self.indexAt(QPoint(4, 1))
        for row in range(max(0, index.row()), self._items.rowCount()):
            rect = self.visualRect(self._items.index(row))
            if rect.top() > seen.bottom():
                break
            if 2 * rect.intersected(seen).height() >= rect.height():
                rows.append(row)
        return rows

    @property
    def row_height(self) -> int:
        """The height of every row that is not edited."""
        return self.rows.painter_of_rows.height(self._items.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the gesture of a key; walk on to the next list at the ends; a letter starts nothing."""
        self._note_keys(True)
        if self._gesture_key(event) or self._walk_key(event):
            event.accept()
            return
        if event.key() in _WALKING or event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
            return
        event.ignore()

    def keyboardSearch(self, _search: str) -> None:
        """Search for nothing: with a Vietnamese input method a letter starts typing."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing from an input method."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button of a row, else select."""
        self._note_keys(False)
        if self.rows.form is not None and not self.rows.finish():
            self.rows.commit()  # not understood: the cursor goes back
            return
        hit = self._button_at(event.position())
        self.buttons.pressed = hit if event.button() is Qt.MouseButton.LeftButton else None
        if self.buttons.pressed is not None:
            event.accept()
            return
        asked = self._badge_at(event.position())
        if asked is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.set_current(asked)
            self.gesture.emit("who", [asked])
            event.accept()
            return
        already = self.current_id
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and self._items.item_at(index).id == already
            and event.button() is Qt.MouseButton.LeftButton
        ):
            self.gesture.emit("open", [already])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the pressed button says."""
        pressed, self.buttons.pressed = self.buttons.pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event.position()):
            self._press_button(*pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        self._note_keys(False)
        over_badge = self._badge_at(event.position()) is not None
        self._light(self._button_at(event.position()), over_badge=over_badge)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the row."""
        if self._button_at(event.position()) is not None:
            self.mousePressEvent(event)
        elif self.indexAt(event.position().toPoint()).isValid():
            self.edit_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll as the hand does, whatever was scrolling."""
        self._scrolling.stop()
        super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self._light(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, below the row when a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.viewport().mapFromGlobal(event.globalPos())
        if self.rows.form is not None or not (by_key or self.indexAt(at).isValid()):
            return
        place = event.globalPos()
        if by_key:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(rect.left() + 44, rect.center().y()))
        self.menu_requested.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when the focus comes by Tab and none is chosen."""
        self._silent = True  # Qt makes the first row current without selecting it
        super().focusInEvent(event)
        self._silent = False
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key:
            self._note_keys(True)
            if not self.selectedIndexes() and self._items.rowCount():
                index = self.currentIndex() if self.currentIndex().isValid() else self._items.index(0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.picked.emit(self._items.item_at(index).id)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row was picked by key or mouse."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus() and not self._silent:
            self.picked.emit(self._items.item_at(current).id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view while the list becomes lower."""
        super().resizeEvent(event)
        if self.selectedIndexes() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the button under the pointer in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self._button_at(QPointF(event.pos()))
            if hit is not None:
                QToolTip.showText(event.globalPos(), self.buttons.name(hit), self)
                return True
        return super().viewportEvent(event)

    def _gesture_key(self, event: QKeyEvent) -> bool:
        """Ask for the gesture of a key; True when it was one."""
        combination = event.keyCombination()
        key, control = (
            combination.key(),
            combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier,
        )
        name = _GESTURES.get((key, control))
        if name is None:
            return False
        if name == "edit":
            self.edit_current()
        else:
            self.gesture.emit(name, self.selected_ids)
        return True

    def _walk_key(self, event: QKeyEvent) -> bool:
        """Leave the list past its first or last row; True when it was left."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        row = self.currentIndex().row()
        end = self._items.rowCount() - 1 if step > 0 else 0
        if self._items.rowCount() and row != end:
            return False
        self.left.emit(step)
        return True

    def _button_at(self, place: QPointF) -> Hit | None:
        return self.buttons.at(place, editing=self.rows.editing_id)

    def _badge_at(self, place: QPointF) -> str | None:
        """Return the item whose chip from outside is at a place of the viewport."""
        index = self.indexAt(place.toPoint())
        badge = index.data(Role.BADGE) if index.isValid() else None
        if badge is None or self.rows.editing_id is not None:
            return None
        item = self._items.item_at(index)
        plate, _hot = self.plate_on(index.row(), True)
        rect = self.rows.painter_of_rows.badge_rect(QRectF(self.visualRect(index)), item, badge, plate=plate)
        return item.id if rect.contains(place) else None

    def _press_button(self, row: int, number: int) -> None:
        item = self._items.item_at(self._items.index(row))
        ids = self.selected_ids if item.id in self.selected_ids else [item.id]
        if item.id not in self.selected_ids:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.set_current(item.id)
        if number == EDIT:
            self.set_current(item.id)
            self.edit_current()
        elif number == REJECT:
            self.gesture.emit("reject", ids)
        else:
            self.gesture.emit("confirm" if item.state is not State.CONFIRMED else "toggle", ids)

    def _light(self, hit: Hit | None, *, over_badge: bool = False) -> None:
        if hit != self.buttons.lit:
            self.buttons.lit = hit
            self.viewport().update()
        shape = (
            Qt.CursorShape.ArrowCursor
            if hit is None and not over_badge
            else Qt.CursorShape.PointingHandCursor
        )
        self.viewport().setCursor(shape)

    def _scroll_softly(self, index: Index, before: int) -> None:
        """Scroll from a place to a row in 150 ms, or at once with reduced motion."""
        bar = self.verticalScrollBar()
        self.scrollTo(index)
        if self._theme.reduced_motion or not self.isVisible() or bar.value() == before:
            return
        self._scrolling.setStartValue(before)
        self._scrolling.setEndValue(bar.value())
        bar.setValue(before)
        self._scrolling.start()

    def _lie_under_scroll_bar(self, _least: int, most: int) -> None:
        """Let the rows keep their width when the scroll bar comes: it lies over their margin."""
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self.setViewportMargins(0, 0, -bar, 0)

    def _note_keys(self, used: bool) -> None:
        if used is not self._keys_used:
            self._keys_used = used
            self.viewport().update()


_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_GESTURES = {
    (Qt.Key.Key_Return, _NONE): "confirm-next",
    (Qt.Key.Key_Enter, _NONE): "confirm-next",
    (Qt.Key.Key_Space, _NONE): "toggle",
    (Qt.Key.Key_Delete, _NONE): "reject",
    (Qt.Key.Key_Backspace, _NONE): "reject",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Insert, _NONE): "add",
    (Qt.Key.Key_I, _CONTROL): "who",
    (Qt.Key.Key_Return, _CONTROL): "confirm-visible",
    (Qt.Key.Key_Enter, _CONTROL): "confirm-visible",
    (Qt.Key.Key_Delete, _CONTROL): "reject-rest",
}
_WALKING = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    }
)  # fmt: skip
