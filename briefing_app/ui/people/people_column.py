"""The left column: a filter over the list of people."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from briefing_app.domain.people import Ref
from briefing_app.i18n import tr
from briefing_app.ui.people.page_rows import Index
from briefing_app.ui.people.people_delegate import PeopleDelegate
from briefing_app.ui.people.people_model import PeopleModel
from briefing_app.ui.people.person_field import PersonField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line, TextButton, head_row


class _PeopleList(QListView):
    """The list of people: the page follows the current row, Enter goes into it."""

    entered = Signal()
    left_upwards = Signal()
    moved = Signal(object)  # the index

    def __init__(self, model: PeopleModel, delegate: PeopleDelegate) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the page, or leave for the filter above the first person."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right) and row >= 0:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and row <= 1:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Home and self.model().rowCount() > 1:
            self.setCurrentIndex(
                self.model().index(1, 0)
            )  # Qt would stop at the head, which nobody can choose
            self.scrollToTop()
        elif event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, _search: str) -> None:
        """Search for nothing: with a Vietnamese input method a letter starts typing."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing from an input method."""
        event.ignore()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say who is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(current)


class PeopleColumn(QWidget):
    """Who is in the library; what is shown comes from the view."""

    searched = Signal(str)
    person_chosen = Signal(str)
    entered = Signal()
    open_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PeopleModel(self)
        self.field = PersonField(theme)
        self.list = _PeopleList(self.model, PeopleDelegate(theme))
        self.list.itemDelegate().setParent(self.list)
        self._silent = False
        self._has_briefings = True
        self._empty = QLabel()
        self._empty.setFont(theme.font("row"))
        self._empty.setProperty("tone", "muted")
        self._empty.setWordWrap(True)
        self._button = TextButton(theme, "", part="text")
        self._empty_page = QWidget()
        self._build()
        self._connect()
        self.retranslate()
        theme.changed.connect(self.list.viewport().update)

    def show_people(self, current: Ref) -> None:
        """Show what the model has now, or why there is nobody; mark a person without telling."""
        empty = not self.model.people
        had_focus = self.list.hasFocus()
        self._empty_page.setVisible(empty)
        self.list.setVisible(not empty)
        if had_focus and empty:  # or Qt would give it to whatever comes next
            self.focus_list()
        self._say_why()
        self.mark(current)

    def set_has_briefings(self, on: bool) -> None:
        """Say whether there is a briefing that could be opened."""
        self._has_briefings = on
        self._say_why()

    def mark(self, ref: Ref) -> None:
        """Select a person's row without telling anybody."""
        row = self.model.row_of(ref) if ref else -1
        current = self.model.person(self.list.currentIndex())
        if current is not None and current.ref == ref:
            return
        self._silent = True
        if row >= 0:
            index = self.model.index(row)
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.list.scrollTo(index)
        else:
            self.list.clearSelection()
            self.list.selectionModel().clearCurrentIndex()
        self._silent = False

    def focus_list(self) -> None:
        """Put the focus into the list, on somebody; with nobody there, on what can be done."""
        if self.list.isHidden():
            (self._button if self._button.isVisible() else self.field).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount() > 1:
            self.list.setCurrentIndex(self.model.index(1))

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.say(tr("Filter by name or office"))
        self.list.setAccessibleName(tr("People"))
        self._say_why()
        self.model.refresh()

    def _say_why(self) -> None:
        query = self.field.query
        if query:
            self._empty.setText(tr("Nobody whose name or office begins like “{words}”.", words=query))
            self._button.setText(tr("Show everybody"))
        else:
            self._empty.setText(tr("Nobody yet: attendees stand here once they are confirmed in an article."))
            self._button.setText(tr("Open the last article"))
        self._button.setVisible(bool(query) or self._has_briefings)

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head)
        row.addWidget(self.field)
        inner = QVBoxLayout(self._empty_page)
        inner.setContentsMargins(20, 14, 16, 0)
        inner.setSpacing(4)
        inner.addWidget(self._empty)
        self._button.setStyleSheet("margin-left: -6px;")
        inner.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        self._empty_page.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self._empty_page, 1)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.field.searched.connect(self.searched)
        self.field.left_downwards.connect(self.focus_list)
        self.field.entered.connect(self.focus_list)
        self.list.left_upwards.connect(self.field.setFocus)
        self.list.entered.connect(self.entered)
        self.list.moved.connect(self._moved)
        self._button.clicked.connect(self._act)

    def _moved(self, index: Index) -> None:
        person = self.model.person(index)
        if person is not None and not self._silent:
            self.person_chosen.emit(person.ref)

    def _act(self) -> None:
        if self.field.query:
            self.field.empty()
        else:
            self.open_requested.emit()


_WALKING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
