"""The delegate of the item lists: draws rows and turns one of them into a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # for QStyle: named at the top of a module, it would be loaded with it
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.ui.panels.item_model import Index, ItemModel, Role
from briefing_app.ui.panels.row_growth import RowGrowth
from briefing_app.ui.panels.row_painter import RowPainter, RowState
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.ui.panels.edit_session import EditSession
    from briefing_app.ui.panels.item_form import ItemForm


class ItemDelegate(QStyledItemDelegate):
    """Rows for all three kinds, and the one form that may be open in its list.

    The form is Qt's own editor of the row (`createEditor`), so that scrolling, inserting and moving rows keep it in
    place. What Qt would lose (focus going elsewhere, a row going away, a reset) is committed here or in `Section` first.
    """

    edited = Signal(str, dict, bool)
    note_edited = Signal(str, str, bool)
    edit_cancelled = Signal(str, int)
    reanchor_requested = Signal(str)
    form_opened = Signal(int)  # its full height
    form_closed = Signal()

    def __init__(self, theme: Theme, model: ItemModel, view: QListView) -> None:
        super().__init__(view)
        self.painter_of_rows = RowPainter(theme)
        self.words: Mapping[str, Sequence[str]] = {}
        self.year: int | None = None
        self._theme = theme
        self._model = model
        self._view = view
        self._form: ItemForm | None = None
        self._session: EditSession | None = None
        self._index = QPersistentModelIndex()
        self._closing = False
        self._growth = RowGrowth(theme, self)
        self._growth.began.connect(self.form_opened)
        self._growth.grew.connect(self._grown)
        self.closeEditor.connect(self._view_closed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        model.modelAboutToBeReset.connect(self._close)
        model.rowsAboutToBeRemoved.connect(self._rows_go)

    @property
    def form(self) -> ItemForm | None:
        """The open form."""
        return self._form

    @property
    def editing_id(self) -> str | None:
        """The item that is being edited."""
        return self._form.item_id if self._form is not None else None

    def finish(self, *, force: bool = False) -> bool:
        """Commit and close the form; False when a field is not understood and the form stays open.

        By force it closes all the same: what is understood is kept.
        """
        if self._form is None or self._session is None or self._closing:
            return True
        self._closing = True
        done = self._session.commit(force=force)
        self._closing = False
        if done:
            self._close()
        return done

    def commit(self) -> None:
        """Commit at the editor's wish; a field that is not understood gets the cursor."""
        if not self.finish():
            self._back_to_problem()

    def revert(self) -> None:
        """Close the form and undo what it saved."""
        if self._session is not None:
            session = self._session
            self._close()
            session.revert()

    def row_state(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """Return what is to be drawn of selection, hover and focus; the list says more."""
        # Asked of the view: to read the option's own flags loads Qt's style class, which a start can do without.
        view = self._view
        return RowState(
            selected=view.selectionModel().isSelected(index),
            hovered=view.viewport().underMouse()
            and bool(option.state & QtWidgets.QStyle.StateFlag.State_MouseOver),
            focused=view.hasFocus() and view.currentIndex() == index,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; the form covers its own."""
        if self._form is not None and self._index == index:
            return
        rect = QRectF(option.rect)
        self.painter_of_rows.paint(
            painter, rect, index.data(Role.ITEM), index.data(Role.WARNING), self.row_state(option, index)
        )

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for all rows but the edited one."""
        row = self.painter_of_rows.height(self._model.kind)
        if self._form is not None and self._index == index:
            row = max(row, self._growth.height)
        return QSize(80, row)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the form of a row."""
        # The seam at which the form is loaded: with the first that opens, for start-up time.
        from briefing_app.ui.panels.edit_session import EditSession
        from briefing_app.ui.panels.item_form import ItemForm

        item = self._model.item_at(index)
        form = ItemForm(self._theme, item, words=self.words, year=self.year, parent=parent)
        session = EditSession(form, item)
        session.edited.connect(self.edited)
        session.note_edited.connect(self.note_edited)
        session.cancelled.connect(self.edit_cancelled)
        form.committed.connect(self.commit)
        form.reverted.connect(self.revert)
        form.height_changed.connect(self._height_changed)
        form.reanchor_requested.connect(self._reanchor)
        self._form, self._session, self._index = form, session, QPersistentModelIndex(index)
        form.resize(self._view.viewport().width(), self.painter_of_rows.height(self._model.kind))
        # The cursor goes in when the view has placed the form and given it the focus.
        QTimer.singleShot(0, form, form.focus_first)
        self._growth.start(form.height(), form.full_height)
        return form

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Do nothing: a form shows what it was opened with, whatever happens to the row while one types."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Commit when the view closes the form itself (another row is chosen)."""
        if self._session is not None and editor is self._form and not self._closing:
            self._session.commit(force=True)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the form its row."""
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let the row shrink again."""
        if editor is self._form:
            self._forget()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Return and Escape wherever they come from in the form; leave the rest of Qt's habits out."""
        if editor is not self._form or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if event.type() is QEvent.Type.ShortcutOverride:
            if key in _FORM_KEYS:  # no shortcut of the window may take it
                event.accept()
            return False
        if event.type() is QEvent.Type.KeyPress:
            if key == Qt.Key.Key_Escape:
                self.revert()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
        return False

    def _close(self) -> None:
        form = self._form
        focus = QApplication.focusWidget()
        had_focus = form is not None and focus is not None and form.isAncestorOf(focus)
        if form is not None and self._view.indexWidget(self._model.index(self._index.row())) is form:
            self.closeEditor.emit(form, QAbstractItemDelegate.EndEditHint.NoHint)
        else:
            self._forget()
        if had_focus:  # Qt gives it back only where the editor itself had it
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view_closed(self, editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor is self._form:
            self._forget()

    def _forget(self) -> None:
        if self._form is None:
            return
        index = self._index
        self._growth.stop()
        self._form, self._session, self._index = None, None, QPersistentModelIndex()
        if index.isValid():
            self.sizeHintChanged.emit(self._model.index(index.row()))
        self.form_closed.emit()

    def _grown(self, _height: int) -> None:
        if self._form is None or not self._index.isValid():
            return
        self.sizeHintChanged.emit(self._model.index(self._index.row()))
        self._show_whole()
        if self._growth.finished:  # once more when the list has been laid out with it
            QTimer.singleShot(0, self, self._show_whole)

    def _show_whole(self) -> None:
        if self._form is not None and self._index.isValid():
            self._view.scrollTo(self._model.index(self._index.row()))

    def _height_changed(self) -> None:
        if self._form is not None and self._index.isValid():
            self._growth.aim_at(self._form.full_height)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Commit when the focus goes elsewhere; at once, the row would shrink before the click is hit-tested."""
        form = self._form
        if form is None or self._closing:
            return
        if new is None:
            QTimer.singleShot(0, form, self._save)  # the program lost the focus; the form stays
            return
        if form.isAncestorOf(new) or QApplication.activePopupWidget() is not None:
            return
        QTimer.singleShot(0, form, self._focus_left)

    def _save(self) -> None:
        if self._session is not None:
            self._session.save()

    def _focus_left(self) -> None:
        form, widget = self._form, QApplication.focusWidget()
        if form is None or widget is None or form.isAncestorOf(widget):
            return
        if not self.finish():
            self._back_to_problem()

    def _back_to_problem(self) -> None:
        if self._form is not None:
            problems = self._form.reading().problems
            if problems:
                self._form.focus_field(next(iter(problems)))

    def _rows_go(self, _parent: object, first: int, last: int) -> None:
        """Close the form of an item that is gone: there is nothing to commit to.

        Where rows are only hidden or another briefing is shown, `Section` has committed before: an edit in the
        middle of a removal would change the model under its own feet.
        """
        if self._form is not None and first <= self._index.row() <= last:
            self._close()

    def _reanchor(self) -> None:
        if self._form is not None:
            self.reanchor_requested.emit(self._form.item_id)


_FORM_KEYS = frozenset(
    {
        Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Insert, Qt.Key.Key_F2, Qt.Key.Key_Delete,
    }
)  # fmt: skip
