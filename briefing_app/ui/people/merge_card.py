"""Merging in place: a field that finds the other person, and whom it finds below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.people import Ref
from briefing_app.domain.person_page import ListedPerson
from briefing_app.i18n import ntr, tr
from briefing_app.ui.people.cards import Card
from briefing_app.ui.people.page_list import PageList
from briefing_app.ui.people.page_rows import ROW, PageRows
from briefing_app.ui.people.people_delegate import PeopleDelegate
from briefing_app.ui.people.person_field import PersonField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

MOST = 6


class _Found(PeopleDelegate):
    def sizeHint(self, option: object, index: object) -> QSize:
        """Return the one height."""
        return QSize(0, 46)


class MergeCard(Card):
    """Asks who else this person is; choosing merges, and the toast undoes it."""

    searched = Signal(str)
    chosen = Signal(str)  # the other person's reference

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ref = ""
        self._name = ""
        self._text = QLabel()
        self._text.setFont(theme.font("row_medium"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._none = QLabel()
        self._none.setFont(theme.font("row"))
        self._none.setProperty("tone", "muted")
        self.field = PersonField(theme)
        self.cancel = TextButton(theme, "")
        self._rows = PageRows(_spoken)
        self.found = PageList(self._rows, _Found(theme))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.field, 1)
        head.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.found)
        self._none.hide()
        self.cancel.clicked.connect(self.left)
        self.field.searched.connect(self.searched)
        self.field.left_downwards.connect(self._into_list)
        self.field.entered.connect(self._first)
        self.found.opened.connect(self._opened)
        self.found.left.connect(self._left_list)

    def begin(self, ref: Ref, name: str) -> None:
        """Ask whom to merge with this person."""
        self._ref, self._name = ref, name
        self._rows.show(())
        self.field.clear()
        self.retranslate()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.searched.emit("")

    def show_found(self, people: Sequence[ListedPerson]) -> None:
        """Show whom the field finds; this person aside."""
        others = [person for person in people if person.ref != self._ref][:MOST]
        self._rows.show(others)
        self._none.setVisible(not others)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._text.setText(tr("Who is also {name}? Everything about them comes here.", name=self._name))
        self._none.setText(tr("Nobody else of that name or office."))
        self.cancel.setText(tr("Cancel"))
        self.field.say(tr("A name or an office"))
        self.found.setAccessibleName(tr("People found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        super().keyPressEvent(event)

    def _into_list(self) -> None:
        self.found.enter()

    def _left_list(self, step: int) -> None:
        if step < 0:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> None:
        """Choose the one person who was found; with several the list is gone into."""
        if self._rows.total == 1:
            self._opened(self._rows.index(0).data(ROW))
        else:
            self.found.enter()

    def _opened(self, person: ListedPerson) -> None:
        self.chosen.emit(person.ref)


def _spoken(person: ListedPerson) -> str:
    count = ntr("{n} article", "{n} articles", person.count)
    return ", ".join(part for part in (person.name, person.office, count) if part)
