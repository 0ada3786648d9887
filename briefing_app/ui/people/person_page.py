"""One person's page: name, question, offices over time, briefings, directives and who else was there."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.person_page import (
    Appearance,
    Companion,
    HeldOffice,
    ListedPerson,
    PersonDuty,
    PersonPage,
)
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.people.cards import Card, QuestionCard
from briefing_app.ui.people.page_delegates import OfficeDelegate, TwoLineDelegate
from briefing_app.ui.people.page_head import PageHead
from briefing_app.ui.people.page_list import PageList, PageSection
from briefing_app.ui.people.page_rows import PageRows
from briefing_app.ui.people.people_words import (
    duty_parties,
    duty_standing,
    part_and_place,
    question_text,
    source,
    span,
)
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.ui.people.merge_card import MergeCard
    from briefing_app.ui.people.split_card import SplitCard

WIDEST = 984
_NARROW = 760  # below this the two columns stand one under the other
_SMALL = 600  # below this buttons stand below what they are about
_FIRST = 8


class PersonPageView(QScrollArea):
    """Shows a `PersonPage` and asks by signal for what is to be opened or done; it knows no service."""

    item_requested = Signal(str, str)  # briefing, item
    person_requested = Signal(str)
    renamed = Signal(str)
    question_answered = Signal(bool)
    merge_searched = Signal(str)
    merge_chosen = Signal(str)
    split_chosen = Signal(list)
    name_split_chosen = Signal(str)
    left = Signal()  # to the list at the left

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PersonPage | None = None
        self._theme = theme
        self.head = PageHead(theme)
        self.question = QuestionCard(theme)
        self.offices = self._section(PageRows(_spoken_office), OfficeDelegate(theme))
        two_lines = partial(TwoLineDelegate, theme)
        self.briefings = self._section(PageRows(_spoken_appearance, first=_FIRST), two_lines())
        self.given = self._section(PageRows(_spoken_duty, first=_FIRST), two_lines())
        self.gave = self._section(PageRows(_spoken_duty, first=_FIRST), two_lines())
        self.companions = self._section(PageRows(_spoken_companion), two_lines())
        self._build()
        self._connect()
        self.retranslate()

    @property
    def page(self) -> PersonPage | None:
        """What is shown."""
        return self._page

    @cached_property
    def merge(self) -> MergeCard:
        """Where merging is asked about; made when it is first opened, so that the page comes at once."""
        from briefing_app.ui.people.merge_card import MergeCard

        card = MergeCard(self._theme)
        card.searched.connect(self.merge_searched)
        card.chosen.connect(self.merge_chosen)
        card.left.connect(self.close_cards)
        self._cards.addWidget(card)
        return card

    @cached_property
    def split(self) -> SplitCard:
        """Where splitting is asked about; made when it is first opened."""
        from briefing_app.ui.people.split_card import SplitCard

        card = SplitCard(self._theme)
        card.left.connect(self.close_cards)
        card.items_chosen.connect(self.split_chosen)
        card.name_chosen.connect(self.name_split_chosen)
        self._cards.addWidget(card)
        return card

    @property
    def _open_cards(self) -> list[Card]:
        made = (self.__dict__.get(name) for name in ("merge", "split"))
        return [card for card in made if isinstance(card, Card) and not card.isHidden()]

    @property
    def sections(self) -> tuple[PageSection, ...]:
        """The lists in the order of the keyboard."""
        return self.offices, self.briefings, self.given, self.gave, self.companions

    def show_page(self, page: PersonPage) -> None:
        """Show a person; of another one the beginning."""
        other = self._page is None or self._page.ref != page.ref
        if other:
            self.head.name.finish(keep=False)
            self.close_cards()
        self._page = page
        self.head.show_page(page)
        for section, rows in zip(
            self.sections,
            (page.offices, page.appearances, page.given, page.gave, page.companions),
            strict=True,
        ):
            model = section.list.model()
            assert isinstance(model, PageRows)
            model.show(rows)
        self._refresh_sections()
        self._show_question()
        if other:
            self.verticalScrollBar().setValue(0)

    def begin_merge(self) -> None:
        """Ask whom to merge with this person."""
        if self._page is not None:
            self.close_cards()
            self.question.hide()
            self.merge.begin(self._page.ref, self._page.name)
            self.ensureWidgetVisible(self.merge)

    def begin_split(self) -> None:
        """Ask which occurrences are somebody else."""
        if self._page is not None and self._page.briefings > 1:
            self.close_cards()
            self.question.hide()
            self.split.begin(self._page)
            self.ensureWidgetVisible(self.split)

    def close_cards(self) -> None:
        """Close what was opened in place; the question comes back."""
        focus = self.focusWidget()
        had_focus = False
        for card in self._open_cards:
            had_focus = had_focus or (focus is not None and card.isAncestorOf(focus))
            card.hide()
        self._show_question()
        if had_focus:
            self.enter()

    def enter(self) -> None:
        """Take the focus at the first office."""
        if not any(section.list.enter() for section in self.sections):
            self.head.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.head.retranslate()
        for name in ("merge", "split"):
            if name in self.__dict__:
                getattr(self, name).retranslate()
        self.offices.rename(tr("Offices over time"))
        self.briefings.rename(tr("Articles"))
        self.given.rename(tr("Was directed to"))
        self.gave.rename(tr("Directed"))
        self.companions.rename(tr("Was there too"))
        for section in self.sections:
            model = section.list.model()
            assert isinstance(model, PageRows)
            model.refresh()
        self._show_question()

    def resizeEvent(self, event: object) -> None:
        """Stand the columns one under the other where there is little room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        width = self.viewport().width()
        narrow, small = width < _NARROW, width < _SMALL
        self._outer.setContentsMargins(*((12, 18, 12, 24) if small else (40, 28, 40, 36)))
        self.head.set_stacked(small)
        self.question.set_stacked(small)
        self._columns.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )

    def _show_question(self) -> None:
        question = self._page.question if self._page is not None else None
        if question is None or self._open_cards:
            self.question.hide()
            return
        self.question.ask(*question_text(question))

    def _refresh_sections(self) -> None:
        page = self._page
        for section in self.sections:
            section.refresh(page.briefings if page is not None and section is self.briefings else None)

    def _section(self, rows: PageRows, delegate: OfficeDelegate | TwoLineDelegate) -> PageSection:
        rows.setParent(self)
        view = PageList(rows, delegate)
        delegate.setParent(view)
        section = PageSection(self._theme, view, rows)
        view.opened.connect(self._opened)
        view.left.connect(partial(self._walk, section))
        view.current_moved.connect(partial(self._reveal, view))
        return section

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(40)
        self._ground = ground = QWidget()
        ground.setProperty("part", "surface")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        self._outer = QHBoxLayout(ground)
        self._outer.setContentsMargins(40, 28, 40, 36)
        self._outer.addWidget(content, 1)
        self._outer.addStretch(0)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(8, 12, 8, 0)
        self._cards.addWidget(self.question)
        column.addLayout(self._cards)
        column.addSpacing(20)
        column.addWidget(self.offices)
        column.addSpacing(22)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, sections in ((left, (self.briefings,)), (right, (self.given, self.gave, self.companions))):
            side.setSpacing(22)
            for section in sections:
                side.addWidget(section)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.setWidget(ground)

    def _connect(self) -> None:
        self.head.name.renamed.connect(self.renamed)
        self.head.merge.clicked.connect(self.begin_merge)
        self.head.split.clicked.connect(self.begin_split)
        self.question.answered.connect(self.question_answered)

    def _opened(self, row: object) -> None:
        if isinstance(row, HeldOffice):
            self.item_requested.emit(row.evidence.briefing_id, row.evidence.item_id)
        elif isinstance(row, Appearance | PersonDuty):
            self.item_requested.emit(row.briefing_id, row.item_id)
        elif isinstance(row, Companion | ListedPerson):
            self.person_requested.emit(row.ref)

    def _walk(self, section: PageSection, step: int) -> None:
        """Go into the next list that has rows; upwards past the first one back to the list of people."""
        at = self.sections.index(section)
        order = self.sections[at + 1 :] if step > 0 else tuple(reversed(self.sections[:at]))
        if not any(each.list.enter(at_end=step < 0) for each in order) and step < 0:
            self.left.emit()

    def _reveal(self, view: PageList) -> None:
        rect = view.rect_of_current().toRect()
        middle = view.mapTo(self._ground, QPoint(rect.left(), rect.center().y()))
        self.ensureVisible(0, middle.y(), 0, rect.height() // 2 + 40)


def _spoken_office(office: HeldOffice) -> str:
    return f"{office.text}, {span(office)}. {source(office.evidence.day, office.evidence.title)}"


def _spoken_appearance(row: Appearance) -> str:
    return ", ".join(
        part for part in (row.title, current().date(row.day), part_and_place(row), row.office) if part
    )


def _spoken_duty(duty: PersonDuty) -> str:
    return ", ".join(part for part in (duty.action, duty_parties(duty), duty_standing(duty)[0]) if part)


def _spoken_companion(companion: Companion) -> str:
    count = ntr("{n} article", "{n} articles", companion.count)
    return f"{companion.name}, {count}"
