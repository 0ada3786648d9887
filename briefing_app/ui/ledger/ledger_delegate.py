"""The delegate of the ledger's table: draws rows and turns one of them into the follow-up form."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefing_app.domain.ledger import LedgerRow, Said
from briefing_app.ui.ledger.ledger_model import OFFER, ROW, GroupHead, Index, LedgerModel
from briefing_app.ui.ledger.ledger_painter import LedgerPainter, RowState
from briefing_app.ui.panels.form_fields import NotUnderstood
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.ui.ledger.follow_up_form import AskTitles, FollowUpForm

HEAD_HEIGHT = 38
ROW_HEIGHT = 40
SAID_HEIGHT = 30


class Start(StrEnum):
    """Where a form begins: at a field, or with its directive being closed."""

    STATUS = "status"
    DUE = "due"
    CLOSING = "closing"


class LedgerDelegate(QStyledItemDelegate):
    """Rows, and the one form that may be open.

    The form is Qt's own editor of the row. What it holds is committed when the focus goes elsewhere, before a reset
    and when the view closes it; Escape gives it up.
    """

    edited = Signal(object, dict)  # LedgerRow, the changed fields
    form_opened = Signal(int, int)  # row, height
    form_closed = Signal(int)  # row

    def __init__(self, theme: Theme, model: LedgerModel, view: QTableView, ask_titles: AskTitles) -> None:
        super().__init__(view)
        self.painter_of_rows = LedgerPainter(theme)
        self.begin_at = Start.DUE  # where the next form begins
        self.hot = (-1, -1)  # row and button under the pointer
        self._theme = theme
        self._model = model
        self._view = view
        self._ask_titles = ask_titles
        self._form: FollowUpForm | None = None
        self._index = QPersistentModelIndex()
        self._closing = False
        self.closeEditor.connect(self._view_closed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        model.modelAboutToBeReset.connect(self._before_reset)

    @property
    def form(self) -> FollowUpForm | None:
        """The open form."""
        return self._form

    def state_of(self, option: QStyleOptionViewItem, index: Index) -> RowState:
        """Return what is to be drawn of selection, hover and focus."""
        state = option.state
        row = index.data(ROW)
        return RowState(
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus(),
            unfolded=isinstance(row, LedgerRow) and row.item_id == self._model.thread_of,
            hot=self.hot[1] if self.hot[0] == index.row() else -1,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; the form covers its own."""
        if self._form is not None and self._index == index:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, row = QRectF(option.rect), index.data(ROW)
        if isinstance(row, GroupHead):
            self.painter_of_rows.head(painter, rect, row)
        elif isinstance(row, LedgerRow):
            state = self.state_of(option, index)
            self.painter_of_rows.row(painter, rect, row, index.data(OFFER), state, self._model.today)
        elif isinstance(row, Said):
            self.painter_of_rows.said(painter, rect, row, self.state_of(option, index), self._model.today)
        else:
            self.painter_of_rows.waiting(painter, rect)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        """Open the form of a row."""
        row = index.data(ROW)
        if not isinstance(row, LedgerRow):
            return None
        # The seam at which the form is loaded: with the first that opens.
        from briefing_app.ui.ledger.follow_up_form import FollowUpForm

        form = FollowUpForm(self._theme, row, self._ask_titles, parent)
        form.height_changed.connect(self._height_changed)
        self._form, self._index = form, QPersistentModelIndex(index)
        self.form_opened.emit(index.row(), form.full_height)
        form.begin(self.begin_at)
        QTimer.singleShot(0, form, partial(form.focus, self.begin_at))
        return form

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Do nothing: the form shows what it was opened with."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Commit when the view closes the form itself (another row is chosen)."""
        if editor is self._form and not self._closing:
            self._commit(force=True)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the form its row."""
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let the row shrink again."""
        if editor is self._form:
            self._forget()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Return and Escape wherever they come from in the form."""
        if editor is not self._form or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if event.type() is QEvent.Type.ShortcutOverride:
            if key in _FORM_KEYS:
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

    def commit(self) -> None:
        """Commit at the editor's wish: a title that is marked is taken first, evidence is asked for once."""
        form = self._form
        if form is None or form.takes_enter() or form.wants_evidence():
            return
        self.finish()

    def finish(self, *, force: bool = False) -> bool:
        """Commit and close; False when a field is not understood and the form stays open."""
        if self._form is None or self._closing:
            return True
        self._closing = True
        done = self._commit(force=force)
        self._closing = False
        return done

    def revert(self) -> None:
        """Close the form and leave everything as it was."""
        self._close()

    def _commit(self, *, force: bool) -> bool:
        form = self._form
        assert form is not None
        try:
            changed: dict[str, Any] = form.read()
        except NotUnderstood as problem:
            if not force:
                form.show_problem(str(problem))
                return False
            changed = {}
        row = form.row
        self._close()
        if changed:
            self.edited.emit(row, changed)
        return True

    def _close(self) -> None:
        form = self._form
        if form is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and form.isAncestorOf(focus)
        index = self._model.index(self._index.row())
        if self._index.isValid() and self._view.indexWidget(index) is form:
            self.closeEditor.emit(form, QAbstractItemDelegate.EndEditHint.NoHint)
        self._forget()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view_closed(self, editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor is self._form:
            self._forget()

    def _forget(self) -> None:
        if self._form is None:
            return
        row = self._index.row() if self._index.isValid() else -1
        self._form, self._index = None, QPersistentModelIndex()
        self.form_closed.emit(row)

    def _before_reset(self) -> None:
        self.finish(force=True)

    def _height_changed(self) -> None:
        if self._form is not None and self._index.isValid():
            self.form_opened.emit(self._index.row(), self._form.full_height)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Commit when the focus goes elsewhere; at once, the row would shrink before the click is hit-tested."""
        form = self._form
        if form is None or self._closing or new is None:
            return
        if not form.isAncestorOf(new) and new is not form and QApplication.activePopupWidget() is None:
            QTimer.singleShot(0, form, self._focus_left)

    def _focus_left(self) -> None:
        form, widget = self._form, QApplication.focusWidget()
        if form is not None and widget is not None and widget is not form and not form.isAncestorOf(widget):
            self.finish()


_FORM_KEYS = frozenset(
    {
        Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2,
        Qt.Key.Key_Insert, Qt.Key.Key_Delete,
    }
)  # fmt: skip
