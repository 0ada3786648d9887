"""The view of people: the list at the left, one person's page beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.change import UndoLine
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.people import Ref
from briefing_app.domain.person_page import ListedPerson, PeopleList, PersonPage
from briefing_app.i18n import ntr, tr
from briefing_app.services.people import Acted, PeopleService
from briefing_app.ui.people.people_column import PeopleColumn
from briefing_app.ui.people.person_page import PersonPageView
from briefing_app.ui.views import View, ViewTools
from briefing_app.ui.widgets.buttons import IconButton, Line, head_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.widgets.key_caps import Hint

COLUMN_WIDTH, WIDEST_COLUMN, NARROW_COLUMN = 304, 420, 232
_NARROW = 960
_PAGE = 100


class PeopleView(View):
    """Asks the people's service for lists and pages, and has it do what the page asks for."""

    line = UndoLine.PEOPLE

    def __init__(self, tools: ViewTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._ref: Ref = ""
        self._name = ""
        self._recent: tuple[ListedPerson, ...] = ()
        self._recent_due = False
        self.column = PeopleColumn(tools.theme)
        self.page = PersonPageView(tools.theme)
        self._undo_button = IconButton(tools.theme, "undo-2", "")
        self._redo_button = IconButton(tools.theme, "redo-2", "")
        self._nobody = QLabel()
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def people(self) -> PeopleService:
        """Who answers."""
        return self.tools.services.people

    def enter(self) -> None:
        """Fetch the list, and put the focus into it."""
        super().enter()
        self.column.focus_list()

    def refresh(self) -> None:
        """Fetch the list and the page again."""
        words = self.column.field.query
        wanted = max(_PAGE, len(self.column.model.people))
        work = partial(self.people.listed, words, limit=wanted)
        self._recent_due = True
        self.tools.jobs.run("people", work, self._listed, self.tools.report)
        if self._ref:
            self._fetch()

    def look_at(self, what: object) -> None:
        """Show a person, named by a reference or by a name."""
        if isinstance(what, str) and what:
            self._show(what)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.column.retranslate()
        self.page.retranslate()
        self._nobody.setText(tr("Choose a person at the left."))
        self._undo_button.rename(tr("Undo"))
        self._redo_button.rename(tr("Redo"))

    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self.column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.column.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow window to the page."""
        super().resizeEvent(event)
        widest = WIDEST_COLUMN if self.width() >= _NARROW else NARROW_COLUMN
        if widest != self.column.maximumWidth():
            self.column.setMaximumWidth(widest)
            column = min(widest, COLUMN_WIDTH)
            self._splitter.setSizes([column, self.width() - column])

    def finish_editing(self) -> None:
        """Keep a name that is being typed."""
        self.page.head.name.finish()

    def hints(self) -> list[Hint]:
        """Return the keys that work here."""
        return [
            (("↑", "↓"), tr("choose")),
            (("Enter",), tr("open")),
            (("F2",), tr("rename")),
            (("Ctrl M",), tr("merge")),
            (("Ctrl D",), tr("split")),
        ]

    # slots

    def _listed(self, found: PeopleList) -> None:
        self.column.model.show(found.rows, found.total, () if self.column.field.query else self._recent)
        if not found.rows:
            self.column.set_has_briefings(self.tools.services.library.last_worked_on() is not None)
        if not self._ref and found.rows:
            self._show((*self._recent, *found.rows)[0].ref)
        self.column.show_people(self._ref)
        self._nobody.setVisible(bool(found.total))
        if self._ref and self._pages.currentIndex() == 1:
            self._ask_recent()
        if not found.rows and not self._ref:
            self._pages.setCurrentIndex(0)

    def _ask_recent(self) -> None:
        """Ask for who is new in office: behind list and page, for it looks at many people."""
        if self._recent_due:
            self._recent_due = False
            self.tools.jobs.run("people-recent", self.people.recent, self._take_recent, self.tools.report)

    def _take_recent(self, recent: tuple[ListedPerson, ...]) -> None:
        if recent == self._recent:
            return
        self._recent = recent
        model = self.column.model
        if model.people:  # else the list is still to come
            model.show(model.people, model.total, () if self.column.field.query else recent)
            self.column.show_people(self._ref)

    def _searched(self, words: str) -> None:
        work = partial(self.people.listed, words, limit=_PAGE)
        self.tools.jobs.run("people", work, self._listed, self.tools.report)

    def _more(self, offset: int) -> None:
        work = partial(self.people.listed, self.column.field.query, limit=_PAGE, offset=offset)
        self.tools.jobs.run("people-more", work, self._take_more, self.tools.report)

    def _take_more(self, found: PeopleList) -> None:
        self.column.model.add(found.rows)

    def _show(self, ref: Ref) -> None:
        """Show a person's page."""
        if ref != self._ref:
            self.finish_editing()
            self._ref, self._name = ref, ""
            self.column.mark(ref)
        self._fetch()

    def _fetch(self) -> None:
        work = partial(_page_of, self.people, self._ref, self._name)
        self.tools.jobs.run("person", work, self._take_page, self.tools.report)

    def _take_page(self, page: PersonPage | None) -> None:
        if page is None:
            self._ref = ""
            self._name = ""
            self._pages.setCurrentIndex(0)
            return
        self._ref, self._name = page.ref, page.name
        self.page.show_page(page)
        self._pages.setCurrentIndex(1)
        self.column.mark(page.ref)
        self._ask_recent()

    def _renamed(self, name: str) -> None:
        self._do(partial(self.people.rename, self._ref, name), tr("Renamed to {name}", name=name))

    def _answered(self, yes: bool) -> None:
        page = self.page.page
        if page is None or page.question is None:
            return
        text = tr("Noted: one person") if yes else tr("Noted: two people")
        self._do(partial(self.people.settle, page.ref, page.question, yes=yes), text, stay=not yes)

    def _merge_searched(self, words: str) -> None:
        if self._ref:
            work = partial(self.people.others, self._ref, words)
            self.tools.jobs.run("people-merge", work, self.page.merge.show_found, self.tools.report)

    def _merge(self, other: Ref) -> None:
        self._do(partial(self.people.merge, other, self._ref), tr("Merged into one person"))

    def _split(self, items: list[str]) -> None:
        text = ntr("Split off {n} article", "Split off {n} articles", len(items))
        self._do(partial(self.people.split, self._ref, items), text)

    def _split_name(self, name: str) -> None:
        self._do(
            partial(self.people.split_name, self._ref, name), tr("“{name}” is a person apart now", name=name)
        )

    def _do(self, act: Callable[[], Acted | None], text: str, *, stay: bool = False) -> None:
        """Do something to the registry, and show it; `stay` keeps the page where another person was made."""
        try:
            acted = act()
        except BriefingError as error:
            self.tools.report(error)
            return
        self.page.close_cards()
        if acted is None:
            return
        if not stay:
            self._ref = acted.ref
        self.tools.committed(acted.change)
        self.tools.say(text, self.tools.undo)

    def _open_last(self) -> None:
        last = self.tools.services.library.last_worked_on()
        if last is not None:
            self.tools.open_item(last, "")

    def _rename(self) -> None:
        if self.page.page is not None and self._pages.currentIndex() == 1:
            self.page.head.name.edit()

    def _build(self) -> None:
        side = QWidget()
        side.setProperty("part", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QWidget()
        row = head_row(head)
        row.addStretch(1)
        row.addWidget(self._undo_button)
        row.addWidget(self._redo_button)
        nobody = QWidget()
        inner = QVBoxLayout(nobody)
        inner.setContentsMargins(48, 28, 48, 0)
        self._nobody.setFont(self.tools.theme.font("row"))
        self._nobody.setProperty("tone", "muted")
        inner.addWidget(self._nobody)
        inner.addStretch(1)
        self._pages.addWidget(nobody)
        self._pages.addWidget(self.page)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self._pages, 1)
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.column.setMinimumWidth(220)
        self.column.setMaximumWidth(WIDEST_COLUMN)
        splitter.addWidget(self.column)
        splitter.addWidget(side)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([COLUMN_WIDTH, 1000])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.column.searched.connect(self._searched)
        self.column.person_chosen.connect(self._show)
        self.column.entered.connect(self.page.enter)
        self.column.open_requested.connect(self._open_last)
        self.column.model.more_wanted.connect(self._more)
        page = self.page
        page.item_requested.connect(self.tools.open_item)
        page.person_requested.connect(self._show)
        page.renamed.connect(self._renamed)
        page.question_answered.connect(self._answered)
        page.merge_searched.connect(self._merge_searched)
        page.merge_chosen.connect(self._merge)
        page.split_chosen.connect(self._split)
        page.name_split_chosen.connect(self._split_name)
        page.left.connect(self.column.focus_list)
        self._undo_button.clicked.connect(self.tools.undo)
        self._redo_button.clicked.connect(self.tools.redo)
        for keys, slot in (("F2", self._rename), ("Ctrl+M", page.begin_merge), ("Ctrl+D", page.begin_split)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)


def _page_of(people: PeopleService, ref: Ref, name: str) -> PersonPage | None:
    """Return a person's page; of one whose record an undo took away, that of the name, and so of a name as such."""
    page = people.page(ref)
    for words in (name, ref):
        if page is None and words:
            found = people.find(words)
            page = people.page(found[0]) if found else None
    return page
