"""Matches the attendees of the open briefing to the registry, and shows on their rows what it finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.change import Change, UndoLine
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.people import Standing, near_question, office_question, ref_of_name
from briefing_app.domain.person_page import Recognition
from briefing_app.i18n import tr
from briefing_app.services.people import Acted, PeopleService
from briefing_app.ui.panels.badge import Badge
from briefing_app.ui.people.people_words import recognition_chip, recognition_text
from briefing_app.ui.people.who_card import Answer, WhoCard

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

_ICONS = {
    Standing.NEW_OFFICE: "rotate-ccw-clock",
    Standing.NAMESAKE: "users",
    Standing.NEAR: "triangle-alert",
}
_QUIET = (Standing.KNOWN, Standing.UNKNOWN)


class PeopleAid(QObject):
    """Asks off the window's thread; a click on what it shows opens the card with the evidence."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._found: dict[str, Recognition] = {}
        self.card = WhoCard(window.theme, window)
        self.card.source_requested.connect(window.opening.item)
        self.card.closed.connect(window.frame.panel.focus_list)
        window.desk.opened.connect(self._opened)
        window.desk.changed.connect(self._changed)
        window.views.shown.connect(self.look)
        window.views.library_changed.connect(self.look)
        window.language_changed.connect(self._show)
        window.frame.panel.who_requested.connect(self.tell)
        self.look()

    @property
    def found(self) -> dict[str, Recognition]:
        """How the attendees of the open briefing stand, by ID."""
        return dict(self._found)

    def look(self, _shown: object = None) -> None:
        """Match the attendees again."""
        briefing, services = self._window.desk.briefing, self._window.services
        if briefing is not None and services is not None and self._window.views.current is None:
            work = partial(services.people.recognise, briefing)
            self._window.jobs.run_behind(
                "recognised", work, partial(self._take, briefing.id), self._window.report
            )

    def tell(self, item_id: str) -> None:
        """Show who an attendee is and on what evidence."""
        found, item = self._found.get(item_id), self._attendee(item_id)
        row = self._window.frame.panel.place_of(item_id)
        if item is None or row is None:
            return
        if found is None:
            self._window.say(tr("Bodies are no persons: nothing is kept of who they are"), icon="user-round")
            return
        self.card.tell(item.name, found, self._answers(item, found), row)

    # internals

    @property
    def _people(self) -> PeopleService:
        services = self._window.services
        assert services is not None
        return services.people

    def _opened(self, _briefing: object) -> None:
        self._found = {}
        self.card.leave()
        self._window.jobs.forget("recognised")
        self.look()

    def _changed(self, change: Change, _how: str) -> None:
        if change.head is not None or any(edit.kind_of_item is ItemKind.ATTENDEE for edit in change.items):
            self.look()

    def _take(self, briefing_id: str, found: dict[str, Recognition]) -> None:
        briefing = self._window.desk.briefing
        if briefing is not None and briefing.id == briefing_id:
            self._found = found
            self._show()

    def _show(self) -> None:
        badges = {}
        # Where nobody is known, as in a new library, "first seen" in every row would say nothing.
        strangers = {found.standing for found in self._found.values()} == {Standing.UNKNOWN}
        for item_id, found in () if strangers else self._found.items():
            text = recognition_chip(found)
            badges[item_id] = Badge(
                text,
                _ICONS.get(found.standing, ""),
                warning=found.standing not in _QUIET,
                tip=recognition_text(found),
                edge=found.standing is not Standing.KNOWN,
            )
        self._window.frame.panel.set_badges(badges)

    def _attendee(self, item_id: str) -> Attendee | None:
        briefing = self._window.desk.briefing
        item = briefing.item(item_id) if briefing is not None else None
        return item if isinstance(item, Attendee) and item.state is not State.REJECTED else None

    def _answers(self, item: Attendee, found: Recognition) -> list[list[Answer]]:
        """Return what may be said to it, as rows of buttons."""
        people = self._people
        lines: list[list[Answer]] = []
        other: Answer = (
            tr("Somebody else"),
            "plain",
            partial(self._do, partial(people.somebody_else, item.id, item.name), tr("Noted: two people")),
        )
        if found.standing is Standing.NEW_OFFICE:
            same = partial(people.answer, found.ref, office_question(item.id))
            lines.append(
                [
                    (tr("Yes, a new office"), "primary", partial(self._do, same, tr("Noted: one person"))),
                    other,
                ]
            )
        elif found.standing is Standing.NAMESAKE and found.candidates:
            for candidate in found.candidates[:4]:
                act = partial(people.assign, item.id, item.name, candidate.ref)
                text = (
                    tr("It is the {office}", office=candidate.office) if candidate.office else candidate.name
                )
                lines.append([(_cut(text), "plain", partial(self._do, act, tr("Noted: one person")))])
            lines.append([other])
        elif found.standing is Standing.NAMESAKE:
            same = partial(people.answer, found.ref, office_question(item.id))
            lines.append(
                [(tr("Yes, one person"), "primary", partial(self._do, same, tr("Noted: one person"))), other]
            )
        elif found.standing is Standing.NEAR:
            bare = ref_of_name(item.name)
            merge = partial(people.merge, bare, found.ref, item.name)
            apart = partial(people.answer, bare, near_question(found.name), item.name)
            yes: Answer = (
                tr("Yes, merge"),
                "primary",
                partial(self._do, merge, tr("Merged into one person")),
            )
            no: Answer = (tr("Two people"), "plain", partial(self._do, apart, tr("Noted: two people")))
            lines.append([yes, no])
        if found.standing is not Standing.UNKNOWN:
            lines.append(
                [(tr("All about {name}", name=found.name), "text", partial(self._open_page, found.ref))]
            )
        return lines

    def _open_page(self, ref: str) -> None:
        self._window.views.show("people", ref)

    def _do(self, act: Callable[[], Acted | None], text: str) -> None:
        try:
            acted = act()
        except BriefingError as error:
            self._window.report(error)
            return
        if acted is not None:
            self._window.status_saved()
            self._window.say(
                text, undo=partial(self._window.steps.undo_on, UndoLine.PEOPLE), keys="Ctrl Alt Z"
            )
        self.look()


def _cut(text: str, limit: int = 52) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
